"""Models that a person looks after while a conversation may want them as well."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hub_server import Fault, HubServer, entry

from app.build.models import make_shelf
from app.domain.errors import ModelError
from app.domain.setup import ModelStanding, ModelWork
from app.session.model_shelf import ModelShelf
from app.speech.catalog import Catalog
from app.speech.hub_source import HubSource
from app.speech.store import ModelStore
from app.storage.secret_places import SecretPlaces
from app.storage.secrets import MemorySecrets
from app.storage.settings import Settings
from app.system.time_zone import zone

WEIGHTS = bytes(range(251)) * 4_000
ONNX, JSON = "en/medium/en_GB-tiny-medium.onnx", "en/medium/en_GB-tiny-medium.onnx.json"
HALF = len(WEIGHTS) // 2
FILES = {ONNX: WEIGHTS, JSON: b'{"audio": {"sample_rate": 22050}}'}


class Desk:
    def __init__(self, folder: Path, hub: HubServer) -> None:
        self.hub = hub
        catalog = folder / "catalog.toml"
        catalog.write_text(entry(FILES, pinned=True), encoding="utf-8")
        self.store = ModelStore(
            folder / "models",
            Catalog.load(catalog),
            folder / "none.lock",
            hub=HubSource(timeout=10.0, delays=()),
        )
        settings = Settings(folder / "settings.json", SecretPlaces(MemorySecrets()), find_zone=zone)
        self.shelf: ModelShelf = make_shelf(self.store, settings)
        self.told: queue.Queue[ModelWork] = queue.Queue()
        self.shelf.subscribe(self.told.put)

    def until(self, kind: str) -> ModelWork:
        while (work := self.told.get(timeout=30)).kind != kind:
            pass
        return work

    def until_seen(self, seen: list[int]) -> None:
        while not seen:
            threading.Event().wait(0.01)

    def standing(self) -> ModelStanding | None:
        return next(iter(asyncio.run(self.shelf.standings())), None)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with HubServer(dict(FILES)).running() as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.url)
        yield Desk(tmp_path, hub)
    import huggingface_hub

    huggingface_hub.close_session()


def test_a_model_is_fetched_verified_and_removed(desk: Desk) -> None:
    provided: list[str] = []
    desk.shelf.when_provided(provided.append)
    desk.shelf.begin_fetch("tiny")
    assert desk.until("fetching").total in (0, sum(map(len, FILES.values())))
    assert desk.until("idle").problem == ""
    assert desk.store.ready("tiny")
    standing = desk.standing()
    assert standing is not None
    assert (standing.state, standing.in_use, standing.offered) == ("ready", False, False)

    weights = next(path for path in desk.store.path("tiny").iterdir() if path.suffix == ".onnx")
    weights.write_bytes(b"x" * len(WEIGHTS))
    desk.shelf.verify("tiny")
    desk.until("idle")
    standing = desk.standing()
    assert standing is not None
    assert standing.state == "damaged"

    desk.shelf.remove("tiny")
    desk.until("idle")
    assert desk.standing() is None
    assert provided == ["tiny"]


def test_whoever_wants_a_model_joins_the_fetch_there_is_and_learns_of_a_pause(desk: Desk) -> None:
    desk.hub.faults.append(Fault(bytes=HALF, silent=True))
    desk.shelf.begin_fetch("tiny")
    while desk.until("fetching").done < HALF // 2:
        pass
    seen: list[int] = []
    endings: queue.Queue[Exception | None] = queue.Queue()

    def want() -> None:
        try:
            desk.shelf.fetch("tiny", lambda done, _: seen.append(done))
        except ModelError as error:
            endings.put(error)
        else:
            endings.put(None)

    threading.Thread(target=want).start()
    desk.until_seen(seen)
    desk.shelf.pause("tiny")
    ending = endings.get(timeout=30)
    assert ending is not None
    assert "paused" in str(ending)
    assert desk.until("idle").problem == ""
    standing = desk.standing()
    assert standing is not None
    assert 0 < standing.partial <= HALF

    threading.Thread(target=want).start()
    desk.shelf.begin_fetch("tiny")
    assert endings.get(timeout=30) is None
    assert desk.store.ready("tiny")
    starts = desk.hub.starts(ONNX)
    assert len(starts) == 2
    assert 0 < starts[1] <= HALF


def test_what_has_come_can_be_thrown_away_while_it_comes(desk: Desk) -> None:
    desk.hub.faults.append(Fault(bytes=HALF, silent=True))
    desk.shelf.begin_fetch("tiny")
    while desk.until("fetching").done < HALF // 2:
        pass
    desk.shelf.discard("tiny")
    desk.until("removing")
    desk.until("idle")
    assert desk.standing() is None


def test_a_failure_is_told_with_what_to_do(desk: Desk) -> None:
    desk.hub.faults.append(Fault(status=403))
    desk.shelf.begin_fetch("tiny")
    assert "could not be fetched" in desk.until("idle").problem


def test_a_model_is_brought_from_a_file(desk: Desk, tmp_path: Path) -> None:
    provided: list[str] = []
    desk.shelf.when_provided(provided.append)
    desk.shelf.take_over("tiny", tmp_path / "nowhere.zip")
    assert "can't be read" in desk.until("idle").problem
    brought = tmp_path / "brought"
    brought.mkdir()
    for path, data in FILES.items():
        (brought / Path(path).name).write_bytes(data)
    desk.shelf.take_over("tiny", brought)
    assert desk.until("idle").problem == ""
    assert desk.store.ready("tiny")
    assert provided == ["tiny"]
