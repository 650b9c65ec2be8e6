"""Keys that are watched on a thread of their own, from the moment they are taken."""

from __future__ import annotations

import logging
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from concurrent.futures import Future

from app.domain.key_combination import KeyCombination
from app.system.global_key import KeyListener, KeyRefused, KeyTrouble

log = logging.getLogger(__name__)


class KeyWatch(threading.Thread, ABC):
    """Holds one key. `taken` has the desktop's name for it once it is held, or a KeyRefused."""

    def __init__(self, keys: KeyCombination, listener: KeyListener) -> None:
        super().__init__(name="global-key", daemon=True)
        self.keys = keys
        self.listener = listener
        self.taken: Future[str] = Future()

    @abstractmethod
    def hold(self) -> None:
        """Take the key, set `taken`, and tell the listener until `end` was called.

        Raises KeyRefused where it can't be had, or not any more.
        """

    @abstractmethod
    def end(self) -> None:
        """Have `hold` return soon; called on another thread, at any moment."""

    def release(self) -> None:
        """Free what `end` needed; called when the thread has ended."""

    def run(self) -> None:
        """Hold the key."""
        try:
            self.hold()
        except KeyRefused as refused:
            self._fail(refused)
        except Exception as error:  # whoever waits for the key would wait for ever
            log.exception("the global key could not be watched")
            self._fail(KeyRefused(KeyTrouble.UNREACHABLE, repr(error)))

    def _fail(self, refused: KeyRefused) -> None:
        if self.taken.done():
            log.warning("the global key is gone: %s", refused)
            self.listener.lost()
        else:
            self.taken.set_exception(refused)


class WatchedKey:
    """A global key that `watch` knows how to hold."""

    on_main_thread = False

    def __init__(self, watch: Callable[[KeyCombination, KeyListener], KeyWatch]) -> None:
        self._new_watch = watch
        self._watch: KeyWatch | None = None

    def register(self, keys: KeyCombination, listener: KeyListener) -> str:
        """Take the key; return how the desktop names it. Raises KeyRefused."""
        self.unregister()
        watch = self._new_watch(keys, listener)
        self._watch = watch
        watch.start()
        try:
            return watch.taken.result()
        except KeyRefused:
            self.unregister()
            raise

    def unregister(self) -> None:
        """Give the key back and wait for its thread."""
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.end()
            watch.join()
            watch.release()

    def interrupt(self) -> None:
        """Have a `register` that waits end soon, refused."""
        watch = self._watch
        if watch is not None and not watch.taken.done():
            watch.end()
