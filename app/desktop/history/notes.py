"""A note at the foot of the page: what was done, and for some seconds a way to undo it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.desktop.icons import IconButton
from app.desktop.language import say
from app.desktop.text import plain_label

SHOWN_MS = 10_000
_HELD_MS = 2_000
_WIDEST = 480
_MARGIN = 12


class NoteBar(QFrame):
    """One note at a time, over the foot of its page, so that nothing moves when it comes.

    It stays while the mouse is on it or the keyboard in it.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._undo: Callable[[], None] | None = None
        self._gone: Callable[[], None] | None = None
        self._words = plain_label()
        self.undo_button = QPushButton()
        say(self.undo_button.setText, lambda: self.tr("Undo"), on=self.undo_button)
        self.undo_button.setObjectName("undo")
        self.undo_button.setProperty("role", "link")
        self.undo_button.clicked.connect(self.undo)
        close = IconButton("cross", lambda: self.tr("Close this note"), role="ghost", side=16)
        close.clicked.connect(self.let_go)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 6, 4)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self.undo_button)
        row.addWidget(close)
        self._time = QTimer(self)
        self._time.setSingleShot(True)
        self._time.timeout.connect(self._time_is_up)
        self.hide()

    @property
    def words(self) -> str:
        """What the note says."""
        return self._words.text()

    @property
    def can_undo(self) -> bool:
        """Whether something can be taken back just now."""
        return self._undo is not None

    def say(
        self,
        words: str,
        *,
        undo: Callable[[], None] | None = None,
        gone: Callable[[], None] | None = None,
    ) -> None:
        """Show a note; `undo` takes back what it tells, `gone` is called when it is too late."""
        self.let_go()
        self._undo, self._gone = undo, gone
        self._words.setText(words)
        self.undo_button.setVisible(undo is not None)
        self.settle()
        self.show()
        self.raise_()
        self._time.start(SHOWN_MS)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def undo(self) -> None:
        """Take back what the note tells."""
        undo, self._undo, self._gone = self._undo, None, None
        self._close()
        if undo is not None:
            undo()

    def let_go(self) -> None:
        """Take the note away; what it tells stands."""
        gone, self._undo, self._gone = self._gone, None, None
        self._close()
        if gone is not None:
            gone()

    def settle(self) -> None:
        """Take the place at the foot of the page that fits what is said."""
        width = min(_WIDEST, self._page.width() - 2 * _MARGIN)
        height = max(self.heightForWidth(width), self.sizeHint().height())
        x = (self._page.width() - width) // 2
        self.setGeometry(x, self._page.height() - height - _MARGIN, width, height)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Stay as long as the mouse is here."""
        super().enterEvent(event)
        self._time.stop()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Go soon after the mouse has gone."""
        super().leaveEvent(event)
        if self.isVisible():
            self._time.start(_HELD_MS)

    def _time_is_up(self) -> None:
        focused = self.focusWidget()
        if focused is not None and focused.hasFocus():
            self._time.start(_HELD_MS)
        else:
            self.let_go()

    def _close(self) -> None:
        self._time.stop()
        self.hide()
