"""What the page needs of the history."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from app.domain.export_words import ExportWords
from app.domain.history import ConversationSummary, HeldConversation, HistoryFacts


class HistoryPort(Protocol):
    """The history, asked through the bridge: coroutines for the engine's loop.

    Each may raise one of the VocalDeskError family.
    """

    async def facts(self) -> HistoryFacts:
        """Return what is there in all, and how long it is kept."""

    async def list(
        self, typed: str, after: ConversationSummary | None, limit: int
    ) -> tuple[ConversationSummary, ...]:
        """Return a page of conversations, the newest first, or of those holding what was typed."""

    async def conversation(self, conversation: int, typed: str) -> HeldConversation:
        """Return a whole conversation, marked where it holds what was typed."""

    async def export(
        self, conversations: Sequence[int] | None, to: Path, words: ExportWords
    ) -> int:
        """Write conversations, or all, to a file in these fixed words; returns how many."""

    async def remove(self, conversation: int) -> None:
        """Take a conversation out; until the `purge`, `restore` brings it back."""

    async def restore(self, conversation: int) -> None:
        """Bring back what was removed."""

    async def purge(self) -> None:
        """Delete for good what was removed."""

    async def delete_all(self) -> int:
        """Delete every conversation for good; returns how many."""

    async def play(self, conversation: int, sounds: Sequence[int]) -> None:
        """Play kept sound to its end; cancelling this stops it."""
