"""What the tests of the desktop's own services share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from session_bus_rig import SessionBusRig


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SessionBusRig]:
    """Run a session bus of the test's own."""
    bus = SessionBusRig(tmp_path)
    bus.start()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    yield bus
    bus.stop()
