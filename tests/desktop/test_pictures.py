"""Every page looks as it was reviewed, with something on it: light and dark, 100 and 200 percent.

Where a page is meant to look otherwise, make its pictures anew and look at them:

    RENEW_PICTURES=1 python3 packaging/dev.py test tests/desktop/test_pictures.py
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_kit import details, offer, proposal, said, slot
from lived_in import live_in
from pictures import REVIEWED, picture_of, share_that_differs
from PySide6.QtGui import QFontInfo, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from whole_window import WholeWindow, whole_window

from app.desktop.theme import choose_theme

MOST = 0.02
"""This part of a picture may differ: letters of another version of a font."""

FONT = "DejaVu Sans"
"""The font of the reviewed pictures; with another one, lines break elsewhere."""

CONVERSATION = (
    said(1, "user", "a demo on Wednesday"),
    said(1, "agent", "These times are free."),
    offer(1, *(slot(14 + day, hour) for day in range(3) for hour in (7, 9, 13))),
    details(2, "Maria Lopez"),
    said(3, "agent", "Shall I book it?"),
    proposal(3),
)


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
    scenes = [*whole.keys, "conversation"]
    for scene in scenes:
        if scene == "conversation":
            whole.engine.publish(*CONVERSATION)
            whole.window.resize(width, 1200)
        whole.show("talk" if scene == "conversation" else scene)
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
