"""A setting that has no effect, or can't be had, says so in its own row, with the way out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desk_kit import FACTS, Desk
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from settings_kit import program_in, services_of

from app.build import Program
from app.desktop.notice_banner import NoticeBanner
from app.desktop.outside import Outside
from app.desktop.settings.row import SettingRow
from app.desktop.tray import Tray
from app.domain.events import Notice
from app.domain.key_combination import KeyCombination
from app.system.global_key import KeyListener, KeyRefused, KeyTrouble


class NoKeyHere:
    """A desktop that gives programs no keys."""

    on_main_thread = True

    def register(self, _: KeyCombination, _listener: KeyListener) -> str:
        raise KeyRefused(KeyTrouble.NO_PORTAL)

    def unregister(self) -> None:
        pass

    def interrupt(self) -> None:
        pass


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return program_in(tmp_path)


@pytest.fixture
def desk(qtbot: QtBot, program: Program) -> Desk:
    return Desk(qtbot, FACTS, services_of(program))


@pytest.fixture
def outside(desk: Desk, program: Program) -> Iterator[Outside]:
    outside = Outside(desk.window, desk.bridge, program.settings, NoKeyHere())
    yield outside
    outside.close()


def until(desk: Desk, holds: Callable[[], object]) -> None:
    desk.qtbot.waitUntil(lambda: bool(holds()))


def remedies(row: SettingRow) -> list[QPushButton]:
    found = row.findChildren(QPushButton, "remedy")
    return [each for each in found if each.isVisible()]


def banners(desk: Desk) -> list[NoticeBanner]:
    return [each for each in desk.window.findChildren(NoticeBanner) if each.isVisible()]


@pytest.mark.usefixtures("outside")
class TestTheKey:
    """The key from any window, on a desktop that gives none."""

    @pytest.fixture
    def row(self, desk: Desk, program: Program) -> SettingRow:
        page = desk.open_settings("talking")
        program.settings.set("talk.global_key", "F9")
        row = page.row("talk.global_key")
        until(desk, lambda: "no program can have a key of its own" in row.remark)
        return row

    def test_its_trouble_stands_in_its_row_and_only_there(
        self, desk: Desk, row: SettingRow
    ) -> None:
        assert "vocal-desk talk toggle" in row.remark
        assert banners(desk) == []
        control = row.focusProxy()
        assert control is not None
        assert row.remark in control.accessibleDescription()

    def test_the_tray_is_offered_instead(
        self, desk: Desk, program: Program, row: SettingRow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert remedies(row) == []  # there is no tray
        monkeypatch.setattr(Tray, "is_there", True)
        program.settings.set("talk.global_key", "F8")
        until(desk, lambda: remedies(row))
        (keep,) = remedies(row)
        desk.click(keep)
        until(desk, lambda: program.settings.flag("system.keep_in_tray"))
        until(desk, lambda: "in the menu of the tray does the same" in row.remark)
        assert remedies(row) == []

    def test_elsewhere_the_remark_stands_above_the_page(
        self, desk: Desk, program: Program, row: SettingRow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Tray, "is_there", True)
        desk.window.show_page("talk")
        program.settings.set("talk.global_key", "F8")
        until(desk, lambda: banners(desk))
        (banner,) = banners(desk)
        (keep,) = banner.findChildren(QPushButton, "keep-in-tray")
        desk.click(keep)
        until(desk, lambda: program.settings.flag("system.keep_in_tray"))
        assert row.remark

    def test_it_is_gone_with_the_key(self, desk: Desk, program: Program, row: SettingRow) -> None:
        program.settings.set("talk.global_key", "")
        until(desk, lambda: not row.remark)


@pytest.mark.usefixtures("outside")
def test_a_desktop_without_a_tray_is_told_where_one_is_wanted(
    desk: Desk, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Tray, "is_there", False)
    row = desk.open_settings("general").row("system.keep_in_tray")
    program.settings.set("system.keep_in_tray", True)
    until(desk, lambda: "shows no tray" in row.remark)
    assert banners(desk) == []


@pytest.mark.parametrize(
    ("section", "on", "needs"),
    [
        ("talking", "talk.headset", "talk.hands_free"),
        ("talking", "talk.listen_ahead", "audio.listen_ahead"),
        ("sound", "speech.volume", "speech.speak_replies"),
    ],
)
def test_what_has_no_effect_says_so_and_how_to_give_it_one(
    desk: Desk, program: Program, section: str, on: str, needs: str
) -> None:
    program.settings.set("talk.global_key", "F9")
    if program.settings.get(on) is False:
        program.settings.set(on, True)
    program.settings.set(needs, False)
    row = desk.open_settings(section).row(on)
    until(desk, lambda: "It has no effect while" in row.remark)
    (switch_on,) = remedies(row)
    desk.click(switch_on)
    until(desk, lambda: program.settings.flag(needs))
    until(desk, lambda: not row.remark)


def test_what_the_program_finds_stands_at_the_setting_it_is_about(desk: Desk) -> None:
    row = desk.open_settings("sound").row("audio.microphone")
    desk.show(Notice(topic="microphone", message="There is no microphone.", advice="Connect one."))
    assert row.remark == "There is no microphone. Connect one."
    desk.show(Notice(topic="microphone", message=""))
    assert row.remark == ""
