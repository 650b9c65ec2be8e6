"""`vocal-desk history` after conversations on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import NOW, ZONE, vocal_desk


def test_conversations_are_listed_the_newest_first(tmp_path: Path) -> None:
    where = ("--state", tmp_path)
    assert "No conversation" in vocal_desk("history", *where).out
    for texts in (("hello",), ("tomorrow at ten", "anna at example dot org")):
        said = [part for text in texts for part in ("--text", text)]
        vocal_desk("converse", *said, "--now", NOW, "--time-zone", ZONE, *where)
    held = [json.loads(line) for line in vocal_desk("history", "--json", *where).out.splitlines()]
    assert [one["turns"] for one in held] == [2, 1]
    assert held[0]["agent"] == "built-in"
    assert held[0]["agent_ms"] > 0
    lines = vocal_desk("history", *where).out.splitlines()
    assert len(lines) == 2
    assert "2 turns" in lines[0]
