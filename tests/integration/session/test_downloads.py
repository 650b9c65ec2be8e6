"""Models that arrive while the window is open: paused, cancelled, refused, asked for again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from hub_server import Fault, HubServer, entry

from app.domain.events import Notice
from app.session.downloads import AGAIN, CANCEL, FETCH, PAUSE, RESUME, Downloads
from app.speech.catalog import Catalog
from app.speech.hub_source import HubSource
from app.speech.store import ModelStore

WEIGHTS = bytes(range(251)) * 4_000
ONNX, JSON = "en/medium/en_GB-tiny-medium.onnx", "en/medium/en_GB-tiny-medium.onnx.json"
FILES = {ONNX: WEIGHTS, JSON: b'{"audio": {"sample_rate": 22050}}'}
HALF = len(WEIGHTS) // 2


class Desk:
    """Downloads from a hub on loopback, and the notices that a window would show."""

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
        self.downloads = Downloads(self.store, {"voice": lambda: "tiny"})
        self.notices: list[Notice] = []
        self._news = asyncio.Event()

    @asynccontextmanager
    async def fetching(self) -> AsyncIterator[asyncio.Task[None]]:
        """Fetch while the context is open."""
        task = asyncio.create_task(self.downloads.have("voice", "voice", self._notify))
        try:
            yield task
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    def choose(self, action: object) -> None:
        """Press the button of the notice that shows."""
        offered = {each.name for each in self.notices[-1].actions}
        name = getattr(action, "name", "")
        assert name in offered
        self.downloads.act("voice", name)

    async def until(self, holds: Callable[[Notice], bool]) -> Notice:
        """Return the newest notice once it is as wanted."""
        async with asyncio.timeout(30):
            while not self.notices or not holds(self.notices[-1]):
                self._news.clear()
                await self._news.wait()
        return self.notices[-1]

    def _notify(self, notice: Notice) -> None:
        self.notices.append(notice)
        self._news.set()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with HubServer(dict(FILES)).running() as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.url)
        yield Desk(tmp_path, hub)
    import huggingface_hub

    huggingface_hub.close_session()


async def test_progress_is_told_until_the_model_is_here(desk: Desk) -> None:
    async with desk.fetching() as task:
        await task
    assert desk.store.ready("tiny")
    parts = [notice.progress for notice in desk.notices if notice.progress is not None]
    assert parts == sorted(parts)
    assert desk.notices[0].message == "Fetching Tiny voice …"
    assert "of 1 MB" in desk.notices[0].advice


async def test_a_model_that_is_here_is_nothing_to_tell(desk: Desk) -> None:
    desk.store.fetch("tiny")
    async with desk.fetching() as task:
        await task
    assert desk.notices == []


async def test_a_paused_download_goes_on_where_it_was(desk: Desk) -> None:
    desk.hub.faults.append(Fault(bytes=HALF, silent=True))
    async with desk.fetching() as task:
        await desk.until(lambda notice: (notice.progress or 0) > 0.4)
        desk.choose(PAUSE)
        paused = await desk.until(lambda notice: RESUME in notice.actions)
        assert "paused" in paused.message
        assert not task.done()
        desk.choose(RESUME)
        await task
    assert desk.store.ready("tiny")
    assert 0 < desk.hub.starts(ONNX)[1] <= HALF


@pytest.mark.parametrize("paused_before", [False, True])
async def test_a_cancelled_download_is_gone_until_it_is_asked_for(
    desk: Desk, paused_before: bool
) -> None:
    desk.hub.faults.append(Fault(bytes=HALF, silent=True))
    async with desk.fetching() as task:
        await desk.until(lambda notice: (notice.progress or 0) > 0.4)
        if paused_before:
            desk.choose(PAUSE)
            await desk.until(lambda notice: RESUME in notice.actions)
        desk.choose(CANCEL)
        await desk.until(lambda notice: FETCH in notice.actions)
        assert desk.store.partial("tiny") == 0
        desk.choose(FETCH)
        await task
    assert desk.store.ready("tiny")
    assert desk.hub.starts(ONNX) == [0, 0]


async def test_a_failure_is_told_and_can_be_tried_again(desk: Desk) -> None:
    desk.hub.faults.append(Fault(status=403))
    async with desk.fetching() as task:
        refused = await desk.until(lambda notice: AGAIN in notice.actions)
        assert "could not be fetched" in refused.message
        assert refused.advice
        assert refused.progress is None
        desk.choose(AGAIN)
        await task
    assert desk.store.ready("tiny")


async def test_closing_the_window_keeps_what_has_come(desk: Desk) -> None:
    desk.hub.faults.append(Fault(bytes=HALF, silent=True))
    async with desk.fetching():
        await desk.until(lambda notice: (notice.progress or 0) > 0.4)
    desk.store.fetch("tiny")  # which waits for the broken-off one to let go
    assert 0 < desk.hub.starts(ONNX)[1] <= HALF


async def test_a_model_that_would_be_of_no_use_is_not_fetched(desk: Desk) -> None:
    downloads = Downloads(desk.store, {"voice": lambda: None})
    await downloads.have("voice", "voice", desk.notices.append)
    assert not desk.notices
    assert not desk.hub.requests
