"""Every page by keyboard and by screen reader: names, sizes, the way of the tab key, the focus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from accessibility import nameless, too_small, unreachable, without_visible_focus
from desk_kit import Desk, booking, confirmed, details, offer, phase, proposal, said, slot
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from whole_window import WholeWindow, whole_window

from app.domain.events import (
    ErrorOccurred,
    Event,
    HandsFree,
    HandsFreeChanged,
    Hearing,
    HearingChanged,
    Notice,
    NoticeAction,
    Phase,
)
from app.domain.wording import Wording

NOTICE = Notice(
    topic="models",
    message="Fetching Whisper base …",
    advice="Typing works meanwhile.",
    progress=0.4,
    actions=(NoticeAction("pause", "Pause"), NoticeAction("cancel", "Cancel")),
)

SCENES: dict[str, tuple[Event, ...]] = {
    "welcome": (),
    "remark": (NOTICE,),
    "times": (
        said(1, "user", "a demo on Wednesday"),
        said(1, "agent", "These times are free."),
        offer(1, *(slot(14 + day, hour) for day in range(4) for hour in (7, 9, 13))),
    ),
    "details": (details(1, "Maria Lopez"),),
    "summary": (said(1, "agent", "Shall I book it?"), proposal(1)),
    "booked": (confirmed(1, booking(link="https://cal.com/booking/u1")),),
    "problem": (ErrorOccurred(turn=1, code="calendar", message="It failed.", advice="Try again."),),
}


@pytest.fixture(params=SCENES)
def desk(qtbot: QtBot, request: pytest.FixtureRequest) -> Desk:
    desk = Desk(qtbot)
    desk.show(*SCENES[request.param])
    return desk


CHECKS = (nameless, too_small, unreachable, without_visible_focus)


@pytest.mark.parametrize("check", CHECKS, ids=lambda each: each.__name__)
def test_what_can_be_done_on_the_talk_page_can_be_done_by_everybody(
    desk: Desk, check: Callable[..., list[str]]
) -> None:
    assert check(desk.window) == []


@pytest.fixture
def whole(qtbot: QtBot, tmp_path: Path) -> Iterator[WholeWindow]:
    with whole_window(qtbot, tmp_path) as whole:
        yield whole


def test_every_page_can_be_used_by_everybody(whole: WholeWindow) -> None:
    """Whatever pages the program has: a new one is walked through without being named here."""
    assert len(whole.keys) >= 4
    found = {}
    for key in whole.keys:
        whole.show(key)
        for check in CHECKS:
            if faults := check(whole.window):
                found[f"{key}: {check.__name__}"] = faults
    assert found == {}


@pytest.mark.parametrize("width", [360, 900])
def test_every_page_fits_from_right_to_left(whole: WholeWindow, width: int) -> None:
    whole.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    whole.window.resize(width, 700)
    outside = {}
    for key in whole.keys:
        whole.show(key)
        room = whole.window.width()
        outside[key] = [
            f"{type(widget).__name__} {widget.objectName()} {left} to {right}"
            for widget in whole.window.findChildren(QAbstractButton)
            if widget.isVisible()
            for left in [widget.mapTo(whole.window, QPoint(0, 0)).x()]
            for right in [left + widget.width()]
            if left < 0 or right > room
        ]
    assert not any(outside.values()), outside


def test_state_replies_and_troubles_are_announced(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    told: list[str] = []
    announcer = desk.window.announcer
    assert announcer is not None
    announcer.announced.connect(told.append)
    desk.show(
        HearingChanged(hearing=Hearing.READY),
        HandsFreeChanged(turn=0, state=HandsFree.LISTENING),
        HandsFreeChanged(turn=0, state=HandsFree.RESTING),
        phase(1, Phase.LISTENING),
        said(1, "user", "tomorrow", final=False),
        said(1, "user", "tomorrow at two"),
        phase(1, Phase.IDLE),
        said(1, "agent", "Two o'clock is free."),
        NOTICE,
        NOTICE,
        ErrorOccurred(
            turn=1, code="audio", message=Wording("{n} of it", n=3), advice="Plug it in."
        ),
    )
    assert told == [
        "Ready",
        "Listening for you",
        "Not listening",
        "Listening",
        "You: tomorrow at two",
        "Assistant: Two o'clock is free.",
        "Fetching Whisper base …",
        "3 of it Plug it in.",
    ]
