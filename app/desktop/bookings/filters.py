"""Which bookings are listed: words to look for, the kind, or one day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.desktop.icons import IconButton
from app.desktop.language import retell, say
from app.desktop.layouts import Wrapping
from app.desktop.search_field import SearchField
from app.desktop.text import plain_label
from app.desktop.words import dated_words
from app.domain.bookings_list import BookingsQuery, Kind

_TYPING_MS = 120
"""Looked for is what was typed once this long nothing more came."""

UNSETTLED = "unsettled"
_DAY = "day"


class Filters(QWidget):
    """The controls above the list. `changed` tells that another list is wanted."""

    changed = Signal()
    refresh_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._zone = ZoneInfo("UTC")
        self._day = date(2000, 1, 1)
        self._count = 0
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self.search = SearchField(
            lambda: self.tr("Name, address, title"), lambda: self.tr("Search bookings")
        )
        self.search.setObjectName("bookingsSearch")
        self.search.setMinimumWidth(120)
        self.search.textChanged.connect(self._type_on)
        self.refresh = IconButton(
            "refresh", lambda: self.tr("Read the calendar again"), role="ghost"
        )
        self.refresh.setObjectName("refreshBookings")
        self.refresh.clicked.connect(self.refresh_wanted)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.refresh)
        self._group = QButtonGroup(self)
        self._chips: dict[str, QPushButton] = {}
        chips = QWidget()
        row = Wrapping(chips, spacing=6)
        for key, words in (
            (Kind.UPCOMING, lambda: self.tr("Upcoming")),
            (Kind.PAST, lambda: self.tr("Past")),
            (Kind.CANCELLED, lambda: self.tr("Cancelled")),
            (_DAY, lambda: self.tr("Day")),
            (UNSETTLED, self._unsettled_words),
        ):
            chip = QPushButton()
            chip.setObjectName(f"show-{key}")
            chip.setCheckable(True)
            chip.setProperty("role", "chip")
            chip.setCursor(Qt.CursorShape.PointingHandCursor)
            say(chip.setText, words, on=chip)
            self._group.addButton(chip)
            self._chips[key] = chip
            row.addWidget(chip)
        self._chips[Kind.UPCOMING].setChecked(True)
        self._chips[UNSETTLED].hide()
        self._group.buttonToggled.connect(self._toggled)
        self._days = self._day_row()
        self._days.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(chips)
        column.addWidget(self._days)

    @property
    def chosen(self) -> str:
        """A `Kind`, `UNSETTLED`, or "day"."""
        return next(key for key, chip in self._chips.items() if chip.isChecked())

    def show_zone(self, zone: ZoneInfo) -> None:
        """Count days in this time zone, from today on."""
        if zone != self._zone or self._day.year == 2000:
            self._zone = zone
            self._day = datetime.now(zone).date()
            self._tell_day()

    def show_unsettled(self, count: int) -> None:
        """Offer to see only what is unsettled, if anything is."""
        self._count = count
        chip = self._chips[UNSETTLED]
        chip.setText(self._unsettled_words())
        chip.setVisible(bool(count))
        if not count and chip.isChecked():
            self._chips[Kind.UPCOMING].setChecked(True)

    def query(self) -> BookingsQuery:
        """Return what is asked for."""
        now, text = datetime.now(UTC), self.search.text().strip()
        chosen = self.chosen
        if chosen == _DAY:
            first = datetime.combine(self._day, time(), self._zone)
            last = datetime.combine(self._day + timedelta(days=1), time(), self._zone)
            return BookingsQuery(now=now, text=text, first=first, last=last)
        kind = Kind.UPCOMING if chosen == UNSETTLED else Kind(chosen)
        return BookingsQuery(now=now, kind=kind, text=text)

    def _type_on(self, _: str) -> None:
        self._typing.start()

    def _unsettled_words(self) -> str:
        return self.tr("To settle: {count}").format(count=self._count)

    def _day_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        # An arrow points to where the day lies, which is the other side where one reads leftwards.
        arrows = ("forward", "back") if self.isRightToLeft() else ("back", "forward")
        before = IconButton(arrows[0], lambda: self.tr("The day before"), role="ghost")
        before.setObjectName("dayBefore")
        before.clicked.connect(lambda: self._go(-1))
        after = IconButton(arrows[1], lambda: self.tr("The day after"), role="ghost")
        after.setObjectName("dayAfter")
        after.clicked.connect(lambda: self._go(1))
        self._day_label = plain_label(role="strong")
        self._day_label.setObjectName("day")
        today = QPushButton()
        today.setObjectName("today")
        today.setProperty("role", "link")
        say(today.setText, lambda: self.tr("Today"), on=today)
        today.clicked.connect(lambda: self._go(0))
        line.addWidget(before)
        line.addWidget(self._day_label, 1)
        line.addWidget(today)
        line.addWidget(after)
        self._day_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._day_label.setMinimumSize(QSize(80, 0))
        retell(self._day_label, self._tell_day)
        return row

    def _go(self, step: int) -> None:
        today = datetime.now(self._zone).date()
        self._day = self._day + timedelta(days=step) if step else today
        self._tell_day()
        self.changed.emit()

    def _tell_day(self) -> None:
        day = datetime.combine(self._day, time(12), self._zone)
        self._day_label.setText(dated_words(day, datetime.now(self._zone).date()))

    def _toggled(self, chip: QPushButton, checked: bool) -> None:
        if checked:
            self._days.setVisible(chip is self._chips[_DAY])
            self.changed.emit()
