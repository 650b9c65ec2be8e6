"""A server on loopback that speaks both providers' streaming protocols, with a script for a model.

The script is a virtual model: it gets what was asked, in one form for both protocols, and returns
what is to be said and called, or how to misbehave. The server itself is as strict about the order
of messages as the providers are.
"""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Literal

Protocol = Literal["openai", "anthropic"]

OPENAI_PATH = "/v1/chat/completions"
ANTHROPIC_PATH = "/v1/messages"


@dataclass(frozen=True)
class Call:
    """A tool call of the virtual model; `arguments` as text is sent as it is."""

    name: str
    arguments: Mapping[str, object] | str = field(default_factory=dict)
    id: str | None = None

    @property
    def json(self) -> str:
        if isinstance(self.arguments, str):
            return self.arguments
        return json.dumps(self.arguments)


@dataclass(frozen=True)
class Reply:
    """What the virtual model answers: words, then calls.

    Words go out in bits of `bit` characters, `pace` seconds apart. After so many bits (words and
    calls alike) a stream may be cut off (`cut_after`), fall silent until the other side hangs up
    (`hang_after`), or carry `garbage` (at `garbage_after`). `hold` is waited for before the bit at
    `hold_after`. `endless` repeats the words until the other side hangs up. `stop` replaces the
    reason for ending; None as a word leaves it out.
    """

    text: str = ""
    calls: Sequence[Call] = ()
    bit: int = 4
    pace: float = 0.0
    cut_after: int | None = None
    hang_after: int | None = None
    garbage: bytes = b"data: {half a js\n\n"
    garbage_after: int | None = None
    hold: threading.Event | None = None
    hold_after: int = 0
    endless: bool = False
    stop: str | None = ""
    refusal: bool = False


@dataclass(frozen=True)
class Failure:
    """An answer with an HTTP status instead of a stream."""

    status: int
    message: str = "something is wrong"
    kind: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


@dataclass(frozen=True)
class Silence:
    """No answer at all: the connection stays open, or is closed at once."""

    closes: bool = False


Behaviour = Reply | Failure | Silence


@dataclass(frozen=True)
class Seen:
    """One message, in one form for both protocols. `calls` and `results` are (id, name, JSON)."""

    role: Literal["system", "user", "assistant", "tool"]
    text: str = ""
    calls: tuple[tuple[str, str, dict[str, Any]], ...] = ()
    results: tuple[tuple[str, str, dict[str, Any]], ...] = ()


@dataclass(frozen=True)
class Asked:
    """One request as it came over the wire, and what the script reads of it."""

    protocol: Protocol
    body: dict[str, Any]
    headers: dict[str, str]
    messages: tuple[Seen, ...]

    @property
    def may_call(self) -> bool:
        choice = self.body.get("tool_choice")
        kind = choice.get("type") if isinstance(choice, dict) else choice
        return kind != "none"

    @property
    def said(self) -> str:
        """The words of the newest turn of the person, without the program's."""
        newest = next(m for m in reversed(self.messages) if m.role == "user" and m.text)
        return newest.text.rpartition("</program>")[2].strip()

    @property
    def new_results(self) -> tuple[tuple[str, str, dict[str, Any]], ...]:
        """The results that came since the model spoke last; none in the first round of a turn."""
        found: list[tuple[str, str, dict[str, Any]]] = []
        for message in reversed(self.messages):
            if message.role == "assistant" or message.text:
                break
            found[:0] = message.results
        return tuple(found)


VirtualModel = Callable[[Asked], Behaviour]


