"""The Settings page: sections to choose from, and a search over all of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.desktop.controls import ChoiceBox
from app.desktop.pages import PageView
from app.desktop.settings.anew import AnewNote
from app.desktop.settings.contents import Contents, PanelSource
from app.desktop.settings.recent import Recent
from app.desktop.settings.row import SettingRow
from app.desktop.settings.section import Panel
from app.desktop.settings.worker import SettingsWorker

_NARROW = 700
_SECTIONS_WIDE = 220
_MARGINS = {False: (24, 12, 12, 12), True: (16, 4, 4, 8)}


class SettingsPage(PageView):
    """The way to the contents: a list of sections beside them, or a box above in a narrow window.

    What takes another conversation begins one when the page is left, or as soon as the person
    wishes; at once where nothing has been said yet. `begin_anew` does it where it is due, on any
    thread.
    """

    def __init__(
        self,
        worker: SettingsWorker,
        panels: PanelSource,
        recent: Recent,
        *,
        begin_anew: Callable[[], None] = lambda: None,
        in_conversation: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__()
        self._worker = worker
        self._panels = panels
        self._recent = recent
        self._is_narrow = False
        self._anew = AnewNote(worker, begin_anew, in_conversation)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._build()

    # What a window does with it

    def row(self, key: str) -> SettingRow:
        """Return the row of a setting."""
        return self._contents.row(key)

    def panels(self, section: str) -> tuple[Panel, ...]:
        """Return the cards of a section, and the panels in them."""
        return self._contents.cards(section)

    @property
    def section(self) -> str:
        """The key of the section that is in front."""
        return list(self._contents.titles)[max(0, self.list.currentRow())]

    def show_part(self, key: str) -> None:
        """Bring a section to the front, or the one with a setting, and that into sight."""
        titles = self._contents.titles
        section = key if key in titles else self._contents.section_of(key)
        if section is None:
            return
        self.search.clear()
        self.list.setCurrentRow(list(titles).index(section))
        if section != key:
            self._contents.await_row(key)

    def shown(self) -> None:
        """Look again at what may have changed elsewhere, such as devices."""
        self._worker.load()
        self._anew.enter()
        self._contents.begin()

    def hidden(self) -> None:
        """Store what was typed; begin another conversation where something changed that takes it.

        Nothing is tried any more.
        """
        self._contents.commit()
        self._contents.end()
        self._anew.leave()

    def take_focus(self) -> None:
        """Begin with the search, where every setting is found."""
        self.search.setFocus()

    def take_escape(self) -> bool:
        """Leave the search."""
        if not self.search.text():
            return False
        self.search.clear()
        return True

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
        self._contents = Contents(self._worker, self._panels, self._recent)
        self._contents.row_made.connect(self._bring)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search all settings"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._contents.enter)
        self.list = QListWidget()
        self.list.setObjectName("sections")
        self.list.setAccessibleName(self.tr("Sections of the settings"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.box = ChoiceBox()
        self.box.setAccessibleName(self.tr("Sections of the settings"))
        for key, title in self._contents.titles.items():
            self.list.addItem(title)
            self.box.addItem(title, key)
        self.list.setCurrentRow(0)
        self.list.currentRowChanged.connect(self._choose)
        self.box.activated.connect(self.list.setCurrentRow)
        self._lay_out()
        self._show_narrow(self._is_narrow)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("settingsPage")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 12, 0)
        row.addStretch(1)
        row.addWidget(self._contents, 1000)
        row.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(page)
        self._way = QWidget()
        self._way_row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._way)
        self._way_row.setContentsMargins(0, 0, 0, 0)
        self._way_row.setSpacing(12)
        for each, stretch in ((self.search, 2), (self.box, 3), (self.list, 1)):
            self._way_row.addWidget(each, stretch)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.area, 1)
        right.addWidget(self._anew)
        self._frame = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._frame)
        self._body.addWidget(self._way)
        self._body.addLayout(right, 1)
        self._outer.addWidget(self._frame)

    def _rebuild(self) -> None:
        """Make everything anew; what was typed is stored, what is shown stays in front."""
        self._contents.commit()
        self._contents.end()
        at, old = self.list.currentRow(), self._frame
        self._build()
        old.hide()
        old.deleteLater()
        self.list.setCurrentRow(at)
        if self.isVisible():
            self._contents.begin()
        self._worker.load()

    # What is shown

    def _show_narrow(self, narrow: bool) -> None:
        """Put the way to the sections above the contents, or beside."""
        self._is_narrow = narrow
        self.list.setVisible(not narrow)
        self.box.setVisible(narrow)
        direction = QBoxLayout.Direction
        self._way_row.setDirection(direction.RightToLeft if narrow else direction.TopToBottom)
        self._body.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._body.setSpacing(12 if narrow else 24)
        self._body.setContentsMargins(*_MARGINS[narrow])
        self._way_row.setContentsMargins(0, 0, 12 if narrow else 0, 0)
        if narrow:
            self._way.setMinimumWidth(0)
            self._way.setMaximumWidth(16_777_215)
        else:
            self._way.setFixedWidth(_SECTIONS_WIDE)
        self._contents.show_headings(not narrow)

    def _choose(self, at: int) -> None:
        self.box.setCurrentIndex(at)
        self._contents.show_section(self.section)
        self.search.clear()
        self._show_from_top()

    def _search(self, text: str) -> None:
        wanted = text.split()
        if wanted:
            self._contents.show_found(wanted)
        else:
            self._contents.show_section(self.section)
        if (item := self.list.currentItem()) is not None:  # what is found is of no one section
            item.setSelected(not wanted)
        self._show_from_top()

    def _show_from_top(self) -> None:
        self.area.verticalScrollBar().setValue(0)

    def _bring(self, key: str) -> None:
        row = self._contents.row(key)
        row.setFocus()
        QTimer.singleShot(0, row, lambda: self.area.ensureWidgetVisible(row))
