"""What the conversation shows, and what clicks on its cards do."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from desk_kit import (
    ZONE,
    Desk,
    booking,
    confirmed,
    details,
    in_order,
    offer,
    phase,
    proposal,
    said,
    slot,
)
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.desktop.bubble import Bubble, HintLine
from app.desktop.cards.availability import AvailabilityCard
from app.desktop.cards.booking import BookingCard
from app.desktop.cards.details import DetailsCard
from app.desktop.cards.proposal import ProposalCard
from app.desktop.plain_text import PlainText
from app.domain.booking import BookingStatus
from app.domain.events import (
    BookingChanged,
    ConversationOpened,
    DetailsAsked,
    ErrorOccurred,
    Phase,
    ProposalShown,
    ProposalWithdrawn,
)
from app.domain.own_details import Origin
from app.domain.proposal import CancelProposal, RescheduleProposal


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def words_on_screen(desk: Desk, within: type[QWidget] = Bubble) -> list[str]:
    shown = [
        text
        for holder in desk.window.findChildren(within)
        for text in holder.findChildren(QWidget)
        if text.isVisible() and isinstance(text, (PlainText, QLabel))
    ]
    return [
        text.toPlainText() if isinstance(text, PlainText) else text.text()
        for text in in_order(shown)
    ]


def field(desk: Desk, name: str) -> QLineEdit:
    return desk.the(QLineEdit, name)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


# Words


def test_words_grow_while_they_are_spoken_and_become_one_message(desk: Desk) -> None:
    desk.show(said(1, "user", "I'd like", final=False))
    desk.show(said(1, "user", "I'd like a demo", final=False))
    assert words_on_screen(desk) == ["I'd like a demo …"]
    desk.show(said(1, "user", "I'd like a demo."))
    assert words_on_screen(desk) == ["I'd like a demo."]


def test_sentences_of_a_reply_make_one_message_above_its_cards(desk: Desk) -> None:
    desk.show(
        said(1, "user", "Wednesday?"),
        offer(1, slot(14, 7)),
        said(1, "agent", "Nine is free."),
        said(1, "agent", "Does that suit you?"),
    )
    assert words_on_screen(desk) == ["Wednesday?", "Nine is free. Does that suit you?"]
    desk.qtbot.waitUntil(lambda: desk.window.findChildren(Bubble)[1].y() > 0)
    reply = desk.window.findChildren(Bubble)[1]
    card = desk.the(AvailabilityCard)
    assert reply.y() < card.y()


def test_words_that_never_became_final_go_when_the_turn_ends(desk: Desk) -> None:
    desk.show(said(1, "user", "uh", final=False), phase(1, Phase.IDLE))
    assert words_on_screen(desk) == []


def test_html_in_words_names_and_notices_is_shown_literally(desk: Desk) -> None:
    name = "<b>Maria</b><img src='http://example.com/x.png'>"
    desk.show(
        said(1, "user", "<h1>hello</h1>"),
        proposal(1, name=name),
        ErrorOccurred(turn=1, code="x", message="<i>oops</i>", advice="<a href='x'>y</a>"),
    )
    assert "<h1>hello</h1>" in words_on_screen(desk)
    assert name in words_on_screen(desk, ProposalCard)
    shown = [text.toPlainText() for text in desk.window.findChildren(PlainText)]
    assert "<i>oops</i>" in shown
    assert "<a href='x'>y</a>" in shown


def test_a_very_long_message_is_cut_until_asked_for(desk: Desk) -> None:
    text = "x" * 30_000
    desk.show(said(1, "agent", text))
    bubble = desk.the(Bubble)
    assert len(words_on_screen(desk)[0]) < 2_000
    desk.click(bubble.findChildren(QPushButton)[0])
    assert words_on_screen(desk) == [text]
    assert bubble.width() <= desk.window.width()


def test_a_hundred_messages_scroll_to_the_newest(desk: Desk) -> None:
    for turn in range(1, 51):
        desk.show(said(turn, "user", f"question {turn}"), said(turn, "agent", f"answer {turn}"))
    bar = desk.window.conversation.verticalScrollBar()
    desk.qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    assert len(words_on_screen(desk)) == 100


def test_who_scrolled_up_is_left_alone_within_the_turn(desk: Desk) -> None:
    for turn in range(1, 31):
        desk.show(said(turn, "user", f"question {turn}"))
    bar = desk.window.conversation.verticalScrollBar()
    desk.qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    bar.setValue(0)
    before = bar.maximum()
    desk.show(said(30, "agent", "an answer\n" * 5))
    desk.qtbot.waitUntil(lambda: bar.maximum() > before)
    desk.application.processEvents()
    assert bar.value() == 0


# Free times


def test_clicking_a_time_answers_with_exactly_that_slot(desk: Desk) -> None:
    desk.show(said(1, "user", "Wednesday?"), offer(1, slot(14, 7), slot(14, 12, 30)))
    buttons = desk.buttons("time")
    assert [button.text() for button in buttons] == ["9:00 AM", "2:30 PM"]
    desk.click(buttons[1])
    assert desk.calls == [("choose_slot", slot(14, 12, 30))]
    assert buttons[1].isChecked()


def test_the_arrow_keys_go_from_time_to_time_and_answer_nothing(desk: Desk) -> None:
    desk.show(offer(1, slot(14, 7), slot(14, 8), slot(14, 9)))
    first, second, third = desk.buttons("time")
    desk.click(first)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is second
    assert desk.calls == [("choose_slot", slot(14, 7))]
    desk.click(third)
    assert [button.isChecked() for button in (first, second, third)] == [False, False, True]


def test_older_times_take_no_clicks_but_those_of_one_turn_stay(desk: Desk) -> None:
    desk.show(offer(1, slot(14, 7)), offer(2, slot(15, 7)), offer(2, slot(16, 7)))
    assert [button.isEnabled() for button in desk.buttons("time")] == [False, True]
    assert [tab.isChecked() for tab in desk.buttons("day")] == [True, False], "one card for a turn"


# Details


def test_details_are_sent_once_they_make_sense(desk: Desk) -> None:
    desk.show(said(1, "agent", "What is your e-mail?"), details(1, name="Maria Lopez"))
    send = desk.buttons("sendDetails")[0]
    email = field(desk, "detailsEmail")
    QTest.keyClicks(email, "maria@")
    assert not send.isEnabled()
    QTest.keyClicks(email, "example.com")
    desk.click(send)
    assert desk.calls == [("provide_details", "Maria Lopez", "maria@example.com")]
    assert not send.isEnabled()


def test_the_focus_goes_to_the_field_that_is_missing(desk: Desk) -> None:
    desk.entry.setFocus()
    desk.show(details(1, email="maria@example.com"))
    assert QApplication.focusWidget() is field(desk, "detailsName")


def test_the_focus_stays_with_somebody_who_is_typing_a_message(desk: Desk) -> None:
    desk.entry.setFocus()
    QTest.keyClicks(desk.entry, "wait")
    desk.show(details(1))
    assert desk.entry.hasFocus()


def test_a_second_request_keeps_what_was_typed_and_not_sent(desk: Desk) -> None:
    desk.show(said(1, "agent", "Your e-mail?"), details(1))
    QTest.keyClicks(field(desk, "detailsName"), "Maria")
    desk.show(said(2, "user", "it's m at x dot org"), details(2, name="Mario", email="m@x.org"))
    assert len(desk.window.findChildren(DetailsCard)) == 1
    assert field(desk, "detailsName").text() == "Maria"
    assert field(desk, "detailsEmail").text() == "m@x.org"


def test_a_value_from_a_model_is_marked_for_checking(desk: Desk) -> None:
    desk.show(DetailsAsked(turn=1, name="Maria", email=None, unconfirmed_email="m@x.org"))
    assert field(desk, "detailsEmail").text() == "m@x.org"
    card = desk.the(DetailsCard)
    assert any("check" in label.text() for label in card.findChildren(QLabel))
    desk.click(desk.buttons("sendDetails")[0])
    assert desk.calls == [("provide_details", "Maria", "m@x.org")]


def test_a_mistake_is_named_when_sending_by_return(desk: Desk) -> None:
    desk.show(details(1, name="Maria"))
    email = field(desk, "detailsEmail")
    QTest.keyClicks(email, "maria at home")
    QTest.keyClick(email, Qt.Key.Key_Return)
    assert desk.calls == []
    assert "@" in email.accessibleDescription()
    assert email.text() == "maria at home"


def test_details_can_be_sent_again_after_an_error(desk: Desk) -> None:
    desk.show(details(1, name="Maria", email="maria@example.com"))
    desk.click(desk.buttons("sendDetails")[0])
    desk.show(ErrorOccurred(turn=2, code="x", message="That did not work."))
    desk.click(desk.buttons("sendDetails")[0])
    assert len(desk.calls) == 2


# Summary, yes and no


@pytest.mark.parametrize(("button", "accepted"), [("yes", True), ("no", False)])
def test_yes_and_no_answer_the_proposal_on_the_screen(
    desk: Desk, button: str, accepted: bool
) -> None:
    desk.show(proposal(1, proposal_id="p7"))
    desk.click(desk.buttons(button)[0])
    assert desk.calls == [("answer_proposal", "p7", accepted)]
    desk.click(desk.buttons(button)[0])
    assert len(desk.calls) == 1


def test_the_summary_shows_every_fact(desk: Desk) -> None:
    desk.show(proposal(1))
    shown = " ".join(words_on_screen(desk, ProposalCard))
    for fact in ("October 14th", "1:00 PM", "30 minutes", "Berlin", "Maria Lopez", "maria@exa"):
        assert fact in shown


def test_an_address_that_was_heard_is_large_and_can_be_typed_instead(desk: Desk) -> None:
    desk.show(details(1, None, "maria@example.com"))  # the name came after
    desk.show(replace(proposal(1), email_from=Origin.HEARD))
    shown = desk.the(ProposalCard)
    assert desk.the(PlainText, "heardEmail").toPlainText() == "maria@example.com"
    assert "Is every letter right?" in words_on_screen(desk, ProposalCard)
    desk.click(desk.buttons("changeEmail")[0])
    card = desk.the(DetailsCard)
    assert card.email.hasFocus()
    QTest.keyClicks(card.email, "mary@example.com")
    QTest.keyClick(card.email, Qt.Key.Key_Return)
    assert desk.calls == [("provide_details", "Maria Lopez", "mary@example.com")]
    desk.qtbot.waitUntil(lambda: in_order((card, shown))[0] is shown)


def test_an_address_that_is_nearly_the_name_is_pointed_out(desk: Desk) -> None:
    desk.show(replace(proposal(1, name="Marja Lopez"), email_from=Origin.HEARD))
    assert "It is not spelled like the name." in words_on_screen(desk, ProposalCard)
    desk.show(replace(proposal(2, name="Maria Lopez"), email_from=Origin.HEARD))
    shown = [card for card in desk.window.findChildren(ProposalCard) if card.waits]
    assert [
        label for label in shown[0].findChildren(QLabel) if "spelled like" in label.text()
    ] == []


def test_an_address_is_typed_also_where_no_card_had_asked_for_it(desk: Desk) -> None:
    desk.show(replace(proposal(1), email_from=Origin.HEARD))
    desk.click(desk.buttons("changeEmail")[0])
    card = desk.the(DetailsCard)
    assert (card.name.text(), card.email.text()) == ("Maria Lopez", "maria@example.com")


def test_an_address_that_was_typed_is_a_row_among_others(desk: Desk) -> None:
    desk.show(replace(proposal(1), email_from=Origin.TYPED))
    assert desk.buttons("changeEmail") == []
    assert "maria@example.com" in " ".join(words_on_screen(desk, ProposalCard))


def test_yes_and_no_are_in_sight_in_a_small_window(desk: Desk) -> None:
    desk.window.resize(420, 760)
    desk.show(offer(1, *(slot(14, hour) for hour in range(7, 15))))
    desk.show(said(2, "user", "the first\n" * 6), proposal(2), said(2, "agent", "Shall I?"))
    yes = desk.buttons("yes")[0]
    desk.qtbot.waitUntil(lambda: yes.visibleRegion().boundingRect() == yes.rect())


def test_a_withdrawn_proposal_takes_no_answer(desk: Desk) -> None:
    desk.show(proposal(1), ProposalWithdrawn(turn=2, proposal_id="p1"))
    assert desk.buttons("yes") == []
    assert "October 14th" in " ".join(words_on_screen(desk, ProposalCard))


def test_a_new_proposal_takes_the_place_of_the_old_one(desk: Desk) -> None:
    desk.show(proposal(1, proposal_id="p1"), proposal(2, proposal_id="p2"))
    desk.click(desk.buttons("yes")[0])
    assert desk.calls == [("answer_proposal", "p2", True)]
    assert len(desk.buttons("yes")) == 1


def test_an_answer_that_came_to_nothing_can_be_given_again(desk: Desk) -> None:
    desk.show(proposal(1))
    desk.click(desk.buttons("yes")[0])
    desk.show(ErrorOccurred(turn=2, code="calendar_unreachable", message="No connection."))
    desk.click(desk.buttons("yes")[0])
    assert len(desk.calls) == 2


# Bookings


def test_a_confirmation_ends_what_was_open(desk: Desk) -> None:
    desk.show(offer(1, slot(14, 11)), details(1), proposal(1), confirmed(2, booking()))
    assert desk.buttons("yes") == []
    assert not desk.buttons("time")[0].isEnabled()
    desk.qtbot.waitUntil(lambda: not desk.window.findChildren(DetailsCard))
    assert [card.accessibleName() for card in desk.window.findChildren(BookingCard)] == ["Booked"]


def test_a_pending_booking_is_requested_and_nowhere_called_booked(desk: Desk) -> None:
    desk.show(confirmed(1, booking(status=BookingStatus.PENDING)))
    card = desk.the(BookingCard)
    assert card.accessibleName() == "Requested"
    assert "booked" not in " ".join(words_on_screen(desk, BookingCard)).lower()


class Browser(QObject):
    """Takes the links that the window opens."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toString())


