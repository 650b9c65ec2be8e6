"""Records utterances from the microphone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from functools import partial

from app.audio.backend import AudioBackend, Timing
from app.audio.devices import Device, falls_to_telephone_quality
from app.audio.failures import delivers_nothing
from app.audio.kept_device import KeptDevice
from app.audio.level import SILENCE, dbfs
from app.audio.notices import NoticeBoard
from app.audio.overheard import Overheard
from app.audio.recorder import Piece, Recorder, Utterance, judged
from app.audio.soundness import LOW_LEVEL, loudest, words_for, words_for_low_level
from app.audio.stream_keeper import FIRST_BLOCK, StreamKeeper
from app.audio.system_sound import SystemSound
from app.audio.tail import CONTEXT, LISTENED, SpeechEnds, is_over
from app.domain.audio import Audio
from app.domain.errors import AudioError
from app.domain.wording import Wording

log = logging.getLogger(__name__)

LONGEST_UTTERANCE = 5 * 60 + 2
"""Seconds, pre-roll and tail included, that an utterance holds: a stuck key fills no memory."""

_LEVEL_SECONDS = 0.05
_POLL = 0.005
_OVERHEAR = 0.03
_LATE = 1.0  # seconds over the tail's length in which its sound must have come
_SOUND = "microphone-sound"


class Microphone(KeptDevice[Recorder]):
    """Records from the chosen microphone while it is open, and cuts utterances out of that.

    Recording runs all the time into a ring, so an utterance begins `pre_roll` seconds before
    `start` and its first syllable is not lost. It ends `tail` seconds after `finish`, or as soon
    as the person has stopped speaking, where `speech_ends` can tell.

    `choice` returns the name of the microphone that is wanted, "" for the system's choice, and
    `output` the loudspeaker in use, to warn of a headset that can't do both well. A device that
    goes is replaced and returned to, see `StreamKeeper`; what is to be said about device and
    sound goes to the subscribed listeners. To be used from one asyncio loop.
    """

    def __init__(
        self,
        backend: AudioBackend | None = None,
        *,
        choice: Callable[[], str] = lambda: "",
        output: Callable[[], Device | None] = lambda: None,
        pre_roll: float = 0.5,
        tail: float = 0.3,
        speech_ends: SpeechEnds | None = None,
        timing: Timing | None = None,
    ) -> None:
        self._output = output
        self._pre_roll = pre_roll
        self._tail = tail
        self._speech_ends = speech_ends
        notices = NoticeBoard()
        self._utterance: Utterance | None = None
        self._overheard: Overheard | None = None
        self._used: tuple[Recorder, int] | None = None  # up to where sound was used already
        self._last = (Audio.silence(0.0), "")  # utterance, and the device it came from
        self._judging: asyncio.Task[None] | None = None
        self._sound_of = ""
        keeper = StreamKeeper(
            backend or SystemSound(),
            "input",
            choice=choice,
            make_tap=Recorder,
            busy=lambda: self._utterance is not None,
            moved=self._on_moved,
            notices=notices,
            looked=self._warn_of_bluetooth,
            timing=timing,
        )
        super().__init__(keeper, notices)

    async def overhear(self) -> Audio:
        """Return what came in since the last call, as soon as something did.

        Waits while the microphone is closed. What is older than the ring is left out.
        """
        while True:
            recorder = self._keeper.tap
            if recorder is None:
                self._overheard = None
            elif self._overheard is None or self._overheard.recorder is not recorder:
                self._overheard = Overheard(recorder)
            else:
                fresh = self._overheard.take()
                if len(fresh.samples):
                    return fresh
            await self._keeper.timing.sleep(_OVERHEAR)

    async def start(self, ago: float | None = None) -> None:
        """Begin an utterance, pre-roll included; return when sound arrives.

        Or one that began so many seconds `ago`, as far as the ring holds the sound since then and
        no utterance has used it. Opens the microphone if need be. Raises `AudioError`, also when
        no sound comes.
        """
        await self.open()
        await self.cancel()
        recorder = self._recorder()
        pressed = recorder.ring.written
        before = self._pre_roll if ago is None else ago
        begin = max(pressed - round(before * recorder.rate), self._used_of(recorder))
        timing = self._keeper.timing
        end = timing.now() + FIRST_BLOCK
        while recorder.ring.written <= pressed:
            if self._keeper.is_lost or timing.now() >= end:
                raise delivers_nothing("input", recorder.device)
            await timing.sleep(_POLL)
            current = self._keeper.tap
            if current is not None and current is not recorder:  # the device died meanwhile
                recorder, pressed, begin = current, 0, 0
        self._utterance = Utterance(recorder, begin, LONGEST_UTTERANCE, self._on_full)

    def heard(self) -> Audio:
        """Return what has come in of the utterance since the last call, at `SPEECH_RATE`."""
        return self._utterance.heard() if self._utterance else Audio.silence(0.0)

    async def finish(self) -> Audio:
        """Return the utterance at `SPEECH_RATE`, after its tail has been recorded.

        It begins with all that was `heard` of it.

        Where the device went meanwhile, it is what was recorded up to then, and on from when
        another one took over.
        """
        utterance = self._utterance
        if utterance is None:
            raise AudioError("No recording was begun.", advice="Hold the key, then speak.")
        await self._record_tail(utterance)
        if self._utterance is utterance:
            self._utterance = None
        pieces = self._ended(utterance)
        audio = utterance.whole()
        self._last = (audio, pieces[-1].device if pieces else "")
        if pieces and not utterance.is_full:
            # Nobody waits for it: an utterance of minutes takes a while.
            self._judging = asyncio.create_task(self._judge(pieces))
        return audio

    async def cancel(self) -> None:
        """Drop the utterance that was begun, if there is one."""
        utterance, self._utterance = self._utterance, None
        if utterance is not None:
            self._ended(utterance)

    def level(self) -> float:
        """Return the level of the last 50 ms in dBFS, -120 when closed or silent."""
        recorder = self._keeper.tap
        return SILENCE if recorder is None else dbfs(recorder.recent(_LEVEL_SECONDS).samples)

    def why_unheard(self) -> str:
        """Return why the last utterance can't have held words, "" where it was loud enough."""
        audio, device = self._last
        is_low = device and loudest(audio.samples, audio.sample_rate) < LOW_LEVEL
        return words_for_low_level(device) if is_low else ""

    async def close(self) -> None:
        """Stop recording and let go of the device."""
        await self.cancel()
        if self._judging is not None:
            await asyncio.wait((self._judging,))
        await self._keeper.close()

    # An utterance -----------------------------------------------------------------------------

    def _recorder(self) -> Recorder:
        recorder = self._keeper.tap
        if recorder is None:  # closed, or gone again, while it was being opened
            raise AudioError("The microphone is closed.", advice="Try again.")
        return recorder

    def _used_of(self, recorder: Recorder) -> int:
        return self._used[1] if self._used and self._used[0] is recorder else 0

    def _ended(self, utterance: Utterance) -> tuple[Piece, ...]:
        pieces = utterance.end()
        self._used = (utterance.recorder, utterance.recorder.ring.written)
        return pieces

    async def _record_tail(self, utterance: Utterance) -> None:
        """Return when the tail has been recorded, or the person is known to be quiet.

        Polls, since the audio callback must not wake anybody up.
        """
        timing, recorder = self._keeper.timing, utterance.recorder
        released, end = recorder.ring.written, timing.now() + self._tail + _LATE
        judging: asyncio.Future[bool] | None = None
        judged = released
        while recorder.ring.written < released + round(self._tail * recorder.rate):
            if timing.now() >= end:
                return
            if judging is not None and judging.done():
                if judging.result():
                    return
                judging = None
            if judging is None and recorder.ring.written > judged:
                judged = recorder.ring.written
                judging = self._start_judging(recorder, (judged - released) / recorder.rate)
            await timing.sleep(_POLL)
            if utterance.recorder is not recorder:  # another device has taken over
                recorder, released, judged = utterance.recorder, 0, 0

    def _start_judging(
        self, recorder: Recorder, since_release: float
    ) -> asyncio.Future[bool] | None:
        if self._speech_ends is None or not LISTENED <= since_release < self._tail:
            return None
        recent = recorder.recent(CONTEXT + since_release)
        work = partial(_is_over, recent, since_release, self._speech_ends)
        return asyncio.get_running_loop().run_in_executor(None, work)

    # What is said about it --------------------------------------------------------------------

    async def _judge(self, pieces: tuple[Piece, ...]) -> None:
        """Say what is wrong with the sound, or take that back."""
        result = await asyncio.to_thread(judged, pieces)
        self._sound_of = result.device
        if result.fault is not None:
            self._notices.put(_SOUND, *words_for(result.fault, result.device))
        else:
            self._notices.take_back(_SOUND)

    def _on_full(self) -> None:
        self._notices.put(
            _SOUND,
            Wording(
                "I listened for {minutes} minutes; what came after is not recorded.",
                minutes=round(LONGEST_UTTERANCE / 60),
            ),
            "Let go of the key, and say less at once.",
        )

    def _warn_of_bluetooth(self) -> None:
        source, sink = self.device, self._output()
        if falls_to_telephone_quality(source, sink):
            assert source is not None  # it has been looked at
            self._notices.put(
                "bluetooth",
                Wording(
                    'While "{name}" listens, what you hear on it sounds like a telephone.',
                    name=source.name,
                ),
                "Bluetooth can't do better. Choose another microphone in the settings, such as the"
                " computer's own, and the headset plays in full quality again.",
            )
        else:
            self._notices.take_back("bluetooth")

    def _on_moved(self, recorder: Recorder) -> None:
        if recorder.device != self._sound_of:
            self._notices.take_back(_SOUND)  # it was about another device
        if self._utterance is not None:
            self._utterance.move(recorder)


def _is_over(recent: Audio, since_release: float, speech_ends: SpeechEnds) -> bool:
    try:
        return is_over(recent, since_release, speech_ends)
    except Exception:  # whatever the detector meets, the whole tail is recorded then
        log.exception("voice activity could not be told")
        return False
