"""The free times that were offered last, and those of the days after them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.domain.booking import EventType, Slot
from app.domain.events import Event, SlotsOffered
from app.domain.guard import BookingGuard
from app.session.parts import Parts
from app.session.tool_outcome import Offer

DAYS_AT_ONCE = 7
"""Days that are looked at when somebody asks for later ones."""


class FreeTimes:
    """Shows free times, and looks for later ones. `offered` are those a person can point at."""

    def __init__(self, parts: Parts, guard: BookingGuard, publish: Callable[[Event], None]) -> None:
        self._parts = parts
        self._guard = guard
        self._publish = publish
        self._turn = 0
        self._last: Offer | None = None
        self.offered: tuple[Slot, ...] = ()

    def today(self) -> date:
        """Return the person's day."""
        now: datetime = self._parts.clock()
        return now.astimezone(ZoneInfo(self._parts.time_zone)).date()

    def show(self, offer: Offer, event_type: EventType, *, turn: int) -> None:
        """Show what a tool found in a turn."""
        self._turn = turn
        self.offered = offer.slots or self.offered
        self._last = offer
        self._tell(offer, event_type, continues=False)

    def go_back(self, offered: tuple[Slot, ...]) -> None:
        """Return to what was offered before."""
        self.offered = offered
        self._last = None

    async def more(self, event_type: EventType) -> None:
        """Show the free times of the days after those shown last; nothing without such.

        Raises one of the CalendarError family.
        """
        before = self._last
        if before is None:
            return
        last_day = event_type.last_day(self.today())
        first, last = before.last + timedelta(days=1), before.last + timedelta(days=DAYS_AT_ONCE)
        if last_day is not None:
            last = min(last, last_day)
        slots: tuple[Slot, ...] = ()
        if first <= last:
            slots = await self._parts.calendar.free_slots(
                first,
                last,
                time_zone=self._parts.time_zone,
                duration=before.duration,
                moving=before.moving,
            )
        if self._last is not before:  # other times were asked for meanwhile
            return
        moving_uid = before.moving.uid if before.moving else ""
        self._guard.offer(slots, before.duration, moving_uid=moving_uid)
        self.offered += slots
        self._last = replace(before, first=first, last=max(last, before.last), slots=slots)
        self._tell(self._last, event_type, continues=True)

    def _tell(self, offer: Offer, event_type: EventType, *, continues: bool) -> None:
        last_day = event_type.last_day(self.today())
        self._publish(
            SlotsOffered(
                turn=self._turn,
                slots=offer.slots,
                time_zone=self._parts.time_zone,
                duration=offer.duration,
                first=offer.first,
                last=offer.last,
                has_more=last_day is None or offer.last < last_day,
                continues=continues,
                for_move=offer.moving is not None,
            )
        )
