"""Lasting remarks above the conversation."""

from __future__ import annotations

import ast
from itertools import pairwise

import pytest
from desk_kit import RESOURCES, Desk
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from app.desktop.notice_banner import NoticeBanner
from app.desktop.plain_text import PlainText
from app.desktop.remedies import still_works
from app.desktop.settings.sections import section_titles
from app.domain.events import BROKEN, DISMISS, ErrorOccurred, Notice, NoticeAction


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
    told = "There is no microphone. Plug one in. Typing and clicking do all that speaking does."
    assert shown(desk) == ["Fetching a voice", told]
    assert desk.window.findChildren(QProgressBar)[0].value() == 600


def test_an_empty_notice_takes_the_remark_away(desk: Desk) -> None:
    desk.show(Notice(topic="models", message="Fetching", progress=0.9))
    desk.show(Notice(topic="models", message=""), Notice(topic="unknown", message=""))
    assert shown(desk) == []
    assert not desk.window.banners.isVisible()


def test_many_remarks_scroll_in_a_low_window_and_none_is_cut(desk: Desk) -> None:
    desk.window.resize(360, 600)
    advice = "Plug it in again, or choose another one in the system's sound settings."
    desk.show(*(Notice(topic=str(n), message="Something is amiss.", advice=advice) for n in "1234"))
    texts = [text for text in desk.window.banners.findChildren(PlainText) if text.toPlainText()]
    assert len(texts) == 8

    def whole() -> bool:
        return all(text.height() >= text.heightForWidth(text.width()) for text in texts)

    desk.qtbot.waitUntil(whole)
    assert desk.window.height() == 600
    assert desk.window.dock.isVisible()


def test_progress_out_of_range_does_no_harm(desk: Desk) -> None:
    desk.show(Notice(topic="a", message="One", progress=7.0))
    desk.show(Notice(topic="a", message="One", progress=-1.0))
    assert desk.the(QProgressBar).value() == 0


def test_what_can_be_done_is_a_button_that_stays_while_the_progress_moves(desk: Desk) -> None:
    pause = NoticeAction("pause", "Pause")
    desk.show(Notice(topic="voice", message="Fetching", progress=0.1, actions=(pause,)))
    (button,) = desk.buttons("pause")
    button.setFocus()
    desk.show(Notice(topic="voice", message="Fetching", progress=0.2, actions=(pause,)))
    assert button.hasFocus()
    desk.click(button)
    assert desk.calls == [("act", "voice", "pause")]
    desk.show(Notice(topic="voice", message="Paused", actions=(NoticeAction("resume", "Go on"),)))
    assert not desk.buttons("pause")
    assert [button.text() for button in desk.buttons("resume")] == ["Go on"]


def test_where_nothing_works_nothing_is_promised_and_what_was_typed_stays(desk: Desk) -> None:
    desk.window.dock.composer.entry.setPlainText("half a thought")
    desk.show(Notice(topic=BROKEN, message="The database can't be opened.", advice="Free it."))
    dock = desk.window.dock
    assert shown(desk) == ["The database can't be opened. Free it."]
    assert dock.state.text() == "Not working"
    assert not dock.composer.send.isEnabled()
    assert desk.text == "half a thought"


def test_markup_in_a_notice_is_shown_literally(desk: Desk) -> None:
    desk.show(Notice(topic="device", message="<b>USB</b> is busy", advice="Free <i>it</i>"))
    texts = [text.toPlainText() for text in desk.the(NoticeBanner).findChildren(PlainText)]
    assert texts[:2] == ["<b>USB</b> is busy", "Free <i>it</i>"]


def test_speech_counts_as_ready_once_recogniser_and_microphone_are(desk: Desk) -> None:
    dock = desk.window.dock
    desk.show(Notice(topic="recogniser", message="Fetching", progress=0.5))
    assert (dock.state.text(), dock.hint.text()) == (
        "Speech is not ready yet",
        "Type below meanwhile",
    )
    desk.show(Notice(topic="recogniser", message=""))
    assert (dock.state.text(), dock.hint.text()) == ("Ready", "Hold Space and speak")


def test_in_the_smallest_window_a_long_remark_leaves_talking_and_typing_whole(desk: Desk) -> None:
    desk.window.resize(desk.window.minimumSize())
    desk.show(Notice(topic="unsent-1", message="Not booked yet. " * 12, advice="Say yes. " * 20))
    dock = desk.window.dock

    def is_whole() -> bool:
        places = [
            QRect(part.mapTo(dock, QPoint(0, 0)), part.size())
            for part in (dock.talk, dock.composer, dock.status)
        ]
        above = all(one.bottom() < next_.top() for one, next_ in pairwise(places))
        return above and dock.rect().contains(places[0]) and dock.rect().contains(places[-1])

    desk.qtbot.waitUntil(is_whole)


