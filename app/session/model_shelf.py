"""The speech models as a person manages them: one at a time is worked on, and all may be watched.

Whoever wants a model fetched joins the one fetch of it that there is: the conversation that needs
it, and the person who looks after the models.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal, Protocol

from app.domain.errors import VocalDeskError
from app.domain.setup import ModelStanding, ModelWork, Purpose, StoredModel
from app.domain.wording import Wording, sentences
from app.session.ports import ModelEntry, ModelFiles

log = logging.getLogger(__name__)

_LOOK = 0.05  # seconds between two looks of whoever waits for a fetch
_STEPS = 500  # of progress that are told

Kind = Literal["fetching", "verifying", "importing", "removing"]
Listener = Callable[[ModelWork], None]


class StoredModels(ModelFiles, Protocol):
    """The store of models. Every method may block. All raise ModelError or InputError."""

    def standings(self) -> Sequence[StoredModel]:
        """Return how each model of the catalog stands."""

    def take_over(self, model_id: str, path: Path, stopped: Callable[[], bool]) -> object:
        """Make a model ready from files that are here."""

    def verify(self, model_id: str) -> bool:
        """Read every file again and return whether all are what they must be."""

    def remove(self, model_id: str) -> bool:
        """Delete a model's files, also those of a download."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """Which model serves a purpose now, and which may."""

    chosen: str
    offered: tuple[str, ...]


@dataclass(slots=True, eq=False)
class _Job:
    kind: Kind
    stop: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)
    done: int = 0
    total: int = 0
    error: Exception | None = None


