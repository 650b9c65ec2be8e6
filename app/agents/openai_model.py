"""Language models behind OpenAI's chat completions, at OpenAI or any compatible server.

Importing this takes half a second: it is imported where such a model is chosen.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import contextmanager
from typing import cast

import openai
from openai.types.chat import (
    ChatCompletionChunk,
    ChatCompletionMessageParam,
    ChatCompletionToolUnionParam,
)
from openai.types.chat.completion_create_params import CompletionCreateParamsStreaming
from pydantic import BaseModel

from app.agents.chat import Called, Chat, ChatItem, ChatTurn, ModelTurn, PersonTurn, Used, Words
from app.agents.failures import Service, seconds_asked, why_refused
from app.agents.model_http import NO_KEY, WarmConnection, make_client, next_of, why_cut_off
from app.agents.thinking import ThinkingFilter
from app.agents.tool_formats import openai_tools
from app.domain.errors import AgentTrouble, AgentUnavailable


class OpenAIModel:
    """A model of `service`, asked by streamed chat completions with tools."""

    def __init__(self, service: Service) -> None:
        self._service = service
        key = service.key or NO_KEY
        http = make_client(service.place)
        self._connection = WarmConnection(http, service.place)
        # All is handed over: what is left out, the package would take from the environment.
        self._client = openai.AsyncOpenAI(
            api_key=key,
            admin_api_key="",
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
            # Not by `chat.completions.create`, which looks through every message again for names
            # to translate, of which there are none: a third of a millisecond for each of them.
            stream = await self._client.post(
                "/chat/completions",
                body=openai_request(chat, self._service.model),
                cast_to=ChatCompletionChunk,
                stream=True,
                stream_cls=openai.AsyncStream[ChatCompletionChunk],
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

    async def _items(self, chunks: AsyncIterator[object]) -> AsyncIterator[ChatItem]:
        calls = _Calls()
        thinking = ThinkingFilter()
        ended: str | None = None
        while (sent := await next_of(chunks, has_ended=ended is not None)) is not None:
            chunk = _Chunk.model_validate(sent, from_attributes=True)
            if chunk.usage is not None:
                yield Used(chunk.usage.prompt_tokens, chunk.usage.completion_tokens)
            for choice in chunk.choices[:1]:
                ended = choice.finish_reason or ended
                delta = choice.delta
                if delta.refusal or ended == "content_filter":
                    raise self._service.unavailable(AgentTrouble.REFUSED, ended or "refusal")
                if delta.content and (words := thinking.feed(delta.content)):
                    yield Words(words)
                calls.add(delta.tool_calls)
        if ended is None:
            raise self._service.unavailable(AgentTrouble.BROKEN_ANSWER, "the stream just ended")
        if words := thinking.rest():
            yield Words(words)
        for call in calls.whole():
            yield call

    @contextmanager
    def _failures(self) -> Iterator[None]:
        """Turn what the package raises into AgentUnavailable."""
        try:
            yield
        except openai.APIStatusError as error:
            response = error.response
            raise self._refused(
                error, response.status_code, seconds_asked(response.headers.get("retry-after"))
            ) from error
        except openai.APIConnectionError as error:
            why, detail = why_cut_off(error.__cause__ or error)
            raise self._service.unavailable(why, detail) from error
        except openai.APIError as error:
            raise self._refused(error, 200, None) from error
        except (openai.OpenAIError, ValueError, RecursionError) as error:
            detail = f"{type(error).__name__}: {error}"
            raise self._service.unavailable(AgentTrouble.BROKEN_ANSWER, detail) from error

    def _refused(
        self, error: openai.APIError, status: int, seconds: float | None
    ) -> AgentUnavailable:
        kind = error.code or error.type or ""
        detail = f"{status} {kind} {error.message}"
        return self._service.unavailable(
            why_refused(status, kind, error.message), detail, seconds=seconds
        )


class _Function(BaseModel):
    name: str | None = None
    arguments: str | None = None


class _CallDelta(BaseModel):
    index: int | None = None
    id: str | None = None
    function: _Function | None = None


class _Delta(BaseModel):
    content: str | None = None
    refusal: str | None = None
    tool_calls: list[_CallDelta] | None = None


class _Choice(BaseModel):
    delta: _Delta = _Delta()
    finish_reason: str | None = None


class _Usage(BaseModel):
    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Chunk(BaseModel):
    """A chunk as far as it is read. The package itself takes anything a server may send."""

    choices: list[_Choice] = []
    usage: _Usage | None = None


class _Calls:
    """Puts tool calls together from their bits.

    Bits of one call share an index. Servers that send calls whole may give all of them the same
    one, or none; then each has an id of its own.
    """

    def __init__(self) -> None:
        self._calls: list[tuple[int | None, str, list[str], list[str]]] = []

    def add(self, bits: list[_CallDelta] | None) -> None:
        for bit in bits or ():
            function = bit.function or _Function()
            last = next((c for c in reversed(self._calls) if c[0] == bit.index), None)
            if last is None or (bit.id and bit.id != last[1]):
                last = (bit.index, bit.id or "", [], [])
                self._calls.append(last)
            if function.name and function.name not in last[2]:
                last[2].append(function.name)  # some servers repeat it with every bit
            last[3].append(function.arguments or "")

    def whole(self) -> Iterator[Called]:
        for _, call_id, name, arguments in self._calls:
            yield Called(call_id, "".join(name), "".join(arguments))


def openai_request(chat: Chat, model: str) -> CompletionCreateParamsStreaming:
    """Return what chat completions are asked with."""
    return {
        "model": model,
        "messages": openai_messages(chat),
        "tools": cast("list[ChatCompletionToolUnionParam]", openai_tools(chat.tools)),
        "tool_choice": "auto" if chat.may_call else "none",
        "stream": True,
        "stream_options": {"include_usage": True},
    }


def openai_messages(chat: Chat) -> list[ChatCompletionMessageParam]:
    """Return the turns of a chat as chat completions take them."""
    messages: list[ChatCompletionMessageParam] = [
        {"role": "system", "content": f"{chat.rules}\n\n{chat.conversation}"}
    ]
    for turn in chat.turns:
        messages += _messages_of(turn)
    return messages


def _messages_of(turn: ChatTurn) -> list[ChatCompletionMessageParam]:
    match turn:
        case PersonTurn(text):
            return [{"role": "user", "content": text}]
        case ModelTurn(text, ()):
            return [{"role": "assistant", "content": text}]
        case ModelTurn(text, calls):
            return [
                {
                    "role": "assistant",
                    "content": text or None,
                    "tool_calls": [
                        {
                            "id": call.id,
                            "type": "function",
                            "function": {"name": call.name, "arguments": call.arguments},
                        }
                        for call in calls
                    ],
                }
            ]
        case _:
            return [
                {"role": "tool", "tool_call_id": answer.call_id, "content": answer.text}
                for answer in turn.answers
            ]