def test_the_link_opens_in_the_browser(desk: Desk) -> None:
    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "take")  # type: ignore[arg-type]
    try:
        desk.show(confirmed(1, booking(link="https://cal.example.com/b/u1")))
        desk.click(desk.buttons("openLink")[0])
    finally:
        QDesktopServices.unsetUrlHandler("https")
    assert browser.opened == ["https://cal.example.com/b/u1"]


def test_a_link_that_is_not_of_the_web_is_not_offered(desk: Desk) -> None:
    desk.show(confirmed(1, booking(link="file:///etc/passwd")))
    assert desk.buttons("openLink") == []


def test_cancelling_asks_first_and_marks_the_booking(desk: Desk) -> None:
    made = booking(uid="u9")
    desk.show(confirmed(1, made))
    desk.click(desk.buttons("cancelBooking")[0])
    desk.click(desk.buttons("askCancel")[0])
    assert desk.calls == [("propose_cancel", "u9")]
    desk.show(
        ProposalShown(
            turn=2, proposal=CancelProposal("c1", made), summary="Cancel it?", time_zone="UTC"
        )
    )
    assert desk.buttons("yes")[0].text() == "Yes, cancel it"
    gone = booking(uid="u9", status=BookingStatus.CANCELLED)
    desk.show(
        ProposalWithdrawn(turn=3, proposal_id="c1"),
        BookingChanged(turn=3, change="cancelled", booking=gone, time_zone="UTC"),
    )
    names = [card.accessibleName() for card in desk.window.findChildren(BookingCard)]
    assert names == ["Cancelled", "Cancelled"]
    assert desk.buttons("cancelBooking") == []


