"""A window over an engine that only records, and events to show in it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.desktop.application import make_application
from app.desktop.bridge import Bridge, Commands, Question
from app.desktop.pages import Page
from app.desktop.settings.page import SettingsPage
from app.desktop.settings.ports import SettingsServices
from app.desktop.settings.sections import BY_PANEL, SETTINGS
from app.desktop.window import MainWindow, WindowFacts
from app.domain.booking import Booking, BookingStatus, Slot
from app.domain.booking_field import Answer
from app.domain.errors import VocalDeskError
from app.domain.events import (
    BookingConfirmed,
    DetailsAsked,
    Event,
    Phase,
    ProposalShown,
    SlotsOffered,
    StateChanged,
    Transcript,
)
from app.domain.key_combination import KeyCombination
from app.domain.proposal import BookingProposal
from app.domain.setup import Heard
from app.storage.settings_definitions import DEFINITIONS
from app.system.global_key import KeyListener

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)

RESOURCES = Path(__file__).parents[2] / "resources"
ZONE = "Europe/Berlin"
NOW = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
FACTS = WindowFacts("Sandbox calendar", "Built-in agent")


class RecordedTries:
    """Microphone and loudspeaker that say what a test has them say."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.tell: Callable[[float], None] | None = None
        self.heard: Callable[[Heard], None] | None = None
        self.ended: Callable[[], None] | None = None
        self.failed: Callable[[VocalDeskError], None] | None = None

    def watch(
        self, tell: Callable[[float], None], failed: Callable[[VocalDeskError], None]
    ) -> None:
        self.calls.append("watch")
        self.tell, self.failed = tell, failed

    def leave(self) -> None:
        self.calls.append("leave")

    def hear(
        self, heard: Callable[[Heard], None], failed: Callable[[VocalDeskError], None]
    ) -> None:
        self.calls.append("hear")
        self.heard, self.failed = heard, failed

    def speak(self, ended: Callable[[], None], failed: Callable[[VocalDeskError], None]) -> None:
        self.calls.append("speak")
        self.ended, self.failed = ended, failed


@dataclass
class Recorded:
    """What reached the session, in order."""

    sound_check: RecordedTries = field(default_factory=RecordedTries)
    calls: list[tuple[object, ...]] = field(default_factory=list)
    attended: list[bool] = field(default_factory=list)
    talk_seen: list[bool] = field(default_factory=list)
    links_asked: list[str] = field(default_factory=list)

    def attend(self, attended: bool) -> None:
        self.attended.append(attended)

    def talk_shown(self, shown: bool) -> None:
        self.talk_seen.append(shown)

    def act(self, topic: str, action: str) -> None:
        self.calls.append(("act", topic, action))

    def press(self) -> None:
        self.calls.append(("press",))

    def release(self) -> None:
        self.calls.append(("release",))

    def escape(self) -> None:
        self.calls.append(("escape",))

    def submit_text(self, text: str) -> None:
        self.calls.append(("submit_text", text))

    def choose_slot(self, slot: Slot) -> None:
        self.calls.append(("choose_slot", slot))

    def correct(self, turn: int, text: str) -> None:
        self.calls.append(("correct", turn, text))

    def replay(self) -> None:
        self.calls.append(("replay",))

    def more_times(self) -> None:
        self.calls.append(("more_times",))

    def provide_details(
        self, name: str, email: str, notes: str | None, answers: Mapping[str, Answer]
    ) -> None:
        extra = (notes, dict(answers)) if notes is not None or answers else ()
        self.calls.append(("provide_details", name, email, *extra))

    def answer_proposal(self, proposal_id: str, accepted: bool) -> None:
        self.calls.append(("answer_proposal", proposal_id, accepted))

    def know_booking(self, booking: Booking) -> None:
        self.calls.append(("know_booking", booking))

    def propose_move(self, uid: str) -> None:
        self.calls.append(("propose_move", uid))

    def propose_cancel(self, uid: str, reason: str) -> None:
        self.calls.append(("propose_cancel", uid, reason) if reason else ("propose_cancel", uid))

    def find_calendar_links(self, uid: str) -> None:
        self.links_asked.append(uid)


