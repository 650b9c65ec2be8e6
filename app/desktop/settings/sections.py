"""How the settings are divided: which section a declared setting stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from app.desktop.settings.ports import SettingDefinition

SETTINGS = "settings"
"""The key of the page."""

GENERAL = "general"
DETAILS = "details"
SOUND = "sound"
MODELS = "models"
CALENDAR = "calendar"
ASSISTANT = "assistant"
TALKING = "talking"
PRIVACY = "privacy"
DIAGNOSTICS = "diagnostics"

_OF_GROUP = {
    "Your details": DETAILS,
    "Microphone": SOUND,
    "Loudspeaker and voice": SOUND,
    "Speech models": MODELS,
    "Calendar": CALENDAR,
    "Cal.com": CALENDAR,
    "Assistant": ASSISTANT,
    "OpenAI": ASSISTANT,
    "Anthropic": ASSISTANT,
    "Key from any window": TALKING,
    "Hands-free": TALKING,
    "History": PRIVACY,
}
"""The section of each group of settings; other groups stand under General."""

FIRST_STEP = "start.step"
"""The setting that says where the person left the first steps."""

DONE = "done"
"""Its value once they are behind."""

BY_PANEL = frozenset({"speech.recogniser", "speech.voice", FIRST_STEP})
"""Settings that a panel shows, not a row."""


@dataclass(frozen=True, slots=True)
class Group:
    """Settings that stand together under one heading."""

    title: str
    definitions: tuple[SettingDefinition, ...]


def section_titles() -> dict[str, str]:
    """Return every section and what it is called, in their order."""
    return {
        GENERAL: QCoreApplication.translate("SettingsSections", "General"),
        DETAILS: QCoreApplication.translate("SettingsSections", "Your details"),
        SOUND: QCoreApplication.translate("SettingsSections", "Microphone and sound"),
        MODELS: QCoreApplication.translate("SettingsSections", "Speech models"),
        CALENDAR: QCoreApplication.translate("SettingsSections", "Calendar"),
        ASSISTANT: QCoreApplication.translate("SettingsSections", "Assistant"),
        TALKING: QCoreApplication.translate("SettingsSections", "Talking"),
        PRIVACY: QCoreApplication.translate("SettingsSections", "Privacy"),
        DIAGNOSTICS: QCoreApplication.translate("SettingsSections", "Diagnostics"),
    }


def groups_of(section: str, definitions: Iterable[SettingDefinition]) -> tuple[Group, ...]:
    """Return the groups of a section, in the order in which they are shown."""
    found: dict[str, list[SettingDefinition]] = {}
    for definition in definitions:
        if _OF_GROUP.get(definition.group, GENERAL) == section and definition.key not in BY_PANEL:
            found.setdefault(definition.group, []).append(definition)
    return tuple(Group(title, tuple(each)) for title, each in found.items())
