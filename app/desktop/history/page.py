"""The page of what was said: find a conversation, read it, hear it, export it, delete it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget

from app.desktop.bridge import Bridge
from app.desktop.empty_state import EmptyState
from app.desktop.history.deletions import Deletions
from app.desktop.history.detail import ConversationDetail
from app.desktop.history.dialogs import ask_before_deleting_all, ask_where_to_save
from app.desktop.history.export_words import export_words
from app.desktop.history.list_side import ListSide
from app.desktop.history.notes import NoteBar
from app.desktop.history.port import HistoryPort
from app.desktop.history.wording import conversations_words
from app.desktop.language import retell, translated
from app.desktop.pages import PageView
from app.desktop.questions import Questions
from app.domain.errors import VocalDeskError
from app.domain.events import Event, Metrics
from app.domain.history import ConversationSummary, HeldConversation

KEEP_FOR = "history.keep_for"

_BESIDE = 700
"""Width in logical pixels from which list and conversation stand side by side."""

_LIST_WIDTH = 300

_GIVEN_UP = frozenset({"list", "more", "conversation", "sound", "facts"})
"""Questions whose answer nobody wants once they are asked anew."""


class HistoryPage(PageView):
    """List and conversation, side by side where there is room for both."""

    def __init__(self, bridge: Bridge, history: HistoryPort) -> None:
        super().__init__()
        self._bridge = bridge
        self._history = history
        self._questions = Questions(self, bridge, self._refused, replaced=_GIVEN_UP)
        self._read: ConversationSummary | None = None
        self._is_narrow = False
        self._is_reading = False
        self._is_shown = False
        self._arranged: tuple[bool, bool, bool, int] | None = None
        self._left = ListSide(history, self._questions, self)
        self.model, self.list = self._left.model, self._left.list
        self.search, self.empty = self._left.search, self._left.empty
        self.delete_all = self._left.delete_all
        self.detail = ConversationDetail()
        self.note = NoteBar(self)
        self._deletions = Deletions(history, self._questions, self.model, self.note)
        self._unchosen = EmptyState()
        self._right = QStackedWidget(self)
        self._right.addWidget(self._unchosen)
        self._right.addWidget(self.detail)
        self._lay_out()
        self._connect()

    @property
    def is_finding(self) -> bool:
        """Whether what was typed is still to be looked for."""
        return self._left.is_finding

    # Life ---------------------------------------------------------------------------------

    def shown(self) -> None:
        """Read the newest conversations."""
        self._is_shown = True
        self._left.reload()

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

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self._right, 1)
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
            self._left.clear()
            self._left.reload()

    def _connect(self) -> None:
        left = self._left
        left.read_anew.connect(self._choose_again)
        left.changed.connect(self._list_changed)
        left.keeping_wanted.connect(lambda: self.setting_wanted.emit(KEEP_FOR))
        left.talk_wanted.connect(self.talk_wanted)
        left.export_all.clicked.connect(lambda: self._ask_where_to_save(None))
        left.delete_all.clicked.connect(self._ask_before_deleting_all)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._open_reading)
        self.list.delete_wanted.connect(self._delete)
        self.detail.back_wanted.connect(self._close_reading)
        self.detail.delete_wanted.connect(self._delete)
        self.detail.export_wanted.connect(lambda: self._ask_where_to_save(self._read))
        self.detail.play_wanted.connect(self._play)
        self._deletions.gone.connect(self._is_gone)
        self._deletions.back.connect(self._is_back)
        self._deletions.all_gone.connect(self._are_gone)
        self._bridge.published.connect(self._on_event, Qt.ConnectionType.QueuedConnection)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.setFocus)
        undo = QShortcut(QKeySequence.StandardKey.Undo, self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self._undo_by_key)

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Metrics) and self._is_shown:
            self._left.reload_soon()

    # The list -----------------------------------------------------------------------------

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

    def _list_changed(self) -> None:
        if self._left.is_empty:
            self._show_unchosen()
        else:
            self._arrange()

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
        if self._read is not None:
            self._stop_playing()
            self._deletions.delete(self._read)

    def _is_gone(self, following: ConversationSummary | None) -> None:
        self._read = following
        self._left.reload()
        if self._is_narrow:
            self._close_reading()

    def _is_back(self, restored: ConversationSummary) -> None:
        self._read = restored
        self._left.reload()
        self.list.setFocus()

    def _undo_by_key(self) -> None:
        if self.note.can_undo:
            self.note.undo()

    def _ask_before_deleting_all(self) -> None:
        facts = self._left.facts
        count = facts.conversations if facts else 0
        ask_before_deleting_all(self, count, self._deletions.delete_all)

    def _are_gone(self) -> None:
        self._read = None
        self.search.clear()
        self._left.reload()

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
        if what == "remove":
            self._deletions.refused()
        if what == "facts":
            return  # the list is refused for the same reason, and says so
        if what == "list":
            self._left.show_trouble(error)
        else:
            self.note.say(f"{translated(error.message)} {translated(error.advice)}".strip())

    def _arrange(self) -> None:
        """Show list and conversation side by side, or the one that is wanted."""
        alone = self._is_narrow or self._left.is_empty
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
