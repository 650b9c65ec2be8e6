"""The window's place on several screens, with Qt's own account of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QWidget
from app.desktop.place_keeper import PlaceKeeper
application = QApplication([])
window = QWidget()
window.resize(500, 480)
keeper = PlaceKeeper(window, Path(sys.argv[1]))
window.show()
if len(sys.argv) > 2:
    window.resize(600, 500)
    window.move(int(sys.argv[2]), 100)
application.processEvents()
print(window.pos().x(), window.pos().y(), window.width(), window.height())
keeper.close()
"""

LAPTOP = ("laptop", 0, 0, 1400, 900)
DESK = ("desk", 1400, 0, 1920, 1080)


def start(state: Path, *screens: tuple[str, int, int, int, int], move_to: str = "") -> list[int]:
    """Open a window on these screens and return where it is: corner and size."""
    fields = ("name", "x", "y", "width", "height")
    described = [
        {**dict(zip(fields, screen, strict=True)), "logicalDpi": 96, "dpr": 1} for screen in screens
    ]
    file = state / "screens.json"
    file.write_text(json.dumps({"screens": described}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(state), *([move_to] if move_to else [])],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={file}"},
        capture_output=True,
        text=True,
        check=True,
    )
    return [int(number) for number in done.stdout.split()]


def test_it_comes_back_on_the_screen_it_was_on_and_never_on_one_that_is_gone(
    tmp_path: Path,
) -> None:
    assert start(tmp_path, LAPTOP, DESK, move_to="1800") == [1800, 100, 600, 500]
    assert start(tmp_path, LAPTOP) == [800, 100, 600, 500]  # as near as that screen allows
    assert start(tmp_path, LAPTOP, DESK) == [1800, 100, 600, 500]  # at the desk again
