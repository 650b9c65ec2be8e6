"""Space as push-to-talk, Escape to cancel, and the one account of whether somebody is talking."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from app.desktop.talk_button import TalkButton

TAP_MS = 250
"""A press shorter than this is a tap: talking goes on without holding, until the next press."""

LOST_MS = 1_500
"""A key that is held repeats within this; one that is pressed anew after it had been let go."""

GRACE_MS = 50
"""A release counts after this: X11 may send one, and a press, for every repeat of a held key."""

LATE_MS = 65
"""A grace that ends later than this has been held up."""


def takes_text(widget: QWidget | None) -> bool:
    """Whether typing into `widget` puts characters into it."""
    match widget:
        case QLineEdit() | QPlainTextEdit() | QTextEdit():
            return not widget.isReadOnly() and widget.isEnabled()
        case QComboBox():
            return widget.isEditable()
        case _:
            return False


class _Held(QObject):
    """One key, as a person holds it, whatever the system sends for each repeat of it."""

    let_go = Signal(int)
    """It is up again; so many milliseconds it was down."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._since = QElapsedTimer()
        self._last = QElapsedTimer()
        self._released = QElapsedTimer()
        self._held_ms = 0
        self.is_down = False
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.setInterval(GRACE_MS)
        self._grace.timeout.connect(self._is_up)

    @property
    def seems_lost(self) -> bool:
        """Whether its release may have gone astray."""
        return self.is_down and self._last.elapsed() > LOST_MS

    def press(self) -> bool:
        """Take a press; return whether it is a new one."""
        self._last.start()
        if self.is_down:
            self._grace.stop()
            return False
        self.is_down = True
        self._since.start()
        return True

    def release(self) -> None:
        """Take a release: it counts unless a press follows within the grace."""
        if self.is_down:
            self._held_ms = self._since.elapsed()
            self._released.start()
            self._grace.start()

    def forget(self) -> None:
        """Take the key for being up: its release will not be seen."""
        self._grace.stop()
        self.is_down = False

    def _is_up(self) -> None:
        if self._released.elapsed() > LATE_MS:
            # The window was busy meanwhile: a press of that time may still wait to be looked at.
            self._released.start()
            self._grace.start()
            return
        self.is_down = False
        self.let_go.emit(self._held_ms)


class TalkKey(QObject):
    """Watches the keys that reach one window and says when talking begins and ends.

    The space bar talks unless a text field has the focus, or what else keeps it; a talk button may
    be pressed as well, or a key that works from any window. Who holds one talks until they let go;
    who taps it talks until the next press. Auto-repeat is ignored. When the window loses the
    focus, talking by holding ends, unless it is the key from anywhere that is held.
    """

    began = Signal()
    ended = Signal()
    cancelled = Signal()
    hands_free_changed = Signal(bool)
    """Talking goes on without anything being held, or no longer does."""

    def __init__(
        self, window: QWidget, keeps_space: Callable[[QWidget], bool] = takes_text
    ) -> None:
        """Watch `window`; a widget with the focus that `keeps_space` gets the space bar itself."""
        super().__init__(window)
        self._window = window
        self._keeps_space = keeps_space
        self._talking = False
        self._hands_free = False
        self._held = QElapsedTimer()
        self._space = _Held(self)
        self._space.let_go.connect(self._let_go)
        self._far = _Held(self)
        self._far.let_go.connect(self._let_go)
        self._watched: QWidget | None = None
        window.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._watch)

    def press(self) -> None:
        """Take a press of key or button: begin, or end what a tap had begun."""
        if self._hands_free:
            self.end()
        elif not self._talking:
            self._talking = True
            self._held.start()
            self.began.emit()

    def release(self) -> None:
        """Take the end of a press: talking ends with it, unless it was a tap."""
        self._let_go(self._held.elapsed() if self._held.isValid() else 0)

    def press_from_afar(self) -> None:
        """Take a press that reached no window: of a global key, or by a command.

        Where the release before it never came, as from a desktop that tells of presses alone, it
        ends the talking.
        """
        if self._far.seems_lost:
            self._far.forget()
            if self._talking:
                self.end()
                return
        if self._far.press():
            self.press()

    def release_from_afar(self) -> None:
        """Take the end of such a press."""
        self._far.release()

    def obey(self, command: str) -> None:
        """Take a push of the key by a command: one of `TALK_COMMANDS`."""
        match command:
            case "press":
                self.press_from_afar()
            case "release":
                self.release_from_afar()
            case "toggle":
                self.toggle()
            case "stop":
                self.cancel()

    def toggle(self) -> None:
        """Begin without holding, or end: whichever is next."""
        if self._talking:
            self.end()
        else:
            self.press()
            self._set_hands_free(True)

    def end(self) -> None:
        """End talking, if it had begun."""
        if self._talking:
            self._talking = False
            self._set_hands_free(False)
            self.ended.emit()

    def cancel(self) -> None:
        """Give up what is going on; a key that is still down counts only when pressed again."""
        self.listening_ended()
        self._talking = False
        self.cancelled.emit()

    def listening_began(self) -> bool:
        """Take note of listening that began by itself: the next press ends it.

        False where somebody is pressing or has pressed.
        """
        if self._talking:
            return False
        self._talking = True
        self._set_hands_free(True)
        return True

    def listening_ended(self) -> None:
        """Take note that nobody listens any more; the next press begins anew."""
        if self._hands_free:
            self._talking = False
            self._set_hands_free(False)

    def _let_go(self, held_ms: int) -> None:
        if not self._talking or self._hands_free:
            return
        if held_ms < TAP_MS:
            self._set_hands_free(True)
        else:
            self.end()

    def _set_hands_free(self, hands_free: bool) -> None:
        if hands_free != self._hands_free:
            self._hands_free = hands_free
            self.hands_free_changed.emit(hands_free)

    def _watch(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Follow the focus: keys reach the widget that has it first."""
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if now is not None and now is not self._window and now.window() is self._window:
            now.installEventFilter(self)
            self._watched = now

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Look at keys on their way to the widget with the focus, and at the window itself."""
        kind = event.type()
        if kind is QEvent.Type.WindowDeactivate and watched is self._window:
            self._focus_lost()
            return False
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if kind is QEvent.Type.KeyPress:
            return self._pressed(watched, event)
        return self._released(event)

    def _pressed(self, widget: QWidget, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Space:
            return self._space_pressed(widget, event)
        if key == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self.cancel()
            return True
        returns = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if returns and isinstance(widget, QAbstractButton) and not isinstance(widget, TalkButton):
            if not event.isAutoRepeat():
                widget.click()
            return True
        return False

    def _space_pressed(self, widget: QWidget, event: QKeyEvent) -> bool:
        if self._space.is_down:
            self._space.press()
            return True
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers or self._keeps_space(widget):
            return False
        if not event.isAutoRepeat():
            self._space.press()
            self.press()
        return True

    def _released(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Space or not self._space.is_down:
            return False
        if not event.isAutoRepeat():
            self._space.release()
        return True

    def _focus_lost(self) -> None:
        """End talking by holding: the release may go to another window and never arrive here."""
        self._space.forget()
        if not self._hands_free and not self._far.is_down:
            self.end()
