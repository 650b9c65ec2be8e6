"""What there is one of in the running application: its theme, its language, its motion.

Not looked for among the application's children: Qt's own are among these, and PySide sets up
hundreds of names before it hands one over, which the start of the window would wait for.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

T = TypeVar("T", bound=QObject)

_there: dict[type[QObject], QObject] = {}


def put(thing: QObject) -> None:
    """Have `thing` be the one of its class from now on."""
    _there[type(thing)] = thing


def of_application(kind: type[T]) -> T | None:
    """Return the one of a class, or None where there is none or it is gone."""
    thing = _there.get(kind)
    return thing if isinstance(thing, kind) and isValid(thing) else None
