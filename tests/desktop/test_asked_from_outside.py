"""What other starts of the program and commands ask of the window that is open."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from desk_kit import Desk
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.desktop import talk_key
from app.desktop.single_instance import SingleInstance
from app.domain.errors import InputError
from app.system.running_window import Request, address, ask, say


class Asked:
    """What arrived at the window's address."""

    def __init__(self, state: Path, qtbot: QtBot) -> None:
        self.state = state
        self.qtbot = qtbot
        self.heard: list[tuple[str, str]] = []
        self.single = SingleInstance(state)
        self.single.asked_forward.connect(lambda: self.heard.append(("forward", "")))
        self.single.asked_to_say.connect(lambda text: self.heard.append(("say", text)))
        self.single.asked_to_talk.connect(lambda text: self.heard.append(("talk", text)))
        assert self.single.claim()
        self.single.listen()

    def send(self, request: Request) -> bool | InputError:
        """Ask from another thread, as another process does, while Qt goes on here."""
        answers: list[bool | InputError] = []

        def run() -> None:
            try:
                answers.append(ask(self.state, request))
            except InputError as error:
                answers.append(error)

        thread = Thread(target=run)
        thread.start()
        self.qtbot.waitUntil(lambda: bool(answers))
        thread.join()
        return answers[0]


@pytest.fixture
def asked(tmp_path: Path, qtbot: QtBot) -> Iterator[Asked]:
    asked = Asked(tmp_path, qtbot)
    yield asked
    asked.single.release()


def test_sentences_and_talk_commands_arrive_in_order(asked: Asked) -> None:
    for request in (say("Friday at ten"), Request("talk", "press"), Request("talk", "release")):
        assert asked.send(request) is True
    assert asked.heard == [("say", "Friday at ten"), ("talk", "press"), ("talk", "release")]


def test_what_is_no_request_is_refused_in_words(asked: Asked) -> None:
    refusal = asked.send(Request("talk", "shout"))
    assert isinstance(refusal, InputError)
    assert asked.heard == []


def test_a_flood_without_an_end_is_cut_off(asked: Asked, qtbot: QtBot) -> None:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address(asked.state))
        connection.sendall(b"x" * 20_000)
        connection.setblocking(False)
        gone: list[bool] = []

        def look() -> None:
            try:
                gone.extend([True] if connection.recv(1) == b"" else [])
            except BlockingIOError:
                pass
            except ConnectionError:
                gone.append(True)

        timer = QTimer()
        timer.timeout.connect(look)
        timer.start(5)
        qtbot.waitUntil(lambda: bool(gone))
        timer.stop()
    assert asked.send(say("still here")) is True


def test_the_address_is_for_this_user_alone(asked: Asked) -> None:
    assert Path(address(asked.state)).stat().st_mode & 0o077 == 0


def test_a_sentence_from_outside_is_said_like_a_typed_one(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.window.hide()
    desk.window.say("Friday at ten")
    assert desk.calls == [("submit_text", "Friday at ten")]
    assert desk.window.isVisible()


def test_a_talk_command_without_a_window_says_what_to_do(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "talk", "toggle"],
        env={"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "not open" in done.stderr


# The talk key, pressed from outside


@pytest.fixture
def desk(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A window in which every press counts as held for long."""
    monkeypatch.setattr(talk_key, "TAP_MS", 0)
    return Desk(qtbot)


def test_holding_a_key_of_another_window_talks_until_it_is_let_go(desk: Desk) -> None:
    key = desk.window.talk_key
    key.press_from_afar()
    other = Desk(desk.qtbot)  # takes the focus
    assert desk.calls == [("press",)]
    for _ in range(3):  # a desktop that tells of each repeat
        key.press_from_afar()
        key.release_from_afar()
    key.press_from_afar()
    assert desk.calls == [("press",)]
    key.release_from_afar()
    desk.qtbot.waitUntil(lambda: desk.calls == [("press",), ("release",)])
    assert other.calls == []


def test_a_tap_from_outside_listens_until_the_next(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(talk_key, "TAP_MS", 60_000)
    key = desk.window.talk_key
    changes: list[bool] = []
    key.hands_free_changed.connect(changes.append)
    for command in ("press", "release"):
        key.obey(command)
    desk.qtbot.waitUntil(lambda: changes == [True])
    key.obey("press")
    assert desk.calls == [("press",), ("release",)]


def test_toggle_and_stop_need_no_release(desk: Desk) -> None:
    key = desk.window.talk_key
    key.obey("toggle")
    key.obey("toggle")
    key.obey("toggle")
    key.obey("stop")
    assert desk.calls == [("press",), ("release",), ("press",), ("escape",)]


def test_a_desktop_that_tells_of_presses_alone_ends_the_talking_by_the_second(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(talk_key, "LOST_MS", -1)
    key = desk.window.talk_key
    key.obey("press")
    key.obey("press")
    key.obey("press")
    assert desk.calls == [("press",), ("release",), ("press",)]
