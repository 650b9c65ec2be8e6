"""`vocal-desk history` after conversations on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import NOW, ZONE, vocal_desk


def test_conversations_are_listed_found_shown_exported_and_deleted(tmp_path: Path) -> None:
    where = ("--state", tmp_path)
    assert "No conversation" in vocal_desk("history", *where).out
    for texts in (("hello",), ("tomorrow at ten", "anna at example dot org")):
        said = [part for text in texts for part in ("--text", text)]
        vocal_desk("converse", *said, "--now", NOW, "--time-zone", ZONE, *where)

    listed = vocal_desk("history", "--json", *where).out
    held = [json.loads(line) for line in listed.splitlines()]
    assert listed == vocal_desk("history", "list", *where, "--json").out
    assert [(one["id"], one["turns"], one["title"]) for one in held] == [
        (2, 2, "tomorrow at ten"),
        (1, 1, "hello"),
    ]
    assert held[0]["agent"] == "built-in"
    assert held[0]["agent_ms"] > 0
    lines = vocal_desk("history", *where).out.splitlines()
    assert len(lines) == 2
    assert "2 turns" in lines[0]

    found = vocal_desk("history", "search", "exam", *where).out
    assert "[exam" in found
    assert "hello" not in found
    assert "No conversation holds" in vocal_desk("history", "search", "unheard", *where).out
    assert "You: tomorrow at ten" in vocal_desk("history", "show", "2", *where).out
    assert "no conversation 7" in vocal_desk("history", "show", "7", *where, expect=2).err

    for name in ("all.json", "all.md", "all.txt"):
        vocal_desk("history", "export", "--all", "--to", tmp_path / name, *where)
        assert "tomorrow at ten" in (tmp_path / name).read_text(encoding="utf-8")
    exported = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert [len(one["turns"]) for one in exported] == [2, 1]
    wrong = vocal_desk("history", "export", "1", "--to", tmp_path / "x.doc", *where, expect=2)
    assert ".json, .md or .txt" in wrong.err

    vocal_desk("history", "delete", "1", *where)
    assert len(vocal_desk("history", *where).out.splitlines()) == 1
    assert "1 conversation deleted" in vocal_desk("history", "delete", "--all", *where).out
    assert "No conversation" in vocal_desk("history", *where).out
