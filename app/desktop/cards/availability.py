"""The card of free times."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.desktop.cards.availability_view import AvailabilityView, Day, TimeChoice
from app.desktop.cards.card import Card, card_button, outdented, section
from app.desktop.cards.facts import Tone
from app.desktop.language import when_language_changes
from app.desktop.layouts import EvenColumns, Wrapping
from app.desktop.text import plain_label

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class ArrowButton(QPushButton):
    """A button among others, which the arrow keys lead to; they choose nothing."""

    stepped = Signal(int, int)
    """Columns and rows to go."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Go on by the arrow keys."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        rightwards = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        self.stepped.emit(step[0] if rightwards else -step[0], step[1])


class AvailabilityCard(Card):
    """Free times by day and part of day. A click on one answers for the person.

    With several days there is a tab for each; only the times of the day that is open have buttons,
    so that a month of them costs no more than a day. `times` are those buttons, in order.
    """

    chosen = Signal(object)
    """The slot that was clicked."""

    more_asked = Signal()
    """Later days are wanted."""

    def __init__(self, word: Callable[[], AvailabilityView]) -> None:
        """Show what `word` returns, which is asked again in each language."""
        super().__init__(icon="clock", tone=Tone.ACCENT)
        self._words: list[Callable[[], AvailabilityView]] = []
        self._asked = False
        self.times: list[ArrowButton] = []
        self.tabs: list[ArrowButton] = []
        self._days: dict[date, Day] = {}
        self._open: Day | None = None
        self._chosen: TimeChoice | None = None
        self._closed = False
        self._tab_row = QWidget()
        self._tabs = Wrapping(self._tab_row, spacing=8)
        self._times = QWidget()
        self._column = QVBoxLayout(self._times)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._more = card_button("", "moreDays", "link")
        self._more.clicked.connect(self._ask_for_more)
        self.add(self._tab_row)
        self.add(self._times)
        more = outdented(self._more)
        more.addStretch(1)
        self._body.addLayout(more)
        self.add_times(word)
        when_language_changes(self, self._show_words)

    def _show_words(self) -> None:
        """Show the same days in another language."""
        self._show_more()
        self._days = {}
        for word in self._words:
            self._take(word())
        self.show_caption(self._words[0]().caption)
        self._make_tabs()
        self.open_day(self._days[self._open.date] if self._open else None)

    def add_times(self, word: Callable[[], AvailabilityView]) -> None:
        """Take further days, found in the same turn or asked for since."""
        self._words.append(word)
        view = word()
        if len(self._words) == 1:
            self.show_caption(view.caption)
        if not self._closed:
            self._more.setVisible(view.has_more)
        self.let_ask_again()
        self._take(view)
        self._make_tabs()
        if self._open is not None and self._open.count:
            self.open_day(self._days[self._open.date])
        else:
            first = next((day for day in view.days if day.count), None)
            self.open_day(first or next(iter(self._days.values()), None))

    def _take(self, view: AvailabilityView) -> None:
        fresh = {day.date: day for day in view.days}
        for key, day in fresh.items():
            if key not in self._days or day.count:
                self._days[key] = day
        any_free = any(day.count for day in self._days.values())
        if any(day.count for day in view.days) or not any_free:
            self.show_title(view.title)
        self._icon.setProperty("tone", Tone.ACCENT if any_free else Tone.MUTED)

    def supersede(self) -> None:
        """Take no more clicks: newer times are on the screen, or a booking was made."""
        self._closed = True
        self._more.hide()
        for button in self.times:
            button.setEnabled(False)

    def open_day(self, day: Day | None) -> None:
        """Show the times of one day."""
        self._open = day
        for tab, of_day in zip(self.tabs, self._in_order(), strict=False):
            tab.setChecked(of_day is day)
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.times = []
        if day is None:
            return
        self._column.addWidget(plain_label(day.title, role="title"))
        if not day.count:
            words = self.tr("Nothing is free on this day.")
            self._column.addWidget(plain_label(words, role="muted"))
        for part in day.parts:
            self._column.addWidget(section(part.title))
            times = QWidget()
            grid = EvenColumns(times, spacing=8)
            for choice in part.times:
                grid.addWidget(self._time_button(choice))
            self._column.addWidget(times)
        for first, second in pairwise((*self.tabs, *self.times, self._more)):
            QWidget.setTabOrder(first, second)

    def _in_order(self) -> list[Day]:
        return [self._days[key] for key in sorted(self._days)]

    def _make_tabs(self) -> None:
        """Have a tab for each day, where there are several."""
        days = self._in_order()
        for old in self.tabs:
            old.hide()
            old.deleteLater()
        self.tabs = []
        self._tab_row.setVisible(len(days) > 1)
        for day in days if len(days) > 1 else ():
            tab = ArrowButton(f"{day.tab}\n{self._count_words(day)}")
            tab.setObjectName("day")
            tab.setProperty("role", "day")
            tab.setProperty("empty", not day.count)
            tab.setCheckable(True)
            tab.setAutoDefault(False)
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tab.setCursor(Qt.CursorShape.PointingHandCursor)
            tab.setAccessibleName(f"{day.title}, {self._count_words(day)}")
            tab.clicked.connect(lambda _on=False, of_day=day: self.open_day(of_day))
            tab.stepped.connect(lambda x, y, at=tab: self._step(at, self.tabs, x, y))
            self._tabs.addWidget(tab)
            self.tabs.append(tab)

    def _count_words(self, day: Day) -> str:
        if not day.count:
            return self.tr("none")
        if day.count == 1:
            return self.tr("1 time")
        return self.tr("{n} times").format(n=day.count)

    def _time_button(self, choice: TimeChoice) -> QPushButton:
        button = ArrowButton(choice.label)
        button.setObjectName("time")
        button.setProperty("role", "time")
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setCheckable(True)
        button.setChecked(self._chosen is not None and self._chosen.slot == choice.slot)
        button.setEnabled(not self._closed)
        button.setAccessibleName(choice.words)
        button.clicked.connect(lambda: self._choose(button, choice))
        button.stepped.connect(lambda x, y: self._step(button, self.times, x, y))
        self.times.append(button)
        return button

    def _choose(self, chosen: QPushButton, choice: TimeChoice) -> None:
        self._chosen = choice
        for button in self.times:
            button.setChecked(button is chosen)
        self.chosen.emit(choice.slot)

    def _ask_for_more(self) -> None:
        self._asked = True
        self._show_more()
        self.more_asked.emit()

    def let_ask_again(self) -> None:
        """Offer later days again: asking for them came to nothing."""
        self._asked = False
        self._show_more()

    def _show_more(self) -> None:
        self._more.setEnabled(not self._asked)
        words = self.tr("Looking for more days") if self._asked else self.tr("More days")
        self._more.setText(words)

    def _step(self, at: ArrowButton, among: list[ArrowButton], columns: int, rows: int) -> None:
        """Move the focus among buttons as they lie on the screen."""
        if columns:
            place = among.index(at) + columns
            if 0 <= place < len(among):
                among[place].setFocus(Qt.FocusReason.TabFocusReason)
            return
        here = _centre(at, self)
        lines = sorted({_centre(each, self).y() for each in among})
        line = lines.index(here.y()) + rows
        if 0 <= line < len(lines):
            in_line = [each for each in among if _centre(each, self).y() == lines[line]]
            nearest = min(in_line, key=lambda each: abs(_centre(each, self).x() - here.x()))
            nearest.setFocus(Qt.FocusReason.TabFocusReason)
        elif among is self.tabs and rows > 0 and self.times:
            self.times[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif among is self.times and rows < 0 and self.tabs:
            checked = next((tab for tab in self.tabs if tab.isChecked()), self.tabs[0])
            checked.setFocus(Qt.FocusReason.TabFocusReason)


def _centre(widget: QWidget, card: QWidget) -> QPoint:
    return widget.mapTo(card, widget.rect().center())
