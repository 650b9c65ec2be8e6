"""What stands on the settings page: the sections, made as they are wanted, and what they are told.

No turn of the event loop makes more than a row or a panel, so that the window answers meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desktop.language import translated
from app.desktop.settings.ports import SettingDefinition, Value
from app.desktop.settings.recent import Recent
from app.desktop.settings.remarks import remarks
from app.desktop.settings.row import Choices, SettingRow
from app.desktop.settings.rows import row_for
from app.desktop.settings.secret_row import SecretRow
from app.desktop.settings.section import Panel, RowsCard, Section
from app.desktop.settings.sections import Group, groups_of, section_titles
from app.desktop.settings.worker import SettingsWorker
from app.desktop.text import plain_label
from app.domain.setup import SecretPlace

_WIDEST = 640


class PanelSource(Protocol):
    """Makes what stands on the page beside the rows of settings."""

    def cards(self, section: str) -> Sequence[Callable[[], Panel]]:
        """Return what makes the cards of a section that follow on those with rows."""

    def among(self, group: str) -> Mapping[str, Callable[[], Panel]]:
        """Return what makes the panels in a group's card, by the setting they stand behind."""


class Contents(QWidget):
    """One section at a time, or whatever a search finds in all of them."""

    row_made = Signal(str)
    """The key of a row that was waited for and is in sight now."""

    def __init__(self, worker: SettingsWorker, panels: PanelSource, recent: Recent) -> None:
        super().__init__()
        self._worker = worker
        self._panels = panels
        self._recent = recent
        self.titles = section_titles()
        self._chosen = next(iter(self.titles))
        self._wanted: list[str] = []
        self._awaited = ""
        self._is_shown = False
        self._has_headings = True
        self._rows: dict[str, SettingRow] = {}
        self._sections: dict[str, Section] = {}
        self._values: dict[str, tuple[Value, Choices]] = {}
        self._making = QTimer(self)
        self._making.setSingleShot(True)
        self._making.timeout.connect(self._make_next)
        self.setObjectName("settingsPage")
        self.setMaximumWidth(_WIDEST)
        self._nothing = plain_label(
            self.tr("No setting is called that. Try another word, such as “voice” or “key”."),
            role="muted",
        )
        self._nothing.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 24)
        self._column.setSpacing(28)
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)
        worker.read.connect(self._show_value)
        worker.refused.connect(self._show_problem)
        worker.unkept.connect(self._ask_for_place)
        recent.remarked.connect(self._remark)

    def row(self, key: str) -> SettingRow:
        """Return the row of a setting, made now if it was not yet."""
        while key not in self._rows and (section := self.section_of(key)) is not None:
            self._section(section)
            self._make_one(section)
        return self._rows[key]

    def cards(self, section: str) -> tuple[Panel, ...]:
        """Return the cards of a section and the panels in them, made now if they were not yet."""
        made = self._section(section)
        while not made.is_complete:
            self._make_one(section)
        within = (each for card in made.cards if isinstance(card, RowsCard) for each in card.panels)
        return (*made.cards, *within)

    def section_of(self, setting: str) -> str | None:
        """Return the section that has a setting, or None where none has."""
        definitions = self._worker.settings.definitions()
        for key in self.titles:
            groups = groups_of(key, definitions)
            if any(setting == each.key for group in groups for each in group.definitions):
                return key
        return None

    def show_section(self, key: str) -> None:
        """Show one section, whole."""
        self._chosen, self._wanted = key, []
        self._show()

    def show_found(self, wanted: Sequence[str]) -> None:
        """Show what is found by all the words, in every section; the chosen one without any."""
        self._wanted = [word.casefold() for word in wanted]
        self._show()

    def show_headings(self, shown: bool) -> None:
        """Show the title of the section, or leave that to what it was chosen by."""
        self._has_headings = shown
        self._show_headings()

    def await_row(self, key: str) -> None:
        """Tell by `row_made` as soon as the row of a setting is there."""
        self._awaited = key
        self._tell_awaited()

    def enter(self) -> None:
        """Put the focus on the first setting in sight, if there is one."""
        sections = (self._sections[key] for key in self.titles if key in self._sections)
        cards = (card for section in sections for card in section.cards)
        rows = (row for card in cards if isinstance(card, RowsCard) for row in card.rows)
        first = next((row for row in rows if row.isVisible() and row.isEnabled()), None)
        if first is not None:
            first.setFocus()

    def begin(self) -> None:
        """Be seen from now on: make what is missing, and have the panels in sight begin."""
        self._is_shown = True
        self._show()

    def end(self) -> None:
        """Be out of sight: make nothing more, and have all panels end."""
        self._is_shown = False
        self._making.stop()
        for section in self._sections.values():
            section.set_in_sight(False)

    def commit(self) -> None:
        """Store what was typed and not yet stored."""
        for row in self._rows.values():
            row.commit()

    # What is made

    def _section(self, key: str) -> Section:
        section = self._sections.get(key)
        if section is None:
            section = Section(self.titles[key], self._makers(key))
            self._sections[key] = section
            order = list(self.titles)
            before = [each for each in self._sections if order.index(each) < order.index(key)]
            self._column.insertWidget(1 + len(before), section)
            section.show_found(self._wanted)
            self._show_headings()
        return section

    def _makers(self, section: str) -> list[Callable[[], Panel]]:
        title = self.titles[section]
        groups = groups_of(section, self._worker.settings.definitions())
        rows = [partial(self._rows_card, group, title) for group in groups]
        return [*rows, *self._panels.cards(section)]

    def _rows_card(self, group: Group, section_title: str) -> Panel:
        among = self._panels.among(group.title)
        makers: list[Callable[[], SettingRow | Panel]] = []
        for definition in group.definitions:
            makers.append(partial(self._make_row, definition))
            if (make := among.get(definition.key)) is not None:
                makers.append(make)
        title = translated(group.title)
        spoken_for = {section_title, translated(group.definitions[0].title)}
        return RowsCard("" if title in spoken_for else title, makers)

    def _make_row(self, definition: SettingDefinition) -> SettingRow:
        row = row_for(
            definition.kind,
            translated(definition.title),
            translated(definition.help),
            definition.range,
        )
        key = definition.key
        row.setObjectName(key)
        row.changed.connect(lambda value: self._worker.store(key, value))
        row.remedy_wanted.connect(self._worker.store)
        if isinstance(row, SecretRow):
            row.kept_elsewhere.connect(
                lambda secret, place: self._worker.store(key, secret, SecretPlace(place))
            )
        self._rows[key] = row
        return row

    def _make_one(self, section: str) -> None:
        made = self._sections[section].make_next()
        for key, (value, choices) in self._values.items():
            if isinstance(made, Panel):
                made.learn(key, value)
            elif made is self._rows.get(key):
                self._put(key, value, choices)
        self._remark()

    def _make_next(self) -> None:
        """Make one thing of the section in sight, else of the first that is not complete."""
        for key in (self._chosen, *self.titles):
            if not self._section(key).is_complete:
                self._make_one(key)
                break
        else:
            return
        if self._wanted:
            self._show()  # it may be found, and its section with it
        self._tell_awaited()
        self._making.start(0)

    def _tell_awaited(self) -> None:
        row = self._rows.get(self._awaited)
        if row is not None and row.isVisibleTo(self):
            key, self._awaited = self._awaited, ""
            self.row_made.emit(key)

    # What is shown

    def _show(self) -> None:
        self._section(self._chosen)
        any_found = False
        for key, section in self._sections.items():
            found = section.show_found(self._wanted)
            in_sight = found > 0 if self._wanted else key == self._chosen
            section.set_in_sight(in_sight and self._is_shown)
            any_found = any_found or in_sight
        self._nothing.setVisible(not any_found)
        self._show_headings()
        if self._is_shown:
            self._making.start(0)

    def _show_headings(self) -> None:
        for section in self._sections.values():
            section.show_heading(self._has_headings or bool(self._wanted))

    # What is told

    def _show_value(self, key: str, value: Value, choices: Choices) -> None:
        self._values[key] = (value, choices)
        for section in self._sections.values():
            for card in section.cards:
                card.learn(key, value)
        if key in self._rows:
            self._put(key, value, choices)
        self._remark()

    def _put(self, key: str, value: Value, choices: Choices) -> None:
        offered = [(each, translated(label)) for each, label in choices]
        self._rows[key].show_value(value, offered)

    def _remark(self) -> None:
        """Say of each setting what holds now."""
        values = {key: value for key, (value, _) in self._values.items()}
        found = remarks(values, self._recent.notices | self._recent.lasting)
        for key, row in self._rows.items():
            row.show_remark(found.get(key))

    def _show_problem(self, key: str, words: str) -> None:
        if key in self._rows:
            self._rows[key].show_problem(translated(words))

    def _ask_for_place(self, key: str, why: str) -> None:
        row = self._rows.get(key)
        if isinstance(row, SecretRow):
            row.ask_for_place(translated(why))
