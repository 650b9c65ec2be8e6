"""Start and end of the window's program."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from desk_kit import FACTS, RESOURCES, Desk, RecordingEngine
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desktop.application import make_application, run_window
from app.desktop.single_instance import LOCK_FILE, SingleInstance
from app.desktop.theme import DARK, LIGHT, Theme, Tokens
from app.desktop.window import MainWindow
from app.domain.events import Event

_SECOND_START = """
import sys
from pathlib import Path
from app.desktop.application import run_window
from app.desktop.window import WindowFacts

run_window(None, WindowFacts("", ""), None, resources=Path(sys.argv[2]), state=Path(sys.argv[1]))
print("ended")
"""


def close_all() -> None:
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow):
            window.close()


@pytest.mark.parametrize("ending", [close_all, lambda: signal.raise_signal(signal.SIGTERM)])
def test_the_engine_starts_after_the_window_and_ends_after_it(
    qapp: QApplication, ending: Callable[[], None], tmp_path: Path
) -> None:
    engine = RecordingEngine()
    order: list[str] = []

    def shown() -> None:
        order.append(f"shown with {len(engine.listeners)} listener")
        QTimer.singleShot(0, ending)

    code = run_window(
        engine,
        FACTS,
        None,
        resources=RESOURCES,
        state=tmp_path,
        on_shown=shown,
        on_quit=lambda: order.append(f"quit with {len(engine.listeners)} listeners"),
    )
    assert code == 0
    assert order == ["shown with 1 listener", "quit with 0 listeners"]


class InterruptedEngine(RecordingEngine):
    """Is told to end, as all of the program is, while the window is still being made."""

    def subscribe(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        signal.raise_signal(signal.SIGTERM)
        return super().subscribe(listener)


def test_who_tells_it_to_end_before_the_window_is_there_is_heard(
    qapp: QApplication, tmp_path: Path
) -> None:
    still_there: list[str] = []
    patience = QTimer()
    patience.setSingleShot(True)
    patience.timeout.connect(lambda: still_there.append("after ten seconds"))
    patience.timeout.connect(close_all)
    patience.start(10_000)
    engine = InterruptedEngine()
    assert run_window(engine, FACTS, None, resources=RESOURCES, state=tmp_path) == 0
    patience.stop()
    assert still_there == []


def test_opening_and_closing_many_times_leaves_no_window(
    qapp: QApplication, tmp_path: Path
) -> None:
    for _ in range(10):
        engine = RecordingEngine()
        run_window(engine, FACTS, None, resources=RESOURCES, state=tmp_path, on_shown=close_all)
        assert engine.listeners == []
    qapp.processEvents()
    left = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    assert [window for window in left if window.isVisible()] == []


def test_a_second_start_brings_the_first_window_forward_and_ends(
    qapp: QApplication, tmp_path: Path
) -> None:
    first = RecordingEngine()
    started: list[tuple[int, str, bool]] = []

    def start_again() -> None:
        (window,) = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        window.showMinimized()
        second = subprocess.Popen(  # a process of its own, as a second start is
            [sys.executable, "-c", _SECOND_START, str(tmp_path), str(RESOURCES)],
            stdout=subprocess.PIPE,
            text=True,
        )

        def look() -> None:
            if second.poll() is None:
                return
            timer.stop()
            output = second.stdout.read() if second.stdout else ""
            started.append((second.returncode, output, window.isMinimized()))
            if second.stdout:
                second.stdout.close()
            close_all()

        timer = QTimer(qapp)
        timer.timeout.connect(look)
        timer.start(20)

    run_window(first, FACTS, None, resources=RESOURCES, state=tmp_path, on_shown=start_again)
    assert started == [(0, "ended\n", False)]


def test_a_lock_left_by_a_killed_window_keeps_nobody_out(
    qapp: QApplication, tmp_path: Path
) -> None:
    program = (
        "import os, sys; from pathlib import Path\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from app.desktop.single_instance import SingleInstance\n"
        "application = QCoreApplication([]); single = SingleInstance(Path(sys.argv[1]))\n"
        "assert single.claim(); os.kill(os.getpid(), 9)\n"
    )
    killed = subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert (tmp_path / LOCK_FILE).exists()
    single = SingleInstance(tmp_path)
    assert single.claim()
    single.release()


@pytest.mark.parametrize(("dark", "tokens"), [(False, LIGHT), (True, DARK)])
def test_the_appearance_can_be_light_or_dark(
    qapp: QApplication, dark: bool, tokens: Tokens
) -> None:
    make_application(RESOURCES, dark=dark)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == tokens.ground
    assert tokens.accent in qapp.styleSheet()
    make_application(RESOURCES)


def test_a_change_of_the_systems_appearance_is_followed(qapp: QApplication) -> None:
    make_application(RESOURCES, dark=True)
    before = qapp.styleSheet()
    qapp.setStyleSheet("")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert qapp.styleSheet() == before
    make_application(RESOURCES)
    assert len(qapp.findChildren(Theme)) == 1


def test_the_window_opens_within_the_screen(qtbot: QtBot) -> None:
    window = Desk(qtbot).window
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() < room.height()
