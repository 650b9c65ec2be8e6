"""The agent that a language model leads: streams its words, runs its calls, knows when to stop.

A model is an untrusted party. Whatever it sends ends in words for the session's filter, in calls
for the session's tools and guard, in an answer that it can act on, or in AgentUnavailable.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace

from app.agents.chat import Called, Chat, ChatModel, ModelTurn, ToolTurn, Used, Words
from app.agents.chat_history import chat_turns, from_program, unmarked
from app.agents.model_calls import CallLedger, echoed
from app.agents.prompt import Prompt
from app.domain.dialogue import AgentRequest, AgentStep, Begun, Say, Usage
from app.domain.errors import AgentTrouble
from app.domain.tools import ToolCall, ToolResult, booking_tools
from app.language.forms import Language
from app.language.pieces import PieceCutter

log = logging.getLogger(__name__)

MOST_ROUNDS = 6
"""Times that a model is asked in one turn; the last time it may not call a tool."""

MOST_CHARACTERS = 2_000
"""Of a model's words in one turn; a person listens to two minutes by then."""


class ModelAgent:
    """Leads a conversation by asking `model`, with the words of `prompt`."""

    def __init__(self, model: ChatModel, prompt: Prompt, language: Language) -> None:
        self._model = model
        self._prompt = prompt
        self._language = language

    @property
    def name(self) -> str:
        """The name it is chosen by."""
        return self._model.service.name

    async def reply(self, request: AgentRequest) -> AsyncGenerator[AgentStep, ToolResult | None]:
        """Answer one user turn; a yielded ToolCall receives its result by `asend`.

        Raises AgentUnavailable when the model gives no usable answer.
        """
        chat = self._chat(request)
        ledger = CallLedger(before=len(request.history))
        said = 0
        for number in range(1, MOST_ROUNDS + 1):
            chat = replace(chat, may_call=number < MOST_ROUNDS)
            answer = ""
            calls: list[Called] = []
            cutter = PieceCutter(self._language, begun=said > 0)
            async with aclosing(self._model.stream(chat)) as stream:
                has_begun = False
                async for item in stream:
                    if not has_begun:
                        has_begun = True
                        yield Begun()
                    match item:
                        case Words(text):
                            text = text[: MOST_CHARACTERS - said]
                            said += len(text)
                            answer += text
                            for piece in cutter.feed(text):
                                yield Say(piece)
                        case Called():
                            calls.append(ledger.numbered(item))
                        case Used():
                            yield Usage(self.name, item.asked, item.answered)
                    if said >= MOST_CHARACTERS:
                        break
            for piece in cutter.rest():
                yield Say(piece)
            if not calls and not answer.strip():
                raise self._model.service.unavailable(AgentTrouble.BROKEN_ANSWER, "no words")
            if said >= MOST_CHARACTERS:
                log.warning("The model %s talked on and was stopped", self.name)
                return
            if not calls:
                return
            answers = []
            for call in calls:
                step = ledger.step(call)
                if isinstance(step, ToolCall):
                    result = yield step
                    if result is None:
                        return
                    step = ledger.answered(step, result)
                answers.append(step)
            if ledger.waits_for_yes:
                return  # the program asks now, in its own words
            asked = ModelTurn(answer.strip(), tuple(echoed(call) for call in calls))
            chat = replace(chat, turns=(*chat.turns, asked, ToolTurn(tuple(answers))))
        raise self._model.service.unavailable(AgentTrouble.BROKEN_ANSWER, "calls without end")

    async def warm_up(self) -> None:
        """Open the connection to the model, for a turn that comes soon."""
        await self._model.warm_up()

    async def close(self) -> None:
        """Release the connection to the model."""
        await self._model.close()

    def _chat(self, request: AgentRequest) -> Chat:
        prompt = self._prompt
        now = from_program(prompt.for_turn(request))
        if said := unmarked(request.text):
            now = f"{now}\n{said}"
        begins, left_out = prompt.state["begins"], prompt.state["left_out"]
        return Chat(
            rules=prompt.rules,
            conversation=prompt.for_conversation(request),
            turns=chat_turns(request.history, now, begins=begins, left_out=left_out),
            tools=booking_tools(request.event_type),
        )
