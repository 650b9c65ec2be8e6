"""Settings that something outside has to take first, and may refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import StorageError
from app.storage.secret_places import SecretPlaces
from app.storage.secrets import KeyringSecrets
from app.storage.settings import Settings
from app.storage.settings_definitions import Value
from app.system.time_zone import zone

KEY = "system.start_at_login"


class System:
    """What the setting changes; `refuses` is what it says instead."""

    def __init__(self) -> None:
        self.turned: list[Value] = []
        self.refuses = ""

    def turn(self, on: Value) -> None:
        if self.refuses:
            raise StorageError(self.refuses)
        self.turned.append(on)


@pytest.fixture
def system() -> System:
    return System()


@pytest.fixture
def settings(tmp_path: Path, system: System) -> Settings:
    return Settings(
        tmp_path / "settings.json",
        SecretPlaces(KeyringSecrets()),
        find_zone=zone,
        before_stored={KEY: system.turn},
    )


def test_it_takes_effect_at_once(settings: Settings, system: System) -> None:
    settings.set(KEY, "yes")
    assert system.turned == [True]
    settings.set(KEY, True)
    assert system.turned == [True]  # nothing new
    settings.set(KEY, None)
    settings.set_many({KEY: True, "person.name": "Anna"})
    assert system.turned == [True, False, True]


def test_what_is_refused_changes_nothing(settings: Settings, system: System) -> None:
    system.refuses = "Not on this computer."
    with pytest.raises(StorageError, match="Not on this computer"):
        settings.set(KEY, True)
    assert settings.flag(KEY) is False


def test_what_can_not_be_stored_is_taken_back(
    settings: Settings, system: System, tmp_path: Path
) -> None:
    (tmp_path / "settings.json").mkdir()
    with pytest.raises(StorageError):
        settings.set(KEY, True)
    assert system.turned == [True, False]
    assert settings.flag(KEY) is False
