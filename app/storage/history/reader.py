"""Lists, searches and reads the history."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from app.domain.errors import InputError
from app.domain.events import AgentUse
from app.domain.history import (
    BookingNote,
    ConversationSummary,
    HeldConversation,
    HistoryFacts,
    KeptSound,
    Line,
    TurnTimes,
)
from app.domain.wording import Wording
from app.storage.database import storage_errors
from app.storage.history.schema import NAME, HistoryDatabase
from app.storage.history.search import Term, excerpt, holds, marks_in, terms

_SUMMARY = (
    "c.id, c.began, c.ended, c.calendar, c.agent, c.time_zone, c.language, c.title, c.turns,"
    " c.agent_ms, c.prompt_tokens, c.completion_tokens"
)
_NEWEST_FIRST = "ORDER BY c.began DESC, c.id DESC LIMIT ?"

_TIMES = (
    "number, at, outcome, transcript_ms, reply_text_ms, reply_audio_ms, tools,"
    " agent_ms, prompt_tokens, completion_tokens"
)


class HistoryReader:
    """The reading side of the history. Every method may block, and raises StorageError."""

    def __init__(self, database: HistoryDatabase) -> None:
        self._database = database.connection
        self._indexed = database.indexed
        if not self._indexed:
            self._database.create_function("holds", 2, holds, deterministic=True)

    def facts(self) -> HistoryFacts:
        """Return what is there in all."""
        with storage_errors(NAME):
            (conversations,) = self._database.execute(
                "SELECT count(*) FROM conversation WHERE removed_at IS NULL"
            ).fetchone()
            (sound_bytes,) = self._database.execute(
                "SELECT coalesce(sum(bytes), 0) FROM sound"
            ).fetchone()
        return HistoryFacts(conversations, sound_bytes, full_text=self._indexed)

    def page(
        self, *, after: ConversationSummary | None = None, limit: int = 200
    ) -> tuple[ConversationSummary, ...]:
        """Return conversations, the newest first: those that come `after` one in this order."""
        with storage_errors(NAME):
            rows = self._database.execute(
                f"SELECT {_SUMMARY} FROM conversation c"  # noqa: S608 - ours alone
                f" WHERE c.removed_at IS NULL AND (c.began, c.id) < (?, ?) {_NEWEST_FIRST}",
                (*_place(after), limit),
            ).fetchall()
            return self._summaries(rows)

    def search(
        self, typed: str, *, after: ConversationSummary | None = None, limit: int = 200
    ) -> tuple[ConversationSummary, ...]:
        """Return the conversations that hold all that was typed, the newest first.

        Words are found by their beginnings, and a phrase in quotation marks as it stands. Each
        comes with the number of lines that hold one of them, and an excerpt of the first.
        """
        wanted = terms(typed)
        if not wanted:
            return ()
        with storage_errors(NAME):
            every = " INTERSECT ".join([self._conversations_with()] * len(wanted))
            rows = self._database.execute(
                f"SELECT {_SUMMARY} FROM conversation c WHERE c.id IN ({every})"  # noqa: S608
                f" AND c.removed_at IS NULL AND (c.began, c.id) < (?, ?) {_NEWEST_FIRST}",
                (*(self._question(term) for term in wanted), *_place(after), limit),
            ).fetchall()
            return tuple(
                _found(summary, self._lines(summary.id, wanted))
                for summary in self._summaries(rows)
            )

    def conversation(self, conversation: int, *, typed: str = "") -> HeldConversation:
        """Return a whole conversation, with what was `typed` to search for marked in its lines.

        Raises InputError where there is none with this id.
        """
        with storage_errors(NAME):
            row = self._database.execute(
                f"SELECT {_SUMMARY} FROM conversation c"  # noqa: S608
                " WHERE c.removed_at IS NULL AND c.id = ?",
                (conversation,),
            ).fetchone()
            if row is None:
                raise InputError(
                    Wording(
                        "There is no conversation {conversation} in the history.",
                        conversation=conversation,
                    ),
                    advice="See them all with: vocal-desk history list",
                )
            (summary,) = self._summaries([row])
            return HeldConversation(
                summary=summary,
                lines=self._lines(conversation, terms(typed)),
                turns=self._turns(conversation),
                bookings=tuple(self._bookings([conversation])[conversation]),
                sounds=self._sounds(conversation),
            )

    def sound_files(self, conversation: int, sounds: Sequence[int]) -> tuple[str, ...]:
        """Return the names of the files of sounds of a conversation, in the order spoken."""
        wanted = ", ".join("?" * len(sounds))
        with storage_errors(NAME):
            rows = self._database.execute(
                f"SELECT file FROM sound WHERE conversation = ? AND id IN ({wanted})"  # noqa: S608
                " ORDER BY id",
                (conversation, *sounds),
            ).fetchall()
        return tuple(file for (file,) in rows)

    # Parts of a conversation --------------------------------------------------------------

    def _summaries(self, rows: Sequence[tuple[Any, ...]]) -> tuple[ConversationSummary, ...]:
        bookings = self._bookings([row[0] for row in rows])
        return tuple(
            ConversationSummary(
                id=row,
                began=_moment(began),
                ended=_moment(ended),
                calendar=calendar,
                agent=agent,
                time_zone=time_zone,
                language=language,
                title=title,
                turns=turns,
                use=AgentUse(round(ms, 1), prompt_tokens, completion_tokens),
                booking=bookings[row][-1] if bookings[row] else None,
            )
            for (
                row,
                began,
                ended,
                calendar,
                agent,
                time_zone,
                language,
                title,
                turns,
                ms,
                prompt_tokens,
                completion_tokens,
            ) in rows
        )

    def _bookings(self, conversations: Sequence[int]) -> dict[int, list[BookingNote]]:
        found: dict[int, list[BookingNote]] = {row: [] for row in conversations}
        wanted = ", ".join("?" * len(conversations))
        for row, turn, at, change, uid, title, start, duration in self._database.execute(
            "SELECT conversation, turn, at, change, uid, title, start, duration"  # noqa: S608
            f" FROM booking WHERE conversation IN ({wanted}) ORDER BY id",
            conversations,
        ):
            note = BookingNote(turn, _moment(at), change, uid, title, _moment(start), duration)
            found[row].append(note)
        return found

    def last_turns(self, limit: int) -> tuple[TurnTimes, ...]:
        """Return what the last turns took, of whichever conversation, the oldest first."""
        rows = self._database.execute(
            f"SELECT {_TIMES} FROM turn ORDER BY at DESC, number DESC LIMIT ?",  # noqa: S608
            (limit,),
        )
        return tuple(reversed([_times(*row) for row in rows]))

    def _turns(self, conversation: int) -> tuple[TurnTimes, ...]:
        rows = self._database.execute(
            f"SELECT {_TIMES} FROM turn WHERE conversation = ? ORDER BY number",  # noqa: S608
            (conversation,),
        )
        return tuple(_times(*row) for row in rows)

    def _sounds(self, conversation: int) -> tuple[KeptSound, ...]:
        return tuple(
            KeptSound(*row)
            for row in self._database.execute(
                "SELECT id, turn, role, seconds FROM sound WHERE conversation = ? ORDER BY id",
                (conversation,),
            )
        )

    def _lines(self, conversation: int, wanted: tuple[Term, ...]) -> tuple[Line, ...]:
        """Return the lines of a conversation, marked where they hold one of the terms."""
        return tuple(
            Line(
                turn, role, text, _moment(at), bool(hint), marks_in(text, wanted), bool(taken_back)
            )
            for turn, role, text, at, hint, taken_back in self._database.execute(
                "SELECT turn, role, text, at, hint, taken_back FROM line"
                " WHERE conversation = ? ORDER BY id",
                (conversation,),
            )
        )

    # Searching ----------------------------------------------------------------------------

    def _conversations_with(self) -> str:
        if self._indexed:
            return (
                "SELECT conversation FROM line"
                " WHERE id IN (SELECT rowid FROM line_text WHERE line_text MATCH ?)"
            )
        return "SELECT conversation FROM line WHERE holds(text, ?)"

    def _question(self, term: Term) -> str:
        return term.fts if self._indexed else term.pattern


def _found(summary: ConversationSummary, lines: Sequence[Line]) -> ConversationSummary:
    hits = [line for line in lines if line.marks]
    if not hits:  # found by a rule of the index that marks do not follow
        return summary
    return replace(summary, hits=len(hits), excerpt=excerpt(hits[0].text, hits[0].marks))


def _place(after: ConversationSummary | None) -> tuple[str, int]:
    """Return what comes before the first conversation of a page."""
    if after is None:
        return "9999", 0
    return after.began.astimezone(UTC).isoformat(), after.id


def _times(
    number: int,
    at: str,
    outcome: str,
    transcript_ms: float | None,
    reply_text_ms: float | None,
    reply_audio_ms: float | None,
    tools: str,
    *use: Any,
) -> TurnTimes:
    return TurnTimes(
        number=number,
        at=_moment(at),
        outcome=outcome,
        transcript_ms=transcript_ms,
        reply_text_ms=reply_text_ms,
        reply_audio_ms=reply_audio_ms,
        tools=tuple((name, ms) for name, ms in json.loads(tools)),
        use=AgentUse(*use),
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
