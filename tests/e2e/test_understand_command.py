"""`vocal-desk understand`: what a stranger who feeds it gets back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from command_line import vocal_desk

FIELDS = {
    "date", "time", "range", "duration", "email", "name", "answer", "intents", "ambiguous",
}  # fmt: skip
FIXED = ("--now", "2026-11-25T10:00", "--time-zone", "Europe/Berlin")  # a Wednesday


def understand(tmp_path: Path, *arguments: str | Path, expect: int = 0) -> list[dict[str, Any]]:
    ended = vocal_desk("understand", *arguments, *FIXED, "--state", tmp_path, expect=expect)
    return [json.loads(line) for line in ended.out.splitlines()]


def batch(tmp_path: Path, *lines: object, expect: int = 0) -> list[dict[str, Any]]:
    file = tmp_path / "lines.jsonl"
    worded = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    file.write_text("".join(f"{line}\n" for line in worded), encoding="utf-8")
    answers = understand(tmp_path, "--batch", file, expect=expect)
    assert len(answers) == len(lines)
    return answers


def test_one_sentence_is_printed_for_people_and_for_programs(tmp_path: Path) -> None:
    sentence = "next Tuesday at half past two, I'm Ann Lee"
    shown = vocal_desk("understand", sentence, *FIXED, "--state", tmp_path).out
    assert shown.split() == ["date", "2026-12-01", "time", "14:30", "name", "Ann", "Lee"]

    (answer,) = understand(tmp_path, sentence, "--json")
    assert answer.keys() == FIELDS | {"found"}
    assert (answer["date"], answer["time"], answer["name"]) == ("2026-12-01", "14:30", "Ann Lee")
    assert answer["email"] is answer["range"] is answer["answer"] is None
    words = {one["field"]: sentence[one["start"] : one["end"]] for one in answer["found"]}
    assert words == {"date": "next Tuesday", "time": "at half past two", "name": "Ann Lee"}

    (later,) = understand(tmp_path, "make it half an hour later", "--json")
    assert {"field": "shift", "value": 30} in [
        {key: one[key] for key in ("field", "value")} for one in later["found"]
    ]

    asked = understand(tmp_path, "ann at web dot de", "--json", "--expecting", "email")
    assert asked[0]["email"] == "ann@web.de"


def test_every_line_of_a_batch_is_answered_in_its_place(tmp_path: Path) -> None:
    answers = batch(
        tmp_path,
        {"text": "the day after tomorrow before 11"},
        {"text": "tomorrow", "now": "2019-03-01T00:00:00"},
        {"text": "today", "now": "2019-03-01T02:00:00Z", "time_zone": "America/New_York"},
        {"text": "next week in the mornings", "id": 7, "expecting": None},
        {"text": "on Thursday or Friday, 8 o'clock", "expecting": "time"},
        {"text": "great", "said_before": "Shall I book it?"},
        {"text": "great", "said_before": "What is your name?"},
        {"text": "Zoë Müller", "expecting": "name"},
        {"text": ""},
        {"text": "\ud800 tomorrow at nine \U0001f600"},
    )
    assert all(answer.keys() == FIELDS for answer in answers)
    bounded, tomorrow, zoned, week, either, yes, no_answer, name, nothing, odd = answers
    assert (bounded["date"], bounded["time"]) == ("2026-11-27", None)
    assert bounded["range"] == {"start": None, "end": "11:00"}
    assert tomorrow["date"] == "2019-03-02"
    assert zoned["date"] == "2019-02-28"
    assert week["range"] == {"start": "2026-11-30T05:00", "end": "2026-12-06T11:59"}
    assert either["date"] == "2026-11-26"
    assert either["ambiguous"] == [
        {"field": "date", "values": ["2026-11-27"]},
        {"field": "time", "values": ["20:00"]},
    ]
    assert (yes["answer"], no_answer["answer"]) == ("yes", None)
    assert name["name"] == "Zoë Müller"
    assert nothing == dict.fromkeys(FIELDS) | {"intents": [], "ambiguous": []}
    assert (odd["date"], odd["time"]) == ("2026-11-26", "09:00")


def test_a_conversation_is_answered_by_what_the_person_wants_at_its_end(tmp_path: Path) -> None:
    turns = [
        {"speaker": "USER", "text": "Book me in on March 9th at 2 pm, I'm Ann Lee"},
        {"speaker": "SYSTEM", "text": "Shall I book March 9th at 2 pm for Ann Lee?"},
        {"speaker": "USER", "text": "No, make it 3:30 in the afternoon"},
        {"speaker": "SYSTEM", "text": "Please confirm: March 9th at 3:30 pm."},
        {"speaker": "USER", "text": "Yes, that's right."},
    ]
    line = {"turns": turns, "now": "2019-03-01T00:00:00"}
    first, whole, silent, empty = batch(
        tmp_path,
        line | {"turns": turns[:1]},
        line,
        line | {"turns": turns[:4]},
        line | {"turns": []},
    )
    assert all(answer.keys() == FIELDS for answer in (first, whole, silent, empty))
    assert (first["date"], first["time"], first["answer"]) == ("2019-03-09", "14:00", None)
    assert (whole["date"], whole["time"], whole["answer"]) == ("2019-03-09", "15:30", "yes")
    assert whole["name"] == "Ann Lee"
    assert (silent["time"], silent["answer"]) == ("15:30", "no")
    assert empty == dict.fromkeys(FIELDS) | {"intents": [], "ambiguous": []}


def test_a_line_that_can_not_be_read_costs_no_other_its_answer(tmp_path: Path) -> None:
    good = {"text": "tomorrow"}
    bad: tuple[object, ...] = (
        "",
        "tomorrow",
        "[" * 5_000,
        '["tomorrow"]',
        {"said_before": "When?"},
        {"text": 5},
        {"text": "tomorrow", "now": "soon"},
        {"text": "tomorrow", "now": "9999-12-31T23:59:59"},
        {"text": "tomorrow", "time_zone": "Europe/Atlantis"},
        {"text": "tomorrow", "expecting": "lunch"},
        {"text": "tomorrow", "turns": []},
        {"turns": [{"speaker": "NARRATOR", "text": "tomorrow"}]},
        {"turns": [{"speaker": "USER"}]},
        {"turns": {"speaker": "USER", "text": "tomorrow"}},
    )
    answers = batch(tmp_path, good, *bad, good, expect=2)
    assert answers[0]["date"] == answers[-1]["date"] == "2026-11-26"
    for answer in answers[1:-1]:
        assert answer.keys() == {"error"}
        assert answer["error"]["code"] == "bad_input"
        assert answer["error"]["message"].endswith((".", "?"))


def test_a_batch_can_be_piped_and_answers_before_its_end(tmp_path: Path) -> None:
    command = (sys.executable, "-m", "app", "understand", "--batch", "-", *FIXED)
    with subprocess.Popen(
        [*command, "--state", tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for text, date in (("tomorrow", "2026-11-26"), ("today", "2026-11-25")):
            process.stdin.write(json.dumps({"text": text}).encode() + b"\r\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["date"] == date
        process.stdin.write(b"\xff\xfe\n")
        process.stdin.close()
        assert "error" in json.loads(process.stdout.readline())
        assert process.wait() == 2


def test_what_can_not_be_asked_is_said_plainly(tmp_path: Path) -> None:
    missing = vocal_desk("understand", "--batch", tmp_path / "none.jsonl", expect=2)
    assert "none.jsonl can't be read" in missing.err
    assert "TEXT" in vocal_desk("understand", expect=2).err
    assert "not allowed" in vocal_desk("understand", "hi", "--batch", "x", expect=2).err
    assert "Atlantis" in vocal_desk("understand", "hi", "--time-zone", "Atlantis", expect=2).err
