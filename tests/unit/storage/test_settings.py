from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.domain.errors import InputError, StorageError
from app.storage.secret_places import SecretPlaces
from app.storage.secrets import MemorySecrets, key_for
from app.storage.settings import Settings
from app.storage.settings_definitions import CALENDAR_KEY, Value
from app.system.time_zone import zone

KEY = "cal_live_0123456789abcdef"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


@pytest.fixture
def secrets() -> MemorySecrets:
    return MemorySecrets()


@pytest.fixture
def settings(path: Path, secrets: MemorySecrets) -> Settings:
    return Settings(path, SecretPlaces(secrets), find_zone=zone)


def _again(path: Path) -> Settings:
    return Settings(path, SecretPlaces(MemorySecrets()), find_zone=zone)


def test_a_fresh_start_needs_no_account_and_writes_nothing(settings: Settings, path: Path) -> None:
    assert settings.get("calendar.name") == "sandbox"
    assert settings.get("agent.name") == "built-in"
    assert settings.get("speech.recogniser") == "whisper-base"
    assert settings.get("calendar.api_url") == "https://api.cal.com/v2"
    assert settings.get("speech.speak_replies") is True
    assert settings.notices == ()
    assert not path.parent.exists()


def test_every_definition_can_be_shown_and_its_default_is_a_value_it_takes(
    settings: Settings,
) -> None:
    for definition in settings.definitions():
        assert definition.title
        assert definition.help
        assert definition.group
        if definition.kind != "secret":
            settings.set(definition.key, settings.shown(definition.key))
            assert settings.get(definition.key) == definition.default


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("calendar.name", "cal.com", "cal.com"),
        ("calendar.name", " CAL.COM ", "cal.com"),
        ("calendar.event_type_id", "123456", 123456),
        ("calendar.event_type_id", 123456, 123456),
        ("calendar.event_type_id", "jane/demo", "jane/demo"),
        ("calendar.event_type_id", "https://cal.com/jane/demo", "jane/demo"),
        ("person.name", "  Maria   López ", "Maria López"),
        (
            "person.name",
            "Mari\N{COMBINING ACUTE ACCENT}a",
            "Mar\N{LATIN SMALL LETTER I WITH ACUTE}a",
        ),
        ("person.email", "maria_lopez92@gmail.com", "maria_lopez92@gmail.com"),
        ("person.email", "o'neil+cal@mail.büro.example", "o'neil+cal@mail.büro.example"),
        ("person.time_zone", "europe/berlin", "Europe/Berlin"),
        ("speech.recogniser", "whisper-tiny-en", "whisper-tiny-en"),
        ("speech.rate", "120", 120),
        ("speech.rate", " 95 % ", 95),
        ("speech.volume", 0, 0),
        ("speech.speak_replies", "off", False),
        ("speech.speak_replies", "No", False),
        ("speech.speak_replies", False, False),
        (
            "calendar.api_url",
            "https://cal.example.org:8443/api/v2/",
            "https://cal.example.org:8443/api/v2",
        ),
        ("calendar.api_url", "HTTPS://API.Cal.com:443/v2", "https://api.cal.com/v2"),
        ("calendar.api_url", "http://127.0.0.1:8000/v2", "http://127.0.0.1:8000/v2"),
        ("calendar.api_url", "http://[::1]:8000/v2", "http://[::1]:8000/v2"),
    ],
)
def test_a_value_is_kept_and_there_at_the_next_start(
    settings: Settings, path: Path, key: str, text: Value, value: Value
) -> None:
    settings.set(key, text)

    assert settings.get(key) == value
    assert _again(path).get(key) == value


