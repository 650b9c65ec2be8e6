"""Finds out what became of the writes in the journal, and writes that down.

After an unknown outcome the calendar is looked up at 0, 5 and 30 seconds; what can't be told then
stays open, blocks the next write, and is looked up again before that one. Only writes that went to
this calendar, at this address, are ever asked about here. Nothing here sends a write.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Iterator, Sequence
from datetime import timedelta

from app.domain.booking import Booking, PublicEventType
from app.domain.errors import BookingNotFound, CalendarError, NotBookable, StorageError
from app.domain.journal import WriteIntent, WriteState
from app.scheduling.client import CalComClient
from app.scheduling.lookup import Finding, booked_by, is_standing, look_up
from app.scheduling.offers import Offers
from app.scheduling.ports import Clock, Journal, Sleep

# After this a write of another process can't be on its way any more.
_OLD_ENOUGH = timedelta(seconds=60)

_log = logging.getLogger(__name__)


class Outcomes:
    """The writes of one calendar whose end is not known yet, and how they are settled."""

    def __init__(
        self,
        client: CalComClient,
        journal: Journal,
        offers: Offers,
        *,
        name: str,
        base_url: str,
        event_type: int | PublicEventType,
        clock: Clock,
        sleep: Sleep,
        look_up_seconds: Sequence[float],
    ) -> None:
        self._client = client
        self._journal = journal
        self._offers = offers
        self._where = (name, base_url)
        self._event_type = event_type
        self._clock = clock
        self._sleep = sleep
        self._look_up_seconds = tuple(look_up_seconds)
        # Intents that a task of this process is sending or looking up right now.
        self._in_hand: set[str] = set()
        # Intents that were looked up for the whole time already, without an answer.
        self._waited_for: set[str] = set()

    def is_ours(self, intent: WriteIntent) -> bool:
        """Whether the write went, or was to go, to this calendar at this address."""
        return (intent.calendar, intent.base_url) == self._where

    def open(self) -> tuple[WriteIntent, ...]:
        """Return the writes to this calendar whose outcome is not known."""
        return tuple(intent for intent in self._journal.open() if self.is_ours(intent))

    def refuse_while_open(self) -> None:
        """Raise NotBookable while the outcome of an earlier write is not known."""
        if self.open():
            raise NotBookable(
                "An earlier change to the calendar has no known outcome yet, so nothing new is "
                "sent.",
                advice="Try again in a minute; your mail may already say how it ended.",
            )

    @contextlib.contextmanager
    def in_hand(self, *intents: WriteIntent) -> Iterator[None]:
        """Keep every other task's hands off these intents."""
        ids = {intent.request_id for intent in intents}
        self._in_hand |= ids
        try:
            yield
        finally:
            self._in_hand -= ids

    async def reconcile(self) -> tuple[WriteIntent, ...]:
        """Settle writes left open by a crash or a time-out; return those that it settled.

        With nothing open, one look into the database. Otherwise it takes up to the last of
        `look_up_seconds`; what another call has in hand is left to that one.
        """
        leftovers = self._leftovers()
        with self.in_hand(*leftovers):
            found = await asyncio.gather(*(self._settle_leftover(one) for one in leftovers))
        return tuple(intent for intent in found if intent is not None)

    async def settle_before_writing(self) -> None:
        """Look once at what is still open, so that a network that came back frees the way."""
        for intent in self._leftovers():
            with self.in_hand(intent):
                try:
                    finding = await self.look_now(intent, is_last=self._is_overdue(intent))
                except CalendarError as error:
                    _log.info("could not look up %s: %s", intent.request_id, error.detail)
                    continue
                if finding is not None:
                    self.settle(intent, finding)

    async def resolve(self, intent: WriteIntent) -> WriteIntent:
        """Ask the calendar once more about one write; return it as it stands then.

        Raises one of the CalendarError family when the calendar can't be read.
        """
        if intent.state is WriteState.NEEDS_ATTENTION:
            finding = await self.look_now(intent, is_last=True)
            return intent if finding is None else self.settle(intent, finding)
        if intent.state is WriteState.PENDING and intent.request_id not in self._in_hand:
            with self.in_hand(intent):
                return await self._settle_leftover(intent) or intent
        return intent

    async def look_in_time(self, intent: WriteIntent) -> Finding | None:
        """Look at each of `look_up_seconds` until the calendar tells; None if it never does."""
        waited = 0.0
        for seconds in self._look_up_seconds:
            if seconds > waited:
                await self._sleep(seconds - waited)
                waited = seconds
            is_last = seconds == self._look_up_seconds[-1]
            try:
                finding = await self.look_now(intent, is_last=is_last)
            except CalendarError as error:
                _log.info("could not look up %s: %s", intent.request_id, error.detail)
                continue
            if finding is not None:
                return finding
        self._waited_for.add(intent.request_id)
        return None

    async def look_now(self, intent: WriteIntent, *, is_last: bool) -> Finding | None:
        """Look once. Raises one of the CalendarError family when the calendar can't be read."""
        return await look_up(
            self._client, intent, is_free=lambda: self.is_free(intent), is_last=is_last
        )

    async def is_free(self, intent: WriteIntent) -> bool:
        """Whether the wanted start is offered, for the event type it was wanted of."""
        number = intent.event_type_id or (await self._offers.event_type(self._event_type)).id
        slot = await self._offers.slot_at(
            intent.start,
            event_type_id=number,
            time_zone=intent.time_zone,
            duration=intent.duration,
        )
        return slot is not None

    async def ours_after_all(self, intent: WriteIntent) -> Booking | None:
        """Tell "taken by somebody else" from "taken by ourselves", after a refused create.

        An attempt that was believed lost may have reached the calendar too late for the last
        look. The booking is returned if it is the one that is wanted now.
        """
        attempts = {intent.request_id: intent}
        for other in self._journal.at_start(intent.calendar, intent.start):
            if other.state is WriteState.REFUSED and other.asks_the_same(intent):
                attempts[other.request_id] = other
        try:
            booking = await booked_by(self._client, intent, attempts)
        except CalendarError as error:
            # Without the list nothing speaks against the calendar's own word.
            _log.info("could not look up %s: %s", intent.request_id, error.detail)
            return None
        if booking is None or booking.duration != intent.duration:
            return None
        self.record(attempts[booking.request_id or ""], Finding(WriteState.DONE, booking, ""))
        return booking

    def record(self, intent: WriteIntent, finding: Finding) -> None:
        """Settle the intent; a journal that can't be written must not hide what happened.

        The intent then stays open, and is looked up before the next write.
        """
        try:
            self.settle(intent, finding)
        except StorageError as error:
            _log.exception("could not settle %s: %s", intent.request_id, error.detail)

    def settle(self, intent: WriteIntent, finding: Finding) -> WriteIntent:
        """Write down what was found. Raises StorageError."""
        return self._journal.settle(
            intent.request_id,
            finding.state,
            at=self._clock(),
            booking=finding.booking,
            message=finding.message,
        )

    async def stands(self, intent: WriteIntent) -> bool:
        """Whether the booking that a finished create or move made is still there."""
        if intent.booking_uid is None:  # the person said so; the calendar never named it
            return not await self.is_free(intent)
        try:
            booking = await self._client.get(intent.booking_uid)
        except BookingNotFound:
            return False
        return is_standing(booking) and booking.start == intent.start

    def _leftovers(self) -> list[WriteIntent]:
        return [intent for intent in self.open() if intent.request_id not in self._in_hand]

    async def _settle_leftover(self, intent: WriteIntent) -> WriteIntent | None:
        if self._is_overdue(intent):
            try:
                finding = await self.look_now(intent, is_last=True)
            except CalendarError as error:
                _log.info("could not look up %s: %s", intent.request_id, error.detail)
                finding = await self.look_in_time(intent)
        else:
            finding = await self.look_in_time(intent)
        return None if finding is None else self.settle(intent, finding)

    def _is_overdue(self, intent: WriteIntent) -> bool:
        if intent.request_id in self._waited_for:
            return True
        return self._clock() - intent.created_at >= _OLD_ENOUGH
