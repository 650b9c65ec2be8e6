"""Keeps speech models on this computer: complete and verified, or not at all.

A model is one folder, `<store>/<id>/`. It is made beside its place, checked while it is written,
flushed to disk and then renamed, so no half-written file ever has a final name. Whatever is found
later that is not what it must be is made again and never handed out. What has arrived of a model
that is not complete lies in `<store>/.<id>.partial/`, until the model is complete or given up.
"""

from __future__ import annotations

import errno
import logging
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from filelock import FileLock, Timeout

from app.domain.errors import ModelError
from app.domain.wording import Wording, sentences
from app.speech.catalog import Catalog, Model, ModelKind
from app.speech.fetching import (
    POLL,
    Delivery,
    Fetch,
    FetchStopped,
    ModelSource,
    Progress,
    Reporter,
    Stopped,
    megabytes,
)
from app.speech.hub_source import HubSource
from app.speech.import_source import ImportSource
from app.speech.model_folder import (
    STAMP,
    stamp_fits,
    sync_folder,
    write_record,
    write_stamp,
    wrong_files,
)
from app.speech.package_source import PackageSource

log = logging.getLogger(__name__)

_PATIENCE = 1.0  # seconds to wait for a lock before saying that the model is in use


class ModelStatus(StrEnum):
    """How a model stands on this computer."""

    READY = "ready"
    MISSING = "missing"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class ModelState:
    """A model of the catalog, how it stands, and the folder it has or would have.

    `partial` is the bytes of it that were downloaded and wait for the rest.
    """

    model: Model
    status: ModelStatus
    folder: Path
    partial: int

    @property
    def ready(self) -> bool:
        """Whether the model is complete and verified."""
        return self.status is ModelStatus.READY

    @property
    def present(self) -> bool:
        """Whether any of it is in its place, be it in order or damaged."""
        return self.status is not ModelStatus.MISSING


