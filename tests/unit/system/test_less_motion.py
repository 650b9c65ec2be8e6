"""What the system says about motion."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.system.motion import asks_for_less_motion

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads the desktops of Linux")


def put_gsettings(folder: Path, answer: str) -> None:
    program = folder / "gsettings"
    program.write_text(f"#!/bin/sh\n{answer}\n")
    program.chmod(0o755)


@pytest.mark.parametrize(
    ("answer", "less"),
    [("echo false", True), ("echo true", False), ("exit 1", False), ("echo what", False)],
)
def test_gnome_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, less: bool
) -> None:
    put_gsettings(tmp_path, answer)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert asks_for_less_motion(tmp_path) is less


@pytest.mark.parametrize(
    ("settings", "less"),
    [
        ("[KDE]\nAnimationDurationFactor=0\n", True),
        ("[KDE]\nAnimationDurationFactor=0.5\n", False),
        ("[KDE]\nAnimationDurationFactor=fast\n", False),
        ("no section", False),
        (None, False),
    ],
)
def test_kde_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str | None, less: bool
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / ".config").mkdir()
    if settings is not None:
        (tmp_path / ".config" / "kdeglobals").write_text(settings)
    assert asks_for_less_motion(tmp_path) is less
