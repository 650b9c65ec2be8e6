"""Everything a person can do with the history: one door for window and command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.domain.audio import Audio
from app.domain.errors import InputError
from app.domain.export_words import ENGLISH, ExportWords
from app.domain.history import ConversationSummary, HeldConversation, HistoryFacts, TurnTimes
from app.domain.wording import Wording
from app.storage.history.export import exported, form_of
from app.storage.history.reader import HistoryReader
from app.storage.history.schema import HistoryDatabase
from app.storage.history.sounds import SoundFiles
from app.storage.history.store import HistoryStore


class HistoryArchive:
    """The history as a person handles it. Every method may block; one thread at a time.

    `decode` reads a WAV file, `keeping` returns the settings `history.keep_for` and
    `history.keep_sound`. Each method raises StorageError where the history can't be used.
    """

    def __init__(
        self,
        database: HistoryDatabase,
        sounds: SoundFiles,
        *,
        decode: Callable[[Path], Audio],
        clock: Callable[[], datetime],
        keeping: Callable[[], tuple[str, bool]] = lambda: ("forever", False),
    ) -> None:
        self._database = database
        self._reader = HistoryReader(database)
        self._store = HistoryStore(database, sounds)
        self._sounds = sounds
        self._decode = decode
        self._clock = clock
        self._keeping = keeping

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def facts(self) -> HistoryFacts:
        """Return what is there in all, and how long it is kept."""
        keep_for, keeps_sound = self._keeping()
        return replace(self._reader.facts(), keep_for=keep_for, keeps_sound=keeps_sound)

    def list(
        self, typed: str = "", *, after: ConversationSummary | None = None, limit: int = 200
    ) -> tuple[ConversationSummary, ...]:
        """Return a page of the conversations, or of those that hold what was typed.

        The newest come first; `after` is the last one of the page before.
        """
        if typed.strip():
            return self._reader.search(typed, after=after, limit=limit)
        return self._reader.page(after=after, limit=limit)

    def conversation(self, conversation: int, *, typed: str = "") -> HeldConversation:
        """Return a conversation, marked where it holds what was typed. Raises InputError."""
        return self._reader.conversation(conversation, typed=typed)

    def last_turns(self, limit: int) -> tuple[TurnTimes, ...]:
        """Return what the last turns took, of whichever conversation, the oldest first."""
        return self._reader.last_turns(limit)

    def sound(self, conversation: int, sounds: Sequence[int]) -> tuple[Audio, ...]:
        """Return kept sounds in the order spoken."""
        names = self._reader.sound_files(conversation, sounds)
        return tuple(self._decode(self._sounds.path(name)) for name in names)

    def export(
        self, conversations: Sequence[int] | None, to: Path, words: ExportWords = ENGLISH
    ) -> int:
        """Write conversations, or all, to a file; returns how many. Raises InputError.

        The ending of the file's name says which form it gets.
        """
        form = form_of(to)
        chosen = (
            [self._reader.conversation(each) for each in conversations]
            if conversations is not None
            else list(self._all())
        )
        try:
            to.write_text(exported(chosen, form, words), encoding="utf-8", newline="\n")
        except OSError as error:
            raise InputError(
                Wording("The file “{to}” can't be written.", to=to),
                advice="Check that the folder exists, that you may write there and that there is "
                "room.",
                detail=str(error),
            ) from error
        return len(chosen)

    def remove(self, conversation: int) -> None:
        """Take a conversation out of the history; until the `purge`, `restore` brings it back."""
        self._store.remove([conversation], at=self._clock())

    def restore(self, conversation: int) -> None:
        """Bring back what was removed."""
        self._store.restore(conversation)

    def purge(self) -> None:
        """Delete for good what was removed: nobody will bring it back any more."""
        self._store.purge(before=self._clock())

    def delete(self, conversation: int) -> None:
        """Delete a conversation for good, at once. Raises InputError."""
        self._reader.conversation(conversation)
        now = self._clock()
        self._store.remove([conversation], at=now)
        self._store.purge(before=now)

    def delete_all(self) -> int:
        """Delete every conversation for good, at once; returns how many."""
        return self._store.delete_all()

    def _all(self) -> Iterator[HeldConversation]:
        last: ConversationSummary | None = None
        while page := self._reader.page(after=last):
            for summary in page:
                yield self._reader.conversation(summary.id)
            last = page[-1]
