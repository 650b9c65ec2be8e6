"""The booking guard: what must be true before anything is written to the calendar.

Every agent passes through here, the built-in one included. The guard knows what the calendar
offered in this conversation, which names and e-mail addresses came from this person, which summary
the program itself put to the person and whether the person said yes to exactly that one. It is
pure: the session tells it what happened and asks it what may happen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.booking import Booking, BookingStatus, EventType, Slot
from app.domain.booking_field import (
    NOTES,
    Answer,
    FieldKind,
    checked_answer,
    missing_fields,
)
from app.domain.dialogue import Known
from app.domain.errors import InputError
from app.domain.given_answers import GivenAnswers
from app.domain.offered import OfferedTimes
from app.domain.own_details import Origin, OwnDetails
from app.domain.proposal import (
    BookingProposal,
    CancelProposal,
    Proposal,
    RescheduleProposal,
    same_content,
)
from app.domain.refusals import Refusal, Refused
from app.domain.wishes import BookingWish, MoveWish

NO_TURN = 0
"""Where no turn is: turns count from 1."""


class Affirmation(StrEnum):
    """How the person said yes."""

    SPOKEN = "spoken"
    TYPED = "typed"
    CLICKED = "clicked"


@dataclass(slots=True)
class _Waiting:
    """A proposal that waits for a yes, and how far it got to the person."""

    proposal: Proposal
    shown: bool = False
    spoken: bool = False
    user_turns_since: int = 0
    affirmed: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a conversation had come when a turn of the person began."""

    turn: int
    waiting_id: str | None
    user_turns_since: int
    last: BookingProposal | None
    given: GivenAnswers
    chosen: Slot | None


