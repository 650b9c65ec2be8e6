"""The window is shown before anything is loaded that only later use needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]

LATER = (
    "numpy",
    "pydantic",
    "asyncio",
    "sqlite3",
    "httpx",
    "keyring",
    "PySide6.QtNetwork",
    "app.session.session",
    "app.scheduling",
    "app.speech",
    "app.audio",
    "app.desktop.cards",
    "app.desktop.conversation",
    "app.desktop.outside",
    "app.desktop.settings.page",
    "app.desktop.history.page",
    "app.desktop.bookings.page",
)
"""What would make a person wait longer for the window, by tens of milliseconds each."""

PROGRAM = """
import json, linecache, os, sys
from app.cli import main
from app.session.engine import Engine

def shown(_):
    read = [name for name in linecache.cache if "/app/" in name]
    print(json.dumps({"loaded": sorted(sys.modules), "read": read}), flush=True)
    os._exit(0)

Engine.start = shown
main([])
"""


def test_what_only_later_use_needs_is_loaded_behind_the_window(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(CHECKOUT),
    }
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    told = json.loads(ran.stdout.splitlines()[-1])
    loaded = told["loaded"]
    assert "app.desktop.window" in loaded
    early = [name for name in loaded if name.startswith(tuple(f"{each}." for each in LATER))]
    assert early + [name for name in LATER if name in loaded] == []
    assert told["read"] == []  # PySide searches no source of ours, and keeps none
