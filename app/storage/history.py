"""Keeps of every conversation when it was held, with whom, and what the assistant took."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from app.domain.events import AgentUse, ConversationOpened, Event, Metrics
from app.storage.database import Migration, storage_errors

HISTORY_MIGRATIONS: tuple[Migration, ...] = (
    """
    CREATE TABLE conversation (
        id INTEGER PRIMARY KEY,
        began TEXT NOT NULL,
        ended TEXT NOT NULL,
        agent TEXT NOT NULL,
        calendar TEXT NOT NULL,
        turns INTEGER NOT NULL,
        agent_ms REAL NOT NULL,
        prompt_tokens INTEGER NOT NULL,
        completion_tokens INTEGER NOT NULL
    );
    """,
)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class HeldConversation:
    """A conversation: `began` and `ended` are aware UTC, `use` is of all its turns."""

    began: datetime
    ended: datetime
    agent: str
    calendar: str
    turns: int
    use: AgentUse


class ConversationHistory:
    """A reader of the events, over a database that was opened with `MAIN_MIGRATIONS`.

    A conversation without a turn leaves nothing behind. What can't be kept is logged: the talk
    goes on.
    """

    def __init__(self, database: sqlite3.Connection, *, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self._opened: tuple[datetime, ConversationOpened] | None = None
        self._row: int | None = None
        self._turns = 0

    def __call__(self, event: Event) -> None:
        """Take note of an event."""
        if isinstance(event, ConversationOpened):
            self._opened, self._row, self._turns = (self._clock(), event), None, 0
        elif isinstance(event, Metrics) and self._opened is not None:
            self._turns += 1
            try:
                self._keep(*self._opened, event.conversation)
            except sqlite3.Error as error:
                _log.warning("the conversation could not be kept in the history: %s", error)

    def _keep(self, began: datetime, opened: ConversationOpened, use: AgentUse) -> None:
        now = self._clock().isoformat()
        taken = (use.ms, use.prompt_tokens, use.completion_tokens)
        if self._row is None:
            cursor = self._database.execute(
                "INSERT INTO conversation (began, ended, agent, calendar, turns, agent_ms,"
                " prompt_tokens, completion_tokens) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (began.isoformat(), now, opened.agent, opened.calendar, self._turns, *taken),
            )
            self._row = cursor.lastrowid
            return
        self._database.execute(
            "UPDATE conversation SET ended = ?, turns = ?, agent_ms = ?, prompt_tokens = ?,"
            " completion_tokens = ? WHERE id = ?",
            (now, self._turns, *taken, self._row),
        )


def held_conversations(database: sqlite3.Connection) -> tuple[HeldConversation, ...]:
    """Return all conversations, the newest first. Raises StorageError."""
    with storage_errors("the history"):
        rows = database.execute(
            "SELECT began, ended, agent, calendar, turns, agent_ms, prompt_tokens,"
            " completion_tokens FROM conversation ORDER BY id DESC"
        ).fetchall()
    return tuple(
        HeldConversation(_moment(began), _moment(ended), agent, calendar, turns, AgentUse(*use))
        for began, ended, agent, calendar, turns, *use in rows
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
