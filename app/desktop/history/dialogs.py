"""What is asked before all is deleted, and where conversations are to be saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.desktop.history.wording import conversations_words


def ask_before_deleting_all(page: QWidget, count: int, delete: Callable[[], None]) -> None:
    """Ask whether every conversation is to be deleted; `delete` is called on a yes."""
    translate = QCoreApplication.translate
    box = QMessageBox(page)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(translate("History", "Delete all conversations"))
    box.setText(
        translate("History", "Delete {conversations}?").format(
            conversations=conversations_words(count)
        )
    )
    box.setInformativeText(
        translate("History", "Words and sound are gone for good. Bookings stay in the calendar.")
    )
    yes = box.addButton(translate("History", "Delete all"), QMessageBox.ButtonRole.DestructiveRole)
    yes.setObjectName("delete-all")
    yes.setProperty("role", "danger")
    no = box.addButton(translate("History", "Keep them"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    yes.clicked.connect(delete)
    box.open()


def ask_where_to_save(page: QWidget, day: date, save: Callable[[Path], None]) -> None:
    """Ask for a file; `save` gets its path. `day` goes into the name that is proposed."""
    translate = QCoreApplication.translate
    forms = {
        translate("History", "Text with headings (*.md)"): "md",
        translate("History", "Plain text (*.txt)"): "txt",
        translate("History", "For programs (*.json)"): "json",
    }
    dialog = QFileDialog(page, translate("History", "Save conversations"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(forms))
    dialog.setDefaultSuffix("md")
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog.setDirectory(documents or QDir.homePath())
    dialog.filterSelected.connect(lambda name: dialog.setDefaultSuffix(forms[name]))
    dialog.selectFile(f"Vocal Desk {day:%Y-%m-%d}.md")
    dialog.fileSelected.connect(lambda name: save(Path(name)))
    dialog.open()
