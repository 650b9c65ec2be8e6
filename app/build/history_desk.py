"""What the window asks of the history: answered on a thread of its own, never on a loop's.

Nothing of it is loaded before it is asked for the first time: the window opens without it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.domain.errors import AudioError

if TYPE_CHECKING:
    from app.build.program import Program
    from app.domain.export_words import ExportWords
    from app.domain.history import ConversationSummary, HeldConversation, HistoryFacts
    from app.session.playback import Playback
    from app.storage.history.archive import HistoryArchive

T = TypeVar("T")


class HistoryDesk:
    """The history for a window that is open as long as the program runs.

    Its coroutines run on the engine's loop, one after the other behind it. They raise StorageError,
    where a conversation is not there InputError. `playback` plays kept sound; without, there is
    none to be had.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._archive: HistoryArchive | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="history-desk")
        self.playback: Playback | None = None

    async def facts(self) -> HistoryFacts:
        """Return what is there in all, and how long it is kept."""
        return await self._do(lambda archive: archive.facts())

    async def list(
        self, typed: str, after: ConversationSummary | None, limit: int
    ) -> tuple[ConversationSummary, ...]:
        """Return a page of conversations, the newest first, or of those holding what was typed."""
        return await self._do(lambda archive: archive.list(typed, after=after, limit=limit))

    async def conversation(self, conversation: int, typed: str) -> HeldConversation:
        """Return a whole conversation, marked where it holds what was typed."""
        return await self._do(lambda archive: archive.conversation(conversation, typed=typed))

    async def export(
        self, conversations: Sequence[int] | None, to: Path, words: ExportWords
    ) -> int:
        """Write conversations, or all, to a file in these fixed words; returns how many."""
        return await self._do(lambda archive: archive.export(conversations, to, words))

    async def remove(self, conversation: int) -> None:
        """Take a conversation out; until the `purge`, `restore` brings it back."""
        await self._do(lambda archive: archive.remove(conversation))

    async def restore(self, conversation: int) -> None:
        """Bring back what was removed."""
        await self._do(lambda archive: archive.restore(conversation))

    async def purge(self) -> None:
        """Delete for good what was removed."""
        await self._do(lambda archive: archive.purge())

    async def delete_all(self) -> int:
        """Delete every conversation for good; returns how many."""
        return await self._do(lambda archive: archive.delete_all())

    async def play(self, conversation: int, sounds: Sequence[int]) -> None:
        """Play kept sound to its end. Cancelling this stops it. Raises AudioError as well."""
        pieces = await self._do(lambda archive: archive.sound(conversation, sounds))
        if self.playback is None:
            raise AudioError(
                "There is no loudspeaker just now.", advice="Try it again in a moment."
            )
        await self.playback.play(pieces)

    def close(self) -> None:
        """Let go of the database, after what is under way."""
        self._thread.submit(self._let_go)
        self._thread.shutdown(wait=True, cancel_futures=False)

    async def _do(self, work: Callable[[HistoryArchive], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._work, work)

    def _work(self, work: Callable[[HistoryArchive], T]) -> T:
        if self._archive is None:
            from app.build.history import open_archive

            self._archive = open_archive(self._program)
        return work(self._archive)

    def _let_go(self) -> None:
        if self._archive is not None:
            self._archive.close()
            self._archive = None
