"""Settings carried from one computer to another, and back to how they were."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.domain.errors import InputError
from app.storage.secret_places import SecretPlaces
from app.storage.secrets import MemorySecrets
from app.storage.settings import Settings
from app.storage.settings_exchange import export_settings, import_settings
from app.system.time_zone import zone

KEY = "cal_live_0123456789abcdef"


def settings_in(folder: Path) -> Settings:
    return Settings(folder / "settings.json", SecretPlaces(MemorySecrets()), find_zone=zone)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path / "here")


def write(path: Path, values: dict[str, object]) -> Path:
    path.write_text(
        json.dumps({"vocal-desk": "settings", "version": 1, "values": values}), encoding="utf-8"
    )
    return path


def test_another_computer_is_set_up_like_this_one_but_for_the_keys(
    settings: Settings, tmp_path: Path
) -> None:
    settings.set("person.name", "Maria López")
    settings.set("calendar.event_type_id", "jane/demo")
    settings.set("speech.speak_replies", False)
    settings.set("calendar.api_key", KEY)
    file = tmp_path / "carried.json"

    export_settings(settings, file)

    assert KEY not in file.read_text("utf-8")
    there = settings_in(tmp_path / "there")
    taken = import_settings(there, file, tmp_path / "there")
    assert set(taken.changed) == {"person.name", "calendar.event_type_id", "speech.speak_replies"}
    assert there.get("calendar.event_type_id") == "jane/demo"
    assert there.get("calendar.api_key") is False
    assert (taken.unknown, taken.refused) == ((), ())


def test_what_was_there_can_be_put_back(settings: Settings, tmp_path: Path) -> None:
    settings.set("person.name", "Maria")
    file = write(tmp_path / "new.json", {"person.name": "Jo", "calendar.name": "cal.com"})

    taken = import_settings(settings, file, tmp_path)

    assert (settings.get("person.name"), settings.get("calendar.name")) == ("Jo", "cal.com")
    assert taken.backup is not None
    import_settings(settings, taken.backup, tmp_path)
    assert (settings.get("person.name"), settings.get("calendar.name")) == ("Maria", "sandbox")
    assert {item.definition.key for item in settings.items() if not item.is_default} == {
        "person.name"
    }


def test_what_can_not_be_used_is_told_and_the_rest_is_taken(
    settings: Settings, tmp_path: Path
) -> None:
    file = write(
        tmp_path / "odd.json",
        {
            "person.name": "Jo",
            "person.email": "nobody",
            "calendar.api_key": KEY,
            "colour.of.the.sea": "blue",
            "speech.voice": 7,
        },
    )

    taken = import_settings(settings, file, tmp_path)

    assert taken.changed == ("person.name",)
    assert taken.unknown == ("colour.of.the.sea",)
    assert [sentence.split(" ")[0] for sentence in taken.refused] == ["E-mail", "Cal.com", "Voice"]
    assert KEY not in " ".join(taken.refused)
    assert settings.get("calendar.api_key") is False


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"version": 1, "values": {}}', '{"vocal-desk": "settings", "version": 2}', "\xff"],
)
def test_a_file_of_another_kind_changes_nothing(
    settings: Settings, tmp_path: Path, content: str
) -> None:
    settings.set("person.name", "Maria")
    file = tmp_path / "other"
    file.write_text(content, encoding="latin-1")

    with pytest.raises(InputError, match="holds no settings"):
        import_settings(settings, file, tmp_path)

    assert settings.get("person.name") == "Maria"
    assert not list(tmp_path.glob("settings-before*"))


def test_the_same_settings_again_change_nothing_and_leave_no_backup(
    settings: Settings, tmp_path: Path
) -> None:
    settings.set("person.name", "Maria")
    export_settings(settings, tmp_path / "same.json")
    heard: list[str] = []
    settings.subscribe(lambda key, _: heard.append(key))

    taken = import_settings(settings, tmp_path / "same.json", tmp_path)

    assert (taken.changed, taken.backup, heard) == ((), None, [])