class ModelStore:
    """Fetches, verifies, hands out and removes the models of a catalog.

    Safe to use from several threads and processes at once. Every method may read or write files
    for seconds, so none belongs on a thread that must answer at once. All raise `ModelError`,
    also for an id that is not in the catalog.
    """

    def __init__(
        self, folder: Path, catalog: Catalog, lock_file: Path, *, hub: HubSource | None = None
    ) -> None:
        self._folder = folder
        self._catalog = catalog
        self._sources: Sequence[ModelSource] = (PackageSource(lock_file), hub or HubSource())

    def model(self, model_id: str) -> Model:
        """Return the catalog's entry for an id."""
        return self._catalog.get(model_id)

    def list(self) -> tuple[ModelState, ...]:
        """Return how each model of the catalog stands."""
        return tuple(
            ModelState(model, self._status(model), self._folder / model.id, self._partial(model))
            for model in self._catalog
        )

    def ready(self, model_id: str) -> bool:
        """Whether the model is here, complete and verified."""
        return self._status(self._catalog.get(model_id)) is ModelStatus.READY

    def partial(self, model_id: str) -> int:
        """Return how many bytes of a model were downloaded and wait for the rest."""
        return self._partial(self._catalog.get(model_id))

    def path(self, model_id: str) -> Path:
        """Return the folder of a model that is ready; say how to get it otherwise."""
        model = self._catalog.get(model_id)
        status = self._status(model)
        if status is ModelStatus.READY:
            return self._folder / model.id
        raise ModelError(
            Wording('The speech model "{model}" is not on this computer.', model=model.title)
            if status is ModelStatus.MISSING
            else Wording('The speech model "{model}" is damaged.', model=model.title),
            advice=Wording("Run: vocal-desk models fetch {id}", id=model.id),
        )

    def path_for(self, model_id: str, language: str) -> Path:
        """Return the folder of a model that is ready and knows a language, given as in "de"."""
        model = self._catalog.get(model_id)
        if not model.knows(language):
            others = (each for each in self._catalog if each.kind is model.kind)
            fitting = next((each.id for each in others if each.knows(language)), "")
            setting = "voice" if model.kind is ModelKind.VOICE else "recogniser"
            raise ModelError(
                Wording(
                    'The speech model "{model}" does not know the language you chose.',
                    model=model.title,
                ),
                advice=Wording(
                    "Choose another in the settings, or run: vocal-desk settings set"
                    " speech.{setting} {fitting}",
                    setting=setting,
                    fitting=fitting,
                ),
            )
        return self.path(model_id)

    def fetch(
        self,
        model_id: str,
        progress: Progress | None = None,
        stopped: Stopped = lambda: False,
    ) -> Path:
        """Make the model ready and return its folder; cheap when it already is.

        While another process fetches the same model, this one waits and then finds it ready.
        When `stopped` returns true, fetching ends soon with `FetchStopped`, and the next call
        goes on from there; so it does after a failure.
        """
        model = self._catalog.get(model_id)
        report = Reporter(progress, self._partial(model), model.download_size)
        with self._locked(
            model,
            Wording('The speech model "{model}" could not be fetched.', model=model.title),
            stopped=stopped,
        ):
            self._sweep(model)
            if self._status(model) is not ModelStatus.READY:
                sources = [source for source in self._sources if source.offers(model)]
                self._make(model, sources, report, stopped)
            self._give_up(model)
        report.finish()
        return self._folder / model.id

    def take_over(self, model_id: str, path: Path, stopped: Stopped = lambda: False) -> Path:
        """Make the model ready from files that are here: a folder, a .zip or an .onnx file.

        Returns its folder. Raises `InputError` too, when the files are not the model's.
        """
        model = self._catalog.get(model_id)
        with self._locked(
            model,
            Wording('The speech model "{model}" could not be imported.', model=model.title),
            stopped=stopped,
        ):
            self._sweep(model)
            self._make(model, [ImportSource(path)], Reporter(None, 0, model.size), stopped)
            self._give_up(model)
        return self._folder / model.id

    def discard_partial(self, model_id: str) -> bool:
        """Throw away what was downloaded of a model that is not complete.

        Returns whether there was anything. Raises `ModelError` while the model is being fetched.
        """
        model = self._catalog.get(model_id)
        if not self._kept(model).exists():
            return False
        with self._locked(
            model,
            Wording('The speech model "{model}" could not be given up.', model=model.title),
            patience=_PATIENCE,
        ):
            return self._give_up(model)

    def verify(self, model_id: str) -> bool:
        """Read every file of a model again and return whether all are what they must be.

        A model found wrong counts as damaged from then on.
        """
        model = self._catalog.get(model_id)
        with self._locked(
            model, Wording('The speech model "{model}" could not be verified.', model=model.title)
        ):
            folder = self._folder / model.id
            wrong = wrong_files(model, folder)
            if wrong:
                log.warning("%s: wrong or missing: %s", model.id, ", ".join(wrong))
                (folder / STAMP).unlink(missing_ok=True)
            else:
                write_stamp(model, folder)
        return not wrong

    def remove(self, model_id: str) -> bool:
        """Delete a model's files, also those of a download; return whether there were any."""
        model = self._catalog.get(model_id)
        with self._locked(
            model, Wording('The speech model "{model}" could not be removed.', model=model.title)
        ):
            self._sweep(model)
            given_up = self._give_up(model)
            return self._discard(model) or given_up

    def _status(self, model: Model) -> ModelStatus:
        """Look at sizes and the stamp; where the stamp doesn't fit, hash the files again."""
        folder = self._folder / model.id
        if not folder.is_dir():
            return ModelStatus.MISSING
        if stamp_fits(model, folder):
            return ModelStatus.READY
        if wrong_files(model, folder):
            return ModelStatus.DAMAGED
        try:
            write_stamp(model, folder)
        except OSError as error:  # a store that is read-only: hashed anew each time
            log.info("no stamp for %s: %s", model.id, error)
        return ModelStatus.READY

    def _make(
        self, model: Model, sources: Sequence[ModelSource], report: Reporter, stopped: Stopped
    ) -> None:
        """Get the model from the first source that has it, and put it in place."""
        kept = self._kept(model)
        kept.mkdir(exist_ok=True)
        try:
            self._try_each(model, sources, kept, report, stopped)
        finally:
            if not self._partial(model):
                self._give_up(model)

    def _try_each(
        self,
        model: Model,
        sources: Sequence[ModelSource],
        kept: Path,
        report: Reporter,
        stopped: Stopped,
    ) -> None:
        failures: list[tuple[str, ModelError]] = []
        for source in sources:
            with self._scratch(model) as scratch:
                made = scratch / "model"
                made.mkdir()
                try:
                    delivery = source.fetch(Fetch(model, made, kept, report, stopped))
                    self._check(model, made, delivery)
                except FetchStopped:
                    raise
                except ModelError as error:
                    log.warning("%s from %s: %s %s", model.id, source.name, error, error.detail)
                    failures.append((source.name, error))
                    continue
                write_record(made, delivery)
                write_stamp(model, made)
                sync_folder(made)
                self._put_in_place(model, made)
                return
        raise _all_failed(failures)

    def _check(self, model: Model, made: Path, delivery: Delivery) -> None:
        """Throw away what a source has delivered if it is not what the catalog wants."""
        for file in model.files:
            sha256 = delivery.sha256.get(file.name)
            if sha256 is None and file.optional:
                continue
            size = (made / file.name).stat().st_size if sha256 is not None else 0
            if sha256 is None or (
                file.sha256 is not None and (sha256 != file.sha256 or size != file.size)
            ):
                self._give_up(model)
                raise ModelError(
                    Wording(
                        'The download of the speech model "{model}" is not in order, so it was'
                        " thrown away.",
                        model=model.title,
                    ),
                    advice=Wording("Try again: vocal-desk models fetch {id}", id=model.id),
                    detail=f"{file.name}: {size} bytes, SHA-256 {sha256}",
                )

    def _put_in_place(self, model: Model, made: Path) -> None:
        self._discard(model)
        made.rename(self._folder / model.id)
        sync_folder(self._folder)

    def _discard(self, model: Model) -> bool:
        """Take a model's folder away in one step, then delete it at leisure."""
        target = self._folder / model.id
        if not target.exists():
            return False
        with self._scratch(model) as aside:
            target.rename(aside / "old")
        return True

    def _kept(self, model: Model) -> Path:
        """Return the folder for what has arrived of a model that is not complete."""
        return self._folder / f".{model.id}.partial"

    def _partial(self, model: Model) -> int:
        kept = self._kept(model)
        try:
            return sum(path.stat().st_size for path in kept.rglob("*.*") if path.is_file())
        except OSError:  # it is just being deleted
            return 0

    def _give_up(self, model: Model) -> bool:
        """Delete what was kept of a download; return whether there was anything."""
        there = self._partial(model) > 0
        shutil.rmtree(self._kept(model), ignore_errors=True)
        return there

    @contextmanager
    def _locked(
        self,
        model: Model,
        failed: str,
        *,
        stopped: Stopped = lambda: False,
        patience: float | None = None,
    ) -> Iterator[None]:
        """Hold the model's lock, and turn whatever the file system refuses into plain words.

        `failed` begins them.
        """
        try:
            locks = self._folder / ".locks"
            locks.mkdir(parents=True, exist_ok=True)
            lock = FileLock(locks / f"{model.id}.lock")
            _wait_for(lock, model, stopped, patience)
            try:
                yield
            finally:
                lock.release()
        except OSError as error:
            raise _refused(model, failed, self._folder, self._partial(model), error) from error

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