def test_a_moved_booking_leaves_the_old_card_as_a_record(desk: Desk) -> None:
    made = booking(uid="old")
    desk.show(
        confirmed(1, made),
        ProposalShown(
            turn=2,
            proposal=RescheduleProposal("r1", made, slot(15, 8)),
            summary="Move it?",
            time_zone="UTC",
        ),
        ProposalWithdrawn(turn=3, proposal_id="r1"),
        BookingChanged(turn=3, change="rescheduled", booking=booking(uid="new"), time_zone="UTC"),
    )
    names = [card.accessibleName() for card in desk.window.findChildren(BookingCard)]
    assert sorted(names) == ["Moved", "Moved to another time"]
    desk.click(desk.buttons("moveBooking")[0])
    assert desk.calls == [("propose_move", "new")]


# Keyboard and screen reader


def test_the_tab_key_reaches_cards_from_top_to_bottom_before_the_foot(desk: Desk) -> None:
    desk.show(
        offer(1, slot(14, 7), slot(14, 8)),
        details(1, name="Maria", email="maria@example.com"),
        proposal(1),
    )
    details_card = ["detailsName", "detailsEmail", "sendDetails", "addNote"]
    wanted = ["time", "time", *details_card, "yes", "no", "talk"]
    desk.window.conversation.setFocus()
    visited = []
    for _ in wanted:
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        visited.append(focus().objectName())
    assert visited == wanted


