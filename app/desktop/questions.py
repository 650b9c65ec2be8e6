"""The questions of one page: one of each kind at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from app.desktop.bridge import Asking, Bridge, Question
from app.domain.errors import VocalDeskError

T = TypeVar("T")


class Questions:
    """Asks through the bridge; `refused` gets the kind of a question and why it has no answer.

    Of the kinds that are `replaced`, a new question gives up the one before; others, which change
    something, all run to their end. Without `replaced`, that is every kind.
    """

    def __init__(
        self,
        owner: QObject,
        bridge: Bridge,
        refused: Callable[[str, VocalDeskError], None],
        *,
        replaced: frozenset[str] | None = None,
    ) -> None:
        self._owner = owner
        self._bridge = bridge
        self._refused = refused
        self._replaced = replaced
        self._askings: dict[str, Asking] = {}

    def ask(self, kind: str, question: Question[T], answered: Callable[[T], object]) -> None:
        """Ask; the answer comes later, on the Qt thread."""
        if self._replaced is None or kind in self._replaced:
            self.give_up(kind)

        def take(answer: T) -> None:
            answered(answer)

        self._askings[kind] = self._bridge.ask(
            self._owner, question, take, lambda error: self._refused(kind, error)
        )

    def give_up(self, kind: str) -> None:
        """Want the last answer of this kind no more."""
        if (asking := self._askings.pop(kind, None)) is not None:
            asking.cancel()

    def give_up_all(self, beginning: str = "") -> None:
        """Want no answer any more of the kinds that begin so."""
        for kind in [kind for kind in self._askings if kind.startswith(beginning)]:
            self.give_up(kind)
