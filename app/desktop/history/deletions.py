"""Deleting conversations: one with an undo for some seconds, or all of them after a question."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.desktop.history.list_model import HistoryModel
from app.desktop.history.notes import NoteBar
from app.desktop.history.port import HistoryPort
from app.desktop.history.wording import conversations_words, cut
from app.desktop.questions import Questions
from app.domain.history import ConversationSummary

_LONGEST_TITLE = 40


class Deletions(QObject):
    """Has conversations deleted and says so in `note`."""

    gone = Signal(object)
    """A conversation is deleted: this one (a ConversationSummary, or None) comes in its place."""

    back = Signal(object)
    """This one was brought back."""

    all_gone = Signal()

    def __init__(
        self, history: HistoryPort, questions: Questions, model: HistoryModel, note: NoteBar
    ) -> None:
        super().__init__(note)
        self._history = history
        self._questions = questions
        self._model = model
        self._note = note
        self._removing: int | None = None
        self._removed: int | None = None  # and can still be brought back

    def delete(self, removed: ConversationSummary) -> None:
        """Take the conversation out at once; for some seconds it can be brought back."""
        if removed.id in (self._removing, self._removed):
            return  # the list has not followed yet; asked for twice, its undo would be given up
        self._removing = removed.id
        row = self._model.row_of(removed.id) or 0

        def is_gone(_: object) -> None:
            self._removing, self._removed = None, removed.id
            self.gone.emit(self._next_to(row, removed))
            self._note.say(
                self.tr("“{title}” is deleted.").format(title=cut(removed.title, _LONGEST_TITLE)),
                undo=lambda: self._bring_back(removed),
                gone=self._purge,
            )

        self._questions.ask("remove", lambda: self._history.remove(removed.id), is_gone)

    def delete_all(self) -> None:
        """Delete every conversation for good."""
        self._note.let_go()

        def are_gone(count: int) -> None:
            self.all_gone.emit()
            words = self.tr("{conversations} deleted.")
            self._note.say(words.format(conversations=conversations_words(count)))

        self._questions.ask("remove", self._history.delete_all, are_gone)

    def refused(self) -> None:
        """Take note that what was asked last has not come about."""
        self._removing = None

    def _bring_back(self, removed: ConversationSummary) -> None:
        self._removed = None
        self._questions.ask(
            "restore",
            lambda: self._history.restore(removed.id),
            lambda _: self.back.emit(removed),
        )

    def _purge(self) -> None:
        self._questions.ask("purge", self._history.purge, lambda _: None)

    def _next_to(self, row: int, removed: ConversationSummary) -> ConversationSummary | None:
        """Return what is read once a conversation is gone: the next one, or the one before."""
        for near in (row + 1, row - 1):
            found = self._model.nearest(near) if 0 <= near < self._model.rowCount() else None
            if found is not None and found.id != removed.id:
                return found
        return None