def _wait_for(lock: FileLock, model: Model, stopped: Stopped, patience: float | None) -> None:
    """Take the lock; leave off waiting when asked to, or when it takes longer than `patience`."""
    waited = 0.0
    while True:
        if stopped():
            raise FetchStopped(model)
        try:
            lock.acquire(timeout=POLL)
        except Timeout:
            waited += POLL
            if patience is not None and waited >= patience:
                raise ModelError(
                    Wording(
                        'The speech model "{model}" is being fetched at this moment.',
                        model=model.title,
                    ),
                    advice="Stop that first.",
                ) from None
        else:
            return


def _all_failed(failures: Sequence[tuple[str, ModelError]]) -> ModelError:
    """Return the last failure, with all reasons for the log."""
    last = failures[-1][1]
    if len(failures) == 1:
        return last
    reasons = (f"{source}: {error.message} {error.detail}".strip() for source, error in failures)
    return ModelError(last.message, advice=last.advice, detail="\n".join(reasons))


def _refused(model: Model, start: str, folder: Path, here: int, error: OSError) -> ModelError:
    """Say in plain words what the file system refuses; `here` bytes were downloaded before."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        unpacked = model.size if model.packages else 0
        needed = megabytes(max(1, model.download_size + unpacked - here))
        return ModelError(
            sentences(start, "The disk is full."),
            advice=Wording("Free about {needed} MB, then try again.", needed=needed),
            detail=repr(error),
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return ModelError(
            sentences(start, Wording("The folder {folder} can't be written to.", folder=folder)),
            advice="Close other copies of Vocal Desk and check the folder's permissions.",
            detail=repr(error),
        )
    return ModelError(
        sentences(start, Wording("The folder {folder} can't be used.", folder=folder)),
        advice="Check the disk, then try again.",
        detail=repr(error),
    )