class RecordingEngine:
    """Stands at the engine's boundary: runs commands on a record, and says what it is told to."""

    def __init__(self) -> None:
        self.session = Recorded()
        self.listeners: list[Callable[[Event], None]] = []

    def post(self, command: Callable[[Commands], None]) -> None:
        command(self.session)

    def subscribe(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def ask(self, question: Question[T]) -> Future[T]:
        answer: Future[T] = Future()
        try:
            answer.set_result(asyncio.run(question()))
        except Exception as error:
            answer.set_exception(error)
        return answer

    def publish(self, *events: Event) -> None:
        for event in events:
            for listener in tuple(self.listeners):
                listener(event)


def in_order(widgets: Iterable[W]) -> list[W]:
    """Return widgets as they are read: from top to bottom, from left to right."""

    def place(widget: W) -> tuple[int, int]:
        corner = widget.mapTo(widget.window(), QPoint(0, 0))
        return corner.y(), corner.x()

    return sorted(widgets, key=place)


class Desk:
    """A window on the screen, and what a person does with it."""

    def __init__(
        self,
        qtbot: QtBot,
        facts: WindowFacts = FACTS,
        services: SettingsServices | None = None,
        *,
        pages: Sequence[Page] = (),
    ) -> None:
        self.qtbot = qtbot
        self.application = make_application(RESOURCES)
        self.engine = RecordingEngine()
        self.bridge = Bridge(self.engine)
        self.window = MainWindow(self.bridge, facts, services, pages=pages)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)

    @property
    def calls(self) -> list[tuple[object, ...]]:
        return self.engine.session.calls

    def open_settings(self, section: str = "") -> SettingsPage:
        """Go to the settings, and return them once their values are there."""
        self.window.open_settings(section)
        page = self.the(SettingsPage)
        keys = {each.key for each in DEFINITIONS if each.kind != "device"} - BY_PANEL
        rows = [page.row(key) for key in keys]
        self.qtbot.waitUntil(lambda: all(row.isEnabled() for row in rows))
        assert self.window.page == SETTINGS
        return page

    @property
    def entry(self) -> QWidget:
        return self.window.dock.composer.entry

    @property
    def text(self) -> str:
        return self.window.dock.composer.text()

    def show(self, *events: Event) -> None:
        """Have events happen and wait until the window has shown them all."""
        self.engine.publish(*events)
        for _ in range(4):  # what an event brings up is laid out and shown in later rounds
            self.application.processEvents()

    def key(
        self,
        kind: QEvent.Type,
        key: Qt.Key,
        text: str = "",
        *,
        repeat: bool = False,
    ) -> None:
        """Send a key event to the widget with the focus, as the system does."""
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text, repeat)
        QApplication.sendEvent(QApplication.focusWidget() or self.window, event)

    def space_down(self, *, repeat: bool = False) -> None:
        self.key(QEvent.Type.KeyPress, Qt.Key.Key_Space, " ", repeat=repeat)

    def space_up(self, *, repeat: bool = False) -> None:
        self.key(QEvent.Type.KeyRelease, Qt.Key.Key_Space, " ", repeat=repeat)

    def the(self, kind: type[W], name: str = "") -> W:
        """Return the one widget of this kind, and name if given."""
        (found,) = self.window.findChildren(kind, name) if name else self.window.findChildren(kind)
        return found

    def buttons(self, name: str) -> list[QPushButton]:
        """Return the buttons of this name that a person sees, from top to bottom."""
        found = self.window.findChildren(QPushButton, name)
        return in_order(button for button in found if button.isVisible())

    def click(self, button: QWidget) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def slot(day: int, hour: int, minute: int = 0) -> Slot:
    """Return a free time in October 2026, in UTC; Berlin is two hours ahead."""
    start = datetime(2026, 10, day, hour, minute, tzinfo=UTC)
    return Slot(start, start.isoformat())


def said(turn: int, role: str, text: str, *, final: bool = True, hint: bool = False) -> Transcript:
    assert role in ("user", "agent")
    return Transcript(
        turn=turn,
        role="user" if role == "user" else "agent",
        text=text,
        timestamp=NOW,
        is_final=final,
        hint=hint,
    )


def phase(turn: int, where: Phase) -> StateChanged:
    return StateChanged(turn=turn, phase=where)


def offer(turn: int, *slots: Slot) -> SlotsOffered:
    return SlotsOffered(turn=turn, slots=slots, time_zone=ZONE, duration=30)


def details(turn: int, name: str | None = None, email: str | None = None) -> DetailsAsked:
    return DetailsAsked(turn=turn, name=name, email=email)


def proposal(turn: int, name: str = "Maria Lopez", proposal_id: str = "p1") -> ProposalShown:
    return ProposalShown(
        turn=turn,
        proposal=BookingProposal(proposal_id, slot(14, 11), 30, name, "maria@example.com"),
        summary=f"30 minutes on Wednesday, October 14th at 1:00 PM for {name}. Shall I book it?",
        time_zone=ZONE,
    )


def booking(
    uid: str = "u1", status: BookingStatus = BookingStatus.ACCEPTED, link: str | None = None
) -> Booking:
    return Booking(
        id=1,
        uid=uid,
        status=status,
        start=slot(14, 11).start,
        duration=30,
        name="Maria Lopez",
        email="maria@example.com",
        title="Demo",
        host_name="Sam Host",
        host_time_zone=ZONE,
        calendar_link=link,
    )


def confirmed(turn: int, made: Booking) -> BookingConfirmed:
    return BookingConfirmed(turn=turn, booking=made, time_zone=ZONE)


class NoKeyboard:
    """A desktop whose keys nobody asks for."""

    on_main_thread = True

    def register(self, keys: KeyCombination, _: KeyListener) -> str:
        raise AssertionError(keys)

    def unregister(self) -> None:
        pass

    def interrupt(self) -> None:
        pass
