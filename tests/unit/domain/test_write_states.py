from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.domain.journal import (
    FIRST_STATES,
    TRANSITIONS,
    WriteIntent,
    WriteKind,
    WriteState,
    may_become,
)

PENDING, DONE, REFUSED = WriteState.PENDING, WriteState.DONE, WriteState.REFUSED
ATTENTION, NOT_SENT = WriteState.NEEDS_ATTENTION, WriteState.NOT_SENT
DROPPED = WriteState.DROPPED

ALLOWED = {
    (PENDING, DONE),
    (PENDING, REFUSED),
    (PENDING, NOT_SENT),
    (PENDING, ATTENTION),
    (ATTENTION, DONE),
    (ATTENTION, REFUSED),
    (REFUSED, DONE),
    (NOT_SENT, DROPPED),
}

NOW = datetime(2026, 10, 12, 7, 0, tzinfo=UTC)
INTENT = WriteIntent(
    request_id="r1",
    calendar="cal.com",
    kind=WriteKind.CREATE,
    state=PENDING,
    created_at=NOW,
    updated_at=NOW,
    start=NOW + timedelta(days=1),
    duration=30,
    time_zone="Europe/Rome",
    name="Ada",
    email="ada@example.com",
    base_url="https://api.cal.com/v2",
)


@pytest.mark.parametrize("before", WriteState)
@pytest.mark.parametrize("after", WriteState)
def test_a_write_goes_these_ways_and_no_other(before: WriteState, after: WriteState) -> None:
    assert may_become(before, after) == ((before, after) in ALLOWED)


def test_every_state_can_be_reached() -> None:
    reached = set(FIRST_STATES)
    for _ in WriteState:
        reached |= {after for before in reached for after in TRANSITIONS[before]}
    assert reached == set(WriteState)


def test_what_was_not_sent_is_never_sent_by_itself() -> None:
    assert TRANSITIONS[NOT_SENT] == {DROPPED}
    assert TRANSITIONS[DROPPED] == set()


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"request_id": "r2", "state": NOT_SENT, "notes": "x", "name": "A."}, True),
        ({"email": "ADA@example.com"}, True),
        ({"email": "bob@example.com"}, False),
        ({"start": NOW}, False),
        ({"kind": WriteKind.CANCEL}, False),
        ({"target_uid": "other"}, False),
        ({"base_url": "https://api.cal.eu/v2"}, False),
        ({"calendar": "sandbox"}, False),
    ],
)
def test_two_writes_ask_the_same(change: dict[str, Any], same: bool) -> None:
    assert replace(INTENT, **change).asks_the_same(INTENT) is same
