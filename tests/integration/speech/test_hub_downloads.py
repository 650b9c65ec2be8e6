"""Models from the hub arrive whole, go on after a break, and every failure is told."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest
from hub_server import COMMIT, REPOSITORY, Fault, HubServer, entry, sha256

from app.domain.errors import ModelError
from app.speech.catalog import Catalog
from app.speech.fetching import FetchStopped
from app.speech.hub_source import HubSource
from app.speech.store import ModelStatus, ModelStore

ROOT = Path(__file__).parents[3]
WEIGHTS = bytes(range(251)) * 4_000
SETTINGS = b'{"audio": {"sample_rate": 22050}}'
ONNX, JSON = "en/medium/en_GB-tiny-medium.onnx", "en/medium/en_GB-tiny-medium.onnx.json"
FILES = {ONNX: WEIGHTS, JSON: SETTINGS}
TOTAL = len(WEIGHTS) + len(SETTINGS)
HALF = len(WEIGHTS) // 2


@dataclass
class Shelf:
    """A store whose only model comes from a hub on loopback."""

    folder: Path
    hub: HubServer
    pinned: bool = True
    timeout: float = 10.0
    delays: tuple[float, ...] = (0.0, 0.0)
    seen: list[tuple[int, int]] = field(default_factory=list)

    @property
    def models(self) -> Path:
        return self.folder / "models"

    @property
    def catalog(self) -> Path:
        path = self.folder / "catalog.toml"
        path.write_text(entry(FILES, pinned=self.pinned), encoding="utf-8")
        return path

    def store(self) -> ModelStore:
        """Return a store as a newly started program would have it."""
        source = HubSource(timeout=self.timeout, delays=self.delays)
        return ModelStore(
            self.models, Catalog.load(self.catalog), self.folder / "none.lock", hub=source
        )

    def fetch(self) -> Path:
        return self.store().fetch("tiny", lambda done, total: self.seen.append((done, total)))

    def leftovers(self) -> list[str]:
        return sorted(p.name for p in self.models.glob(".*") if p.name != ".locks")


@pytest.fixture
def hub() -> Iterator[HubServer]:
    with HubServer(dict(FILES)).running() as server:
        yield server


@pytest.fixture
def shelf(tmp_path: Path, hub: HubServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    yield Shelf(tmp_path, hub)
    import huggingface_hub

    huggingface_hub.close_session()


@pytest.mark.parametrize("pinned", [True, False])
def test_a_model_of_the_hub_is_ready_and_its_origin_recorded(shelf: Shelf, pinned: bool) -> None:
    shelf.pinned = pinned

    folder = shelf.fetch()

    assert (folder / "voice.onnx").read_bytes() == WEIGHTS
    assert (folder / "voice.onnx.json").read_bytes() == SETTINGS
    record = json.loads((folder / ".origin.json").read_text())
    assert record["revision"] == COMMIT
    assert record["origin"] == f"{shelf.hub.url}/{REPOSITORY}"
    assert record["files"]["voice.onnx"] == {"size": len(WEIGHTS), "sha256": sha256(WEIGHTS)}
    assert shelf.store().path("tiny") == folder
    assert shelf.store().verify("tiny")
    assert shelf.leftovers() == []


def test_progress_begins_at_once_and_never_goes_back(shelf: Shelf) -> None:
    shelf.hub.faults.append(Fault(bytes=HALF))

    shelf.fetch()

    assert shelf.seen[0] == (0, TOTAL)
    assert shelf.seen[-1] == (TOTAL, TOTAL)
    assert len(shelf.seen) > 5
    assert all(a <= b for (a, _), (b, _) in pairwise(shelf.seen))


def test_what_another_host_sends_is_taken(shelf: Shelf) -> None:
    with HubServer(dict(FILES)).running() as cdn:
        shelf.hub.cdn = cdn
        cdn.faults.append(Fault(bytes=HALF))

        shelf.fetch()

        assert cdn.starts(ONNX) == [0, HALF]
        assert shelf.hub.sent(ONNX) == 0


def test_the_host_that_is_away_is_the_one_that_is_named(shelf: Shelf) -> None:
    class Nowhere:
        url = "http://files.invalid"

    shelf.hub.cdn = Nowhere()
    with pytest.raises(ModelError, match=r"files\.invalid can't be reached"):
        shelf.fetch()


def test_a_repository_that_was_renamed_is_followed(shelf: Shelf) -> None:
    shelf.hub.renamed = "Elsewhere/tiny-voice"

    shelf.fetch()

    assert shelf.store().verify("tiny")


PAGE = b"<html>Welcome to our hotel</html>"


@pytest.mark.parametrize("headers", [{}, {"Content-Length": str(len(PAGE))}])
def test_a_web_page_in_between_spoils_nothing(shelf: Shelf, headers: dict[str, str]) -> None:
    shelf.delays = ()
    shelf.hub.faults += [Fault(bytes=HALF), Fault(page=PAGE, headers=headers)]
    with pytest.raises(ModelError, match="broke off"):
        shelf.fetch()

    with pytest.raises(ModelError, match="Something else answered") as caught:
        shelf.fetch()

    assert "hotel" in caught.value.advice
    assert shelf.store().partial("tiny") == HALF
    shelf.fetch()
    assert shelf.hub.sent(ONNX) == len(WEIGHTS)


def test_a_break_costs_no_byte_twice(shelf: Shelf) -> None:
    shelf.hub.faults += [Fault(bytes=HALF), Fault(status=503), Fault(bytes=1000)]

    shelf.fetch()

    assert shelf.hub.starts(ONNX) == [0, HALF, HALF + 1000]
    assert shelf.hub.sent(ONNX) == len(WEIGHTS)


def test_a_download_goes_on_after_a_new_start_of_the_program(shelf: Shelf) -> None:
    shelf.delays = ()
    shelf.hub.faults.append(Fault(bytes=HALF))
    with pytest.raises(ModelError, match="broke off again and again") as caught:
        shelf.fetch()
    assert "what has arrived is kept" in caught.value.advice
    assert [(s.status, s.partial) for s in shelf.store().list()] == [(ModelStatus.MISSING, HALF)]
    shelf.seen.clear()

    shelf.fetch()

    assert shelf.seen[0] == (HALF, TOTAL)
    assert shelf.hub.sent(ONNX) == len(WEIGHTS)
    assert shelf.store().verify("tiny")
    assert shelf.leftovers() == []


def test_a_server_that_knows_no_ranges_sends_everything_again(shelf: Shelf) -> None:
    shelf.hub.knows_ranges = False
    shelf.hub.faults.append(Fault(bytes=HALF))

    folder = shelf.fetch()

    assert (folder / "voice.onnx").read_bytes() == WEIGHTS
    assert shelf.hub.starts(ONNX) == [0, 0]
    assert all(a <= b for (a, _), (b, _) in pairwise(shelf.seen))


@pytest.mark.parametrize("pinned", [True, False])
def test_wrong_bytes_are_thrown_away(shelf: Shelf, pinned: bool) -> None:
    shelf.pinned = pinned
    with HubServer({ONNX: WEIGHTS[::-1]}).running() as cdn:
        shelf.hub.cdn = cdn

        with pytest.raises(ModelError, match="not in order") as caught:
            shelf.fetch()

    assert not (shelf.models / "tiny").exists()
    assert shelf.leftovers() == []
    assert "s3cret" not in caught.value.detail
    shelf.hub.cdn = None
    shelf.fetch()


@pytest.mark.parametrize("pinned", [True, False])
def test_wrong_bytes_of_a_small_file_are_noticed(shelf: Shelf, pinned: bool) -> None:
    shelf.pinned = pinned
    shelf.hub.large = 10_000_000  # everything lies in git, by its SHA-1
    folder = shelf.fetch()
    assert (folder / "voice.onnx").read_bytes() == WEIGHTS
    shelf.store().remove("tiny")

    shelf.hub.sent_instead[ONNX] = WEIGHTS[::-1]
    with pytest.raises(ModelError, match="not in order"):
        shelf.fetch()
    assert not (shelf.models / "tiny").exists()


def test_another_version_than_the_pinned_one_is_refused_before_it_is_sent(shelf: Shelf) -> None:
    shelf.hub.files[ONNX] = WEIGHTS[::-1]

    with pytest.raises(ModelError, match="another version of it than this program knows"):
        shelf.fetch()

    assert shelf.hub.downloads == []


def test_parts_of_two_versions_are_never_mixed(shelf: Shelf) -> None:
    shelf.pinned, shelf.delays = False, ()
    shelf.hub.faults.append(Fault(bytes=HALF))
    with pytest.raises(ModelError):
        shelf.fetch()
    shelf.hub.files[ONNX] = WEIGHTS[::-1]

    folder = shelf.fetch()

    assert (folder / "voice.onnx").read_bytes() == WEIGHTS[::-1]
    assert shelf.hub.starts(ONNX) == [0, 0]


def test_a_silent_server_is_told(shelf: Shelf) -> None:
    shelf.timeout, shelf.delays = 0.2, (0.0,)
    shelf.hub.faults += [Fault(bytes=HALF, silent=True), Fault(silent=True), Fault(silent=True)]

    with pytest.raises(ModelError, match="stopped sending") as caught:
        shelf.fetch()

    assert "what has arrived is kept" in caught.value.advice
    assert shelf.store().partial("tiny") == HALF


@pytest.mark.parametrize(
    ("fault", "message", "advice"),
    [
        (Fault(status=403), r"refuses this download \(403\)", "vocal-desk models import"),
        (Fault(status=404), r"does not have it \(404\)", "newer version"),
        (Fault(status=500), r"has trouble of its own \(500\)", "Try again later"),
        (Fault(status=429, headers={"Retry-After": "120"}), "no more downloads", "in 2 minutes"),
        (Fault(status=429, headers={"Retry-After": "7"}), "no more downloads", "in 7 seconds"),
        (
            Fault(status=429, headers={"Retry-After": "Fri, 31 Dec 2199 23:59:59 GMT"}),
            "no more downloads",
            r"in \d+ hours",
        ),
        (
            Fault(status=429, headers={"RateLimit": '"resolvers";r=0;t=55'}),
            "no more downloads",
            "in 55 seconds",
        ),
        (Fault(status=429), "no more downloads", "Try again later"),
        (Fault(status=418), r"did not understand the request \(418\)", "Try again later"),
    ],
)
def test_what_the_server_answers_is_told(
    shelf: Shelf, fault: Fault, message: str, advice: str
) -> None:
    shelf.hub.faults += [fault] * 3

    with pytest.raises(ModelError, match=message) as caught:
        shelf.fetch()

    assert "127.0.0.1" in caught.value.message
    assert re.search(advice, caught.value.advice)
    assert shelf.leftovers() == []


@pytest.mark.parametrize(("status", "message"), [(401, "refuses"), (404, "does not have it")])
def test_a_repository_that_is_gone_is_told(shelf: Shelf, status: int, message: str) -> None:
    shelf.hub.head_status = status

    with pytest.raises(ModelError, match=message):
        shelf.fetch()


def test_a_server_that_can_t_be_reached_is_told(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://somebody:s3cret@127.0.0.1:9")

    with pytest.raises(ModelError, match=r"127\.0\.0\.1 can't be reached") as caught:
        shelf.fetch()

    assert "Check the internet connection" in caught.value.advice
    assert "s3cret" not in f"{caught.value} {caught.value.detail}"


@pytest.mark.parametrize("address", ["ftp://127.0.0.1", "nonsense"])
def test_an_address_that_can_t_be_used_is_told(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", address)

    with pytest.raises(ModelError, match="address of the download server") as caught:
        shelf.fetch()

    assert "HF_ENDPOINT" in caught.value.advice


def test_switched_off_downloads_are_told(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)  # the variable is read only once

    with pytest.raises(ModelError, match="switched off by HF_HUB_OFFLINE"):
        shelf.fetch()


def test_a_password_in_the_address_is_not_written_down(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="app")
    monkeypatch.setenv("HF_ENDPOINT", shelf.hub.url.replace("//", "//somebody:s3cret@"))
    shelf.hub.faults.append(Fault(bytes=HALF))

    folder = shelf.fetch()

    assert "broke off" in caplog.text
    assert "s3cret" not in caplog.text
    assert "s3cret" not in (folder / ".origin.json").read_text()


def test_nothing_about_the_person_is_sent(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_s3cret")

    shelf.fetch()

    assert {path.split("/resolve/")[0] for _, path, _ in shelf.hub.requests} == {f"/{REPOSITORY}"}
    for _, _, headers in shelf.hub.requests:
        assert "authorization" not in headers
        assert headers["user-agent"].startswith("vocal-desk/")
        assert " agent/" not in headers["user-agent"]


def test_a_paused_download_goes_on_where_it_was(shelf: Shelf) -> None:
    pause = threading.Event()

    def progress(done: int, _total: int) -> None:
        if done >= HALF:
            pause.set()

    with pytest.raises(FetchStopped) as caught:
        shelf.store().fetch("tiny", progress, pause.is_set)
    assert caught.value.advice == "Go on with: vocal-desk models fetch tiny"
    here = shelf.store().partial("tiny")
    assert here >= HALF

    shelf.fetch()

    assert shelf.hub.starts(ONNX) == ([0, here] if here < len(WEIGHTS) else [0])
    assert shelf.store().verify("tiny")


def test_a_pause_does_not_wait_for_a_silent_server(shelf: Shelf) -> None:
    shelf.timeout = 250.0  # the test would time out
    shelf.hub.faults.append(Fault(bytes=HALF, silent=True))
    arrived = threading.Event()

    def progress(done: int, _total: int) -> None:
        if done == HALF:
            arrived.set()

    with pytest.raises(FetchStopped):
        shelf.store().fetch("tiny", progress, arrived.is_set)

    assert shelf.store().partial("tiny") == HALF


def test_a_pause_does_not_wait_for_another_process(shelf: Shelf) -> None:
    shelf.hub.faults.append(Fault(bytes=HALF, silent=True))
    stop = threading.Event()

    def fetch() -> None:
        with suppress(FetchStopped):
            shelf.store().fetch("tiny", stopped=stop.is_set)

    first = threading.Thread(target=fetch)
    first.start()
    assert shelf.hub.silenced.wait(30)
    try:
        asked = iter([False, False, True])
        with pytest.raises(FetchStopped):
            shelf.store().fetch("tiny", stopped=lambda: next(asked))
        with pytest.raises(ModelError, match="being fetched at this moment"):
            shelf.store().discard_partial("tiny")
    finally:
        stop.set()
        first.join(30)


def test_a_cancelled_download_leaves_nothing(shelf: Shelf) -> None:
    shelf.delays = ()
    shelf.hub.faults.append(Fault(bytes=HALF))
    with pytest.raises(ModelError):
        shelf.fetch()

    assert shelf.store().discard_partial("tiny")

    assert not shelf.store().discard_partial("tiny")
    assert shelf.store().partial("tiny") == 0
    assert shelf.leftovers() == []
    shelf.fetch()
    assert shelf.hub.starts(ONNX) == [0, 0]


def test_too_little_room_is_told_before_anything_is_sent(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(shelf.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=300_000))

    with pytest.raises(ModelError, match="it needs 2 MB, and 0 MB are free") as caught:
        shelf.fetch()

    assert caught.value.advice == "Free about 1 MB, then try again."
    assert shelf.hub.downloads == []


def test_a_full_disk_keeps_what_has_arrived(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", refuse)
        with pytest.raises(ModelError, match="The disk is full"):
            shelf.fetch()
    assert not (shelf.models / "tiny").exists()

    shelf.fetch()

    assert shelf.hub.sent(ONNX) == len(WEIGHTS)
    assert shelf.store().verify("tiny")


def test_damage_to_a_model_that_is_not_pinned_is_noticed(shelf: Shelf) -> None:
    shelf.pinned = False
    weights = shelf.fetch() / "voice.onnx"
    before = weights.stat()
    weights.write_bytes(b"\xff" + WEIGHTS[1:])
    os.utime(weights, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert not shelf.store().verify("tiny")
    assert not shelf.store().ready("tiny")

    shelf.fetch()
    (shelf.models / "tiny" / ".origin.json").unlink()
    assert not shelf.store().ready("tiny")


FETCH = """
import os, signal, sys
from pathlib import Path
from app.speech.catalog import Catalog
from app.speech.store import ModelStore
folder, at = Path(sys.argv[1]), int(sys.argv[2])
def progress(done, total):
    if 0 < at <= done:
        os.kill(os.getpid(), signal.SIGKILL)
