"""What an agent is given for one turn and what it may answer with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from app.domain.booking import EventType, Slot
from app.domain.given_answers import GivenAnswers
from app.domain.proposal import Proposal
from app.domain.tools import ToolCall, ToolResult


@dataclass(frozen=True, slots=True)
class Say:
    """Words of an agent for the person: whole sentences, or the first clause of one.

    The session words them for the ear.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Begun:
    """The first token of an answer has come: words or a tool call follow."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens that one request to a language model took. `agent` is the agent's name."""

    agent: str
    prompt_tokens: int
    completion_tokens: int


AgentStep = Say | ToolCall | Begun | Usage
"""`Begun` and `Usage` are for models: nothing is answered to them, and an agent may leave them out.
"""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing said in the conversation.

    `program` marks the program's own words (summaries, outcomes) and what it did for the person,
    so that an agent knows what happened without having been asked.
    """

    role: Literal["user", "agent", "program"]
    text: str


HistoryEntry = Spoken | ToolCall | ToolResult


@dataclass(frozen=True, slots=True)
class Known:
    """Name and e-mail address that came from this person: spoken, typed, clicked or stored.

    The newest of each; `None` where there is none yet.
    """

    name: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class AgentRequest:
    """One user turn, with everything an agent may know.

    `text` is what the person said or typed; `said_before` the words of the assistant it answers.
    `known_before` is what was known before this turn's words, which they may correct.
    `given` are notes and answers for the host that were typed since the last summary.
    `chosen` is set when the person clicked a free time. `now` is aware, in the person's
    `time_zone` (an IANA name). `offered` are the free times shown last, `proposal` what waits for
    a yes. `history` ends before this turn.
    """

    text: str
    said_before: str
    now: datetime
    time_zone: str
    event_type: EventType
    known: Known = Known()
    known_before: Known = Known()
    given: GivenAnswers = field(default_factory=GivenAnswers)
    chosen: Slot | None = None
    offered: tuple[Slot, ...] = ()
    proposal: Proposal | None = None
    history: tuple[HistoryEntry, ...] = ()
