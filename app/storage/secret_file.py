"""A file for secrets that only its owner can read, for systems without a keyring."""

from __future__ import annotations

import json
import logging
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from app.domain.errors import StorageError
from app.domain.wording import Wording

_LOCK_SECONDS = 10.0
_OWN = 0o600

_log = logging.getLogger(__name__)


class FileSecrets:
    """Keeps secrets in one file with the rights 0600.

    On Windows the folder of the person's own settings has such rights already. Safe to be used by
    several processes.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, name: str) -> str | None:
        """Return the secret, or None where there is none or the file can't be read."""
        return self._read().get(name)

    def set(self, name: str, secret: str) -> None:
        """Keep the secret. Raises StorageError."""
        self._change(name, secret)

    def delete(self, name: str) -> None:
        """Forget the secret, if there is one. Raises StorageError."""
        if name in self._read():
            self._change(name, None)

    def _read(self) -> dict[str, str]:
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            _log.warning("the file of secrets can't be read: %s", error.strerror)
            return {}
        try:
            kept = json.loads(content)
        except ValueError:
            kept = None
        if not isinstance(kept, dict) or not all(isinstance(each, str) for each in kept.values()):
            # What is wrong with it is not told: that would quote what is in the file.
            _log.warning("the file of secrets is damaged")
            return {}
        return kept

    def _change(self, name: str, secret: str | None) -> None:
        from filelock import FileLock  # noqa: PLC0415 - the window is shown before any key is kept

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._path.with_name(f"{self._path.name}.lock"), timeout=_LOCK_SECONDS)
            with lock:
                kept = {**self._read(), name: secret}
                self._write({each: value for each, value in kept.items() if value is not None})
        except OSError as error:
            raise StorageError(
                Wording("The key could not be written to {path}.", path=self._path),
                advice="Check that the disk is not full and that you may write there.",
                detail=type(error).__name__,
            ) from error

    def _write(self, secrets: dict[str, str]) -> None:
        if not secrets:
            self._path.unlink(missing_ok=True)
            return
        # mkstemp makes the file with the rights 0600: at no moment can others read it.
        handle, name = tempfile.mkstemp(prefix=f".{self._path.name}.", dir=self._path.parent)
        fresh = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(json.dumps(secrets, indent=2) + "\n")
                file.flush()
                os.fsync(file.fileno())
            fresh.chmod(_OWN)
            fresh.replace(self._path)
        except BaseException:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
            raise
