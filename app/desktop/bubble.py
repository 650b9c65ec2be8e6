"""What was said, as the conversation shows it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QGuiApplication, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from app.desktop.correction import Correction
from app.desktop.icons import Icon, IconButton
from app.desktop.language import Words, say, when_language_changes
from app.desktop.plain_text import PlainText
from app.desktop.restyle import set_property
from app.desktop.text import plain_label

SHOWN_AT_FIRST = 1_500
"""Characters of one message that are shown before "Show all"."""

Role = Literal["user", "agent"]


class BubbleFrame(QFrame):
    """The ground of a bubble, for the stylesheet to find."""


class Bubble(QWidget):
    """The words of one side in one turn: what is settled, and what may still change.

    It is a whole row; the person's words stand on the right, the assistant's on the left, with a
    button for what can be done with them beside. The room for that button is always there.
    """

    corrected = Signal(int, str)
    """The turn, and the words that should have stood there; the same ones ask for an answer anew.
    """

    replay_asked = Signal()

    def __init__(self, role: Role, turn: int = 0) -> None:
        super().__init__()
        self.role: Role = role
        self.turn = turn
        self.can_correct = role == "user"
        self.is_newest = True
        self._settled = ""
        self._live = ""
        self._shows_all = False
        self._mark: Words = ""
        self._correction: Correction | None = None
        self._text = PlainText()
        self._note = plain_label(role="caption")
        self._note.hide()
        self._more = QPushButton()
        self._more.setProperty("role", "link")
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._more.clicked.connect(self._show_all)
        self._more.hide()
        self._frame = BubbleFrame()
        self._frame.setProperty("role", role)
        self._frame.setProperty("live", False)
        self._column = QVBoxLayout(self._frame)
        self._column.setSpacing(4)
        self._column.addWidget(self._text)
        self._column.addWidget(self._note)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more_button = _ActionsButton(self)
        row = QHBoxLayout(self)
        row.setSpacing(4)
        row.setContentsMargins(0, 0, 0, 0)
        if role == "user":
            self._column.setContentsMargins(16, 11, 16, 8)
            row.addStretch(1)
            row.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(self._frame)
        else:
            self._column.setContentsMargins(2, 9, 2, 2)
            row.addWidget(self._frame)
            row.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignTop)
            row.addStretch(1)
        when_language_changes(self, self._show)

    # Words

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

    def mark(self, note: Words, *, struck: bool = False) -> None:
        """Show that these words count no more, and why; the person's own are struck through."""
        self._mark = note
        self.can_correct = False
        self.end_correction()
        self._text.strike(struck)
        self._note.show()
        set_property(self._frame, "dropped", True)
        self._show()

    def _show(self) -> None:
        words = self.words
        cut = len(words) > SHOWN_AT_FIRST and not self._shows_all
        self._text.show_text(f"{words[:SHOWN_AT_FIRST].rstrip()} …" if cut else words)
        self._more.setText(
            self.tr("Show all {n} characters").format(n=self.locale().toString(len(words)))
        )
        self._more.setVisible(cut)
        # While the words grow the bubble never shrinks, so that nothing jumps.
        self._frame.setMinimumWidth(self._frame.width() if self.is_live and self.isVisible() else 0)
        set_property(self._frame, "live", self.is_live)
        self.more_button.setEnabled(bool(self._settled) and not self.is_live)
        speaker = self.tr("You") if self.role == "user" else self.tr("Assistant")
        name = f"{speaker}: {self._text.toPlainText()}"
        mark = self._mark if isinstance(self._mark, str) else self._mark()
        self._note.setText(mark)
        self.setAccessibleName(f"{name} ({mark})" if mark else name)

    def _show_all(self) -> None:
        self._shows_all = True
        self._show()

    # What can be done with them

    def menu(self) -> QMenu:
        """Return what can be done with these words."""
        menu = QMenu(self)
        menu.setObjectName("bubbleMenu")
        if self.can_correct:
            menu.addAction(self.tr("Correct what I said"), self.begin_correction)
            menu.addAction(self.tr("Answer this again"), self._retry)
        if self.role == "agent" and self.is_newest:
            menu.addAction(self.tr("Say it again"), self.replay_asked.emit)
        menu.addAction(self.tr("Copy"), self._copy)
        return menu

    def open_menu(self, place: QPoint) -> None:
        """Open the menu at a place on the screen."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._settled)

    def _retry(self) -> None:
        self.corrected.emit(self.turn, self._settled)

    @property
    def is_being_corrected(self) -> bool:
        """Whether the field to put it right is open."""
        return self._correction is not None

    def show_newest(self, newest: bool) -> None:
        """Take whether it belongs to the newest turn: only then the tab key stops here."""
        self.is_newest = newest
        tab, click = Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.ClickFocus
        self.more_button.setFocusPolicy(tab if newest else click)
        self.more_button.update()

    def begin_correction(self) -> None:
        """Open a field with the words in it."""
        if self._correction is not None:
            self._correction.field.setFocus()
            return
        self._correction = Correction(self._settled)
        self._correction.sent.connect(lambda words: self.corrected.emit(self.turn, words))
        self._correction.given_up.connect(self.end_correction)
        self._column.insertWidget(0, self._correction)
        self._text.hide()
        self._correction.field.setFocus()

    def end_correction(self) -> None:
        """Close the field again."""
        if self._correction is not None:
            self._correction.hide()
            self._correction.deleteLater()
            self._correction = None
            self._text.show()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 (Qt's name)
        """Open the same menu by the right button or the menu key."""
        self.open_menu(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Show the button while the pointer is here."""
        super().enterEvent(event)
        self.more_button.show_near(True)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Show it no longer."""
        super().leaveEvent(event)
        self.more_button.show_near(False)


class _ActionsButton(IconButton):
    """Three dots: seen beside the newest messages, and where the pointer or the focus is.

    The arrow keys lead from one to the next.
    """

    stepped = Signal(int)

    def __init__(self, bubble: Bubble) -> None:
        super().__init__(
            "more", lambda: self.tr("What to do with this message"), role="ghost", side=18
        )
        self.setObjectName("bubbleActions")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._bubble = bubble
        self._near = False
        self.clicked.connect(lambda: bubble.open_menu(self.mapToGlobal(QPoint(0, self.height()))))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Go on to the message above or below."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)

    def show_near(self, near: bool) -> None:
        """Take whether the pointer is on the message."""
        self._near = near
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint nothing where it would only be in the way."""
        seen = self._bubble.is_newest or self._near or self.hasFocus() or self.underMouse()
        if seen and self.isEnabled():
            super().paintEvent(event)


class HintLine(QWidget):
    """The program's own quiet remark, such as that nothing was heard."""

    def __init__(self, text: Words) -> None:
        super().__init__()
        say(self.setAccessibleName, text, on=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Icon("info", side=16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(plain_label(text, role="caption"), 1)
