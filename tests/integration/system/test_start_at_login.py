"""The setting "Start at login" and the system's own list of programs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.build import open_program
from app.build.autostart import START_AT_LOGIN, follow_the_system
from app.domain.errors import InputError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at the desktop's file")


@pytest.fixture
def entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    return tmp_path / "CONFIG" / "autostart" / "vocal-desk.desktop"


def test_the_setting_makes_the_entry_and_takes_it_away(entry: Path) -> None:
    settings = open_program().settings
    settings.set(START_AT_LOGIN, True)
    assert "--at-login" in entry.read_text("utf-8")
    settings.set(START_AT_LOGIN, False)
    assert not entry.exists()


def test_what_the_person_changed_in_the_system_counts(entry: Path) -> None:
    settings = open_program().settings
    settings.set(START_AT_LOGIN, True)
    entry.unlink()
    follow_the_system(settings)
    assert settings.flag(START_AT_LOGIN) is False
    assert not entry.exists()
    settings.set(START_AT_LOGIN, True)
    entry.write_text(entry.read_text("utf-8").replace("--at-login", "--moved"), encoding="utf-8")
    follow_the_system(settings)
    assert "--at-login" in entry.read_text("utf-8")  # as the program is now
    assert settings.flag(START_AT_LOGIN) is True


def test_a_trial_in_a_folder_of_its_own_is_no_part_of_the_session(
    entry: Path, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="folder of its own"):
        open_program(tmp_path / "trial").settings.set(START_AT_LOGIN, True)
    assert not entry.exists()
