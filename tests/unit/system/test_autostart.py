"""The entry that starts the program at login. What Windows and macOS do with it is not tried."""

from __future__ import annotations

import plistlib
import shutil
import subprocess
from pathlib import Path

import pytest

from app.domain.errors import StorageError
from app.system.autostart import (
    Autostart,
    desktop_entry,
    find_autostart,
    is_enabled,
    launch_agent,
    own_command,
    run_value,
)

COMMAND = ['/home/ann lee/$HOME/100% "quoted" \\ `x`/vocal-desk', "--at-login"]


def linux(home: Path, environment: dict[str, str] | None = None) -> Autostart:
    return find_autostart(environment or {}, home=home, command=COMMAND)


def test_it_is_switched_on_and_off_by_a_file_where_desktops_look(tmp_path: Path) -> None:
    autostart = linux(tmp_path)
    assert not autostart.is_on()
    autostart.turn(True)
    assert autostart.is_on()
    file = tmp_path / ".config" / "autostart" / "vocal-desk.desktop"
    assert file.read_text("utf-8") == desktop_entry(COMMAND)
    autostart.turn(True)
    autostart.turn(False)
    autostart.turn(False)
    assert not autostart.is_on()
    assert not file.exists()


def test_the_person_may_keep_their_configuration_elsewhere(tmp_path: Path) -> None:
    linux(tmp_path, {"XDG_CONFIG_HOME": str(tmp_path / "elsewhere")}).turn(True)
    assert (tmp_path / "elsewhere" / "autostart" / "vocal-desk.desktop").exists()
    linux(tmp_path, {"XDG_CONFIG_HOME": "relative"}).turn(True)
    assert (tmp_path / ".config" / "autostart" / "vocal-desk.desktop").exists()


@pytest.mark.parametrize("off", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_an_entry_that_the_desktop_switched_off_does_not_count(off: str) -> None:
    assert is_enabled(desktop_entry(COMMAND))
    assert not is_enabled(f"{desktop_entry(COMMAND)}{off}\n")


def test_a_broken_entry_does_not_count() -> None:
    for broken in ("", "no entry", "[Other]\nName=x\n", "[Desktop Entry]\n["):
        assert not is_enabled(broken)


def test_where_it_can_not_be_written_the_person_learns_what_to_do(tmp_path: Path) -> None:
    (tmp_path / ".config").write_text("a file in the way", encoding="ascii")
    with pytest.raises(StorageError) as refused:
        linux(tmp_path).turn(True)
    assert "settings" in refused.value.advice


def test_the_command_is_read_back_as_it_was_written() -> None:
    (line,) = [each for each in desktop_entry(COMMAND).splitlines() if each.startswith("Exec=")]
    assert _read_exec(line.removeprefix("Exec=")) == COMMAND


def _read_exec(value: str) -> list[str]:
    """Read an Exec key as the specification has it: the string's escapes first, then quotes."""
    text = value.replace("\\\\", "\\")
    parts, part, quoted, signs = [], "", False, iter(text)
    for sign in signs:
        if sign == '"':
            quoted = not quoted
        elif sign == "\\" and quoted:
            part += next(signs)
        elif sign == " " and not quoted:
            parts.append(part)
            part = ""
        else:
            part += sign
    return [each.replace("%%", "%") for each in [*parts, part]]


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="no validator here")
def test_desktops_find_nothing_wrong_with_the_file(tmp_path: Path) -> None:
    file = tmp_path / "vocal-desk.desktop"
    file.write_text(desktop_entry(COMMAND), encoding="utf-8")
    subprocess.run(["desktop-file-validate", str(file)], check=True)


def test_a_mac_and_windows_get_the_command_in_their_own_way() -> None:
    agent = plistlib.loads(launch_agent(COMMAND))
    assert agent["ProgramArguments"] == COMMAND
    assert agent["RunAtLoad"] is True
    assert run_value([r"C:\Program Files\Vocal Desk\vocal-desk.exe", "--at-login"]) == (
        r'"C:\Program Files\Vocal Desk\vocal-desk.exe" --at-login'
    )


def test_the_program_starts_itself() -> None:
    command = own_command()
    assert Path(command[0]).exists()
    assert command[-1] == "--at-login"
