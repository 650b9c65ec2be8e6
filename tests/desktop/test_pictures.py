"""Every page looks as it was reviewed, with something on it: light and dark, 100 and 200 percent.

Where a page is meant to look otherwise, make its pictures anew and look at them:

    RENEW_PICTURES=1 python3 packaging/dev.py test tests/desktop/test_pictures.py
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from desk_kit import booking, confirmed, details, offer, proposal, said, slot
from lived_in import live_in
from pictures import REVIEWED, picture_of, share_that_differs
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from whole_window import WholeWindow, whole_window

from app.desktop.cards.availability import AvailabilityCard
from app.desktop.theme import choose_theme
from app.domain.events import ErrorOccurred, Event, Notice

MOST = 0.02
"""This part of a picture may differ: letters of another version of a font."""

FONT = "DejaVu Sans"
"""The font of the reviewed pictures; with another one, lines break elsewhere."""

CONVERSATION: dict[str, tuple[Event, ...]] = {
    "conversation": (
        said(1, "user", "a demo on Wednesday"),
        said(1, "agent", "These times are free."),
        offer(1, *(slot(14 + day, hour) for day in range(3) for hour in (7, 9, 13))),
        details(2, "Maria Lopez"),
        said(3, "agent", "Shall I book it?"),
        proposal(3),
    ),
    "confirmation": (
        said(4, "agent", "It is booked."),
        confirmed(
            4,
            replace(booking(link="https://cal.com/booking/u1"), host_time_zone="America/New_York"),
        ),
    ),
    "times": (
        said(5, "user", "and another one"),
        said(5, "agent", "These times are free."),
        replace(
            offer(5, *(slot(14 + day, hour) for day in (0, 1, 4) for hour in (7, 9, 13, 17))),
            first=date(2026, 10, 14),
            last=date(2026, 10, 18),
            has_more=True,
        ),
    ),
    "trouble": (
        said(6, "user", "hello"),
        ErrorOccurred(turn=6, code="audio", message="No microphone was found.", advice="Type."),
        Notice(topic="loudspeaker-device", message="The loudspeaker is gone.", advice="Plug it."),
    ),
}
"""What happens on the Talk page, one after the other, and how the pictures of it are called."""


@pytest.fixture
def whole(qtbot: QtBot, tmp_path: Path) -> Iterator[WholeWindow]:
    live_in(tmp_path)
    with whole_window(qtbot, tmp_path) as whole:
        if QFontInfo(QApplication.font()).family() != FONT:
            pytest.skip(f"the pictures were made with {FONT}")
        yield whole
        choose_theme("system")


@pytest.mark.parametrize("width", [360, 900])
def test_every_page_looks_as_reviewed(whole: WholeWindow, width: int) -> None:
    different = {}
    whole.window.resize(width, 760)
    for scene in [*whole.keys, *CONVERSATION]:
        if scene in CONVERSATION:
            whole.engine.publish(*CONVERSATION[scene])
            whole.window.resize(width, 1200)
        whole.show("talk" if scene in CONVERSATION else scene)
        if scene == "times":  # with the focus among the times
            card = whole.window.findChildren(AvailabilityCard)[-1]
            card.times[1].setFocus(Qt.FocusReason.TabFocusReason)
        for theme in ("light", "dark"):
            choose_theme(theme)
            whole.settle()
            for scale in (1, 2):
                file = REVIEWED / f"{scene}-{width}-{theme}-{scale}.png"
                picture = picture_of(whole.window, scale)
                if os.environ.get("RENEW_PICTURES"):
                    picture.save(str(file))
                    continue
                share = share_that_differs(picture, QImage(str(file)))
                if share > MOST:
                    different[file.name] = f"{share:.1%}"
    assert different == {}


def test_a_moved_button_is_seen(whole: WholeWindow) -> None:
    """The comparison is no rubber stamp: what a reviewer would notice counts."""
    whole.window.resize(900, 760)
    whole.show("talk")
    before = picture_of(whole.window, 1)
    whole.window.dock.hide()
    whole.settle()
    assert share_that_differs(picture_of(whole.window, 1), before) > MOST
