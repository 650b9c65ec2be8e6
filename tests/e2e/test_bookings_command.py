"""`vocal-desk bookings`: what a person reads about their bookings, and what they can settle."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from command_line import ZONE, converse, vocal_desk

from app.domain.journal import IN_PROCESS, WriteIntent, WriteKind, WriteState
from app.storage.database import open_database
from app.storage.journal import SqliteJournal
from app.storage.main_database import MAIN_DATABASE, MAIN_MIGRATIONS

ASKED = datetime(2026, 10, 12, 7, 0, tzinfo=UTC)
NOWHERE = "http://127.0.0.1:9/v2"  # the port "discard", where nothing listens
INTENT = WriteIntent(
    request_id="aaaa1111-0000-4000-8000-000000000001",
    calendar="cal.com",
    kind=WriteKind.CREATE,
    state=WriteState.PENDING,
    created_at=ASKED,
    updated_at=ASKED,
    start=ASKED + timedelta(days=1, hours=1),
    duration=30,
    time_zone="Europe/Rome",
    name="Ada Byron",
    email="ada@example.com",
    notes="Bring slides",
    base_url=NOWHERE,
    event_type_id=1,
)
ATTENTION = replace(INTENT, request_id="bbbb2222-0000-4000-8000-000000000002")
UNSENT = replace(
    INTENT, request_id="aaaa3333-0000-4000-8000-000000000003", state=WriteState.NOT_SENT
)
LOST = replace(
    INTENT,
    request_id="cccc4444-0000-4000-8000-000000000004",
    calendar="sandbox",
    base_url=IN_PROCESS,
)


def keep(state: Path, *intents: WriteIntent) -> None:
    with closing(open_database(state / MAIN_DATABASE, MAIN_MIGRATIONS)) as database:
        journal = SqliteJournal(database)
        for intent in intents:
            journal.add(intent)
            if intent is ATTENTION:
                journal.settle(
                    intent.request_id,
                    WriteState.NEEDS_ATTENTION,
                    at=ASKED + timedelta(seconds=30),
                    message="Check your mail.",
                )


def shown(state: Path, request: str) -> dict[str, Any]:
    answer = vocal_desk("bookings", "show", request, "--state", state, "--json")
    found: dict[str, Any] = json.loads(answer.out)
    return found


def test_a_booking_made_in_a_conversation_is_listed_and_shown(tmp_path: Path) -> None:
    empty = vocal_desk("bookings", "list", "--state", tmp_path)
    assert empty.out == "Nothing was asked of a calendar yet.\n"

    wish = "a demo on Wednesday at 2 pm, I'm Maria Lopez, maria@example.com"
    converse(tmp_path, "--text", wish, "yes")
    vocal_desk("settings", "set", "person.time_zone", ZONE, "--state", tmp_path)
    (line,) = vocal_desk("bookings", "list", "--state", tmp_path).out.splitlines()
    assert "booked" in line
    assert "Wednesday, November 25th at 2:00 PM, 2026" in line
    assert "Maria Lopez <maria@example.com>" in line

    words = vocal_desk("bookings", "show", line.split()[0], "--state", tmp_path).out
    assert "inside this program" in words
    steps = words.partition("history\n")[2].splitlines()
    assert [step.split("  ")[-1] for step in steps] == ["written down, then sent", "booked"]
    found = shown(tmp_path, line.split()[0])
    assert (found["state"], found["booking_status"]) == ("done", "accepted")
    assert [step["state"] for step in found["history"]] == ["pending", "done"]


def test_the_newest_is_first_and_each_state_has_its_words(tmp_path: Path) -> None:
    keep(tmp_path, INTENT, replace(UNSENT, created_at=ASKED + timedelta(hours=1)))
    keep(tmp_path, replace(ATTENTION, created_at=ASKED + timedelta(hours=2)), LOST)
    lines = vocal_desk("bookings", "list", "--state", tmp_path, "--json").out.splitlines()
    listed = [json.loads(line) for line in lines]
    assert [one["id"][:8] for one in listed] == ["bbbb2222", "aaaa3333", "cccc4444", "aaaa1111"]
    words = vocal_desk("bookings", "list", "--state", tmp_path).out
    assert "aaaa3333  book    not sent" in words
    assert "aaaa1111  book    outcome not known yet" in words
    assert "bookings resolve ID" in words


def test_what_never_reached_the_calendar_is_resolved_by_asking_it(tmp_path: Path) -> None:
    keep(tmp_path, LOST)
    resolved = vocal_desk("bookings", "resolve", "cccc", "--state", tmp_path)
    assert resolved.out == "It did not happen. The calendar did not make this booking.\n"
    assert shown(tmp_path, "cccc")["state"] == "refused"


def test_where_the_calendar_does_not_tell_the_person_s_word_is_written_down(
    tmp_path: Path,
) -> None:
    keep(tmp_path, ATTENTION)
    asked = vocal_desk("bookings", "resolve", "bbbb", "--state", tmp_path, expect=1)
    assert "does not tell" in asked.err
    assert "--booked or --not-booked" in asked.err
    assert shown(tmp_path, "bbbb")["state"] == "needs_attention"

    vocal_desk("bookings", "resolve", "bbbb", "--booked", "--state", tmp_path)
    last = shown(tmp_path, "bbbb")["history"][-1]
    assert (last["state"], last["told_by"]) == ("done", "person")
    words = vocal_desk("bookings", "show", "bbbb", "--state", tmp_path).out
    assert "booked (your own word): You said that it happened." in words

    # Said once, it stands.
    unsaid = vocal_desk(
        "bookings", "resolve", "bbbb", "--not-booked", "--state", tmp_path, expect=2
    )
    assert "That can't be" in unsaid.err


def test_what_was_not_sent_can_be_given_up(tmp_path: Path) -> None:
    keep(tmp_path, UNSENT)
    told = vocal_desk("bookings", "resolve", "aaaa", "--state", tmp_path)
    assert told.out == "It was never sent. Ask for it again in a conversation.\n"
    vocal_desk("bookings", "resolve", "aaaa", "--not-booked", "--state", tmp_path)
    assert shown(tmp_path, "aaaa")["state"] == "dropped"


@pytest.mark.parametrize(("text", "why"), [("aaaa", "More than one"), ("zz", "No request")])
def test_an_id_that_names_no_one_request_is_refused(tmp_path: Path, text: str, why: str) -> None:
    keep(tmp_path, INTENT, UNSENT)
    assert why in vocal_desk("bookings", "show", text, "--state", tmp_path, expect=2).err
