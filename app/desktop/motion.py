"""Calm motion, and none where the system or the person wants none."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QEasingCurve, QObject, QPropertyAnimation, Signal
from PySide6.QtWidgets import QApplication, QScrollBar

from app.desktop.of_application import of_application, put

MOTION_SETTING = "interface.motion"
SYSTEM = "system"

CALM_MS = 150
"""How long anything moves that has a beginning and an end."""


class Motion(QObject):
    """Knows whether things may move. Until the system has answered, nothing does.

    The system is asked on a thread of its own, since it may take its time.
    """

    changed = Signal(bool)
    _answered = Signal(bool)

    def __init__(
        self,
        application: QApplication,
        chosen: str = SYSTEM,
        *,
        less_wanted: Callable[[], bool] | None = None,
    ) -> None:
        """Move as the system says, once it was asked, or never where `chosen` is "none"."""
        super().__init__(application)
        put(self)
        self._chosen = chosen
        self._system_allows = False
        self.allowed = False
        self._less_wanted = less_wanted
        self._answered.connect(self._take_answer)

    def ask(self) -> None:
        """Ask the system."""
        threading.Thread(target=self._ask, name="motion", daemon=True).start()

    def choose(self, chosen: str) -> None:
        """Change what the person wants, at once."""
        self._chosen = chosen
        self._update()

    def _ask(self) -> None:
        # The window is shown before anything moves.
        from app.system.motion import asks_for_less_motion  # noqa: PLC0415

        allows = not (self._less_wanted or asks_for_less_motion)()
        with suppress(RuntimeError):  # the program may have ended meanwhile
            self._answered.emit(allows)

    def _take_answer(self, allows: bool) -> None:
        self._system_allows = allows
        self._update()

    def _update(self) -> None:
        allowed = self._chosen == SYSTEM and self._system_allows
        if allowed != self.allowed:
            self.allowed = allowed
            self.changed.emit(allowed)


def may_move() -> bool:
    """Whether things may move; not before the application has a `Motion` that says so."""
    motion = of_application(Motion)
    return motion is not None and motion.allowed


def ask_whether_to_move() -> None:
    """Have the system asked, once the application has a `Motion`."""
    if (motion := of_application(Motion)) is not None:
        motion.ask()


def choose_motion(chosen: str) -> None:
    """Change what the person wants in the running application."""
    if (motion := of_application(Motion)) is not None:
        motion.choose(chosen)


def glide(bar: QScrollBar, target: int) -> None:
    """Scroll to a value, calmly where things may move, and from wherever it is by now."""
    running = bar.findChild(QPropertyAnimation)
    if running is not None:
        running.stop()
    if not may_move() or not bar.isVisible() or abs(bar.value() - target) > 3 * bar.pageStep():
        bar.setValue(target)
        return
    animation = running or QPropertyAnimation(bar, b"value", bar)
    animation.setDuration(CALM_MS)
    animation.setEasingCurve(QEasingCurve.Type.OutCubic)
    animation.setStartValue(bar.value())
    animation.setEndValue(target)
    animation.start()


def is_gliding(bar: QScrollBar) -> bool:
    """Whether the program scrolls there right now."""
    running = bar.findChild(QPropertyAnimation)
    return running is not None and running.state() is QPropertyAnimation.State.Running
