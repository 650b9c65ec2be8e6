"""Pictures of the window, and how far two of them differ to the eye.

Reviewed pictures lie in `tests/data/pictures`. They are kept small: what is compared is where
things are, how large and in which colours, not the shapes of letters, which differ between systems.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

REVIEWED = Path(__file__).parents[1] / "data" / "pictures"
SHRUNK = 4
"""So many logical pixels become one: letters blur into lines."""

NEARLY = 40
"""Two colours are alike whose channels differ by at most this, of 255."""


def picture_of(window: QWidget, scale: float) -> QImage:
    """Return the window as it looks at `scale` pixels a logical pixel, made small."""
    image = QImage(window.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    try:
        window.render(painter, QPoint(0, 0))
    finally:
        painter.end()
    image.setDevicePixelRatio(1)
    small = QSize(window.width() // SHRUNK, window.height() // SHRUNK)
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(small, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


def share_that_differs(one: QImage, other: QImage) -> float:
    """Return which part of two pictures of one size is of another colour, 0 to 1.

    A dot counts only if no dot next to it in the other picture is alike: by one may all be moved.
    """
    assert one.size() == other.size(), (one.size(), other.size())
    dots, others = _dots(one), np.pad(_dots(other), ((1, 1), (1, 1), (0, 0)), mode="edge")
    height, width, _ = dots.shape
    alike = np.zeros((height, width), dtype=bool)
    for down in range(3):
        for right in range(3):
            moved = others[down : down + height, right : right + width]
            alike |= (np.abs(dots - moved) <= NEARLY).all(axis=2)
    return float(1 - alike.mean())


def _dots(image: QImage) -> NDArray[np.int16]:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1, 4)
    return rows[:, : plain.width(), :3].astype(np.int16)
