"""What stands in the conversation before the first word."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.desktop.icons import application_icon
from app.desktop.language import say
from app.desktop.text import plain_label

_ICON_SIDE = 64


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
            button = QPushButton(f"“{example}”")
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
