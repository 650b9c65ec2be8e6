from __future__ import annotations

import zoneinfo

import pytest
import tzlocal

from app.domain.errors import InputError, SetupError
from app.system.time_zone import system_zone, zone


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        (" America/New York ", "America/New_York"),
        ("AMERICA/ARGENTINA/BUENOS_AIRES", "America/Argentina/Buenos_Aires"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_is_found_by_its_name_whatever_its_capitals(said: str, meant: str) -> None:
    assert zone(said).key == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Europe/Berln", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("Amerika/New_York", "America/New_York"),
        ("Asia/Tokio", "Asia/Tokyo"),
    ],
)
def test_a_misspelled_zone_is_answered_with_the_one_that_was_meant(said: str, meant: str) -> None:
    with pytest.raises(InputError) as caught:
        zone(said)

    assert f"Did you mean {meant}" in caught.value.advice


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Europe",
        "../../etc/passwd",
        "/etc/localtime",
        "localtime",
        "Factory",
        "PST",
        "a\0b",
        "x" * 100_000,
    ],
)
def test_what_is_no_zone_is_refused_in_a_short_sentence(said: str) -> None:
    with pytest.raises(InputError) as caught:
        zone(said)

    assert "no time zone" in str(caught.value)
    assert len(str(caught.value)) < 250


def test_an_offset_is_never_answered_with_the_zone_of_the_opposite_sign() -> None:
    with pytest.raises(InputError) as caught:
        zone("GMT+2")

    assert "Etc/" not in caught.value.advice


def test_every_zone_of_the_database_can_be_named() -> None:
    refused = []
    for name in zoneinfo.available_timezones() - {"Factory", "localtime", "posixrules"}:
        if zone(name).key != name:
            refused.append(name)

    assert refused == []


@pytest.mark.parametrize("value", ["Asia/Kolkata", ":Asia/Kolkata", "Antarctica/Troll"])
def test_the_variable_tz_names_the_systems_zone(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", value)

    assert system_zone().key == value.removeprefix(":")


def test_a_tz_that_names_no_zone_is_a_problem_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")

    with pytest.raises(SetupError, match="names no time zone") as caught:
        system_zone()

    assert "person.time_zone" in caught.value.advice


def test_a_system_that_can_not_tell_its_zone_is_a_problem_with_advice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unknown() -> str:
        raise zoneinfo.ZoneInfoNotFoundError("Mitteleuropäische Zeit")

    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(tzlocal, "get_localzone_name", unknown)

    with pytest.raises(SetupError, match="could not be found") as caught:
        system_zone()

    assert "person.time_zone" in caught.value.advice
