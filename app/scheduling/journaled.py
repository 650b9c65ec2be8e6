"""The calendar as the session sees it: reads pass through, writes go through the journal.

A write is in the journal before it is sent, and is sent once. When its result never came, the
calendar is looked up at 0, 5 and 30 seconds; what can't be told then stays open, blocks the next
write, and is looked up again before that one.

    PENDING --answer--> DONE
            --refusal, nothing sent, or not found at the last look--> REFUSED
            --can't be told from the calendar--> NEEDS_ATTENTION
            --calendar can't be read--> stays PENDING
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, timedelta
from uuid import uuid4

from app.domain.booking import Booking, BookingStatus, EventType, Slot
from app.domain.errors import (
    BookingNotFound,
    CalendarError,
    CalendarServerError,
    NotBookable,
    OutcomeUnknown,
    StorageError,
)
from app.domain.journal import WriteIntent, WriteKind, WriteState
from app.domain.proposal import BookingProposal, CancelProposal, RescheduleProposal
from app.scheduling.client import CalComClient
from app.scheduling.lookup import Finding, look_up
from app.scheduling.ports import Clock, Journal, Sleep
from app.scheduling.slots import zone

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

LOOK_UP_SECONDS = (0.0, 5.0, 30.0)
"""When the calendar is looked up after an unknown outcome, in seconds from then."""

# After this a write of another process can't be on its way any more.
_OLD_ENOUGH = timedelta(seconds=60)
_RESCHEDULE_REASON = "Moved by the attendee in Vocal Desk."
_CANCEL_REASON = "Cancelled by the attendee in Vocal Desk."

_log = logging.getLogger(__name__)


class JournaledCalendar:
    """One event type of one calendar, with every write to it journalled.

    `name` is what the journal calls the calendar (`sandbox`, `cal.com`). `look_up_seconds` may be
    `(0.0,)` only where server and program die together, as with the sandbox in this process.
    `at_point` is called with each name of `POINTS`.
    """

    def __init__(
        self,
        client: CalComClient,
        journal: Journal,
        *,
        name: str,
        event_type_id: int,
        clock: Clock,
        sleep: Sleep = asyncio.sleep,
        look_up_seconds: Sequence[float] = LOOK_UP_SECONDS,
        at_point: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._client = client
        self._journal = journal
        self._name = name
        self._event_type_id = event_type_id
        self._clock = clock
        self._sleep = sleep
        self._look_up_seconds = tuple(look_up_seconds)
        self._at_point = at_point
        self._event_type: EventType | None = None
        # Intents that a task of this process is sending or looking up right now.
        self._in_hand: set[str] = set()
        # Intents that were looked up for the whole time already, without an answer.
        self._waited_for: set[str] = set()

    @property
    def name(self) -> str:
        """What the journal calls this calendar."""
        return self._name

    async def event_type(self) -> EventType:
        """Return the event type that is being booked; asked of the calendar once."""
        if self._event_type is None:
            self._event_type = await self._client.event_type(self._event_type_id)
        return self._event_type

    async def free_slots(
        self, first: date, last: date, *, time_zone: str, duration: int
    ) -> tuple[Slot, ...]:
        """Return the free times of local days `first` to `last` in `time_zone`, in order.

        Raises NotBookable when the event type does not offer `duration` (minutes).
        """
        return await self._client.free_slots(
            first,
            last,
            event_type_id=self._event_type_id,
            time_zone=time_zone,
            duration=await self._length(duration),
        )

    async def get(self, uid: str) -> Booking:
        """Return one booking."""
        return await self._client.get(uid)

    async def book(self, proposal: BookingProposal, *, time_zone: str) -> Booking:
        """Create the booking."""
        length = await self._length(proposal.duration)
        await self._settle_before_writing()
        await self._refuse_repeat(proposal)
        answers = dict(proposal.answers)
        if proposal.notes:
            answers["notes"] = proposal.notes
        intent = self._new_intent(
            WriteKind.CREATE,
            slot=proposal.slot,
            duration=proposal.duration,
            time_zone=time_zone,
            name=proposal.name,
            email=proposal.email,
            notes=proposal.notes,
        )
        return await self._write(
            intent,
            lambda: self._client.create(
                request_id=intent.request_id,
                event_type_id=self._event_type_id,
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
        await self._settle_before_writing()
        old = proposal.booking
        intent = self._new_intent(
            WriteKind.RESCHEDULE,
            slot=proposal.slot,
            duration=old.duration,
            time_zone=time_zone,
            name=old.name,
            email=old.email,
            target_uid=old.uid,
        )
        return await self._write(
            intent,
            lambda: self._client.reschedule(old.uid, start=intent.start, reason=_RESCHEDULE_REASON),
        )

    async def cancel(self, proposal: CancelProposal, *, time_zone: str) -> Booking:
        """Cancel the booking."""
        await self._settle_before_writing()
        old = proposal.booking
        intent = self._new_intent(
            WriteKind.CANCEL,
            slot=Slot(start=old.start, offered_as=""),
            duration=old.duration,
            time_zone=time_zone,
            name=old.name,
            email=old.email,
            target_uid=old.uid,
        )
        return await self._write(
            intent, lambda: self._client.cancel(old.uid, reason=_CANCEL_REASON)
        )

    async def reconcile(self) -> tuple[WriteIntent, ...]:
        """Settle writes left open by a crash or a time-out; return those that it settled.

        Takes up to the last of `look_up_seconds`; writes are refused meanwhile.
        """
        leftovers = self._leftovers()
        self._in_hand.update(intent.request_id for intent in leftovers)
        try:
            found = await asyncio.gather(*(self._settle_leftover(one) for one in leftovers))
        finally:
            self._in_hand.difference_update(intent.request_id for intent in leftovers)
        return tuple(intent for intent in found if intent is not None)

    async def open_intents(self) -> tuple[WriteIntent, ...]:
        """Return writes whose outcome is not known yet; they block a second one."""
        return tuple(intent for intent in self._journal.open() if intent.calendar == self._name)

    async def close(self) -> None:
        """Release connections."""
        await self._client.close()

    async def _length(self, duration: int) -> int | None:
        event_type = await self.event_type()
        if duration not in event_type.lengths:
            offered = " or ".join(str(length) for length in event_type.lengths)
            raise NotBookable(
                f"This appointment can't take {duration} minutes.",
                advice=f"It can take {offered} minutes.",
            )
        return duration if event_type.has_several_lengths else None

    def _new_intent(
        self,
        kind: WriteKind,
        *,
        slot: Slot,
        duration: int,
        time_zone: str,
        name: str,
        email: str,
        notes: str = "",
        target_uid: str | None = None,
    ) -> WriteIntent:
        now = self._clock()
        return WriteIntent(
            request_id=str(uuid4()),
            calendar=self._name,
            kind=kind,
            state=WriteState.PENDING,
            created_at=now,
            updated_at=now,
            start=slot.start,
            duration=duration,
            time_zone=time_zone,
            name=name,
            email=email,
            notes=notes,
            target_uid=target_uid,
        )

    async def _write(self, intent: WriteIntent, send: Callable[[], Awaitable[Booking]]) -> Booking:
        # From the check to the journal without giving way, so that of two writes one is first.
        self._refuse_while_open()
        self._journal.add(intent)
        self._in_hand.add(intent.request_id)
        try:
            self._at_point(f"{intent.kind}.journalled")
            try:
                booking = await send()
            except OutcomeUnknown as error:
                _log.info("outcome of %s unknown: %s", intent.request_id, error.detail)
                return await self._find_out(intent, error)
            except BookingNotFound as error:
                if intent.kind is WriteKind.CANCEL:
                    return await self._gone_already(intent, error)
                self._record(intent, Finding(WriteState.REFUSED, None, error.message))
                raise
            except CalendarError as error:
                self._record(intent, Finding(WriteState.REFUSED, None, error.message))
                raise
            self._at_point(f"{intent.kind}.sent")
            self._record(intent, Finding(WriteState.DONE, booking, ""))
            self._at_point(f"{intent.kind}.settled")
            return booking
        finally:
            self._in_hand.discard(intent.request_id)

    async def _find_out(self, intent: WriteIntent, unknown: OutcomeUnknown) -> Booking:
        finding = await self._look_up_in_time(intent)
        if finding is None:
            raise OutcomeUnknown(
                "The calendar did not say whether that worked, and can't be read at the moment.",
                advice="It will be looked up again before the next change; until then check "
                "your mail.",
                detail=unknown.detail,
            ) from unknown
        self._record(intent, finding)
        if finding.booking is not None:
            return finding.booking
        if finding.state is WriteState.NEEDS_ATTENTION:
            raise OutcomeUnknown(finding.message, detail=unknown.detail) from unknown
        raise CalendarServerError(
            finding.message, advice="You may try again.", detail=unknown.detail
        ) from unknown

    async def _gone_already(self, intent: WriteIntent, refusal: BookingNotFound) -> Booking:
        """Tell "cancelled before", which is what was wanted, from "moved" and "never there"."""
        try:
            finding = await self._look_up_now(intent, is_last=True)
        except CalendarError:
            finding = None
        if finding is not None and finding.booking is not None:
            self._record(intent, finding)
            return finding.booking
        self._record(intent, Finding(WriteState.REFUSED, None, refusal.message))
        raise refusal

    async def _look_up_in_time(self, intent: WriteIntent) -> Finding | None:
        waited = 0.0
        for seconds in self._look_up_seconds:
            if seconds > waited:
                await self._sleep(seconds - waited)
                waited = seconds
            is_last = seconds == self._look_up_seconds[-1]
            try:
                finding = await self._look_up_now(intent, is_last=is_last)
            except CalendarError as error:
                _log.info("could not look up %s: %s", intent.request_id, error.detail)
                continue
            if finding is not None:
                return finding
        self._waited_for.add(intent.request_id)
        return None

    async def _look_up_now(self, intent: WriteIntent, *, is_last: bool) -> Finding | None:
        return await look_up(
            self._client, intent, is_free=lambda: self._is_free(intent), is_last=is_last
        )

    async def _is_free(self, intent: WriteIntent) -> bool:
        day = intent.start.astimezone(zone(intent.time_zone)).date()
        free = await self.free_slots(day, day, time_zone=intent.time_zone, duration=intent.duration)
        return any(slot.start == intent.start for slot in free)

    def _leftovers(self) -> list[WriteIntent]:
        return [
            intent
            for intent in self._journal.open()
            if intent.calendar == self._name and intent.request_id not in self._in_hand
        ]

    async def _settle_leftover(self, intent: WriteIntent) -> WriteIntent | None:
        if self._is_overdue(intent):
            try:
                finding = await self._look_up_now(intent, is_last=True)
            except CalendarError as error:
                _log.info("could not look up %s: %s", intent.request_id, error.detail)
                finding = await self._look_up_in_time(intent)
        else:
            finding = await self._look_up_in_time(intent)
        return None if finding is None else self._settle(intent, finding)

    def _is_overdue(self, intent: WriteIntent) -> bool:
        if intent.request_id in self._waited_for:
            return True
        return self._clock() - intent.created_at >= _OLD_ENOUGH

    async def _settle_before_writing(self) -> None:
        """Look once at what is still open, so that a network that came back frees the way."""
        for intent in self._leftovers():
            self._in_hand.add(intent.request_id)
            try:
                finding = await self._look_up_now(intent, is_last=self._is_overdue(intent))
                if finding is not None:
                    self._settle(intent, finding)
            except CalendarError as error:
                _log.info("could not look up %s: %s", intent.request_id, error.detail)
            finally:
                self._in_hand.discard(intent.request_id)

    def _refuse_while_open(self) -> None:
        if any(intent.calendar == self._name for intent in self._journal.open()):
            raise NotBookable(
                "An earlier change to the calendar has no known outcome yet, so nothing new is "
                "sent.",
                advice="Try again in a minute; your mail may already say how it ended.",
            )

    async def _refuse_repeat(self, proposal: BookingProposal) -> None:
        """Refuse what the same person already has, or may have, at the same time."""
        for intent in self._journal.at_start(self._name, proposal.slot.start):
            if intent.email.casefold() != proposal.email.casefold():
                continue
            if intent.kind is WriteKind.CANCEL:
                continue
            now = await self._look_up_again(intent)
            if now.state is WriteState.NEEDS_ATTENTION:
                raise NotBookable(
                    now.message, advice="Choose another time, or look into the calendar first."
                )
            if now.state is WriteState.DONE and await self._stands(now):
                raise NotBookable(
                    "You already have this appointment.",
                    advice="Choose another time, or move or cancel the one you have.",
                )

    async def _look_up_again(self, intent: WriteIntent) -> WriteIntent:
        if intent.state is not WriteState.NEEDS_ATTENTION:
            return intent
        finding = await self._look_up_now(intent, is_last=True)
        return intent if finding is None else self._settle(intent, finding)

    async def _stands(self, intent: WriteIntent) -> bool:
        if intent.booking_uid is None:
            return False
        try:
            booking = await self._client.get(intent.booking_uid)
        except BookingNotFound:
            return False
        stands = booking.status in (BookingStatus.ACCEPTED, BookingStatus.PENDING)
        return stands and booking.start == intent.start

    def _record(self, intent: WriteIntent, finding: Finding) -> None:
        """Settle the intent; a journal that can't be written must not hide what happened.

        The intent then stays open, and is looked up before the next write.
        """
        try:
            self._settle(intent, finding)
        except StorageError as error:
            _log.exception("could not settle %s: %s", intent.request_id, error.detail)

    def _settle(self, intent: WriteIntent, finding: Finding) -> WriteIntent:
        booking = finding.booking
        return self._journal.settle(
            intent.request_id,
            finding.state,
            at=self._clock(),
            booking_uid=None if booking is None else booking.uid,
            booking_id=None if booking is None else booking.id,
            message=finding.message,
        )
