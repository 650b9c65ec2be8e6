from __future__ import annotations

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import KeyringLocked, PasswordDeleteError

from app.domain.errors import InputError, StorageError
from app.storage.secrets import (
    SERVICE,
    KeyringSecrets,
    MemorySecrets,
    SecretStore,
    bound_name,
    key_for,
)
from app.storage.settings_definitions import CALENDAR_KEY

KEY = "cal_live_0123456789abcdef"
CAL_COM = "https://api.cal.com/v2"


class _Keyring(KeyringBackend):
    """A keyring in memory that fails as the systems' do: locked or read-only."""

    # Never chosen by the keyring package by itself.
    priority = -1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = self.read_only = False

    def _open(self) -> None:
        if self.locked:
            raise KeyringLocked("Failed to unlock the collection!")

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._open()
        if self.read_only:
            raise PasswordDeleteError
        del self.kept[service, username]


class _BrokenBus(_Keyring):
    """A keyring whose daemon went away, which says so by an error of its own."""

    def _open(self) -> None:
        raise ConnectionResetError("bus gone")


@pytest.fixture(params=[MemorySecrets, lambda: KeyringSecrets(_Keyring())])
def secrets(request: pytest.FixtureRequest) -> SecretStore:
    store: SecretStore = request.param()
    return store


def test_a_secret_is_kept_replaced_and_forgotten(secrets: SecretStore) -> None:
    assert secrets.get("a") is None

    secrets.set("a", "first")
    secrets.set("a", "second")
    assert secrets.get("a") == "second"

    secrets.delete("a")
    assert secrets.get("a") is None
    secrets.delete("a")


def test_keys_stand_in_the_keyring_under_the_programs_name() -> None:
    keyring = _Keyring()

    KeyringSecrets(keyring).set("a", KEY)

    assert keyring.kept == {("vocal-desk", "a"): KEY}
    assert SERVICE == "vocal-desk"


@pytest.mark.parametrize(
    "spelling", [CAL_COM, f"{CAL_COM}/", "HTTPS://api.cal.com/v2", "https://api.cal.com:443/v2"]
)
def test_a_key_is_found_for_its_address_however_that_is_spelled(
    secrets: SecretStore, spelling: str
) -> None:
    secrets.set(bound_name("calendar.api_key", CAL_COM), KEY)

    assert key_for(secrets, CALENDAR_KEY, spelling) == KEY


@pytest.mark.parametrize(
    "other",
    [
        "https://api.cal.com.evil.example/v2",
        "https://api.cal.example/v2",
        "https://api.cal.com:8443/v2",
        "http://127.0.0.1:8000/v2",
    ],
)
def test_a_key_is_never_handed_to_another_address(secrets: SecretStore, other: str) -> None:
    secrets.set(bound_name("calendar.api_key", CAL_COM), KEY)

    assert key_for(secrets, CALENDAR_KEY, other) is None


@pytest.mark.parametrize(
    "bad",
    ["http://api.cal.com/v2", "https://api.cal.com@evil.example/v2", "https://api.cal.com/v1"],
)
def test_an_address_that_is_not_safe_gets_no_key_at_all(secrets: SecretStore, bad: str) -> None:
    secrets.set(bound_name("calendar.api_key", CAL_COM), KEY)

    with pytest.raises(InputError):
        key_for(secrets, CALENDAR_KEY, bad)


def _locked() -> KeyringBackend:
    keyring = _Keyring()
    keyring.locked = True
    return keyring


@pytest.mark.parametrize("keyring", [fail.Keyring, null.Keyring, _locked, _BrokenBus])
def test_without_a_working_keyring_reading_finds_nothing_and_storing_says_what_to_do(
    keyring: type[KeyringBackend], caplog: pytest.LogCaptureFixture
) -> None:
    secrets = KeyringSecrets(keyring())

    assert secrets.get("a") is None
    secrets.delete("a")
    with pytest.raises(StorageError, match="could not be stored") as caught:
        secrets.set("a", KEY)

    assert "keyring" in caught.value.advice
    assert KEY not in str(caught.value) + caught.value.detail + caplog.text


def test_a_key_that_can_not_be_removed_is_said() -> None:
    keyring = _Keyring()
    keyring.read_only = True
    keyring.set_password(SERVICE, "a", KEY)

    with pytest.raises(StorageError, match="could not be removed"):
        KeyringSecrets(keyring).delete("a")
