from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.errors import StorageError
from app.storage.settings_file import Document, SettingsFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def _write(path: Path, document: object) -> None:
    path.write_text(json.dumps(document), "utf-8")


def _names(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir() if not each.name.endswith(".lock")}


def _to_2(document: Document) -> Document:
    values = document["values"]
    assert isinstance(values, dict)
    values["person.name"] = values.pop("name")
    return document


def _to_3(document: Document) -> Document:
    values = document["values"]
    assert isinstance(values, dict)
    values["person.name"] = str(values["person.name"]).title()
    return document


def test_no_file_means_nothing_is_stored_and_reading_makes_none(path: Path) -> None:
    assert SettingsFile(path).read().values == {}
    assert _names(path) == set()


def test_what_is_written_can_be_read_by_a_person(path: Path) -> None:
    SettingsFile(path).update({"person.name": "Maria López", "a.flag": True})

    assert path.read_text("utf-8") == (
        '{\n  "version": 1,\n  "values": {\n    "person.name": "Maria López",\n'
        '    "a.flag": true\n  }\n}\n'
    )


def test_old_settings_take_every_step_in_order(path: Path) -> None:
    _write(path, {"version": 1, "values": {"name": "maria"}})

    stored = SettingsFile(path, (_to_2, _to_3)).read()

    assert stored.values == {"person.name": "Maria"}


def test_settings_take_only_the_steps_they_lack(path: Path) -> None:
    _write(path, {"version": 2, "values": {"person.name": "maria"}})

    assert SettingsFile(path, (_to_2, _to_3)).read().values == {"person.name": "Maria"}


def test_old_settings_stay_as_they_are_until_something_is_changed(path: Path) -> None:
    _write(path, {"version": 1, "values": {"name": "maria"}})
    file = SettingsFile(path, (_to_2,))

    file.read()
    assert json.loads(path.read_text("utf-8"))["version"] == 1

    file.update({"a.flag": True})
    assert json.loads(path.read_text("utf-8")) == {
        "version": 2,
        "values": {"person.name": "maria", "a.flag": True},
    }


def test_a_newer_file_is_refused_and_left_untouched(path: Path) -> None:
    _write(path, {"version": 3, "values": ["of", "another", "shape"]})
    before = path.read_bytes()
    file = SettingsFile(path, (_to_2,))

    for use in (file.read, lambda: file.update({"a.flag": True})):
        with pytest.raises(StorageError, match="newer version") as caught:
            use()
        assert str(path) in caught.value.advice

    assert path.read_bytes() == before
    assert _names(path) == {"settings.json"}


def test_what_this_version_does_not_know_is_kept(path: Path) -> None:
    _write(path, {"version": 1, "values": {"of.later": [1, {"a": None}]}, "note": "mine"})

    SettingsFile(path).update({"a.flag": True})

    assert json.loads(path.read_text("utf-8")) == {
        "version": 1,
        "values": {"of.later": [1, {"a": None}], "a.flag": True},
        "note": "mine",
    }


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe\x00",
        b"\0" * 4096,
        b'{"version": "1", "values": {}}',
        b'{"version": true, "values": {}}',
        b'{"version": 0, "values": {}}',
        b'{"values": {}}',
        b'{"version": 1}',
        b'{"version": 1, "values": []}',
        b"[" * 100_000,
    ],
)
def test_a_file_that_holds_no_settings_is_set_aside_whole(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    stored = SettingsFile(path).read()

    aside = path.with_name("settings.json.broken-1")
    assert stored.values == {}
    assert str(aside) in stored.notice
    assert aside.read_bytes() == content
    assert not path.exists()


def test_each_damaged_file_is_kept(path: Path) -> None:
    for content in ("first", "second"):
        path.write_text(content, "utf-8")
        SettingsFile(path).read()

    assert path.with_name("settings.json.broken-1").read_text("utf-8") == "first"
    assert path.with_name("settings.json.broken-2").read_text("utf-8") == "second"


def test_a_file_damaged_while_the_program_runs_is_kept_too(path: Path) -> None:
    file = SettingsFile(path)
    file.update({"a.flag": True})
    path.write_text("spilled coffee", "utf-8")

    stored = file.update({"a.flag": False})

    assert stored.values == {"a.flag": False}
    assert "broken-1" in stored.notice
    assert path.with_name("settings.json.broken-1").read_text("utf-8") == "spilled coffee"


def test_an_old_file_whose_step_fails_is_set_aside_not_lost(path: Path) -> None:
    _write(path, {"version": 1, "values": {}})

    stored = SettingsFile(path, (_to_2,)).read()

    assert "broken-1" in stored.notice
    assert json.loads(path.with_name("settings.json.broken-1").read_text("utf-8"))["version"] == 1


def test_a_file_saved_by_a_windows_editor_is_read(path: Path) -> None:
    path.write_bytes(b'\xef\xbb\xbf{"version": 1,\r\n "values": {"person.name": "Maria"}}\r\n')

    assert SettingsFile(path).read().values == {"person.name": "Maria"}


@pytest.mark.parametrize(("where", "failing"), [(os, "fsync"), (Path, "replace")])
def test_a_full_disk_leaves_the_old_settings_whole(
    path: Path, where: object, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = SettingsFile(path)
    file.update({"person.name": "Maria"})
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(where, failing, full)
    with pytest.raises(StorageError, match="could not be written") as caught:
        file.update({"person.name": "Other"})

    assert "disk" in caught.value.advice
    assert path.read_bytes() == before
    assert _names(path) == {"settings.json"}


def test_a_file_that_another_program_holds_for_a_moment_is_still_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, refusals = Path.replace, [PermissionError(), PermissionError()]

    def held(self: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)

    SettingsFile(path).update({"person.name": "Maria"})

    assert SettingsFile(path).read().values == {"person.name": "Maria"}


def test_a_folder_that_can_not_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")

    with pytest.raises(StorageError, match="could not be written"):
        SettingsFile(tmp_path / "file" / "settings.json").update({"a.flag": True})


def test_a_folder_in_the_place_of_the_file_is_said(path: Path) -> None:
    path.mkdir()

    with pytest.raises(StorageError, match="can't be read"):
        SettingsFile(path).read()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_to_settings_kept_elsewhere_stays_a_link(tmp_path: Path, path: Path) -> None:
    elsewhere = tmp_path / "dotfiles" / "mine.json"
    elsewhere.parent.mkdir()
    path.symlink_to(elsewhere)

    SettingsFile(path).update({"a.flag": True})

    assert path.is_symlink()
    assert json.loads(elsewhere.read_text("utf-8"))["values"] == {"a.flag": True}


def test_programs_that_write_at_once_lose_none_of_each_others_changes(path: Path) -> None:
    program = (
        "import pathlib, sys\n"
        "from app.storage.settings_file import SettingsFile\n"
        "file = SettingsFile(pathlib.Path(sys.argv[1]))\n"
        "for number in range(20): file.update({f'{sys.argv[2]}.{number}': number})\n"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(path), name],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        for name in ("one", "two", "three")
    ]
    assert [each.wait() for each in running] == [0, 0, 0]

    values = SettingsFile(path).read().values
    assert len(values) == 60
    assert _names(path) == {"settings.json"}
