"""A turn that was misheard is taken back: what the guard forgets, and what it holds on to."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, time

import pytest

from app.domain.booking import EventType, Slot
from app.domain.guard import Affirmation, BookingGuard, Mark
from app.domain.own_details import Origin
from app.domain.proposal import BookingProposal
from app.domain.refusals import Refused
from app.domain.wishes import BookingWish

ZONE = "Europe/Berlin"
EVENT_TYPE = EventType(1, "Demo call", (30,), 30, "Ada Byron", ZONE)
DAY = date(2026, 11, 25)
TWO = Slot(datetime(2026, 11, 25, 13, tzinfo=UTC), "2026-11-25T14:00:00.000+01:00")
THREE = Slot(datetime(2026, 11, 25, 14, tzinfo=UTC), "2026-11-25T15:00:00.000+01:00")


@pytest.fixture
def guard() -> BookingGuard:
    numbers = itertools.count(1)
    guard = BookingGuard(new_id=lambda: f"p{next(numbers)}")
    guard.offer([TWO, THREE], 30)
    return guard


def turn(guard: BookingGuard, number: int, **given: str) -> Mark:
    mark = guard.mark(number)
    guard.user_turn()
    guard.learn(name=given.get("name"), email=given.get("email"), origin=Origin.HEARD)
    return mark


def put(guard: BookingGuard, at: time = time(14)) -> BookingProposal:
    """Propose, show and speak an appointment."""
    known = guard.known
    wish = BookingWish(DAY, at, known.email or "", known.name)
    refusal = guard.consider(wish, event_type=EVENT_TYPE, time_zone=ZONE, free_now=(TWO, THREE))
    assert refusal.code is Refused.NEEDS_CONFIRMATION
    assert isinstance(refusal.proposal, BookingProposal)
    guard.summary_shown(refusal.proposal.id)
    guard.summary_spoken(refusal.proposal.id)
    return refusal.proposal


def test_what_was_given_in_the_turn_or_after_it_is_nobodys(guard: BookingGuard) -> None:
    guard.learn(name="Stored Name", email="stored@example.com")
    turn(guard, 1, name="Anna Miller")
    mark = turn(guard, 2, email="ana@example.con")
    turn(guard, 3, email="anna@example.con")
    guard.go_back(mark)
    assert (guard.known.name, guard.known.email) == ("Anna Miller", "stored@example.com")
    assert not guard.came_from_person("ana@example.con")
    assert not guard.came_from_person("anna@example.con")


def test_a_summary_of_before_still_takes_a_typed_yes_once(guard: BookingGuard) -> None:
    turn(guard, 1, name="Anna Miller", email="anna@example.com")
    proposal = put(guard)
    mark = turn(guard, 2)
    turn(guard, 3)
    assert guard.affirm(proposal.id, Affirmation.TYPED) is None, "it was not the first turn"
    assert guard.go_back(mark) is None
    guard.mark(4)
    guard.user_turn()
    assert guard.affirm(proposal.id, Affirmation.TYPED) == proposal
    assert guard.affirm(proposal.id, Affirmation.TYPED) is None


def test_a_summary_of_after_is_withdrawn_and_takes_no_yes(guard: BookingGuard) -> None:
    turn(guard, 1, name="Anna Miller", email="anna@example.com")
    first = put(guard)
    mark = turn(guard, 2)
    second = put(guard, time(15))
    assert guard.go_back(mark) == second
    guard.mark(3)
    guard.user_turn()
    for proposal in (first, second):
        for how in Affirmation:
            assert guard.affirm(proposal.id, how) is None
    assert guard.waiting is None


def test_answers_typed_after_are_forgotten_and_those_of_before_stay(guard: BookingGuard) -> None:
    turn(guard, 1)
    guard.learn_answers("Ring twice", {"company": "Acme"})
    mark = turn(guard, 2)
    guard.learn_answers("No bell", {"company": "Acne", "plan": "Team"})
    guard.go_back(mark)
    assert guard.given.notes == "Ring twice"
    assert dict(guard.given.answers) == {"company": "Acme"}
