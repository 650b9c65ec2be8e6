from __future__ import annotations

import shutil
import subprocess
import sys
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail, null

from app.system import checks, qt_libraries
from app.system.paths import Paths
from app.system.screen import find_screen

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
SOUND = """
def get_portaudio_version():
    return 1246976, "PortAudio V19.7.0-devel, revision unknown"
"""


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def _replace_module(name: str, source: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.py").write_text(source, "utf-8")
    monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.syspath_prepend(folder)


@pytest.fixture(autouse=True)
def modules_as_before() -> Iterator[None]:
    before = {name: sys.modules.get(name) for name in ("sounddevice", "PySide6")}
    yield
    for name, module in before.items():
        if module is None:
            sys.modules.pop(name, None)
        else:
            sys.modules[name] = module


def test_every_requirement_is_answered_and_every_problem_has_advice(tmp_path: Path) -> None:
    found = checks.run_checks(Paths(tmp_path, tmp_path, tmp_path, tmp_path))

    assert len({each.name for each in found}) == len(found) == 9
    assert all(each.finding for each in found)
    assert [each.name for each in found if bool(each.advice) == each.ok] == []


def test_a_check_that_breaks_is_a_finding(caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> checks.Check:
        raise RuntimeError("secret detail")

    found = checks.guarded("Keyring", broken)

    assert (found.name, found.ok) == ("Keyring", False)
    assert "secret detail" not in found.finding + found.advice
    assert "secret detail" in caplog.text


def test_this_python_is_supported() -> None:
    assert checks.check_python().ok


def test_another_python_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    version = namedtuple("version", "major minor micro releaselevel serial")
    monkeypatch.setattr(sys, "version_info", version(3, 10, 9, "final", 0))

    found = checks.check_python()

    assert not found.ok
    assert "3.11 to 3.14" in found.advice


def test_folders_that_can_be_written_to_are_fine_and_left_empty(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "s", tmp_path / "c", tmp_path / "l", tmp_path / "m")

    assert checks.check_folders(paths).ok
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []


def test_a_folder_that_can_not_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", "utf-8")
    paths = Paths(tmp_path / "s", tmp_path / "c", tmp_path / "taken" / "l", tmp_path / "m")

    found = checks.check_folders(paths)

    assert not found.ok
    assert str(tmp_path / "taken" / "l") in found.finding


def test_disk_space_is_measured_for_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    free = shutil.disk_usage(tmp_path).free

    found = checks.check_disk_space(tmp_path / "a" / "b")

    assert found.ok == (free >= 1_000_000_000)


def test_a_full_disk_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(100, 100, 12_000_000))

    found = checks.check_disk_space(tmp_path)

    assert not found.ok
    assert "0.0 GB" in found.finding
    assert "room" in found.advice


def test_the_sound_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _replace_module("sounddevice", SOUND, tmp_path / "modules", monkeypatch)

    assert checks.check_sound_library() == checks.Check(
        "Sound library", True, "PortAudio V19.7.0-devel"
    )


def test_without_portaudio_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _replace_module(
        "sounddevice",
        "raise OSError('PortAudio library not found')",
        tmp_path / "modules",
        monkeypatch,
    )

    found = checks.check_sound_library()

    assert not found.ok
    if sys.platform == "linux":
        assert "libportaudio2" in found.advice


def test_a_missing_package_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", None)

    assert not checks.check_sound_library().ok


@linux_only
def test_libraries_that_qt_lacks_are_named_with_their_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugins = tmp_path / "PySide6" / "Qt" / "plugins" / "platforms"
    plugins.mkdir(parents=True)
    (tmp_path / "PySide6" / "__init__.py").write_text("raise AssertionError", "utf-8")
    (plugins / "libqxcb.so").write_bytes(b"no library")
    monkeypatch.delitem(sys.modules, "PySide6", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(qt_libraries.DEBIAN_PACKAGES, "libnot-here.so.9", "libnot-here9")

    found = checks.check_window_libraries()

    assert not found.ok
    assert "libnot-here.so.9" in found.finding
    assert "libnot-here9" in found.advice
    assert "PySide6" not in sys.modules


def test_qt_itself_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "find_spec", lambda _: None)

    found = checks.check_window_libraries()

    assert not found.ok
    assert "PySide6" in found.finding


@linux_only
@pytest.mark.usefixtures("no_display")
def test_no_display_means_no_screen() -> None:
    found = checks.check_screen()

    assert not found.ok
    assert "vocal-desk converse" in found.advice


@linux_only
@pytest.mark.usefixtures("no_display")
def test_a_display_that_nobody_serves_is_no_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":64999")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))

    assert find_screen() is None


@linux_only
@pytest.mark.usefixtures("no_display")
@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb")
def test_an_x_server_is_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        try:
            assert server.stdout is not None
            display = f":{server.stdout.readline().strip()}"
            monkeypatch.setenv("DISPLAY", display)

            assert find_screen() == f"the X display {display}"
        finally:
            server.terminate()


@linux_only
@pytest.mark.usefixtures("no_display")
def test_qt_without_a_window_needs_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    assert checks.check_screen().ok


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring])
def test_a_system_without_a_keyring_is_told(
    backend: type[fail.Keyring], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", backend)

    found = checks.check_keyring()

    assert not found.ok
    assert "sandbox" in found.advice


def test_an_unknown_time_zone_says_which_setting_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Middle-earth/Shire")

    found = checks.check_time_zone()

    assert not found.ok
    assert "person.time_zone" in found.advice
