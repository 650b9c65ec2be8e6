"""Reads the sandbox the way any Cal.com client would: over HTTP."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx


@contextmanager
def served_sandbox(state: Path) -> Iterator[str]:
    """Serve the sandbox of `state` by its own command; gives the base URL."""
    command = [sys.executable, "-m", "app", "sandbox", "--port", "0", "--state", str(state)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            line = process.stderr.readline()
            found = re.search(r"http://\S+", line)
            assert found, line
            yield found.group()
        finally:
            process.terminate()


def bookings_of(state: Path) -> list[dict[str, Any]]:
    """Return every booking that stands in the sandbox of `state`."""
    with served_sandbox(state) as url:
        answer = httpx.get(
            f"{url}/bookings", headers={"cal-api-version": "2026-05-01"}, params={"limit": 100}
        )
    answer.raise_for_status()
    return [item for item in answer.json()["data"] if item["status"] in ("accepted", "pending")]
