"""The frame that every card shares."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.desktop.cards.facts import Fact, Tone
from app.desktop.icons import Icon
from app.desktop.language import Words, say
from app.desktop.layouts import Wrapping
from app.desktop.plain_text import PlainText
from app.desktop.text import plain_label

LINK_PADDING = 10
"""Logical pixels between the border of a link's ground and its words, as in the stylesheet."""


class Card(QFrame):
    """A rounded frame with an icon, a title and a body."""

    def __init__(self, *, icon: str, title: str = "", tone: Tone = Tone.ACCENT) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(20, 18, 20, 18)
        self._body.setSpacing(12)
        self._icon = Icon(icon, tone=tone, side=20, ground=36)
        self._title = plain_label(title, role="strong")
        self._caption = plain_label(role="caption")
        self._caption.hide()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._caption)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self._body.addLayout(head)

    def show_icon(self, name: str) -> None:
        """Change the icon."""
        self._icon.show_icon(name)

    def show_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def show_caption(self, text: str) -> None:
        """Show a quiet line under the title, or none."""
        self._caption.setText(text)
        self._caption.setVisible(bool(text))

    def add(self, widget: QWidget) -> None:
        """Add a widget to the body."""
        self._body.addWidget(widget)


class FactRows(QWidget):
    """Rows of label and value; values are plain, selectable text."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        super().__init__()
        facts = tuple(facts)
        self._shown = [(plain_label(role="muted"), PlainText()) for _ in facts]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, (label, value) in enumerate(self._shown):
            label.setMaximumWidth(160)
            grid.addWidget(label, row, 0, top)
            grid.addWidget(value, row, 1)
        self.show_facts(facts)

    def show_facts(self, facts: Iterable[Fact]) -> None:
        """Show the same facts in other words."""
        for fact, (label, value) in zip(facts, self._shown, strict=False):
            label.setText(fact.label)
            label.setWordWrap(len(fact.label) > 16)
            value.show_text(fact.value)
            value.setAccessibleName(f"{fact.label}: {fact.value}")


class ButtonRow(QWidget):
    """The buttons of a card, in a second row where it is narrow."""

    def __init__(self, buttons: Iterable[QPushButton]) -> None:
        super().__init__()
        row = Wrapping(self, spacing=8)
        for button in buttons:
            row.addWidget(button)


def card_button(text: Words, name: str, role: str = "") -> QPushButton:
    """Return a button of a card; a click leaves the focus where it is."""
    button = QPushButton()
    say(button.setText, text, on=button)
    button.setObjectName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setAutoDefault(False)
    if role:
        button.setProperty("role", role)
    return button


def outdented(links: QWidget) -> QHBoxLayout:
    """Return a row of links whose words, and not their grounds, begin where other words do."""
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addSpacing(-LINK_PADDING)
    row.addWidget(links)
    return row


class When(QWidget):
    """Day and hours, the lines of a card that matter most, and in which zones."""

    def __init__(self, day: str, hours: str, zones: Iterable[str] = ()) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        zones = tuple(zones)
        self._lines = [plain_label(role="headline") for _ in (day, hours)]
        for label in self._lines:
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        if zones:
            column.addSpacing(6)
        self._zones = [plain_label(role="muted") for _ in zones]
        for label in self._zones:
            column.addWidget(label)
        self.show_moment(day, hours, zones)

    def show_moment(self, day: str, hours: str, zones: Iterable[str] = ()) -> None:
        """Show the same moment in other words."""
        for label, text in zip((*self._lines, *self._zones), (day, hours, *zones), strict=False):
            label.setText(text)


def section(text: str) -> QLabel:
    """Return a small heading inside a card."""
    return plain_label(text, role="section")