class BookingGuard:
    """Decides, for one conversation, what may be proposed and what may be written.

    `new_id` makes proposal ids that are never used twice.
    """

    def __init__(self, *, new_id: Callable[[], str]) -> None:
        self._new_id = new_id
        self._own = OwnDetails()
        self._given = GivenAnswers()
        self._turn = 0
        self._offered = OfferedTimes()
        self._bookings: dict[str, Booking] = {}
        self._waiting: _Waiting | None = None
        self._last: BookingProposal | None = None
        self._writing = False

    # What came from the person ------------------------------------------------------------

    def learn(
        self,
        *,
        name: str | None = None,
        email: str | None = None,
        origin: Origin = Origin.SETTINGS,
    ) -> None:
        """Take a name or address that this person spoke, typed, clicked or has stored."""
        turn = NO_TURN if origin is Origin.SETTINGS else self._turn
        self._own.learn(name=name, email=email, origin=origin, turn=turn)

    def learn_answers(self, notes: str | None, answers: Mapping[str, Answer]) -> None:
        """Take notes and answers to the host's questions that the person typed themself.

        They stand in for what the next wish leaves out, and become part of its proposal. Notes
        that the host asks for may be among the answers.
        """
        asked_for = answers.get(NOTES)
        notes = next((n for n in (asked_for, notes, self._given.notes) if isinstance(n, str)), None)
        others = {slug: answer for slug, answer in answers.items() if slug != NOTES}
        self._given = GivenAnswers(notes, {**self._given.answers, **others})

    def came_from_person(self, email: str) -> bool:
        """Whether this address is one that the person spoke, typed, clicked or has stored."""
        return self._own.has_email(email)

    def is_name_of_person(self, name: str) -> bool:
        """Whether this name is one that the person spoke, typed, clicked or has stored."""
        return self._own.has_name(name)

    @property
    def known(self) -> Known:
        """The newest name and address that came from the person."""
        return self._own.known

    @property
    def typed(self) -> GivenAnswers:
        """Notes and answers that were typed and are in no proposal yet."""
        return self._given

    @property
    def given(self) -> GivenAnswers:
        """Notes and answers as they were last summed up, and what was typed since."""
        last = self._last
        if last is None:
            return self._given
        notes = self._given.notes if self._given.notes is not None else (last.notes or None)
        return GivenAnswers(notes, {**last.answers, **self._given.answers})

    def origin_of_name(self, name: str) -> Origin | None:
        """Return how a name came from the person, None where it did not."""
        return self._own.origin_of_name(name)

    def origin_of_email(self, email: str) -> Origin | None:
        """Return how an address came from the person, None where it did not."""
        return self._own.origin_of_email(email)

    # A turn that was misheard -------------------------------------------------------------

    def mark(self, turn: int) -> Mark:
        """Begin the person's turn of this number; returns what `go_back` takes to before it."""
        self._turn = turn
        waiting = self._waiting
        return Mark(
            turn,
            waiting.proposal.id if waiting else None,
            waiting.user_turns_since if waiting else 0,
            self._last,
            self._given,
            self._offered.chosen,
        )

    def go_back(self, mark: Mark) -> Proposal | None:
        """Forget the marked turn and those after it: the person did not say that.

        Nothing that came from their words is known any more, and a proposal that came up in them is
        dropped, and returned. One that had been put to the person before still waits, for a yes in
        the turn that takes this one's place. Not to be called during a write, nor after one that
        the turn or a later one led to.
        """
        self._own.forget_from(mark.turn)
        self._last, self._given = mark.last, mark.given
        self._offered.chosen = mark.chosen
        waiting = self._waiting
        if waiting is None:
            return None
        if waiting.proposal.id != mark.waiting_id:
            return self.withdraw()
        waiting.user_turns_since = min(waiting.user_turns_since, mark.user_turns_since)
        return None

    # What came from the calendar ----------------------------------------------------------

    def offer(self, slots: Iterable[Slot], duration: int, *, moving_uid: str = "") -> None:
        """Take the free times that the calendar offered for a length of `duration` minutes.

        With `moving_uid` they were offered for that booking alone, whose own time counts as free.
        """
        self._offered.add(slots, duration, moving_uid=moving_uid)

    def know(self, bookings: Iterable[Booking]) -> None:
        """Take bookings that may be changed: the calendar named them as this person's."""
        for booking in bookings:
            self._bookings[booking.uid] = booking

    def booking(self, uid: str) -> Booking | None:
        """Return a booking that was found or made in this conversation, as it stood then."""
        return self._bookings.get(uid)

    def standing(self, now: datetime) -> tuple[datetime, ...]:
        """Return when the appointments that this person has, as far as is known, begin."""
        moved = {booking.rescheduled_from_uid for booking in self._bookings.values()}
        return tuple(
            booking.start
            for booking in self._bookings.values()
            if booking.status in (BookingStatus.ACCEPTED, BookingStatus.PENDING)
            if booking.rescheduled_to_uid is None and booking.uid not in moved
            if booking.start > now
        )

    def choose(self, slot: Slot) -> None:
        """Take a click on one offered time; it tells two equal wall times apart."""
        self._offered.chosen = slot

    # Proposals ----------------------------------------------------------------------------

    @property
    def waiting(self) -> Proposal | None:
        """The proposal that waits for a yes, if any."""
        return self._waiting.proposal if self._waiting and not self._writing else None

    @property
    def being_written(self) -> Proposal | None:
        """The affirmed proposal whose write is under way, if any."""
        return self._waiting.proposal if self._waiting and self._writing else None

    def consider(
        self,
        wish: BookingWish,
        *,
        event_type: EventType,
        time_zone: str,
        free_now: Collection[Slot],
    ) -> Refusal:
        """Check a wish against the rules; the best answer is `needs_confirmation`.

        `free_now` are the times that the calendar offers at this moment for the wanted day and
        length. A wish that passes becomes the waiting proposal, unless it equals the one that
        already waits. A yes is never judged here, so nothing an agent asks for is ever approved
        by this call alone.
        """
        if self._writing:
            return Refusal(
                Refused.WRITE_IN_PROGRESS,
                "A booking is being written right now. Wait for its result.",
            )
        before = self._last
        duration = self.wanted_duration(wish, event_type)
        if duration not in event_type.lengths:
            lengths = ", ".join(str(minutes) for minutes in event_type.lengths)
            return Refusal(
                Refused.UNKNOWN_DURATION,
                f"{duration} minutes is not offered. Possible lengths in minutes: {lengths}.",
            )
        slot = self._offered.at(
            (wish.date, wish.time),
            duration,
            time_zone=time_zone,
            preferred=before.slot if before else None,
        )
        if isinstance(slot, Refusal):
            return slot
        if all(free.start != slot.start for free in free_now):
            return Refusal(
                Refused.SLOT_TAKEN, "That time is not free any more. Offer other free times."
            )
        name = wish.name or (before.name if before else None) or self.known.name
        refusal = self._check_details(name, wish.email)
        if refusal or not name:
            return refusal or Refusal(
                Refused.MISSING_DETAILS, "Ask the person for their name.", missing=("name",)
            )
        answers = self._check_answers(wish, event_type, before)
        if isinstance(answers, Refusal):
            return answers
        notes = answers.pop(NOTES, self._notes(wish, before))
        proposal = BookingProposal(
            id=self._new_id(),
            slot=slot,
            duration=duration,
            name=self._own.as_given(name),
            email=wish.email.strip(),
            notes=str(notes),
            answers=answers,
            questions={
                field.slug: field.label for field in event_type.fields if field.slug in answers
            },
        )
        return self._ask(proposal)

    def consider_cancel(
        self, booking: Booking, *, event_type: EventType, now: datetime, reason: str = ""
    ) -> Refusal:
        """Check a wish to cancel `booking`, which is as the calendar has it now.

        One that passes becomes the waiting proposal; it needs the same yes as a new booking.
        `event_type` is the booking's; `reason` is the person's own, for the host to read.
        """
        refusal = self._check_booking(booking, now)
        if refusal is None and not event_type.can_be_cancelled:
            refusal = Refusal(Refused.NOT_ALLOWED, "The host does not allow cancelling this one.")
        before = self._waiting.proposal if self._waiting else None
        if not reason and isinstance(before, CancelProposal) and before.booking == booking:
            reason = before.reason
        return refusal or self._ask(
            CancelProposal(id=self._new_id(), booking=booking, reason=reason)
        )

    def consider_move(
        self,
        booking: Booking,
        wish: MoveWish,
        *,
        event_type: EventType,
        time_zone: str,
        free_now: Collection[Slot],
        now: datetime,
    ) -> Refusal:
        """Check a wish to move `booking`, which is as the calendar has it now.

        The new time must have been offered in this conversation and be one of `free_now`, the
        times that the calendar offers for it at this moment.
        """
        refusal = self.check_move(booking, event_type=event_type, now=now)
        if refusal is not None:
            return refusal
        slot = self._offered.at(
            (wish.date, wish.time), booking.duration, time_zone=time_zone, moving_uid=booking.uid
        )
        if isinstance(slot, Refusal):
            return slot
        if slot.start == booking.start:
            return Refusal(Refused.SAME_TIME, "The appointment is at that time already.")
        if all(free.start != slot.start for free in free_now):
            return Refusal(
                Refused.SLOT_TAKEN, "That time is not free any more. Offer other free times."
            )
        return self._ask(RescheduleProposal(id=self._new_id(), booking=booking, slot=slot))

    def check_move(
        self, booking: Booking, *, event_type: EventType, now: datetime
    ) -> Refusal | None:
        """Return why `booking` can't be moved at all, to whatever time; None where it can."""
        refusal = self._check_booking(booking, now)
        if refusal is None and not event_type.can_be_moved:
            return Refusal(Refused.NOT_ALLOWED, "The host does not allow moving this one.")
        return refusal

    def repropose(self, proposal: Proposal) -> Refusal | None:
        """Put a proposal again that the person affirmed before and that was never sent.

        Its time is one that the calendar offers now, its details are this person's since then.
        It needs a yes of its own, like any other.
        """
        if self._writing:
            return Refusal(Refused.WRITE_IN_PROGRESS, "A write is in progress.")
        if isinstance(proposal, BookingProposal):
            self.offer((proposal.slot,), proposal.duration)
            self.learn(name=proposal.name, email=proposal.email)
            self._last = proposal
        self._waiting = _Waiting(proposal)
        return None

    # The yes ------------------------------------------------------------------------------

    def summary_shown(self, proposal_id: str) -> None:
        """Take note that the program's own summary of this proposal is on the screen."""
        if self._waiting and self._waiting.proposal.id == proposal_id:
            self._waiting.shown = True

    def summary_spoken(self, proposal_id: str) -> None:
        """Take note that the summary was spoken to its end (or speech is off)."""
        waiting = self._waiting
        if waiting and waiting.proposal.id == proposal_id:
            waiting.spoken = True
            waiting.user_turns_since = 0

    def user_turn(self) -> None:
        """Take note that the person begins a turn of their own words."""
        if self._waiting:
            self._waiting.user_turns_since += 1

    def affirm(self, proposal_id: str, how: Affirmation) -> Proposal | None:
        """Take a yes to a proposal; returns it when the write may now happen, once.

        A click names the proposal on the screen. Words count only in the first turn after the
        summary was shown, and, spoken ones, after it was spoken to its end. A second yes to
        the same proposal, and any yes while a write is under way, gives None.
        """
        waiting = self._waiting
        if self._writing or waiting is None or waiting.proposal.id != proposal_id:
            return None
        if waiting.affirmed or not waiting.shown:
            return None
        in_words = how is not Affirmation.CLICKED
        if in_words and waiting.user_turns_since != 1:
            return None
        if how is Affirmation.SPOKEN and not waiting.spoken:
            return None
        waiting.affirmed = True
        self._writing = True
        return waiting.proposal

    def withdraw(self) -> Proposal | None:
        """Drop the waiting proposal (a no, a change); returns what was dropped."""
        if self._writing or self._waiting is None:
            return None
        dropped, self._waiting = self._waiting.proposal, None
        return dropped

    def write_finished(self, booking: Booking | None = None) -> None:
        """Take note that the write ended, well or badly; its yes is used up.

        `booking` is what came of it, and may be changed in this conversation.
        """
        if booking is not None:
            self.know((booking,))
        self._writing = False
        self._waiting = None
        self._last = None
        self._given = GivenAnswers()
        self._offered.chosen = None

    def wanted_duration(self, wish: BookingWish, event_type: EventType) -> int:
        """Return the length in minutes that a wish means: its own, the last one's, the usual."""
        return wish.duration or (self._last.duration if self._last else event_type.default_length)

    # Inner rules --------------------------------------------------------------------------

    def _ask(self, proposal: Proposal) -> Refusal:
        """Make `proposal` the waiting one, or keep the equal one with its id, and say so.

        An equal one that was put to the person before must be put again: what was shown and
        spoken then no longer counts.
        """
        before = self._waiting.proposal if self._waiting else None
        if before is not None and same_content(before, proposal):
            proposal = before
        self._waiting = _Waiting(proposal)
        if isinstance(proposal, BookingProposal):
            self._last = proposal
            self._given = GivenAnswers()  # they are the proposal's now
        return Refusal(
            Refused.NEEDS_CONFIRMATION,
            "The program now shows and speaks the summary and asks for a yes. Say nothing more.",
            proposal=proposal,
        )

    def _check_booking(self, booking: Booking, now: datetime) -> Refusal | None:
        if self._writing:
            return Refusal(
                Refused.WRITE_IN_PROGRESS,
                "A booking is being written right now. Wait for its result.",
            )
        if booking.uid not in self._bookings:
            return Refusal(
                Refused.UNKNOWN_BOOKING,
                "No such booking was found in this conversation. Call find_bookings first.",
            )
        if booking.rescheduled_to_uid is not None:
            return Refusal(
                Refused.ALREADY_MOVED, "It was moved in the meantime. Call find_bookings again."
            )
        if booking.status not in (BookingStatus.ACCEPTED, BookingStatus.PENDING):
            return Refusal(Refused.ALREADY_CANCELLED, "It is cancelled already.")
        if booking.start <= now:
            return Refusal(Refused.ALREADY_PAST, "It has begun already or is over.")
        return None

    def _check_details(self, name: str | None, email: str) -> Refusal | None:
        missing = tuple(
            field for field, value in (("email", email.strip()), ("name", name)) if not value
        )
        if missing:
            return Refusal(
                Refused.MISSING_DETAILS,
                f"Ask the person for: {', '.join(missing)}.",
                missing=missing,
            )
        unheard = []
        if not self.came_from_person(email):
            unheard.append("email")
        if name and not self.is_name_of_person(name):
            unheard.append("name")
        if unheard:
            return Refusal(
                Refused.DETAILS_UNCONFIRMED,
                "These did not come from the person in this form: "
                f"{', '.join(unheard)}. The details card is open; ask them to check it.",
                missing=tuple(unheard),
            )
        return None

    def _notes(self, wish: BookingWish, before: BookingProposal | None) -> str:
        """Return what the host is to know, said by itself or as the answer to a question."""
        notes = ((wish.answers or {}).get(NOTES), wish.notes, self._given.notes)
        said = next((each for each in notes if isinstance(each, str)), None)
        if said is not None:
            return said
        return before.notes if before else ""

    def _check_answers(
        self, wish: BookingWish, event_type: EventType, before: BookingProposal | None
    ) -> dict[str, Answer] | Refusal:
        """Return the answers to the host's questions; those left out are taken as before."""
        given = {
            **(before.answers if before else {}),
            **self._given.answers,
            **(wish.answers or {}),
            NOTES: self._notes(wish, before),
        }
        answers: dict[str, Answer] = {}
        for field in event_type.fields:
            if field.slug not in given or field.kind in (FieldKind.NAME, FieldKind.LOCATION):
                continue
            if field.slug == NOTES and not given[NOTES]:
                continue
            try:
                answers[field.slug] = checked_answer(field, given[field.slug])
            except InputError as error:
                return Refusal(Refused.WRONG_ANSWER, error.message, missing=(field.slug,))
        missing = missing_fields(event_type.fields, answers)
        if missing:
            labels = "; ".join(field.label for field in missing)
            return Refusal(
                Refused.MISSING_ANSWERS,
                f"The host wants to know: {labels}. Ask the person.",
                missing=tuple(field.slug for field in missing),
            )
        return answers
