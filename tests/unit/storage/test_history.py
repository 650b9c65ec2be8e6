"""The history of conversations, kept from the events."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.events import AgentUse, ConversationOpened, Metrics
from app.storage import MAIN_DATABASE, MAIN_MIGRATIONS
from app.storage.database import open_database
from app.storage.history import ConversationHistory, held_conversations

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Clock:
    now = NINE

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(open_database(tmp_path / MAIN_DATABASE, MAIN_MIGRATIONS)) as opened:
        yield opened


def opened(agent: str) -> ConversationOpened:
    return ConversationOpened(calendar="sandbox", agent=agent, time_zone="Europe/Berlin")


def turn(number: int, use: AgentUse) -> Metrics:
    return Metrics(turn=number, outcome="answered", conversation=use)


def test_each_conversation_is_kept_with_what_it_took_in_all(database: sqlite3.Connection) -> None:
    clock = Clock()
    history = ConversationHistory(database, clock=clock)
    history(opened("openai"))
    history(turn(1, AgentUse(400.0, 900, 40)))
    clock.now += timedelta(minutes=2)
    history(turn(2, AgentUse(900.5, 2000, 95)))
    history(opened("built-in"))
    history(turn(1, AgentUse(3.0)))
    history(opened("built-in"))  # in which nobody says anything

    newest, first = held_conversations(database)
    assert (newest.agent, newest.turns, newest.use) == ("built-in", 1, AgentUse(3.0))
    assert (first.agent, first.turns) == ("openai", 2)
    assert (first.began, first.ended) == (NINE, NINE + timedelta(minutes=2))
    assert first.use == AgentUse(900.5, 2000, 95)


def test_a_history_that_can_not_be_written_does_not_end_the_talk(
    database: sqlite3.Connection, caplog: pytest.LogCaptureFixture
) -> None:
    history = ConversationHistory(database, clock=Clock())
    history(opened("openai"))
    database.execute("DROP TABLE conversation")
    history(turn(1, AgentUse(1.0)))
    assert "could not be kept" in caplog.text
