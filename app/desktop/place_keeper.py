"""Brings the window back to where it was, on screens that are there."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.desktop.window_place import Place, Places, ScreenArea, fitted

log = logging.getLogger(__name__)

PLACE_FILE = "window.json"
SETTLED_MS = 500
"""A window that has not moved for this long stays there, for now."""

_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange)


class PlaceKeeper(QObject):
    """Remembers the place of one window in the folder `state`, from its making until `close`.

    The few hundred bytes are read before the window is shown; they are written on another thread.
    """

    def __init__(self, window: QWidget, state: Path) -> None:
        super().__init__(window)
        self._window = window
        self._file = state / PLACE_FILE
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="window-place")
        self._places = Places.read(self._stored())
        self._place: Place | None = None
        self._settled = _timer(self, self._keep)
        self._rearranged = _timer(self, self._fit)
        self._bring_back(self._places.find(screen_areas()))
        window.installEventFilter(self)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._rearranged.start)
            application.screenRemoved.connect(self._rearranged.start)

    def close(self) -> None:
        """Keep where the window is, and wait until that is stored."""
        if self._settled.isActive():
            self._keep()
        self._settled.stop()
        self._rearranged.stop()
        self._writer.shutdown()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Take note of every move."""
        if watched is self._window and event.type() in _MOVES and self._window.isVisible():
            self._look()
            self._settled.start()
        return False

    def _look(self) -> None:
        """See where the window is; maximised or minimised, it keeps the place it had before."""
        window = self._window
        if window.isMinimized():
            return
        maximised = window.isMaximized() or window.isFullScreen()
        if maximised and self._place is not None:
            before = self._place
            self._place = Place(before.x, before.y, before.width, before.height, True)
        else:
            corner, size = window.pos(), window.size()
            self._place = Place(corner.x(), corner.y(), size.width(), size.height(), maximised)

    def _keep(self) -> None:
        if self._place is not None:
            self._places.put(screen_areas(), self._place)
            self._writer.submit(_write, self._file, self._places.text())

    def _fit(self) -> None:
        """Put the window where it was on the screens of now, or at least on one of them."""
        screens = screen_areas()
        place = self._places.find(screens) if self._places.known(screens) else self._place
        self._bring_back(None if place is None else fitted(place, screens))

    def _bring_back(self, place: Place | None) -> None:
        if place is None:
            return
        self._place = place
        window = self._window
        if window.isVisible() and (window.isMaximized() or window.isFullScreen()):
            return  # the system sees to it
        window.resize(place.width, place.height)
        window.move(place.x, place.y)
        if place.maximised:
            window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)

    def _stored(self) -> str:
        try:
            return self._file.read_text(encoding="utf-8")
        except FileNotFoundError:
            return ""
        except (OSError, UnicodeDecodeError) as error:
            log.warning("where the window was can't be read: %s", error)
            return ""


def screen_areas() -> list[ScreenArea]:
    """Return what each screen leaves for windows, the primary first."""
    primary = QGuiApplication.primaryScreen()
    screens = sorted(QGuiApplication.screens(), key=lambda screen: screen is not primary)
    found = []
    for screen in screens:
        area = screen.availableGeometry()
        found.append(ScreenArea(screen.name(), area.x(), area.y(), area.width(), area.height()))
    return found


def _timer(keeper: PlaceKeeper, then: Callable[[], None]) -> QTimer:
    timer = QTimer(keeper)
    timer.setSingleShot(True)
    timer.setInterval(SETTLED_MS)
    timer.timeout.connect(then)
    return timer


def _write(file: Path, text: str) -> None:
    part = file.with_suffix(".part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(file)
    except OSError as error:
        log.warning("where the window is can't be kept: %s", error)
