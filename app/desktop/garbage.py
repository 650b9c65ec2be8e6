"""Keeps Python's garbage collector on the Qt thread.

Widgets easily end up in reference cycles, which only the cyclic collector takes apart. Left to
itself it runs on whichever thread happens to allocate, and a widget that is destroyed on the
engine's thread takes the process down with it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS = 1_000

FLOOD = 20_000
"""So many new objects in one interval were imported or loaded, and stay.

To look through them would take longer than a frame."""


class QtThreadCollector(QObject):
    """Collects garbage on the thread that it is made on, and there alone, until `restore`.

    What stands at that moment (modules, classes, functions) is set aside for good, so that a
    collection has little to look through and no frame is dropped for it. The same goes for what
    comes in a flood later, when libraries and models are loaded behind the window.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due, as the automatic collector would."""
        if gc.get_count()[0] > FLOOD:
            gc.freeze()
            return
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        generations = [number for number, (count, most) in enumerate(due) if count > most]
        if generations:
            gc.collect(max(generations))

    def restore(self) -> None:
        """Take apart what is left, and let the collector run anywhere again."""
        self._timer.stop()
        gc.unfreeze()
        gc.collect()
        gc.enable()
