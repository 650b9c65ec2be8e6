"""What a program that was never started before takes over from the system."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.storage.settings import Settings

LANGUAGE, VOICE, STEP = "person.language", "speech.voice", "start.step"

_VOICES: Mapping[str, str] = MappingProxyType({"de": "piper-de-de-thorsten"})
"""Which voice speaks a language that the default one does not."""


def speak_as_the_system(settings: Settings, language: str) -> None:
    """Have conversations held in the system's `language`, where nobody has chosen one yet.

    Only before the first steps were begun: whoever has used the program keeps what it was.
    Raises StorageError.
    """
    untouched = not any(settings.was_stored(key) for key in (LANGUAGE, VOICE, STEP))
    if untouched and language in _VOICES:
        settings.set_many({LANGUAGE: language, VOICE: _VOICES[language]})
