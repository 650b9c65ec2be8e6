"""A model lives on one thread from its making to its release."""

from __future__ import annotations

import asyncio
import gc
import threading
import weakref

import pytest

from app.speech.worker import ModelWorker


class Engine:
    def __init__(self) -> None:
        self.made_on = threading.current_thread()


async def test_the_model_is_made_once_and_used_on_its_own_thread() -> None:
    worker = ModelWorker("engine", Engine)

    first, second = await worker.use(lambda engine: engine), await worker.use(lambda e: e)
    used_on = await worker.use(lambda _: threading.current_thread())

    assert first is second
    assert first.made_on is used_on is not threading.current_thread()
    await worker.close()


async def test_closing_releases_the_model_and_ends_the_thread() -> None:
    worker = ModelWorker("engine", Engine)
    engine = await worker.use(lambda engine: engine)
    thread, gone = engine.made_on, weakref.ref(engine)
    del engine

    await worker.close()
    await worker.close()

    gc.collect()
    assert gone() is None
    assert not thread.is_alive()
    with pytest.raises(RuntimeError):
        await worker.use(lambda engine: engine)


async def test_an_exception_comes_back_and_the_next_job_still_runs() -> None:
    worker = ModelWorker("engine", Engine)

    def fail(_: Engine) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await worker.use(fail)
    assert await worker.use(lambda _: "yes") == "yes"
    await worker.close()


async def test_a_model_that_could_not_be_made_is_tried_again() -> None:
    tries = []

    def make() -> Engine:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("not yet")
        return Engine()

    worker = ModelWorker("engine", make)

    with pytest.raises(OSError, match="not yet"):
        await worker.use(lambda engine: engine)
    assert isinstance(await worker.use(lambda engine: engine), Engine)
    await worker.close()


async def test_jobs_waiting_behind_the_running_one_are_dropped_on_close() -> None:
    worker = ModelWorker("engine", Engine)
    begun, go_on = threading.Event(), threading.Event()
    ran = []

    def long_job(_: Engine) -> None:
        begun.set()
        go_on.wait(10)

    running = asyncio.create_task(worker.use(long_job))
    await asyncio.to_thread(begun.wait, 10)
    waiting = asyncio.create_task(worker.use(lambda _: ran.append(1)))
    await asyncio.sleep(0)
    closing = asyncio.create_task(worker.close())
    await asyncio.sleep(0)
    go_on.set()

    await asyncio.gather(running, closing)
    with pytest.raises(RuntimeError):
        await waiting
    assert ran == []
