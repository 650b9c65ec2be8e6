"""A booking through the real window: real recogniser, agent, sandbox and voice.

Only microphone and loudspeaker are files.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.audio.files import FileMicrophone, SilentLoudspeaker
from app.audio.wav import read_wav
from app.build import Program, choose, open_program, open_session
from app.cli.converse import Demonstration
from app.desktop import talk_key
from app.desktop.application import make_application
from app.desktop.bridge import Bridge
from app.desktop.bubble import Bubble
from app.desktop.cards.availability import AvailabilityCard
from app.desktop.cards.booking import BookingCard
from app.desktop.cards.proposal import ProposalCard
from app.desktop.window import MainWindow, WindowFacts
from app.domain.events import (
    BookingChanged,
    BookingConfirmed,
    Event,
    Phase,
    SpeechMade,
    StateChanged,
)
from app.session.engine import Engine, Listener
from app.session.session import Session
from app.storage.secrets import MemorySecrets
from app.system.clock import parse_now, stopped_clock
from app.system.time_zone import zone

E = TypeVar("E")
PATIENCE_MS = 60_000  # how long a turn may take on a very busy machine


class Desk:
    """A window with its engine, and what came out of it."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot = qtbot
        self.demo = Demonstration.load(program.resources.resources / "demo")
        self.events: list[Event] = []
        now = parse_now(self.demo.now, zone(self.demo.time_zone))
        choices = choose(program, time_zone=self.demo.time_zone, clock=stopped_clock(now))
        recordings = [read_wav(Path(turn.value)) for turn in self.demo.turns]

        @asynccontextmanager
        async def stage(publish: Listener) -> AsyncIterator[Session]:
            async with open_session(
                program,
                choices,
                listener=publish,
                source=FileMicrophone(recordings),
                sink=SilentLoudspeaker(),
            ) as session:
                starting = asyncio.create_task(session.start())
                yield session
                await starting

        self.engine = Engine(stage)
        make_application(program.resources.resources)
        self.bridge = Bridge(self.engine)
        self.bridge.published.connect(self.events.append, Qt.ConnectionType.QueuedConnection)
        self.window = MainWindow(self.bridge, WindowFacts("Sandbox", "Built in"))
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.engine.start()

    @property
    def phase(self) -> Phase | None:
        changes = [event.phase for event in self.events if isinstance(event, StateChanged)]
        return changes[-1] if changes else None

    def speak(self) -> None:
        """Hold the space bar for one utterance, and wait for the answer to its end."""
        talk = self.window.dock.talk
        talk.setFocus()
        QTest.keyPress(talk, Qt.Key.Key_Space)
        self.qtbot.waitUntil(lambda: self.phase is Phase.LISTENING, timeout=PATIENCE_MS)
        begun = len(self.events)
        QTest.keyRelease(talk, Qt.Key.Key_Space)
        self.wait_for_answer(begun)

    def wait_for_answer(self, begun: int) -> None:
        def answered() -> bool:
            later = [event for event in self.events[begun:] if isinstance(event, StateChanged)]
            return bool(later) and later[-1].phase is Phase.IDLE

        self.qtbot.waitUntil(answered, timeout=PATIENCE_MS)

    def write(self, text: str) -> None:
        """Type a message, send it, and wait for the answer to its end."""
        begun = len(self.events)
        entry = self.window.dock.composer.entry
        entry.setPlainText(text)
        QTest.keyClick(entry, Qt.Key.Key_Return)
        self.wait_for_answer(begun)

    def waiting(self) -> ProposalCard:
        """The one summary that waits for a yes."""
        (card,) = [c for c in self.window.findChildren(ProposalCard) if c.waits]
        return card

    def click(self, button: QPushButton) -> None:
        begun = len(self.events)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.wait_for_answer(begun)

    def events_of(self, kind: type[E]) -> list[E]:
        return [event for event in self.events if isinstance(event, kind)]

    def words(self, card: type[QWidget]) -> str:
        labels = [
            label.text()
            for shown in self.window.findChildren(card)
            for label in shown.findChildren(QLabel)
        ]
        return " ".join(labels)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(talk_key, "TAP_MS", 0)  # files are spoken at once: no press is a tap
    desk = Desk(qtbot, open_program(tmp_path, secrets=MemorySecrets()))
    yield desk
    desk.bridge.close()
    desk.engine.close()


