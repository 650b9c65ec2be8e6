"""What was said, as the conversation shows it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.desktop.icons import Icon
from app.desktop.restyle import set_property
from app.desktop.text import PlainText, plain_label

SHOWN_AT_FIRST = 1_500
"""Characters of one message that are shown before "Show all"."""


class BubbleFrame(QFrame):
    """The ground of a bubble, for the stylesheet to find."""


class Bubble(QWidget):
    """The words of one side in one turn: what is settled, and what may still change.

    It is a whole row; the person's words stand on the right, the assistant's on the left.
    """

    def __init__(self, role: Literal["user", "agent"]) -> None:
        super().__init__()
        self.role = role
        self._settled = ""
        self._live = ""
        self._shows_all = False
        self._text = PlainText()
        self._more = QPushButton()
        self._more.setProperty("role", "link")
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._more.clicked.connect(self._show_all)
        self._more.hide()
        self._frame = BubbleFrame()
        self._frame.setProperty("role", role)
        self._frame.setProperty("live", False)
        column = QVBoxLayout(self._frame)
        column.setSpacing(4)
        column.addWidget(self._text)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setSpacing(0)
        if role == "user":
            column.setContentsMargins(16, 11, 16, 8)
            row.setContentsMargins(48, 0, 0, 0)
            row.addStretch(1)
            row.addWidget(self._frame)
        else:
            column.setContentsMargins(2, 2, 2, 2)
            row.setContentsMargins(0, 0, 24, 0)
            row.addWidget(self._frame)
            row.addStretch(1)

    def add(self, text: str, *, is_final: bool) -> None:
        """Take more words; words that are not final replace the earlier ones that were not."""
        if is_final:
            self._settled = " ".join(part for part in (self._settled, text.strip()) if part)
            self._live = ""
        else:
            self._live = text.strip()
        self._show()

    @property
    def is_live(self) -> bool:
        """Whether some of the words may still change."""
        return bool(self._live)

    def settle(self) -> None:
        """Drop words that never became final."""
        self._live = ""
        self._show()

    @property
    def words(self) -> str:
        """All words, also those that are not shown yet."""
        live = f"{self._live} …" if self._live else ""
        return " ".join(part for part in (self._settled, live) if part)

    def _show(self) -> None:
        words = self.words
        cut = len(words) > SHOWN_AT_FIRST and not self._shows_all
        self._text.show_text(f"{words[:SHOWN_AT_FIRST].rstrip()} …" if cut else words)
        self._more.setText(f"Show all {len(words):,} characters")
        self._more.setVisible(cut)
        set_property(self._frame, "live", self.is_live)
        speaker = "You" if self.role == "user" else "Assistant"
        self.setAccessibleName(f"{speaker}: {self._text.toPlainText()}")

    def _show_all(self) -> None:
        self._shows_all = True
        self._show()


class HintLine(QWidget):
    """The program's own quiet remark, such as that nothing was heard."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Icon("info", side=16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(plain_label(text, role="caption"), 1)
