"""A seeded sample of the soak: no model gets anything past the guard, and every turn ends."""

from __future__ import annotations

import pytest
from hostile_models import hostile_rig


@pytest.mark.parametrize("first", range(1, 51, 10))
async def test_no_model_gets_past_the_guard(first: int) -> None:
    async with hostile_rig() as rig:
        for seed in range(first, first + 10):
            verdict = await rig.hold(seed)
            assert not verdict.wrong, f"seed {seed}"
