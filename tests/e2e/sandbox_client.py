"""Reads the sandbox the way any Cal.com client would: over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
from sandbox_command import served_sandbox, standing_bookings


def bookings_of(state: Path) -> list[dict[str, Any]]:
    """Return every booking that stands in the sandbox of `state`."""
    with served_sandbox(state) as url, httpx.Client(base_url=url) as http:
        return standing_bookings(http)
