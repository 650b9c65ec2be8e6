"""Settings that take another conversation: used once the page is left, without a new start."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from settings_kit import services_of

from app.build import Program, choose, open_program, open_session
from app.cli.behind import Renewal
from app.desktop.application import make_application
from app.desktop.bridge import Bridge
from app.desktop.bubble import HintLine
from app.desktop.cards.availability import AvailabilityCard
from app.desktop.notice_banner import NoticeBanner
from app.desktop.settings.page import SettingsPage
from app.desktop.settings.plain_rows import ChoiceRow, TextRow
from app.desktop.window import MainWindow, WindowFacts
from app.session.engine import Engine, Listener
from app.session.session import Session
from app.storage.secrets import MemorySecrets

PATIENCE_MS = 30_000


class Desk:
    """A window over the program's own engine and settings, without sound."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot = qtbot
        self.program = program

        @asynccontextmanager
        async def stage(publish: Listener) -> AsyncIterator[Session]:
            async with open_session(program, choose(program), listener=publish) as session:
                yield session

        self.engine = Engine(stage)
        renewal = Renewal(program, self.engine)
        make_application(program.resources.resources)
        self.bridge = Bridge(self.engine)
        self.window = MainWindow(
            self.bridge,
            WindowFacts(),
            services_of(program),
            begin_anew=renewal.begin_anew,
        )
        qtbot.addWidget(self.window)
        self.window.show()
        self.engine.start()

    def status(self) -> str:
        return self.window.dock.status.text()

    def wait(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.status(), timeout=PATIENCE_MS)

    def open_settings(self) -> SettingsPage:
        self.window.open_settings()
        (page,) = self.window.findChildren(SettingsPage)
        self.qtbot.waitUntil(lambda: page.row("calendar.name").isEnabled())
        return page

    def choose_calendar(self, value: str) -> None:
        row = self.open_settings().row("calendar.name")
        assert isinstance(row, ChoiceRow)
        self.qtbot.waitUntil(lambda: row.box.count() > 0)
        row.box.setCurrentIndex(row.box.findData(value))
        row.box.activated.emit(row.box.currentIndex())

    def leave(self) -> None:
        self.window.show_page("talk")

    def banners(self) -> list[str]:
        banners = self.window.findChildren(NoticeBanner)
        return [banner.accessibleName() for banner in banners if banner.isVisible()]

    def type(self, text: str) -> None:
        QTest.keyClicks(self.window.dock.composer.entry, text)
        QTest.keyClick(self.window.dock.composer.entry, Qt.Key.Key_Return)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    program = open_program(tmp_path, secrets=MemorySecrets())
    program.settings.set("person.time_zone", "Europe/Berlin")
    desk = Desk(qtbot, program)
    yield desk
    desk.bridge.close()
    desk.engine.close()


def test_another_zone_is_used_once_the_page_is_left(desk: Desk) -> None:
    desk.wait("Berlin time")
    desk.type("what is free tomorrow?")
    desk.qtbot.waitUntil(
        lambda: bool(desk.window.findChildren(AvailabilityCard)), timeout=PATIENCE_MS
    )
    row = desk.open_settings().row("person.time_zone")
    assert isinstance(row, TextRow)
    desk.qtbot.waitUntil(row.isEnabled)
    row.field.selectAll()
    QTest.keyClicks(row.field, "Asia/Tokyo")
    desk.leave()
    desk.wait("Tokyo time")
    (line,) = desk.window.findChildren(HintLine)
    assert [label.text() for label in line.findChildren(QLabel)] == [
        "A new conversation begins here."
    ]
    desk.type("what is free tomorrow?")
    desk.qtbot.waitUntil(
        lambda: len(desk.window.findChildren(AvailabilityCard)) == 2, timeout=PATIENCE_MS
    )


def test_a_calendar_that_is_not_set_up_yet_is_told_and_can_be_put_right(desk: Desk) -> None:
    desk.wait("Sandbox")
    desk.choose_calendar("cal.com")
    desk.leave()
    desk.qtbot.waitUntil(
        lambda: any("No Cal.com event type" in words for words in desk.banners()),
        timeout=PATIENCE_MS,
    )
    assert not desk.window.dock.isEnabled()
    desk.choose_calendar("sandbox")
    desk.leave()
    desk.qtbot.waitUntil(desk.window.dock.isEnabled, timeout=PATIENCE_MS)
    desk.qtbot.waitUntil(lambda: desk.banners() == [], timeout=PATIENCE_MS)


def test_what_needs_no_other_conversation_begins_none(desk: Desk) -> None:
    desk.wait("Sandbox")
    desk.type("hello")
    desk.qtbot.waitUntil(lambda: not desk.window.conversation.is_empty, timeout=PATIENCE_MS)
    row = desk.open_settings().row("person.name")
    assert isinstance(row, TextRow)
    desk.qtbot.waitUntil(row.isEnabled)
    QTest.keyClicks(row.field, "Maria Lopez")
    desk.leave()
    desk.qtbot.waitUntil(lambda: desk.program.settings.text("person.name") == "Maria Lopez")
    assert not desk.window.findChildren(HintLine)


def test_a_change_in_the_middle_of_a_conversation_says_what_it_leads_to(desk: Desk) -> None:
    desk.wait("Sandbox")
    desk.type("hello")
    desk.qtbot.waitUntil(lambda: not desk.window.conversation.is_empty, timeout=PATIENCE_MS)
    page = desk.open_settings()
    row = page.row("person.time_zone")
    assert isinstance(row, TextRow)
    desk.qtbot.waitUntil(row.isEnabled)
    page.show_part("person.time_zone")
    row.field.selectAll()
    QTest.keyClicks(row.field, "Asia/Tokyo")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    (now,) = page.findChildren(QPushButton, "beginNow")
    desk.qtbot.waitUntil(now.isVisible)
    assert "Berlin time" in desk.status()
    QTest.mouseClick(now, Qt.MouseButton.LeftButton)
    desk.wait("Tokyo time")
    assert not now.isVisible()
    (line,) = desk.window.findChildren(HintLine)
    assert "A new conversation begins here." in [
        label.text() for label in line.findChildren(QLabel)
    ]


def test_where_nothing_was_said_yet_a_change_takes_effect_by_itself(desk: Desk) -> None:
    desk.wait("Berlin time")
    row = desk.open_settings().row("person.time_zone")
    assert isinstance(row, TextRow)
    desk.qtbot.waitUntil(row.isEnabled)
    row.field.selectAll()
    QTest.keyClicks(row.field, "Asia/Tokyo")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    desk.wait("Tokyo time")
    assert desk.window.page == "settings"
