"""The files of kept sound: WAV, readable for their owner alone, bounded in all."""

from __future__ import annotations

import logging
import os
import stat
import time
import uuid
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from pathlib import Path

import numpy as np

from app.domain.audio import Audio
from app.domain.errors import StorageError

MOST_BYTES = 500_000_000
"""What all kept sound takes at most; beyond that the oldest goes."""

SOUND_FOLDER = "history-sounds"
_ENDING = ".wav"
_SECONDS_TO_BE_NAMED = 3600.0
"""A file that no row names for so long was left over by a crash."""

_log = logging.getLogger(__name__)


class SoundFiles:
    """A folder of sounds. `encode` makes the bytes of a WAV file; every method may block."""

    def __init__(self, folder: Path, encode: Callable[[Audio], bytes]) -> None:
        self._folder = folder
        self._encode = encode

    def write(self, pieces: Iterable[Audio]) -> tuple[str, float, int]:
        """Write sounds that follow each other as one file; return its name, seconds and bytes.

        Raises OSError.
        """
        audio = _joined(tuple(pieces))
        data = self._encode(audio)
        self._folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
        name = uuid.uuid4().hex + _ENDING
        only_the_owner = stat.S_IRUSR | stat.S_IWUSR
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(self._folder / name, flags, only_the_owner), "wb") as file:
            file.write(data)
        return name, audio.seconds, len(data)

    def path(self, name: str) -> Path:
        """Return where the file of a name lies. Raises StorageError where there is none."""
        path = self._folder / Path(name).name
        if not path.is_file():
            raise StorageError(
                "The sound of this is not here any more.",
                advice="The words are kept.",
                detail=f"no file {name}",
            )
        return path

    def delete(self, names: Iterable[str]) -> None:
        """Delete files; one that is gone already is as well."""
        for name in names:
            try:
                (self._folder / Path(name).name).unlink(missing_ok=True)
            except OSError as error:  # Windows keeps what is being played; swept up later
                _log.warning("a kept sound could not be deleted: %s", error)

    def sweep(self, known: Collection[str]) -> None:
        """Delete files that no row names: a crash came between the file and its row."""
        now = time.time()
        with suppress(OSError):
            for path in self._folder.glob(f"*{_ENDING}"):
                age = now - path.stat().st_mtime
                if path.name not in known and age > _SECONDS_TO_BE_NAMED:
                    self.delete((path.name,))


def _joined(pieces: tuple[Audio, ...]) -> Audio:
    if len(pieces) == 1:
        return pieces[0]
    return Audio(np.concatenate([piece.samples for piece in pieces]), pieces[0].sample_rate)
