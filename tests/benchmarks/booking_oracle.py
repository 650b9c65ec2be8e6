"""Judges from outside whether journal and calendar agree: it reads both databases, nothing else."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SANDBOX, MAIN = "sandbox.db", "vocal-desk.db"
OURS = "in Vocal Desk."
"""How every reason ends that the program gives for a move or a cancellation."""


@dataclass
class Verdict:
    """What was found; `wrong` says what must never be."""

    bookings: int = 0
    needs_attention: int = 0
    wrong: list[str] = field(default_factory=list)


def judge(state: Path, *, person: str, can_list: bool) -> Verdict:
    """Judge a `state` folder, once every open write was given the time to be settled.

    `person` is the address of the one who wants a single appointment. Without `can_list` (a key
    that may list bookings) it may be left to the person what became of a create.
    """
    bookings, intents = _read(state)
    by_uid = {booking["uid"]: booking for booking in bookings}
    verdict = Verdict(bookings=len(bookings))
    wrong = verdict.wrong

    standing = [one for one in bookings if one["status"] in ("accepted", "pending")]
    for start, count in Counter(one["start"] for one in standing).items():
        if count > 1:
            wrong.append(f"{count} bookings at {start}")
    own = [one for one in standing if one["attendees"][0]["email"] == person]
    attention = [one for one in intents if one["state"] == "needs_attention"]
    verdict.needs_attention = len(attention)
    if len(own) > 1 and not attention:
        wrong.append(f"{len(own)} appointments of one person")
    if attention and can_list:
        wrong.append("the person was asked about what the calendar could have told")

    made = [one for one in bookings if "rescheduledFromUid" not in one and _is_ours(one)]
    known = {intent["request_id"] for intent in intents}
    for request_id, count in Counter(one["metadata"]["request_id"] for one in made).items():
        if count > 1:
            wrong.append(f"request {request_id} made {count} bookings")
        if request_id not in known:
            wrong.append(f"no request {request_id} in the journal")
    for intent in intents:
        wrong += [f"{intent['kind']} {intent['state']}: {what}" for what in _lies(intent, by_uid)]
    wrong += _unknown_changes(intents, bookings)
    return verdict


def _read(state: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    with contextlib.closing(sqlite3.connect(state / SANDBOX)) as connection:
        rows = connection.execute("SELECT answer FROM booking ORDER BY id").fetchall()
    bookings = [json.loads(answer) for (answer,) in rows]
    with contextlib.closing(sqlite3.connect(state / MAIN)) as connection:
        connection.row_factory = sqlite3.Row
        intents = connection.execute("SELECT * FROM write_intent ORDER BY rowid").fetchall()
        steps = connection.execute("SELECT * FROM write_transition ORDER BY id").fetchall()
    last = {step["request_id"]: step["state"] for step in steps}
    return bookings, [{**dict(row), "last_step": last.get(row["request_id"])} for row in intents]


def _is_ours(booking: dict[str, Any]) -> bool:
    return bool(booking.get("metadata", {}).get("source") == "vocal-desk") and not str(
        booking["metadata"]["request_id"]
    ).startswith("rival")


def _lies(intent: dict[str, Any], by_uid: dict[str, dict[str, Any]]) -> list[str]:
    """Return what the journal says of one write that the calendar contradicts."""
    if intent["last_step"] != intent["state"]:
        return [f"its history ends as {intent['last_step']}"]
    if intent["state"] == "pending":
        return ["nobody found out"]
    result = by_uid.get(intent["booking_uid"])
    target = by_uid.get(intent["target_uid"])
    if intent["state"] == "done":
        if result is None:
            return ["its booking is not there"]
        if intent["kind"] == "cancel":
            return [] if result["status"] == "cancelled" else ["its booking stands"]
        if _instant(result["start"]) != _instant(intent["start"]):
            return ["its booking is at another time"]
        if intent["kind"] == "create":
            is_its = result["metadata"]["request_id"] == intent["request_id"]
            return [] if is_its else ["its booking is of another request"]
        is_moved = target is not None and target.get("rescheduledToUid") == result["uid"]
        return [] if is_moved else ["its booking was not moved there"]
    if intent["kind"] == "create" and intent["state"] != "needs_attention":
        its = [one for one in by_uid.values() if _made_by(intent, one)]
        return ["and yet it is booked"] if its else []
    return []


def _made_by(intent: dict[str, Any], booking: dict[str, Any]) -> bool:
    return bool(booking.get("metadata", {}).get("request_id") == intent["request_id"])


def _unknown_changes(intents: list[dict[str, Any]], bookings: list[dict[str, Any]]) -> list[str]:
    """Return moves and cancellations with our reason that no write of the journal stands for."""
    done = {
        (intent["kind"], intent["target_uid"]) for intent in intents if intent["state"] == "done"
    }
    moved = {
        ("reschedule", booking["rescheduledFromUid"])
        for booking in bookings
        if str(booking.get("reschedulingReason", "")).endswith(OURS)
    }
    cancelled = {
        ("cancel", booking["uid"])
        for booking in bookings
        if str(booking.get("cancellationReason", "")).endswith(OURS)
    }
    return [f"{kind} of {uid} is not in the journal" for kind, uid in (moved | cancelled) - done]


def _instant(text: str) -> str:
    # Both databases write UTC, to the millisecond or finer.
    return text[:19]
