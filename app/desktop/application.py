"""Runs the window: application, theme, and an end in good order."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSocketNotifier, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from app.desktop.bookings import bookings_page
from app.desktop.bridge import Bridge, Engine
from app.desktop.draft_keeper import DraftKeeper
from app.desktop.garbage import QtThreadCollector
from app.desktop.history import history_page
from app.desktop.icons import application_icon, install_icons
from app.desktop.language import SYSTEM, InterfaceLanguage
from app.desktop.motion import Motion, ask_whether_to_move
from app.desktop.of_application import of_application
from app.desktop.pages import Page
from app.desktop.place_keeper import PlaceKeeper
from app.desktop.single_instance import SingleInstance
from app.desktop.theme import STYLE, Theme, dark_of
from app.desktop.watchdog import Watchdog
from app.desktop.window import MainWindow, WindowFacts
from app.system.running_window import FORWARD, Request

if TYPE_CHECKING:
    from app.desktop.bookings.port import BookingsPort
    from app.desktop.history.port import HistoryPort
    from app.desktop.outside import Outside
    from app.desktop.reminders import ReminderPort
    from app.desktop.settings.ports import Services

__all__ = ["WindowFacts", "make_application", "run_window"]

log = logging.getLogger(__name__)


KEEP_FOR = "history.keep_for"
KEEP_NOTHING = "nothing"

OUTSIDE = (
    "app.desktop.global_talk",
    "app.desktop.notifier",
    "app.desktop.reminders",
    "app.desktop.tray",
    "app.desktop.outside",
    "app.system.find_key",
)
"""What the window is joined to the desktop with, imported one by one."""

TRAY_MS = 10_000
"""So long after a start in the tray, that may come up: at login the panel is often later."""


class Application(QApplication):
    """Tells when it is asked to quit: by the system, a signal or a menu, before windows close."""

    quit_wanted = Signal()

    def event(self, event: QEvent) -> bool:
        """Look at what is for the application itself."""
        if event.type() is QEvent.Type.Quit:
            self.quit_wanted.emit()
        return super().event(event)


class _Interrupts(QObject):
    """Turns SIGINT and SIGTERM into an ordinary quit.

    Python runs its handlers only between bytecodes, so a byte on a socket wakes the Qt loop. Where
    that does not run yet, the quit waits for it: by itself Qt would forget it.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._reading, self._writing = socket.socketpair()
        self._reading.setblocking(False)
        self._writing.setblocking(False)
        self._before_fd = signal.set_wakeup_fd(self._writing.fileno())
        self._before = {
            number: signal.signal(number, lambda *_: QTimer.singleShot(0, application.quit))
            for number in (signal.SIGINT, signal.SIGTERM)
        }
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda: self._reading.recv(64))

    def restore(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before_fd)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._reading.close()
        self._writing.close()


