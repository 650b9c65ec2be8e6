"""Reads and stores settings beside the Qt thread, in the order asked for."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

from app.domain.errors import NoKeyring, VocalDeskError
from app.domain.setup import SecretPlace
from app.domain.wording import Wording, sentences

if TYPE_CHECKING:
    from app.desktop.settings.ports import SettingsPort, Value

log = logging.getLogger(__name__)


class SettingsWorker(QObject):
    """Reads and stores settings on a thread of its own, in the order asked for.

    What it tells comes on the Qt thread. A value that was read before a later change is not told:
    who presses a key twice must not see the first step come back.
    """

    read = Signal(str, object, object)
    """Key, value as it stands now, and `(value, label)` of everything it could be.

    Of a secret, the value is the place where it is kept.
    """

    stored = Signal(str)
    """Key of what was stored just now; what it is now is told before."""

    refused = Signal(str, object)
    """Key, and why in a sentence."""

    unkept = Signal(str, object)
    """Key of a secret that no keyring took, and why: another place for it has to be chosen."""

    _reached = Signal(object)

    def __init__(self, settings: SettingsPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reached.connect(_call, Qt.ConnectionType.QueuedConnection)
        self.settings = settings
        self._secrets = {each.key for each in settings.definitions() if each.kind == "secret"}
        self._changes: Counter[str] = Counter()  # how often each key was to be stored so far
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="settings")

    def load(self) -> None:
        """Have every value read; what waits for the sound system comes last."""
        definitions = self.settings.definitions()
        for definition in sorted(definitions, key=lambda each: each.kind == "device"):
            self.reload(definition.key)

    def reload(self, key: str) -> None:
        """Have one value read again."""
        self._executor.submit(self._read, key, self._changes[key])

    def store(self, key: str, value: Value, place: SecretPlace = SecretPlace.KEYRING) -> None:
        """Have a value stored and read back, a secret in `place`."""
        self._changes[key] += 1
        self._executor.submit(self._store, key, self._changes[key], value, place)

    def when_stored(self, then: Callable[[], object]) -> None:
        """Call `then`, on the Qt thread, after all that was asked for so far."""
        self._executor.submit(self._reached.emit, then)

    def close(self) -> None:
        """Take nothing more; what was asked for is still stored before the program ends."""
        self._executor.shutdown(wait=False)

    # On the thread of its own

    def _store(self, key: str, change: int, value: Value, place: SecretPlace) -> None:
        try:
            if key in self._secrets:
                self.settings.set(key, value, place=place)
            else:
                self.settings.set(key, value)
        except NoKeyring as error:
            self._reached.emit(partial(self.unkept.emit, key, error.message))
        except VocalDeskError as error:
            self._refuse(key, change, sentences(error.message, error.advice))
        except Exception:
            log.exception("The setting %s could not be stored", key)
            self._refuse(key, change, Wording("That could not be stored. The log says more."))
        else:
            self._read(key, change)
            self._reached.emit(partial(self.stored.emit, key))

    def _read(self, key: str, change: int) -> None:
        try:
            value = self.settings.place(key) if key in self._secrets else self.settings.get(key)
            choices = [(each.value, each.label) for each in self.settings.choices(key)]
        except VocalDeskError as error:
            self._refuse(key, change, sentences(error.message, error.advice))
        except Exception:
            log.exception("The setting %s could not be read", key)
            self._refuse(key, change, Wording("This could not be read. The log says more."))
        else:
            self._reached.emit(partial(self._tell, self.read, key, change, value, choices))

    def _refuse(self, key: str, change: int, why: str) -> None:
        self._reached.emit(partial(self._tell, self.refused, key, change, why))

    # On the Qt thread

    def _tell(self, signal: SignalInstance, key: str, change: int, *words: object) -> None:
        if change == self._changes[key]:
            signal.emit(key, *words)


def _call(then: Callable[[], object]) -> None:
    then()
