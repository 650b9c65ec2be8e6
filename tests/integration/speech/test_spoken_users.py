"""A scripted user books by speaking: through the microphone, the recogniser and the guard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from dialogue_desk import converse
from dialogue_goal import Interlude
from dialogue_scenarios import hand_written
from dialogue_speech import Speaker
from speech_kit import ESPEAK, PIPER

from app.speech.recogniser import WhisperRecogniser
from app.speech.synthesiser import PiperSynthesiser

USERS = {user.name: user for user in hand_written()}


@pytest.mark.parametrize("voice", [PIPER, ESPEAK[0]])
async def test_a_spoken_yes_books_what_the_summary_said(
    voice: str, recogniser: WhisperRecogniser, synthesiser: PiperSynthesiser, tmp_path: Path
) -> None:
    user = replace(
        USERS["chatty: the whole story"],
        says={"opening": ("Thursday at eleven o'clock, please.",), "yes": ("Yes, please.",)},
        voice=voice,
        known=True,
    )
    verdict = await converse(user, tmp_path, Speaker(recogniser, synthesiser, voice))
    assert verdict.right, str(verdict)


async def test_a_spoken_change_of_mind_is_no_yes(
    recogniser: WhisperRecogniser, synthesiser: PiperSynthesiser, tmp_path: Path
) -> None:
    user = USERS["changing: another time at the summary"]
    later = user.interludes[0].goal
    change = Interlude("summary", "Yes, but make it three o'clock.", goal=later)
    says = {"opening": ("Wednesday at two o'clock, please.",), "yes": ("Yes, please.",)}
    user = replace(user, says=says, interludes=(change,), voice=PIPER, known=True)
    verdict = await converse(user, tmp_path, Speaker(recogniser, synthesiser, PIPER))
    assert verdict.right, str(verdict)
    assert verdict.turns == 3, str(verdict)
