"""The first steps: one at a time, each can be skipped, and left where one begins to talk."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_kit import FACTS, Desk, said
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from settings_kit import program_in, services_of

from app.build import Program
from app.desktop.first_steps import FirstSteps
from app.desktop.settings.rows import TextRow
from app.domain.errors import AudioError
from app.domain.setup import Heard


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return program_in(tmp_path)


@pytest.fixture
def desk(qtbot: QtBot, program: Program) -> Desk:
    desk = Desk(qtbot, FACTS, services_of(program))
    program.settings.set("start.step", "microphone")
    desk.window.show_first_steps()
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
    for _ in range(3):
        desk.click(steps.next)
        seen.append(headline(steps))
    assert seen == [
        "Can you be heard?",
        "Who are the appointments for?",
        "Where are they booked?",
        "Say what you need",
    ]
    desk.click(steps.back)
    assert headline(steps) == "Where are they booked?"
    desk.click(steps.next)
    desk.click(steps.next)
    desk.qtbot.waitUntil(lambda: program.settings.text("start.step") == "done")
    desk.qtbot.waitUntil(lambda: not desk.window.findChildren(FirstSteps))
    assert desk.window.page == "talk"


def test_it_goes_on_where_it_was_left(desk: Desk, program: Program, steps: FirstSteps) -> None:
    desk.click(steps.next)
    desk.qtbot.waitUntil(lambda: program.settings.text("start.step") == "details")
    desk.window.show_first_steps(program.settings.text("start.step"))
    again = [each for each in desk.window.findChildren(FirstSteps) if each.isVisible()]
    assert headline(again[0]) == "Who are the appointments for?"


def test_all_of_it_can_be_skipped(desk: Desk, program: Program, steps: FirstSteps) -> None:
    desk.click(steps.skip)
    desk.qtbot.waitUntil(lambda: program.settings.text("start.step") == "done")
    desk.qtbot.waitUntil(lambda: not desk.window.findChildren(FirstSteps))


def test_what_was_typed_is_kept_and_a_slip_is_told(
    desk: Desk, program: Program, steps: FirstSteps
) -> None:
    desk.click(steps.next)
    rows = [row for row in steps.findChildren(TextRow) if row.isVisible()]
    desk.qtbot.waitUntil(lambda: all(row.isEnabled() for row in rows))
    name, email = rows
    QTest.keyClicks(name.field, "Maria")
    QTest.keyClicks(email.field, "maria at home")
    email.commit()
    desk.qtbot.waitUntil(lambda: email.problem != "")
    desk.click(steps.next)
    desk.qtbot.waitUntil(lambda: program.settings.text("person.name") == "Maria")


def test_typing_works_meanwhile_and_whoever_talks_has_left_the_steps(
    desk: Desk, program: Program, steps: FirstSteps
) -> None:
    QTest.keyClicks(desk.entry, "a demo tomorrow, please")
    assert desk.text == "a demo tomorrow, please"
    desk.show(said(1, "user", "a demo tomorrow, please"))
    desk.qtbot.waitUntil(lambda: program.settings.text("start.step") == "done")
    desk.qtbot.waitUntil(lambda: not desk.window.findChildren(FirstSteps))
    assert desk.window.conversation.isVisible()


def test_the_microphone_is_tried_and_what_was_heard_is_shown(desk: Desk, steps: FirstSteps) -> None:
    tries = desk.engine.session.sound_check
    panel = steps.microphone
    desk.qtbot.waitUntil(lambda: "watch" in tries.calls)
    assert tries.tell is not None
    tries.tell(-20.0)
    desk.qtbot.waitUntil(lambda: panel.meter.dbfs == -20.0)

    desk.click(panel.say)
    assert tries.calls[-1] == "hear"
    assert "Listening" in panel.finding.text
    assert tries.heard is not None
    tries.heard(Heard("Hello there.", 0.42, -21.0))
    desk.qtbot.waitUntil(lambda: "“Hello there.”, written down in 0.4 s" in panel.finding.text)

    desk.click(panel.say)
    tries.heard(Heard("", 0.1, -70.0, "The level was very low."))
    desk.qtbot.waitUntil(lambda: panel.finding.text.startswith("The level was very low."))
    desk.click(panel.say)
    assert tries.failed is not None
    tries.failed(AudioError("There is no microphone.", advice="Plug one in."))
    desk.qtbot.waitUntil(lambda: panel.finding.text == "There is no microphone. Plug one in.")

    desk.click(steps.next)
    assert tries.calls[-1] == "leave"


def test_they_can_be_had_again_from_the_settings(
    desk: Desk, program: Program, steps: FirstSteps
) -> None:
    desk.click(steps.skip)
    page = desk.open_settings("general")
    desk.click(next(button for button in desk.buttons("firstSteps") if page.isVisible()))
    assert desk.window.page == "talk"
    (shown,) = [each for each in desk.window.findChildren(FirstSteps) if each.isVisible()]
    assert headline(shown) == "Can you be heard?"
