"""Writes notes of turns into the history, and deletes what is to go."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app.domain.history import BookingNote, Line, Role, TurnTimes
from app.storage.database import storage_errors, transaction
from app.storage.history.keeping import better_title
from app.storage.history.recorder import Opened, TurnNote
from app.storage.history.schema import NAME, HistoryDatabase
from app.storage.history.sounds import MOST_BYTES, SoundFiles

UNDO = timedelta(seconds=10)
"""How long after a removal somebody may still bring a conversation back."""

_AT_ONCE = 200
"""Conversations deleted in one transaction, so that a turn that ends meanwhile need not wait."""

_log = logging.getLogger(__name__)


class HistoryStore:
    """The writing side of the history. Every method may block, and raises StorageError."""

    def __init__(
        self, database: HistoryDatabase, sounds: SoundFiles, *, most_bytes: int = MOST_BYTES
    ) -> None:
        self._database = database.connection
        self._indexed = database.indexed
        self._sounds = sounds
        self._most_bytes = most_bytes
        self._rows: dict[int, int] = {}

    def add(self, notes: Sequence[TurnNote]) -> None:
        """Keep notes, in their order, all of them or none."""
        files = [self._files(note) for note in notes]
        names = [file.name for of_note in files for file in of_note]
        rows = dict(self._rows)
        try:
            with storage_errors(NAME), transaction(self._database):
                for note, of_note in zip(notes, files, strict=True):
                    self._add(note, of_note)
        except BaseException:
            self._rows = rows
            self._sounds.delete(names)
            raise
        if names:
            self._bound_sounds()

    # Deleting -----------------------------------------------------------------------------

    def remove(self, conversations: Iterable[int], *, at: datetime) -> None:
        """Take conversations out of sight; `purge` deletes them, `restore` brings them back."""
        marked = [(at.astimezone(UTC).isoformat(), each) for each in conversations]
        with storage_errors(NAME), transaction(self._database):
            self._database.executemany(
                "UPDATE conversation SET removed_at = ? WHERE id = ?", marked
            )

    def restore(self, conversation: int) -> None:
        """Bring back a conversation that was removed, as long as it was not deleted."""
        with storage_errors(NAME):
            self._database.execute(
                "UPDATE conversation SET removed_at = NULL WHERE id = ?", (conversation,)
            )

    def purge(self, *, before: datetime) -> int:
        """Delete what was removed before a moment; returns how many conversations."""
        return self._delete("removed_at <= ?", before)

    def prune(self, *, before: datetime) -> int:
        """Delete the conversations that ended before a moment; returns how many."""
        return self._delete("ended < ?", before)

    def delete_all(self) -> int:
        """Delete every conversation; returns how many."""
        return self._delete("began != ?", None)

    def sweep(self) -> None:
        """Delete sound that nothing refers to any more."""
        with storage_errors(NAME):
            known = {row[0] for row in self._database.execute("SELECT file FROM sound")}
        self._sounds.sweep(known)

    # One note -----------------------------------------------------------------------------

    def _files(self, note: TurnNote) -> list[_File]:
        files = []
        for sound in note.sounds:
            try:
                files.append(_File(sound.role, *self._sounds.write(sound.pieces)))
            except OSError as error:  # the words are worth more than their sound
                _log.warning("the sound of a turn could not be kept: %s", error)
        return files

    def _add(self, note: TurnNote, files: Sequence[_File]) -> None:
        row = self._row(note)
        if row is None:
            return
        if note.corrects is not None:
            self._database.execute(
                "UPDATE line SET taken_back = 1 WHERE conversation = ? AND turn >= ? AND turn < ?",
                (row, note.corrects, note.turn),
            )
        for line in note.lines:
            self._add_line(row, line)
        for booking in note.bookings:
            self._add_booking(row, booking)
        self._database.executemany(
            "INSERT INTO sound (conversation, turn, role, file, seconds, bytes)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [(row, note.turn, each.role, each.name, each.seconds, each.bytes) for each in files],
        )
        if note.times is not None:
            self._add_times(row, note.times)
        (title,) = self._database.execute(
            "SELECT title FROM conversation WHERE id = ?", (row,)
        ).fetchone()
        for line in note.lines:
            if line.role == "user":
                title = better_title(title, line.text)
        self._database.execute(
            "UPDATE conversation SET ended = max(ended, ?), title = ? WHERE id = ?",
            (_iso(max((line.at for line in note.lines), default=note.at)), title, row),
        )

    def _row(self, note: TurnNote) -> int | None:
        """Return the row of the note's conversation; one without a word gets none."""
        opened = note.conversation
        row = self._rows.get(opened.number)
        if row is not None and self._is_there(row):
            return row
        if not any(not line.hint for line in note.lines):
            return None
        # One that was deleted while it was going on begins anew with what is said now.
        began = opened.began if row is None else note.at
        row = self._insert_conversation(opened, began)
        self._rows[opened.number] = row
        return row

    def _is_there(self, row: int) -> bool:
        found = self._database.execute(
            "SELECT 1 FROM conversation WHERE id = ? AND removed_at IS NULL", (row,)
        )
        return found.fetchone() is not None

    def _insert_conversation(self, opened: Opened, began: datetime) -> int:
        cursor = self._database.execute(
            "INSERT INTO conversation (began, ended, calendar, agent, time_zone, language, title)"
            " VALUES (?, ?, ?, ?, ?, ?, '')",
            (
                _iso(began),
                _iso(began),
                opened.calendar,
                opened.agent,
                opened.time_zone,
                opened.language,
            ),
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _add_line(self, row: int, line: Line) -> None:
        cursor = self._database.execute(
            "INSERT INTO line (conversation, turn, role, text, at, hint) VALUES (?, ?, ?, ?, ?, ?)",
            (row, line.turn, line.role, line.text, _iso(line.at), line.hint),
        )
        if self._indexed:
            self._database.execute(
                "INSERT INTO line_text (rowid, text) VALUES (?, ?)", (cursor.lastrowid, line.text)
            )

    def _add_booking(self, row: int, booking: BookingNote) -> None:
        self._database.execute(
            "INSERT INTO booking (conversation, turn, at, change, uid, title, start, duration)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                row,
                booking.turn,
                _iso(booking.at),
                booking.change,
                booking.uid,
                booking.title,
                _iso(booking.start),
                booking.duration,
            ),
        )

    def _add_times(self, row: int, times: TurnTimes) -> None:
        use = times.use
        self._database.execute(
            "INSERT OR REPLACE INTO turn (conversation, number, at, outcome, transcript_ms,"
            " reply_text_ms, reply_audio_ms, tools, agent_ms, prompt_tokens, completion_tokens)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                row,
                times.number,
                _iso(times.at),
                times.outcome,
                times.transcript_ms,
                times.reply_text_ms,
                times.reply_audio_ms,
                json.dumps(times.tools),
                use.ms,
                use.prompt_tokens,
                use.completion_tokens,
            ),
        )
        self._database.execute(
            "UPDATE conversation SET turns = turns + 1, agent_ms = agent_ms + ?,"
            " prompt_tokens = prompt_tokens + ?, completion_tokens = completion_tokens + ?"
            " WHERE id = ?",
            (use.ms, use.prompt_tokens, use.completion_tokens, row),
        )

    # Taking away --------------------------------------------------------------------------

    def _bound_sounds(self) -> None:
        """Delete the oldest sounds until all of them together are within their bound."""
        with storage_errors(NAME):
            (total,) = self._database.execute(
                "SELECT coalesce(sum(bytes), 0) FROM sound"
            ).fetchone()
            if total <= self._most_bytes:
                return
            gone: list[tuple[int, str]] = []
            for row, name, size in self._database.execute(
                "SELECT id, file, bytes FROM sound ORDER BY id"
            ):
                gone.append((row, name))
                total -= size
                if total <= self._most_bytes:
                    break
            with transaction(self._database):
                self._database.executemany(
                    "DELETE FROM sound WHERE id = ?", [(row,) for row, _ in gone]
                )
        self._sounds.delete(name for _, name in gone)

    def _delete(self, which: str, moment: datetime | None) -> int:
        value = "" if moment is None else _iso(moment)
        deleted = 0
        with storage_errors(NAME):
            while rows := self._database.execute(
                f"SELECT id FROM conversation WHERE {which} LIMIT ?",  # noqa: S608 - ours alone
                (value, _AT_ONCE),
            ).fetchall():
                self._delete_rows([row[0] for row in rows])
                deleted += len(rows)
            if deleted:
                self._leave_no_trace()
        return deleted

    def _delete_rows(self, rows: Sequence[int]) -> None:
        marks = ", ".join("?" * len(rows))
        with transaction(self._database):
            files = self._database.execute(
                f"SELECT file FROM sound WHERE conversation IN ({marks})",  # noqa: S608
                rows,
            ).fetchall()
            if self._indexed:
                self._database.execute(
                    "INSERT INTO line_text (line_text, rowid, text)"  # noqa: S608
                    f" SELECT 'delete', id, text FROM line WHERE conversation IN ({marks})",
                    rows,
                )
            self._database.execute(
                f"DELETE FROM conversation WHERE id IN ({marks})",  # noqa: S608
                rows,
            )
        self._sounds.delete(file for (file,) in files)

    def _leave_no_trace(self) -> None:
        """Have deleted words overwritten in the index and in the log of changes as well."""
        if self._indexed:
            self._database.execute("INSERT INTO line_text (line_text) VALUES ('optimize')")
        self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@dataclass(frozen=True, slots=True)
class _File:
    role: Role
    name: str
    seconds: float
    bytes: int


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
