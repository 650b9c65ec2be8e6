"""What the card of free times says, worked out from its event without any widget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.desktop.words import (
    clock_words,
    day_tab,
    day_words,
    length_words,
    moment_words,
    offset_words,
    zone_words,
)
from app.domain.booking import Slot
from app.domain.events import SlotsOffered


@dataclass(frozen=True, slots=True)
class TimeChoice:
    """A free time to click. `label` is short, `words` says it in full for a screen reader."""

    slot: Slot
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """The free times of a morning, an afternoon or an evening."""

    title: str
    times: tuple[TimeChoice, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """The free times of one day, or none. `tab` is short: "Wed 14"."""

    date: date
    title: str
    tab: str
    parts: tuple[PartOfDay, ...]

    @property
    def count(self) -> int:
        """How many times are free."""
        return sum(len(part.times) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AvailabilityView:
    """What the availability card shows. `has_more` tells that later days can be asked for."""

    title: str
    caption: str
    days: tuple[Day, ...]
    has_more: bool = False


def availability_view(event: SlotsOffered) -> AvailabilityView:
    """Group free times by day and part of day; a day that was asked about and has none is told."""
    zone = ZoneInfo(event.time_zone)
    days = {
        local.date(): _day(local.date(), list(slots), zone)
        for local, slots in _by_day(event.slots, zone)
    }
    if event.first is not None and event.last is not None:
        for number in range((event.last - event.first).days + 1):
            asked = event.first + timedelta(days=number)
            days.setdefault(asked, _day(asked, [], zone))
    ordered = tuple(days[key] for key in sorted(days))
    noon = datetime.combine(ordered[0].date, time(12), zone) if ordered else None
    length = length_words(event.duration)
    if not event.slots:
        title = QCoreApplication.translate("Cards", "No free times")
    elif event.for_move:
        title = QCoreApplication.translate("Cards", "Other times for your appointment")
    else:
        title = QCoreApplication.translate("Cards", "Free times")
    first = event.slots[0].start.astimezone(zone) if event.slots else noon
    caption = f"{length} · {zone_words(first)}" if first else length
    return AvailabilityView(title, caption, ordered, event.has_more)


def _day(day: date, slots: list[Slot], zone: ZoneInfo) -> Day:
    noon = datetime.combine(day, time(12), zone)
    return Day(day, day_words(noon), day_tab(day), _parts_of_day(slots, zone))


def _by_day(slots: Iterable[Slot], zone: ZoneInfo) -> Iterable[tuple[datetime, tuple[Slot, ...]]]:
    ordered = sorted(slots, key=lambda slot: slot.start)
    for _, group in groupby(ordered, key=lambda slot: slot.start.astimezone(zone).date()):
        of_day = tuple(group)
        yield of_day[0].start.astimezone(zone), of_day


def _parts_of_day(slots: list[Slot], zone: ZoneInfo) -> tuple[PartOfDay, ...]:
    labels = [clock_words(slot.start.astimezone(zone)) for slot in slots]
    choices = []
    for slot, label in zip(slots, labels, strict=True):
        local = slot.start.astimezone(zone)
        # On the night the clocks go back a wall time comes twice: say which of the two.
        twice = f"{label} {offset_words(local)}" if labels.count(label) > 1 else label
        choices.append((local, TimeChoice(slot, twice, moment_words(local))))
    return tuple(
        PartOfDay(title, tuple(choice for _, choice in group))
        for title, group in groupby(choices, key=lambda pair: part_of_day(pair[0]))
    )


def part_of_day(local: datetime) -> str:
    """Return the part of the day that a local time lies in."""
    if local.hour < 12:
        return QCoreApplication.translate("Cards", "Morning")
    return (
        QCoreApplication.translate("Cards", "Afternoon")
        if local.hour < 17
        else QCoreApplication.translate("Cards", "Evening")
    )
