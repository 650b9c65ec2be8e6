"""Where the calendar's address, key and event type come from, and where a key may go."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from app.domain.booking import PublicEventType
from app.domain.errors import InputError
from app.storage.calendar_environment import (
    CalendarConfiguration,
    key_given_for,
    resolve_calendar,
)
from app.storage.given_values import Source, read_dotenv

CAL_COM = "https://api.cal.com/v2"
OWN = "https://cal.example/api/v2"
EVIL = "https://evil.example/v2"


def resolve(
    environment: dict[str, str] | None = None,
    dotenv: dict[str, str] | None = None,
    *,
    url: str = CAL_COM,
    event_type: int | str | None = None,
    stored: dict[str, str] | None = None,
) -> CalendarConfiguration:
    return resolve_calendar(
        environment or {},
        dotenv or {},
        settings_url=url,
        settings_event_type=event_type,
        stored_key=(stored or {}).get,
    )


def test_without_anything_else_the_settings_count_and_nothing_is_said() -> None:
    found = resolve(url=OWN, event_type="jane/demo", stored={OWN: "cal_kept"})
    assert (found.url, found.key, found.event_type) == (
        OWN, "cal_kept", PublicEventType("jane", "demo"),
    )  # fmt: skip
    assert {found.url_source, found.key_source, found.event_type_source} == {Source.SETTINGS}
    assert found.notice == ""


def test_with_nothing_at_all_there_is_no_key_and_no_event_type() -> None:
    found = resolve({"CAL_COM_API_KEY": " ", "CAL_COM_EVENT_TYPE_ID": ""})
    assert (found.url, found.key, found.event_type) == (CAL_COM, None, None)
    assert (found.key_source, found.event_type_source) == (Source.NOWHERE, Source.NOWHERE)


def test_the_environment_counts_before_the_file_and_that_before_the_settings() -> None:
    found = resolve(
        {"CAL_COM_API_KEY": "cal_env"},
        {"CAL_COM_API_KEY": "cal_file", "CAL_COM_EVENT_TYPE_ID": "12"},
        event_type=5,
        stored={CAL_COM: "cal_kept"},
    )
    assert (found.key, found.event_type) == ("cal_env", 12)
    assert (found.key_source, found.event_type_source) == (Source.ENVIRONMENT, Source.DOTENV)
    assert "The calendar's key comes from the environment." in found.notice
    assert "The calendar's event type comes from the .env file." in found.notice
    assert "cal_" not in found.notice


def test_all_three_from_one_place_are_told_in_one_sentence() -> None:
    found = resolve({"CAL_COM_API_KEY": "k", "CAL_COM_API_URL": OWN + "/",
                     "CAL_COM_EVENT_TYPE_ID": "7"})  # fmt: skip
    assert (found.url, found.key, found.event_type) == (OWN, "k", 7)
    assert found.notice == "The calendar's address, key and event type come from the environment."


KEYS = {"environment": "cal_env", "file": "cal_file", "kept": "cal_kept"}


@pytest.mark.parametrize("environment_url", [None, OWN, CAL_COM])
@pytest.mark.parametrize("file_url", [None, OWN, EVIL])
@pytest.mark.parametrize("settings_url", [CAL_COM, EVIL])
@pytest.mark.parametrize("with_environment_key", [True, False])
@pytest.mark.parametrize("with_file_key", [True, False])
def test_a_key_only_goes_to_the_address_it_was_given_for(
    environment_url: str | None,
    file_url: str | None,
    settings_url: str,
    with_environment_key: bool,
    with_file_key: bool,
) -> None:
    environment, file = (
        {"CAL_COM_API_URL": url} if url else {} for url in (environment_url, file_url)
    )
    if with_environment_key:
        environment["CAL_COM_API_KEY"] = KEYS["environment"]
    if with_file_key:
        file["CAL_COM_API_KEY"] = KEYS["file"]
    found = resolve(environment, file, url=settings_url, stored={OWN: KEYS["kept"]})
    belongs = {
        KEYS["environment"]: environment_url or CAL_COM,
        KEYS["file"]: file_url or CAL_COM,
        KEYS["kept"]: OWN,
    }
    if found.key is not None:
        assert belongs[found.key] == found.url
    for source, is_given, key in (
        ("environment", with_environment_key, KEYS["environment"]),
        (".env file", with_file_key, KEYS["file"]),
    ):
        if is_given and belongs[key] != found.url:
            assert f"CAL_COM_API_KEY from the {source} is not used" in found.notice


def test_a_key_without_an_address_goes_to_cal_com_whatever_the_settings_say() -> None:
    found = resolve(dotenv={"CAL_COM_API_KEY": "k"}, url=EVIL)
    assert (found.url, found.key, found.url_source) == (CAL_COM, "k", Source.DEFAULT)
    assert "the address from the settings is not used" in found.notice


def test_a_key_is_found_again_by_its_address_alone() -> None:
    environment = {"CAL_COM_API_KEY": "cal_env", "CAL_COM_API_URL": OWN}
    dotenv = {"CAL_COM_API_KEY": "cal_file"}
    found = [key_given_for(url, environment, dotenv) for url in (OWN + "/", CAL_COM, EVIL)]
    assert found == ["cal_env", "cal_file", None]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"CAL_COM_API_URL": "https://api.cal.com/v1"}, "v1 API has been switched off"),
        ({"CAL_COM_API_URL": "http://cal.example/v2"}, "must begin with https"),
        ({"CAL_COM_API_URL": "nonsense"}, "not a web address"),
        ({"CAL_COM_EVENT_TYPE_ID": "a/b/c"}, "names no event type"),
    ],
)
@pytest.mark.parametrize("place", ["environment", ".env file"])
def test_what_is_wrong_names_the_place(values: dict[str, str], words: str, place: str) -> None:
    arguments: Any = (values, {}) if place == "environment" else ({}, values)
    with pytest.raises(InputError, match=words) as told:
        resolve(*arguments)
    assert f"{next(iter(values))} in the {place} can't be used." in told.value.message
    assert told.value.advice


def test_a_key_is_in_no_description_of_the_configuration() -> None:
    assert "cal_x" not in repr(resolve({"CAL_COM_API_KEY": "cal_x"}))


def test_a_file_is_read_and_the_environment_left_alone(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_text(
        "\ufeff# mine\nexport CAL_COM_API_KEY='cal_${HOME}'\nCAL_COM_EVENT_TYPE_ID=5 # demo\n"
        "OTHER=x\nCAL_COM_API_URL\n",
        encoding="utf-8",
    )
    before = dict(os.environ)
    assert read_dotenv(path) == {
        "CAL_COM_API_KEY": "cal_${HOME}",
        "CAL_COM_EVENT_TYPE_ID": "5",
        "OTHER": "x",
    }
    assert dict(os.environ) == before


def test_no_file_or_a_folder_says_nothing(tmp_path: Path) -> None:
    assert read_dotenv(tmp_path / ".env") == {}
    assert read_dotenv(tmp_path) == {}


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_bytes(b"CAL_COM_API_KEY=\xff\xfe\x00")
    with pytest.raises(InputError, match="can't be read"):
        read_dotenv(path)
