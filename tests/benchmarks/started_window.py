"""A window of the program, or a bare one of Qt, that tells when it can be used and ends again.

    python started_window.py bare|window|loaded

It prints one JSON object: `at`, the moment by the system's monotonic clock when the first paint is
over and the loop takes events; and `mb`, the memory that the process holds for itself at rest.
"""

from __future__ import annotations

import json
import os
import sys
import time

import psutil


def tell(at: float) -> None:
    """Print what was measured and end at once: how a program ends is measured elsewhere."""
    memory = psutil.Process().memory_full_info().uss / 1e6
    print(json.dumps({"at": at, "mb": round(memory, 1)}), flush=True)
    os._exit(0)


def bare() -> None:
    """Open a window of Qt with a field and a button in it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import (
        QApplication,
        QLineEdit,
        QMainWindow,
        QPushButton,
        QVBoxLayout,
        QWidget,
    )

    class Window(QMainWindow):
        painted = False

        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
            super().paintEvent(event)
            if not self.painted:
                self.painted = True
                QTimer.singleShot(0, lambda: tell(time.monotonic()))

    application = QApplication([])
    window = Window()
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(QLineEdit())
    column.addWidget(QPushButton("Press"))
    window.setCentralWidget(page)
    window.resize(760, 860)
    window.show()
    application.exec()


def program(*, loaded: bool) -> None:
    """Open the program's window; with `loaded`, wait until its models are there."""
    import threading

    from app.cli import main
    from app.session.engine import Engine

    start = Engine.start

    def started(engine: Engine) -> None:
        at = time.monotonic()
        if not loaded:
            tell(at)
        start(engine)
        threading.Thread(target=rest, args=(at,), daemon=True).start()

    def rest(at: float) -> None:
        # At rest: nothing was computed for a second.
        own = psutil.Process()
        time.sleep(3)
        while True:
            before = sum(own.cpu_times()[:2])
            time.sleep(1)
            if sum(own.cpu_times()[:2]) - before < 0.05:
                tell(at)

    Engine.start = started  # type: ignore[method-assign,assignment]
    sys.exit(main([]))


if __name__ == "__main__":
    match sys.argv[1]:
        case "bare":
            bare()
        case "window":
            program(loaded=False)
        case "loaded":
            program(loaded=True)
