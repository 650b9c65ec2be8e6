"""The mouth of a scripted user: speaks into a microphone that takes no time, in several voices."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable

import numpy as np
from dialogue_desk import Desk, SpokenParts
from speech_kit import ESPEAK, PIPER, espeak

from app.audio.files import FileMicrophone, SilentLoudspeaker
from app.audio.resample import resample
from app.domain.audio import SPEECH_RATE, Audio
from app.domain.events import Event, Phase, StateChanged
from app.session.reply import Voice
from app.speech.recogniser import WhisperRecogniser
from app.speech.synthesiser import PiperSynthesiser

VOICES = (PIPER, *ESPEAK)
_BREATH_SECONDS = 0.3


class Throat(FileMicrophone):
    """A microphone that gives the utterance that was put there last."""

    def __init__(self) -> None:
        super().__init__(())
        self.next = Audio.silence(0.1, SPEECH_RATE)

    async def start(self, ago: float | None = None) -> None:  # noqa: ARG002
        """Take the utterance."""
        self._utterance = self.next


class Quick:
    """A voice for the program whose sentences take no time to make: the user reads along."""

    async def warm_up(self) -> None:
        """Do nothing."""

    def is_ready(self, text: str) -> bool:  # noqa: ARG002
        """Say so of everything."""
        return True

    async def make_ahead(self, text: str) -> bool:  # noqa: ARG002
        """Do nothing."""
        return True

    async def synthesise(self, text: str) -> Audio:  # noqa: ARG002
        """Return a moment of silence."""
        return Audio.silence(0.05)

    async def renew(self) -> None:
        """Do nothing."""

    async def close(self) -> None:
        """Do nothing."""


class Remembering:
    """The program's recogniser, which need not hear the same words of the same voice twice.

    The same sound always gives the same text; `key` names the sound that comes next.
    """

    def __init__(self, recogniser: WhisperRecogniser) -> None:
        self._recogniser = recogniser
        self.known: dict[tuple[str, str], str] = {}
        self.key = ("", "")

    async def warm_up(self) -> None:
        """Load the model."""
        await self._recogniser.warm_up()

    def listen(self, shown: Callable[[str], None]) -> Remembering:  # noqa: ARG002
        """Return what hears the next utterance, as a whole."""
        return self

    def take(self, audio: Audio) -> None:
        """Do nothing: it is heard as a whole."""

    def so_far(self) -> str | None:
        """Return nothing: it is heard as a whole."""
        return None

    def drop(self) -> None:
        """Do nothing."""

    async def finish(self, audio: Audio) -> str:
        """Return the words."""
        if self.key not in self.known:
            self.known[self.key] = await self._recogniser.transcribe(audio)
        return self.known[self.key]

    async def renew(self) -> None:
        """Do nothing: the model stays the same."""

    async def close(self) -> None:
        """Release the model."""
        await self._recogniser.close()


class Speaker:
    """Says things in one `voice` at a time, of Piper or of espeak-ng."""

    def __init__(
        self, recogniser: WhisperRecogniser, piper: PiperSynthesiser, voice: str = PIPER
    ) -> None:
        self._recogniser = Remembering(recogniser)
        self._piper = piper
        self._throat = Throat()
        self.voice = voice

    @property
    def parts(self) -> SpokenParts:
        """What the program hears and speaks with."""
        return SpokenParts(self._throat, self._recogniser, Voice(Quick(), SilentLoudspeaker()))

    async def say(self, text: str, desk: Desk) -> None:
        """Hold the key, say the words, let go, and wait for the answer."""
        self._recogniser.key = (self.voice, text)
        if self._recogniser.key not in self._recogniser.known:
            self._throat.next = await self._sound(text)
        listening = asyncio.Event()

        def look(event: Event) -> None:
            if isinstance(event, StateChanged) and event.phase is Phase.LISTENING:
                listening.set()

        unsubscribe = desk.session.subscribe(look)
        desk.session.press()
        await listening.wait()
        unsubscribe()
        desk.session.release()
        await desk.session.settled()

    async def _sound(self, text: str) -> Audio:
        if not re.search(r"\w", text):
            return Audio.silence(1.0, SPEECH_RATE)
        if self.voice == PIPER:
            spoken = await self._piper.synthesise(text)
        else:
            spoken = await asyncio.to_thread(espeak, text, self.voice)
        breath = Audio.silence(_BREATH_SECONDS, spoken.sample_rate).samples
        samples = np.concatenate([breath, spoken.samples, breath])
        return resample(Audio(samples, spoken.sample_rate), SPEECH_RATE)
