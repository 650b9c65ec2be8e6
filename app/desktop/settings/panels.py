"""Which panels stand in which section."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.desktop.bridge import Bridge
from app.desktop.settings import sections
from app.desktop.settings.assistant_panels import OrderPanel, TryModelPanel
from app.desktop.settings.calendar_panel import CalendarPanel
from app.desktop.settings.checks_panel import ChecksPanel
from app.desktop.settings.exchange_panel import ExchangePanel
from app.desktop.settings.first_steps_panel import FirstStepsPanel
from app.desktop.settings.history_panel import HistoryPanel
from app.desktop.settings.language_panel import LanguagePanel
from app.desktop.settings.models_panel import ModelsPanel
from app.desktop.settings.ports import Services
from app.desktop.settings.privacy_panels import FoldersPanel, LeavesPanel
from app.desktop.settings.recent import Recent
from app.desktop.settings.report_panel import ReportPanel
from app.desktop.settings.section import Panel
from app.desktop.settings.sound_panels import LoudspeakerPanel, MicrophonePanel
from app.desktop.settings.sound_tests import SoundTests
from app.desktop.settings.speed_panels import LatencyPanel, WindowPanel
from app.desktop.settings.worker import SettingsWorker
from app.desktop.watchdog import TurnFigures

Make = Callable[[], Panel]


class Panels(QObject):
    """Makes the panels of a section, over what they share."""

    first_steps_wanted = Signal()

    def __init__(
        self,
        services: Services,
        worker: SettingsWorker,
        bridge: Bridge,
        recent: Recent,
        *,
        figures: Callable[[], TurnFigures | None] = lambda: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._worker = worker
        self._recent = recent
        self._figures = figures
        self._bridge = bridge
        self._sound = SoundTests(bridge, self)

    def cards(self, section: str) -> Sequence[Make]:
        """Return what makes the cards of a section that follow on those with rows."""
        worker, bridge = self._worker, self._bridge
        models, setup = self._services.models, self._services.setup
        match section:
            case sections.GENERAL:
                return (self._first_steps, lambda: ExchangePanel(worker, setup, bridge))
            case sections.MODELS:
                return (
                    lambda: ModelsPanel("recogniser", worker, models, bridge, self._sound),
                    lambda: ModelsPanel("voice", worker, models, bridge, self._sound),
                )
            case sections.PRIVACY:
                return (LeavesPanel, lambda: FoldersPanel(setup, bridge))
            case sections.DIAGNOSTICS:
                recent, figures = self._recent, self._figures
                return (
                    lambda: ChecksPanel(setup, bridge),
                    lambda: LatencyPanel(setup, bridge, recent),
                    lambda: WindowPanel(figures),
                    lambda: ReportPanel(setup, bridge, recent, figures),
                )
        return ()

    def among(self, group: str) -> Mapping[str, Make]:
        """Return what makes the panels in a group's card, by the setting they stand behind."""
        worker, bridge, setup = self._worker, self._bridge, self._services.setup
        match group:
            case "Your details":
                models = self._services.models
                return {"person.language": lambda: LanguagePanel(worker, models, bridge)}
            case "Microphone":
                return {"audio.microphone": lambda: MicrophonePanel(self._sound)}
            case "Loudspeaker and voice":
                return {"speech.volume": lambda: LoudspeakerPanel(self._sound)}
            case "Cal.com":
                return {"calendar.api_key": lambda: CalendarPanel(worker, setup, bridge)}
            case "Assistant":
                return {"agent.stand_in": OrderPanel}
            case "OpenAI":
                return {"openai.model": partial(TryModelPanel, "openai", worker, setup, bridge)}
            case "Anthropic":
                return {
                    "anthropic.model": partial(TryModelPanel, "anthropic", worker, setup, bridge)
                }
            case "History":
                return {"history.keep_sound": lambda: HistoryPanel(setup, bridge)}
        return {}

    def _first_steps(self) -> Panel:
        steps = FirstStepsPanel()
        steps.wanted.connect(self.first_steps_wanted)
        return steps
