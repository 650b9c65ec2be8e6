"""What the settings try, against a calendar, a model server and a folder that are real."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeVar

import pytest
from desk_kit import FACTS, Desk, said
from history_kit import keeping
from model_server import Call, Failure, ModelServer, Reply
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sandbox_server import sandbox_at
from settings_kit import program_in, services_of, type_into

from app.build import Program
from app.desktop.settings.assistant_panels import OrderPanel, TryModelPanel
from app.desktop.settings.calendar_panel import CalendarPanel
from app.desktop.settings.checks_panel import ChecksPanel
from app.desktop.settings.exchange_panel import ExchangePanel
from app.desktop.settings.finding import Finding
from app.desktop.settings.history_panel import HistoryPanel
from app.desktop.settings.language_panel import LanguagePanel
from app.desktop.settings.model_row import ModelRow
from app.desktop.settings.models_panel import ModelsPanel
from app.desktop.settings.page import SettingsPage
from app.desktop.settings.plain_rows import ChoiceRow
from app.desktop.settings.privacy_panels import FoldersPanel, LeavesPanel
from app.desktop.settings.report_panel import ReportPanel
from app.desktop.settings.secret_row import SecretRow
from app.desktop.settings.sound_panels import LoudspeakerPanel, MicrophonePanel
from app.desktop.settings.speed_panels import LatencyPanel, WindowPanel
from app.desktop.watchdog import SlowTurn, TurnFigures
from app.domain.errors import AudioError
from app.domain.events import Metrics
from app.domain.setup import Heard, ModelStanding, Purpose

KEY = "cal_right_0123456789"
PATIENCE_MS = 30_000

P = TypeVar("P", bound=QWidget)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return program_in(tmp_path)


@pytest.fixture
def desk(qtbot: QtBot, program: Program) -> Desk:
    return Desk(qtbot, FACTS, services_of(program))


def panel(desk: Desk, section: str, kind: type[P], at: int = 0) -> P:
    """Go to a section, and return the panel of this kind there."""
    page = desk.open_settings(section)
    return [each for each in page.panels(section) if isinstance(each, kind)][at]


def until(desk: Desk, holds: Callable[[], object]) -> None:
    desk.qtbot.waitUntil(lambda: bool(holds()), timeout=PATIENCE_MS)


class TestCalendar:
    """The connection to Cal.com, over HTTP to a calendar that speaks like it."""

    @pytest.fixture
    def url(self, tmp_path: Path) -> Iterator[str]:
        (tmp_path / "calendar").mkdir()
        with sandbox_at(tmp_path / "calendar", lambda: datetime.now(UTC), key=KEY) as url:
            yield f"{url}/v2"

    @pytest.fixture(autouse=True)
    def nothing_from_outside(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        for name in ("CAL_COM_API_KEY", "CAL_COM_API_URL", "CAL_COM_EVENT_TYPE_ID"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.chdir(tmp_path)

    def test_the_account_is_named_and_an_event_type_picked(
        self, desk: Desk, program: Program, url: str
    ) -> None:
        program.settings.set("calendar.api_url", url)
        tried = panel(desk, "calendar", CalendarPanel)
        desk.click(tried.test)
        until(desk, lambda: "There is no Cal.com key yet." in tried.finding.text)

        key = desk.the(SettingsPage).row("calendar.api_key")
        assert isinstance(key, SecretRow)
        type_into(key.field, "cal_wrong_0123456789")
        desk.click(tried.test)
        until(desk, lambda: "does not accept the key" in tried.finding.text)
        assert "cal_wrong" not in tried.finding.text

        type_into(key.field, KEY)
        desk.click(tried.test)
        until(desk, lambda: tried.finding.text.startswith("Connected as "))
        assert "@" in tried.finding.text
        assert url in tried.finding.text
        buttons = tried.types.buttons()
        assert buttons
        assert not tried.use.isVisible()
        desk.click(buttons[0])
        until(desk, lambda: program.settings.get("calendar.event_type_id") is not None)
        assert program.settings.get("calendar.event_type_id") == tried.types.id(buttons[0])
        until(desk, tried.use.isVisible)
        desk.click(tried.use)
        until(desk, lambda: program.settings.text("calendar.name") == "cal.com")
        until(desk, lambda: not tried.use.isVisible())

    def test_an_address_where_nobody_answers_is_told(self, desk: Desk, program: Program) -> None:
        program.settings.set("calendar.api_url", "http://127.0.0.1:9/v2")
        program.settings.set("calendar.api_key", KEY)
        tried = panel(desk, "calendar", CalendarPanel)
        desk.click(tried.test)
        until(desk, lambda: "can't be reached" in tried.finding.text)
        assert not tried.test.busy


class TestAssistant:
    """A language model on a server that speaks a provider's protocol."""

    @pytest.fixture(autouse=True)
    def nothing_from_outside(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "HTTP_PROXY", "http_proxy"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.chdir(tmp_path)

    def test_a_model_that_answers_is_named_and_one_that_does_not_is_explained(
        self, desk: Desk, program: Program
    ) -> None:
        answers: Iterator[Reply | Failure] = iter(
            [
                Failure(401, "bad key sk-0123456789"),
                Reply("", [Call("check_availability", {"date": "2030-01-02"})]),
            ]
        )
        with ModelServer(lambda _: next(answers)).running() as server:
            program.settings.set("openai.base_url", server.url("openai"))
            program.settings.set("openai.api_key", "sk-0123456789")
            tried = panel(desk, "assistant", TryModelPanel)
            finding = tried.finding
            desk.click(tried.test)
            until(desk, lambda: "does not accept the key" in finding.text)
            assert "sk-0123456789" not in finding.text
            desk.click(tried.test)
            until(desk, lambda: "answers at" in finding.text)

    def test_who_stands_in_is_told_in_order(self, desk: Desk, program: Program) -> None:
        tried = panel(desk, "assistant", OrderPanel)
        until(desk, lambda: "nobody needs to stand in" in tried.order.text())
        program.settings.set("agent.name", "openai")
        program.settings.set("agent.stand_in", "anthropic")
        desk.window.show_page("talk")
        desk.open_settings("assistant")
        until(
            desk,
            lambda: tried.order.text() == "Who answers: OpenAI, then Anthropic, then built in.",
        )


def test_a_model_is_chosen_and_the_one_in_use_can_not_be_removed(
    desk: Desk, program: Program
) -> None:
    shown = panel(desk, "models", ModelsPanel)
    until(desk, lambda: {"whisper-base", "whisper-tiny-en"} <= shown.rows.keys())
    base, tiny = shown.rows["whisper-base"], shown.rows["whisper-tiny-en"]
    assert base.model.in_use
    assert not base.buttons["remove"].isVisible()
    until(desk, tiny.buttons["use"].isVisible)
    desk.click(tiny.buttons["use"])
    until(desk, lambda: program.settings.text("speech.recogniser") == "whisper-tiny-en")
    until(desk, lambda: tiny.model.in_use and not tiny.buttons["use"].isVisible())
    assert not base.model.in_use


def test_a_model_is_removed_only_after_a_second_click(qtbot: QtBot) -> None:
    asked: list[tuple[str, str]] = []
    row = ModelRow(standing("whisper-tiny-en", state="ready"))
    row.wanted.connect(lambda name, model: asked.append((name, model)))
    qtbot.addWidget(row)
    row.show()

    def click(name: str) -> None:
        row.buttons[name].click()

    click("remove")
    assert "480 MB are fetched again" in row.question.text()
    assert not row.question.isHidden()
    assert row.focusWidget() is row.buttons["remove-no"]
    click("remove-no")
    assert asked == []
    assert row.question.isHidden()
    click("remove")
    click("remove-yes")
    assert asked == [("remove", "whisper-tiny-en")]
    assert row.question.isHidden()


def test_the_voice_in_use_can_be_heard_where_it_is_chosen(desk: Desk, program: Program) -> None:
    shown = panel(desk, "models", ModelsPanel, 1)
    until(desk, lambda: "piper-en-us-joe" in shown.rows)
    row = shown.rows["piper-en-us-joe"]
    row.show_standing(standing("piper-en-us-joe", purpose="voice", state="ready", in_use=True))
    until(desk, row.buttons["hear"].isVisible)
    desk.click(row.buttons["hear"])
    tries = desk.engine.session.sound_check
    assert tries.calls[-1] == "speak"
    assert tries.failed is not None
    tries.failed(AudioError("There is no loudspeaker.", advice="Connect one."))
    until(desk, lambda: row.problem.text() == "There is no loudspeaker. Connect one.")


def test_who_speaks_a_language_that_the_voice_does_not_is_told_and_helped(
    desk: Desk, program: Program
) -> None:
    spoken = panel(desk, "details", LanguagePanel)
    assert not spoken.isVisible()
    row = desk.the(SettingsPage).row("person.language")
    assert isinstance(row, ChoiceRow)
    row.box.setCurrentIndex(row.box.findData("de"))
    row.box.activated.emit(row.box.currentIndex())
    voice = spoken.findings["voice"]
    until(desk, lambda: "does not speak German: replies are only shown" in voice.text)
    assert spoken.findings["recogniser"].text == ""  # Whisper base knows many
    use = spoken.buttons["voice"]
    assert "Thorsten" in voice.text
    until(desk, use.isVisible)
    desk.click(use)
    until(desk, lambda: program.settings.text("speech.voice") == "piper-de-de-thorsten")
    until(desk, lambda: not spoken.isVisible())


def test_the_loudspeaker_is_tried(desk: Desk) -> None:
    tried = panel(desk, "sound", LoudspeakerPanel)
    tries = desk.engine.session.sound_check
    desk.click(tried.play)
    assert tried.play.busy
    assert tried.play.hasFocus()
    assert tries.ended is not None
    tries.ended()
    until(desk, lambda: tried.finding.text.startswith("Played."))
    desk.click(tried.play)
    assert tries.failed is not None
    tries.failed(AudioError("There is no loudspeaker.", advice="Connect one."))
    until(desk, lambda: tried.finding.text == "There is no loudspeaker. Connect one.")
    assert not tried.play.busy


def test_settings_go_to_a_file_and_back_and_can_be_put_back(
    desk: Desk, program: Program, tmp_path: Path
) -> None:
    program.settings.set("person.name", "Maria")
    program.settings.set("calendar.api_key", KEY)
    carried = panel(desk, "general", ExchangePanel)
    file = tmp_path / "carried.json"
    carried.write(str(file))
    until(desk, lambda: str(file) in carried.finding.text)
    assert KEY not in file.read_text("utf-8")

    document = json.loads(file.read_text("utf-8"))
    document["values"] |= {"person.name": "Jo", "of.tomorrow": 1}
    file.write_text(json.dumps(document), encoding="utf-8")
    carried.read(str(file))
    until(desk, lambda: program.settings.text("person.name") == "Jo")
    until(desk, lambda: "of.tomorrow" in carried.finding.text)
    desk.click(carried.undo)
    until(desk, lambda: program.settings.text("person.name") == "Maria")

    file.write_text("no settings", encoding="utf-8")
    carried.read(str(file))
    until(desk, lambda: "holds no settings" in carried.finding.text)


def test_what_leaves_the_computer_follows_what_is_chosen(desk: Desk, program: Program) -> None:
    leaves = panel(desk, "privacy", LeavesPanel)
    until(desk, lambda: "The sandbox is on this computer" in leaves.text)
    assert "The assistant is built in" in leaves.text
    program.settings.set("calendar.name", "cal.com")
    program.settings.set("agent.name", "anthropic")
    desk.window.show_page("talk")
    desk.open_settings("privacy")
    until(desk, lambda: "https://api.cal.com/v2" in leaves.text)
    until(desk, lambda: "https://api.anthropic.com" in leaves.text)


def test_folders_are_named(desk: Desk, program: Program) -> None:
    folders = panel(desk, "privacy", FoldersPanel)

    def shown(name: str) -> str:
        return folders.labels[name].text().replace("\u200b", "")

    until(desk, lambda: str(program.paths.log) in shown("log"))
    assert str(program.paths.state) in shown("data")
    assert folders.findChildren(QPushButton, "open-log")


def test_what_is_kept_is_counted_and_can_be_deleted_from_there(
    desk: Desk, program: Program
) -> None:
    with keeping(program.paths.state) as kept:
        for _ in range(2):
            kept.opens()
            kept.talk(("hello", "Hello."))
    history = panel(desk, "privacy", HistoryPanel)
    until(desk, lambda: history.kept.text().startswith("2 conversations in the history."))
    assert "Kept for 30 days" in history.kept.text()

    def answer(name: str) -> None:
        desk.click(history.delete)
        question = history.findChildren(QMessageBox)[-1]
        (button,) = [each for each in question.buttons() if each.text() == name]
        button.click()

    answer("Keep them")
    with keeping(program.paths.state) as kept:
        assert kept.archive.facts().conversations == 2
    answer("Delete all")
    until(desk, lambda: history.finding.text == "Deleted: 2 conversations.")
    until(desk, lambda: not history.delete.isVisible())
    with keeping(program.paths.state) as kept:
        assert kept.archive.facts().conversations == 0


class TestDiagnostics:
    """What the page finds out, and what it gives away."""

    def turn(self, number: int, ms: float) -> Metrics:
        return Metrics(
            turn=number,
            outcome="answered",
            transcript_ms=ms,
            reply_text_ms=ms + 10,
            tools=(("check_availability", 4.0),),
        )

    def test_checks_come_with_the_problems_first(self, desk: Desk) -> None:
        checks = panel(desk, "diagnostics", ChecksPanel)
        until(desk, lambda: checks.found)
        names = [check.name for check in checks.found]
        assert {"Python", "Keyring", "settings", "calendar", "assistant"} <= set(names)
        assert {"libraries", "speech models", "microphones", "log"} <= set(names)
        assert "Vocal Desk" in checks.versions.text()
        until(desk, lambda: sum(map(bool, spoken(checks))) == len(names))
        problems = [check for check in checks.found if not check.ok]
        assert all(check.advice in " ".join(spoken(checks)[: len(problems)]) for check in problems)

    def test_latency_is_of_the_last_turns(self, desk: Desk) -> None:
        latency = panel(desk, "diagnostics", LatencyPanel)
        until(desk, lambda: "Nothing has been asked yet." in labels(latency))
        desk.window.show_page("talk")
        desk.show(*(self.turn(number, 100.0 * number) for number in range(1, 6)))
        desk.open_settings("diagnostics")
        until(desk, lambda: {"Words written down", "300", "500", "5"} <= set(labels(latency)))

    def test_before_the_first_turn_the_latency_is_what_the_history_knows(
        self, desk: Desk, program: Program
    ) -> None:
        with keeping(program.paths.state) as kept:
            kept.opens()
            kept.talk(("hello", "Hello."), ("a demo", "When?"), ("friday", "At nine?"))
        latency = panel(desk, "diagnostics", LatencyPanel)
        until(desk, lambda: {"Words written down", "Reply shown", "3"} <= set(labels(latency)))

    def test_turns_of_the_window_that_took_too_long_are_listed(self, qtbot: QtBot) -> None:
        slow = (SlowTurn(51.0, "page.py:1 first"), SlowTurn(80.4, "page.py:2 second"))
        figures = TurnFigures(turns=900, p50=1.0, p99=9.0, longest=80.4, over=2, slow=slow)
        window = WindowPanel(lambda: figures)
        qtbot.addWidget(window)
        window.show()
        window.begin()
        assert "2 of 900 took longer than 50 ms" in window.summary.text()
        assert window.slow.text().splitlines() == [
            "80 ms: page.py:2 second",
            "51 ms: page.py:1 first",
        ]
        window.end()

    def test_the_report_holds_no_secret_and_nothing_said_unless_it_is_wanted(
        self, desk: Desk, program: Program, tmp_path: Path
    ) -> None:
        program.settings.set("person.name", "Maria Lopez")
        program.settings.set("person.email", "maria@example.com")
        program.settings.set("calendar.api_key", KEY)
        program.paths.log.mkdir(parents=True, exist_ok=True)
        (program.paths.log / "vocal-desk.log").write_text(
            f"INFO wrote to maria@example.com with api_key={KEY}\n"
            "INFO dropped an implausible text: my secret plan\n",
            encoding="utf-8",
        )
        desk.show(
            said(1, "user", "book me in, maria@example.com"),
            said(1, "agent", "All right, Maria Lopez."),
            self.turn(1, 120.0),
        )
        made = panel(desk, "diagnostics", ReportPanel)
        desk.click(made.copy)
        until(desk, lambda: "clipboard" in made.finding.text)
        text = QGuiApplication.clipboard().text()
        assert "transcript 120" in text
        assert "check_availability 4" in text
        for private in (KEY, "maria@example.com", "Maria", "secret plan", "book me in"):
            assert private not in text

        made.with_words.setChecked(True)
        file = tmp_path / "report.txt"
        made.write(str(file))
        until(desk, file.exists)
        until(desk, lambda: str(file) in made.finding.text)
        text = file.read_text("utf-8")
        assert "user: book me in, <e-mail>" in text
        assert "Maria" not in text


def standing(
    model: str,
    *,
    purpose: Purpose = "recogniser",
    state: Literal["ready", "missing"] = "missing",
    in_use: bool = False,
) -> ModelStanding:
    return ModelStanding(
        id=model,
        title="A model",
        purpose=purpose,
        languages=("en",),
        licence="MIT",
        attribution="",
        size=480_000_000,
        state=state,
        partial=0,
        in_use=in_use,
        offered=True,
    )


def spoken(checks: ChecksPanel) -> list[str]:
    return [each.text for each in checks.findChildren(Finding) if each is not checks.busy]


def labels(widget: QWidget) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]


def test_the_microphone_is_tried_and_what_was_heard_is_shown(desk: Desk) -> None:
    microphone = panel(desk, "sound", MicrophonePanel)
    tries = desk.engine.session.sound_check
    until(desk, lambda: "watch" in tries.calls)
    assert tries.tell is not None
    tries.tell(-20.0)
    until(desk, lambda: microphone.meter.dbfs == -20.0)

    desk.click(microphone.say)
    assert tries.calls[-1] == "hear"
    assert "Listening" in microphone.finding.text
    assert tries.heard is not None
    tries.heard(Heard("Hello there.", 0.42, -21.0))
    until(desk, lambda: "“Hello there.”, written down in 0.4 s" in microphone.finding.text)

    desk.click(microphone.say)
    tries.heard(Heard("", 0.1, -70.0, "The level was very low."))
    until(desk, lambda: microphone.finding.text.startswith("The level was very low."))
    desk.click(microphone.say)
    assert tries.failed is not None
    tries.failed(AudioError("There is no microphone.", advice="Plug one in."))
    until(desk, lambda: microphone.finding.text == "There is no microphone. Plug one in.")
