"""Finding a conversation: the search, the list, and what stands where there is nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.desktop.empty_state import EmptyState
from app.desktop.history.empty import say_why_empty
from app.desktop.history.list_model import HistoryModel
from app.desktop.history.list_view import HistoryList
from app.desktop.history.port import HistoryPort
from app.desktop.history.wording import kept_words
from app.desktop.icons import IconButton
from app.desktop.language import say, translated
from app.desktop.questions import Questions
from app.desktop.search_field import SearchField
from app.desktop.text import plain_label
from app.domain.errors import VocalDeskError
from app.domain.history import ConversationSummary, HistoryFacts

_PAGE = 300
_FOUND_PAGE = 60
"""Conversations brought at once; what is searched for costs more, since every line is looked at."""

_FIND_MS = 180
"""After so long a pause in typing, what was typed is looked for."""

_MORE_MS = 40
"""Between two pages of the list, time for the window: Python runs one thread at a time."""

_FRESH_MS = 800
"""After the end of a turn, the time in which it has surely been written."""

Summaries = tuple[ConversationSummary, ...]


class ListSide(QWidget):
    """Reads the list from the history, page by page, with what is searched for."""

    read_anew = Signal(int)
    """Another list is shown, which began at this place of the scroll bar before."""

    changed = Signal()
    """There is a list now, or none."""

    keeping_wanted = Signal()
    """How long conversations are kept is to be changed."""

    talk_wanted = Signal()

    def __init__(self, history: HistoryPort, questions: Questions, parent: QWidget) -> None:
        super().__init__(parent)
        self._history = history
        self._questions = questions
        self.facts: HistoryFacts | None = None
        self.model = HistoryModel(_today)
        self.list = HistoryList(self.model)
        self.list.setObjectName("conversations")
        say(self.list.setAccessibleName, lambda: self.tr("Conversations"), on=self.list)
        self.search = SearchField(
            lambda: self.tr("Search"), lambda: self.tr("Search conversations")
        )
        self.search.setObjectName("search")
        self.empty = EmptyState()
        self.export_all = IconButton("export", lambda: self.tr("Save all as a file"), role="ghost")
        self.delete_all = IconButton(
            "trash", lambda: self.tr("Delete all conversations"), role="ghost"
        )
        self._kept = plain_label(role="caption")
        self._change = QPushButton()
        self._change.setProperty("role", "link")
        say(self._change.setText, lambda: self.tr("Change"), on=self._change)
        say(
            self._change.setAccessibleName,
            lambda: self.tr("Change how long conversations are kept"),
            on=self._change,
        )
        self._find = _timer(self, _FIND_MS, self.reload)
        self._refresh = _timer(self, _FRESH_MS, self.reload)
        self._more = _timer(self, _MORE_MS, lambda: self.model.fetchMore(QModelIndex()))
        self._lay_out()
        self._connect()

    @property
    def is_finding(self) -> bool:
        """Whether what was typed is still to be looked for."""
        return self._find.isActive()

    @property
    def is_empty(self) -> bool:
        """Whether it is told why there is no list."""
        return self._lists.currentWidget() is self.empty

    def reload(self) -> None:
        """Read the list from its beginning, with what is searched for now."""
        typed = self.search.text()
        self._questions.give_up("more")
        self._more.stop()
        self._questions.ask("facts", self._history.facts, self._show_facts)
        self._questions.ask(
            "list",
            lambda: self._history.list(typed, None, _limit(typed)),
            lambda found: self._show_list(found, typed),
        )

    def reload_soon(self) -> None:
        """Read the list anew once what was just said has surely been written."""
        self._refresh.start()

    def clear(self) -> None:
        """Show nothing, until it was read anew."""
        self.model.show((), may_be_more=False)

    def show_trouble(self, error: VocalDeskError) -> None:
        """Say why there is no list."""
        self.clear()
        self.empty.say(
            "warning",
            translated(error.message),
            translated(error.advice),
            help_name="again",
            help_words=self.tr("Try again"),
        )
        self._show_nothing()

    def _lay_out(self) -> None:
        # From the outside to the inside: a widget that moves with all that is in it has each of
        # them dressed anew.
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(6)
        self._lists = QStackedWidget(self)
        top, foot = QHBoxLayout(), QHBoxLayout()
        column.addLayout(top)
        column.addWidget(self._lists, 1)
        column.addLayout(foot)
        top.setContentsMargins(12, 0, 0, 0)  # where the words of the rows begin
        top.setSpacing(4)
        top.addWidget(self.search, 1)
        top.addWidget(self.export_all)
        top.addWidget(self.delete_all)
        foot.setContentsMargins(12, 0, 0, 0)
        foot.setSpacing(4)
        foot.addWidget(self._kept, 1)
        foot.addWidget(self._change)
        self._lists.addWidget(self.list)
        self._lists.addWidget(self.empty)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._find.start())
        self.search.left_downwards.connect(self.list.setFocus)
        self.list.typed.connect(self._look_for)
        self.model.more_wanted.connect(self._bring_more)
        self.empty.helped.connect(self._help)
        self._change.clicked.connect(self.keeping_wanted)

    def _show_facts(self, facts: HistoryFacts) -> None:
        self.facts = facts
        self._kept.setText(kept_words(facts))
        self.export_all.setEnabled(facts.conversations > 0)
        self.delete_all.setEnabled(facts.conversations > 0)
        self.search.setEnabled(facts.conversations > 0 or bool(self.search.text()))
        self._tell(self.search.text())

    def _show_list(self, found: Summaries, typed: str) -> None:
        if not (found and self.model.begins_with(found)):
            at = self.list.verticalScrollBar().value()
            self.model.show(found, may_be_more=len(found) == _limit(typed))
            self.read_anew.emit(at)
            self._bring_all(typed)
        self._tell(typed)

    def _bring_more(self) -> None:
        last, typed = self.model.last, self.search.text()
        if last is not None:
            self._questions.ask(
                "more",
                lambda: self._history.list(typed, last, _limit(typed)),
                lambda found: self._add(found, typed),
            )

    def _add(self, found: Summaries, typed: str) -> None:
        self.model.add(found, may_be_more=len(found) == _limit(typed))
        self._bring_all(typed)

    def _bring_all(self, typed: str) -> None:
        """Go on to the end, so that the scroll bar is true; what is searched for costs more."""
        if not typed.strip():
            self._more.start()

    def _tell(self, typed: str) -> None:
        """Show the list or, where it is empty, say why."""
        if self.model.conversations:
            self._lists.setCurrentWidget(self.list)
            self.changed.emit()
        elif self.facts is not None:
            say_why_empty(self.empty, self.facts, typed.strip())
            self._show_nothing()

    def _show_nothing(self) -> None:
        self._lists.setCurrentWidget(self.empty)
        self.changed.emit()

    def _look_for(self, typed: str) -> None:
        """Take letters typed in the list into the search, and go on there."""
        self.search.setFocus()
        self.search.setText(self.search.text() + typed)

    def _help(self, name: str) -> None:
        match name:
            case "clear":
                self.search.clear()
                self.search.setFocus()
            case "settings":
                self.keeping_wanted.emit()
            case "again":
                self.reload()
            case _:
                self.talk_wanted.emit()


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _limit(typed: str) -> int:
    return _FOUND_PAGE if typed.strip() else _PAGE


def _timer(parent: QWidget, wait: int, then: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(wait)
    timer.timeout.connect(then)
    return timer
