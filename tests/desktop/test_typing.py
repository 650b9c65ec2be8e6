"""Typing instead of talking."""

from __future__ import annotations

import pytest
from desk_kit import Desk, phase, said
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.events import ErrorOccurred, Phase


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk(qtbot)
    desk.entry.setFocus()
    return desk


def send(desk: Desk, text: str) -> None:
    QTest.keyClicks(desk.entry, text)
    QTest.keyClick(desk.entry, Qt.Key.Key_Return)


def test_return_sends_and_the_field_empties_once_the_words_are_in_the_conversation(
    desk: Desk,
) -> None:
    send(desk, "a demo tomorrow")
    assert desk.calls == [("submit_text", "a demo tomorrow")]
    assert desk.text == "a demo tomorrow"
    desk.show(phase(1, Phase.THINKING), said(1, "user", "a demo tomorrow"))
    assert desk.text == ""


def test_an_error_loses_nothing_and_the_text_can_be_sent_again(desk: Desk) -> None:
    send(desk, "a demo tomorrow")
    desk.show(ErrorOccurred(turn=0, code="bad_input", message="That did not work."))
    assert desk.text == "a demo tomorrow"
    QTest.keyClick(desk.entry, Qt.Key.Key_Return)
    assert len(desk.calls) == 2


def test_return_twice_sends_once(desk: Desk) -> None:
    send(desk, "a demo tomorrow")
    QTest.keyClick(desk.entry, Qt.Key.Key_Return)
    assert desk.calls == [("submit_text", "a demo tomorrow")]


def test_what_is_typed_while_waiting_stays(desk: Desk) -> None:
    send(desk, "a demo tomorrow")
    QTest.keyClicks(desk.entry, " at noon")
    desk.show(said(1, "user", "a demo tomorrow"))
    assert desk.text == "a demo tomorrow at noon"


def test_the_end_of_an_earlier_turn_does_not_keep_the_field_full(desk: Desk) -> None:
    send(desk, "a demo tomorrow")
    desk.show(phase(1, Phase.IDLE), said(2, "user", "a demo tomorrow"))
    assert desk.text == ""


def test_blank_text_is_not_sent(desk: Desk) -> None:
    send(desk, "   ")
    assert desk.calls == []
    assert not desk.window.dock.composer.send.isEnabled()


def test_the_button_sends_too(desk: Desk) -> None:
    QTest.keyClicks(desk.entry, "hello")
    desk.click(desk.window.dock.composer.send)
    assert desk.calls == [("submit_text", "hello")]


def test_shift_return_begins_a_line_and_the_field_grows(desk: Desk) -> None:
    low = desk.window.dock.composer.sizeHint().height()
    for line in ("one", "two", "three"):
        QTest.keyClicks(desk.entry, line)
        QTest.keyClick(desk.entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert desk.calls == []
    assert desk.text == "one\ntwo\nthree\n"
    assert desk.window.dock.composer.sizeHint().height() > low


def test_very_long_text_is_kept_whole(desk: Desk) -> None:
    text = "word " * 20_000
    desk.window.dock.composer.entry.setPlainText(text)
    QTest.keyClick(desk.entry, Qt.Key.Key_Return)
    assert desk.calls == [("submit_text", text.strip())]
    desk.show(ErrorOccurred(turn=0, code="bad_input", message="That message is too long."))
    assert desk.text == text


def test_an_example_goes_into_the_empty_field_and_never_over_what_was_typed(desk: Desk) -> None:
    first, second = desk.buttons("example")[:2]
    desk.click(first)
    words = desk.text
    assert words in first.text()
    desk.click(second)
    assert desk.text == words
    assert desk.calls == []
