"""The settings file: read, migrated, written in one piece, and never lost.

    {"version": 1, "values": {"calendar.name": "cal.com", ...}}

Only what the person chose is in it. What this version does not know, another one put there: it
is kept.
"""

from __future__ import annotations

import json
import logging
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import StorageError
from app.domain.wording import Wording

if TYPE_CHECKING:  # the window reads its settings before it is shown
    from pydantic import JsonValue

Document = dict[str, "JsonValue"]
Migration = Callable[[Document], Document]

MIGRATIONS: tuple[Migration, ...] = ()
"""Step n (counted from 1) turns a document of version n into one of version n + 1. A step that
was released never changes; a new one goes to the end."""

_LOCK_SECONDS = 10.0
_REPLACE_TRIES = 20
_REPLACE_PAUSE = 0.05

_log = logging.getLogger(__name__)


class _Broken(Exception):
    """The file is there and holds no settings."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the file says. `notice` tells the person what had to be done to read it."""

    values: Mapping[str, JsonValue] = field(default_factory=dict)
    notice: str = ""


class SettingsFile:
    """One settings file, safe to be used by several processes at once.

    Raises StorageError from every method where the file is of a newer version, which leaves it
    untouched, or can't be read or written.
    """

    def __init__(self, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
        # A link, as people use who keep their settings elsewhere, stays a link.
        self._path = path.resolve()
        self._migrations = migrations

    @property
    def path(self) -> Path:
        """Where the file is, links followed."""
        return self._path

    def read(self) -> Stored:
        """Return what is stored. A file that holds no settings is set aside, never lost."""
        try:
            return Stored(self._values(self._document()))
        except _Broken:
            pass
        try:
            with self._locked():
                document, notice = self._document_or_set_aside()
                return Stored(self._values(document), notice)
        except OSError as error:
            _log.warning("the damaged settings file can't be moved: %s", error)
            return Stored(
                notice=Wording(
                    "The settings file {path} is damaged. The standard settings are used until it "
                    "is repaired or removed.",
                    path=self._path,
                )
            )

    def update(self, changes: Mapping[str, JsonValue]) -> Stored:
        """Write these values over what is stored now, and return all; None removes a value."""
        try:
            with self._locked():
                document, notice = self._document_or_set_aside()
                values = {**self._values(document), **changes}
                kept: Document = {key: value for key, value in values.items() if value is not None}
                document["version"] = len(self._migrations) + 1
                document["values"] = kept
                self._write(document)
                return Stored(kept, notice)
        except TimeoutError as error:
            raise StorageError(
                "Another program is busy with the settings, so nothing was changed.",
                advice="Try again in a moment.",
                detail=f"lock of {self._path} not had in {_LOCK_SECONDS} s",
            ) from error
        except OSError as error:
            raise StorageError(
                Wording("The settings could not be written to {path}.", path=self._path),
                advice="Check that the disk is not full and that you may write there.",
                detail=str(error),
            ) from error

    def _document(self) -> Document:
        """Return the document in this program's version; raises _Broken or StorageError."""
        try:
            text = self._path.read_bytes().decode("utf-8-sig")
        except FileNotFoundError:
            return {}
        except UnicodeDecodeError as error:
            raise _Broken from error
        except OSError as error:
            raise StorageError(
                Wording("The settings in {path} can't be read.", path=self._path),
                advice="Check that it is a file and that you may read it.",
                detail=str(error),
            ) from error
        newest = len(self._migrations) + 1
        document, version = _versioned(text)
        if version > newest:
            raise StorageError(
                "The settings were written by a newer version of Vocal Desk.",
                advice=Wording(
                    "Start that version, or move {path} away to begin afresh.", path=self._path
                ),
                detail=f"version {version}, known up to {newest}",
            )
        try:
            for step in self._migrations[version - 1 :]:
                document = step(document)
        except (LookupError, TypeError, AttributeError, ValueError) as error:
            raise _Broken from error
        if not isinstance(document.get("values"), dict):
            raise _Broken
        return {**document, "version": newest}

    def _document_or_set_aside(self) -> tuple[Document, str]:
        """Return the document and a notice; the lock is held."""
        try:
            return self._document(), ""
        except _Broken:
            aside = self._free_name()
            self._path.rename(aside)
            _log.warning("the settings file is damaged and now called %s", aside.name)
            return {}, Wording(
                "The settings file was damaged. It is kept as {aside}, and the standard settings "
                "are used.",
                aside=aside,
            )

    def _values(self, document: Document) -> dict[str, JsonValue]:
        values = document.get("values", {})
        return dict(values) if isinstance(values, dict) else {}

    def _free_name(self) -> Path:
        number = 1
        while (aside := self._path.with_name(f"{self._path.name}.broken-{number}")).exists():
            number += 1
        return aside

    def _write(self, document: Document) -> None:
        text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
        handle, name = tempfile.mkstemp(prefix=f"{self._path.name}.", dir=self._path.parent)
        fresh = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            self._replace_by(fresh)
        except BaseException:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
            raise

    def _replace_by(self, fresh: Path) -> None:
        # On Windows a virus scanner, or another process that reads just now, is in the way for a
        # moment.
        for _ in range(_REPLACE_TRIES):
            with suppress(PermissionError):
                fresh.replace(self._path)
                return
            time.sleep(_REPLACE_PAUSE)
        fresh.replace(self._path)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        from filelock import FileLock  # noqa: PLC0415 - reading, as at every start, takes no lock

        self._path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(self._path.with_name(f"{self._path.name}.lock"), timeout=_LOCK_SECONDS):
            yield


def _versioned(text: str) -> tuple[Document, int]:
    """Return the document that a text holds, and its version; raises _Broken."""
    try:
        document = json.loads(text, parse_constant=_no_number)
        json.dumps(document, ensure_ascii=False).encode()  # half a character is none
    except (ValueError, RecursionError) as error:
        raise _Broken from error
    version = document.get("version") if isinstance(document, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _Broken
    return document, version


def _no_number(name: str) -> None:
    """Refuse what JSON does not know and Python writes: NaN and the infinities."""
    raise ValueError(name)
