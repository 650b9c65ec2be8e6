"""The page of what was said: find a conversation, read it, hear it, export it, delete it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.desktop.bridge import Bridge
from app.desktop.empty_state import EmptyState
from app.desktop.history.detail import ConversationDetail
from app.desktop.history.dialogs import ask_before_deleting_all, ask_where_to_save
from app.desktop.history.empty import say_why_empty
from app.desktop.history.export_words import export_words
from app.desktop.history.list_model import HistoryModel
from app.desktop.history.list_view import HistoryList
from app.desktop.history.notes import NoteBar
from app.desktop.history.port import HistoryPort
from app.desktop.history.questions import Questions
from app.desktop.history.wording import conversations_words, cut, kept_words
from app.desktop.icons import IconButton
from app.desktop.language import retell, say, translated
from app.desktop.pages import PageView
from app.desktop.search_field import SearchField
from app.desktop.text import plain_label
from app.domain.errors import VocalDeskError
from app.domain.events import Event, Metrics
from app.domain.history import ConversationSummary, HeldConversation, HistoryFacts

KEEP_FOR = "history.keep_for"

_BESIDE = 700
"""Width in logical pixels from which list and conversation stand side by side."""

_LIST_WIDTH = 300
_PAGE = 300
_FOUND_PAGE = 60
"""Conversations brought at once; what is searched for costs more, since every line is looked at."""

_FIND_MS = 180
"""After so long a pause in typing, what was typed is looked for."""

_MORE_MS = 40
"""Between two pages of the list, time for the window: Python runs one thread at a time."""

_FRESH_MS = 800
"""After the end of a turn, the time in which it has surely been written."""

_GIVEN_UP = frozenset({"list", "more", "conversation", "sound", "facts"})
"""Questions whose answer nobody wants once they are asked anew."""

Summaries = tuple[ConversationSummary, ...]


class HistoryPage(PageView):
    """List and conversation, side by side where there is room for both."""

    def __init__(self, bridge: Bridge, history: HistoryPort) -> None:
        super().__init__()
        self._bridge = bridge
        self._history = history
        self._questions = Questions(self, bridge, self._refused, replaced=_GIVEN_UP)
        self._facts: HistoryFacts | None = None
        self._read: ConversationSummary | None = None
        self._is_narrow = False
        self._is_reading = False
        self._is_shown = False
        self._arranged: tuple[bool, bool, bool, int] | None = None
        self.model = HistoryModel(_today)
        self.list = HistoryList(self.model)
        self.list.setObjectName("conversations")
        say(self.list.setAccessibleName, lambda: self.tr("Conversations"), on=self.list)
        self.search = SearchField(
            lambda: self.tr("Search"), lambda: self.tr("Search conversations")
        )
        self.search.setObjectName("search")
        self.detail = ConversationDetail()
        self.empty = EmptyState()
        self.note = NoteBar(self)
        self._unchosen = EmptyState()
        self._kept = plain_label(role="caption")
        self._export_all = IconButton("export", lambda: self.tr("Save all as a file"), role="ghost")
        self.delete_all = IconButton(
            "trash", lambda: self.tr("Delete all conversations"), role="ghost"
        )
        self._change = QPushButton()
        say(self._change.setText, lambda: self.tr("Change"), on=self._change)
        self._left = self._list_side()
        self._right = QStackedWidget()
        self._right.addWidget(self._unchosen)
        self._right.addWidget(self.detail)
        self._find = _timer(self, _FIND_MS, self._reload)
        self._refresh = _timer(self, _FRESH_MS, self._reload)
        self._more = _timer(self, _MORE_MS, lambda: self.model.fetchMore(QModelIndex()))
        self._lay_out()
        self._connect()

    @property
    def is_finding(self) -> bool:
        """Whether what was typed is still to be looked for."""
        return self._find.isActive()

    # Life ---------------------------------------------------------------------------------

    def shown(self) -> None:
        """Read the newest conversations."""
        self._is_shown = True
        self._reload()

    def hidden(self) -> None:
        """Fall silent, and let deletions stand."""
        self._is_shown = False
        self._stop_playing()
        self.note.let_go()

    def take_focus(self) -> None:
        """Put the focus into the list or, where there is none, on what helps."""
        if self._is_narrow and self._is_reading:
            self.detail.take_focus()
        elif self.empty.button.isVisible():
            self.empty.button.setFocus()
        else:
            self.list.setFocus()

    def take_escape(self) -> bool:
        """Leave the conversation for the list, then the search for all."""
        if self._is_narrow and self._is_reading:
            self._close_reading()
            return True
        if self.search.text():
            self.search.clear()
            self.list.setFocus()
            return True
        return False

    # Set-up -------------------------------------------------------------------------------

    def _list_side(self) -> QWidget:
        side = QWidget()
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.search, 1)
        top.addWidget(self._export_all)
        top.addWidget(self.delete_all)
        self._change.setProperty("role", "link")
        say(
            self._change.setAccessibleName,
            lambda: self.tr("Change how long conversations are kept"),
            on=self._change,
        )
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 0, 0)
        foot.setSpacing(4)
        foot.addWidget(self._kept, 1)
        foot.addWidget(self._change)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.list)
        self._lists.addWidget(self.empty)
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._lists, 1)
        column.addLayout(foot)
        return side

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self._right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self._arrange()
        retell(self, self._tell_again)

    def _tell_again(self) -> None:
        """Say everything in the language of the interface, which may have changed."""
        self._unchosen.say(
            "history",
            self.tr("No conversation chosen"),
            self.tr("Choose one of the list to read what was said."),
        )
        if self._is_shown:
            self.model.show((), may_be_more=False)
            self._reload()

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._find.start())
        self.search.left_downwards.connect(self.list.setFocus)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._open_reading)
        self.list.delete_wanted.connect(self._delete)
        self.list.typed.connect(self._look_for)
        self.model.more_wanted.connect(self._bring_more)
        self.detail.back_wanted.connect(self._close_reading)
        self.detail.delete_wanted.connect(self._delete)
        self.detail.export_wanted.connect(lambda: self._ask_where_to_save(self._read))
        self.detail.play_wanted.connect(self._play)
        self._export_all.clicked.connect(lambda: self._ask_where_to_save(None))
        self.delete_all.clicked.connect(self._ask_before_deleting_all)
        self._change.clicked.connect(lambda: self.setting_wanted.emit(KEEP_FOR))
        self.empty.helped.connect(self._help)
        self._bridge.published.connect(self._on_event, Qt.ConnectionType.QueuedConnection)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.setFocus)
        undo = QShortcut(QKeySequence.StandardKey.Undo, self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self._undo_by_key)

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Metrics) and self._is_shown:
            self._refresh.start()

    # The list -----------------------------------------------------------------------------

    def _reload(self) -> None:
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

    def _show_facts(self, facts: HistoryFacts) -> None:
        self._facts = facts
        self._kept.setText(kept_words(facts))
        self._export_all.setEnabled(facts.conversations > 0)
        self.delete_all.setEnabled(facts.conversations > 0)
        self.search.setEnabled(facts.conversations > 0 or bool(self.search.text()))
        self._show_empty()

    def _show_list(self, found: Summaries, typed: str) -> None:
        if not (found and self.model.begins_with(found)):
            at = self.list.verticalScrollBar().value()
            self.model.show(found, may_be_more=len(found) == _limit(typed))
            self._choose_again(at)
            self._bring_all(typed)
        self._show_empty(typed)

    def _choose_again(self, at: int) -> None:
        """After the list was read anew, stay where it was."""
        row = self.model.row_of(self._read.id) if self._read is not None else None
        if row is not None:
            self.list.choose(row)
            self.list.verticalScrollBar().setValue(at)
            self._read_conversation()
            return
        self._read = None
        first = self.model.nearest(0)
        if first is not None and not self._is_narrow:
            self.list.choose(self.model.row_of(first.id) or 0)
        else:
            self._show_unchosen()

    def _look_for(self, typed: str) -> None:
        """Take letters typed in the list into the search, and go on there."""
        self.search.setFocus()
        self.search.setText(self.search.text() + typed)

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

    def _show_empty(self, typed: str | None = None) -> None:
        typed = self.search.text() if typed is None else typed
        if self.model.conversations:
            self._lists.setCurrentWidget(self.list)
            self._arrange()
            return
        if self._facts is None:
            return
        say_why_empty(self.empty, self._facts, typed.strip())
        self._lists.setCurrentWidget(self.empty)
        self._show_unchosen()

    def _help(self, name: str) -> None:
        match name:
            case "clear":
                self.search.clear()
                self.search.setFocus()
            case "settings":
                self.setting_wanted.emit(KEEP_FOR)
            case "again":
                self._reload()
            case _:
                self.talk_wanted.emit()

    # One conversation ---------------------------------------------------------------------

    def _chosen(self, summary: ConversationSummary) -> None:
        if self._read is not None and self._read.id == summary.id:
            return  # it is being read: only the list around it was read anew
        self._stop_playing()
        self._read = summary
        self._read_conversation()

    def _read_conversation(self) -> None:
        if self._read is None:
            return
        conversation, typed = self._read.id, self.search.text()
        self._questions.ask(
            "conversation",
            lambda: self._history.conversation(conversation, typed),
            self._show_conversation,
        )

    def _show_conversation(self, held: HeldConversation) -> None:
        self._read = held.summary
        self.detail.show_conversation(held)
        self._right.setCurrentWidget(self.detail)
        self._arrange()

    def _show_unchosen(self) -> None:
        self._is_reading = False
        self._right.setCurrentWidget(self._unchosen)
        self._arrange()

    def _open_reading(self) -> None:
        if self._read is None:
            return
        self._is_reading = True
        self._arrange()
        if self._is_narrow:
            self.detail.take_focus()

    def _close_reading(self) -> None:
        self._is_reading = False
        self._stop_playing()
        self._arrange()
        self.list.setFocus()

    def _play(self, sounds: tuple[int, ...]) -> None:
        self._stop_playing()
        if not sounds or self._read is None:
            return
        conversation = self._read.id
        self.detail.show_playing(sounds)
        self._questions.ask(
            "sound",
            lambda: self._history.play(conversation, sounds),
            lambda _: self.detail.show_playing(()),
        )

    def _stop_playing(self) -> None:
        self._questions.give_up("sound")
        self.detail.show_playing(())

    # Deleting -----------------------------------------------------------------------------

    def _delete(self) -> None:
        """Take the conversation out at once; for some seconds it can be brought back."""
        removed = self._read
        if removed is None:
            return
        self._stop_playing()
        row = self.model.row_of(removed.id) or 0

        def is_gone(_: object) -> None:
            self._read = self._after(row, removed)
            self._reload()
            self.note.say(
                self.tr("“{title}” is deleted.").format(title=cut(removed.title, 40)),
                undo=bring_back,
                gone=lambda: self._questions.ask("purge", self._history.purge, lambda _: None),
            )
            if self._is_narrow:
                self._close_reading()

        def bring_back() -> None:
            def is_back(_: object) -> None:
                self._read = removed
                self._reload()
                self.list.setFocus()

            self._questions.ask("restore", lambda: self._history.restore(removed.id), is_back)

        self._questions.ask("remove", lambda: self._history.remove(removed.id), is_gone)

    def _after(self, row: int, removed: ConversationSummary) -> ConversationSummary | None:
        """Return what is read once a conversation is gone: the next one, or the one before."""
        for near in (row + 1, row - 1):
            found = self.model.nearest(near) if 0 <= near < self.model.rowCount() else None
            if found is not None and found.id != removed.id:
                return found
        return None

    def _undo_by_key(self) -> None:
        if self.note.can_undo:
            self.note.undo()

    def _ask_before_deleting_all(self) -> None:
        count = self._facts.conversations if self._facts else 0
        ask_before_deleting_all(self, count, self._delete_everything)

    def _delete_everything(self) -> None:
        self.note.let_go()

        def are_gone(count: int) -> None:
            self._read = None
            self.search.clear()
            self._reload()
            words = self.tr("{conversations} deleted.")
            self.note.say(words.format(conversations=conversations_words(count)))

        self._questions.ask("remove", self._history.delete_all, are_gone)

    # Saving -------------------------------------------------------------------------------

    def _ask_where_to_save(self, one: ConversationSummary | None) -> None:
        day = (one.began if one is not None else datetime.now(UTC)).astimezone().date()
        conversations = None if one is None else (one.id,)
        ask_where_to_save(self, day, lambda to: self.save(conversations, to))

    def save(self, conversations: tuple[int, ...] | None, to: Path) -> None:
        """Have conversations, or all, written to a file."""

        def are_written(count: int) -> None:
            said = self.tr("{conversations} written to {file}.")
            self.note.say(said.format(conversations=conversations_words(count), file=to.name))

        words = export_words()
        self._questions.ask(
            "save", lambda: self._history.export(conversations, to, words), are_written
        )

    # Asking -------------------------------------------------------------------------------

    def _refused(self, what: str, error: VocalDeskError) -> None:
        if what == "sound":
            self.detail.show_playing(())
        if what == "facts":
            return  # the list is refused for the same reason, and says so
        if what != "list":
            self.note.say(f"{translated(error.message)} {translated(error.advice)}".strip())
            return
        self.model.show((), may_be_more=False)
        self.empty.say(
            "warning",
            translated(error.message),
            translated(error.advice),
            help_name="again",
            help_words=self.tr("Try again"),
        )
        self._lists.setCurrentWidget(self.empty)
        self._show_unchosen()

    def _arrange(self) -> None:
        """Show list and conversation side by side, or the one that is wanted."""
        alone = self._is_narrow or self._lists.currentWidget() is self.empty
        arranged = (alone, self._is_reading, self._is_narrow, self.width())
        if arranged == self._arranged:
            return
        self._arranged = arranged
        self._right.setVisible(self._is_reading or not alone)
        self._left.setVisible(not self._is_reading or not alone)
        self.detail.show_narrow(self._is_narrow)
        policy = QSizePolicy.Policy
        self._left.setSizePolicy(policy.Expanding if alone else policy.Fixed, policy.Expanding)
        if alone:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(16_777_215)
        else:
            self._left.setFixedWidth(max(_LIST_WIDTH, self.width() * 2 // 5 - 40))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Put list and conversation side by side where there is room."""
        super().resizeEvent(event)
        self._is_narrow = event.size().width() < _BESIDE
        self._arrange()
        self.note.settle()


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _limit(typed: str) -> int:
    return _FOUND_PAGE if typed.strip() else _PAGE


def _timer(parent: PageView, wait: int, then: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(wait)
    timer.timeout.connect(then)
    return timer