def make_application(
    resources: Path,
    *,
    dark: bool | None = None,
    language: str = SYSTEM,
    motion: str | None = None,
) -> QApplication:
    """Return the dressed application, making it if there is none; `dark` None follows the system.

    `resources` is the folder that holds `icons` and `translations`, `language` the code of what the
    interface speaks, or "system", `motion` "system" or "none"; without it nothing moves.
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        # Chosen by argument, since PySide sets up all that a style has once one is handed over.
        application = Application([*sys.argv[:1], "-style", STYLE])
    elif of_application(Theme) is None:
        application.setStyle(STYLE)
    application.setApplicationName("vocal-desk")
    application.setApplicationDisplayName("Vocal Desk")
    application.setDesktopFileName("vocal-desk")
    install_icons(resources)
    application.setWindowIcon(application_icon())
    if (theme := of_application(Theme)) is None:
        Theme(application, dark=dark)
    else:
        theme.choose(dark)
    if (speaking := of_application(InterfaceLanguage)) is None:
        InterfaceLanguage(application, resources / "translations", language)
    else:
        speaking.choose(language)
    if motion is not None and of_application(Motion) is None:
        Motion(application, motion)
    return application


def make_pages(
    bridge: Bridge,
    bookings: Callable[[], BookingsPort] | None,
    history: Callable[[], HistoryPort] | None,
) -> list[Page]:
    """Return the pages behind Talk, in the order of the navigation; without a port, no page.

    A port is asked for when its page is first shown.
    """
    pages = []
    if bookings is not None:
        pages.append(bookings_page(bridge, bookings))
    if history is not None:
        pages.append(history_page(bridge, history))
    return pages


def _obey(single: SingleInstance, window: MainWindow) -> None:
    """Have the window do what is asked of the one that is open."""
    single.asked_forward.connect(window.come_forward)
    single.asked_to_say.connect(window.say)
    single.asked_to_talk.connect(window.talk_key.obey)


def _join_desktop(
    window: MainWindow,
    bridge: Bridge,
    services: Services,
    reminders: Callable[[], ReminderPort] | None,
) -> Outside:
    """Join the window to the desktop around it."""
    from app.desktop.outside import Outside  # noqa: PLC0415 - behind the window, not before it
    from app.system.find_key import find_global_key  # noqa: PLC0415

    purpose = QCoreApplication.translate("Application", "Hold to talk")
    key = find_global_key(os.environ, purpose=purpose)
    return Outside(window, bridge, services.settings, key, reminders=reminders)


def _show_without_tray(window: MainWindow) -> None:
    if not QSystemTrayIcon.isSystemTrayAvailable():
        window.show()


def _keep_for_next_start(
    window: MainWindow, services: Services | None, state: Path
) -> Callable[[], None]:
    """Have the place of the window and what is being typed kept; return what ends that."""
    place = PlaceKeeper(window, state)
    draft = DraftKeeper(
        window.dock.composer,
        state,
        keeps=lambda: services is None or services.settings.get(KEEP_FOR) != KEEP_NOTHING,
    )

    def end() -> None:
        place.close()
        draft.close()

    return end


def run_window(
    engine: Engine,
    facts: WindowFacts,
    services: Services | None,
    *,
    resources: Path,
    state: Path,
    bookings: Callable[[], BookingsPort] | None = None,
    history: Callable[[], HistoryPort] | None = None,
    reminders: Callable[[], ReminderPort] | None = None,
    say: str = "",
    in_tray: bool = False,
    language: str = SYSTEM,
    motion: str = SYSTEM,
    theme: str = SYSTEM,
    on_shown: Callable[[], None] = lambda: None,
    on_quit: Callable[[], None] = lambda: None,
    on_open_already: Callable[[], None] = lambda: None,
    begin_anew: Callable[[], None] = lambda: None,
) -> int:
    """Show the window until it is closed and return the exit code.

    `language` is the code of what the interface speaks, or "system"; `theme` is light, dark or
    "system".
    `on_shown` is called once the window has been painted, `on_quit` after it is gone and no event
    is listened to any more: there the engine is to be closed. Where a window is open already that
    works in the folder `state`, that one comes forward and only `on_open_already` is called.
    `bookings` and `history` return what the pages of these names ask; without them there are none.
    `reminders` returns what is asked what the person is to be reminded of. None of the three is
    called before the window is shown.
    `say` is a sentence that the window, whichever it is, takes as if it were typed. `in_tray` opens
    it out of sight, unless no tray comes up.
    `begin_anew` is called, on another thread, when a new conversation should begin if settings
    changed that take one.

    Raises SetupError where that window does not answer, InputError where it does not take `say`.
    """
    application = make_application(resources, dark=dark_of(theme), language=language, motion=motion)
    single = SingleInstance(state)
    if not single.claim(Request("say", say) if say else FORWARD):
        on_open_already()
        return 0
    collector = QtThreadCollector(application)
    watchdog = Watchdog(application)
    interrupts = _Interrupts(application)
    bridge = Bridge(engine)
    window = MainWindow(
        bridge,
        facts,
        services,
        pages=make_pages(bridge, bookings, history),
        begin_anew=begin_anew,
        figures=watchdog.figures,
    )
    end_keeping = _keep_for_next_start(window, services, state)
    window.ended.connect(application.quit)
    application.setQuitOnLastWindowClosed(False)  # it may be in the tray
    application.commitDataRequest.connect(window.let_end)
    if isinstance(application, Application):
        application.quit_wanted.connect(window.let_end)
    _obey(single, window)
    outside: list[Outside] = []

    def begin() -> None:
        """Start what works behind the window; nothing of it may keep the window from showing."""
        on_shown()
        watchdog.watch()  # nobody waits for a window that is not there
        window.soon.begin([ask_whether_to_move, single.listen])
        if services is not None:
            window.soon.begin(
                [
                    *(partial(import_module, each) for each in OUTSIDE),
                    lambda: outside.append(_join_desktop(window, bridge, services, reminders)),
                ]
            )

    if in_tray:
        QTimer.singleShot(0, window, begin)
        QTimer.singleShot(TRAY_MS, window, lambda: _show_without_tray(window))
    else:
        window.first_painted.connect(begin)
        window.show()
    if say:
        bridge.submit_text(say)
    try:
        return application.exec()
    finally:
        watchdog.stop()
        log.info("event loop: %s", watchdog.figures().as_json())
        for each in outside:
            each.close()
        end_keeping()
        window.let_end()
        window.close()
        bridge.close()
        interrupts.restore()
        on_quit()
        single.release()
        # Only now no other thread is left that could allocate.
        collector.restore()
