"""Language models behind Anthropic's messages.

Importing this takes more than a second: it is imported where such a model is chosen.
"""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import contextmanager
from typing import cast

import anthropic
import httpx2
from anthropic.types import (
    MessageParam,
    TextBlockParam,
    ToolParam,
    ToolResultBlockParam,
    ToolUseBlockParam,
)
from pydantic import BaseModel

from app.agents.chat import (
    Called,
    Chat,
    ChatItem,
    ChatTurn,
    ModelTurn,
    PersonTurn,
    Used,
    Words,
)
from app.agents.failures import Service, seconds_asked, why_refused
from app.agents.model_http import NO_KEY, WarmConnection, make_client, next_of, why_cut_off
from app.agents.tool_formats import anthropic_tools
from app.domain.errors import AgentTrouble

MOST_TOKENS = 1_024
"""Tokens of one answer: three spoken sentences and a call take a tenth of them."""

_Block = TextBlockParam | ToolUseBlockParam | ToolResultBlockParam


class AnthropicModel:
    """A model of `service`, asked by streamed messages with tools."""

    def __init__(self, service: Service) -> None:
        self._service = service
        key = service.key or NO_KEY
        http = make_client(service.place)
        self._connection = WarmConnection(http, service.place)
        # All is handed over: what is left out, the package would take from the environment.
        self._client = anthropic.AsyncAnthropic(
            api_key=key,
            base_url=service.place,
            default_headers={"Authorization": f"Bearer {key}"},
            max_retries=0,
            http_client=http,
        )

    @property
    def service(self) -> Service:
        """Who answers, and how to speak of them."""
        return self._service

    async def stream(self, chat: Chat) -> AsyncGenerator[ChatItem, None]:
        """Yield the answer as it comes; closing the generator ends the request.

        Raises AgentUnavailable when no whole answer comes.
        """
        self._service.check_key()
        self._connection.used()
        with self._failures():
            stream = await self._client.messages.create(
                model=self._service.model,
                max_tokens=MOST_TOKENS,
                system=anthropic_system(chat),
                messages=anthropic_messages(chat),
                tools=cast("list[ToolParam]", anthropic_tools(chat.tools)),
                tool_choice={"type": "auto"} if chat.may_call else {"type": "none"},
                stream=True,
            )
        async with stream:
            if "event-stream" not in stream.response.headers.get("content-type", ""):
                raise self._service.unavailable(AgentTrouble.REQUEST, "no stream of events")
            with self._failures():
                async for item in self._items(aiter(stream)):
                    yield item

    async def warm_up(self) -> None:
        """Open the connection, if none is open. Never raises."""
        await self._connection.open()

    async def close(self) -> None:
        """Release the connection."""
        await self._client.close()

    async def _items(self, events: AsyncIterator[object]) -> AsyncIterator[ChatItem]:
        calls: dict[int, tuple[str, str, list[str]]] = {}
        asked = answered = 0
        stopped: str | None = None
        while (sent := await next_of(events, has_ended=stopped is not None)) is not None:
            event = _Event.model_validate(sent, from_attributes=True)
            usage = event.usage or (event.message.usage if event.message else None)
            if usage is not None:
                asked = max(asked, usage.asked)
                answered = usage.output_tokens
            block, delta = event.content_block, event.delta
            if block is not None and block.type == "tool_use":
                calls[event.index] = (block.id, block.name, [])
            if block is not None and block.type == "text" and block.text:
                yield Words(block.text)
            if delta is not None and delta.text:
                yield Words(delta.text)
            if delta is not None and delta.partial_json and event.index in calls:
                calls[event.index][2].append(delta.partial_json)
            if delta is not None and delta.stop_reason:
                stopped = delta.stop_reason
        if stopped == "refusal":
            raise self._service.unavailable(AgentTrouble.REFUSED, stopped)
        if stopped is None:
            raise self._service.unavailable(AgentTrouble.BROKEN_ANSWER, "the stream just ended")
        for call_id, name, arguments in calls.values():
            yield Called(call_id, name, "".join(arguments))
        yield Used(asked, answered)

    @contextmanager
    def _failures(self) -> Iterator[None]:
        """Turn what the package raises into AgentUnavailable."""
        try:
            yield
        except anthropic.APIStatusError as error:
            kind, message = error.type or "", error.api_message or error.message
            status = error.status_code
            raise self._service.unavailable(
                why_refused(status, kind, message),
                f"{status} {kind} {message}",
                seconds=seconds_asked(error.response.headers.get("retry-after")),
            ) from error
        except (anthropic.APIConnectionError, httpx2.HTTPError) as error:
            why, detail = why_cut_off(error.__cause__ or error)
            raise self._service.unavailable(why, detail) from error
        except (anthropic.AnthropicError, ValueError, RecursionError) as error:
            detail = f"{type(error).__name__}: {error}"
            raise self._service.unavailable(AgentTrouble.BROKEN_ANSWER, detail) from error


class _Usage(BaseModel):
    input_tokens: int | None = None
    output_tokens: int = 0
    cache_creation_input_tokens: int | None = None
    cache_read_input_tokens: int | None = None

    @property
    def asked(self) -> int:
        kept = (self.cache_creation_input_tokens or 0) + (self.cache_read_input_tokens or 0)
        return (self.input_tokens or 0) + kept


class _Message(BaseModel):
    usage: _Usage | None = None


class _ContentBlock(BaseModel):
    type: str
    id: str = ""
    name: str = ""
    text: str = ""


class _Delta(BaseModel):
    text: str | None = None
    partial_json: str | None = None
    stop_reason: str | None = None


class _Event(BaseModel):
    """An event as far as it is read. The package itself takes anything a server may send."""

    type: str
    index: int = 0
    message: _Message | None = None
    content_block: _ContentBlock | None = None
    delta: _Delta | None = None
    usage: _Usage | None = None


def anthropic_system(chat: Chat) -> list[TextBlockParam]:
    """Return what the model is told for all of a conversation, to be kept by the provider."""
    return [
        {"type": "text", "text": chat.rules},
        {"type": "text", "text": chat.conversation, "cache_control": {"type": "ephemeral"}},
    ]


def anthropic_messages(chat: Chat) -> list[MessageParam]:
    """Return the turns of a chat as messages: the person's and the model's in turn.

    The provider is asked to keep all up to the end, for the next round of the same turn.
    """
    messages: list[MessageParam] = []
    for turn in chat.turns:
        blocks = _blocks(turn)
        role = "assistant" if isinstance(turn, ModelTurn) else "user"
        if messages and messages[-1]["role"] == role:
            cast("list[_Block]", messages[-1]["content"]).extend(blocks)
        elif role == "assistant":
            messages.append({"role": "assistant", "content": blocks})
        else:
            messages.append({"role": "user", "content": blocks})
    if messages:
        cast("list[_Block]", messages[-1]["content"])[-1]["cache_control"] = {"type": "ephemeral"}
    return messages


def _blocks(turn: ChatTurn) -> list[_Block]:
    match turn:
        case PersonTurn(text):
            return [{"type": "text", "text": text}]
        case ModelTurn(text, calls):
            said: list[_Block] = [{"type": "text", "text": text}] if text else []
            return said + [
                {
                    "type": "tool_use",
                    "id": call.id,
                    "name": call.name,
                    "input": json.loads(call.arguments),
                }
                for call in calls
            ]
        case _:
            return [
                {
                    "type": "tool_result",
                    "tool_use_id": answer.call_id,
                    "content": answer.text,
                    "is_error": answer.failed,
                }
                for answer in turn.answers
            ]
