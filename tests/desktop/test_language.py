"""The interface in another language, changed while the window is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from desk_kit import (
    RESOURCES,
    ZONE,
    Desk,
    booking,
    confirmed,
    details,
    offer,
    proposal,
    said,
    slot,
)
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from whole_window import whole_window

from app.audio.failures import not_connected, used_instead
from app.audio.soundness import words_for_low_level
from app.desktop.application import make_application
from app.desktop.language import InterfaceLanguage, choose_language, locale_for, retell, translated
from app.desktop.words import clock_words, day_words, moment_words
from app.domain.booking import BookingStatus
from app.domain.booking_field import BookingField, FieldKind
from app.domain.events import (
    BookingChanged,
    ConversationOpened,
    ErrorOccurred,
    Event,
    Notice,
    ProposalWithdrawn,
)
from app.domain.own_details import Origin
from app.domain.wording import Wording

MOMENT = datetime(2026, 10, 14, 15, 30, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    make_application(RESOURCES)
    yield
    choose_language("en")
    qapp.processEvents()


def test_words_that_are_on_the_screen_change_with_the_language(qtbot: QtBot) -> None:
    told: list[str] = []
    widget = QWidget()
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, widget)
    qtbot.addWidget(widget)
    retell(widget, lambda: told.append(day_words(MOMENT)))
    choose_language("de")
    qtbot.waitUntil(lambda: told[-1] == "Mittwoch, 14. Oktober")
    assert buttons.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"
    choose_language("en")
    qtbot.waitUntil(lambda: told[-1] == "Wednesday, October 14th")
    assert buttons.button(QDialogButtonBox.StandardButton.Cancel).text() == "Cancel"


def test_a_moment_is_written_as_the_language_writes_it() -> None:
    assert moment_words(MOMENT) == "Wednesday, October 14th at 3:30 PM"
    choose_language("de")
    assert moment_words(MOMENT) == "Mittwoch, 14. Oktober um 15:30"


def test_words_from_below_the_window_are_translated_with_their_values() -> None:
    choose_language("de")
    words = Wording("There is no calendar “{calendar}”.", calendar="outlook")
    assert translated(words) == "Einen Kalender „outlook“ gibt es nicht."
    assert translated("No translation of this") == "No translation of this"


@pytest.mark.parametrize(
    ("chosen", "system", "expected"),
    [
        ("system", "de_AT", "de_AT"),
        ("system", "en_GB", "en_GB"),
        ("system", "fr_FR", "en_US"),
        ("system", "C", "en_US"),
        ("de", "de_CH", "de_CH"),
        ("de", "en_US", "de_DE"),
        ("en", "de_DE", "en_US"),
        ("xx", "de_DE", "de_DE"),
    ],
)
def test_the_systems_own_way_counts_where_it_speaks_the_language(
    chosen: str, system: str, expected: str
) -> None:
    assert locale_for(chosen, QLocale(system)).name() == expected


def test_hours_follow_the_systems_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    for system, expected in (("en_US", "3:30 PM"), ("en_GB", "15:30"), ("de_DE", "15:30")):
        monkeypatch.setattr(QLocale, "system", lambda name=system: QLocale(name))
        assert clock_words(MOMENT) == expected


def test_an_application_that_is_dressed_again_speaks_one_language_at_a_time() -> None:
    application = make_application(RESOURCES, language="de")
    assert len(application.findChildren(InterfaceLanguage)) == 1
    assert day_words(MOMENT) == "Mittwoch, 14. Oktober"


def words_of(window: QWidget) -> Counter[tuple[str, str]]:
    """Return all that a person reads or hears of a window, and what shows it."""
    found: Counter[tuple[str, str]] = Counter()
    for widget in window.findChildren(QWidget):
        texts = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        match widget:
            case QToolButton() if isinstance(widget.parentWidget(), QTabBar):
                continue  # Qt's own, which it names once and never shows here
            case QLabel() | QAbstractButton():
                texts.append(widget.text())
            case QLineEdit() | QPlainTextEdit():
                texts.append(widget.placeholderText())
            case QTabBar():
                texts += [widget.tabText(index) for index in range(widget.count())]
            case QComboBox():
                texts += [widget.itemText(index) for index in range(widget.count())]
        found.update((type(widget).__name__, text) for text in texts if text)
    return found


def test_every_page_follows_the_language_while_it_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    """A window whose language was changed reads as one that began in it."""
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    with whole_window(qtbot, tmp_path / "one", language="de") as german:
        for key in german.keys:
            german.show(key)
        expected = words_of(german.window)
    with whole_window(qtbot, tmp_path / "other") as changed:
        for key in changed.keys:
            changed.show(key)
        english = words_of(changed.window)
        changed.change_language("de")
        for key in changed.keys:
            changed.show(key)
        after = words_of(changed.window)
    assert (after & english).keys() - expected.keys() == set()


def a_conversation() -> tuple[Event, ...]:
    """Return a conversation with every card, each in more than one of its states."""
    days = [slot(14 + day, hour) for day in (0, 1, 3) for hour in (7, 13)]
    times = replace(offer(1, *days), first=date(2026, 10, 14), last=date(2026, 10, 17))
    questions = (
        BookingField("plan", "Which plan?", FieldKind.ONE_OF, True, ("Starter", "Team")),
        BookingField("terms", "Do you agree?", FieldKind.YES_NO),
        BookingField("phone", Wording("Telephone number"), FieldKind.PHONE),
    )
    asked = replace(
        details(2, "Maria Lopez", "maria@example.com"),
        name_from=Origin.SETTINGS,
        email_from=Origin.HEARD,
        fields=questions,
    )
    done = booking(link="https://cal.com/booking/u1", status=BookingStatus.PENDING)
    earlier = replace(booking(uid="u0"), host_time_zone="America/New_York")
    return (
        said(1, "user", "a demo on Wednesday"),
        replace(times, has_more=True),
        asked,
        proposal(3, proposal_id="p1"),
        ProposalWithdrawn(turn=3, proposal_id="p1"),
        replace(proposal(4, proposal_id="p2"), email_from=Origin.HEARD),
        confirmed(5, earlier),
        BookingChanged(turn=6, booking=earlier, change="cancelled", time_zone=ZONE),
        confirmed(7, done),
        ConversationOpened(calendar="sandbox", agent="built-in", time_zone=ZONE),
        said(8, "user", "hello"),
        ErrorOccurred(
            turn=8,
            code="audio",
            message=Wording('The microphone "{name}" delivers no sound.', name="USB"),
            advice="Unplug it and plug it in again, or choose another one in the settings.",
        ),
        replace(said(8, "user", "good day"), corrects=8, turn=9),
        said(9, "agent", words_for_low_level("USB"), hint=True),
        Notice(topic="loudspeaker-device", message=used_instead(not_connected("output", "A"), "B")),
    )


def test_a_whole_conversation_follows_the_language(qtbot: QtBot) -> None:
    """Cards that stand in it read as if they had come up in the other language."""
    german, changed = Desk(qtbot), Desk(qtbot)
    choose_language("de")
    german.show(*a_conversation())
    expected = words_of(german.window)
    choose_language("en")
    changed.show(*a_conversation())
    english = words_of(changed.window)
    choose_language("de")
    for _ in range(4):
        changed.application.processEvents()
    after = words_of(changed.window)
    # What the assistant and the host said themselves stays as it was said.
    assert {words for _, words in (after & english) - expected} == set()
    assert after == expected
    assert ("QLabel", "Mittwoch, 14. Oktober") in expected