class ModelShelf:
    """Works on models in threads of its own. Every method may be called from any thread.

    `choosing` tells which model is in use for a purpose. Only what is said to return at once does;
    the rest reads files.
    """

    def __init__(self, models: StoredModels, choosing: Callable[[Purpose], Choosing]) -> None:
        self._models = models
        self._choosing = choosing
        self._provided: list[Callable[[str], None]] = []
        self._jobs: dict[str, _Job] = {}
        self._changing = threading.Lock()
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener`, on any thread, with what is done to models; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def when_provided(self, listener: Callable[[str], None]) -> None:
        """Call `listener` with a model that a person has fetched or brought.

        It is called as soon as that begins or is done, on any thread: whoever waits for the model
        may ask for it again.
        """
        self._provided.append(listener)

    async def standings(self) -> tuple[ModelStanding, ...]:
        """Return how the models stand: those that may be chosen, and whatever else is here."""
        return await asyncio.to_thread(self._standings)

    def _standings(self) -> tuple[ModelStanding, ...]:
        choosing = {purpose: self._choosing(purpose) for purpose in ("recogniser", "voice")}
        found = []
        for model in self._models.standings():
            of_purpose = choosing[model.purpose]
            offered = model.id in of_purpose.offered
            if not offered and model.state == "missing" and not model.partial:
                continue
            found.append(
                ModelStanding(
                    **asdict(model), in_use=model.id == of_purpose.chosen, offered=offered
                )
            )
        return tuple(found)

    def work(self) -> tuple[ModelWork, ...]:
        """Return what is being done just now. Returns at once."""
        with self._changing:
            return tuple(_work(model, job) for model, job in self._jobs.items())

    # What a person asks for; each returns at once

    def begin_fetch(self, model_id: str) -> None:
        """Fetch a model, or go on with it."""

        def begin() -> None:
            self._join_fetch(model_id)
            self._tell_provided(model_id)

        threading.Thread(target=begin, name="fetch", daemon=True).start()

    def pause(self, model_id: str) -> None:
        """Leave off fetching; what has come is kept."""
        with self._changing:
            job = self._jobs.get(model_id)
        if job is not None and job.kind == "fetching":
            job.stop.set()

    def discard(self, model_id: str) -> None:
        """Leave off fetching and throw away what has come."""
        self.pause(model_id)
        self._begin(model_id, "removing", lambda _: self._models.discard_partial(model_id))

    def remove(self, model_id: str) -> None:
        """Delete a model's files."""
        self._begin(model_id, "removing", lambda _: self._models.remove(model_id))

    def verify(self, model_id: str) -> None:
        """Read every file of a model again; one that is not in order counts as damaged."""
        self._begin(model_id, "verifying", lambda _: self._models.verify(model_id))

    def take_over(self, model_id: str, path: Path) -> None:
        """Make a model ready from a folder, a .zip or an .onnx file on this computer."""

        def take(job: _Job) -> None:
            self._models.take_over(model_id, path, job.stop.is_set)
            self._tell_provided(model_id)

        self._begin(model_id, "importing", take)

    # What a conversation asks for: the port ModelFiles

    def model(self, model_id: str) -> ModelEntry:
        """Return the catalog's entry."""
        return self._models.model(model_id)

    def ready(self, model_id: str) -> bool:
        """Whether the model is here, complete and verified."""
        return self._models.ready(model_id)

    def discard_partial(self, model_id: str) -> object:
        """Throw away what a stopped fetch has left."""
        return self._models.discard_partial(model_id)

    def fetch(
        self,
        model_id: str,
        progress: Callable[[int, int], None] | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        """Make the model ready. Raises ModelError, also when anybody has stopped it."""
        job = self._join_fetch(model_id)
        told = -1
        while not job.ended.wait(_LOOK):
            if progress is not None and job.total and job.done != told:
                told = job.done
                progress(job.done, job.total)
            if stopped():
                job.stop.set()
        if job.error is not None:
            raise job.error

    # Work

    def _join_fetch(self, model_id: str) -> _Job:
        """Return the fetch of a model that is under way, or begin one."""
        while True:
            with self._changing:
                job = self._jobs.get(model_id)
                if job is None:
                    job = self._jobs[model_id] = _Job("fetching")
                    break
            if job.kind == "fetching" and not job.stop.is_set():
                return job
            job.ended.wait()
        work = partial(self._fetch, model_id)
        threading.Thread(
            target=self._run, args=(model_id, job, work), name="fetch", daemon=True
        ).start()
        return job

    def _fetch(self, model_id: str, job: _Job) -> None:
        step = -1

        def report(done: int, total: int) -> None:
            nonlocal step
            job.done, job.total = done, total
            reached = _STEPS * done // max(1, total)
            if reached != step:
                step = reached
                self._tell(_work(model_id, job))

        self._models.fetch(model_id, report, job.stop.is_set)

    def _begin(self, model_id: str, kind: Kind, work: Callable[[_Job], object]) -> None:
        threading.Thread(
            target=self._wait_and_run, args=(model_id, kind, work), name=kind, daemon=True
        ).start()

    def _wait_and_run(self, model_id: str, kind: Kind, work: Callable[[_Job], object]) -> None:
        while True:
            with self._changing:
                before = self._jobs.get(model_id)
                if before is None:
                    job = self._jobs[model_id] = _Job(kind)
                    break
            before.ended.wait()
        self._run(model_id, job, work)

    def _run(self, model_id: str, job: _Job, work: Callable[[_Job], object]) -> None:
        self._tell(_work(model_id, job))
        problem = ""
        try:
            work(job)
        except VocalDeskError as error:
            job.error = error
            if not job.stop.is_set():
                log.warning("%s %s: %s %s", model_id, job.kind, error, error.detail)
                problem = sentences(error.message, error.advice)
        except Exception as error:
            log.exception("%s could not be worked on (%s)", model_id, job.kind)
            job.error = error
            problem = Wording("Something went wrong. Try again; the log says more.")
        with self._changing:
            del self._jobs[model_id]
        job.ended.set()
        self._tell(ModelWork(model_id, "idle", problem=problem))

    def _tell_provided(self, model_id: str) -> None:
        for listener in tuple(self._provided):
            listener(model_id)

    def _tell(self, work: ModelWork) -> None:
        for listener in tuple(self._listeners):
            with suppress(RuntimeError):  # a window that has just been closed
                listener(work)


def _work(model_id: str, job: _Job) -> ModelWork:
    return ModelWork(model_id, job.kind, job.done, job.total)
