"""The first steps: one at a time, each can be skipped, and left where one begins to talk."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_kit import FACTS, Desk, said
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from settings_kit import program_in, services_of

from app.build import Program
from app.desktop.first_steps import FirstSteps
from app.desktop.settings.plain_rows import TextRow
from app.desktop.welcome import Welcome
from app.desktop.window import WindowFacts
from app.domain.events import Notice


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return program_in(tmp_path)


@pytest.fixture
def desk(qtbot: QtBot, program: Program) -> Desk:
    desk = Desk(qtbot, FACTS, services_of(program))
    program.settings.set("start.step", "microphone")
    desk.window.show_first_steps()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in desk.window.findChildren(FirstSteps)))
    return desk


@pytest.fixture
def steps(desk: Desk) -> FirstSteps:
    return desk.the(FirstSteps)


def headline(steps: FirstSteps) -> str:
    labels = steps.findChildren(QLabel)
    return next(
        each.text() for each in labels if each.isVisible() and each.property("role") == "headline"
    )


def test_a_stranger_walks_through_and_may_go_back(
    desk: Desk, program: Program, steps: FirstSteps
) -> None:
    seen = [headline(steps)]
    for _ in range(2):
        desk.click(steps.next)
        seen.append(headline(steps))
    assert seen == ["Can you be heard?", "Who are the appointments for?", "Say what you need"]
    desk.click(steps.back)
    assert headline(steps) == "Who are the appointments for?"
    desk.click(steps.next)
    desk.click(steps.next)
    desk.qtbot.waitUntil(lambda: program.settings.text("start.step") == "done")
    desk.qtbot.waitUntil(lambda: not desk.window.findChildren(FirstSteps))
    assert desk.window.page == "talk"


def test_it_goes_on_where_it_was_left(desk: Desk, program: Program, steps: FirstSteps) -> None:
    desk.click(steps.next)
    desk.qtbot.waitUntil(lambda: program.settings.text("start.step") == "details")
    desk.window.show_first_steps(program.settings.text("start.step"))
    desk.qtbot.waitUntil(lambda: steps not in desk.window.findChildren(FirstSteps))
    (again,) = desk.window.findChildren(FirstSteps)
    assert headline(again) == "Who are the appointments for?"


def test_all_of_it_can_be_skipped(desk: Desk, program: Program, steps: FirstSteps) -> None:
    desk.click(steps.skip)
    desk.qtbot.waitUntil(lambda: program.settings.text("start.step") == "done")
    desk.qtbot.waitUntil(lambda: not desk.window.findChildren(FirstSteps))


def test_name_and_address_are_typed_like_a_form_and_a_slip_is_told_at_once(
    desk: Desk, program: Program, steps: FirstSteps
) -> None:
    rows = steps.findChildren(TextRow)
    desk.qtbot.waitUntil(lambda: all(row.isEnabled() for row in rows))
    desk.click(steps.next)
    name, email = rows
    assert name.field.hasFocus()
    assert desk.window.dock.hint.text() == "Hold the button to speak"
    QTest.keyClicks(name.field, "Maria Lopez")
    QTest.keyClick(name.field, Qt.Key.Key_Return)
    assert email.field.hasFocus()
    QTest.keyClicks(email.field, "maria at home")
    QTest.keyClick(email.field, Qt.Key.Key_Return)
    assert headline(steps) == "Who are the appointments for?"
    assert email.problem == "An e-mail address has one @ with something on both sides."
    assert email.field.hasFocus()
    email.field.selectAll()
    QTest.keyClicks(email.field, "maria@example.com")
    QTest.keyClick(email.field, Qt.Key.Key_Return)
    assert headline(steps) == "Say what you need"
    desk.qtbot.waitUntil(lambda: program.settings.text("person.email") == "maria@example.com")
    assert program.settings.text("person.name") == "Maria Lopez"


def test_typing_works_meanwhile_and_whoever_talks_has_left_the_steps(
    desk: Desk, program: Program, steps: FirstSteps
) -> None:
    QTest.keyClicks(desk.entry, "a demo tomorrow, please")
    assert desk.text == "a demo tomorrow, please"
    desk.show(said(1, "user", "a demo tomorrow, please"))
    desk.qtbot.waitUntil(lambda: program.settings.text("start.step") == "done")
    desk.qtbot.waitUntil(lambda: not desk.window.findChildren(FirstSteps))
    assert desk.window.conversation.isVisible()


def test_the_level_is_seen_while_nothing_but_the_talk_button_is_there_to_speak_with(
    desk: Desk, steps: FirstSteps
) -> None:
    tries = desk.engine.session.sound_check
    desk.qtbot.waitUntil(lambda: "watch" in tries.calls)
    assert tries.tell is not None
    tries.tell(-20.0)
    desk.qtbot.waitUntil(lambda: steps.ears.meter.dbfs == -20.0)
    buttons = {each.objectName() for each in steps.findChildren(QPushButton) if each.isVisible()}
    assert buttons == {"skip", "next"}
    desk.click(steps.next)
    assert tries.calls[-1] == "leave"


def test_they_can_be_had_again_from_the_settings(
    desk: Desk, program: Program, steps: FirstSteps
) -> None:
    desk.click(steps.skip)
    page = desk.open_settings("general")
    desk.click(next(button for button in desk.buttons("firstSteps") if page.isVisible()))
    assert desk.window.page == "talk"

    def seen() -> list[FirstSteps]:
        return [each for each in desk.window.findChildren(FirstSteps) if each.isVisible()]

    desk.qtbot.waitUntil(lambda: bool(seen()))
    (shown,) = seen()
    assert headline(shown) == "Can you be heard?"


def test_nobody_is_told_to_speak_while_nothing_can_be_heard(desk: Desk, steps: FirstSteps) -> None:
    def told() -> str:
        return " ".join(each.text() for each in steps.findChildren(QLabel) if each.isVisible())

    assert "say hello" in told()
    desk.show(Notice(topic="recogniser", message="Fetching ...", progress=0.1))
    desk.qtbot.waitUntil(lambda: "still being fetched" in told())
    desk.show(Notice(topic="microphone", message="No microphone was found."))
    desk.qtbot.waitUntil(lambda: "There is no microphone yet." in told())
    assert not steps.ears.isVisible()
    desk.show(Notice(topic="microphone", message=""), Notice(topic="recogniser", message=""))
    desk.qtbot.waitUntil(lambda: "say hello" in told())
    assert steps.ears.isVisible()


def test_whoever_is_faster_than_they_are_goes_on_talking(qtbot: QtBot, program: Program) -> None:
    desk = Desk(qtbot, WindowFacts(first_step="microphone"), services_of(program))
    desk.show(said(1, "user", "a demo tomorrow, please"))
    behind: list[bool] = []
    desk.window.soon.begin([lambda: behind.append(True)])
    qtbot.waitUntil(lambda: bool(behind) and not desk.window.findChildren(FirstSteps))
    qtbot.waitUntil(desk.window.conversation.isVisible)


def test_the_greeting_does_not_flash_before_them(qtbot: QtBot, program: Program) -> None:
    desk = Desk(qtbot, WindowFacts(first_step="microphone"), services_of(program))
    assert not [each for each in desk.window.findChildren(Welcome) if each.isVisible()]
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(FirstSteps)))
    desk.the(FirstSteps).skip.setFocus()
    desk.click(desk.the(FirstSteps).skip)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in desk.window.findChildren(Welcome)))
    assert desk.window.dock.talk.hasFocus()
