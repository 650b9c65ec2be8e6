"""Keeps speech models on this computer: complete and verified, or not at all.

A model is one folder, `<store>/<id>/`. It is made beside its place, checked against the catalog
while it is written, flushed to disk and then renamed, so no half-written file ever has a final
name. Whatever is found later that does not match the catalog is made again and never handed out.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from filelock import FileLock

from app.domain.errors import ModelError
from app.speech.catalog import Catalog, Model, ModelFile
from app.speech.package_source import PackageSource

log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Told the bytes done and the bytes in all while a model is fetched."""

_CHUNK = 1 << 20
_STAMP = ".verified.json"


class ModelSource(Protocol):
    """Somewhere that model files come from."""

    def fetch(
        self, model: Model, scratch: Path, advanced: Callable[[int], None]
    ) -> Iterator[tuple[ModelFile, Iterator[bytes]]]:
        """Yield every file of `model` with its bytes in pieces; `scratch` is free for its use."""
        ...


class ModelStatus(StrEnum):
    """How a model stands on this computer."""

    READY = "ready"
    MISSING = "missing"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class ModelState:
    """A model of the catalog, how it stands, and the folder it has or would have."""

    model: Model
    status: ModelStatus
    folder: Path

    @property
    def ready(self) -> bool:
        """Whether the model is complete and verified."""
        return self.status is ModelStatus.READY

    @property
    def present(self) -> bool:
        """Whether any of it is here, be it in order or damaged."""
        return self.status is not ModelStatus.MISSING


class ModelStore:
    """Fetches, verifies, hands out and removes the models of a catalog.

    Safe to use from several threads and processes at once. Every method may read or write files
    for seconds, so none belongs on a thread that must answer at once. All raise `ModelError`,
    also for an id that is not in the catalog.
    """

    def __init__(self, folder: Path, catalog: Catalog, lock_file: Path) -> None:
        self._folder = folder
        self._catalog = catalog
        self._source: ModelSource = PackageSource(lock_file)

    def model(self, model_id: str) -> Model:
        """Return the catalog's entry for an id."""
        return self._catalog.get(model_id)

    def list(self) -> tuple[ModelState, ...]:
        """Return how each model of the catalog stands."""
        return tuple(
            ModelState(model, self._status(model), self._folder / model.id)
            for model in self._catalog
        )

    def ready(self, model_id: str) -> bool:
        """Whether the model is here, complete and verified."""
        return self._status(self._catalog.get(model_id)) is ModelStatus.READY

    def path(self, model_id: str) -> Path:
        """Return the folder of a model that is ready; say how to get it otherwise."""
        model = self._catalog.get(model_id)
        status = self._status(model)
        if status is ModelStatus.READY:
            return self._folder / model.id
        what = "not on this computer" if status is ModelStatus.MISSING else "damaged"
        raise ModelError(
            f'The speech model "{model.title}" is {what}.',
            advice=f"Run: vocal-desk models fetch {model.id}",
        )

    def fetch(self, model_id: str, progress: Progress | None = None) -> Path:
        """Make the model ready and return its folder; cheap when it already is.

        While another process fetches the same model, this one waits and then finds it ready.
        """
        model = self._catalog.get(model_id)
        target = self._folder / model.id
        total = model.download_size
        with self._locked(model, "fetched"):
            self._sweep(model)
            if self._status(model) is not ModelStatus.READY:
                with self._scratch(model) as scratch:
                    self._make(
                        model, scratch, lambda done: _tell(progress, min(done, total), total)
                    )
                    self._put_in_place(model, scratch / "model", target)
        _tell(progress, total, total)
        return target

    def verify(self, model_id: str) -> bool:
        """Read every file of a model again and return whether all are what they must be.

        A model found wrong counts as damaged from then on.
        """
        model = self._catalog.get(model_id)
        with self._locked(model, "verified"):
            folder = self._folder / model.id
            wrong = self._wrong_files(model)
            if wrong:
                log.warning("%s: wrong or missing: %s", model.id, ", ".join(wrong))
                (folder / _STAMP).unlink(missing_ok=True)
            else:
                self._write_stamp(model, folder)
        return not wrong

    def remove(self, model_id: str) -> bool:
        """Delete a model's files; return whether there were any."""
        model = self._catalog.get(model_id)
        with self._locked(model, "removed"):
            self._sweep(model)
            return self._discard(model)

    def _status(self, model: Model) -> ModelStatus:
        """Look at sizes and the stamp; where the stamp doesn't fit, hash the files again."""
        folder = self._folder / model.id
        if not folder.is_dir():
            return ModelStatus.MISSING
        if _stamp_fits(model, folder):
            return ModelStatus.READY
        if self._wrong_files(model):
            return ModelStatus.DAMAGED
        try:
            self._write_stamp(model, folder)
        except OSError as error:  # a store that is read-only: hashed anew each time
            log.info("no stamp for %s: %s", model.id, error)
        return ModelStatus.READY

    def _wrong_files(self, model: Model) -> tuple[str, ...]:
        folder = self._folder / model.id
        return tuple(file.name for file in model.files if not _is_right(folder / file.name, file))

    def _make(self, model: Model, scratch: Path, advanced: Callable[[int], None]) -> None:
        """Write and check every file of the model in `scratch/model`."""
        folder = scratch / "model"
        folder.mkdir()
        for file, chunks in self._source.fetch(model, scratch, advanced):
            digest, size = hashlib.sha256(), 0
            with (folder / file.name).open("xb") as stream:
                for chunk in chunks:
                    digest.update(chunk)
                    size += len(chunk)
                    if size > file.size:
                        break
                    stream.write(chunk)
                stream.flush()
                os.fsync(stream.fileno())
            if size != file.size or digest.hexdigest() != file.sha256:
                raise ModelError(
                    f'The download of the speech model "{model.title}" is not in order, '
                    "so it was thrown away.",
                    advice=f"Try again: vocal-desk models fetch {model.id}",
                    detail=f"{file.name}: {size} bytes, SHA-256 {digest.hexdigest()}",
                )
        self._write_stamp(model, folder)
        _sync_folder(folder)

    def _put_in_place(self, model: Model, made: Path, target: Path) -> None:
        self._discard(model)
        made.rename(target)
        _sync_folder(self._folder)

    def _discard(self, model: Model) -> bool:
        """Take a model's folder away in one step, then delete it at leisure."""
        target = self._folder / model.id
        if not target.exists():
            return False
        with self._scratch(model) as aside:
            target.rename(aside / "old")
        return True

    def _write_stamp(self, model: Model, folder: Path) -> None:
        """Record what was verified, so that the next look needs no hashing."""
        stamp = json.dumps(
            {file.name: _fingerprint(folder / file.name, file) for file in model.files}
        )
        descriptor, name = tempfile.mkstemp(prefix=_STAMP, dir=folder)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(stamp)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(folder / _STAMP)

    @contextmanager
    def _locked(self, model: Model, done: str) -> Iterator[None]:
        """Hold the model's lock, and turn whatever the file system refuses into plain words."""
        try:
            locks = self._folder / ".locks"
            locks.mkdir(parents=True, exist_ok=True)
            with FileLock(locks / f"{model.id}.lock"):
                yield
        except OSError as error:
            raise _refused(model, done, self._folder, error) from error

    @contextmanager
    def _scratch(self, model: Model) -> Iterator[Path]:
        """Give a folder inside the store, so that a rename out of it is one atomic step."""
        folder = Path(tempfile.mkdtemp(prefix=_scratch_prefix(model), dir=self._folder))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _sweep(self, model: Model) -> None:
        """Delete what a killed run left behind. Only under the model's lock."""
        for leftover in self._folder.glob(f"{_scratch_prefix(model)}*"):
            log.info("removing leftover %s", leftover.name)
            shutil.rmtree(leftover, ignore_errors=True)


