"""Scripted users book with the built-in agent: what they want is booked, and nothing else ever."""

from __future__ import annotations

from pathlib import Path

import pytest
from dialogue_desk import converse
from dialogue_generator import generate
from dialogue_goal import Scenario
from dialogue_scenarios import hand_written
from dialogue_shared import shared_users

SCENARIOS = hand_written()
SHARED = shared_users()[::6]
SEEDS = range(1, 51)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
async def test_hand_written_users_get_what_they_want(scenario: Scenario, tmp_path: Path) -> None:
    verdict = await converse(scenario, tmp_path)
    assert not verdict.wrong, str(verdict)
    assert not verdict.loops, str(verdict)
    assert verdict.right, str(verdict)


@pytest.mark.parametrize("scenario", SHARED, ids=lambda scenario: scenario.name)
async def test_callers_of_other_desks_get_what_they_want(
    scenario: Scenario, tmp_path: Path
) -> None:
    verdict = await converse(scenario, tmp_path)
    assert not verdict.wrong, str(verdict)
    assert verdict.right, str(verdict)


@pytest.mark.parametrize("seed", SEEDS)
async def test_no_user_of_the_generator_is_booked_wrongly(seed: int, tmp_path: Path) -> None:
    verdict = await converse(generate(seed), tmp_path)
    assert not verdict.wrong, str(verdict)
