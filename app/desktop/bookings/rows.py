"""The list behind the view: as long as there are bookings, with the parts that were looked at."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.desktop.bookings.lines import Line, booking_line, unsettled_line
from app.domain.booking import Booking
from app.domain.bookings_list import BookingsPart
from app.domain.journal import WriteIntent

PART = 100
"""Bookings that are asked for at once."""

_MOST_PARTS = 40
"""Parts that are kept; what was looked at longest ago is asked for again."""

LINE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class BookingRows(QAbstractListModel):
    """First what is unsettled, then bookings; those of parts that are not here yet are blank.

    A row that is shown without its part being here has the part asked for.
    """

    wanted = Signal(int)
    """The place, from 0 and without what is unsettled, of the first booking of a missing part."""

    def __init__(self) -> None:
        super().__init__()
        self._zone = ZoneInfo("UTC")
        self._now = datetime.now(UTC)
        self._unsettled: tuple[WriteIntent, ...] = ()
        self._parts: dict[int, tuple[Booking, ...]] = {}
        self._asked: set[int] = set()
        self._total = 0
        self._lines: dict[int, Line] = {}

    @property
    def total(self) -> int:
        """How many bookings there are, without what is unsettled."""
        return self._total

    def begin(
        self, part: BookingsPart, unsettled: tuple[WriteIntent, ...], zone: ZoneInfo, now: datetime
    ) -> None:
        """Show another list, of which the first part is here."""
        same = (part.total, len(unsettled)) == (self._total, len(self._unsettled))
        if not same:
            self.beginResetModel()
        self._zone, self._now = zone, now
        self._unsettled, self._total = unsettled, part.total
        self._parts, self._asked, self._lines = {}, set(), {}
        self._take(part)
        if not same:
            self.endResetModel()
        else:
            self._tell_all()

    def fill(self, part: BookingsPart) -> None:
        """Take a part that was wanted."""
        self._take(part)
        if part.bookings:
            first = part.first + len(self._unsettled)
            last = min(first + len(part.bookings), self.rowCount()) - 1
            self.dataChanged.emit(self.index(first), self.index(last))

    def _take(self, part: BookingsPart) -> None:
        self._asked.add(part.first)
        self._parts[part.first] = part.bookings
        while len(self._parts) > _MOST_PARTS:
            oldest = next(iter(self._parts))
            del self._parts[oldest]
            self._asked.discard(oldest)
            self._lines.clear()

    def entry(self, row: int) -> Booking | WriteIntent | None:
        """Return what stands in a row, None where it is not here yet."""
        if row < len(self._unsettled):
            return self._unsettled[row] if row >= 0 else None
        place = row - len(self._unsettled)
        first = place // PART * PART
        part = self._parts.get(first, ())
        return part[place - first] if place - first < len(part) else None

    def row_of(self, key: str) -> int:
        """Return the row of a booking's uid or a request's id, -1 where it is not here."""
        for row, intent in enumerate(self._unsettled):
            if intent.request_id == key:
                return row
        for first, part in self._parts.items():
            for place, booking in enumerate(part):
                if booking.uid == key:
                    return len(self._unsettled) + first + place
        return -1

    def line(self, row: int) -> Line | None:
        """Return what a row says, None (and ask for it) where it is not here yet."""
        found = self._lines.get(row)
        if found is not None:
            return found
        match self.entry(row):
            case Booking() as booking:
                found = booking_line(booking, self._zone, self._now)
            case WriteIntent() as intent:
                found = unsettled_line(intent, self._zone)
            case None:
                self._ask_for(row)
                return None
        self._lines[row] = found
        return found

    def reword(self) -> None:
        """Word every row anew, in another language."""
        self._lines.clear()
        self._tell_all()

    def _tell_all(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def _ask_for(self, row: int) -> None:
        first = (row - len(self._unsettled)) // PART * PART
        if first not in self._asked:
            self._asked.add(first)
            self.wanted.emit(first)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's)
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._unsettled) + self._total

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row says: to the delegate, to a screen reader, or as plain text."""
        if not index.isValid():
            return None
        if role == LINE:
            return self.line(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            line = self.line(index.row())
            return line.spoken if line else self.tr("Being read")
        return None
