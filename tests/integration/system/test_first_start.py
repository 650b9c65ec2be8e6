"""A program that is started for the first time speaks as the system does."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.build import open_program
from app.build.first_start import speak_as_the_system
from app.storage.secrets import MemorySecrets
from app.storage.settings import Settings


def settings_in(folder: Path) -> Settings:
    return open_program(folder, secrets=MemorySecrets()).settings


def spoken(settings: Settings) -> tuple[str, str]:
    return settings.text("person.language"), settings.text("speech.voice")


def test_a_german_system_is_spoken_with_in_german_from_the_first_word_on(tmp_path: Path) -> None:
    speak_as_the_system(settings_in(tmp_path), "de")
    assert spoken(settings_in(tmp_path)) == ("de", "piper-de-de-thorsten")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_any_other_is_spoken_with_in_english(tmp_path: Path, language: str) -> None:
    speak_as_the_system(settings_in(tmp_path), language)
    assert spoken(settings_in(tmp_path)) == ("en", "piper-en-us-joe")


@pytest.mark.parametrize(
    ("key", "value"),
    [("person.language", "en"), ("speech.voice", "piper-en-gb-cori"), ("start.step", "done")],
)
def test_what_was_chosen_or_used_stays(tmp_path: Path, key: str, value: str) -> None:
    settings_in(tmp_path).set(key, value)
    before = spoken(settings_in(tmp_path))
    speak_as_the_system(settings_in(tmp_path), "de")
    assert spoken(settings_in(tmp_path)) == before
