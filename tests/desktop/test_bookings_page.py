"""The Bookings page: listing, finding, looking closer, changing and settling."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from accessibility import nameless, too_small, unreachable, without_visible_focus
from bookings_kit import NOW, ZONE, BookingsDesk, booking, intent
from desk_kit import confirmed
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.desktop.language import choose_language
from app.domain.booking import BookingStatus, CalendarLink
from app.domain.events import BookingChanged, CalendarLinksFound
from app.domain.journal import WriteKind, WriteState

CHECKS = (nameless, too_small, unreachable, without_visible_focus)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[BookingsDesk]:
    desk = BookingsDesk(qtbot, tmp_path)
    yield desk
    desk.office.close()


def some(desk: BookingsDesk) -> None:
    desk.know(
        booking("b1", 30, "Ana Silva"),
        booking("b2", 54, "Jürgen Übel", status=BookingStatus.PENDING),
        booking("b3", -30, "Tom Old"),
        booking("b4", 60, "Priya Natarajan", status=BookingStatus.CANCELLED, reason="I am ill."),
    )


# Listing -----------------------------------------------------------------------------------------


def test_what_is_to_come_is_listed_the_soonest_first_with_how_it_stands(desk: BookingsDesk) -> None:
    some(desk)
    desk.open()
    first, second = desk.lines()
    assert "Ana Silva" in first
    assert "Jürgen Übel" in second
    assert "Requested" in second


def test_the_past_and_the_cancelled_have_lists_of_their_own(desk: BookingsDesk) -> None:
    some(desk)
    desk.open()
    desk.press("show-past")
    (line,) = desk.lines()
    assert "Tom Old" in line
    desk.press("show-cancelled")
    (line,) = desk.lines()
    assert "Priya Natarajan" in line
    assert "Cancelled" in line
    assert "I am ill." in desk.words()


def test_a_calendar_that_cannot_be_read_leaves_the_last_known_with_its_age(
    desk: BookingsDesk,
) -> None:
    some(desk)
    desk.open()
    assert len(desk.lines()) == 2
    assert "can't be read" in desk.note()
    assert "as of" in desk.note()


def test_nothing_at_all_says_what_to_do(desk: BookingsDesk) -> None:
    desk.know()
    desk.open()
    assert desk.lines() == []
    assert "Hold Space" in desk.blank()
    assert not desk.page.details.isVisible(), "one empty state, not two"
    desk.desk.space_down()
    assert desk.desk.calls == [("press",)]
    assert desk.desk.window.page == "talk"


def test_a_day_shows_what_is_on_it_and_leads_to_the_next(desk: BookingsDesk) -> None:
    some(desk)
    desk.open()
    desk.press("show-day")
    days = [desk.lines()]
    for _ in range(3):
        desk.press("dayAfter")
        days.append(desk.lines())
    listed = " ".join(line for lines in days for line in lines)
    assert "Ana Silva" in listed
    assert "Priya Natarajan" in listed, "a day holds the cancelled as well"
    desk.press("today")
    assert desk.lines() == days[0]


# Finding -----------------------------------------------------------------------------------------


def test_letters_typed_into_the_list_look_for_it(desk: BookingsDesk) -> None:
    some(desk)
    page = desk.open()
    assert page.list.hasFocus()
    QTest.keyClicks(page.list, "b")
    QTest.keyClicks(desk.desk.the(QLineEdit, "bookingsSearch"), "el")
    desk.settle()
    (line,) = desk.lines()
    assert "Jürgen Übel" in line
    desk.key(Qt.Key.Key_Escape)
    assert len(desk.lines()) == 2
    assert desk.desk.window.page == "bookings"


def test_what_is_not_found_is_said(desk: BookingsDesk) -> None:
    some(desk)
    page = desk.open()
    page.filters.search.setText("nobody")
    desk.settle()
    assert "nobody" in desk.blank()
    desk.press("help")
    assert len(desk.lines()) == 2


def test_bookings_that_were_never_read_are_not_called_none(desk: BookingsDesk) -> None:
    desk.open()
    assert "can't be read" in desk.blank()
    assert "Nothing is booked" not in desk.blank()
    assert desk.button("help").text() == "Try again"


# Looking closer ----------------------------------------------------------------------------------


def test_the_arrow_keys_go_through_the_details(desk: BookingsDesk) -> None:
    some(desk)
    desk.open()
    assert "ana@example.com" in desk.words()
    assert "New York" in desk.words(), "the host's wall clock differs"
    desk.key(Qt.Key.Key_Down)
    assert "jürgen@example.com" in desk.words()
    assert "Requested" in desk.words()


def test_a_narrow_window_shows_list_or_details(desk: BookingsDesk) -> None:
    some(desk)
    page = desk.open(360, 480)
    assert page.list.isVisible()
    assert not page.details.isVisible()
    desk.key(Qt.Key.Key_Return)
    assert not page.list.isVisible()
    assert "ana@example.com" in desk.words()
    desk.key(Qt.Key.Key_Escape)
    assert page.list.isVisible()
    assert desk.desk.window.page == "bookings"
    desk.key(Qt.Key.Key_Escape)
    assert desk.desk.window.page == "talk"


def test_the_link_is_copied_and_the_calendar_file_opened(
    desk: BookingsDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    some(desk)
    desk.open()
    desk.press("copyLink")
    assert QGuiApplication.clipboard().text() == "https://cal.com/booking/b1"
    desk.press("toCalendar")
    desk.choose("Open in the calendar program")
    desk.until(lambda: bool(opened))
    content = Path(opened[0].toLocalFile()).read_text("utf-8")
    assert "BEGIN:VEVENT" in content
    assert "ana@example.com" in content


def test_links_of_the_calendar_come_into_the_open_menu(
    desk: BookingsDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    some(desk)
    desk.open()
    asked = desk.desk.engine.session.links_asked
    assert asked == [], "nobody looks for them yet"
    desk.press("toCalendar")
    assert asked == ["b1"]
    for uid, link in (("b2", "https://calendar.example/wrong"), ("b1", "https://calendar.example")):
        links = (CalendarLink("Elsewhere", link),)
        desk.desk.show(CalendarLinksFound(turn=0, uid=uid, links=links))
    desk.choose("Elsewhere")
    assert opened == ["https://calendar.example"]


# Changing ----------------------------------------------------------------------------------------


def test_cancelling_asks_for_a_reason_and_goes_on_in_the_conversation(desk: BookingsDesk) -> None:
    some(desk)
    desk.open()
    desk.press("cancelBooking")
    reason = desk.desk.the(QLineEdit, "cancelReason")
    assert reason.hasFocus()
    QTest.keyClicks(reason, "I am ill.")
    assert not [call for call in desk.desk.calls if call[0] == "propose_cancel"]
    desk.key(Qt.Key.Key_Return)
    known, asked = desk.desk.calls[-2:]
    assert known[0] == "know_booking"
    assert asked == ("propose_cancel", "b1", "I am ill.")
    assert desk.desk.window.page == "talk"


def test_escape_leaves_the_question_why_and_not_the_page(desk: BookingsDesk) -> None:
    some(desk)
    desk.open()
    desk.press("cancelBooking")
    desk.key(Qt.Key.Key_Escape)
    assert not desk.desk.the(QLineEdit, "cancelReason").isVisible()
    assert desk.button("cancelBooking").hasFocus()
    assert desk.desk.window.page == "bookings"


def test_delete_begins_cancelling_what_has_the_focus(desk: BookingsDesk) -> None:
    some(desk)
    desk.open(360, 480)
    desk.key(Qt.Key.Key_Delete)
    assert desk.desk.the(QLineEdit, "cancelReason").hasFocus()
    assert not [call for call in desk.desk.calls if call[0] == "propose_cancel"]


def test_moving_goes_on_in_the_conversation(desk: BookingsDesk) -> None:
    some(desk)
    desk.open()
    desk.press("moveBooking")
    assert desk.desk.calls[-1] == ("propose_move", "b1")
    assert desk.desk.window.page == "talk"


def test_what_is_over_or_cancelled_can_not_be_changed(desk: BookingsDesk) -> None:
    some(desk)
    desk.open()
    for kind in ("past", "cancelled"):
        desk.press(f"show-{kind}")
        desk.page.list.choose(0)
        desk.settle()
        assert not desk.desk.buttons("moveBooking")
        assert not desk.desk.buttons("cancelBooking")


# Settling ----------------------------------------------------------------------------------------


def test_what_is_open_stands_first_and_the_person_may_say_how_it_ended(desk: BookingsDesk) -> None:
    some(desk)
    desk.leave_open(intent("r1", WriteKind.CREATE), WriteState.NEEDS_ATTENTION)
    desk.open()
    assert "not known" in desk.lines()[0]
    assert "To settle: 1" in desk.button("show-unsettled").text()
    assert "Ask the calendar again" in desk.words()
    desk.press("happened")
    assert desk.intent("r1").state is WriteState.DONE
    assert len(desk.lines()) == 2
    assert not desk.desk.buttons("show-unsettled")


def test_what_is_only_just_being_written_is_no_cause_for_alarm(desk: BookingsDesk) -> None:
    desk.know()
    desk.leave_open(
        replace(intent("r1", WriteKind.CREATE), updated_at=datetime.now(UTC)), WriteState.PENDING
    )
    desk.leave_open(
        replace(intent("r2", WriteKind.CANCEL), updated_at=NOW - timedelta(hours=1)),
        WriteState.PENDING,
    )
    desk.open()
    (line,) = desk.lines()
    assert line.startswith("Cancelled or not?")


def test_a_calendar_that_does_not_answer_leaves_it_open_and_says_so(desk: BookingsDesk) -> None:
    gone = intent("r1", WriteKind.CANCEL)
    desk.know()
    desk.leave_open(gone, WriteState.NEEDS_ATTENTION)
    desk.open()
    desk.press("show-unsettled")
    desk.press("lookAgain")
    assert desk.intent("r1").state is WriteState.NEEDS_ATTENTION
    assert desk.button("happened").isEnabled()


def test_what_was_not_sent_is_asked_again_in_the_conversation_or_forgotten(
    desk: BookingsDesk,
) -> None:
    desk.know()
    desk.leave_open(intent("r1", WriteKind.CREATE), WriteState.NOT_SENT)
    desk.open()
    desk.press("askAgain")
    assert desk.desk.calls[-1] == ("act", "unsent-r1", "ask-again")
    assert desk.desk.window.page == "talk"
    desk.show(1000, 720)
    desk.press("forget")
    assert desk.intent("r1").state is WriteState.DROPPED
    assert desk.lines() == []


# All of it ---------------------------------------------------------------------------------------


def test_ten_thousand_are_scrolled_by_parts_without_a_widget_each(desk: BookingsDesk) -> None:
    few = 3
    desk.know(*(booking(f"b{number}", 1 + number / 4, "Ana Silva") for number in range(few)))
    page = desk.open()
    widgets = len(page.findChildren(QWidget))
    desk.know(*(booking(f"b{number:05d}", 1 + number / 4) for number in range(10_000)))
    page.filters.changed.emit()
    desk.settle()
    assert page.rows.total == 10_000
    asked: list[int] = []
    page.rows.wanted.connect(asked.append)
    page.list.setFocus()
    desk.key(Qt.Key.Key_End)
    desk.settle()
    last = page.rows.entry(9_999)
    assert getattr(last, "uid", "") == "b09999"
    assert asked == [9_900]
    assert abs(len(page.findChildren(QWidget)) - widgets) < 10


def test_a_screen_reader_finds_the_list_and_what_each_row_says(desk: BookingsDesk) -> None:
    some(desk)
    page = desk.open()
    found = QAccessible.queryAccessibleInterface(page.list)
    assert found.text(QAccessible.Text.Name) == "Bookings"
    names = [found.child(index).text(QAccessible.Text.Name) for index in range(found.childCount())]
    assert any("Ana Silva" in name and "ana@example.com" in name for name in names)
    for control in page.findChildren(QAbstractButton):
        if control.isVisible():
            text = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
            assert text, control.objectName()


@pytest.mark.parametrize("check", CHECKS, ids=lambda each: each.__name__)
@pytest.mark.parametrize("width", [360, 1000])
def test_what_can_be_done_can_be_done_by_everybody(
    desk: BookingsDesk, width: int, check: Callable[..., list[str]]
) -> None:
    some(desk)
    desk.leave_open(intent("r1", WriteKind.CREATE), WriteState.NEEDS_ATTENTION)
    desk.open(width, 640)
    assert check(desk.desk.window) == []
    desk.page.list.choose(1)
    desk.page.list.opened.emit()
    desk.settle()
    assert check(desk.desk.window) == []


@pytest.mark.parametrize("direction", Qt.LayoutDirection)
@pytest.mark.parametrize("width", [360, 1000])
def test_nothing_sticks_out_in_german_or_right_to_left(
    desk: BookingsDesk, width: int, direction: Qt.LayoutDirection
) -> None:
    some(desk)
    desk.leave_open(intent("r1", WriteKind.CREATE), WriteState.NEEDS_ATTENTION)
    page = desk.open(width, 640)
    try:
        choose_language("de")
        desk.desk.window.setLayoutDirection(direction)
        desk.settle()
        for opened in (False, True):
            if opened:
                page.list.choose(1)
                page.list.opened.emit()
                desk.settle()
            for widget in page.findChildren(QWidget):
                if isinstance(widget, QAbstractButton | QLabel | QLineEdit) and widget.isVisible():
                    left = widget.mapTo(page, widget.rect().topLeft()).x()
                    right = widget.mapTo(page, widget.rect().topRight()).x()
                    assert 0 <= left <= right <= page.width(), widget.objectName()
    finally:
        choose_language("en")


def test_the_list_follows_what_the_conversation_does(desk: BookingsDesk) -> None:
    some(desk)
    desk.open()
    made = booking("new", 3, "Zoe New")
    desk.office.hear(confirmed(1, made))
    desk.desk.show(confirmed(1, made))
    desk.settle()
    assert "Zoe New" in desk.lines()[0]


def test_what_was_cancelled_in_the_conversation_does_not_stay_in_the_details(
    desk: BookingsDesk,
) -> None:
    some(desk)
    desk.open()
    assert "ana@example.com" in desk.words()
    gone = booking("b1", 30, "Ana Silva", status=BookingStatus.CANCELLED)
    change = BookingChanged(turn=1, change="cancelled", booking=gone, time_zone=ZONE)
    desk.office.hear(change)
    desk.desk.show(change)
    desk.settle()
    (line,) = desk.lines()
    assert "Jürgen Übel" in line
    assert "jürgen@example.com" in desk.words()


def test_list_and_details_change_with_the_language(desk: BookingsDesk) -> None:
    some(desk)
    desk.open()
    desk.key(Qt.Key.Key_Down)
    assert "Requested" in desk.lines()[1]
    try:
        choose_language("de")
        desk.settle()
        assert "Angefragt" in desk.lines()[1]
        assert "Angefragt" in desk.words()
    finally:
        choose_language("en")
    desk.settle()
    assert "Requested" in desk.lines()[1]