@pytest.mark.parametrize(
    ("key", "text", "says"),
    [
        ("calendar.name", "google", "sandbox, cal.com"),
        ("agent.name", "parrot", "anthropic"),
        ("calendar.event_type_id", "12a", "jane/demo"),
        ("calendar.event_type_id", "0", "jane/demo"),
        ("calendar.event_type_id", "9" * 30, "jane/demo"),
        ("calendar.event_type_id", True, "jane/demo"),
        ("person.email", "maria at gmail dot com", "maria@example.com"),
        ("person.email", "maria@gmail", "maria@example.com"),
        ("person.email", "maria..lopez@gmail.com", "maria@example.com"),
        ("person.email", "a@b@c.com", "maria@example.com"),
        ("person.email", "<maria@gmail.com>", "maria@example.com"),
        ("person.name", "Maria\x1b[2J", "control characters"),
        ("person.name", "Maria\udc80", "control characters"),
        ("person.name", "M" * 100_000, "at most 500"),
        ("person.name", 7, "is text"),
        ("person.time_zone", "Europe/Berln", "Did you mean Europe/Berlin?"),
        ("speech.rate", "49", "from 50 to 200"),
        ("speech.rate", "fast", "from 50 to 200"),
        ("speech.rate", "1.5", "from 50 to 200"),
        ("speech.volume", -1, "from 0 to 100"),
        ("speech.volume", "9" * 30, "from 0 to 100"),
        ("speech.volume", True, "from 0 to 100"),
        ("speech.speak_replies", "maybe", "either yes or no"),
        ("speech.speak_replies", 1, "either yes or no"),
        ("speech.voice", "piper-de", "piper-en-us-joe"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_and_nothing_changes(
    settings: Settings, path: Path, key: str, text: Value, says: str
) -> None:
    before = settings.get(key)

    with pytest.raises(InputError) as caught:
        settings.set(key, text)

    assert says in str(caught.value)
    assert len(str(caught.value)) < 400
    assert "\x1b" not in str(caught.value)
    assert settings.get(key) == before
    assert not path.exists()


@pytest.mark.parametrize(
    ("url", "right"),
    [
        ("https://api.cal.com/v1", "https://api.cal.com/v2"),
        ("https://api.cal.com/v1/bookings", "https://api.cal.com/v2"),
        ("https://cal.example.org/api/v1/", "https://cal.example.org/api/v2"),
        ("https://api.cal.com", "https://api.cal.com/v2"),
        ("https://app.cal.com/maria/30min", "https://api.cal.com/v2"),
        ("api.cal.com/v2", "https://api.cal.com/v2"),
    ],
)
def test_a_calendar_address_that_can_not_work_is_answered_with_the_right_one(
    settings: Settings, url: str, right: str
) -> None:
    with pytest.raises(InputError) as caught:
        settings.set("calendar.api_url", url)

    assert f" {right}." in caught.value.advice


@pytest.mark.parametrize(
    "url",
    [
        "http://cal.example.org/v2",
        "https://user:word@cal.example.org/v2",
        "https://cal.example.org/v2?apiKey=1",
        "https://cal.example.org/v2#x",
        "https://cal.example.org\\@evil.example/v2",
        "https:///v2",
        "https://[::1/v2",
        "https://cal.example.org:99999/v2",
        "file:///etc/passwd",
        "x" * 400,
    ],
)
def test_an_address_that_a_key_must_not_be_sent_to_is_refused(settings: Settings, url: str) -> None:
    with pytest.raises(InputError):
        settings.set("calendar.api_url", url)


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("calendar.nam", "calendar.name"),
        ("api_key", "calendar.api_key"),
        ("api_key", "anthropic.api_key"),
        ("Person.Email", "person.email"),
        ("timezone", "person.time_zone"),
    ],
)
def test_an_unknown_setting_is_answered_with_the_nearest(
    settings: Settings, key: str, near: str
) -> None:
    for use in (settings.get, settings.shown, lambda key: settings.set(key, "x")):
        with pytest.raises(InputError) as caught:
            use(key)

        assert near in caught.value.advice


@pytest.mark.parametrize("empty", ["", "  ", None])
def test_an_empty_value_puts_the_default_back(
    settings: Settings, path: Path, empty: str | None
) -> None:
    settings.set("calendar.event_type_id", 5)
    settings.set("speech.speak_replies", False)

    settings.set("calendar.event_type_id", empty)
    settings.set("speech.speak_replies", empty)

    assert settings.get("calendar.event_type_id") is None
    assert settings.shown("calendar.event_type_id") == ""
    assert _again(path).get("speech.speak_replies") is True


def test_values_come_with_their_types(settings: Settings) -> None:
    settings.set("calendar.event_type_id", "5")

    assert settings.text("person.name") == ""
    assert settings.get("calendar.event_type_id") == 5
    assert settings.flag("speech.speak_replies") is True
    for wrong in (settings.flag,):
        with pytest.raises(TypeError):
            wrong("person.name")
    with pytest.raises(TypeError):
        settings.text("calendar.event_type_id")


def test_a_listener_hears_each_change_once_it_is_stored(settings: Settings, path: Path) -> None:
    heard: list[tuple[str, Value, Value]] = []
    end = settings.subscribe(lambda key, value: heard.append((key, value, _again(path).get(key))))

    settings.set("speech.speak_replies", "no")
    settings.set("speech.speak_replies", "no")
    with pytest.raises(InputError):
        settings.set("speech.speak_replies", "maybe")
    end()
    settings.set("speech.speak_replies", "yes")

    assert heard == [("speech.speak_replies", False, False)]


def test_a_listener_that_fails_keeps_neither_the_value_nor_the_others_from_it(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(key: str, value: Value) -> None:
        raise RuntimeError("a listener's trouble")

    heard: list[str] = []
    settings.subscribe(fails)
    settings.subscribe(lambda key, _: heard.append(key))

    settings.set("person.name", "Maria")

    assert heard == ["person.name"]
    assert "a listener's trouble" in caplog.text


def test_a_change_made_elsewhere_is_kept_and_heard_of_with_the_next_change(
    settings: Settings, path: Path
) -> None:
    heard: list[tuple[str, Value]] = []
    settings.subscribe(lambda key, value: heard.append((key, value)))
    _again(path).set("person.name", "Maria")

    settings.set("calendar.event_type_id", 7)

    assert sorted(heard) == [("calendar.event_type_id", 7), ("person.name", "Maria")]
    assert _again(path).get("person.name") == "Maria"


def test_a_key_is_never_shown_nor_written_to_the_file(
    settings: Settings, path: Path, secrets: MemorySecrets
) -> None:
    heard: list[tuple[str, Value]] = []
    settings.subscribe(lambda key, value: heard.append((key, value)))

    settings.set("calendar.api_key", f" {KEY}\n")
    settings.set("person.name", "Maria")

    assert key_for(secrets, CALENDAR_KEY, "https://api.cal.com/v2") == KEY
    assert settings.get("calendar.api_key") is True
    assert settings.shown("calendar.api_key") == "set"
    assert KEY not in repr(settings.items()) + repr(heard) + path.read_text("utf-8")
    assert heard[0] == ("calendar.api_key", True)


def test_a_list_of_settings_says_what_is_set(settings: Settings) -> None:
    settings.set("calendar.api_key", KEY)
    settings.set("person.name", "Maria")

    shown = {item.definition.key: (item.shown, item.is_default) for item in settings.items()}

    assert list(shown) == [definition.key for definition in settings.definitions()]
    assert shown["calendar.api_key"] == ("set", False)
    assert shown["person.name"] == ("Maria", False)
    assert shown["speech.speak_replies"] == ("yes", True)
    assert shown["calendar.event_type_id"] == ("", True)


def test_a_key_belongs_to_the_address_it_was_stored_with(
    settings: Settings, secrets: MemorySecrets
) -> None:
    settings.set("calendar.api_key", KEY)

    settings.set("calendar.api_url", "https://cal.example.org/v2")
    assert settings.shown("calendar.api_key") == "not set"
    assert key_for(secrets, CALENDAR_KEY, "https://cal.example.org/v2") is None

    settings.set("calendar.api_url", "")
    assert settings.shown("calendar.api_key") == "set"


def test_a_key_can_be_removed(settings: Settings, secrets: MemorySecrets) -> None:
    settings.set("calendar.api_key", KEY)

    settings.set("calendar.api_key", "")

    assert settings.get("calendar.api_key") is False
    assert key_for(secrets, CALENDAR_KEY, "https://api.cal.com/v2") is None


@pytest.mark.parametrize("key", ["two words", "cal_\x07", "schlüssel", "k" * 501])
def test_what_can_not_be_a_key_is_refused_without_repeating_it(
    settings: Settings, key: str
) -> None:
    with pytest.raises(InputError) as caught:
        settings.set("calendar.api_key", key)

    assert key not in str(caught.value)
    assert settings.shown("calendar.api_key") == "not set"


def test_a_key_that_someone_wrote_into_the_file_is_not_used(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"version": 1, "values": {"calendar.api_key": KEY}}), "utf-8")

    settings = _again(path)

    assert settings.shown("calendar.api_key") == "not set"
    assert KEY not in repr(settings.items()) + "".join(settings.notices)


