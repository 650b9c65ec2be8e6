"""Every page, section, card, step and question, in the smallest window and the longer language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from accessibility import (
    clipped,
    low_contrast,
    nameless,
    too_small,
    unreachable,
    without_visible_focus,
)
from desk_kit import booking, confirmed, details, offer, phase, proposal, said, slot
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from whole_window import WholeWindow, whole_window

from app.desktop.cards.booking import BookingCard
from app.desktop.first_steps import STEPS
from app.desktop.history.dialogs import ask_before_deleting_all
from app.desktop.language import choose_language
from app.desktop.settings.sections import section_titles
from app.desktop.theme import choose_theme
from app.desktop.window import MainWindow
from app.domain.booking_field import BookingField, FieldKind
from app.domain.events import DISMISS, ErrorOccurred, Event, Notice, NoticeAction, Phase
from app.domain.own_details import Origin

FIELDS = (
    BookingField(
        "plan", "Welchen Tarif benutzen Sie?", FieldKind.ONE_OF, True, ("Einzeln", "Team")
    ),
    BookingField("terms", "Stimmen Sie den Bedingungen zu?", FieldKind.YES_NO, True),
    BookingField("topics", "Welche Themen?", FieldKind.SOME_OF, False, ("Sprache", "Kalender")),
    BookingField("phone", "Telefonnummer", FieldKind.PHONE),
)
DAYS = replace(
    offer(1, *(slot(14 + day, hour) for day in (0, 1, 4) for hour in (7, 9, 13, 17))),
    first=date(2026, 10, 14),
    last=date(2026, 10, 18),
    has_more=True,
)
CONVERSATION: dict[str, tuple[Event, ...]] = {
    "times": (said(1, "user", "eine Vorführung am Mittwoch"), said(1, "agent", "Frei ist."), DAYS),
    "details": (
        said(2, "agent", "Wie heißen Sie?"),
        replace(
            details(2, "Maria Lopez", "maria@example.com"),
            name_from=Origin.SETTINGS,
            email_from=Origin.HEARD,
            fields=FIELDS,
        ),
    ),
    "summary": (
        said(3, "agent", "Soll ich buchen?"),
        replace(proposal(3), email_from=Origin.HEARD),
    ),
    "booked": (
        said(4, "agent", "Gebucht."),
        confirmed(
            4,
            replace(booking(link="https://cal.com/booking/u1"), host_time_zone="America/New_York"),
        ),
    ),
    "problem": (
        said(5, "user", "nochmal"),
        ErrorOccurred(turn=5, code="audio", message="No microphone was found.", advice="Plug one."),
    ),
    "remarks": (
        Notice(topic="recogniser", message="Fetching", progress=0.4, actions=(DISMISS,)),
        Notice(topic="unsent-1", message="Not sent.", actions=(NoticeAction("x", "Ask again"),)),
        Notice(topic="loudspeaker-device", message="It is gone."),
    ),
    "listening": (
        phase(6, Phase.LISTENING),
        said(6, "user", "morgen um", final=False),
        said(6, "agent", "Einen Moment."),
    ),
}


@pytest.fixture
def whole(qtbot: QtBot, tmp_path: Path) -> Iterator[WholeWindow]:
    with whole_window(qtbot, tmp_path, language="de") as whole:
        whole.window.resize(360, 760)
        yield whole
    choose_theme("system")
    choose_language("en")
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


class Strays(QObject):
    """Notes what is shown as a window of its own, and should not be: it takes the focus away."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            expected = isinstance(watched, MainWindow | QMessageBox)
            self.found += [] if expected else [f"{type(watched).__name__} {watched.objectName()}"]
        return False


def at_rest(whole: WholeWindow) -> None:
    """Wait until all is answered, and laid out."""
    whole.settle()
    for _ in range(5):
        QApplication.processEvents()


def places(whole: WholeWindow) -> Iterator[tuple[str, QWidget]]:
    """Go everywhere, one after the other, and return what it is called and the window of it."""
    window = whole.window
    for key in whole.keys:
        whole.show(key)
        yield key, window
    for section in section_titles():
        window.open_settings(section)
        at_rest(whole)
        yield f"settings, {section}", window
    ask_before_deleting_all(window, 3, lambda: None)
    (box,) = [each for each in QApplication.topLevelWidgets() if each.inherits("QMessageBox")]
    whole.settle()
    yield "question", box
    box.close()
    window.activateWindow()
    whole.settle()
    whole.show("talk")
    for step in STEPS:
        window.show_first_steps(step)
        whole.settle()
        yield f"first steps, {step}", window
    window.talk.take_back()
    for name, events in CONVERSATION.items():
        whole.engine.publish(*events)
        at_rest(whole)
        yield f"conversation, {name}", window
        if name == "booked":
            window.findChildren(BookingCard)[-1].ask_reason()
            whole.settle()
            yield "conversation, reason", window


def scrolled(window: QWidget) -> Iterator[None]:
    """Show all that there is to be scrolled to, a windowful at a time."""
    bars = [
        area.verticalScrollBar()
        for area in window.findChildren(QScrollArea)
        if area.isVisible() and area.verticalScrollBar().maximum() > 0
    ]
    longest = max(bars, key=lambda bar: bar.maximum(), default=None)
    yield
    if longest is None:
        return
    for value in range(0, longest.maximum() + longest.pageStep(), max(1, longest.pageStep() - 40)):
        longest.setValue(value)
        QApplication.processEvents()
        yield


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_stand_out_and_fit_everywhere(whole: WholeWindow, theme: str) -> None:
    choose_theme(theme)
    faults: dict[str, list[str]] = {}
    for name, window in places(whole):
        found = list(
            dict.fromkeys(fault for _ in scrolled(window) for fault in low_contrast(window))
        )
        if theme == "light":
            found += clipped(window)
        if found:
            faults[name] = found
    assert faults == {}, "\n".join(f"{k}: {e}" for k, v in faults.items() for e in v)


CHECKS: tuple[Callable[[QWidget], list[str]], ...] = (
    nameless,
    too_small,
    unreachable,
    without_visible_focus,
)


def test_everything_can_be_used_by_everybody(whole: WholeWindow) -> None:
    choose_theme("dark")
    faults: dict[str, list[str]] = {}
    strays = Strays()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(strays)
    for name, window in places(whole):
        for check in CHECKS:
            if found := check(window):
                faults[f"{name}: {check.__name__}"] = found
    assert strays.found == []
    assert faults == {}, "\n".join(f"{k}: {e}" for k, v in faults.items() for e in v)


def test_words_fit_from_right_to_left(whole: WholeWindow) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    faults = {name: found for name, window in places(whole) if (found := clipped(window))}
    assert faults == {}, "\n".join(f"{k}: {e}" for k, v in faults.items() for e in v)
