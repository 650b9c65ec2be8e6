"""What lies in a model's folder besides its files: the record of what they are, and a stamp.

The record (`.origin.json`) says where the files came from and what each must be; for a model
that the catalog does not pin it is what later looks are held against. The stamp (`.verified.json`)
says how the files looked when they were last read through, so that the next look needs no hashing.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.speech.catalog import Model
from app.speech.fetching import Delivery

log = logging.getLogger(__name__)

STAMP = ".verified.json"
RECORD = ".origin.json"


@dataclass(frozen=True, slots=True)
class _Must:
    """What a file must be."""

    size: int
    sha256: str
    optional: bool


def write_record(folder: Path, delivery: Delivery) -> None:
    """Record where the files in a folder came from and what they are."""
    files = {
        name: {"size": (folder / name).stat().st_size, "sha256": sha256}
        for name, sha256 in delivery.sha256.items()
    }
    record = {"origin": delivery.origin, "revision": delivery.revision, "files": files}
    _write(folder / RECORD, json.dumps(record, indent=1))


def write_stamp(model: Model, folder: Path) -> None:
    """Record that the files, as they look now, are what they must be."""
    _write(folder / STAMP, json.dumps(_looks(folder, _musts(model, folder) or {})))


def stamp_fits(model: Model, folder: Path) -> bool:
    """Whether the files look exactly as they did when they were last verified."""
    with contextlib.suppress(OSError, ValueError):
        musts = _musts(model, folder)
        if musts is None:
            return False
        stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
        found = _looks(folder, musts)
        return bool(stamp == found) and all(
            look[1] == musts[name].size for name, look in found.items()
        )
    return False


def wrong_files(model: Model, folder: Path) -> tuple[str, ...]:
    """Read every file and name those that are missing or wrong."""
    musts = _musts(model, folder)
    if musts is None:  # nobody knows what they must be
        return tuple(file.name for file in model.files)
    return tuple(name for name, must in musts.items() if not _is_right(folder / name, must))


def _musts(model: Model, folder: Path) -> dict[str, _Must] | None:
    """Return what each file must be: as pinned, else as recorded; None where neither says."""
    recorded = {} if model.pinned else _recorded(folder)
    musts = {}
    for file in model.files:
        if file.sha256 is not None:
            musts[file.name] = _Must(file.size, file.sha256, file.optional)
        elif file.name in recorded:
            size, sha256 = recorded[file.name]
            musts[file.name] = _Must(size, sha256, file.optional)
        elif not file.optional:
            return None
    return musts


def _recorded(folder: Path) -> dict[str, tuple[int, str]]:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        return {
            str(name): (int(file["size"]), str(file["sha256"]))
            for name, file in record["files"].items()
        }
    return {}


def _looks(folder: Path, musts: Mapping[str, _Must]) -> dict[str, list[str | int]]:
    """Return what the files look like from outside, next to what they must be."""
    looks: dict[str, list[str | int]] = {}
    for name, must in musts.items():
        path = folder / name
        if must.optional and not path.exists():
            continue
        status = path.stat()
        looks[name] = [must.sha256, status.st_size, status.st_mtime_ns]
    return looks


def _is_right(path: Path, must: _Must) -> bool:
    """Whether a file has the size and the SHA-256 that it must have."""
    try:
        if must.optional and not path.exists():
            return True
        if path.stat().st_size != must.size:
            return False
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == must.sha256
    except OSError as error:
        log.info("%s can't be verified: %s", path.name, error)
        return False


def _write(path: Path, text: str) -> None:
    """Write a small file in one step."""
    descriptor, name = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    Path(name).replace(path)


def sync_folder(folder: Path) -> None:
    """Flush a folder's entries to disk, where the system has such a thing (not on Windows)."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