class ModelServer:
    """Answers by `model`, and keeps what was asked.

    `complaints` are requests that a provider would have refused for the order of their messages;
    they are refused here too. `hung_up` is set when the other side ends a stream before its end.
    """

    def __init__(self, model: VirtualModel) -> None:
        self.model = model
        self.asked: list[Asked] = []
        self.complaints: list[str] = []
        self.connections = 0
        self.hung_up = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="model-server")
        self._port = 0

    @property
    def openai_url(self) -> str:
        return f"http://127.0.0.1:{self._port}/v1"

    @property
    def anthropic_url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def url(self, protocol: Protocol) -> str:
        return self.openai_url if protocol == "openai" else self.anthropic_url

    @contextmanager
    def running(self) -> Iterator[ModelServer]:
        self._thread.start()
        assert self._ready.wait(20)
        try:
            yield self
        finally:
            self.die()
            self._thread.join(20)

    def die(self) -> None:
        """Break off every stream and answer nobody any more."""
        with suppress(RuntimeError):  # the loop is closed: it is dead already
            self._loop.call_soon_threadsafe(self._ending.set)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        self._ending = asyncio.Event()
        talks: set[asyncio.Task[None]] = set()

        def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self.connections += 1
            task = asyncio.ensure_future(self._talk(reader, writer))
            talks.add(task)
            task.add_done_callback(talks.discard)

        server = await asyncio.start_server(accept, "127.0.0.1", 0, limit=1 << 20)
        self._port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._ending.wait()
        server.close()
        for task in tuple(talks):
            task.cancel()
        await asyncio.gather(*talks, return_exceptions=True)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while (asked := await _request(reader)) is not None:
                method, path, headers, body = asked
                if method == "HEAD":  # somebody opens the connection ahead
                    writer.write(b"HTTP/1.1 404 X\r\nContent-Length: 9\r\n\r\n")
                elif not await self._answer(path, headers, body, reader, writer):
                    return
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()

    async def _answer(
        self,
        path: str,
        headers: dict[str, str],
        body: bytes,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> bool:
        """Answer one request; returns whether the connection can be used again."""
        protocol: Protocol = "anthropic" if path.partition("?")[0] == ANTHROPIC_PATH else "openai"
        if protocol == "openai" and path != OPENAI_PATH:
            return await _fail(writer, protocol, Failure(404, body=b"404 page not found"))
        try:
            given = json.loads(body)
            seen = _seen(protocol, given)
            asked = Asked(protocol, given, headers, seen)
            check_order(protocol, given)
        except Exception as error:
            self.complaints.append(f"{type(error).__name__}: {error}")
            return await _fail(writer, protocol, Failure(400, f"bad request: {error}"))
        self.asked.append(asked)
        behaviour = self.model(asked)
        if isinstance(behaviour, Failure):
            return await _fail(writer, protocol, behaviour)
        stream = _Stream(writer, lambda: reader.at_eof() or reader.exception() is not None)
        try:
            if isinstance(behaviour, Silence):
                if not behaviour.closes:
                    await stream.wait_for_the_end()
                return False
            stream.reply = behaviour
            await (_openai if protocol == "openai" else _anthropic)(stream, behaviour, asked)
        except _HungUp:
            self.hung_up.set()
            return False
        else:
            return not stream.is_over


class _HungUp(Exception):
    """The other side ended the connection."""


class _Cut(Exception):
    """The stream ends here without its end."""


class _Stream:
    """A response of server-sent events in chunks. `is_gone` tells that nobody reads it any more."""

    def __init__(self, writer: asyncio.StreamWriter, is_gone: Callable[[], bool]) -> None:
        self._writer = writer
        self._is_gone = is_gone
        self._bits = 0
        self.reply = Reply()
        self.is_over = False

    async def begin(self) -> None:
        self._writer.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n"
        )

    async def send(self, data: object, event: str | None = None) -> None:
        text = data if isinstance(data, str) else json.dumps(data)
        lead = f"event: {event}\n" if event else ""
        await self._raw(f"{lead}data: {text}\n\n".encode())

    async def bit(self) -> None:
        """Do what the reply wants done before its next bit."""
        reply, at = self.reply, self._bits
        self._bits += 1
        if reply.pace:
            await asyncio.sleep(reply.pace)
        if reply.hold is not None and at == reply.hold_after:
            while not reply.hold.is_set():
                await self._look()
        if at == reply.garbage_after:
            await self._raw(reply.garbage)
        if at == reply.cut_after:
            self.is_over = True
            raise _Cut
        if at == reply.hang_after:
            await self.wait_for_the_end()

    async def end(self) -> None:
        if not self.is_over:
            self._writer.write(b"0\r\n\r\n")
        await self._writer.drain()

    async def _raw(self, data: bytes) -> None:
        if self._is_gone():
            raise _HungUp
        self._writer.write(b"%x\r\n" % len(data) + data + b"\r\n")
        try:
            await self._writer.drain()
        except ConnectionError:
            raise _HungUp from None
        await asyncio.sleep(0)

    async def wait_for_the_end(self) -> None:
        """Say nothing until the other side hangs up."""
        while True:
            await self._look()

    async def _look(self) -> None:
        await asyncio.sleep(0.01)
        if self._is_gone():
            raise _HungUp


