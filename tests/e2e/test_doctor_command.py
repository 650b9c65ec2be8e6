"""`vocal-desk doctor`: what it tells, and what its report gives away."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import vocal_desk
from history_kit import keeping

from app import __version__

KEY = "cal_live_0123456789abcdef"


def test_versions_models_latency_and_the_log_are_told(tmp_path: Path) -> None:
    with keeping(tmp_path) as kept:
        kept.opens()
        kept.talk(("hello", "Hello."), ("a demo on friday", "At nine?"))
    lines = vocal_desk("doctor", "--state", tmp_path).out.splitlines()
    assert lines[0].startswith(f"Vocal Desk {__version__}, Python 3.")
    told = {line[9:].partition(":")[0]: line for line in lines[1:]}
    assert "faster-whisper" in told["libraries"]
    assert "MB" in told["speech models"] or "none" in told["speech models"]
    assert str(tmp_path / "log") in told["log"]
    assert "Reply shown after" in told["last turns"]
    assert {"microphones", "loudspeakers"} <= told.keys()


def test_as_json_each_check_is_an_object(tmp_path: Path) -> None:
    lines = vocal_desk("doctor", "--json", "--state", tmp_path).out.splitlines()
    checks = [json.loads(line) for line in lines]
    assert {"name", "ok", "finding", "advice"} == set().union(*checks)
    assert "libraries" in {check["name"] for check in checks}


def test_the_report_goes_to_a_file_and_holds_nothing_private(tmp_path: Path) -> None:
    vocal_desk("settings", "set", "person.name", "Maria Lopez", "--state", tmp_path)
    with keeping(tmp_path) as kept:
        kept.opens()
        kept.talk(("book me in, maria@example.com", "All right, Maria Lopez."))
    log = tmp_path / "log" / "vocal-desk.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("a", encoding="utf-8") as end:
        end.write(f"INFO Maria Lopez wrote to maria@example.com with api_key={KEY}\n")
    file = tmp_path / "report.txt"
    done = vocal_desk("doctor", "--report", file, "--state", tmp_path)
    assert str(file) in done.err
    text = file.read_text("utf-8")
    assert "wrote to <e-mail>" in text
    assert "Latency of the last 1 turns" in text
    for private in (KEY, "maria@example.com", "Maria", "book me in"):
        assert private not in text


def test_a_report_that_can_not_be_written_says_so(tmp_path: Path) -> None:
    done = vocal_desk(
        "doctor", "--report", tmp_path / "no" / "file.txt", "--state", tmp_path, expect=1
    )
    assert "could not be written" in done.err
