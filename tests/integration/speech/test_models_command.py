"""`vocal-desk models`, run as a program against a hub on loopback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hub_server import Fault, HubServer, entry

ROOT = Path(__file__).parents[3]
WEIGHTS = bytes(range(247)) * 20_000
FILES = {"voice.onnx": WEIGHTS, "voice.onnx.json": b"{}"}
HALF = len(WEIGHTS) // 2

PROGRAM = """
import signal
import sys
from pathlib import Path
from types import SimpleNamespace
from app.cli import main, speech
from app.speech.catalog import Catalog
from app.speech.store import ModelStore
folder = Path(sys.argv[1])
store = ModelStore(folder / "models", Catalog.load(folder / "catalog.toml"), folder / "none.lock")
class Told(speech.ProgressLine):
    def show(self, done, total):
        print(done, flush=True)
        super().show(done, total)
speech.ProgressLine = Told
# Whoever runs the tests in the background has Ctrl-C ignored for all below.
signal.signal(signal.SIGINT, signal.default_int_handler)
speech.open_program = lambda: SimpleNamespace(models=store)
sys.exit(main(sys.argv[2:]))
"""

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def hub() -> Iterator[HubServer]:
    with HubServer(dict(FILES)).running() as server:
        yield server


@pytest.fixture
def start(tmp_path: Path, hub: HubServer) -> Start:
    """Return a function that starts `vocal-desk models ...`."""
    (tmp_path / "catalog.toml").write_text(entry(FILES, pinned=False), encoding="utf-8")
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        **{f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("DATA", "STATE", "CONFIG")},
        "HF_ENDPOINT": hub.url,
        "NO_PROXY": "127.0.0.1",
    }

    def run(*arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(tmp_path), "models", *arguments],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return run


@pytest.mark.skipif(os.name != "posix", reason="SIGINT to a process")
def test_ctrl_c_pauses_and_the_next_fetch_goes_on(start: Start, hub: HubServer) -> None:
    hub.faults.append(Fault(bytes=HALF, silent=True))
    fetching = start("fetch", "tiny")
    assert fetching.stdout is not None
    while int(fetching.stdout.readline()) < HALF:
        pass
    fetching.send_signal(signal.SIGINT)
    _, told = fetching.communicate(timeout=60)

    assert fetching.returncode == 130
    assert told.splitlines() == [
        "Fetching tiny …",
        "Paused. Go on with: vocal-desk models fetch tiny",
        "Throw away what has arrived with: vocal-desk models cancel tiny",
    ]
    listed, _ = start("list").communicate(timeout=60)
    assert "paused at " in listed
    assert "not yet pinned" in listed
    assert "about 5 MB" in listed

    finished = start("fetch", "tiny")
    _, told = finished.communicate(timeout=60)
    assert finished.returncode == 0
    assert told.splitlines() == ["Fetching tiny …", "tiny is ready."]
    assert hub.starts("voice.onnx") == [0, HALF]

    verified, _ = start("verify").communicate(timeout=60)
    assert verified == "tiny: sound\n"


def test_cancel_throws_the_rest_away(start: Start, hub: HubServer, tmp_path: Path) -> None:
    kept = tmp_path / "models" / ".tiny.partial" / "hub" / "x.part"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"some")

    _, first = start("cancel", "tiny").communicate(timeout=60)
    _, second = start("cancel", "tiny").communicate(timeout=60)

    assert first == "What has arrived of tiny is thrown away.\n"
    assert second == "Nothing of tiny waits for the rest.\n"
    assert not kept.exists()


def test_a_wrong_import_is_told_in_one_line(start: Start, tmp_path: Path) -> None:
    wrong = start("import", "tiny", str(tmp_path / "nothing"))
    _, told = wrong.communicate(timeout=60)

    assert wrong.returncode == 2
    assert (
        told
        == f"{tmp_path / 'nothing'} can't be read. Name a folder, a .zip file or an .onnx file.\n"
    )