def test_a_value_of_the_file_that_does_not_fit_is_told_and_stays_in_the_file(path: Path) -> None:
    path.parent.mkdir()
    stored = {"agent.name": "of-another-version", "person.name": "Maria"}
    path.write_text(json.dumps({"version": 1, "values": stored}), "utf-8")

    settings = _again(path)
    settings.set("speech.speak_replies", False)

    assert settings.get("agent.name") == "built-in"
    assert settings.get("person.name") == "Maria"
    assert len(settings.notices) == 1
    assert "of-another-version" in settings.notices[0]
    assert json.loads(path.read_text("utf-8"))["values"]["agent.name"] == "of-another-version"


def test_a_damaged_file_is_kept_aside_and_the_person_is_told_where(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"version": 1, "values": {"person.na', "utf-8")

    settings = _again(path)

    aside = path.with_name("settings.json.broken-1")
    assert settings.get("person.name") == ""
    assert str(aside) in settings.notices[0]
    assert aside.read_text("utf-8") == '{"version": 1, "values": {"person.na'


def test_a_file_that_a_newer_program_wrote_meanwhile_is_not_overwritten(
    settings: Settings, path: Path
) -> None:
    settings.set("person.name", "Maria")
    newer = json.dumps({"version": 99, "values": {"person.name": {"first": "Maria"}}})
    path.write_text(newer, "utf-8")

    with pytest.raises(StorageError, match="newer version"):
        settings.set("person.name", "Other")

    assert settings.get("person.name") == "Maria"
    assert path.read_text("utf-8") == newer
