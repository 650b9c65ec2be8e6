"""Fetches the speech models that are not on this computer yet, at the person's pace."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial

from app.domain.errors import VocalDeskError
from app.domain.events import Notice, NoticeAction
from app.domain.wording import Wording
from app.session.ports import ModelFiles

log = logging.getLogger(__name__)

PAUSE = NoticeAction("pause", "Pause")
RESUME = NoticeAction("resume", "Go on")
CANCEL = NoticeAction("cancel", "Cancel")
FETCH = NoticeAction("fetch", "Fetch now")
AGAIN = NoticeAction("fetch", "Try again")

_STEPS = 1000  # of progress that are told: a slow window needs no more


class Downloads:
    """Fetches one model after the other; each can be paused, cancelled and asked for again.

    `wanted` maps what a model is needed for to the id of the one that is chosen now; None where
    the one that is chosen would be of no use.
    """

    def __init__(self, models: ModelFiles, wanted: Mapping[str, Callable[[], str | None]]) -> None:
        self._models = models
        self._wanted = wanted
        self._order = asyncio.Lock()
        self._stop = threading.Event()
        self._resumed = asyncio.Event()
        self._paused = False
        self._cancelled: set[str] = set()
        self._asked: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)

    async def have(self, purpose: str, topic: str, notify: Callable[[Notice], None]) -> None:
        """Return once the model for `purpose` is here; tell on `topic` whatever keeps it away.

        When this is cancelled, what has come so far is kept.
        """
        model = self._wanted[purpose]()
        if model is None:
            return
        while not await asyncio.to_thread(self._models.ready, model):
            async with self._order:
                hindrance = await self._fetch(topic, model, notify)
            if hindrance is None:
                return
            self._asked[topic].clear()
            notify(hindrance)
            await self._asked[topic].wait()

    def act(self, topic: str, action: str) -> None:
        """Carry out what was chosen in a notice."""
        if action == PAUSE.name:
            self._paused = True
            self._resumed.clear()
            self._stop.set()
        elif action == CANCEL.name:
            self._cancelled.add(topic)
            self._stop.set()
            self._resumed.set()
        elif action == RESUME.name:
            self._paused = False
            self._resumed.set()
        elif action == FETCH.name:
            self._asked[topic].set()

    async def _fetch(
        self, topic: str, model: str, notify: Callable[[Notice], None]
    ) -> Notice | None:
        """Fetch a model; return None when it is here, else what stands in the way."""
        title = self._models.model(model).title
        while True:
            error = await self._attempt(topic, model, notify)
            if error is None:
                return None
            if topic not in self._cancelled and self._paused:
                notify(_paused(topic, title))
                await self._resumed.wait()
            if topic in self._cancelled:
                self._cancelled.discard(topic)
                self._paused = False
                await asyncio.to_thread(self._models.discard_partial, model)
                return _not_fetched(topic, title)
            if not self._stop.is_set():
                log.warning("%s could not be fetched: %s %s", model, error, error.detail)
                return Notice(
                    topic=topic, message=error.message, advice=error.advice, actions=(AGAIN,)
                )

    async def _attempt(
        self, topic: str, model: str, notify: Callable[[Notice], None]
    ) -> VocalDeskError | None:
        title = self._models.model(model).title
        loop = asyncio.get_running_loop()
        self._stop = stop = threading.Event()
        told = -1

        def report(done: int, total: int) -> None:
            nonlocal told
            step = _STEPS * done // max(1, total)
            if step != told and not stop.is_set():
                told = step
                with suppress(RuntimeError):  # the loop may be closed by now
                    loop.call_soon_threadsafe(notify, _fetching(topic, title, done, total))

        try:
            await _in_daemon(partial(self._models.fetch, model, report, stop.is_set))
        except VocalDeskError as error:
            return error
        except Exception:
            log.exception("%s could not be fetched", model)
            return VocalDeskError(
                Wording("Something went wrong while {title} was fetched.", title=title),
                advice="Try again. The log says more.",
            )
        except asyncio.CancelledError:
            stop.set()  # the thread keeps what it has and ends
            raise
        return None


async def _in_daemon(work: Callable[[], object]) -> None:
    """Run `work` on a thread that the end of the program does not wait for.

    A download takes minutes, and whoever closes the window wants it closed.
    """
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[None] = loop.create_future()

    def end(error: BaseException | None) -> None:
        if ended.cancelled():
            return
        if error is None:
            ended.set_result(None)
        else:
            ended.set_exception(error)

    def run() -> None:
        error: BaseException | None = None
        try:
            work()
        except BaseException as raised:
            error = raised
        with suppress(RuntimeError):  # the loop may be closed by now
            loop.call_soon_threadsafe(end, error)

    threading.Thread(target=run, name="fetch", daemon=True).start()
    await ended


def _fetching(topic: str, title: str, done: int, total: int) -> Notice:
    return Notice(
        topic=topic,
        message=Wording("Fetching {title} …", title=title),
        advice=Wording(
            "{done} of {total} MB. Typing works meanwhile.",
            done=round(done / 1e6),
            total=round(total / 1e6),
        ),
        progress=done / max(1, total),
        actions=(PAUSE, CANCEL),
    )


def _paused(topic: str, title: str) -> Notice:
    return Notice(
        topic=topic,
        message=Wording("Fetching {title} is paused.", title=title),
        advice="What has come so far is kept. Typing works meanwhile.",
        actions=(RESUME, CANCEL),
    )


def _not_fetched(topic: str, title: str) -> Notice:
    return Notice(
        topic=topic,
        message=Wording("{title} was not fetched.", title=title),
        advice="Typing works without it.",
        actions=(FETCH,),
    )
