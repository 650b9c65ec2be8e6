"""Keeps notes on a thread of its own, so that no turn ever waits for the disk."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from enum import Enum, auto

from app.domain.errors import StorageError
from app.storage.history.keeping import kept_since
from app.storage.history.recorder import TurnNote
from app.storage.history.schema import HistoryDatabase
from app.storage.history.store import UNDO, HistoryStore

_DAY = 24 * 3600.0
_RETRY = 5.0
_GRACE = 60.0
"""Seconds that a shorter time to keep can be taken back in before it deletes."""

_MOST_WAITING = 500
"""Notes kept in memory while the database can't be written."""

_LONGEST_END = 10.0

_log = logging.getLogger(__name__)


OpenStore = Callable[[], tuple[HistoryDatabase, HistoryStore]]


class HistoryWriter:
    """Writes notes in batches, and deletes what is too old: at the start and daily.

    `open_store` opens database and store; it is called on the writer's thread. `keep_for` returns
    the setting `history.keep_for`, `clock` the computer's own time. One that does not `tidies`
    deletes nothing. `trouble` is told, on the writer's thread, why nothing can be kept, and ""
    once it goes well again.
    """

    def __init__(
        self,
        open_store: OpenStore,
        *,
        keep_for: Callable[[], str],
        clock: Callable[[], datetime],
        tidies: bool = True,
        trouble: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._open_store = open_store
        self._keep_for = keep_for
        self._clock = clock
        self._tidies = tidies
        self._trouble = trouble
        self._queue: queue.SimpleQueue[TurnNote | _Signal] = queue.SimpleQueue()
        self._waiting: list[TurnNote] = []
        self._opened: tuple[HistoryDatabase, HistoryStore] | None = None
        self._tidied_for = ""
        self._tidy_at = time.monotonic()
        self._said = ""
        self._thread = threading.Thread(target=self._run, name="history", daemon=True)
        self._thread.start()

    def put(self, note: TurnNote) -> None:
        """Have a note written soon. Returns at once; safe on any thread."""
        self._queue.put(note)

    def setting_changed(self) -> None:
        """Have another time to keep looked at. Returns at once; safe on any thread."""
        self._queue.put(_Signal.LOOK)

    def close(self) -> None:
        """Write what was put, and end the thread; blocks for as long as that takes."""
        self._queue.put(_Signal.END)
        self._thread.join(_LONGEST_END)
        if self._thread.is_alive():
            _log.warning("the history did not end in time")

    def _run(self) -> None:
        ended = False
        while not ended:
            came = self._take()
            ended = _Signal.END in came
            self._waiting += [note for note in came if isinstance(note, TurnNote)]
            del self._waiting[:-_MOST_WAITING]
            try:
                self._work()
            except StorageError as error:
                self._tell(error.message, f"{error} {error.detail}")
            except Exception:
                _log.exception("the history can't be kept")
                self._tell("The history can't be kept.", "")
            else:
                self._tell("", "")
        if self._opened is not None:
            self._opened[0].close()

    def _take(self) -> list[TurnNote | _Signal]:
        """Return what was put meanwhile, waiting for it until there is something to do."""
        rest = self._tidy_at - time.monotonic()
        if self._said:
            rest = max(rest, _RETRY)
        came: list[TurnNote | _Signal] = []
        with suppress(queue.Empty):
            came.append(self._queue.get(timeout=max(0.0, rest)))
            while True:
                came.append(self._queue.get_nowait())
        return came

    def _work(self) -> None:
        if self._opened is None:
            self._opened = self._open_store()
        _, store = self._opened
        if self._waiting:
            store.add(self._waiting)
            self._waiting = []
        keep_for = self._keep_for()
        now = time.monotonic()
        if self._tidied_for not in ("", keep_for):
            self._tidied_for, self._tidy_at = keep_for, now + _GRACE
        if now >= self._tidy_at:
            self._tidied_for, self._tidy_at = keep_for, now + _DAY
            if self._tidies:
                self._tidy(store, keep_for)

    def _tidy(self, store: HistoryStore, keep_for: str) -> None:
        now = self._clock()
        deleted = store.purge(before=now - UNDO)
        if (before := kept_since(keep_for, now)) is not None:
            deleted += store.prune(before=before)
        store.sweep()
        if deleted:
            _log.info("%s conversations were deleted from the history", deleted)

    def _tell(self, message: str, detail: str) -> None:
        if message == self._said:
            return
        self._said = message
        if message:
            _log.warning("the conversation is not kept: %s", detail or message)
        self._trouble(message)


class _Signal(Enum):
    LOOK = auto()
    END = auto()
