"""Start and end of the window's program."""

from __future__ import annotations

import signal
from collections.abc import Callable

import pytest
from desk_kit import FACTS, RESOURCES, RecordingEngine
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from app.desktop.application import make_application, run_window
from app.desktop.theme import DARK, LIGHT, Theme, Tokens
from app.desktop.window import MainWindow


def close_all() -> None:
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow):
            window.close()


@pytest.mark.parametrize("ending", [close_all, lambda: signal.raise_signal(signal.SIGTERM)])
def test_the_engine_starts_after_the_window_and_ends_after_it(
    qapp: QApplication, ending: Callable[[], None]
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
        on_shown=shown,
        on_quit=lambda: order.append(f"quit with {len(engine.listeners)} listeners"),
    )
    assert code == 0
    assert order == ["shown with 1 listener", "quit with 0 listeners"]


def test_opening_and_closing_many_times_leaves_no_window(qapp: QApplication) -> None:
    for _ in range(10):
        engine = RecordingEngine()
        run_window(engine, FACTS, None, resources=RESOURCES, on_shown=close_all)
        assert engine.listeners == []
    qapp.processEvents()
    left = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    assert [window for window in left if window.isVisible()] == []


@pytest.mark.parametrize(("dark", "tokens"), [(False, LIGHT), (True, DARK)])
def test_the_appearance_can_be_light_or_dark(
    qapp: QApplication, dark: bool, tokens: Tokens
) -> None:
    theme = Theme(qapp, dark=dark)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == tokens.ground
    assert tokens.accent in qapp.styleSheet()
    theme.deleteLater()
    make_application(RESOURCES)


def test_a_change_of_the_systems_appearance_is_followed(qapp: QApplication) -> None:
    theme = Theme(qapp, dark=True)
    before = qapp.styleSheet()
    qapp.setStyleSheet("")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert qapp.styleSheet() == before
    theme.deleteLater()
    make_application(RESOURCES)
