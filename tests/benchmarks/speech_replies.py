"""Measures answering: from the key that is let go to the first sound of the reply, part by part."""

from __future__ import annotations

import asyncio
import itertools
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from paced_sound import PacedSound
from speech_utterances import Utterance

from app.audio.files import SilentLoudspeaker
from app.audio.microphone import Microphone
from app.build import choose, open_program, open_session
from app.domain.audio import Audio
from app.domain.events import Event, FunctionResult, Metrics, Phase, StateChanged
from app.speech.voice_activity import speech_end
from app.storage.secrets import MemorySecrets

_AUDIBLE = 10 ** (-50 / 20)

_PARTS = ("", " in the morning", " in the afternoon")


def questions(today: date, count: int) -> list[str]:
    """Ask about so many days to come, none on a weekend and each once: none is known yet."""
    days = (today + timedelta(days=ahead) for ahead in itertools.count(2))
    working = itertools.islice((day for day in days if day.weekday() < 5), count)
    return [
        f"What times are free on {day:%B} {day.day}{_PARTS[number % len(_PARTS)]}?"
        for number, day in enumerate(working)
    ]


@dataclass(frozen=True, slots=True)
class Answer:
    """Milliseconds from the key coming up, each to the end of a stage.

    `recorded` is when the tail was over, `written` when the words were there, `worded` when the
    first words of the reply were there, `audible` when the first sample that can be heard was
    handed to the loudspeaker. `tools` counts the tools that were called before.
    """

    recorded: float
    written: float
    worded: float
    audible: float
    tools: int


class _Loudspeaker(SilentLoudspeaker):
    """Notes when the first sound that can be heard is handed over; plays in no time."""

    def __init__(self) -> None:
        self.first = 0.0

    async def play(self, audio: Audio) -> None:
        """Take note, and let the sound pass."""
        audible = np.flatnonzero(np.abs(audio.samples) > _AUDIBLE)
        if not self.first and len(audible):
            # What is silent before it would have to be played first.
            self.first = time.perf_counter() + float(audible[0]) / audio.sample_rate


class _Microphone(Microphone):
    """Notes when the tail is over."""

    recorded = 0.0

    async def finish(self) -> Audio:
        """Record the tail."""
        audio = await super().finish()
        self.recorded = time.perf_counter()
        return audio


async def answers(utterances: Sequence[Utterance], *, release: float, quiet: float) -> list[Answer]:
    """Ask each in real time, the key coming up `release` seconds after the last word.

    The whole session takes part: microphone, recogniser, built-in agent, sandbox calendar over its
    tool, voice. Between two turns it is quiet for so many seconds, in which phrases are made ahead
    as in the window.
    """
    sound, loudspeaker = PacedSound(), _Loudspeaker()
    source = _Microphone(sound, speech_ends=speech_end)
    found: list[Answer] = []
    events: asyncio.Queue[Event] = asyncio.Queue()
    with tempfile.TemporaryDirectory() as folder:
        program = open_program(Path(folder), secrets=MemorySecrets())
        program.settings.set("audio.tones", False)  # the first sound is to be the reply's
        choices = choose(program, time_zone="Europe/Berlin")
        async with open_session(
            program,
            choices,
            listener=events.put_nowait,
            source=source,
            sink=loudspeaker,
            rehearse=True,
        ) as session:
            await session.start()
            for utterance in utterances:
                await asyncio.sleep(quiet)
                while not events.empty():
                    events.get_nowait()
                session.press()
                await _until(events, Phase.LISTENING)
                began = await asyncio.to_thread(sound.speak, utterance.audio)
                await asyncio.sleep(began + utterance.end + release - time.perf_counter())
                released = time.perf_counter()
                loudspeaker.first = 0.0
                session.release()
                metrics, tools = await _turn(events)
                if metrics.transcript_ms is None or metrics.reply_text_ms is None:
                    raise RuntimeError(f"not heard: {utterance.text}")
                found.append(
                    Answer(
                        1000 * (source.recorded - released),
                        metrics.transcript_ms,
                        metrics.reply_text_ms,
                        1000 * (loudspeaker.first - released),
                        tools,
                    )
                )
    sound.end()
    return found


async def _until(events: asyncio.Queue[Event], phase: Phase) -> None:
    while True:
        event = await events.get()
        if isinstance(event, StateChanged) and event.phase is phase:
            return


async def _turn(events: asyncio.Queue[Event]) -> tuple[Metrics, int]:
    tools = 0
    while True:
        event = await events.get()
        tools += isinstance(event, FunctionResult)
        if isinstance(event, Metrics):
            return event, tools
