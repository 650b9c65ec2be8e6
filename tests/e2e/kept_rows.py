"""What the program in a real window has written down by now."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from virtual_screen import until
from window_rig import WindowRig

from app.storage.history.schema import HISTORY_DATABASE


def rows(rig: WindowRig, database: str, query: str) -> list[tuple[object, ...]]:
    """Read what the program has written down; nothing while it is not there yet."""
    file = rig.state / database
    if not file.exists():
        return []
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        try:
            return connection.execute(query).fetchall()
        except sqlite3.OperationalError:
            return []


def wait_for_reply(rig: WindowRig, turn: int) -> None:
    """Return once the history holds a reply in that turn."""
    query = f"SELECT turn FROM line WHERE role = 'agent' AND turn = {turn}"  # noqa: S608
    until(lambda: bool(rows(rig, HISTORY_DATABASE, query)), f"a reply in turn {turn}")
