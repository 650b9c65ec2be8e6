"""A seeded sample of the soak: of silence and noise comes not a word."""

from __future__ import annotations

from soak_noise import listen

from app.speech.recogniser import WhisperRecogniser

SECONDS = 60.0


async def test_nothing_is_written_where_nothing_is_said(recogniser: WhisperRecogniser) -> None:
    wrong = await listen(recogniser, 3, SECONDS)
    assert not wrong, "\n".join(map(str, wrong))
