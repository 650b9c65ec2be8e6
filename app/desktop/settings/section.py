"""One section of the settings: a heading, cards with rows, and panels that do more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.desktop.settings.ports import Value
from app.desktop.settings.rows import SettingRow
from app.desktop.text import plain_label


class Panel(QFrame):
    """A card that is more than a row: it shows or tries something.

    `words` is what the search finds it by.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "group")
        self.words = ""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(12)

    def describe(self, title: str, about: str = "", *, also: str = "") -> None:
        """Head the card with a title and what it is about; `also` is only searched."""
        self.words = f"{title} {about} {also}".casefold()
        heading = QVBoxLayout()
        heading.setSpacing(2)
        heading.addWidget(plain_label(title, role="strong"))
        if about:
            heading.addWidget(plain_label(about, role="caption"))
        self.column.addLayout(heading)

    def learn(self, key: str, value: Value) -> None:
        """Take how a setting stands, whichever it is."""

    def begin(self) -> None:
        """Take note that the panel is in sight from now on."""

    def end(self) -> None:
        """Take note that it is out of sight, or the window closes."""


class RowsCard(Panel):
    """A card of rows that stand together."""

    def __init__(self, title: str, rows: Sequence[SettingRow]) -> None:
        super().__init__()
        if title:
            self.describe(title)
        self.rows = tuple(rows)
        self.column.setSpacing(18)
        for row in rows:
            self.column.addWidget(row)


class Section(QWidget):
    """A heading and its cards."""

    def __init__(self, key: str, title: str, cards: Iterable[Panel]) -> None:
        super().__init__()
        self.key = key
        self.title = title
        self.cards = tuple(cards)
        self._in_sight = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(plain_label(title, role="headline"))
        for card in self.cards:
            column.addWidget(card)

    def show_found(self, wanted: Sequence[str]) -> int:
        """Show what is found by all the words, everything where there are none; return how much."""
        of_section = self.title.casefold()
        count = 0
        for card in self.cards:
            if isinstance(card, RowsCard):
                found = 0
                for row in card.rows:
                    fits = _fits(f"{of_section} {card.words} {row.words}", wanted)
                    row.setVisible(bool(fits))
                    found += fits
            else:
                found = _fits(f"{of_section} {card.words}", wanted)
            card.setVisible(bool(found))
            count += found
        return count

    def set_in_sight(self, in_sight: bool) -> None:
        """Show or hide the section, and have its panels begin or end."""
        self.setVisible(in_sight)
        if in_sight != self._in_sight:
            self._in_sight = in_sight
            for card in self.cards:
                (card.begin if in_sight else card.end)()


def _fits(words: str, wanted: Sequence[str]) -> int:
    return int(all(word in words for word in wanted))
