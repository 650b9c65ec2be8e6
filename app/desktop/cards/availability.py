"""The card of free times."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.desktop.cards.card import Card, card_button, section
from app.desktop.cards.models import AvailabilityView, Day, TimeChoice, Tone
from app.desktop.layouts import EvenColumns
from app.desktop.text import plain_label

_DAYS_AT_FIRST = 2


class AvailabilityCard(Card):
    """Free times by day and part of day. A click on one answers for the person.

    `times` are the buttons, in order.
    """

    chosen = Signal(object)
    """The slot that was clicked."""

    def __init__(self, view: AvailabilityView) -> None:
        icon = "clock" if view.days else "calendar"
        super().__init__(icon=icon, title=view.title, tone=Tone.ACCENT if view.days else Tone.MUTED)
        self.show_caption(view.caption)
        # No button group: there the arrow keys would answer for the person.
        self.times: list[QPushButton] = []
        later = [self._add_day(day) for day in view.days][_DAYS_AT_FIRST:]
        self._more: QPushButton | None = None
        if later:
            days = "day" if len(later) == 1 else "days"
            self._more = card_button(f"Show {len(later)} more {days}", "moreDays")
            self._more.clicked.connect(lambda: self._show_more(later))
            self._body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
            for widget in later:
                widget.hide()

    def supersede(self) -> None:
        """Take no more clicks: newer times are on the screen, or a booking was made."""
        for button in self.times:
            button.setEnabled(False)

    def _add_day(self, day: Day) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(plain_label(day.title, role="title"))
        for part in day.parts:
            column.addWidget(section(part.title))
            times = QWidget()
            grid = EvenColumns(times, spacing=8)
            for choice in part.times:
                grid.addWidget(self._time_button(choice))
            column.addWidget(times)
        self.add(block)
        return block

    def _time_button(self, choice: TimeChoice) -> QPushButton:
        button = card_button(choice.label, "time", "time")
        button.setCheckable(True)
        button.setAccessibleName(choice.words)
        button.clicked.connect(lambda: self._choose(button, choice))
        self.times.append(button)
        return button

    def _choose(self, chosen: QPushButton, choice: TimeChoice) -> None:
        for button in self.times:
            button.setChecked(button is chosen)
        self.chosen.emit(choice.slot)

    def _show_more(self, days: list[QWidget]) -> None:
        for widget in days:
            widget.show()
        if self._more is not None:
            self._more.hide()
