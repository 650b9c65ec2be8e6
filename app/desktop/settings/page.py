"""The Settings page: sections, a search over all of them, and what a change leads to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.desktop.controls import ChoiceBox
from app.desktop.language import translated
from app.desktop.pages import PageView
from app.desktop.settings.ports import SettingDefinition, Value
from app.desktop.settings.rows import Choices, SecretRow, SettingRow, row_for
from app.desktop.settings.section import Panel, RowsCard, Section
from app.desktop.settings.sections import SOUND, groups_of, section_titles
from app.desktop.settings.worker import SettingsWorker
from app.desktop.text import plain_label
from app.domain.setup import SecretPlace

_NARROW = 700
_WIDEST = 640
_SECTIONS_WIDE = 220
_PAUSE_MS = 800

MakePanels = Callable[[str], Sequence[Panel]]
"""Returns the panels of a section, by its key."""


class SettingsPage(PageView):
    """One section at a time, or whatever the search finds in all of them.

    A section is made when it is first wanted, or else beside other events, so that no turn of the
    event loop makes all of them.

    What takes another conversation begins one when the page is left, or as soon as the person
    wishes; at once where nothing has been said yet. `begin_anew` does it where it is due, on any
    thread.
    """

    def __init__(
        self,
        worker: SettingsWorker,
        *,
        panels: MakePanels = lambda _: (),
        begin_anew: Callable[[], None] = lambda: None,
        in_conversation: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__()
        self._worker = worker
        self._make_panels = panels
        self._begin_anew = begin_anew
        self._in_conversation = in_conversation
        self._rows: dict[str, SettingRow] = {}
        self._sections: dict[str, Section] = {}
        self._values: dict[str, tuple[Value, Choices]] = {}
        self._making = QTimer(self)
        self._making.timeout.connect(self._make_next)
        self._anew = {each.key for each in worker.settings.definitions() if each.begins_anew}
        self._is_due = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.begin_anew)
        self._build()
        worker.read.connect(self._show_value, Qt.ConnectionType.QueuedConnection)
        worker.stored.connect(self._stored, Qt.ConnectionType.QueuedConnection)
        worker.refused.connect(self._show_problem, Qt.ConnectionType.QueuedConnection)
        worker.unkept.connect(self._ask_for_place, Qt.ConnectionType.QueuedConnection)

    # What a window does with it

    def row(self, key: str) -> SettingRow:
        """Return the row of a setting."""
        if key not in self._rows:
            self._section_of(key)
        return self._rows[key]

    def panels(self, section: str) -> tuple[Panel, ...]:
        """Return the cards of a section."""
        return self._made(section).cards

    @property
    def section(self) -> str:
        """The key of the section that is in front."""
        return list(self._titles)[max(0, self.list.currentRow())]

    def show_part(self, key: str) -> None:
        """Bring a section to the front, or the one with a setting, and that into sight."""
        section = key if key in self._titles else self._section_of(key)
        if section is None:
            return
        self.search.clear()
        self.list.setCurrentRow(list(self._titles).index(section))
        if (row := self._rows.get(key)) is not None:
            row.setFocus()
            QTimer.singleShot(0, row, lambda: self.area.ensureWidgetVisible(row))

    def shown(self) -> None:
        """Look again at what may have changed elsewhere, such as devices."""
        self._worker.load()
        self._show_sections()
        self._making.start(0)

    def hidden(self) -> None:
        """Store what was typed; begin another conversation where something changed that takes it.

        Nothing is tried any more.
        """
        self.commit()
        self._making.stop()
        for section in self._sections.values():
            section.set_in_sight(False)
        self._is_due = True
        self.begin_anew()

    def take_focus(self) -> None:
        """Begin with the search, where every setting is found."""
        self.search.setFocus()

    def take_escape(self) -> bool:
        """Leave the search."""
        if not self.search.text():
            return False
        self.search.clear()
        return True

    def commit(self) -> None:
        """Store what was typed and not yet stored."""
        for row in self._rows.values():
            row.commit()

    def begin_anew(self) -> None:
        """Have a new conversation begin with what is set now, where a change takes one."""
        self._pause.stop()
        if self._is_due:
            self._is_due = False
            self._worker.when_stored(self._begin_anew)
        self._note.hide()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Say everything again in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._rebuild()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Choose the look that fits the width."""
        super().resizeEvent(event)
        self._show_narrow(event.size().width() < _NARROW)

    # What stands on it

    def _build(self) -> None:
        self._titles = section_titles()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search all settings"))
        self.search.setAccessibleName(self.tr("Search all settings"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._show_sections)
        self.list = QListWidget()
        self.list.setObjectName("sections")
        self.list.setAccessibleName(self.tr("Sections of the settings"))
        self.list.setFixedWidth(_SECTIONS_WIDE)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.box = ChoiceBox()
        self.box.setAccessibleName(self.tr("Sections of the settings"))
        for key, title in self._titles.items():
            self.list.addItem(title)
            self.box.addItem(title, key)
        self.list.setCurrentRow(0)
        self.list.currentRowChanged.connect(self._section_chosen)
        self.box.activated.connect(self.list.setCurrentRow)
        self._lay_out()
        self._show_narrow(self.width() < _NARROW)
        self._show_sections()

    def _lay_out(self) -> None:
        self._nothing = plain_label(
            self.tr("No setting is called that. Try another word, such as “voice” or “key”."),
            role="muted",
        )
        contents = QWidget()
        contents.setObjectName("settingsPage")
        contents.setMaximumWidth(_WIDEST)
        self._column = QVBoxLayout(contents)
        self._column.setContentsMargins(0, 4, 0, 24)
        self._column.setSpacing(28)
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)
        page = QWidget()
        page.setObjectName("settingsPage")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 12, 0)
        row.addWidget(contents, 1000)
        row.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(page)
        self._note = self._anew_note()
        right = QVBoxLayout()
        right.setSpacing(12)
        above = QHBoxLayout()
        above.setContentsMargins(0, 0, 12, 0)
        above.addWidget(self.box)
        right.addLayout(above)
        right.addWidget(self.area, 1)
        right.addWidget(self._note)
        body = QHBoxLayout()
        body.setSpacing(24)
        body.addWidget(self.list)
        body.addLayout(right, 1)
        self._frame = QWidget(self)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(24, 8, 12, 12)
        column.setSpacing(16)
        top = QHBoxLayout()
        top.addWidget(self.search)
        top.addSpacing(12)
        column.addLayout(top)
        column.addLayout(body, 1)
        outer = self.layout()
        if outer is None:
            outer = QVBoxLayout(self)
            outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)

    def _made(self, key: str) -> Section:
        """Return a section, made now if it was not yet, with what is known of its settings."""
        section = self._sections.get(key)
        if section is None:
            section = Section(key, self._titles[key], self._cards(key, self._titles[key]))
            self._sections[key] = section
            order = list(self._titles)
            before = [each for each in self._sections if order.index(each) < order.index(key)]
            self._column.insertWidget(1 + len(before), section)
            section.set_in_sight(False)
            section.hide()
            for setting, (value, choices) in self._values.items():
                self._tell(section, setting, value, choices)
        return section

    def _make_next(self) -> None:
        """Make one section that is not there yet; stop when all are."""
        missing = next((key for key in self._titles if key not in self._sections), None)
        if missing is None:
            self._making.stop()
        else:
            self._made(missing)

    def _section_of(self, setting: str) -> str | None:
        """Return the section that has a setting, made, or None where none has."""
        definitions = self._worker.settings.definitions()
        for key in self._titles:
            groups = groups_of(key, definitions)
            if any(setting == each.key for group in groups for each in group.definitions):
                self._made(key)
                return key
        return None

    def _cards(self, section: str, title: str) -> list[Panel]:
        groups = groups_of(section, self._worker.settings.definitions())
        alone = len(groups) == 1
        cards: list[Panel] = [
            RowsCard(
                "" if alone or group.title == title else translated(group.title),
                [self._make_row(each) for each in group.definitions],
            )
            for group in groups
        ]
        panels = self._make_panels(section)
        if section == SOUND:  # what is tried stands under what is chosen
            return [*cards[:1], *panels, *cards[1:]]
        return [*cards, *panels]

    def _make_row(self, definition: SettingDefinition) -> SettingRow:
        row = row_for(
            definition.kind,
            translated(definition.title),
            translated(definition.help),
            definition.range,
        )
        row.setObjectName(definition.key)
        row.changed.connect(lambda value, key=definition.key: self._store(key, value))
        if isinstance(row, SecretRow):
            row.kept_elsewhere.connect(
                lambda secret, place, key=definition.key: self._worker.store(
                    key, secret, SecretPlace(place)
                )
            )
        self._rows[definition.key] = row
        return row

    def _anew_note(self) -> QFrame:
        note = QFrame()
        note.setProperty("role", "note")
        row = QHBoxLayout(note)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(
            plain_label(
                self.tr(
                    "This takes effect in a new conversation, which begins when you leave the"
                    " settings."
                )
            ),
            1,
        )
        now = QPushButton(self.tr("Begin it now"))
        now.setObjectName("beginNow")
        now.clicked.connect(self.begin_anew)
        row.addWidget(now)
        note.hide()
        return note

    def _rebuild(self) -> None:
        """Make everything anew; what was typed is stored, what is shown stays in front."""
        self.commit()
        at, due = self.list.currentRow(), not self._note.isHidden()
        for section in self._sections.values():
            section.set_in_sight(False)
        old = self._frame
        self._sections.clear()
        self._rows.clear()
        self._build()
        self._making.start(0)
        old.hide()
        old.deleteLater()
        self.list.setCurrentRow(at)
        self._note.setVisible(due)
        self._worker.load()

    # What is shown

    def _show_narrow(self, narrow: bool) -> None:
        self.list.setVisible(not narrow)
        self.box.setVisible(narrow and not self.search.text().strip())

    def _section_chosen(self, at: int) -> None:
        self.box.setCurrentIndex(at)
        if self.search.text():
            self.search.clear()  # which shows the section as well
        else:
            self._show_sections()

    def _show_sections(self) -> None:
        wanted = self.search.text().casefold().split()
        chosen = self.section
        for key in self._titles if wanted else (chosen,):
            self._made(key)
        any_found = False
        for key, section in self._sections.items():
            found = section.show_found(wanted)
            in_sight = found > 0 if wanted else key == chosen
            section.set_in_sight(in_sight and not self.isHidden())
            any_found = any_found or in_sight
        self._nothing.setVisible(not any_found)
        item = self.list.currentItem()
        if item is not None:  # what the search found is of no one section
            item.setSelected(not wanted)
        self.area.verticalScrollBar().setValue(0)
        self._show_narrow(self.width() < _NARROW)

    # What comes of changes

    def _store(self, key: str, value: Value) -> None:
        self._worker.store(key, value)

    def _show_value(self, key: str, value: Value, choices: Choices) -> None:
        self._values[key] = (value, choices)
        for section in self._sections.values():
            self._tell(section, key, value, choices)

    def _tell(self, section: Section, key: str, value: Value, choices: Choices) -> None:
        """Tell one section how a setting stands."""
        for card in section.cards:
            card.learn(key, value)
            if isinstance(card, RowsCard) and (row := self._rows.get(key)) in card.rows:
                assert row is not None
                row.show_value(value, [(each, translated(label)) for each, label in choices])

    def _show_problem(self, key: str, words: str) -> None:
        if key in self._rows:
            self._rows[key].show_problem(translated(words))

    def _ask_for_place(self, key: str, why: str) -> None:
        row = self._rows.get(key)
        if isinstance(row, SecretRow):
            row.ask_for_place(translated(why))

    def _stored(self, key: str) -> None:
        if key not in self._anew:
            return
        self._is_due = True
        if self.isHidden() or not self._in_conversation():
            self._pause.start()
        else:
            self._note.show()
