"""Asks a language model one cheap question, to see whether it can lead conversations."""

from __future__ import annotations

import asyncio
from contextlib import aclosing

from app.agents.chat import Called, Chat, ChatModel, PersonTurn
from app.domain.booking import EventType
from app.domain.errors import AgentTrouble
from app.domain.tools import CHECK_AVAILABILITY, booking_tools

_ANY = EventType(0, "", (30,), 30, "", "UTC")

SECONDS = 30.0
"""How long the answer may take; a local model may have to be loaded first."""


async def try_out(model: ChatModel, *, seconds: float = SECONDS) -> None:
    """Have a model call a tool, which is not run. Raises AgentUnavailable where it does not."""
    chat = Chat(
        rules="You test a connection: do exactly what you are asked, and say nothing.",
        conversation="Nobody listens.",
        turns=(PersonTurn(f"Call the tool {CHECK_AVAILABILITY} for the day 2030-01-02."),),
        tools=tuple(t for t in booking_tools(_ANY) if t.name == CHECK_AVAILABILITY),
    )
    try:
        async with asyncio.timeout(seconds), aclosing(model.stream(chat)) as answer:
            async for item in answer:
                if isinstance(item, Called):
                    return
    except TimeoutError as error:
        why = AgentTrouble.FIRST_TOKEN_TIMEOUT
        raise model.service.unavailable(why, f"nothing for {seconds:.0f} s") from error
    raise model.service.unavailable(AgentTrouble.NO_TOOLS, "it answered without calling the tool")