store = ModelStore(folder / "models", Catalog.load(folder / "catalog.toml"), folder / "none.lock")
try:
    print(store.fetch("tiny", progress))
except Exception as error:
    sys.exit(f"{error} {getattr(error, 'detail', '')}")
"""


def fetcher(shelf: Shelf, at: int = 0, **environment: str) -> subprocess.Popen[str]:
    assert shelf.catalog.exists()
    return subprocess.Popen(
        [sys.executable, "-c", FETCH, str(shelf.folder), str(at)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **environment},
    )


def test_two_processes_share_one_download(shelf: Shelf) -> None:
    running = [fetcher(shelf) for _ in range(2)]
    outputs = [process.communicate(timeout=120)[0] for process in running]

    assert [p.returncode for p in running] == [0, 0], outputs
    assert shelf.hub.starts(ONNX) == [0]
    assert shelf.store().verify("tiny")


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_a_killed_fetch_is_taken_up_by_the_next(shelf: Shelf) -> None:
    killed = fetcher(shelf, HALF)
    killed.communicate(timeout=120)
    assert killed.returncode == -signal.SIGKILL
    here = shelf.store().partial("tiny")
    assert here >= HALF

    shelf.fetch()

    assert shelf.hub.starts(ONNX) == ([0, here] if here < len(WEIGHTS) else [0])
    assert shelf.store().verify("tiny")
    assert shelf.leftovers() == []


def own_authority(folder: Path) -> tuple[Path, Path]:
    """Make a certificate for 127.0.0.1 that nobody knows; return it with its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        if os.environ.get("CI"):
            pytest.fail("openssl is not installed")
        pytest.skip("openssl is not installed")
    certificate, key = folder / "own.pem", folder / "own.key"
    subprocess.run(
        [
            *(openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", "/CN=A company's proxy"),
            *("-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key)),
            *("-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    return certificate, key


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="SSL_CERT_FILE is the system's")
def test_a_proxy_s_certificate_is_refused_until_the_system_trusts_it(tmp_path: Path) -> None:
    certificate, key = own_authority(tmp_path)
    server = HubServer(dict(FILES))
    server.secure(certificate, key)
    with server.running():
        shelf = Shelf(tmp_path, server)
        here = {"HF_ENDPOINT": server.url, "NO_PROXY": "127.0.0.1"}

        refused = fetcher(shelf, 0, **here)
        told = refused.communicate(timeout=120)[0]
        assert refused.returncode == 1
        assert "The certificate of 127.0.0.1 is not trusted on this computer." in told
        assert "SSL_CERT_FILE" in told

        trusting = fetcher(shelf, 0, SSL_CERT_FILE=str(certificate), **here)
        assert str(shelf.models / "tiny") in trusting.communicate(timeout=120)[0]
    assert shelf.store().verify("tiny")
