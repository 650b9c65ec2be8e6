"""Windows of one test must be gone before another thread's allocations can reach them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.desktop.garbage import QtThreadCollector
from app.desktop.motion import Motion


@pytest.fixture(autouse=True, scope="module")
def collector(qapp: QApplication) -> Iterator[None]:
    """Collect garbage on the Qt thread alone while windows are made and closed."""
    collector = QtThreadCollector()
    yield
    collector.restore()


@pytest.fixture(autouse=True)
def still(qapp: QApplication) -> Iterator[None]:
    """Take away what lets things move: the next test has the same application."""
    yield
    for motion in qapp.findChildren(Motion):
        motion.setParent(None)
        motion.deleteLater()
