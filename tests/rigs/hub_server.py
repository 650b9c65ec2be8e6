"""A server on loopback that answers like the Hugging Face Hub, or as badly as a network can."""

from __future__ import annotations

import hashlib
import json
import ssl
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

COMMIT = "c0ffee" + "0" * 34
REPOSITORY = "Somebody/tiny-voice"
_SLICE = 1 << 14


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def git_blob(data: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


@dataclass
class Fault:
    """What goes wrong with one download of a file.

    With `status`, that is answered at once; with `page`, a web page. Otherwise the file is sent,
    but only `bytes` of it; then the connection is cut, or kept silent where `silent` is set, until
    the server ends.
    """

    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    page: bytes | None = None
    bytes: int = 0
    silent: bool = False


@dataclass
class Download:
    """A request for a file's bytes: where it began, and how many were sent."""

    path: str
    start: int
    sent: int = 0


class Host(Protocol):
    """Somewhere that large files are."""

    @property
    def url(self) -> str:
        """Its address."""


class HubServer:
    """Serves `files` (by path in the repository) at one commit; the large ones as LFS does.

    What is in `sent_instead` is sent although something else was promised. `faults` are used up,
    one a download. With `cdn`, large files are redirected there.
    """

    def __init__(self, files: dict[str, bytes], *, large: int = 1000):
        self.files = files
        self.sent_instead: dict[str, bytes] = {}
        self.large = large
        self.commit = COMMIT
        self.faults: deque[Fault] = deque()
        self.head_status: int | None = None
        self.knows_ranges = True
        self.renamed: str | None = None
        self.cdn: Host | None = None
        self.downloads: list[Download] = []
        self.requests: list[tuple[str, str, dict[str, str]]] = []
        self.silenced = threading.Event()
        self.ending = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._scheme = "http"

    def secure(self, certificate: Path, key: Path) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._scheme = "https"

    @property
    def url(self) -> str:
        return f"{self._scheme}://127.0.0.1:{self._server.server_address[1]}"

    @contextmanager
    def running(self) -> Iterator[HubServer]:
        self._thread.start()
        try:
            yield self
        finally:
            self.ending.set()
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()

    def sent(self, path: str) -> int:
        """Return how many bytes of a file were sent in all."""
        return sum(download.sent for download in self.downloads if download.path == path)

    def starts(self, path: str) -> list[int]:
        """Return where in the file each of its downloads began."""
        return [download.start for download in self.downloads if download.path == path]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        hub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: Any) -> None:
                pass

            def do_HEAD(self) -> None:
                hub._answer(self, send=False)

            def do_GET(self) -> None:
                hub._answer(self, send=True)

        return Handler

    def _answer(self, request: BaseHTTPRequestHandler, *, send: bool) -> None:
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.requests.append((request.command, request.path, headers))
        parts = unquote(urlsplit(request.path).path).split("/resolve/", 1)
        path = parts[1].split("/", 1)[1] if len(parts) == 2 else ""
        if self.renamed and parts[0] == f"/{REPOSITORY}":
            there = request.path.replace(f"/{REPOSITORY}/", f"/{self.renamed}/", 1)
            _short(request, 307, {"Location": there})
            return
        if not send and self.head_status is not None:
            _short(request, self.head_status, {"X-Error-Message": "no"})
            return
        data = self.files.get(path)
        if data is None or parts[0] != f"/{self.renamed or REPOSITORY}":
            _short(request, 404, {"X-Error-Code": "EntryNotFound"})
            return
        facts = {"X-Repo-Commit": self.commit, "Accept-Ranges": "bytes"}
        if len(data) >= self.large:
            facts |= {
                "ETag": f'"{"e" * 32}"',
                "X-Linked-Etag": f'"{sha256(data)}"',
                "X-Linked-Size": str(len(data)),
            }
            if self.cdn is not None:
                there = f"{self.cdn.url}{request.path}?X-Amz-Signature=s3cret"
                _short(request, 302, {**facts, "Location": there})
                return
        else:
            facts["ETag"] = f'"{git_blob(data)}"'
        if send:
            self._send(request, path, data, facts, headers.get("range"))
        else:
            _head(request, 200, {**facts, "Content-Length": str(len(data))})

    def _send(
        self,
        request: BaseHTTPRequestHandler,
        path: str,
        data: bytes,
        facts: dict[str, str],
        asked: str | None,
    ) -> None:
        fault = self.faults.popleft() if self.faults else None
        if fault is not None and fault.status is not None:
            _short(request, fault.status, fault.headers)
            return
        if fault is not None and fault.page is not None:
            _head(request, 200, {"Content-Type": "text/html", **fault.headers})
            request.wfile.write(fault.page)
            request.close_connection = True
            return
        start = 0
        if asked is not None and self.knows_ranges:
            start = int(asked.removeprefix("bytes=").removesuffix("-"))
            facts["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        download = Download(path, start)
        self.downloads.append(download)
        rest = self.sent_instead.get(path, data)[start:]
        facts["Content-Length"] = str(len(rest))
        _head(request, 206 if start else 200, facts)
        end = len(rest) if fault is None else fault.bytes
        try:
            for begin in range(0, end, _SLICE):
                piece = rest[begin : min(begin + _SLICE, end)]
                request.wfile.write(piece)
                download.sent += len(piece)
        except OSError:
            request.close_connection = True
            return
        if fault is not None:
            if fault.silent:
                self.silenced.set()
                self.ending.wait()
            request.close_connection = True


def _head(request: BaseHTTPRequestHandler, status: int, headers: dict[str, str]) -> None:
    request.send_response(status)
    for name, value in headers.items():
        request.send_header(name, value)
    request.end_headers()


def _short(request: BaseHTTPRequestHandler, status: int, headers: dict[str, str]) -> None:
    _head(request, status, {**headers, "Content-Length": "0"})


def entry(
    files: dict[str, bytes],
    *,
    pinned: bool,
    revision: str = "main",
    kind: str = "voice",
    extra: str = "",
) -> str:
    """Return a catalog's text with the model "tiny"; `files` are by path in the repository."""
    text = f"""
[[models]]
id = "tiny"
kind = "{kind}"
title = "Tiny voice"
languages = ["en"]
licence = "MIT"
attribution = "This test."
hub = {{ name = "{REPOSITORY}", revision = "{revision}" }}
{extra}
"""
    for path, data in files.items():
        name = path.rsplit("/", 1)[-1].replace("en_GB-tiny-medium", "voice")
        text += f"""
[[models.files]]
name = {json.dumps(name)}
size = {len(data)}
hub_path = {json.dumps(path)}
"""
        if pinned:
            text += f'sha256 = "{sha256(data)}"\n'
    return text
