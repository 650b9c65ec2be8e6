"""One thread that makes, uses and releases one model."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

Model = TypeVar("Model")
Result = TypeVar("Result")


class ModelWorker(Generic[Model]):
    """Runs jobs on a model, one at a time, on a thread of its own.

    The model is made by the first job that needs it, on that thread, and released there too. An
    exception of `make` or of a job is raised where the job was awaited; after a failed `make` the
    next job tries again. A job whose awaiting task is cancelled is dropped if it has not begun.
    """

    def __init__(self, name: str, make: Callable[[], Model]) -> None:
        self._make = make
        self._model: Model | None = None
        self._closed = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    async def use(self, job: Callable[[Model], Result]) -> Result:
        """Return what `job(model)` returns. Raises `RuntimeError` after `close`."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._run, job)

    async def renew(self) -> None:
        """Release the model, so that the next job makes it anew. Raises `RuntimeError` likewise."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._release)

    async def close(self) -> None:
        """Let the running job end, drop those behind it, release the model, end the thread."""
        if self._closed:
            return
        self._closed = True
        await asyncio.get_running_loop().run_in_executor(self._thread, self._release)
        self._thread.shutdown(wait=True)

    def _run(self, job: Callable[[Model], Result]) -> Result:
        if self._closed:
            raise RuntimeError("the worker is closed")
        if self._model is None:
            self._model = self._make()
        return job(self._model)

    def _release(self) -> None:
        self._model = None
