"""German is heard, and a model that does not know it says so."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from speech_kit import espeak

from app.audio.resample import resample
from app.build import Program, make_recogniser, make_synthesiser, open_program
from app.domain.audio import SPEECH_RATE
from app.domain.errors import ModelError
from app.language.understanding import understand
from app.storage.secrets import MemorySecrets

VOICE = "de+m3"
"""A voice of espeak-ng that Whisper base follows in plain German sentences."""

MONDAY = datetime(2026, 11, 23, 9, 10, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = open_program(tmp_path, secrets=MemorySecrets())
    program.settings.set("person.language", "de")
    return program


def test_german_speech_is_written_down_and_understood(program: Program) -> None:
    async def heard() -> list[str]:
        recogniser = make_recogniser(program)
        try:
            return [
                await recogniser.transcribe(resample(espeak(sentence, VOICE), SPEECH_RATE))
                for sentence in (
                    "Ich möchte einen Termin am Dienstag um halb drei.",
                    "Um vierzehn Uhr dreißig.",
                    "Ja, das passt mir gut.",
                )
            ]
        finally:
            await recogniser.close()

    day, clock, yes = asyncio.run(heard())
    said = understand(day, now=MONDAY, time_zone="Europe/Berlin", locale="de")
    assert said.date is not None, day
    assert said.date.value.isoformat() == "2026-11-24"
    assert said.time is not None, day
    assert f"{said.time.value:%H:%M}" == "14:30"
    asked = understand(clock, now=MONDAY, time_zone="Europe/Berlin", locale="de")
    assert asked.time is not None, clock
    assert f"{asked.time.value:%H:%M}" == "14:30"
    answer = understand(
        yes, now=MONDAY, time_zone="Europe/Berlin", expecting="yesno", locale="de"
    ).answer
    assert answer == "yes", yes


def test_an_english_voice_does_not_read_german(program: Program) -> None:
    async def speak() -> None:
        synthesiser = make_synthesiser(program, "de")
        try:
            await synthesiser.synthesise("Guten Tag")
        finally:
            await synthesiser.close()

    with pytest.raises(ModelError, match=r"does not know the language.*piper-de-de-thorsten"):
        asyncio.run(speak())


def test_an_english_recogniser_does_not_guess_at_german(program: Program) -> None:
    program.settings.set("speech.recogniser", "whisper-tiny-en")

    async def hear() -> None:
        recogniser = make_recogniser(program)
        try:
            await recogniser.warm_up()
        finally:
            await recogniser.close()

    with pytest.raises(ModelError, match=r"does not know the language.*whisper-base"):
        asyncio.run(hear())
