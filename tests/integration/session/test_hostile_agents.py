"""A seeded sample of the soak: no agent gets a booking past the guard."""

from __future__ import annotations

from pathlib import Path

import pytest
from soak_guard import hold


@pytest.mark.parametrize("seed", range(1, 31))
async def test_no_agent_books_without_a_yes(seed: int, tmp_path: Path) -> None:
    verdict = await hold(seed, tmp_path)
    assert not verdict.wrong
