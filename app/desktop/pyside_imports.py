"""Spares every import after PySide's own the reading of the source of what is imported.

PySide looks there whether a module asks for its `__feature__` switches, which nothing in this
program does, and keeps all that it read: a sixth of the time that our modules take to import, and
17 MB once the libraries are loaded.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Any

import PySide6  # noqa: F401 - brings its support package along


def leave_sources_unread() -> None:
    """Have no module searched for switches; a version of PySide that works otherwise stays so."""
    feature: Any = import_module("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _asks_for_nothing


def _asks_for_nothing(_module: ModuleType) -> bool:
    return False