def test_a_booking_by_voice_from_the_first_word_to_the_card(desk: Desk) -> None:
    for _ in desk.demo.turns:
        desk.speak()
    (confirmed,) = [event for event in desk.events if isinstance(event, BookingConfirmed)]
    assert confirmed.booking.email == "anna.miller@example.com"
    assert any(isinstance(event, SpeechMade) for event in desk.events)
    shown = desk.words(BookingCard)
    assert "November 25" in shown
    assert "2:30 PM" in shown


def test_times_and_yes_can_be_clicked(desk: Desk) -> None:
    desk.speak()
    (card,) = desk.window.findChildren(AvailabilityCard)
    (wanted,) = [button for button in card.times if button.text() == "3:00 PM"]
    desk.click(wanted)
    desk.write("Anna Miller, anna.miller@example.com")
    (proposal,) = desk.window.findChildren(ProposalCard)
    (yes,) = [
        button for button in proposal.findChildren(QPushButton) if "yes" in button.text().lower()
    ]
    desk.click(yes)
    (confirmed,) = [event for event in desk.events if isinstance(event, BookingConfirmed)]
    assert confirmed.booking.start.astimezone(zone("Europe/Berlin")).strftime("%H:%M") == "15:00"
    assert "3:00 PM" in desk.words(BookingCard)


def test_an_appointment_is_moved_and_cancelled_by_words_and_by_a_click(desk: Desk) -> None:
    desk.write("a demo on November 25 at 2 PM, I'm Anna Miller, anna.miller@example.com")
    desk.write("yes")
    assert "2:00 PM" in desk.words(BookingCard)

    desk.write("can you move it to November 26 at three")
    card = desk.waiting()
    assert card.view.kind == "move"
    assert "November 26" in card.view.day
    assert any("2:00 PM" in fact.value for fact in card.view.facts), "where it moves from"
    desk.click(card.yes)
    moved = desk.events_of(BookingChanged)[-1]
    assert moved.change == "rescheduled"
    assert "3:00 PM" in desk.words(BookingCard)

    desk.write("cancel my appointment")
    card = desk.waiting()
    assert (card.view.kind, card.no.text()) == ("cancel", "Keep it")
    desk.click(card.no)
    assert len(desk.events_of(BookingChanged)) == 1
    assert not [c for c in desk.window.findChildren(ProposalCard) if c.waits]

    desk.write("actually, cancel it")
    desk.write("yes, cancel it")
    assert [event.change for event in desk.events_of(BookingChanged)] == [
        "rescheduled",
        "cancelled",
    ]
    cards = desk.window.findChildren(BookingCard)
    assert not any(button.isVisible() for c in cards for button in c.findChildren(QPushButton))


def test_a_misheard_line_is_put_right_and_books_what_was_meant(desk: Desk) -> None:
    desk.write("a demo on November 26 at 3 PM, I'm Jon Smith, jon@example.con")
    assert "November 26" in desk.waiting().view.day
    (line,) = [b for b in desk.window.findChildren(Bubble) if b.words.startswith("a demo")]
    line.begin_correction()
    field = desk.window.findChild(QPlainTextEdit, "correction")
    assert field is not None
    field.setPlainText("a demo on November 25 at 2 PM")
    begun = len(desk.events)
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.wait_for_answer(begun)
    assert "Corrected" in line.accessibleName()
    assert not [c for c in desk.window.findChildren(ProposalCard) if c.waits]
    email = desk.window.findChild(QLineEdit, "detailsEmail")
    assert email is not None
    assert email.text() == "", "nothing of the misheard line is left on the card"
    desk.write("Joan Smith, joan@example.com")
    desk.click(desk.waiting().yes)
    (confirmed,) = desk.events_of(BookingConfirmed)
    assert confirmed.booking.email == "joan@example.com"
    assert confirmed.booking.start.astimezone(zone("Europe/Berlin")).strftime("%d %H") == "25 14"


def test_later_days_are_shown_and_one_of_their_times_is_booked(desk: Desk) -> None:
    desk.write("what times are free on November 27?")
    (card,) = desk.window.findChildren(AvailabilityCard)
    assert not card.tabs
    (more,) = card.findChildren(QPushButton, "moreDays")
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: len(card.tabs) == 8, timeout=PATIENCE_MS)
    monday = next(tab for tab in card.tabs if "November 30" in tab.accessibleName())
    QTest.mouseClick(monday, Qt.MouseButton.LeftButton)
    desk.click(card.times[0])
    desk.write("Joan Smith, joan@example.com")
    assert "November 30" in desk.waiting().view.day
