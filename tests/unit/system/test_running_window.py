"""What may be asked of a window that is open, and how it is reached."""

from __future__ import annotations

import os
import socket
import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InputError
from app.system.running_window import (
    FORWARD,
    LONGEST_SENTENCE,
    TALK_COMMANDS,
    Request,
    address,
    answer_line,
    ask,
    read_request,
    say,
)


def serve(state: Path, answer: Callable[[bytes], bytes]) -> threading.Thread:
    """Listen as a window does, for one request."""
    server = socket.socket(socket.AF_UNIX)
    server.bind(address(state))
    server.listen()

    def run() -> None:
        with server, server.accept()[0] as connection, connection.makefile("rb") as lines:
            connection.sendall(answer(lines.readline()))

    thread = threading.Thread(target=run)
    thread.start()
    return thread


@pytest.mark.parametrize(
    "request_",
    [FORWARD, say("Friday at ten"), *(Request("talk", command) for command in TALK_COMMANDS)],
)
def test_a_request_arrives_as_it_was_sent(request_: Request) -> None:
    assert read_request(request_.line()) == request_


def test_a_sentence_keeps_its_words_and_loses_its_line_breaks() -> None:
    assert say("  Grüße,\n am  Freitag ") == Request("say", "Grüße, am Freitag")


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        (" \n", "nothing to say"),
        ("x" * (LONGEST_SENTENCE + 1), "too long"),
        ("ring\x07", "can't be typed"),
        ("half a sign \udc80", "can't be typed"),
    ],
)
def test_what_can_not_be_typed_is_not_said(sentence: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        say(sentence)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"forward\n",
        b'{"ask": "forward"}',
        b'{"ask": "run", "text": "rm"}\n',
        b'{"ask": "say"}\n',
        b'{"ask": "say", "text": ["a"]}\n',
        b'{"ask": "talk", "text": "shout"}\n',
        b"[" * 10_000 + b"\n",
        b'{"ask": "say", "text": "' + b"x" * 20_000 + b'"}\n',
        b"\xff\xfe\n",
    ],
)
def test_anything_else_is_refused(line: bytes) -> None:
    with pytest.raises(InputError):
        read_request(line)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(line: bytes) -> None:
    with suppress(InputError):
        read_request(line)


def test_without_a_window_nobody_answers(tmp_path: Path) -> None:
    assert not ask(tmp_path, FORWARD)


def test_a_socket_that_a_killed_window_left_is_nobody(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(address(tmp_path))
    assert not ask(tmp_path, FORWARD)


def test_the_window_takes_a_sentence(tmp_path: Path) -> None:
    heard: list[Request] = []

    def answer(line: bytes) -> bytes:
        heard.append(read_request(line))
        return answer_line()

    window = serve(tmp_path, answer)
    assert ask(tmp_path, say("Friday at ten"))
    window.join()
    assert heard == [say("Friday at ten")]


def test_what_the_window_has_against_it_is_told(tmp_path: Path) -> None:
    window = serve(tmp_path, lambda _: answer_line("Not now."))
    with pytest.raises(InputError, match="Not now"):
        ask(tmp_path, FORWARD)
    window.join()


@pytest.mark.parametrize("answer", [b"", b"here\n", b"{}\n", b"x" * 20_000 + b"\n"])
def test_a_stranger_at_the_socket_is_no_window(tmp_path: Path, answer: bytes) -> None:
    window = serve(tmp_path, lambda _: answer)
    assert not ask(tmp_path, FORWARD)
    window.join()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="gives a file away")
def test_a_socket_of_somebody_else_is_handed_nothing(tmp_path: Path) -> None:
    server = socket.socket(socket.AF_UNIX)
    with server:
        server.bind(address(tmp_path))
        server.listen()
        server.setblocking(False)
        os.chown(address(tmp_path), 65534, 65534)
        assert not ask(tmp_path, say("my address"))
        with pytest.raises(BlockingIOError):
            server.accept()


def test_a_long_folder_has_a_short_address_of_its_own(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["folder"] * 20)
    assert len(address(deep)) < 100 < len(str(deep))
    assert address(deep) != address(deep / "other")
    assert stat.S_ISDIR(Path(address(deep)).parent.stat().st_mode)
