"""What stands in the conversation before the first word."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.desktop.icons import application_icon
from app.desktop.language import say
from app.desktop.text import plain_label

_ICON_SIDE = 64
_LEAST_EXAMPLE = 120
_EXAMPLE_PADDING = 34  # logical pixels that the stylesheet takes on both sides


class _Example(QPushButton):
    """A sentence on a button, cut short where the window is too narrow for it."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._wanted = QSize()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size for the whole sentence."""
        shown = self.text()
        if shown == self._words:
            self._wanted = super().sizeHint()
        return self._wanted

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a size that lets the window get narrow."""
        return QSize(_LEAST_EXAMPLE, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Show as much of the sentence as there is room for."""
        super().resizeEvent(event)
        room = event.size().width() - _EXAMPLE_PADDING
        metrics = self.fontMetrics()
        whole = metrics.horizontalAdvance(self._words) <= room
        cut = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(self._words if whole else cut)
        self.setToolTip("" if whole else self._words)


class Welcome(QScrollArea):
    """A greeting with sentences to try; a click puts one into the entry."""

    tried = Signal(str)
    settings_wanted = Signal()

    def __init__(self, examples: tuple[str, ...]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        page = QWidget()
        page.setObjectName("welcomePage")
        self.setWidget(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addStretch(1)
        picture = QLabel()
        picture.setPixmap(application_icon().pixmap(_ICON_SIDE, _ICON_SIDE))
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        for text, role in (
            (lambda: self.tr("Book an appointment by talking"), "display"),
            (
                lambda: self.tr(
                    "Say what you need in your own words. Nothing is booked before you say yes."
                ),
                "muted",
            ),
        ):
            label = plain_label(text, role=role)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(16)
        caption = plain_label(lambda: self.tr("Try one of these"), role="caption")
        caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(caption)
        for example in examples:
            button = _Example(f"“{example}”")
            button.setObjectName("example")
            button.setProperty("role", "example")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _on=False, words=example: self.tried.emit(words))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._ahead = self._ahead_note()
        column.addWidget(self._ahead)

    def show_listening_ahead(self, ahead: bool) -> None:
        """Say, or no longer say, that the microphone is on before anybody presses."""
        self._ahead.setVisible(ahead)

    def _ahead_note(self) -> QWidget:
        note = QWidget()
        note.setObjectName("ahead")
        column = QVBoxLayout(note)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(2)
        words = plain_label(
            lambda: self.tr(
                "The microphone is on while this window is in front, so that your first word is"
                " not lost.\nNothing is kept before you press."
            ),
            role="caption",
        )
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words)
        change = QPushButton()
        say(change.setText, lambda: self.tr("Change this"), on=change)
        change.setProperty("role", "link")
        change.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        change.clicked.connect(self.settings_wanted)
        column.addWidget(change, 0, Qt.AlignmentFlag.AlignHCenter)
        return note
