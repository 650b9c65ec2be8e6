"""The settings page over a whole program in a folder of its own."""

from __future__ import annotations

from pathlib import Path

from keyring.backends import fail
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.build import Program, Setup, open_program
from app.desktop.settings.ports import SettingsServices
from app.storage.secrets import KeyringSecrets, MemorySecrets


def program_in(folder: Path, *, keyring: bool = True) -> Program:
    """Return a program whose keys go to a keyring in memory, or find none."""
    kept = MemorySecrets() if keyring else KeyringSecrets(fail.Keyring())  # type: ignore[no-untyped-call]
    program = open_program(folder, secrets=kept)
    program.settings.set("start.step", "done")
    return program


def services_of(program: Program) -> SettingsServices:
    return SettingsServices(program.settings, program.shelf, Setup(program))


def type_into(field: QLineEdit, text: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
