"""Panels that try the microphone and the loudspeaker."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from app.desktop.language import translated
from app.desktop.settings.finding import Finding, TryButton
from app.desktop.settings.level_meter import LevelMeter
from app.desktop.settings.section import Panel
from app.desktop.settings.sound_tests import SoundTests
from app.domain.setup import Heard

_FAINT = -42.0
"""dBFS that the loudest sound of a sentence should exceed."""


class MicrophonePanel(Panel):
    """The level at this moment, and what a few words are heard as."""

    def __init__(self, tests: SoundTests) -> None:
        super().__init__()
        self.describe(
            self.tr("Try the microphone"),
            self.tr(
                "Say a few words and see what was heard. They are kept nowhere, and nobody answers."
            ),
        )
        self._tests = tests
        self.meter = LevelMeter()
        self.unheard = Finding()
        self.say = TryButton(self.tr("Say something"), "saySomething")
        self.say.tried.connect(self.hear)
        self.finding = Finding()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.say)
        row.addWidget(self.meter, 1)
        self.column.addLayout(row)
        self.column.addWidget(self.unheard)
        self.column.addWidget(self.finding)
        queued = Qt.ConnectionType.QueuedConnection
        tests.level.connect(self._show_level, queued)
        tests.unheard.connect(self._show_unheard, queued)
        tests.heard.connect(self._show_heard, queued)
        tests.not_heard.connect(self._show_failed, queued)

    def begin(self) -> None:
        """Show the level from now on."""
        self._tests.watch()

    def end(self) -> None:
        """Let go of the microphone."""
        self._tests.leave()
        self.say.over()
        self.finding.clear()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Let go of the microphone, also where the window goes out of sight."""
        super().hideEvent(event)
        self.end()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Show the level again."""
        super().showEvent(event)
        self.begin()

    def hear(self) -> None:
        """Listen to a few words."""
        self.finding.show_busy(self.tr("Listening: say a sentence, then pause …"))
        self._tests.hear()

    def _show_level(self, dbfs: float) -> None:
        self.unheard.clear()
        self.meter.show_level(dbfs)

    def _show_unheard(self, why: str) -> None:
        self.unheard.show_problem(why)

    def _show_heard(self, heard: Heard) -> None:
        self.say.over()
        if heard.text:
            seconds = QLocale().toString(heard.seconds, "f", 1)
            words = self.tr("Heard: “{text}”, written down in {seconds} s.").format(
                text=heard.text, seconds=seconds
            )
            if heard.loudest < _FAINT:
                words = " ".join(
                    (words, self.tr("It was faint: go nearer, or turn the microphone up."))
                )
            self.finding.show_good(words)
            return
        advice = self.tr("Speak up, go nearer, or choose another microphone above.")
        self.finding.show_problem(
            f"{translated(heard.why) or self.tr('No words were heard.')} {advice}"
        )

    def _show_failed(self, why: str) -> None:
        self.say.over()
        self.finding.show_problem(why)


class LoudspeakerPanel(Panel):
    """A sentence in the chosen voice, as fast and as loud as is set."""

    def __init__(self, tests: SoundTests) -> None:
        super().__init__()
        self.describe(
            self.tr("Try the loudspeaker"),
            self.tr("Speaks a sentence with the voice, speed and volume chosen here."),
        )
        self._tests = tests
        self.play = TryButton(self.tr("Play a sentence"), "playSentence")
        self.play.tried.connect(self._play)
        self.finding = Finding()
        row = QHBoxLayout()
        row.addWidget(self.play)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.finding)
        tests.spoken.connect(self._show_spoken, Qt.ConnectionType.QueuedConnection)
        tests.not_spoken.connect(self._show_failed, Qt.ConnectionType.QueuedConnection)

    def end(self) -> None:
        """Say nothing of earlier tries."""
        self.play.over()
        self.finding.clear()

    def _play(self) -> None:
        self.finding.show_busy(self.tr("Playing …"))
        self._tests.speak()

    def _show_spoken(self) -> None:
        if self.play.busy:
            self.play.over()
            self.finding.show_good(
                self.tr("Played. If you heard nothing, choose another loudspeaker above.")
            )

    def _show_failed(self, why: str) -> None:
        self.play.over()
        self.finding.show_problem(why)
