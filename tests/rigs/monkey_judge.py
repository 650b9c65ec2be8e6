"""Judges what a storm left in the program's folders, and what its window says of it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from monkey_desk import MonkeyRig

from app.storage.history.schema import HISTORY_DATABASE
from app.storage.main_database import MAIN_DATABASE
from app.system.logs import mask_keys

FROZEN_SECONDS: Final = 10.0
"""A window that does not turn to a question for so long hangs, on the slowest of machines too."""

_BAD: Final = re.compile(
    r"Traceback \(most recent|Segmentation|Fatal Python|Aborted|CRITICAL|Internal C\+\+ object"
    r"|\bQ[A-Z]\w+(?:::|: )|was never awaited|corrupted|double free"
)
_SLOW: Final = re.compile(r"the window did not answer for (\d+) ms, in (.*)")
_YES: Final = re.compile(r"\b(yes|yeah|yep|sure|ok(ay)?|ja|go ahead|please do|book it)\b", re.I)
_OPEN: Final = ("pending", "needs_attention")
_OVER_ONCE_PLUGGED: Final = ("microphone", "loudspeaker")
_NEVER: Final = ("program", "history", "settings-file")


def longest_turn(log: str) -> int:
    """Return how long the event loop took at most for one turn, in milliseconds, as noted."""
    return max((int(ms) for ms, _ in _SLOW.findall(log)), default=0)


def faults_in_log(log: str) -> list[str]:
    """Return crashes, errors of the toolkit's, and turns of the event loop that froze the window.

    Of crashes and the like only the first, with what was written around it.
    """
    lines = log.splitlines()
    found = []
    for number, line in enumerate(lines):
        if _BAD.search(line):
            found.append("\n".join(lines[max(0, number - 2) : number + 30]))
            break
    frozen = FROZEN_SECONDS * 500
    return found + [line for line in lines if (s := _SLOW.search(line)) and int(s[1]) > frozen]


def writes(rig: MonkeyRig) -> list[tuple[Any, ...]]:
    """Return request id, state, uid of the booking and kind of every write in the journal."""
    query = "SELECT request_id, state, booking_uid, kind FROM write_intent"
    return _rows(rig.state / MAIN_DATABASE, query)


def faults_in_writes(rig: MonkeyRig, said: Iterable[str]) -> list[str]:
    """Compare the journal with the calendar, and with what the person said."""
    known = writes(rig)
    bookings = rig.bookings()
    held = {booking["uid"] for booking in bookings}
    uids = {uid for _, _, uid, _ in known if uid}
    is_open = any(state in _OPEN for _, state, _, _ in known)
    states = {request: state for request, state, _, kind in known if kind == "create"}
    found = [
        f"{kind} {uid} is done by the journal, and the calendar knows nothing of it"
        for _, state, uid, kind in known
        if state == "done" and uid not in held
    ]
    found += [
        f"the calendar holds {uid}, of which the journal knows nothing"
        for uid in held - uids
        if not is_open
    ]
    requests = [(booking.get("metadata") or {}).get("request_id") for booking in bookings]
    found += [
        f"{request} is {states.get(request)} by the journal, and booked by the calendar"
        for request in requests
        if request is not None and states.get(request) not in ("done", *_OPEN)
    ]
    made = [
        ((booking.get("metadata") or {}).get("request_id"), booking["start"])
        for booking in bookings
        if booking["status"] in ("accepted", "pending")
    ]
    found += [f"booked twice: {each}" for each in set(made) if made.count(each) > 1 and each[0]]
    if known and not any(_YES.search(text) for text in said):
        found.append(f"{len(known)} writes, and nobody said yes: {said}")
    return found


class HeldHistory:
    """What the history of a rig's program says, by a look at its file."""

    def __init__(self, rig: MonkeyRig) -> None:
        self._file = rig.state / HISTORY_DATABASE

    @property
    def is_whole(self) -> bool:
        """Whether nobody deleted anything of it."""
        rows = _rows(
            self._file,
            "SELECT coalesce(max(seq), 0), (SELECT count(*) FROM conversation)"
            " FROM sqlite_sequence WHERE name = 'conversation'",
        )
        return all(begun == there for begun, there in rows)

    def said(self) -> set[str]:
        """Return what the person said."""
        return {text for (text,) in _rows(self._file, "SELECT text FROM line WHERE role = 'user'")}

    def lacks(self, said: Iterable[str]) -> list[str]:
        """Return what of it is not there."""
        kept = self.said()
        return sorted(text for text in set(said) if " ".join(mask_keys(text).split()) not in kept)

    def faults(self) -> list[str]:
        """Return turns in which somebody said something that was neither answered nor given up.

        The last turn of a conversation may have been ended with the program.
        """
        rows = _rows(
            self._file,
            "SELECT line.conversation, line.turn, line.text, turn.outcome,"
            " EXISTS (SELECT 1 FROM line reply WHERE reply.conversation = line.conversation"
            " AND reply.turn = line.turn AND reply.role = 'agent'),"
            " (SELECT max(turn) FROM line later WHERE later.conversation = line.conversation)"
            " FROM line LEFT JOIN turn ON turn.conversation = line.conversation"
            " AND turn.number = line.turn WHERE line.role = 'user'",
        )
        return [
            f"turn {turn} of conversation {conversation} has no end: {text!r}"
            for conversation, turn, text, outcome, _, last in rows
            if outcome is None and turn != last
        ] + [
            f"turn {turn} of conversation {conversation} counts as answered without: {text!r}"
            for conversation, turn, text, outcome, answered, _ in rows
            if outcome == "answered" and not answered
        ]


def faults_in_remarks(rig: MonkeyRig, remarks: Mapping[str, str]) -> list[str]:
    """Return what is remarked in the window and is not so, once everything is plugged in."""
    found = [
        f"remarked, and not so: {remarks[topic]}"
        for topic in (*_OVER_ONCE_PLUGGED, *_NEVER)
        if topic in remarks
    ]
    if rig.settings_changed("calendar."):
        return found
    unsent = {f"unsent-{request}" for request, state, _, _ in writes(rig) if state == "not_sent"}
    told = {topic for topic in remarks if topic.startswith("unsent-")}
    return (
        found
        + [f"not sent, and not told: {topic}" for topic in unsent - told]
        + [f"told as not sent, and not so: {topic}" for topic in told - unsent]
    )


def _rows(file: Path, query: str) -> list[tuple[Any, ...]]:
    """Return what the database holds; nothing where the program was killed before it made it."""
    if not file.exists():
        return []
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        made = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return connection.execute(query).fetchall() if made[0] else []
