"""Keeps a message that is being typed, so that not even a crash takes it away."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.desktop.composer import Composer
from app.domain.errors import VocalDeskError

log = logging.getLogger(__name__)

DRAFT_FILE = "draft.txt"
KEEP_MS = 500
"""What is typed is kept so long after it at the latest, also while somebody goes on typing."""

_LONGEST = 100_000


class DraftKeeper(QObject):
    """Keeps what stands in the entry in the folder `state`, from its making until `close`.

    What an earlier start left is put into the entry. The file is for its owner alone, and gone as
    soon as the message is sent or emptied. `keeps` is asked, on another thread, whether anything
    may be kept at all. Files are only touched on that thread, too.
    """

    _found = Signal(str)

    def __init__(
        self, composer: Composer, state: Path, *, keeps: Callable[[], bool] = lambda: True
    ) -> None:
        super().__init__(composer)
        self._composer = composer
        self._file = state / DRAFT_FILE
        self._keeps = keeps
        self._kept = ""
        self._files = ThreadPoolExecutor(max_workers=1, thread_name_prefix="draft")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEEP_MS)
        self._soon.timeout.connect(self._keep)
        self._found.connect(self._offer, Qt.ConnectionType.QueuedConnection)
        composer.entry.textChanged.connect(self._changed)
        self._files.submit(self._read)

    def close(self) -> None:
        """Keep what stands there now, and wait until that is stored."""
        if self._soon.isActive():
            self._keep()
        self._soon.stop()
        self._files.shutdown()

    def _changed(self) -> None:
        if not self._composer.text().strip():
            self._keep()
        elif not self._soon.isActive():
            self._soon.start()

    def _keep(self) -> None:
        self._soon.stop()
        text = self._composer.text()
        text = text if text.strip() else ""
        if text != self._kept:
            self._kept = text
            self._files.submit(self._write, text)

    def _offer(self, text: str) -> None:
        self._kept = text
        self._composer.offer(text)

    # On the thread for files

    def _read(self) -> None:
        try:
            self._part.unlink(missing_ok=True)
            with self._file.open(encoding="utf-8", newline="") as file:
                text = file.read(_LONGEST)
        except FileNotFoundError:
            return
        except (OSError, UnicodeDecodeError) as error:
            log.warning("the message that was begun can't be read: %s", type(error).__name__)
            return
        if text:
            self._found.emit(text)

    def _write(self, text: str) -> None:
        try:
            if not text or not self._keeps():
                self._file.unlink(missing_ok=True)
                return
            # A new file: one that others could read would stay readable.
            self._part.unlink(missing_ok=True)
            handle = os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="") as file:
                file.write(text)
            self._part.replace(self._file)
        except (OSError, VocalDeskError) as error:
            log.warning("the message that was begun can't be kept: %s", error)

    @property
    def _part(self) -> Path:
        return self._file.with_suffix(".part")
