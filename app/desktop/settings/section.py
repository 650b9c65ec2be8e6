"""One section of the settings: a heading, cards with rows, and panels that do more."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.desktop.settings.ports import Value
from app.desktop.settings.row import SettingRow
from app.desktop.text import plain_label


class Panel(QFrame):
    """A card, or a part of one, that shows or tries something.

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

    def embed(self) -> None:
        """Stand in another card from now on, without a frame of its own."""
        self.setProperty("role", "")
        self.column.setContentsMargins(0, 0, 0, 0)

    def show_found(self, around: str, wanted: Sequence[str]) -> int:
        """Show what all the words find, everything where there are none; return how much it is.

        `around` is what it stands under, which counts as well.
        """
        found = fits(f"{around} {self.words}", wanted)
        self.setVisible(found)
        return int(found)

    def learn(self, key: str, value: Value) -> None:
        """Take how a setting stands, whichever it is."""

    def begin(self) -> None:
        """Take note that the panel is in sight from now on."""

    def end(self) -> None:
        """Take note that it is out of sight, or the window closes."""


class RowsCard(Panel):
    """A card of rows that stand together, and of panels among them that try what they set.

    They are made one by one.
    """

    def __init__(self, title: str, makers: Iterable[Callable[[], SettingRow | Panel]]) -> None:
        super().__init__()
        if title:
            self.describe(title)
        self._makers = deque(makers)
        self.rows: list[SettingRow] = []
        self.panels: list[Panel] = []
        self.column.setSpacing(18)

    @property
    def is_complete(self) -> bool:
        """Whether every row and panel has been made."""
        return not self._makers

    def make_next(self) -> SettingRow | Panel:
        """Make one more row or panel and return it."""
        part = self._makers.popleft()()
        if isinstance(part, SettingRow):
            self.rows.append(part)
        else:
            part.embed()
            self.panels.append(part)
        self.column.addWidget(part)
        return part

    def show_found(self, around: str, wanted: Sequence[str]) -> int:
        """Show the rows and panels that are found, and itself where there are any."""
        around = f"{around} {self.words}"
        count = sum(panel.show_found(around, wanted) for panel in self.panels)
        for row in self.rows:
            found = fits(f"{around} {row.words}", wanted)
            row.setVisible(found)
            count += found
        self.setVisible(count > 0)
        return count

    def learn(self, key: str, value: Value) -> None:
        """Hand it on."""
        for panel in self.panels:
            panel.learn(key, value)

    def begin(self) -> None:
        """Hand it on."""
        for panel in self.panels:
            panel.begin()

    def end(self) -> None:
        """Hand it on."""
        for panel in self.panels:
            panel.end()


class Section(QWidget):
    """A heading and its cards, which are made one by one."""

    def __init__(self, title: str, makers: Iterable[Callable[[], Panel]]) -> None:
        super().__init__()
        self._searched = title.casefold()
        self._makers = deque(makers)
        self._wanted: Sequence[str] = ()
        self._in_sight = False
        self.cards: list[Panel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._heading = plain_label(title, role="headline")
        self._column.addWidget(self._heading)
        self.hide()

    @property
    def is_complete(self) -> bool:
        """Whether every card has been made, with everything in it."""
        return not self._makers and self._unfinished is None

    @property
    def _unfinished(self) -> RowsCard | None:
        last = self.cards[-1] if self.cards else None
        return last if isinstance(last, RowsCard) and not last.is_complete else None

    def make_next(self) -> SettingRow | Panel:
        """Make one more card, or what comes next in the last one, and return it."""
        made: SettingRow | Panel
        card: Panel
        if (unfinished := self._unfinished) is not None:
            card = unfinished
            made = unfinished.make_next()
        else:
            made = card = self._makers.popleft()()
            self.cards.append(card)
            self._column.addWidget(card)
        if self._wanted:
            card.show_found(self._searched, self._wanted)
        else:  # all is in sight then, but for a card that is still empty
            card.setVisible(not isinstance(card, RowsCard) or bool(card.rows))
        if self._in_sight and isinstance(made, Panel):
            made.begin()
        return made

    def show_found(self, wanted: Sequence[str]) -> int:
        """Show what all the words find, everything where there are none; return how much it is."""
        self._wanted = wanted
        return sum(card.show_found(self._searched, wanted) for card in self.cards)

    def show_heading(self, shown: bool) -> None:
        """Show the title, unless it is to be read elsewhere."""
        self._heading.setVisible(shown)

    def set_in_sight(self, in_sight: bool) -> None:
        """Show or hide the section, and have its panels begin or end."""
        self.setVisible(in_sight)
        if in_sight != self._in_sight:
            self._in_sight = in_sight
            for card in self.cards:
                (card.begin if in_sight else card.end)()


def fits(words: str, wanted: Sequence[str]) -> bool:
    """Whether everything that is searched for stands in `words`."""
    return all(word in words for word in wanted)
