"""The way to a window that is open already: where it listens, and what may be asked of it.

Nothing here knows Qt, so that a command bound to a key is there within a blink.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from app.domain.errors import InputError
from app.domain.wording import Wording

Ask = Literal["forward", "say", "talk"]
"""Come to the front, take a sentence as if it were typed, or take a push of the talk key."""

TalkCommand = Literal["press", "release", "toggle", "stop"]
TALK_COMMANDS: tuple[TalkCommand, ...] = get_args(TalkCommand)

LONGEST_SENTENCE = 2_000
"""Characters of a sentence that is handed over, as many as can be typed."""

LONGEST_LINE = 16 * 1024
"""Bytes of a request or of an answer, its line end included."""

SOCKET_FILE = "window.socket"

_LONGEST_PATH = 100  # bytes; the shortest limit of a socket's path, macOS's, is 104
_PATIENCE = 3.0  # seconds for an answer


@dataclass(frozen=True, slots=True)
class Request:
    """One thing asked of the window; `text` is the sentence to say, or a talk command."""

    ask: Ask
    text: str = ""

    def line(self) -> bytes:
        """Return it as it is sent."""
        return json.dumps({"ask": self.ask, "text": self.text}).encode() + b"\n"


FORWARD = Request("forward")


def say(sentence: str) -> Request:
    """Return the request to say a sentence. Raises InputError where it can't be typed either."""
    text = " ".join(sentence.split())
    if not text:
        raise InputError("There is nothing to say.", advice='Such as: --say "What is free today?"')
    if len(text) > LONGEST_SENTENCE:
        raise InputError(
            Wording("That is too long to say ({text:,} characters).", text=len(text)),
            advice="Say what you need in a sentence or two.",
        )
    if any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in text):
        raise InputError(
            "There are characters in it that can't be typed.", advice="Use plain text."
        )
    return Request("say", text)


def read_request(line: bytes) -> Request:
    """Return what a line asks. Raises InputError for anything that is not exactly a request."""
    match _mapping(line):
        case {"ask": "forward"}:
            return FORWARD
        case {"ask": "say", "text": str(text)}:
            return say(text)
        case {"ask": "talk", "text": str(text)} if text in TALK_COMMANDS:
            return Request("talk", text)
        case _:
            raise InputError("The window was asked for something that it does not know.")


def answer_line(problem: str = "") -> bytes:
    """Return the answer to a request: taken, or what is wrong with it."""
    return json.dumps({"taken": not problem, "problem": problem}).encode() + b"\n"


def address(state: Path) -> str:
    """Return where the window that works in the folder `state` listens.

    That is the path of a socket, on Windows the name of a pipe.
    """
    own = str(state.absolute() / SOCKET_FILE)
    if sys.platform != "win32" and len(os.fsencode(own)) <= _LONGEST_PATH:
        return own
    import hashlib  # noqa: PLC0415 - rarely needed, and the talk key waits for all that is imported

    name = f"vocal-desk-{hashlib.sha256(str(state.absolute()).encode()).hexdigest()[:16]}"
    if sys.platform == "win32":
        return rf"\\.\pipe\{name}"
    return str(Path(tempfile.gettempdir(), name))


def ask(state: Path, request: Request) -> bool:
    """Hand a request to the window that works in `state`; False where none is open or answers.

    Raises InputError where the window did not take it.
    """
    try:
        answer = _exchange(address(state), request.line())
    except OSError:
        return False
    match _mapping(answer):
        case {"taken": True}:
            return True
        case {"taken": False, "problem": str(problem)}:
            raise InputError(problem)
        case _:
            return False


if sys.platform == "win32":

    def _exchange(where: str, line: bytes) -> bytes:
        # A pipe is opened as a file is; unbuffered, since one line goes each way.
        with open(where, "r+b", buffering=0) as pipe:  # noqa: PTH123 - not in the file system
            pipe.write(line)
            return pipe.readline(LONGEST_LINE)

else:

    def _exchange(where: str, line: bytes) -> bytes:
        # In a folder that others may write to, anybody could listen there.
        if Path(where).lstat().st_uid != os.geteuid():
            raise PermissionError(f"{where} belongs to somebody else")
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(_PATIENCE)
            connection.connect(where)
            connection.sendall(line)
            with connection.makefile("rb") as answer:
                return answer.readline(LONGEST_LINE)


def _mapping(line: bytes) -> object:
    if len(line) > LONGEST_LINE or not line.endswith(b"\n"):
        return None
    try:
        return json.loads(line)
    except (ValueError, RecursionError):  # the latter for what is nested without an end
        return None
