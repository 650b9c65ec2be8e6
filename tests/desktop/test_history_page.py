"""The page of what was said, over a real history on the disk."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from desk_kit import FACTS, Desk, in_order, said
from history_kit import Keeping, booked, keeping, tone
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.audio.files import SilentLoudspeaker
from app.build import HistoryDesk, Program, open_program
from app.desktop.history.chart import LatencyBars, LatencyChart
from app.desktop.history.lines import BookingLine, HistoryLine
from app.desktop.history.page import HistoryPage
from app.desktop.language import choose_language
from app.desktop.pages import Page
from app.domain.audio import Audio
from app.domain.events import AgentUse, Metrics, SpeechMade
from app.session.playback import Playback
from app.storage.history.schema import HISTORY_DATABASE
from app.storage.secrets import MemorySecrets

HISTORY = "history"
TALKS = (
    (("I'd like a demo on Wednesday", "Wednesday is free."), ("Anna Müller", "Thanks, Anna.")),
    (("What is free on Friday?", "Ten and eleven."),),
    (("Hello there, good morning", "Hello."), ("Cancel my appointment", "It is cancelled.")),
)


class Reader:
    """A window at the page of the history, and what a person does there."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot = qtbot
        self.program = program
        self.history = HistoryDesk(program)
        # The page is made when it is first shown: the bridge is there by then.
        page = Page(HISTORY, lambda: "History", "history", self._make)
        self.desk = Desk(qtbot, FACTS, pages=[page])
        self.desk.window.resize(900, 700)

    def _make(self) -> HistoryPage:
        self.page = HistoryPage(self.desk.bridge, self.history)
        return self.page

    def opens(self) -> None:
        self.desk.window.show_page(HISTORY)
        self.settle()

    def settle(self) -> None:
        """Let everything that was asked be answered, and shown."""
        for _ in range(2):  # what is chosen in a list that was read leads to another question
            for _ in range(6):
                self.desk.application.processEvents()
            self.qtbot.waitUntil(lambda: self.page.list.is_resting)
        self.qtbot.waitUntil(lambda: self.page.detail.is_complete)
        for _ in range(3):  # what was made is laid out
            self.desk.application.processEvents()

    def titles(self) -> list[str]:
        model = self.page.model
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        return [str(row.data()) for row in rows if row.flags() != Qt.ItemFlag.NoItemFlags]

    def lines(self) -> list[str]:
        return [line.line.text for line in self.page.detail.lines]

    def in_order(self) -> list[str]:
        """Return the lines that are shown, from the top to the bottom."""
        return [line.line.text for line in in_order(self.page.detail.lines)]

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        target = QApplication.focusWidget() or self.page
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)
        self.settle()

    def searches(self, typed: str) -> None:
        self.page.search.setFocus()
        self.page.search.setText("")
        QTest.keyClicks(self.page.search, typed)
        self.qtbot.waitUntil(lambda: not self.page.is_finding)
        self.settle()

    def button(self, name: str) -> QPushButton:
        (found,) = [
            button for button in self.page.findChildren(QPushButton, name) if button.isVisible()
        ]
        return found

    def clicks(self, name: str) -> None:
        self.desk.click(self.button(name))
        self.settle()


