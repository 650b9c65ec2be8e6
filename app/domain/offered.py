"""The free times that the calendar offered in a conversation, by what a person calls them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from app.domain.booking import Slot
from app.domain.refusals import Refusal, Refused

_Offer = tuple[datetime, int, str]
"""A start, the length it was offered for in minutes, and the booking it was offered for alone."""


class OfferedTimes:
    """Every free time offered so far. `chosen` is the one that was clicked last."""

    def __init__(self) -> None:
        self._slots: dict[_Offer, Slot] = {}
        self.chosen: Slot | None = None

    def add(self, slots: Iterable[Slot], duration: int, *, moving_uid: str = "") -> None:
        """Take times offered for `duration` minutes, with `moving_uid` for that booking alone."""
        for slot in slots:
            self._slots[(slot.start, duration, moving_uid)] = slot

    def at(
        self,
        wanted: tuple[date, time],
        duration: int,
        *,
        time_zone: str,
        preferred: Slot | None = None,
        moving_uid: str = "",
    ) -> Slot | Refusal:
        """Return the time offered at a day and wall clock time in `time_zone`, or why none is.

        Of two on the night the clocks go back, the one that was clicked or else is `preferred`.
        """
        zone = ZoneInfo(time_zone)
        # What is free for anybody is free for a booking that moves, but not the other way round.
        matches = {
            start: slot
            for (start, length, uid), slot in self._slots.items()
            if length == duration and uid in ("", moving_uid) and _wall_clock(start, zone) == wanted
        }
        if len(matches) == 1:
            return next(iter(matches.values()))
        for slot in (self.chosen, preferred):
            if slot is not None and slot.start in matches:
                return matches[slot.start]
        if matches:
            return Refusal(
                Refused.AMBIGUOUS_TIME,
                "The clocks go back that day and this wall time comes twice. "
                "Ask the person to click one of the two on the card.",
            )
        if moving_uid:
            return Refusal(
                Refused.NOT_OFFERED,
                "That time was not offered in this conversation. "
                "Call reschedule_booking for that day without a time first.",
            )
        return Refusal(
            Refused.NOT_OFFERED,
            "That time was not offered for this length in this conversation. "
            "Call check_availability for that day and length first.",
        )


def _wall_clock(start: datetime, zone: ZoneInfo) -> tuple[date, time]:
    local = start.astimezone(zone)
    return local.date(), local.time().replace(second=0, microsecond=0, fold=0)
