"""Where a secret lies: the keyring, or what the person chose where there is none."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest
from keyring.backends import fail

from app.domain.errors import NoKeyring
from app.domain.setup import SecretPlace
from app.storage.secret_file import FileSecrets
from app.storage.secret_places import SecretPlaces
from app.storage.secrets import KeyringSecrets, MemorySecrets

KEY = "cal_live_0123456789abcdef"


def no_keyring() -> KeyringSecrets:
    return KeyringSecrets(fail.Keyring())  # type: ignore[no-untyped-call]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "secrets.json"


@pytest.fixture
def without_keyring(file: Path) -> SecretPlaces:
    return SecretPlaces(no_keyring(), FileSecrets(file))


def test_without_a_keyring_nothing_is_kept_anywhere_by_itself(
    without_keyring: SecretPlaces, file: Path
) -> None:
    with pytest.raises(NoKeyring):
        without_keyring.set("a", KEY)
    assert without_keyring.get("a") is None
    assert without_keyring.place("a") is SecretPlace.NOWHERE
    assert not file.exists()


def test_for_this_session_only_leaves_nothing_on_disk(
    without_keyring: SecretPlaces, file: Path
) -> None:
    without_keyring.put("a", KEY, SecretPlace.SESSION)
    assert without_keyring.get("a") == KEY
    assert without_keyring.place("a") is SecretPlace.SESSION
    assert not file.exists()
    again = SecretPlaces(no_keyring(), FileSecrets(file))
    assert again.get("a") is None


@pytest.mark.skipif(sys.platform == "win32", reason="rights of that kind are not Windows'")
def test_the_file_is_readable_by_its_owner_alone(without_keyring: SecretPlaces, file: Path) -> None:
    umask = os.umask(0)
    try:
        without_keyring.put("a", KEY, SecretPlace.FILE)
        without_keyring.put("b", KEY, SecretPlace.FILE)
    finally:
        os.umask(umask)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = SecretPlaces(no_keyring(), FileSecrets(file))
    assert again.get("a") == KEY
    assert again.place("a") is SecretPlace.FILE


def test_once_the_keyring_has_it_the_file_has_it_no_more(file: Path) -> None:
    SecretPlaces(MemorySecrets(), FileSecrets(file)).put("a", KEY, SecretPlace.FILE)
    places = SecretPlaces(MemorySecrets(), FileSecrets(file))
    places.set("a", "cal_new")
    assert places.get("a") == "cal_new"
    assert places.place("a") is SecretPlace.KEYRING
    assert not file.exists()


def test_what_is_forgotten_is_forgotten_everywhere(
    without_keyring: SecretPlaces, file: Path
) -> None:
    without_keyring.put("a", KEY, SecretPlace.FILE)
    without_keyring.put("b", KEY, SecretPlace.FILE)
    without_keyring.delete("a")
    assert without_keyring.get("a") is None
    assert json.loads(file.read_text("utf-8")) == {"b": KEY}


def test_a_damaged_file_holds_no_secret_and_tells_none(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.parent.mkdir()
    file.write_text(f'{{"a": "{KEY}"', encoding="utf-8")
    assert FileSecrets(file).get("a") is None
    assert KEY not in caplog.text