class SeenLines(QObject):
    """Notes how high each line is when it is painted, and how high it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.heights: list[tuple[str, int, int]] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if isinstance(watched, HistoryLine) and event.type() is QEvent.Type.Paint:
            needed = watched.heightForWidth(watched.width())
            self.heights.append((watched.line.text, watched.height(), needed))
        return False


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return open_program(tmp_path, secrets=MemorySecrets())


@pytest.fixture
def held(tmp_path: Path) -> Callable[..., None]:
    """Fill the history before the window opens."""

    def fill(*, sound: bool = False) -> None:
        with keeping(tmp_path) as kept:
            kept.clock.now = datetime.now(UTC) - timedelta(days=1, hours=8)
            kept.keeps_sound = sound
            for talk in TALKS:
                kept.clock.move(hours=2)
                _hold(kept, talk)

    return fill


def _hold(kept: Keeping, talk: tuple[tuple[str, str], ...]) -> None:
    kept.opens()
    for turn, (words, answer) in enumerate(talk, start=1):
        kept.recorder.utterance(tone())
        kept.says(turn, words)
        if words == "Anna Müller":
            kept.happens(booked(turn))
        kept.happens(SpeechMade(turn=turn, audio=tone()))
        kept.hears(turn, answer)
        kept.ends(turn)


@pytest.fixture
def reader(qtbot: QtBot, program: Program) -> Iterator[Reader]:
    reader = Reader(qtbot, program)
    yield reader
    reader.history.close()


def test_conversations_are_listed_and_the_newest_can_be_read(
    reader: Reader, held: Callable[..., None]
) -> None:
    held()
    reader.opens()
    assert reader.titles() == [
        "Hello there, good morning",
        "What is free on Friday?",
        "I'd like a demo on Wednesday",
    ]
    assert reader.lines() == [
        "Hello there, good morning",
        "Hello.",
        "Cancel my appointment",
        "It is cancelled.",
    ]
    reader.page.take_focus()
    reader.key(Qt.Key.Key_Down)
    reader.key(Qt.Key.Key_Down)
    assert reader.lines()[0] == "I'd like a demo on Wednesday"
    (made,) = reader.page.detail.findChildren(BookingLine)
    assert made.accessibleName().startswith("Booked: ")


def test_lines_are_not_seen_before_they_have_their_height(
    reader: Reader, held: Callable[..., None]
) -> None:
    held()
    seen = SeenLines()
    reader.desk.application.installEventFilter(seen)
    reader.opens()
    reader.page.take_focus()
    reader.key(Qt.Key.Key_Down)
    reader.key(Qt.Key.Key_Down)
    assert seen.heights
    assert [text for text, height, needed in seen.heights if height < needed] == []


def test_a_search_lists_what_holds_the_words_and_marks_them(
    reader: Reader, held: Callable[..., None]
) -> None:
    held()
    reader.opens()
    reader.searches("muller wed")
    assert reader.titles() == ["I'd like a demo on Wednesday"]
    marked = [
        line.line.text[start:end]
        for line in reader.page.detail.lines
        for start, end in line.line.marks
    ]
    assert marked == ["Wed", "Wed", "Müller"]
    reader.searches("unheard of")
    assert reader.page.empty.isVisible()
    assert reader.page.empty.title == "Nothing found"
    reader.clicks("help")
    reader.qtbot.waitUntil(lambda: not reader.page.is_finding)
    reader.settle()
    assert len(reader.titles()) == 3


def test_escape_leaves_the_search_before_the_page(
    reader: Reader, held: Callable[..., None]
) -> None:
    held()
    reader.opens()
    reader.searches("friday")
    reader.key(Qt.Key.Key_Escape)
    assert reader.page.search.text() == ""
    assert reader.desk.window.page == HISTORY
    reader.key(Qt.Key.Key_Escape)
    assert reader.desk.window.page != HISTORY


def test_letters_typed_in_the_list_go_into_the_search(
    reader: Reader, held: Callable[..., None]
) -> None:
    held()
    reader.opens()
    reader.page.list.setFocus()
    QTest.keyClicks(reader.page.list, "f")
    QTest.keyClicks(QApplication.focusWidget() or reader.page, "ri")
    reader.qtbot.waitUntil(lambda: not reader.page.is_finding)
    reader.settle()
    assert reader.titles() == ["What is free on Friday?"]


def test_a_deleted_conversation_can_be_brought_back(
    reader: Reader, held: Callable[..., None], tmp_path: Path
) -> None:
    held()
    reader.opens()
    reader.page.list.setFocus()
    reader.key(Qt.Key.Key_Delete)
    assert len(reader.titles()) == 2
    assert reader.lines()[0] == "What is free on Friday?"
    assert "is deleted" in reader.page.note.words
    reader.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(reader.titles()) == 3
    assert reader.lines()[0] == "Hello there, good morning"
    reader.clicks("delete")
    reader.clicks("undo")
    assert len(reader.titles()) == 3
    reader.clicks("delete")
    reader.page.note.let_go()
    reader.settle()
    with keeping(tmp_path) as kept:
        rows = kept.database.connection.execute("SELECT id FROM conversation ORDER BY id")
        assert [row for (row,) in rows] == [1, 2], "gone for good once it can't be undone"


def test_pressing_delete_once_too_often_leaves_the_undo(
    reader: Reader, held: Callable[..., None]
) -> None:
    held()
    reader.opens()
    reader.page.list.setFocus()
    for _ in range(3):
        QTest.keyClick(reader.page.list, Qt.Key.Key_Delete)
    reader.settle()
    assert len(reader.titles()) == 2
    reader.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert reader.lines()[0] == "Hello there, good morning"
    reader.key(Qt.Key.Key_Delete)
    assert len(reader.titles()) == 2, "what was brought back can be deleted again"


def test_deleting_all_asks_first(reader: Reader, held: Callable[..., None]) -> None:
    held()
    reader.opens()
    for answer, left in (("keep", 3), ("delete-all", 0)):
        reader.desk.click(reader.page.delete_all)
        (box,) = reader.page.findChildren(QMessageBox)
        assert "3 conversations" in box.text()
        buttons = {button.objectName() or "keep": button for button in box.buttons()}
        reader.desk.click(buttons[answer])
        reader.settle()
        assert len(reader.titles()) == left
    assert reader.page.empty.title == "No conversations yet"
    assert not reader.page.delete_all.isEnabled()


def test_a_conversation_is_saved_where_the_person_says(
    reader: Reader, held: Callable[..., None], tmp_path: Path
) -> None:
    held()
    reader.opens()
    reader.clicks("export")
    (dialog,) = reader.page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "one.json"))
    dialog.close()
    reader.settle()
    (one,) = json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))
    assert one["title"] == "Hello there, good morning"
    assert "one.json" in reader.page.note.words
    reader.page.save(None, tmp_path / "nowhere" / "all.md")
    reader.settle()
    assert "can't be written" in reader.page.note.words


def test_a_saved_text_speaks_the_language_of_the_interface(
    reader: Reader, held: Callable[..., None], tmp_path: Path
) -> None:
    held()
    reader.opens()
    choose_language("de")
    try:
        reader.page.save(None, tmp_path / "alle.txt")
        reader.settle()
    finally:
        choose_language("en")
    text = (tmp_path / "alle.txt").read_text(encoding="utf-8")
    assert "Sie: Anna Müller" in text
    assert "[gebucht: Demo," in text
    assert "30 Minuten" in text
    assert "You:" not in text


def test_before_anything_was_said_the_page_leads_to_talking(reader: Reader) -> None:
    reader.opens()
    assert reader.page.empty.title == "No conversations yet"
    assert not reader.page.detail.isVisible()
    reader.clicks("help")
    assert reader.desk.window.page != HISTORY


def test_where_nothing_is_kept_the_page_says_so(reader: Reader) -> None:
    reader.program.settings.set("history.keep_for", "nothing")
    reader.opens()
    assert reader.page.empty.title == "Conversations are not kept"
    wanted: list[str] = []
    reader.page.setting_wanted.connect(wanted.append)
    reader.clicks("help")
    assert wanted == ["history.keep_for"]


def test_a_history_that_can_not_be_read_says_why_and_is_tried_again(
    reader: Reader, tmp_path: Path
) -> None:
    (tmp_path / HISTORY_DATABASE).mkdir()
    reader.opens()
    assert HISTORY_DATABASE in reader.page.empty.title
    (tmp_path / HISTORY_DATABASE).rmdir()
    reader.clicks("help")
    assert reader.page.empty.title == "No conversations yet"


def test_a_turn_that_ends_while_the_page_is_open_appears(
    reader: Reader, held: Callable[..., None], tmp_path: Path
) -> None:
    held()
    reader.opens()
    with keeping(tmp_path) as kept:
        kept.clock.now = datetime.now(UTC)
        kept.talk(("One more demo, please", "Of course."))
    reader.desk.show(
        said(1, "agent", "Of course."),
        Metrics(turn=1, outcome="answered", agent=AgentUse(2.0)),
    )
    reader.qtbot.waitUntil(lambda: len(reader.titles()) == 4)
    reader.settle()
    assert reader.lines()[0] == "Hello there, good morning", "what is read stays"


def test_in_a_narrow_window_list_and_conversation_take_turns(
    reader: Reader, held: Callable[..., None]
) -> None:
    held()
    reader.desk.window.resize(380, 600)
    reader.opens()
    assert reader.page.list.isVisible()
    assert not reader.page.detail.isVisible()
    row = reader.page.list.visualRect(reader.page.model.index(1, 0)).center()
    viewport = reader.page.list.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(row))
    reader.settle()
    assert reader.page.detail.isVisible()
    assert not reader.page.list.isVisible()
    assert reader.lines()[0] == "Hello there, good morning"
    reader.key(Qt.Key.Key_Escape)
    assert reader.page.list.isVisible()
    assert reader.desk.window.page == HISTORY


def test_times_are_told_in_words_as_well(reader: Reader, held: Callable[..., None]) -> None:
    held()
    reader.opens()
    (bars,) = reader.page.detail.findChildren(LatencyBars)
    (chart,) = reader.page.detail.findChildren(LatencyChart)
    assert "2 turns" in bars.accessibleDescription()
    assert chart.figures.text() == bars.accessibleDescription()
    bars.setFocus()
    QTest.keyClick(bars, Qt.Key.Key_Right)
    words = chart.figures.text()
    assert words.startswith("Turn 2: 0.61 s")
    for part in ("Writing down 0.31 s", "Calendar 0.04 s", "Assistant 0.13 s", "Voice 0.13 s"):
        assert part in words
    assert bars.accessibleDescription() == words


def test_a_long_conversation_is_shown_part_by_part(reader: Reader, tmp_path: Path) -> None:
    exchanges = [(f"This is question {n}", f"This is answer {n}") for n in range(1, 51)]
    with keeping(tmp_path) as kept:
        kept.talk(*exchanges)
    everything = [text for exchange in exchanges for text in exchange]
    reader.opens()
    assert reader.in_order() == everything[:30]
    assert "50 turns" in reader.page.detail.findChildren(LatencyBars)[0].accessibleDescription()
    reader.clicks("later")
    assert reader.in_order() == everything[:60]
    reader.searches('"question 45"')
    assert reader.in_order()[0] == "This is question 42"
    assert "This is question 45" in reader.in_order()
    reader.clicks("earlier")
    assert reader.in_order()[0] == "This is question 27"


def test_kept_sound_is_played_line_by_line(reader: Reader, held: Callable[..., None]) -> None:
    held(sound=True)
    heard = HeardSink()
    reader.history.playback = Playback(heard)
    reader.opens()
    first, answer, *_ = reader.page.detail.lines
    assert first.play.isVisible()
    assert answer.play.isVisible()
    reader.desk.click(first.play)
    reader.settle()
    assert len(heard.played) == 1
    assert first.play.accessibleName() == "Hear this again", "it is over"


def test_without_kept_sound_there_is_nothing_to_play(
    reader: Reader, held: Callable[..., None]
) -> None:
    held()
    reader.opens()
    assert not any(line.play.isVisible() for line in reader.page.findChildren(HistoryLine))


def test_ten_thousand_conversations_are_no_widgets(reader: Reader, tmp_path: Path) -> None:
    with keeping(tmp_path) as kept:
        fill_quickly(kept, 10_000)
    reader.opens()
    reader.qtbot.waitUntil(lambda: reader.page.model.conversations == 10_000)
    before = len(reader.page.list.findChildren(QPushButton))
    reader.page.list.scrollToBottom()
    reader.settle()
    assert len(reader.page.list.findChildren(QPushButton)) == before
    last = reader.page.model.index(reader.page.model.rowCount() - 1, 0)
    assert reader.page.list.visualRect(last).intersects(reader.page.list.viewport().rect())


class HeardSink(SilentLoudspeaker):
    """Plays in no time, and remembers what."""

    def __init__(self) -> None:
        self.played: list[Audio] = []

    async def play(self, audio: Audio) -> None:
        self.played.append(audio)


def fill_quickly(kept: Keeping, count: int) -> None:
    """Put conversations into the tables directly: what they hold does not matter here."""
    now = datetime.now(UTC)
    kept.database.connection.execute("BEGIN")
    kept.database.connection.executemany(
        "INSERT INTO conversation (began, ended, calendar, agent, time_zone, language, title,"
        " turns) VALUES (?, ?, 'sandbox', 'built-in', 'Europe/Berlin', 'en', ?, 3)",
        (
            (moment.isoformat(), moment.isoformat(), f"Conversation {number}")
            for number in range(count)
            for moment in (now - timedelta(hours=number),)
        ),
    )
    kept.database.connection.execute("COMMIT")
