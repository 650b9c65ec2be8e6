"""The sandbox as its own command serves it, a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

CHECKOUT = Path(__file__).resolve().parents[2]


@contextmanager
def served_sandbox(
    state: Path, *options: str, environment: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Serve the sandbox of `state` while the context is open; gives its base URL, with `/v2`."""
    command = [sys.executable, "-m", "app", "sandbox", "--port", "0", "--state", str(state)]
    with subprocess.Popen(
        [*command, *options], cwd=CHECKOUT, env=environment, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        try:
            line = process.stderr.readline()
            found = re.search(r"http://\S+", line)
            assert found, line
            yield found.group()
        finally:
            process.terminate()


def standing_bookings(http: httpx.Client) -> list[dict[str, Any]]:
    """Return every booking that stands; the client's base URL is the sandbox's."""
    answer = http.get("/bookings", headers={"cal-api-version": "2026-05-01"}, params={"limit": 100})
    answer.raise_for_status()
    return [item for item in answer.json()["data"] if item["status"] in ("accepted", "pending")]
