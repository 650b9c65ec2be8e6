"""Which panels stand in which section."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.desktop.bridge import Bridge
from app.desktop.settings import sections
from app.desktop.settings.assistant_panel import AssistantPanel
from app.desktop.settings.calendar_panel import CalendarPanel
from app.desktop.settings.diagnostics_panels import ChecksPanel, LatencyPanel, ReportPanel
from app.desktop.settings.exchange_panel import ExchangePanel
from app.desktop.settings.first_steps_panel import FirstStepsPanel
from app.desktop.settings.models_panel import ModelsPanel
from app.desktop.settings.ports import SettingsServices
from app.desktop.settings.privacy_panels import FoldersPanel, LeavesPanel
from app.desktop.settings.recent import Recent
from app.desktop.settings.section import Panel
from app.desktop.settings.sound_panels import LoudspeakerPanel, MicrophonePanel
from app.desktop.settings.sound_tests import SoundTests
from app.desktop.settings.worker import SettingsWorker


class Panels(QObject):
    """Makes the panels of a section, over what they share."""

    first_steps_wanted = Signal()

    def __init__(
        self,
        services: SettingsServices,
        worker: SettingsWorker,
        bridge: Bridge,
        recent: Recent,
        *,
        stalls: Callable[[], str] = lambda: "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._worker = worker
        self._recent = recent
        self._stalls = stalls
        self._bridge = bridge
        self._sound = SoundTests(bridge, self)

    def make(self, section: str) -> Sequence[Panel]:
        """Return the panels of a section, made anew."""
        worker, bridge = self._worker, self._bridge
        models, setup = self._services.models, self._services.setup
        match section:
            case sections.GENERAL:
                steps = FirstStepsPanel()
                steps.wanted.connect(self.first_steps_wanted)
                return (steps, ExchangePanel(worker, setup, bridge))
            case sections.SOUND:
                return (MicrophonePanel(self._sound), LoudspeakerPanel(self._sound))
            case sections.MODELS:
                return (
                    ModelsPanel("recogniser", worker, models, bridge),
                    ModelsPanel("voice", worker, models, bridge),
                )
            case sections.CALENDAR:
                return (CalendarPanel(worker, setup, bridge),)
            case sections.ASSISTANT:
                return (AssistantPanel(worker, setup, bridge),)
            case sections.PRIVACY:
                return (LeavesPanel(), FoldersPanel(setup, bridge))
            case sections.DIAGNOSTICS:
                return (
                    ChecksPanel(setup, bridge),
                    LatencyPanel(self._recent, self._stalls),
                    ReportPanel(setup, bridge, self._recent, self._stalls),
                )
        return ()