def test_everything_that_can_be_used_has_a_name(desk: Desk) -> None:
    desk.show(
        said(1, "user", "hello"),
        offer(1, slot(14, 7)),
        details(1),
        proposal(1),
        confirmed(2, booking()),
    )
    for widget in desk.window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            named = widget.accessibleName() or getattr(widget, "text", str)()
            labelled = any(
                getattr(label, "buddy", lambda: None)() is widget
                for label in desk.window.findChildren(QWidget)
            )
            assert named or labelled, widget


def test_nothing_overlaps_in_a_narrow_window(desk: Desk) -> None:
    desk.window.resize(400, 700)
    meeting = "https://meet.example.com/" + "x" * 200
    desk.show(
        said(1, "user", "w" * 300),
        offer(1, *(slot(14, hour, minute) for hour in range(7, 15) for minute in (0, 30))),
        proposal(1, name="N" * 200),
        confirmed(2, replace(booking(link="https://cal.example.com/b"), location=meeting)),
    )
    page = desk.the(QWidget, "conversationPage")
    viewport = desk.window.conversation.viewport()
    desk.qtbot.waitUntil(lambda: page.height() > viewport.height())
    assert page.width() == viewport.width()
    rows = [
        row
        for kind in (Bubble, AvailabilityCard, ProposalCard, BookingCard)
        for row in desk.window.findChildren(kind)
    ]
    rows.sort(key=QWidget.y)
    for above, below in pairwise(rows):
        assert above.y() + above.height() <= below.y()
    for row in rows:
        assert row.width() <= viewport.width()
        for button in row.findChildren(QPushButton):
            right = button.mapTo(row, button.rect().topRight()).x()
            assert not button.isVisible() or right < row.width(), button.text()


def test_what_is_booked_for_a_trial_is_told_to_be_one_once(desk: Desk) -> None:
    desk.show(ConversationOpened(calendar="sandbox", agent="built-in", time_zone=ZONE))
    desk.show(confirmed(1, booking("u1")), confirmed(2, booking("u2")))
    told = [each for each in words_on_screen(desk, HintLine) if "nobody was invited" in each]
    assert len(told) == 1


def test_what_is_booked_in_earnest_is_not(desk: Desk) -> None:
    desk.show(ConversationOpened(calendar="cal.com", agent="built-in", time_zone=ZONE))
    desk.show(confirmed(1, booking("u1")))
    assert not [each for each in words_on_screen(desk, HintLine) if "nobody was invited" in each]
