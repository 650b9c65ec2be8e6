"""A conversation as language models see it, whatever the provider: the seam behind both of them."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Protocol

from app.agents.failures import Service
from app.domain.tools import Tool


@dataclass(frozen=True, slots=True)
class Called:
    """A tool call as the model wrote it: `arguments` should be JSON, and may be anything."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A tool's answer, as JSON. `call_id` is that of the call."""

    call_id: str
    text: str
    failed: bool = False


@dataclass(frozen=True, slots=True)
class PersonTurn:
    """What the person said, with what the program tells the model in between."""

    text: str


@dataclass(frozen=True, slots=True)
class ModelTurn:
    """What the model said and called."""

    text: str
    calls: tuple[Called, ...] = ()


@dataclass(frozen=True, slots=True)
class ToolTurn:
    """The answers to the calls of the turn before, each of them, in order."""

    answers: tuple[Answered, ...]


ChatTurn = PersonTurn | ModelTurn | ToolTurn


@dataclass(frozen=True, slots=True)
class Chat:
    """All that a model is asked with.

    `rules` is the same in every conversation, `conversation` all through one, so that both can be
    kept by the provider. `turns` begin and end with the person or a tool, and alternate with the
    model's. Without `may_call` the tools are named, and may not be called.
    """

    rules: str
    conversation: str
    turns: tuple[ChatTurn, ...]
    tools: tuple[Tool, ...]
    may_call: bool = True


@dataclass(frozen=True, slots=True)
class Words:
    """A bit of what the model says."""

    text: str


@dataclass(frozen=True, slots=True)
class Used:
    """Tokens of one request: those it was asked with, kept by the provider or not, and answered."""

    asked: int
    answered: int


ChatItem = Words | Called | Used


class ChatModel(Protocol):
    """A language model behind some API."""

    @property
    def service(self) -> Service:
        """Who answers, and how to speak of them."""

    def stream(self, chat: Chat) -> AsyncGenerator[ChatItem, None]:
        """Yield the answer as it comes; closing the generator ends the request.

        Words come bit by bit, calls whole and after the words. Raises AgentUnavailable when no
        whole answer comes.
        """

    async def warm_up(self) -> None:
        """Open the connection, if none is open. Never raises."""

    async def close(self) -> None:
        """Release the connection."""
