"""Talking without a key: speech begins an utterance, and a pause ends it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from app.domain.audio import SPEECH_RATE, Audio
from app.domain.events import HandsFree, Phase
from app.session.endpointing import ends_turn
from app.session.ports import AudioSource, VoiceActivity

log = logging.getLogger(__name__)

SPEECH = 0.2
"""Seconds of speech within the last second that begin an utterance: a "two" has 0.22."""

ECHO = 0.3
"""Seconds after the program's own sound in which nothing begins."""

REST = 120.0
"""Seconds without a turn after which it no longer listens by itself: the person may have gone."""

_PRE_ROLL = 0.6  # seconds before the speech: what recognition wants, and the way through filters
_REVERBERATION = 0.1  # seconds of the program's own sound after its end that no utterance holds
_RECENT = SPEECH_RATE  # samples in which speech counts as one beginning
_FORGET = 10 * SPEECH_RATE  # samples without speech after which it is watched for anew

_REPLYING = frozenset({Phase.THINKING, Phase.COMMITTING, Phase.SPEAKING})
_RECORDING = frozenset({Phase.ARMING, Phase.LISTENING})


@dataclass(frozen=True, slots=True)
class HandsFreeMode:
    """How the person wants to talk without a key, asked whenever it matters.

    `headset` tells that no reply can reach the microphone, so that it may be talked over.
    `voice_activity` makes what tells speech from noise, from silence on.
    """

    wanted: Callable[[], bool]
    headset: Callable[[], bool]
    voice_activity: Callable[[], VoiceActivity]


class VoiceKey:
    """Presses and releases for a person who does not, while they see that it listens.

    It is half duplex: what the program itself plays, and `ECHO` seconds after it, begins nothing,
    unless the person wears a headset. Time is counted in sound. To be used from one asyncio loop;
    `look` is to be called when anything that was asked for may have changed.
    """

    def __init__(
        self,
        source: AudioSource,
        mode: HandsFreeMode,
        *,
        phase: Callable[[], Phase],
        is_blocked: Callable[[], bool],
        is_sounding: Callable[[], bool],
        so_far: Callable[[], str | None],
        is_unfinished: Callable[[str], bool],
        press: Callable[[float], None],
        release: Callable[[], None],
        changed: Callable[[HandsFree], None],
    ) -> None:
        """Take what it works with.

        `is_blocked` tells that no press can be answered now, `is_sounding` that the program is
        heard; `so_far` returns the words before a pause. `press` begins an utterance so many
        seconds ago.
        """
        self._source = source
        self._mode = mode
        self._phase = phase
        self._is_blocked = is_blocked
        self._is_sounding = is_sounding
        self._so_far = so_far
        self._is_unfinished = is_unfinished
        self._press = press
        self._release = release
        self._changed = changed
        self._seen = False
        self._resting = False
        self._holds = False  # the utterance under way is its own
        self._state = HandsFree.OFF
        self._activity: VoiceActivity | None = None
        self._since_sound = 0.0  # seconds heard since the program itself was heard
        self._idle = 0.0  # seconds without a turn
        self._watching: asyncio.Task[None] | None = None

    @property
    def listens(self) -> bool:
        """Whether it listens by itself, so that the microphone is to be open."""
        return self._state is HandsFree.LISTENING

    def show(self, seen: bool) -> None:
        """Take whether the person sees that it listens; only then does it."""
        self._seen = seen
        self.wake()

    def wake(self) -> None:
        """Listen again after a rest: the person is there."""
        self._resting = False
        self._idle = 0.0
        self.look()

    def rest(self) -> None:
        """Listen no more until the person does something."""
        self._resting = True
        self.look()

    def give_way(self) -> None:
        """Leave the utterance under way to the key, which was pressed."""
        self._holds = False

    def look(self) -> None:
        """Begin or end to listen, as is wanted now."""
        if not self._mode.wanted() or not self._seen:
            self._turn(HandsFree.OFF)
        else:
            self._turn(HandsFree.RESTING if self._resting else HandsFree.LISTENING)
        if self.listens or self._holds:
            if self._watching is None:
                self._watching = asyncio.create_task(self._watch())
        elif self._watching is not None:
            self._watching.cancel()
            self._watching = None

    async def close(self) -> None:
        """End listening."""
        self._seen = self._holds = False
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.gather(self._watching, return_exceptions=True)

    def _turn(self, state: HandsFree) -> None:
        if state is not self._state:
            self._state = state
            self._changed(state)

    # Sound ------------------------------------------------------------------------------------

    async def _watch(self) -> None:
        try:
            self._activity = await asyncio.to_thread(self._ready_activity)
            self._since_sound = 0.0
            await self._source.overhear()  # what came before is nobody's business
            while self.listens or self._holds:
                self._take(await self._source.overhear())
        except Exception:
            log.exception("Nobody can be heard without a key")
            self._holds = False
            self.rest()
        finally:
            if self._watching is asyncio.current_task():
                self._watching = None

    def _ready_activity(self) -> VoiceActivity:
        activity = self._mode.voice_activity()
        activity.take(np.zeros(SPEECH_RATE // 10, dtype=np.float32))  # loads what is behind it
        return activity

    def _take(self, sound: Audio) -> None:
        phase = self._phase()
        if self._holds and phase not in _RECORDING:
            self._holds = False
            self._forget()
        if phase in _REPLYING:
            self._idle = 0.0
        if self._is_deaf(phase):
            self._since_sound = 0.0
            self._forget()
            return
        self._since_sound += sound.seconds
        if self._since_sound < ECHO:
            return
        activity = self._activity
        assert activity is not None  # made before anything is taken
        activity.take(sound.samples)
        if self._holds:
            self._look_for_the_end(activity)
        else:
            self._look_for_a_beginning(activity, phase, sound.seconds)

    def _is_deaf(self, phase: Phase) -> bool:
        """Whether what comes in is not for it: the key's, or the program's own sound."""
        if phase in _RECORDING:
            return not self._holds
        if self._is_blocked():
            return True
        if self._mode.headset():
            return False
        return phase in _REPLYING or self._is_sounding()

    def _forget(self) -> None:
        if self._activity is None or self._activity.taken:
            self._activity = self._mode.voice_activity()

    def _look_for_a_beginning(self, activity: VoiceActivity, phase: Phase, seconds: float) -> None:
        now = activity.taken
        recent = [span for span in activity.spans() if span.end > now - _RECENT]
        if sum(span.end - span.start for span in recent) >= SPEECH * SPEECH_RATE:
            self._holds = True
            ago = (now - recent[0].start) / SPEECH_RATE + _PRE_ROLL
            self._press(min(ago, self._since_sound - _REVERBERATION))
            return
        if not recent and now > _FORGET:
            self._forget()
        if phase is Phase.IDLE:
            self._idle += seconds
            if self._idle >= REST:
                self.rest()

    def _look_for_the_end(self, activity: VoiceActivity) -> None:
        spans = activity.spans()
        pause = (activity.taken - spans[-1].end) / SPEECH_RATE
        if ends_turn(pause, self._so_far(), self._is_unfinished):
            self._holds = False
            self._forget()
            self._release()