def test_a_warning_leads_to_where_it_can_be_mended(desk: Desk) -> None:
    asked: list[str] = []
    desk.window.banners.settings_wanted.connect(asked.append)
    desk.show(Notice(topic="microphone", message="There is no microphone."))
    desk.click(desk.buttons("mend")[0])
    assert asked == ["sound"]
    again = NoticeAction("again", "Try again")
    desk.show(Notice(topic="microphone", message="It was unplugged.", actions=(again,)))
    assert desk.buttons("mend") == [], "one button that helps is enough"
    desk.click(desk.buttons("again")[0])
    assert desk.calls == [("act", "microphone", "again")]


def test_what_a_warning_says_can_be_copied_for_somebody_who_helps(desk: Desk) -> None:
    desk.show(
        Notice(topic="models", message="Fetching", progress=0.5),
        Notice(topic="loudspeaker", message="The loudspeaker is gone.", advice="Plug it in."),
    )
    (copy,) = desk.buttons("copyDetails")
    desk.click(copy)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[:2] == ["The loudspeaker is gone.", "Plug it in."]
    assert lines[2].startswith("loudspeaker; Vocal Desk ")


# Every remark there is -------------------------------------------------------------------------

AGAIN = NoticeAction("again", "Try again")
TOPICS: dict[str, tuple[NoticeAction, ...]] = {
    "microphone": (),
    "microphone-device": (DISMISS,),
    "microphone-sound": (DISMISS,),
    "loudspeaker": (),
    "loudspeaker-device": (DISMISS,),
    "bluetooth": (DISMISS,),
    "recogniser": (AGAIN,),
    "next-recogniser": (AGAIN,),
    "voice": (),
    "agent": (),
    "assistant-from": (DISMISS,),
    "calendar-from": (DISMISS,),
    "calendar-clock": (DISMISS,),
    "clock": (DISMISS,),
    "history": (),
    "settings-file": (),
    "global-key": (DISMISS,),
    "tray": (DISMISS,),
    "unsent-": (AGAIN,),
    "journal-": (DISMISS,),
    BROKEN: (),
}
"""Every topic, or what it begins with, and what is offered under it."""

NOTHING_TO_SAY = frozenset({"journal-", "next-recogniser", BROKEN})
"""Where nothing is amiss, or nothing works."""


def topics_in_the_program() -> set[str]:
    """Return what the program puts remarks under, as far as it stands in its text."""
    found: set[str] = set()
    for file in (RESOURCES.parent / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name == "Notice":
                given = [each.value for each in node.keywords if each.arg == "topic"]
            elif name == "put" and "audio" in file.parts:
                given = node.args[:1]
            else:
                continue
            for topic in given:
                if isinstance(topic, ast.Constant):
                    found.add(str(topic.value))
                elif isinstance(topic, ast.JoinedStr) and isinstance(topic.values[0], ast.Constant):
                    found.add(str(topic.values[0].value))
    return found


def test_no_remark_is_missing_here() -> None:
    found = topics_in_the_program()
    assert len(found) > 8
    assert found - TOPICS.keys() == set()


@pytest.mark.parametrize("topic", TOPICS)
def test_every_remark_says_what_still_works_and_has_a_button_that_helps(
    desk: Desk, topic: str
) -> None:
    actions = TOPICS[topic]
    desk.show(Notice(topic=topic, message="It is amiss.", advice="Do so.", actions=actions))
    banner = desk.the(NoticeBanner)
    assert bool(still_works(topic)) == (topic not in NOTHING_TO_SAY)
    assert banner.accessibleName() == f"It is amiss. Do so. {still_works(topic)}".strip()
    buttons = [each for each in banner.findChildren(QPushButton) if each.isVisible()]
    helping = [each for each in buttons if each.objectName() not in ("copyDetails", "dismiss")]
    assert len(helping) <= 1, "one button that helps is enough"
    assert helping or actions == (DISMISS,)
    asked: list[str] = []
    desk.window.banners.settings_wanted.connect(asked.append)
    for button in helping:
        desk.click(button)
    assert asked or ("act", topic, "again") in desk.calls or not helping
    assert set(asked) <= section_titles().keys()


@pytest.mark.parametrize("topic", ["booking:u1", "journal-1"])
def test_news_are_no_warning(desk: Desk, topic: str) -> None:
    desk.show(Notice(topic=topic, message="In 10 minutes: Demo.", actions=(DISMISS,)))
    assert desk.the(NoticeBanner).property("tone") == "progress"
    assert desk.buttons("copyDetails") == []
    desk.click(desk.buttons("dismiss")[0])
    assert desk.calls == [("act", topic, "dismiss")]


@pytest.mark.parametrize(
    ("code", "section"),
    [
        ("audio", "sound"),
        ("model", "models"),
        ("calendar_key", "calendar"),
        ("agent_unavailable", "assistant"),
        ("storage", "diagnostics"),
        ("slot_taken", ""),
    ],
)
def test_what_went_wrong_in_a_turn_leads_to_where_it_can_be_mended(
    desk: Desk, code: str, section: str
) -> None:
    asked: list[str] = []
    desk.window.talk.setting_wanted.connect(asked.append)
    desk.show(ErrorOccurred(turn=1, code=code, message="It failed.", advice="Mend it."))
    for button in desk.buttons("mend"):
        desk.click(button)
    assert asked == ([section] if section else [])
