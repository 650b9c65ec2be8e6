"""What a calendar offers: its event types, each asked for once, and their free times."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date, datetime

from app.domain.booking import EventType, PublicEventType, Slot, WorkingHours
from app.domain.errors import CalendarError, NotBookable
from app.domain.wording import Wording
from app.scheduling.client import CalComClient
from app.scheduling.ports import Clock
from app.scheduling.slot_cache import SlotCache
from app.scheduling.slots import zone

_log = logging.getLogger(__name__)


class Offers:
    """Asks the calendar in terms of lengths that its event types really have."""

    def __init__(self, client: CalComClient, *, clock: Clock, host_time_zone: str = "UTC") -> None:
        self._client = client
        self._host_time_zone = host_time_zone
        self._slots = SlotCache(client, clock=clock)
        client.on_change(self._slots.invalidate)
        self._event_types: dict[int | PublicEventType, EventType] = {}

    async def event_type(self, which: int | PublicEventType) -> EventType:
        """Return an event type by its number or its public names; asked of the calendar once.

        `host_time_zone` is taken for a host whose zone the calendar does not tell.
        """
        if which not in self._event_types:
            found = await self._client.event_type(which, host_time_zone=self._host_time_zone)
            found = replace(found, hours=await self._hours(found))
            self._event_types[which] = self._event_types[found.id] = found
        return self._event_types[which]

    async def _hours(self, event_type: EventType) -> tuple[WorkingHours, ...]:
        """Return the host's working hours; nothing depends on them, so a failure hides them."""
        if not self._client.reads_schedules:
            return ()
        try:
            return await self._client.working_hours(event_type.schedule_id)
        except CalendarError as error:
            _log.info("the host's working hours were not read: %s %s", error, error.detail)
            return ()

    async def prefetch(self, which: int | PublicEventType, *, time_zone: str) -> None:
        """Read the free times of the days ahead, for the usual length."""
        event_type = await self.event_type(which)
        await self._slots.prefetch(
            event_type_id=event_type.id,
            time_zone=time_zone,
            duration=event_type.default_length if event_type.has_several_lengths else None,
        )

    async def length(self, event_type_id: int, duration: int) -> int | None:
        """Return the length to name in a request: None where there is but one.

        Raises NotBookable when the event type does not offer `duration` (minutes).
        """
        event_type = await self.event_type(event_type_id)
        if duration not in event_type.lengths:
            offered = " or ".join(str(length) for length in event_type.lengths)
            raise NotBookable(
                Wording("This appointment can't take {duration} minutes.", duration=duration),
                advice=Wording("It can take {offered} minutes.", offered=offered),
            )
        return duration if event_type.has_several_lengths else None

    async def free_slots(
        self,
        first: date,
        last: date,
        *,
        event_type_id: int,
        time_zone: str,
        duration: int,
        moving_uid: str | None = None,
        fresh: bool = False,
    ) -> tuple[Slot, ...]:
        """Return the free times of local days `first` to `last` in `time_zone`, in order.

        With `moving_uid` the time of that booking counts as free. They may be a minute old, unless
        they are to be `fresh`.
        """
        return await self._slots.free_slots(
            first,
            last,
            event_type_id=event_type_id,
            time_zone=time_zone,
            duration=await self.length(event_type_id, duration),
            moving_uid=moving_uid,
            fresh=fresh,
        )

    async def slot_at(
        self,
        start: datetime,
        *,
        event_type_id: int,
        time_zone: str,
        duration: int,
        moving_uid: str | None = None,
    ) -> Slot | None:
        """Return the free time that begins at `start`, if there is one."""
        day = start.astimezone(zone(time_zone)).date()
        free = await self.free_slots(
            day,
            day,
            event_type_id=event_type_id,
            time_zone=time_zone,
            duration=duration,
            moving_uid=moving_uid,
            fresh=True,
        )
        return next((slot for slot in free if slot.start == start), None)
