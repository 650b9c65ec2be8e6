"""Lasting remarks above the conversation."""

from __future__ import annotations

import pytest
from desk_kit import Desk
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from app.desktop.banners import NoticeBanner
from app.desktop.text import PlainText
from app.domain.events import Notice


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def shown(desk: Desk) -> list[str]:
    return [
        banner.accessibleName()
        for banner in desk.window.findChildren(NoticeBanner)
        if banner.isVisible()
    ]


def test_a_notice_of_the_same_topic_takes_the_place_of_the_earlier_one(desk: Desk) -> None:
    desk.show(
        Notice(topic="models", message="Fetching Whisper", progress=0.1),
        Notice(topic="microphone", message="There is no microphone.", advice="Plug one in."),
        Notice(topic="models", message="Fetching a voice", progress=0.6),
    )
    assert shown(desk) == ["Fetching a voice", "There is no microphone. Plug one in."]
    assert desk.window.findChildren(QProgressBar)[0].value() == 600


def test_an_empty_notice_takes_the_remark_away(desk: Desk) -> None:
    desk.show(Notice(topic="models", message="Fetching", progress=0.9))
    desk.show(Notice(topic="models", message=""), Notice(topic="unknown", message=""))
    assert shown(desk) == []
    assert not desk.window.banners.isVisible()


def test_progress_out_of_range_does_no_harm(desk: Desk) -> None:
    desk.show(Notice(topic="a", message="One", progress=7.0))
    desk.show(Notice(topic="a", message="One", progress=-1.0))
    assert desk.the(QProgressBar).value() == 0


def test_markup_in_a_notice_is_shown_literally(desk: Desk) -> None:
    desk.show(Notice(topic="device", message="<b>USB</b> is busy", advice="Free <i>it</i>"))
    texts = [text.toPlainText() for text in desk.the(NoticeBanner).findChildren(PlainText)]
    assert texts == ["<b>USB</b> is busy", "Free <i>it</i>"]


def test_speech_counts_as_ready_once_recogniser_and_microphone_are(desk: Desk) -> None:
    hint = desk.window.dock.hint
    desk.show(Notice(topic="models", message="Fetching", progress=0.5))
    assert hint.text() == "Speech is not ready yet: type below"
    desk.show(Notice(topic="recogniser", message=""))
    assert hint.text() == "Hold Space and speak"
