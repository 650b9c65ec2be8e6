"""What came of trying something: being asked, in order, or a problem."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.desktop.icons import Icon
from app.desktop.language import translated
from app.desktop.plain_text import PlainText
from app.desktop.restyle import set_property
from app.domain.errors import VocalDeskError


def error_words(error: VocalDeskError) -> str:
    """Return what happened and what to do next, in the language of the interface."""
    return f"{translated(error.message)} {translated(error.advice)}".rstrip()


class TryButton(QPushButton):
    """A button that begins something and does nothing more until that is over.

    It stays enabled meanwhile: a disabled one would hand the focus on to another button.
    """

    tried = Signal()

    def __init__(self, words: str, name: str) -> None:
        super().__init__(words)
        self.setObjectName(name)
        self.busy = False
        self.clicked.connect(self._begin)

    def over(self) -> None:
        """Take the next click again."""
        self.busy = False

    def _begin(self) -> None:
        if not self.busy:
            self.busy = True
            self.tried.emit()


class Finding(QWidget):
    """An icon and a sentence that can be selected; nothing before there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Icon("info", tone="muted", side=20)
        self._words = PlainText()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; nothing while it is hidden."""
        return "" if self.isHidden() else self._words.toPlainText()

    def show_busy(self, words: str) -> None:
        """Say what is being tried."""
        self._show("clock", "muted", words)

    def show_good(self, words: str) -> None:
        """Say what was found to be in order."""
        self._show("check", "success", words)

    def show_problem(self, words: str) -> None:
        """Say what is wrong and what to do."""
        self._show("warning", "danger", words)

    def clear(self) -> None:
        """Say nothing any more."""
        self._words.show_text("")
        self.hide()

    def _show(self, icon: str, tone: str, words: str) -> None:
        self._icon.show_icon(icon)
        set_property(self._icon, "tone", tone)
        self._words.show_text(words)
        self.setAccessibleName(words)
        self.show()
