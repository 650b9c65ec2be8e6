"""The history of conversations."""

from __future__ import annotations

import contextlib

from app.build.program import Choices, Program, open_main_database
from app.storage.history import ConversationHistory, HeldConversation, held_conversations


def open_history(
    program: Program, choices: Choices, stack: contextlib.AsyncExitStack
) -> ConversationHistory:
    """Return what keeps the conversation that begins. Raises StorageError."""
    database = open_main_database(program)
    stack.callback(database.close)
    return ConversationHistory(database, clock=choices.clock)


def read_history(program: Program) -> tuple[HeldConversation, ...]:
    """Return the conversations held, the newest first. Raises StorageError."""
    database = open_main_database(program)
    with contextlib.closing(database):
        return held_conversations(database)
