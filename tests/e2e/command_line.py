"""Runs `vocal-desk` as a person does: as a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

NOW = "2026-11-23T09:00"  # a Monday
ZONE = "Europe/Berlin"


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def events(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]

    def of(self, kind: str) -> list[dict[str, object]]:
        return [event for event in self.events if event["type"] == kind]

    def said(self, role: str) -> list[str]:
        return [str(event["text"]) for event in self.of("transcript") if event["role"] == role]


def vocal_desk(*arguments: str | Path, expect: int | None = 0) -> Result:
    command = [sys.executable, "-m", "app", *map(str, arguments)]
    ended = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    result = Result(ended.returncode, ended.stdout, ended.stderr)
    assert "Traceback" not in result.err, result.err
    if expect is not None:
        assert result.code == expect, (result.code, result.out, result.err)
    return result


def converse(state: Path, *arguments: str | Path, expect: int | None = 0) -> Result:
    fixed = ("--now", NOW, "--time-zone", ZONE, "--state", state, "--json")
    return vocal_desk("converse", *fixed, *arguments, expect=expect)
