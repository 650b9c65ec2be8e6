"""The window with every page that the program gives it, over a program in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from desk_kit import NOW, RESOURCES, RecordingEngine
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from settings_kit import program_in, services_of

from app.build import BookingsOffice, HistoryDesk
from app.desktop.application import make_application, make_pages
from app.desktop.bridge import Bridge
from app.desktop.history.detail import ConversationDetail
from app.desktop.language import LANGUAGE_SETTING, choose_language
from app.desktop.window import MainWindow, WindowFacts
from app.storage.settings import Settings

__all__ = ["NOW", "WholeWindow", "whole_window"]


class WholeWindow:
    """The window, and the way from page to page."""

    def __init__(
        self,
        window: MainWindow,
        engine: RecordingEngine,
        settings: Settings,
        wait: Callable[..., None],
    ):
        self.window = window
        self.engine = engine
        self._wait = wait
        self._settings = settings

    @property
    def keys(self) -> list[str]:
        """The pages that there are, in their order."""
        return self.window.page_keys

    def show(self, key: str) -> None:
        """Bring a page to the front and wait until what it asked for has been answered."""
        self.window.show_page(key)
        self.settle()

    def change_language(self, language: str) -> None:
        """Choose another language in the settings, as the page does."""
        self._settings.set(LANGUAGE_SETTING, language)
        choose_language(language)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is asked, or about to happen, any more."""

        def at_rest() -> bool:
            QApplication.processEvents()
            timers = self.window.findChildren(QTimer)
            waits = any(timer.isActive() and timer.isSingleShot() for timer in timers)
            read = self.window.findChildren(ConversationDetail)
            return not waits and all(detail.is_complete for detail in read)

        for _ in range(3):  # an answer may lead to another question
            self._wait(at_rest, timeout=60_000)


@contextmanager
def whole_window(qtbot: QtBot, folder: Path, *, language: str = "en") -> Iterator[WholeWindow]:
    """Open the window, with the services of a program that keeps its things in `folder`."""
    program = program_in(folder)
    program.settings.set("interface.language", language)
    make_application(RESOURCES, language=language)
    engine = RecordingEngine()
    bridge = Bridge(engine)
    history = HistoryDesk(program)
    bookings = BookingsOffice(program, lambda: None)
    window = MainWindow(
        bridge,
        WindowFacts(),
        services_of(program),
        pages=make_pages(bridge, lambda: bookings, lambda: history),
    )
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    try:
        yield WholeWindow(window, engine, program.settings, qtbot.waitUntil)
    finally:
        window.close()
        bridge.close()
        bookings.close()
        history.close()
        window.deleteLater()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
