"""What a person does with messages and cards: put right, repeat, copy, choose days, fill in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from desk_kit import (
    NOW,
    ZONE,
    Desk,
    booking,
    confirmed,
    details,
    offer,
    phase,
    proposal,
    said,
    slot,
)
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.desktop.bubble import Bubble
from app.desktop.cards.availability import AvailabilityCard
from app.desktop.cards.booking import BookingCard
from app.desktop.cards.details import DetailsCard
from app.desktop.plain_text import PlainText
from app.desktop.rows import MOST_SHOWN
from app.domain.booking import CalendarLink
from app.domain.booking_field import BookingField, FieldKind
from app.domain.events import (
    CalendarLinksFound,
    DetailsAsked,
    ErrorOccurred,
    Phase,
    SlotsOffered,
    SpeakingChanged,
    Transcript,
)
from app.domain.given_answers import GivenAnswers
from app.domain.own_details import Origin

FIELDS = (
    BookingField("phone", "Telephone number", FieldKind.PHONE, required=True),
    BookingField("plan", "Which plan?", FieldKind.ONE_OF, True, ("Starter", "Team")),
    BookingField("terms", "I agree to the terms", FieldKind.YES_NO, True),
    BookingField("about", "What is it about?", FieldKind.LONG_TEXT),
)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def bubble(desk: Desk, words: str) -> Bubble:
    (found,) = [each for each in desk.window.findChildren(Bubble) if each.words == words]
    return found


def choose(found: Bubble, action: str) -> None:
    (entry,) = [each for each in found.menu().actions() if each.text() == action]
    entry.trigger()


def entries(found: Bubble) -> list[str]:
    return [each.text() for each in found.menu().actions()]


def field(desk: Desk, name: str) -> QLineEdit:
    return desk.the(QLineEdit, name)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


# Messages --------------------------------------------------------------------------------------


def test_a_misheard_line_is_put_right_and_what_followed_counts_no_more(desk: Desk) -> None:
    desk.show(
        said(1, "user", "a demo on Thursday"),
        said(1, "agent", "Nine is free."),
        offer(1, slot(15, 7)),
        phase(1, Phase.IDLE),
    )
    line = bubble(desk, "a demo on Thursday")
    choose(line, "Correct what I said")
    editor = desk.the(QPlainTextEdit, "correction")
    assert focus() is editor
    assert editor.toPlainText() == "a demo on Thursday"
    editor.setPlainText("a demo on Tuesday")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert desk.calls == [("correct", 1, "a demo on Tuesday")]
    desk.show()
    assert editor.isVisible(), "the words stay until they have become part of the conversation"
    new = Transcript(turn=2, role="user", text="a demo on Tuesday", timestamp=NOW, corrects=1)
    desk.show(new, said(2, "agent", "Ten is free."))
    assert "Corrected" in line.accessibleName()
    struck = line.findChildren(PlainText)[0].textCursor()
    struck.setPosition(1)
    assert struck.charFormat().fontStrikeOut()
    assert "Taken back" in bubble(desk, "Nine is free.").accessibleName()
    assert not desk.buttons("time")[0].isEnabled()
    assert "Correct what I said" not in entries(line)
    assert "Correct what I said" in entries(bubble(desk, "a demo on Tuesday"))


def test_escape_leaves_a_line_as_it_was(desk: Desk) -> None:
    desk.show(said(1, "user", "hello"), phase(1, Phase.IDLE))
    line = bubble(desk, "hello")
    line.begin_correction()
    QTest.keyClick(desk.the(QPlainTextEdit, "correction"), Qt.Key.Key_Escape)
    assert not line.is_being_corrected
    assert desk.calls == []


def test_lines_before_a_booking_can_not_be_put_right_any_more(desk: Desk) -> None:
    desk.show(said(1, "user", "yes"), confirmed(1, booking()), said(2, "user", "thanks"))
    assert entries(bubble(desk, "yes")) == ["Copy"]
    assert "Correct what I said" in entries(bubble(desk, "thanks"))


def test_a_turn_that_failed_is_answered_again_by_a_click(desk: Desk) -> None:
    desk.show(
        said(1, "user", "a demo on Thursday"),
        ErrorOccurred(turn=1, code="calendar_unreachable", message="Cal.com can't be reached."),
        phase(1, Phase.IDLE),
    )
    desk.click(desk.buttons("copyDetails")[0])
    assert "calendar_unreachable" in QGuiApplication.clipboard().text()
    desk.click(desk.buttons("tryAgain")[0])
    assert desk.calls == [("correct", 1, "a demo on Thursday")]
    desk.show(said(2, "user", "a demo on Thursday"))
    assert desk.buttons("tryAgain") == [], "the conversation has gone on"


def test_messages_are_copied_and_the_newest_reply_said_again(desk: Desk) -> None:
    desk.show(said(1, "agent", "Nine is free."), said(2, "agent", "Ten is free."))
    choose(bubble(desk, "Nine is free."), "Copy")
    assert QGuiApplication.clipboard().text() == "Nine is free."
    assert entries(bubble(desk, "Nine is free.")) == ["Copy"]
    choose(bubble(desk, "Ten is free."), "Say it again")
    assert desk.calls == [("replay",)]


def test_the_arrow_keys_lead_from_message_to_message(desk: Desk) -> None:
    desk.show(said(1, "user", "one"), said(2, "user", "two"), said(3, "user", "three"))
    bubble(desk, "three").more_button.setFocus()
    for wanted in ("two", "one", "one"):
        QTest.keyClick(focus(), Qt.Key.Key_Up)
        assert focus() is bubble(desk, wanted).more_button


def test_words_that_grow_never_shrink_their_bubble(desk: Desk) -> None:
    desk.show(said(1, "user", "I would like a demo on Wednesday", final=False))
    line = desk.the(Bubble)
    frame = line.more_button.parentWidget()
    assert frame is not None
    widest = line._frame.width()
    desk.show(said(1, "user", "I would like", final=False))
    assert line._frame.width() >= widest
    desk.show(said(1, "user", "I would like"))
    assert len(desk.window.findChildren(Bubble)) == 1
    assert line._frame.width() < widest


def test_thousands_of_messages_are_folded_and_can_be_read_again(desk: Desk) -> None:
    desk.show(confirmed(1, booking(uid="kept")))
    for turn in range(2, 1202):
        desk.engine.publish(said(turn, "user", f"question {turn}"))
    desk.show(said(1202, "user", "the last"))
    rows = [each for each in desk.window.findChildren(Bubble) if each.isVisible()]
    assert len(rows) <= MOST_SHOWN
    assert rows[-1].words == "the last"
    assert desk.the(BookingCard).isVisible(), "what can still be acted on stays"
    before = len(rows)
    desk.click(desk.buttons("earlier")[0])
    desk.show()
    again = [each.words for each in desk.window.findChildren(Bubble) if each.isVisible()]
    assert len(again) > before
    oldest = min(int(words.split()[1]) for words in again if words.startswith("question"))
    assert f"question {oldest + 1}" in again


# The foot --------------------------------------------------------------------------------------


def test_stopping_and_repeating_are_there_when_they_can_be_used(desk: Desk) -> None:
    dock = desk.window.dock
    assert not dock.stop.isVisible()
    assert not dock.replay.isVisible(), "nothing was said yet"
    for where in (Phase.LISTENING, Phase.THINKING, Phase.SPEAKING):
        desk.show(phase(1, where))
        assert dock.stop.isVisible()
    desk.click(dock.stop)
    assert desk.calls == [("escape",)]
    desk.show(SpeakingChanged(turn=1, who="agent", is_speaking=False), phase(1, Phase.IDLE))
    assert not dock.stop.isVisible()
    desk.click(dock.replay)
    assert desk.calls[-1] == ("replay",)
    desk.show(SpeakingChanged(turn=1, who="agent", is_speaking=True))
    assert dock.stop.isVisible()
    assert dock.state.text() == "Speaking"


# Free times ------------------------------------------------------------------------------------


def days_offered(
    turn: int = 1, *, per_day: int = 2, first: int = 14, last: int = 18
) -> SlotsOffered:
    """Wednesday to Sunday, with times on all days but the weekend."""
    slots = tuple(
        slot(day, 7 + number // 4, number % 4 * 15)
        for day in range(first, last + 1)
        if date(2026, 10, day).weekday() < 5
        for number in range(per_day)
    )
    return SlotsOffered(
        turn=turn,
        slots=slots,
        time_zone=ZONE,
        duration=15,
        first=date(2026, 10, first),
        last=date(2026, 10, last),
        has_more=True,
    )


def test_each_day_has_a_tab_and_one_without_times_says_so(desk: Desk) -> None:
    event = days_offered()
    desk.show(event)
    tabs = desk.buttons("day")
    assert [tab.text().split("\n")[1] for tab in tabs] == ["2 times"] * 3 + ["none"] * 2
    assert len(desk.buttons("time")) == 2
    desk.click(tabs[1])
    desk.show()
    desk.click(desk.buttons("time")[0])
    assert desk.calls == [("choose_slot", slot(15, 7))]
    desk.click(tabs[4])
    card = desk.the(AvailabilityCard)
    assert desk.buttons("time") == []
    assert any("Nothing is free" in label.text() for label in card.findChildren(QLabel))


def test_days_and_times_are_reached_by_the_arrow_keys(desk: Desk) -> None:
    event = days_offered(per_day=4)
    desk.show(event)
    desk.buttons("day")[0].setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(focus(), key)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert desk.calls == [("choose_slot", slot(15, 7, 15))]
    QTest.keyClick(focus(), Qt.Key.Key_Up)
    assert focus() is desk.buttons("day")[1]


def test_more_days_are_asked_for_and_added(desk: Desk) -> None:
    event = days_offered()
    desk.show(event)
    desk.click(desk.buttons("day")[2])
    (more,) = desk.buttons("moreDays")
    desk.click(more)
    assert desk.calls == [("more_times",)]
    assert not more.isEnabled()
    later = days_offered(first=19, last=20)
    desk.show(replace(later, continues=True, has_more=False))
    assert len(desk.window.findChildren(AvailabilityCard)) == 1
    tabs = desk.buttons("day")
    assert len(tabs) == 7
    assert tabs[2].isChecked(), "who reads a day is left there"
    assert desk.buttons("moreDays") == []


def test_asking_for_more_days_can_be_repeated_after_an_error(desk: Desk) -> None:
    event = days_offered()
    desk.show(event)
    (more,) = desk.buttons("moreDays")
    desk.click(more)
    desk.show(ErrorOccurred(turn=1, code="x", message="No connection."))
    desk.click(more)
    assert desk.calls == [("more_times",)] * 2


def test_three_hundred_times_make_no_more_buttons_than_one_day_has(desk: Desk) -> None:
    event = days_offered(per_day=30, first=5, last=18)
    assert len(event.slots) == 300
    desk.show(event)
    assert len(desk.window.findChildren(QPushButton, "time")) == 30


# Details ---------------------------------------------------------------------------------------


def asked(**given: object) -> DetailsAsked:
    return replace(
        DetailsAsked(turn=1, name="Maria", email="maria@example.com", fields=FIELDS),
        **given,  # type: ignore[arg-type]
    )


def test_the_hosts_questions_are_answered_on_the_card(desk: Desk) -> None:
    desk.show(asked(name_from=Origin.SETTINGS, email_from=Origin.HEARD))
    card = desk.the(DetailsCard)
    shown = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert "from your settings" in shown
    assert "as heard" in shown
    QTest.keyClicks(field(desk, "answer-phone"), "+49 30 901820")
    plan = desk.the(QComboBox, "answer-plan")
    plan.setCurrentIndex(2)
    plan.activated.emit(2)
    desk.the(QCheckBox, "answer-terms").setChecked(True)
    desk.click(desk.buttons("addNote")[0])
    QTest.keyClicks(desk.the(QPlainTextEdit, "answer-notes"), "On time, please")
    desk.click(desk.buttons("sendDetails")[0])
    answers = {"phone": "+49 30 901820", "plan": "Team", "terms": True}
    assert desk.calls == [
        ("provide_details", "Maria", "maria@example.com", "On time, please", answers)
    ]


def test_what_is_wrong_is_said_while_typing_and_not_sent(desk: Desk) -> None:
    desk.show(asked())
    phone = field(desk, "answer-phone")
    QTest.keyClicks(phone, "901")
    assert not desk.buttons("sendDetails")[0].isEnabled()
    desk.qtbot.waitUntil(lambda: "telephone number" in phone.accessibleDescription())
    phone.clear()
    QTest.keyClicks(phone, "+4930901820")
    assert phone.accessibleDescription() == ""
    assert desk.buttons("sendDetails")[0].isEnabled()


def test_notes_that_the_host_wants_are_one_of_the_questions(desk: Desk) -> None:
    wanted = BookingField("notes", "What should the host know?", FieldKind.LONG_TEXT, True)
    given = GivenAnswers("I need a ramp")
    desk.show(asked(fields=(wanted,), given=given))
    assert desk.buttons("addNote") == []
    notes = desk.window.findChildren(QPlainTextEdit, "answer-notes")
    (shown,) = [each for each in notes if each.isVisible()]
    assert shown.toPlainText() == "I need a ramp", "what was said already stands there"
    shown.setPlainText("I need no ramp")
    desk.click(desk.buttons("sendDetails")[0])
    answers = {"notes": "I need no ramp"}
    assert desk.calls == [("provide_details", "Maria", "maria@example.com", None, answers)]


def test_no_event_takes_away_what_was_typed_and_not_sent(desk: Desk) -> None:
    desk.show(asked())
    QTest.keyClicks(field(desk, "answer-phone"), "+49")
    desk.show(replace(asked(), turn=2), proposal(2), confirmed(3, booking()))
    assert field(desk, "answer-phone").text() == "+49"
    assert field(desk, "answer-phone").isVisible()


def test_a_value_that_is_typed_over_is_no_longer_called_heard(desk: Desk) -> None:
    desk.show(replace(details(1, name="Maria", email="m@exampel.com"), email_from=Origin.HEARD))
    email = field(desk, "detailsEmail")
    email.selectAll()
    QTest.keyClicks(email, "m@example.com")
    shown = [each.text() for each in desk.the(DetailsCard).findChildren(QLabel) if each.isVisible()]
    assert "as heard" not in shown


# Bookings --------------------------------------------------------------------------------------


def test_a_booking_shows_its_moment_in_both_zones(desk: Desk) -> None:
    desk.show(confirmed(1, replace(booking(), host_time_zone="America/New_York")))
    shown = " ".join(label.text() for label in desk.the(BookingCard).findChildren(QLabel))
    assert "1:00 PM – 1:30 PM" in shown
    assert "Berlin time (UTC+2)" in shown
    assert "For the host: 7:00 AM – 7:30 AM, New York time (UTC−4)" in shown


def test_a_booking_is_cancelled_with_a_reason(desk: Desk) -> None:
    desk.show(confirmed(1, booking(uid="u9")))
    desk.click(desk.buttons("cancelBooking")[0])
    QTest.keyClicks(field(desk, "cancelReason"), "I have to travel")
    desk.click(desk.buttons("keepBooking")[0])
    assert desk.calls == []
    desk.click(desk.buttons("cancelBooking")[0])
    QTest.keyClick(field(desk, "cancelReason"), Qt.Key.Key_Return)
    assert desk.calls == [("propose_cancel", "u9", "I have to travel")]


def test_a_booking_is_saved_for_another_calendar(desk: Desk, tmp_path: Path) -> None:
    desk.show(confirmed(1, booking(link="https://cal.example.com/b/u1")))
    card = desk.the(BookingCard)
    menu = card.calendar_menu()
    menu.actions()[0].trigger()
    dialog = desk.the(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("Demo 2026-10-14.ics")
    target = tmp_path / "demo.ics"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    desk.qtbot.waitUntil(target.exists)
    desk.qtbot.waitUntil(
        lambda: any("demo.ics" in label.text() for label in card.findChildren(QLabel))
    )
    calendar = Calendar.from_ical(target.read_bytes())
    assert isinstance(calendar, Calendar)
    assert calendar.events[0]["DTSTART"].to_ical() == b"20261014T110000Z"


def test_a_file_that_can_not_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.show(confirmed(1, booking()))
    card = desk.the(BookingCard)
    card.files.write(booking(), tmp_path / "none" / "demo.ics")
    desk.qtbot.waitUntil(
        lambda: any("could not be written" in label.text() for label in card.findChildren(QLabel))
    )


def test_the_calendars_own_links_are_offered_if_they_lead_to_the_web(desk: Desk) -> None:
    desk.show(confirmed(1, booking(uid="u9")))
    assert desk.engine.session.links_asked == ["u9"]
    links = (
        CalendarLink("Google Calendar", "https://calendar.example.com/add"),
        CalendarLink("ICS", "data:text/calendar,BEGIN"),
    )
    desk.show(CalendarLinksFound(turn=1, uid="u9", links=links))
    shown = [action.text() for action in desk.the(BookingCard).calendar_menu().actions()]
    assert "Google Calendar" in shown
    assert "ICS" not in shown


def test_the_link_of_a_booking_is_copied(desk: Desk) -> None:
    desk.show(confirmed(1, booking(link="https://cal.example.com/b/u1")))
    desk.click(desk.buttons("copyLink")[0])
    assert QGuiApplication.clipboard().text() == "https://cal.example.com/b/u1"
