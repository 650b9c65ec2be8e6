"""The calendar as the session sees it: reads pass through, writes go through the journal.

A write is in the journal before it is sent, and is sent once. What follows is in
`app.domain.journal`; here is what leads to it:

    PENDING --an answer--> DONE
            --a refusal, or not found at the last look--> REFUSED
            --no connection--> NOT_SENT
            --can't be told from the calendar--> NEEDS_ATTENTION
            --the calendar can't be read--> stays PENDING

The same wish without a connection to begin with is in the journal as NOT_SENT at once.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

from app.domain.booking import (
    Booking,
    BookingsFound,
    BookingStatus,
    CalendarLink,
    EventType,
    PublicEventType,
    Slot,
)
from app.domain.errors import (
    BookingNotFound,
    CalendarError,
    CalendarServerError,
    CalendarUnreachable,
    InputError,
    NotBookable,
    OutcomeUnknown,
    SlotTaken,
)
from app.domain.journal import WriteIntent, WriteKind, WriteState
from app.domain.proposal import BookingProposal, CancelProposal, Proposal, RescheduleProposal
from app.scheduling.all_bookings import find_all
from app.scheduling.client import CalComClient
from app.scheduling.clock_offset import clock_notice
from app.scheduling.lookup import Finding
from app.scheduling.offers import Offers
from app.scheduling.outcomes import Outcomes
from app.scheduling.ports import Clock, Journal, Sleep
from app.scheduling.unsent import Unsent
from app.scheduling.upcoming import find_upcoming

POINTS = (
    "create.journalled",  # in the journal, not yet sent
    "create.sent",  # the answer is here, not yet in the journal
    "create.settled",  # the answer is in the journal
    "reschedule.journalled",
    "reschedule.sent",
    "reschedule.settled",
    "cancel.journalled",
    "cancel.sent",
    "cancel.settled",
)
"""The points a write passes through, in order; a test ends the process at each of them."""

FAULT_POINTS = (
    "create.unsent",  # no connection came about, which is not yet in the journal
    "create.unknown",  # the answer did not come, the calendar was not looked up yet
    "reschedule.unsent",
    "reschedule.unknown",
    "cancel.unsent",
    "cancel.unknown",
)
"""The points that a write passes through only where the network fails."""

LOOK_UP_SECONDS = (0.0, 5.0, 30.0)
"""When the calendar is looked up after an unknown outcome, in seconds from then."""

_RESCHEDULE_REASON = "Moved by the attendee in Vocal Desk."
_CANCEL_REASON = "Cancelled by the attendee in Vocal Desk."

_log = logging.getLogger(__name__)


class JournaledCalendar:
    """One event type of one calendar, with every write to it journalled.

    `name` is what the journal calls the calendar (`sandbox`, `cal.com`), `base_url` its address,
    or `IN_PROCESS`. `event_type` is a number or public names; with these alone the calendar does
    not tell the host's zone, and `host_time_zone` is taken for it. `look_up_seconds` may be
    `(0.0,)` only where server and program die together, as with the sandbox in this process.
    `at_point` is called with each name of `POINTS` and `FAULT_POINTS`.
    """

    def __init__(
        self,
        client: CalComClient,
        journal: Journal,
        *,
        name: str,
        base_url: str,
        event_type: int | PublicEventType,
        clock: Clock,
        host_time_zone: str = "UTC",
        sleep: Sleep = asyncio.sleep,
        look_up_seconds: Sequence[float] = LOOK_UP_SECONDS,
        at_point: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._client = client
        self._journal = journal
        self._name = name
        self._base_url = base_url
        self._event_type = event_type
        self._number = event_type if isinstance(event_type, int) else None
        self._clock = clock
        self._at_point = at_point
        self._offers = Offers(client, clock=clock, host_time_zone=host_time_zone)
        self._outcomes = Outcomes(
            client,
            journal,
            self._offers,
            name=name,
            base_url=base_url,
            event_type=event_type,
            clock=clock,
            sleep=sleep,
            look_up_seconds=look_up_seconds,
        )
        self._unsent = Unsent(
            client,
            journal,
            self._offers,
            self._outcomes,
            event_type=event_type,
            clock=clock,
        )

    @property
    def name(self) -> str:
        """What the journal calls this calendar."""
        return self._name

    async def event_type(self, number: int | None = None) -> EventType:
        """Return the event type that is being booked, or another one; each is asked for once."""
        found = await self._offers.event_type(self._event_type)
        self._number = found.id
        return found if number in (None, found.id) else await self._offers.event_type(number)

    async def free_slots(
        self,
        first: date,
        last: date,
        *,
        time_zone: str,
        duration: int,
        moving: Booking | None = None,
        fresh: bool = False,
    ) -> tuple[Slot, ...]:
        """Return the free times of local days `first` to `last` in `time_zone`, in order.

        For a booking that is `moving` they are those of its own event type, and its own time counts
        as free. They may be a minute old, unless they are to be `fresh`. Raises NotBookable when
        the event type does not offer `duration` (minutes).
        """
        number = moving.event_type_id if moving else None
        return await self._offers.free_slots(
            first,
            last,
            event_type_id=(await self.event_type(number)).id,
            time_zone=time_zone,
            duration=duration,
            moving_uid=moving.uid if moving else None,
            fresh=fresh,
        )

    async def prefetch(self, *, time_zone: str) -> None:
        """Read the free times of the next seven days in one request, for later questions."""
        await self._offers.prefetch(self._event_type, time_zone=time_zone)

    def clock_notice(self) -> str:
        """Say that this computer's clock differs from the calendar's, or nothing."""
        return clock_notice(self._client.clock_offset)

    async def get(self, uid: str, *, attendee_email: str = "") -> Booking:
        """Return one booking, as the attendee of that address has it where several share it."""
        return await self._client.get(uid, attendee_email=attendee_email)

    async def calendar_links(self, uid: str) -> tuple[CalendarLink, ...]:
        """Return the links that put a booking into other calendars, if they can be had."""
        try:
            return await self._client.calendar_links(uid)
        except CalendarError as error:  # they are a convenience
            _log.info("No calendar links for %s: %s %s", uid, error, error.detail)
            return ()

    async def upcoming(self, email: str | None = None) -> BookingsFound:
        """Return what was booked here and is still to come, with `email` all of that address."""
        now = self._clock()
        ahead = self._journal.not_before(self._name, now)
        ours = [intent for intent in ahead if self._outcomes.is_ours(intent)]
        return await find_upcoming(self._client, ours, email=email, now=now)

    async def all_bookings(self, since: datetime) -> BookingsFound:
        """Return what begins at `since` or later, in any state; without a key, what is ours."""

        def ours() -> list[WriteIntent]:
            return [each for each in self._journal.all() if self._outcomes.is_ours(each)]

        return await find_all(self._client, ours, since=since, now=self._clock())

    # Writes -------------------------------------------------------------------------------

    async def book(self, proposal: BookingProposal, *, time_zone: str) -> Booking:
        """Create the booking."""
        try:
            number = (await self.event_type()).id
            intent = self._intent(proposal, time_zone)
            length = await self._offers.length(number, intent.duration)
            await self._outcomes.settle_before_writing()
            await self._refuse_repeat(intent)
        except CalendarUnreachable as error:
            raise self._kept(self._intent(proposal, time_zone), error) from error
        answers = dict(intent.answers)
        if intent.notes:
            answers["notes"] = intent.notes
        return await self._write(
            intent,
            lambda: self._client.create(
                request_id=intent.request_id,
                event_type_id=number,
                start=intent.start,
                duration=length,
                name=intent.name,
                email=intent.email,
                time_zone=time_zone,
                answers=answers,
            ),
        )

    async def reschedule(self, proposal: RescheduleProposal, *, time_zone: str) -> Booking:
        """Move the booking; the answer is a new booking with a uid of its own."""
        await self._outcomes.settle_before_writing()
        intent, old = self._intent(proposal, time_zone), proposal.booking
        return await self._write(
            intent,
            lambda: self._client.reschedule(
                old.uid, start=intent.start, reason=_RESCHEDULE_REASON, seat_uid=old.seat_uid
            ),
        )

    async def cancel(self, proposal: CancelProposal, *, time_zone: str) -> Booking:
        """Cancel the booking."""
        await self._outcomes.settle_before_writing()
        intent, old = self._intent(proposal, time_zone), proposal.booking

        async def send() -> Booking:
            left = await self._client.cancel(
                old.uid, reason=proposal.reason or _CANCEL_REASON, seat_uid=old.seat_uid
            )
            # The others keep their seats; what the person had is gone.
            return left if old.seat_uid is None else replace(old, status=BookingStatus.CANCELLED)

        return await self._write(intent, send)

    # Open writes --------------------------------------------------------------------------

    async def reconcile(self) -> tuple[WriteIntent, ...]:
        """Settle writes left open by a crash or a time-out; return those that it settled.

        To be called at the start and whenever the calendar can be reached again: with nothing
        open it asks nobody, and what another call looks up is left to that one. Otherwise it
        takes up to the last of `look_up_seconds`; writes are refused meanwhile.
        """
        return await self._outcomes.reconcile()

    async def open_intents(self) -> tuple[WriteIntent, ...]:
        """Return writes whose outcome is not known yet; they block a second one."""
        return self._outcomes.open()

    async def resolve(self, request_id: str) -> WriteIntent:
        """Ask the calendar once more about one write, and return it as it stands then.

        Raises InputError for a write that did not go to this calendar, and one of the
        CalendarError family when the calendar can't be read.
        """
        intent = self._journal.get(request_id)
        if intent is None or not self._outcomes.is_ours(intent):
            raise InputError("This write did not go to this calendar.")
        return await self._outcomes.resolve(intent)

    # Unsent writes ------------------------------------------------------------------------

    async def keep_unsent(
        self, proposal: Proposal, *, time_zone: str, why: CalendarUnreachable
    ) -> CalendarUnreachable:
        """Keep what the person affirmed while the calendar could not even be asked.

        Returns what the person is told. Raises NotBookable while an earlier write is open.
        """
        return self._kept(self._intent(proposal, time_zone), why)

    async def not_sent(self) -> tuple[WriteIntent, ...]:
        """Return the writes that never left this computer, the oldest first."""
        return self._unsent.all()

    async def propose_again(self, request_id: str, *, proposal_id: str) -> Proposal:
        """Return an unsent write as a fresh proposal, which needs a fresh yes.

        Once that is written, the unsent one counts as dropped. Raises InputError where there is
        no such unsent write, and one of the CalendarError family where it can't be had any more.
        """
        return await self._unsent.propose_again(request_id, proposal_id=proposal_id)

    async def drop(self, request_id: str) -> WriteIntent:
        """Give an unsent write up. Raises InputError where there is no such one."""
        return self._unsent.drop(request_id)

    async def close(self) -> None:
        """Release connections."""
        await self._client.close()

    # How a write goes ---------------------------------------------------------------------

    def _intent(self, proposal: Proposal, time_zone: str) -> WriteIntent:
        now = self._clock()
        intent = WriteIntent(
            request_id=str(uuid4()),
            calendar=self._name,
            base_url=self._base_url,
            event_type_id=self._number,
            kind=WriteKind.CREATE,
            state=WriteState.PENDING,
            created_at=now,
            updated_at=now,
            start=_start(proposal),
            duration=_who(proposal).duration,
            time_zone=time_zone,
            name=_who(proposal).name,
            email=_who(proposal).email,
        )
        if isinstance(proposal, BookingProposal):
            return replace(intent, notes=proposal.notes, answers=dict(proposal.answers))
        is_cancel = isinstance(proposal, CancelProposal)
        kind = WriteKind.CANCEL if is_cancel else WriteKind.RESCHEDULE
        return replace(intent, kind=kind, target_uid=proposal.booking.uid)

    def _kept(self, intent: WriteIntent, why: CalendarUnreachable) -> CalendarUnreachable:
        # Behind an open write even a wish waits: the two may be one and the same.
        self._outcomes.refuse_while_open()
        told = self._unsent.told(why)
        unsent = replace(intent, state=WriteState.NOT_SENT, message=told.message)
        self._journal.add(unsent, replacing=self._unsent.same_as(unsent))
        return told

    async def _write(self, intent: WriteIntent, send: Callable[[], Awaitable[Booking]]) -> Booking:
        # From the check to the journal without giving way, so that of two writes one is first.
        self._outcomes.refuse_while_open()
        now = self._clock()
        intent = replace(intent, created_at=now, updated_at=now)
        self._journal.add(intent, replacing=self._unsent.same_as(intent))
        with self._outcomes.in_hand(intent):
            self._at_point(f"{intent.kind}.journalled")
            try:
                booking = await send()
            except OutcomeUnknown as error:
                self._at_point(f"{intent.kind}.unknown")
                _log.info("outcome of %s unknown: %s", intent.request_id, error.detail)
                return await self._find_out(intent, error)
            except CalendarUnreachable as error:
                self._at_point(f"{intent.kind}.unsent")
                told = self._unsent.told(error)
                self._record(intent, WriteState.NOT_SENT, told.message)
                raise told from error
            except (BookingNotFound, SlotTaken) as error:
                return await self._done_before(intent, error)
            except CalendarError as error:
                self._record(intent, WriteState.REFUSED, error.message)
                raise
            self._at_point(f"{intent.kind}.sent")
            self._outcomes.record(intent, Finding(WriteState.DONE, booking, ""))
            self._at_point(f"{intent.kind}.settled")
            return booking

    async def _find_out(self, intent: WriteIntent, unknown: OutcomeUnknown) -> Booking:
        finding = await self._outcomes.look_in_time(intent)
        if finding is None:
            raise OutcomeUnknown(
                "The calendar did not say whether that worked, and can't be read at the moment.",
                advice="It will be looked up again before the next change; until then check "
                "your mail.",
                detail=unknown.detail,
            ) from unknown
        self._outcomes.record(intent, finding)
        if finding.booking is not None:
            return finding.booking
        if finding.state is WriteState.NEEDS_ATTENTION:
            raise OutcomeUnknown(finding.message, detail=unknown.detail) from unknown
        raise CalendarServerError(
            finding.message, advice="You may try again.", detail=unknown.detail
        ) from unknown

    async def _done_before(self, intent: WriteIntent, refusal: CalendarError) -> Booking:
        """Tell a refusal from what an earlier attempt has done already, which is what was wanted.

        Such an attempt was believed lost and came late, or somebody cancelled in another way.
        """
        if intent.kind is WriteKind.CREATE:
            booking = await self._outcomes.ours_after_all(intent)
            if booking is not None and booking.request_id != intent.request_id:
                self._record(intent, WriteState.REFUSED, "An earlier attempt had booked it.")
                return booking
        else:
            booking = await self._already_so(intent)
            if booking is not None:
                self._outcomes.record(intent, Finding(WriteState.DONE, booking, ""))
        if booking is not None:
            return booking
        self._record(intent, WriteState.REFUSED, refusal.message)
        raise refusal

    async def _already_so(self, intent: WriteIntent) -> Booking | None:
        try:
            finding = await self._outcomes.look_now(intent, is_last=True)
        except CalendarError as error:
            _log.info("could not look up %s: %s", intent.request_id, error.detail)
            return None
        return None if finding is None else finding.booking

    def _record(self, intent: WriteIntent, state: WriteState, message: str) -> None:
        self._outcomes.record(intent, Finding(state, None, message))

    async def _refuse_repeat(self, wanted: WriteIntent) -> None:
        """Refuse what the same person already has, or may have, at the same time."""
        for intent in self._journal.at_start(self._name, wanted.start):
            if intent.kind is WriteKind.CANCEL or not intent.goes_where(wanted):
                continue
            if intent.email.casefold() != wanted.email.casefold():
                continue
            now = intent
            if intent.state is WriteState.NEEDS_ATTENTION:
                now = await self._outcomes.resolve(intent)
            if now.state is WriteState.NEEDS_ATTENTION:
                raise NotBookable(
                    now.message, advice="Choose another time, or look into the calendar first."
                )
            if now.state is WriteState.DONE and await self._outcomes.stands(now):
                raise NotBookable(
                    "You already have this appointment.",
                    advice="Choose another time, or move or cancel the one you have.",
                )


def _who(proposal: Proposal) -> BookingProposal | Booking:
    return proposal if isinstance(proposal, BookingProposal) else proposal.booking


def _start(proposal: Proposal) -> datetime:
    if isinstance(proposal, CancelProposal):
        return proposal.booking.start
    return proposal.slot.start
