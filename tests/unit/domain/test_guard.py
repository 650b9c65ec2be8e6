"""Attempts to get a booking past the guard, and the one way that leads through it."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.booking import Booking, BookingStatus, EventType, Slot
from app.domain.booking_field import Answer, BookingField, FieldKind
from app.domain.guard import Affirmation, BookingGuard
from app.domain.proposal import BookingProposal, CancelProposal, RescheduleProposal
from app.domain.refusals import Refusal, Refused
from app.domain.wishes import BookingWish, MoveWish

ZONE = "Europe/Berlin"
EVENT_TYPE = EventType(1, "Demo call", (15, 30, 60), 30, "Ada Byron", ZONE)
DAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
TWO = Slot(datetime(2026, 11, 25, 13, tzinfo=UTC), "2026-11-25T14:00:00.000+01:00")
HALF_PAST = Slot(datetime(2026, 11, 25, 13, 30, tzinfo=UTC), "2026-11-25T14:30:00.000+01:00")
WISH = BookingWish(DAY, time(14), "maria@example.com", "Maria Lopez")
BOOKING = Booking(
    7, "uid-7", BookingStatus.ACCEPTED, TWO.start, 30, "Maria Lopez", "maria@example.com"
)


@pytest.fixture
def guard() -> BookingGuard:
    numbers = itertools.count(1)
    return BookingGuard(new_id=lambda: f"p{next(numbers)}")


def ready(guard: BookingGuard) -> BookingGuard:
    guard.offer([TWO, HALF_PAST], 30)
    guard.learn(name="Maria Lopez", email="maria@example.com")
    return guard


def consider(
    guard: BookingGuard, wish: BookingWish = WISH, free: tuple[Slot, ...] = (TWO, HALF_PAST)
) -> Refusal:
    return guard.consider(wish, event_type=EVENT_TYPE, time_zone=ZONE, free_now=free)


def propose(guard: BookingGuard, wish: BookingWish = WISH) -> BookingProposal:
    refusal = consider(guard, wish)
    assert refusal.code is Refused.NEEDS_CONFIRMATION
    assert isinstance(refusal.proposal, BookingProposal)
    return refusal.proposal


def cancel(
    guard: BookingGuard, booking: Booking = BOOKING, event_type: EventType = EVENT_TYPE
) -> Refusal:
    return guard.consider_cancel(booking, event_type=event_type, now=NOW)


def move(
    guard: BookingGuard,
    booking: Booking = BOOKING,
    *,
    wish: MoveWish | None = None,
    event_type: EventType = EVENT_TYPE,
    free: tuple[Slot, ...] = (TWO, HALF_PAST),
) -> Refusal:
    wish = wish or MoveWish(DAY, time(14, 30))
    return guard.consider_move(
        booking, wish, event_type=event_type, time_zone=ZONE, free_now=free, now=NOW
    )


def present(guard: BookingGuard, proposal_id: str) -> None:
    guard.summary_shown(proposal_id)
    guard.summary_spoken(proposal_id)


def test_the_one_way_through(guard: BookingGuard) -> None:
    proposal = propose(ready(guard))
    present(guard, proposal.id)
    guard.user_turn()
    assert guard.affirm(proposal.id, Affirmation.SPOKEN) == proposal
    assert guard.being_written == proposal


def test_a_time_never_offered_is_refused(guard: BookingGuard) -> None:
    guard.learn(name="Maria Lopez", email="maria@example.com")
    assert consider(guard).code is Refused.NOT_OFFERED
    ready(guard)
    assert consider(guard, BookingWish(DAY, time(9), WISH.email)).code is Refused.NOT_OFFERED


def test_a_time_offered_for_another_length_is_refused(guard: BookingGuard) -> None:
    wish = BookingWish(DAY, time(14), WISH.email, WISH.name, duration=60)
    assert consider(ready(guard), wish).code is Refused.NOT_OFFERED


def test_a_length_the_event_type_lacks_is_refused(guard: BookingGuard) -> None:
    wish = BookingWish(DAY, time(14), WISH.email, WISH.name, duration=45)
    assert consider(ready(guard), wish).code is Refused.UNKNOWN_DURATION


def test_a_time_gone_since_is_refused(guard: BookingGuard) -> None:
    assert consider(ready(guard), free=(HALF_PAST,)).code is Refused.SLOT_TAKEN


@pytest.mark.parametrize(
    ("wish", "unheard"),
    [
        (BookingWish(DAY, time(14), "mario@example.com", "Maria Lopez"), ("email",)),
        (BookingWish(DAY, time(14), "maria@example.com", "Maria Lopes"), ("name",)),
        (BookingWish(DAY, time(14), "x@y.z", "Nobody"), ("email", "name")),
    ],
)
def test_details_that_only_a_model_knows_are_refused(
    guard: BookingGuard, wish: BookingWish, unheard: tuple[str, ...]
) -> None:
    refusal = consider(ready(guard), wish)
    assert refusal.code is Refused.DETAILS_UNCONFIRMED
    assert refusal.missing == unheard


def test_without_a_name_the_person_is_asked(guard: BookingGuard) -> None:
    guard.offer([TWO], 30)
    guard.learn(email="maria@example.com")
    refusal = consider(guard, BookingWish(DAY, time(14), "maria@example.com"))
    assert (refusal.code, refusal.missing) == (Refused.MISSING_DETAILS, ("name",))


def test_letter_case_does_not_make_another_person(guard: BookingGuard) -> None:
    wish = BookingWish(DAY, time(14), "Maria@Example.com", "maria  lopez")
    assert propose(ready(guard), wish).name == "Maria Lopez"


def test_no_yes_before_the_summary_was_put_to_the_person(guard: BookingGuard) -> None:
    proposal = propose(ready(guard))
    guard.user_turn()
    for how in Affirmation:
        assert guard.affirm(proposal.id, how) is None


def test_a_spoken_yes_needs_the_summary_spoken_to_its_end(guard: BookingGuard) -> None:
    proposal = propose(ready(guard))
    guard.summary_shown(proposal.id)
    guard.user_turn()
    assert guard.affirm(proposal.id, Affirmation.SPOKEN) is None
    assert guard.affirm(proposal.id, Affirmation.CLICKED) == proposal


def test_words_count_only_in_the_first_turn_after_the_summary(guard: BookingGuard) -> None:
    proposal = propose(ready(guard))
    present(guard, proposal.id)
    guard.user_turn()
    guard.user_turn()
    assert guard.affirm(proposal.id, Affirmation.SPOKEN) is None
    assert guard.affirm(proposal.id, Affirmation.TYPED) is None
    assert guard.affirm(proposal.id, Affirmation.CLICKED) == proposal


def test_one_yes_allows_one_write(guard: BookingGuard) -> None:
    proposal = propose(ready(guard))
    present(guard, proposal.id)
    guard.user_turn()
    assert guard.affirm(proposal.id, Affirmation.SPOKEN)
    assert guard.affirm(proposal.id, Affirmation.CLICKED) is None
    assert consider(guard).code is Refused.WRITE_IN_PROGRESS
    assert cancel(guard).code is Refused.WRITE_IN_PROGRESS
    guard.write_finished()
    assert guard.affirm(proposal.id, Affirmation.CLICKED) is None


@pytest.mark.parametrize(
    "changed",
    [
        BookingWish(DAY, time(14, 30), "maria@example.com", "Maria Lopez"),
        BookingWish(DAY, time(14), "maria@example.com", "Maria Lopez", notes="bring the plan"),
    ],
)
def test_a_yes_does_not_carry_over_to_a_changed_proposal(
    guard: BookingGuard, changed: BookingWish
) -> None:
    first = propose(ready(guard))
    present(guard, first.id)
    second = propose(guard, changed)
    assert second.id != first.id
    guard.user_turn()
    for how in Affirmation:
        assert guard.affirm(first.id, how) is None
        assert guard.affirm(second.id, how) is None


def test_asking_for_the_same_again_must_be_put_to_the_person_again(guard: BookingGuard) -> None:
    proposal = propose(ready(guard))
    present(guard, proposal.id)
    guard.user_turn()
    assert propose(guard).id == proposal.id
    assert guard.affirm(proposal.id, Affirmation.SPOKEN) is None
    present(guard, proposal.id)
    guard.user_turn()
    assert guard.affirm(proposal.id, Affirmation.SPOKEN) == proposal


def test_left_out_arguments_come_from_the_summary_before(guard: BookingGuard) -> None:
    ready(guard).offer([TWO, HALF_PAST], 15)
    full = BookingWish(DAY, time(14), WISH.email, WISH.name, duration=15, notes="second floor")
    first = propose(guard, full)
    guard.withdraw()  # "no, at half past two"
    moved = propose(guard, BookingWish(DAY, time(14, 30), WISH.email))
    assert (moved.duration, moved.notes, moved.name) == (15, first.notes, first.name)


def test_a_no_uses_the_proposal_up(guard: BookingGuard) -> None:
    proposal = propose(ready(guard))
    present(guard, proposal.id)
    guard.user_turn()
    assert guard.withdraw() == proposal
    assert guard.affirm(proposal.id, Affirmation.CLICKED) is None


def test_an_hour_that_comes_twice_is_not_guessed(guard: BookingGuard) -> None:
    first = Slot(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2026-10-25T02:30:00.000+02:00")
    second = Slot(first.start + timedelta(hours=1), "2026-10-25T02:30:00.000+01:00")
    guard.offer([first, second], 30)
    guard.learn(name="Maria Lopez", email="maria@example.com")
    wish = BookingWish(date(2026, 10, 25), time(2, 30), WISH.email, WISH.name)
    assert consider(guard, wish, (first, second)).code is Refused.AMBIGUOUS_TIME
    guard.choose(second)
    refusal = consider(guard, wish, (first, second))
    assert isinstance(refusal.proposal, BookingProposal)
    assert refusal.proposal.slot == second


def test_cancelling_and_moving_need_the_same_yes(guard: BookingGuard) -> None:
    guard.know((BOOKING,))
    proposal = cancel(guard).proposal
    assert isinstance(proposal, CancelProposal)
    assert guard.affirm(proposal.id, Affirmation.CLICKED) is None
    present(guard, proposal.id)
    guard.user_turn()
    assert guard.affirm(proposal.id, Affirmation.SPOKEN) == proposal
    guard.write_finished()

    assert move(guard).code is Refused.NOT_OFFERED
    guard.offer([HALF_PAST], 30, moving_uid=BOOKING.uid)
    assert move(guard, free=()).code is Refused.SLOT_TAKEN
    moved = move(guard).proposal
    assert isinstance(moved, RescheduleProposal)
    assert guard.affirm(moved.id, Affirmation.CLICKED) is None
    present(guard, moved.id)
    assert guard.affirm(moved.id, Affirmation.CLICKED) == moved


def test_a_booking_nobody_found_can_not_be_touched(guard: BookingGuard) -> None:
    guard.offer([HALF_PAST], 30)
    guard.know((replace(BOOKING, uid="another"),))
    for refusal in (cancel(guard), move(guard)):
        assert refusal.code is Refused.UNKNOWN_BOOKING
    assert guard.waiting is None


def test_what_was_just_booked_can_be_changed(guard: BookingGuard) -> None:
    proposal = propose(ready(guard))
    present(guard, proposal.id)
    assert guard.affirm(proposal.id, Affirmation.CLICKED)
    guard.write_finished(BOOKING)
    assert cancel(guard).code is Refused.NEEDS_CONFIRMATION


@pytest.mark.parametrize(
    ("booking", "event_type", "code"),
    [
        (replace(BOOKING, status=BookingStatus.CANCELLED), EVENT_TYPE, Refused.ALREADY_CANCELLED),
        (replace(BOOKING, status=BookingStatus.REJECTED), EVENT_TYPE, Refused.ALREADY_CANCELLED),
        (
            replace(BOOKING, status=BookingStatus.CANCELLED, rescheduled_to_uid="new"),
            EVENT_TYPE,
            Refused.ALREADY_MOVED,
        ),
        (replace(BOOKING, start=NOW), EVENT_TYPE, Refused.ALREADY_PAST),
        (
            BOOKING,
            replace(EVENT_TYPE, can_be_cancelled=False, can_be_moved=False),
            Refused.NOT_ALLOWED,
        ),
    ],
)
def test_what_can_not_be_changed_is_not_proposed(
    guard: BookingGuard, booking: Booking, event_type: EventType, code: Refused
) -> None:
    guard.know((BOOKING,))
    guard.offer([HALF_PAST], 30)
    assert cancel(guard, booking, event_type).code is code
    assert move(guard, booking, event_type=event_type).code is code
    assert guard.waiting is None


def test_moving_to_where_it_is_already_is_refused(guard: BookingGuard) -> None:
    guard.know((BOOKING,))
    guard.offer([TWO], 30, moving_uid=BOOKING.uid)
    assert move(guard, wish=MoveWish(DAY, time(14))).code is Refused.SAME_TIME


def test_a_time_freed_by_moving_one_booking_serves_no_other(guard: BookingGuard) -> None:
    other = replace(BOOKING, uid="uid-8")
    guard.know((BOOKING, other))
    ready_but_unoffered = BookingGuard(new_id=lambda: "p")
    ready_but_unoffered.learn(name="Maria Lopez", email="maria@example.com")
    ready_but_unoffered.offer([HALF_PAST], 30, moving_uid=BOOKING.uid)
    wish = BookingWish(DAY, time(14, 30), WISH.email, WISH.name)
    assert consider(ready_but_unoffered, wish).code is Refused.NOT_OFFERED
    guard.offer([HALF_PAST], 30, moving_uid=BOOKING.uid)
    assert move(guard, other).code is Refused.NOT_OFFERED
    guard.offer([HALF_PAST], 30)
    assert move(guard, other).code is Refused.NEEDS_CONFIRMATION


def test_asking_to_cancel_again_keeps_the_summary_but_wants_it_shown_anew(
    guard: BookingGuard,
) -> None:
    guard.know((BOOKING,))
    first = cancel(guard).proposal
    assert first is not None
    present(guard, first.id)
    guard.user_turn()
    again = cancel(guard).proposal
    assert again is not None
    assert again.id == first.id
    assert guard.affirm(first.id, Affirmation.SPOKEN) is None


STEPS = st.sampled_from(
    ["consider", "other", "show", "speak", "turn", "spoken", "typed", "clicked", "no", "end"]
)


@given(st.lists(STEPS, max_size=60))
def test_no_order_of_events_writes_without_a_yes_to_what_was_shown(steps: list[str]) -> None:
    numbers = itertools.count(1)
    guard = ready(BookingGuard(new_id=lambda: f"p{next(numbers)}"))
    current: BookingProposal | None = None
    shown: set[str] = set()
    written: list[str] = []
    for name in steps:
        if name in ("consider", "other"):
            wish = WISH if name == "consider" else BookingWish(DAY, time(14, 30), WISH.email)
            refusal = consider(guard, wish)
            if isinstance(refusal.proposal, BookingProposal):
                current = refusal.proposal
                shown.discard(current.id)
        elif current and name == "show":
            guard.summary_shown(current.id)
            shown.add(current.id)
        elif current and name == "speak":
            guard.summary_spoken(current.id)
        elif name == "turn":
            guard.user_turn()
        elif current and name in ("spoken", "typed", "clicked"):
            affirmed = guard.affirm(current.id, Affirmation(name))
            if affirmed:
                assert affirmed.id in shown
                assert guard.being_written == affirmed
                written.append(affirmed.id)
        elif name == "no":
            guard.withdraw()
        elif name == "end" and guard.being_written:
            guard.write_finished()
    assert len(written) == len(set(written))


TOPIC = BookingField("topic", "What is it about?", FieldKind.LONG_TEXT, required=True)
SIZE = BookingField("size", "Team size", FieldKind.ONE_OF, options=("small", "large"))
ASKING = replace(EVENT_TYPE, fields=(TOPIC, SIZE))


def consider_asking(guard: BookingGuard, answers: dict[str, Answer] | None) -> Refusal:
    return guard.consider(
        replace(WISH, answers=answers), event_type=ASKING, time_zone=ZONE, free_now=(TWO,)
    )


def test_what_the_host_must_know_is_asked_before_anything_is_proposed(guard: BookingGuard) -> None:
    refusal = consider_asking(ready(guard), None)
    assert (refusal.code, refusal.missing) == (Refused.MISSING_ANSWERS, ("topic",))
    assert "What is it about?" in refusal.message


def test_an_answer_that_the_host_does_not_take_is_refused_with_the_reason(
    guard: BookingGuard,
) -> None:
    refusal = consider_asking(ready(guard), {"topic": "prices", "size": "huge"})
    assert (refusal.code, refusal.missing) == (Refused.WRONG_ANSWER, ("size",))
    assert "small, large" in refusal.message


def test_answers_are_part_of_what_is_affirmed(guard: BookingGuard) -> None:
    first = consider_asking(ready(guard), {"topic": "prices", "unknown": "x"}).proposal
    assert isinstance(first, BookingProposal)
    assert first.answers == {"topic": "prices"}
    assert first.questions == {"topic": "What is it about?"}
    present(guard, first.id)
    guard.user_turn()
    changed = consider_asking(guard, {"topic": "prices", "size": "Large"}).proposal
    assert isinstance(changed, BookingProposal)
    assert changed.answers == {"topic": "prices", "size": "large"}
    assert changed.id != first.id
    assert guard.affirm(first.id, Affirmation.SPOKEN) is None


def test_answers_left_out_are_taken_from_the_proposal_before(guard: BookingGuard) -> None:
    consider_asking(ready(guard), {"topic": "prices"})
    again = consider_asking(guard, None).proposal
    assert isinstance(again, BookingProposal)
    assert again.answers == {"topic": "prices"}


WANTED = BookingField("notes", "What should the host know?", FieldKind.LONG_TEXT, required=True)


@pytest.mark.parametrize(
    "way", ["as notes", "as an answer", "typed as notes", "typed as an answer"]
)
def test_notes_that_the_host_wants_may_come_by_any_way(guard: BookingGuard, way: str) -> None:
    event_type = replace(EVENT_TYPE, fields=(WANTED,))

    def proposed(wish: BookingWish) -> Refusal:
        return guard.consider(wish, event_type=event_type, time_zone=ZONE, free_now=(TWO,))

    ready(guard)
    assert proposed(WISH).missing == ("notes",)
    wish = WISH
    match way:
        case "as notes":
            wish = replace(WISH, notes="a ramp")
        case "as an answer":
            wish = replace(WISH, answers={"notes": "a ramp"})
        case "typed as notes":
            guard.learn_answers("a ramp", {})
        case _:
            guard.learn_answers(None, {"notes": "a ramp"})
    proposal = proposed(wish).proposal
    assert isinstance(proposal, BookingProposal)
    assert (proposal.notes, proposal.answers) == ("a ramp", {})