def _scratch_prefix(model: Model) -> str:
    # "~" can't follow an id in another model's prefix, so "whisper" never sweeps "whisper-base".
    return f".{model.id}~"


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)


def _is_right(path: Path, file: ModelFile) -> bool:
    """Whether a file has the size and the SHA-256 that the catalog wants."""
    try:
        if path.stat().st_size != file.size:
            return False
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == file.sha256
    except OSError as error:
        log.info("%s can't be verified: %s", path.name, error)
        return False


def _fingerprint(path: Path, file: ModelFile) -> list[str | int]:
    """Return what a verified file looks like from outside."""
    status = path.stat()
    return [file.sha256, status.st_size, status.st_mtime_ns]


def _stamp_fits(model: Model, folder: Path) -> bool:
    """Whether the files look exactly as they did when they were last verified."""
    with contextlib.suppress(OSError, ValueError):
        stamp = json.loads((folder / _STAMP).read_text(encoding="utf-8"))
        found = {file.name: _fingerprint(folder / file.name, file) for file in model.files}
        return bool(stamp == found and all(_size_fits(folder, file) for file in model.files))
    return False


def _size_fits(folder: Path, file: ModelFile) -> bool:
    return (folder / file.name).stat().st_size == file.size


def _sync_folder(folder: Path) -> None:
    """Flush a folder's entries to disk, where the system has such a thing (not on Windows)."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _refused(model: Model, done: str, folder: Path, error: OSError) -> ModelError:
    start = f'The speech model "{model.title}" could not be {done}.'
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        megabytes = round((model.size + model.download_size) / 1e6)
        return ModelError(
            f"{start} The disk is full.",
            advice=f"Free about {megabytes} MB, then try again.",
            detail=repr(error),
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return ModelError(
            f"{start} The folder {folder} can't be written to.",
            advice="Close other copies of Vocal Desk and check the folder's permissions.",
            detail=repr(error),
        )
    return ModelError(
        f"{start} The folder {folder} can't be used.",
        advice="Check the disk, then try again.",
        detail=repr(error),
    )
