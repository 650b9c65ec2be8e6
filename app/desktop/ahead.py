"""Does ahead what a page would otherwise make somebody wait for who opens it for the first time."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea

log = logging.getLogger(__name__)

Step = Callable[[], object]

_URGENT_MS = 1  # with none at all, what the person does would wait for all steps
_LEAST_REST_MS = 10
_REST = 10
"""So many times as long as a step had to wait for others, it is waited before the next one."""


class Ahead(QObject):
    """Takes small steps on the Qt thread, one to a turn of the event loop, with rests between.

    The rests are long while other threads are busy, as they are while the models are loaded;
    what is `urgent`, because somebody waits for it, takes hardly any. A step that fails is left
    to whoever needs it after all.
    """

    def __init__(self, parent: QObject, *, urgent: bool = False) -> None:
        super().__init__(parent)
        self._urgent = urgent
        self._steps: deque[Iterator[Step]] = deque()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._take_one)

    def begin(self, steps: Iterable[Step]) -> None:
        """Take these steps, in their order, behind those that are left."""
        self._steps.append(iter(steps))
        self._go_on(0)

    def stop(self) -> None:
        """Take no more steps."""
        self._steps.clear()
        self._rest.stop()

    def _go_on(self, ms: int) -> None:
        if self._steps and not self._rest.isActive():
            self._rest.start(ms)

    def _take_one(self) -> None:
        began, own = time.perf_counter(), time.thread_time()
        try:
            if (step := next(self._steps[0], None)) is not None:
                step()
            else:
                self._steps.popleft()
        except Exception:
            log.exception("what should be done ahead could not be done")
        waited = time.perf_counter() - began - (time.thread_time() - own)
        self._go_on(
            _URGENT_MS if self._urgent else max(_LEAST_REST_MS, round(_REST * waited * 1000))
        )


def imports_of(package: str) -> Iterator[Step]:
    """Return the steps that import the modules of a package, one by one."""
    import pkgutil  # noqa: PLC0415 - not before the window is shown

    for module in pkgutil.iter_modules(import_module(package).__path__):
        yield partial(import_module, f"{package}.{module.name}")


def meet_a_widget() -> None:
    """Have the classes of all widgets set up, which PySide does at the first one of Qt's own make.

    It takes as long as making a page does.
    """
    QScrollArea().viewport()
