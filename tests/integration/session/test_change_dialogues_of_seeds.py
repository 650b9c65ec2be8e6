"""A seeded sample of the soak: people have their appointments changed, and nothing else happens."""

from __future__ import annotations

from pathlib import Path

import pytest
from soak_changes import hold


@pytest.mark.parametrize("seed", range(1, 31))
async def test_an_appointment_is_changed_as_wanted_or_not_at_all(seed: int, tmp_path: Path) -> None:
    verdict = await hold(seed, tmp_path)
    assert not verdict.wrong, str(verdict)
    assert verdict.right or verdict.goal.half == "held_out", str(verdict)