def _bits(reply: Reply, text: str) -> Iterator[str]:
    while text:
        yield from (text[at : at + reply.bit] for at in range(0, len(text), reply.bit))
        if not reply.endless:
            return


async def _openai(stream: _Stream, reply: Reply, asked: Asked) -> None:
    base = {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1_795_000_000,
        "model": asked.body["model"],
    }

    async def choose(delta: dict[str, object], finish: str | None = None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        await stream.send({**base, "choices": [choice]})

    await stream.begin()
    try:
        await choose({"role": "assistant", "content": ""})
        if reply.refusal:
            await choose({"refusal": "I can't help with that."})
        for words in _bits(reply, reply.text):
            await stream.bit()
            await choose({"content": words})
        for index, call in enumerate(reply.calls):
            await stream.bit()
            named = {"name": call.name, "arguments": ""}
            call_id = call.id or f"call-{len(asked.messages)}-{index}"
            opening = {"index": index, "id": call_id, "type": "function", "function": named}
            await choose({"tool_calls": [opening]})
            for part in _bits(Reply(bit=max(reply.bit, len(call.json) // 50 + 1)), call.json):
                await stream.bit()
                await choose({"tool_calls": [{"index": index, "function": {"arguments": part}}]})
        await stream.bit()
        if reply.stop is not None:
            await choose({}, reply.stop or ("tool_calls" if reply.calls else "stop"))
            usage: dict[str, object] = {
                "prompt_tokens": 900,
                "completion_tokens": 20,
                "total_tokens": 920,
            }
            usage |= {"prompt_tokens_details": {"cached_tokens": 800}}
            await stream.send({**base, "choices": [], "usage": usage})
            await stream.send("[DONE]")
    except _Cut:
        pass
    await stream.end()


async def _anthropic(stream: _Stream, reply: Reply, asked: Asked) -> None:
    async def send(kind: str, **data: object) -> None:
        await stream.send({"type": kind, **data}, kind)

    usage = {"input_tokens": 100, "output_tokens": 1, "cache_read_input_tokens": 800}
    message = {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": asked.body["model"],
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
        "usage": usage,
    }
    await stream.begin()
    try:
        await send("message_start", message=message)
        await send("ping")
        index = 0
        if reply.text:
            block: dict[str, object] = {"type": "text", "text": ""}
            await send("content_block_start", index=index, content_block=block)
            for words in _bits(reply, reply.text):
                await stream.bit()
                delta = {"type": "text_delta", "text": words}
                await send("content_block_delta", index=index, delta=delta)
            await send("content_block_stop", index=index)
            index += 1
        for call in reply.calls:
            await stream.bit()
            call_id = call.id or f"toolu_{len(asked.messages)}_{index}"
            block = {"type": "tool_use", "id": call_id, "name": call.name, "input": {}}
            await send("content_block_start", index=index, content_block=block)
            for part in _bits(Reply(bit=max(reply.bit, len(call.json) // 50 + 1)), call.json):
                await stream.bit()
                delta = {"type": "input_json_delta", "partial_json": part}
                await send("content_block_delta", index=index, delta=delta)
            await send("content_block_stop", index=index)
            index += 1
        await stream.bit()
        if reply.stop is not None:
            stop = "refusal" if reply.refusal else ("tool_use" if reply.calls else "end_turn")
            ending = {"stop_reason": reply.stop or stop, "stop_sequence": None}
            await send("message_delta", delta=ending, usage={"output_tokens": 20})
            await send("message_stop")
    except _Cut:
        pass
    await stream.end()


async def _request(
    reader: asyncio.StreamReader,
) -> tuple[str, str, dict[str, str], bytes] | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.rstrip("\r\n").split("\r\n")
    headers = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    method, path, _ = first.split(" ")
    return method, path, headers, body


async def _fail(writer: asyncio.StreamWriter, protocol: Protocol, failure: Failure) -> bool:
    body = failure.body
    if body is None:
        error = {"message": failure.message, "type": failure.kind or "invalid_request_error"}
        if protocol == "openai":
            body = json.dumps({"error": {**error, "code": failure.kind or None}}).encode()
        else:
            body = json.dumps({"type": "error", "error": error}).encode()
    lines = [f"HTTP/1.1 {failure.status} X", f"Content-Length: {len(body)}"]
    given = {"Content-Type": "application/json", **failure.headers}
    lines += [f"{name}: {value}" for name, value in given.items()]
    writer.write("\r\n".join([*lines, "", ""]).encode() + body)
    await writer.drain()
    return True


# What was asked, in one form ---------------------------------------------------------------------


def _seen(protocol: Protocol, body: dict[str, Any]) -> tuple[Seen, ...]:
    return tuple(_openai_seen(body) if protocol == "openai" else _anthropic_seen(body))


def _openai_seen(body: dict[str, Any]) -> Iterator[Seen]:
    names: dict[str, str] = {}
    for message in body["messages"]:
        calls = []
        for call in message.get("tool_calls") or ():
            function = call["function"]
            names[call["id"]] = function["name"]
            calls.append((call["id"], function["name"], json.loads(function["arguments"])))
        results: tuple[tuple[str, str, dict[str, Any]], ...] = ()
        text = message.get("content") or ""
        if message["role"] == "tool":
            of = message["tool_call_id"]
            results, text = ((of, names[of], json.loads(text)),), ""
        yield Seen(message["role"], text, tuple(calls), results)


def _anthropic_seen(body: dict[str, Any]) -> Iterator[Seen]:
    system = body.get("system", "")
    blocks = [system] if isinstance(system, str) else [block["text"] for block in system]
    yield Seen("system", "\n\n".join(blocks))
    names: dict[str, str] = {}
    for message in body["messages"]:
        content = message["content"]
        if isinstance(content, str):
            content = [{"type": "text", "text": content}]
        text, calls, results = [], [], []
        for block in content:
            if block["type"] == "text":
                text.append(block["text"])
            elif block["type"] == "tool_use":
                names[block["id"]] = block["name"]
                calls.append((block["id"], block["name"], dict(block["input"])))
            else:
                of = block["tool_use_id"]
                results.append((of, names[of], json.loads(block["content"])))
        if results:
            yield Seen("tool", "", (), tuple(results))
        if text or calls:
            yield Seen(message["role"], "\n".join(text), tuple(calls))


def check_order(protocol: Protocol, body: dict[str, Any]) -> None:
    """Raise where a provider would refuse the messages for their order."""
    if protocol == "openai":
        _check_openai(body["messages"])
    else:
        _check_anthropic(body)


def _check_openai(messages: list[dict[str, Any]]) -> None:
    open_calls: list[str] = []
    for at, message in enumerate(messages):
        if message["role"] == "tool":
            assert message["tool_call_id"] in open_calls, f"messages[{at}] answers no call"
            open_calls.remove(message["tool_call_id"])
            continue
        assert not open_calls, f"messages[{at}]: calls without an answer: {open_calls}"
        if message["role"] == "system":
            assert at == 0, "a system message in the middle"
        open_calls = [call["id"] for call in message.get("tool_calls") or ()]
        assert len(set(open_calls)) == len(open_calls), "an id used twice"
        assert message.get("content") or open_calls, f"messages[{at}] is empty"
        for call in message.get("tool_calls") or ():
            _check_name(call["function"]["name"])
    assert not open_calls
    assert messages[-1]["role"] in ("user", "tool"), "nothing to answer"


def _check_anthropic(body: dict[str, Any]) -> None:
    assert isinstance(body["max_tokens"], int)
    open_calls: list[str] = []
    wanted = "user"
    used: set[str] = set()
    for at, message in enumerate(body["messages"]):
        assert message["role"] == wanted, f"messages[{at}]: roles do not alternate"
        wanted = "assistant" if wanted == "user" else "user"
        content = message["content"]
        if isinstance(content, str):
            content = [{"type": "text", "text": content}]
        assert content, f"messages[{at}] is empty"
        kinds = [block["type"] for block in content]
        assert kinds == sorted(kinds, key=lambda kind: kind != "tool_result"), "results come first"
        answered = [b["tool_use_id"] for b in content if b["type"] == "tool_result"]
        assert sorted(answered) == sorted(open_calls), f"messages[{at}]: {open_calls} unanswered"
        open_calls = [block["id"] for block in content if block["type"] == "tool_use"]
        assert used.isdisjoint(open_calls), "an id used twice"
        used.update(open_calls)
        for block in content:
            if block["type"] == "text":
                assert block["text"].strip(), f"messages[{at}]: empty text"
            if block["type"] == "tool_use":
                _check_name(block["name"])
    assert not open_calls
    assert body["messages"][-1]["role"] == "user", "nothing to answer"


def _check_name(name: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", name), f"a tool's name: {name!r}"
