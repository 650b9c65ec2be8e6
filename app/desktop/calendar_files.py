"""Bookings for other calendar programs: saved as a file, or handed to the system's own."""

from __future__ import annotations

import logging
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QStandardPaths, QThreadPool, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.booking import Booking
from app.scheduling.calendar_file import calendar_file, calendar_file_name

log = logging.getLogger(__name__)


class CalendarFiles(QObject):
    """Writes on a thread of its own, since making the file and the disk take their time."""

    told = Signal(str)
    """What became of it, in words for the person."""

    _written = Signal(str, bool)
    _failed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._written.connect(self._take)
        self._failed.connect(self._fail)

    def save(self, booking: Booking) -> None:
        """Ask where to, and save the file there."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        dialog = QFileDialog(self._widget, self.tr("Save the calendar file"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Calendar files (*.ics)"))
        dialog.setDefaultSuffix("ics")
        dialog.setDirectory(folder or QDir.homePath())
        dialog.selectFile(calendar_file_name(booking))
        dialog.fileSelected.connect(lambda path: self.write(booking, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open(self, booking: Booking) -> None:
        """Hand the booking to the program that the system opens calendar files with."""
        QThreadPool.globalInstance().start(lambda: self._make_temporary(booking))

    def write(self, booking: Booking, path: Path) -> None:
        """Save the file at `path`."""
        QThreadPool.globalInstance().start(lambda: self._make(booking, path, opens=False))

    def _make_temporary(self, booking: Booking) -> None:
        try:
            folder = Path(tempfile.mkdtemp(prefix="vocal-desk-"))
        except OSError as error:
            self._tell_failure(error)
            return
        self._make(booking, folder / calendar_file_name(booking), opens=True)

    def _make(self, booking: Booking, path: Path, *, opens: bool) -> None:
        try:
            path.write_bytes(calendar_file(booking, now=datetime.now(UTC)))
        except (OSError, ValueError) as error:
            self._tell_failure(error)
        else:
            with suppress(RuntimeError):
                self._written.emit(str(path), opens)

    def _tell_failure(self, error: Exception) -> None:
        log.warning("a calendar file could not be written: %s", error)
        with suppress(RuntimeError):  # the window may be gone
            self._failed.emit()

    def _take(self, path: str, opens: bool) -> None:
        if not opens:
            self.told.emit(self.tr("Saved as {name}.").format(name=Path(path).name))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            self.told.emit(
                self.tr("No program here opens calendar files. Save it, or use a link instead.")
            )

    def _fail(self) -> None:
        self.told.emit(self.tr("The file could not be written. Choose another folder."))
