"""The judge of the schedules finds what must never be; what it lets pass is worth something."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from booking_oracle import judge
from calendar_rig import (
    ADA,
    ROME,
    TUESDAY_TEN,
    TestClock,
    calendar_over,
    cancellation,
    journal_of,
    move,
    proposal,
    sandbox_app,
)

from app.scheduling.client import CalComClient
from app.scheduling.sandbox.store import SANDBOX_DATABASE
from app.storage.main_database import MAIN_DATABASE


async def booked(state: Path, *, then: str = "") -> None:
    clock = TestClock()
    with sandbox_app(state, clock) as app, journal_of(state) as journal:
        calendar = calendar_over(CalComClient.in_process(app), journal, clock=clock)
        made = await calendar.book(proposal(), time_zone=ROME)
        if then == "move":
            later = TUESDAY_TEN + timedelta(hours=1)
            await calendar.reschedule(move(made, later), time_zone=ROME)
        if then == "cancel":
            await calendar.cancel(cancellation(made), time_zone=ROME)
        await calendar.close()


def tamper(path: Path, statement: str, *values: str) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        assert connection.execute(statement, values).rowcount > 0


@pytest.mark.parametrize("then", ["", "move", "cancel"])
async def test_what_went_well_is_not_wrong(tmp_path: Path, then: str) -> None:
    await booked(tmp_path, then=then)
    assert judge(tmp_path, person=ADA, can_list=True).wrong == []


@pytest.mark.parametrize(
    ("then", "statement", "finding"),
    [
        ("", "UPDATE write_intent SET state = 'refused'", "history"),
        ("", "UPDATE write_intent SET booking_uid = 'no'", "not there"),
        ("", "UPDATE write_intent SET start = '2026-10-13T09:30:00.000000+00:00'", "another time"),
        ("", "UPDATE write_intent SET request_id = 'no'", "in the journal"),
        (
            "move",
            "UPDATE write_intent SET target_uid = 'no' WHERE kind = 'reschedule'",
            "not moved",
        ),
        (
            "cancel",
            "UPDATE write_intent SET target_uid = 'no' WHERE kind = 'cancel'",
            "cancel of",
        ),
    ],
)
async def test_a_journal_that_is_untrue_is_found(
    tmp_path: Path, then: str, statement: str, finding: str
) -> None:
    await booked(tmp_path, then=then)
    tamper(tmp_path / MAIN_DATABASE, statement)
    wrong = judge(tmp_path, person=ADA, can_list=True).wrong
    assert any(finding in what for what in wrong), wrong


@pytest.mark.parametrize("state", ["refused", "not_sent", "dropped"])
async def test_a_booking_that_the_journal_denies_is_found(tmp_path: Path, state: str) -> None:
    await booked(tmp_path)
    tamper(tmp_path / MAIN_DATABASE, "UPDATE write_intent SET state = ?", state)
    tamper(tmp_path / MAIN_DATABASE, "UPDATE write_transition SET state = ?", state)
    assert judge(tmp_path, person=ADA, can_list=True).wrong == [
        f"create {state}: and yet it is booked"
    ]


async def test_a_second_booking_of_one_request_is_found(tmp_path: Path) -> None:
    await booked(tmp_path)
    tamper(
        tmp_path / SANDBOX_DATABASE,
        "INSERT INTO booking (id, answer) SELECT 99, "
        "json_set(answer, '$.uid', 'second', '$.start', ?) FROM booking",
        "2026-10-13T12:00:00.000Z",
    )
    wrong = judge(tmp_path, person=ADA, can_list=True).wrong
    assert any("made 2 bookings" in what for what in wrong), wrong
    assert any("2 appointments of one person" in what for what in wrong), wrong
