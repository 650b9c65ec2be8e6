"""Random faults, deaths and rivals, drawn from seeds: none lost, none twice, none untrue."""

from __future__ import annotations

from pathlib import Path

import pytest
from fault_schedule import run_schedule

SCHEDULES_EACH = 10


@pytest.mark.parametrize("first_seed", range(1001, 1051, SCHEDULES_EACH))
async def test_journal_and_calendar_agree_after_any_schedule(
    tmp_path: Path, first_seed: int
) -> None:
    for seed in range(first_seed, first_seed + SCHEDULES_EACH):
        account = await run_schedule(seed, tmp_path / str(seed))
        assert not account.wrong, (seed, account.wrong, account.events)
