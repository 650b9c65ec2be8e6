"""A seeded sample of the soak: spoken turns one after the other, each written down and answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from soak_turns import soak

TURNS = 4


async def test_every_spoken_turn_is_written_down_and_answered_aloud(
    model_folder: Callable[[str], Path], tmp_path: Path
) -> None:
    model_folder("whisper-base")
    model_folder("piper-en-us-joe")
    memory = await soak(1, TURNS, tmp_path, every=2)
    assert memory.transcribed == memory.replied == TURNS
    assert [*memory.after] == [2, 4]
