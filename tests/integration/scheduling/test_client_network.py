"""The client on real connections: answers without end, dropped connections, HTTP/2."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import shutil
import ssl
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import pytest

from app.domain.errors import CalendarServerError, OutcomeUnknown
from app.scheduling.client import CalComClient

PROFILE = {"id": 1, "username": "jane", "email": "j@example.com", "timeZone": "Europe/Rome"}
MEGABYTE = b" " * 1_000_000

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@contextlib.asynccontextmanager
async def served(serve: Serve, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    serving: set[asyncio.Task[None] | None] = set()

    async def whole(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        serving.add(asyncio.current_task())
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            await serve(reader, writer)
        writer.close()
        with contextlib.suppress(ConnectionError, ssl.SSLError):
            await writer.wait_closed()

    server = await asyncio.start_server(whole, "127.0.0.1", 0, ssl=tls)
    async with server:
        yield server.sockets[0].getsockname()[1]
        # Every client is closed by now, so each of these comes to its end.
        if serving:
            await asyncio.wait_for(asyncio.gather(*filter(None, serving)), 10)


@contextlib.asynccontextmanager
async def client_of(port: int) -> AsyncIterator[CalComClient]:
    client = CalComClient(base_url=f"http://127.0.0.1:{port}/v2")
    try:
        yield client
    finally:
        await client.close()


class Flood:
    """Answers with fifty megabytes, and counts how many of them somebody took."""

    def __init__(self, head: bytes, *, chunked: bool) -> None:
        self.head, self.chunked, self.megabytes = head, chunked, 0
        self.gave_up = asyncio.Event()

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(self.head)
            for _ in range(50):
                size = b"%x\r\n" % len(MEGABYTE) if self.chunked else b""
                writer.write(size + MEGABYTE + (b"\r\n" if self.chunked else b""))
                await writer.drain()
                self.megabytes += 1
        finally:
            self.gave_up.set()


OK = b"HTTP/1.1 200 OK\r\n"
FLOODS = [
    (OK + b"Transfer-Encoding: chunked\r\n\r\n", True),
    (OK + b"Content-Length: 50000000\r\n\r\n", False),
    (OK + b"Connection: close\r\n\r\n", False),
    (b"HTTP/1.1 400 Bad\r\nTransfer-Encoding: chunked\r\n\r\n", True),
]


@pytest.mark.parametrize(("head", "chunked"), FLOODS, ids=["chunked", "length", "none", "refusal"])
async def test_an_answer_too_large_is_dropped_while_it_comes(head: bytes, chunked: bool) -> None:
    flood = Flood(head, chunked=chunked)
    async with served(flood) as port, client_of(port) as client:
        with pytest.raises(Exception) as told:  # noqa: PT011 - the kind depends on the status
            await client.profile()
        await asyncio.wait_for(flood.gave_up.wait(), 10)
        if b"200" in head:
            assert isinstance(told.value, CalendarServerError)
            assert "10000000 bytes" in told.value.detail
    # What both sides' sockets hold comes on top of the ten.
    assert flood.megabytes < 30


async def test_a_write_whose_answer_is_too_large_may_have_happened() -> None:
    flood = Flood(*FLOODS[0][:1], chunked=True)
    async with served(flood) as port, client_of(port) as client:
        with pytest.raises(OutcomeUnknown):
            await client.cancel("u", reason="r")


async def test_a_read_outlives_a_connection_that_the_server_closed_without_a_word() -> None:
    served_at: list[int] = []

    async def once_per_connection(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(_profile_answer())
        await writer.drain()
        served_at.append(1)
        # The next request on this connection is cut off.
        await reader.readuntil(b"\r\n\r\n")

    async with served(once_per_connection) as port, client_of(port) as client:
        await client.warm_up()
        for _ in range(3):
            assert (await client.profile()).username == "jane"
    assert len(served_at) == 4


async def test_a_connection_that_the_computer_slept_through_is_not_waited_for() -> None:
    asked: list[int] = []
    now = [datetime(2026, 12, 1, 8, tzinfo=UTC)]

    async def dead_after_one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        asked.append(len(asked))
        writer.write(_profile_answer())
        await writer.drain()
        # As behind a router that forgot the connection: nothing is refused, nothing comes.
        await reader.read()

    async with served(dead_after_one) as port:
        client = CalComClient(base_url=f"http://127.0.0.1:{port}/v2", clock=lambda: now[0])
        try:
            await client.profile()
            now[0] += timedelta(hours=8)
            async with asyncio.timeout(5):
                assert (await client.profile()).username == "jane"
        finally:
            await client.close()
    assert asked == [0, 1]


def _profile_answer() -> bytes:
    body = json.dumps({"status": "success", "data": PROFILE}).encode()
    return OK + b"Content-Length: %d\r\n\r\n" % len(body) + body


class Http2Server:
    """Speaks HTTP/2 and counts connections and requests."""

    def __init__(self) -> None:
        self.connections = 0
        self.requests: list[str] = []

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        connection.initiate_connection()
        writer.write(connection.data_to_send())
        while data := await reader.read(65536):
            for event in connection.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    headers = dict(event.headers or ())
                    self.requests.append(headers[b":path"].decode())
                    self._answer(connection, event.stream_id or 0)
            writer.write(connection.data_to_send())
            await writer.drain()

    def _answer(self, connection: h2.connection.H2Connection, stream: int) -> None:
        booking = {"id": 1, "uid": "u", "status": "cancelled", "start": "2026-12-01T08:00:00Z",
                   "duration": 30}  # fmt: skip
        data = PROFILE if self.requests[-1].endswith("/me") else booking
        body = json.dumps({"status": "success", "data": data}).encode()
        connection.send_headers(stream, [(":status", "200"), ("content-type", "application/json")])
        connection.send_data(stream, body, end_stream=True)


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A server's certificate for 127.0.0.1 that this process trusts."""
    openssl = shutil.which("openssl")
    if openssl is None:
        if os.environ.get("CI"):
            pytest.fail("openssl is not installed")
        pytest.skip("openssl is not installed")
    key, pem = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
         "-keyout", str(key), "-out", str(pem), "-days", "30", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True,
        capture_output=True,
    )  # fmt: skip
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(pem, key)
    tls.set_alpn_protocols(["h2"])
    return tls


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="other systems don't read SSL_CERT_FILE")
async def test_everything_goes_over_one_http_2_connection(certificate: ssl.SSLContext) -> None:
    server = Http2Server()
    async with served(server, certificate) as port:
        client = CalComClient(base_url=f"https://127.0.0.1:{port}/v2", key="cal_x")
        try:
            await client.warm_up()
            assert (await client.profile()).username == "jane"
            booking = await client.cancel("u", reason="r")
            await asyncio.gather(*(client.get("u") for _ in range(10)))
        finally:
            await client.close()
    assert booking.start == datetime(2026, 12, 1, 8, tzinfo=UTC)
    assert server.connections == 1
    assert len(server.requests) == 13
