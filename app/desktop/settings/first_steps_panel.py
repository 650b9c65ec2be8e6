"""The way back to the first steps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from app.desktop.settings.section import Panel


class FirstStepsPanel(Panel):
    """A button that shows the first steps again."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.describe(
            self.tr("First steps"),
            self.tr("Microphone, your details, calendar and how to talk, one after the other."),
            also=self.tr("set up welcome introduction"),
        )
        button = QPushButton(self.tr("Show them again"))
        button.setObjectName("firstSteps")
        button.clicked.connect(self.wanted)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
