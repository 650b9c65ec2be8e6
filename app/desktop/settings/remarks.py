"""What is to be said of a setting for as long as it holds: why it has no effect, what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.desktop.language import translated
from app.desktop.settings.ports import Value
from app.domain.events import Notice

_OF_TOPIC = {
    "microphone": "audio.microphone",
    "loudspeaker": "audio.loudspeaker",
    "agent": "agent.name",
    "assistant-from": "agent.name",
    "calendar-from": "calendar.name",
    "history": "history.keep_for",
    "global-key": "talk.global_key",
    "tray": "system.keep_in_tray",
}
"""The setting that a notice of the program is about."""

IN_TRAY = "keep-in-tray"
"""Name of the action that has the window stay in the tray."""

_SETS: dict[str, tuple[str, Value]] = {IN_TRAY: ("system.keep_in_tray", True)}
"""The setting that an action stands for, and its value."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Words under a setting, and what a button there sets: another setting to a value."""

    words: str
    label: str = ""
    key: str = ""
    value: Value = None


def remarks(values: Mapping[str, Value], notices: Mapping[str, Notice]) -> dict[str, Remark]:
    """Return what is to be said of which setting, as the settings and the program stand now."""
    found = dict(_idle(values))
    for topic, notice in notices.items():
        if (key := _OF_TOPIC.get(topic)) is not None and notice.message:
            words = " ".join(p for p in map(translated, (notice.message, notice.advice)) if p)
            ways = (each for each in notice.actions if each.name in _SETS)
            way = next(ways, None)
            found[key] = (
                Remark(words)
                if way is None
                else Remark(words, translated(way.label), *_SETS[way.name])
            )
    return found


def _idle(values: Mapping[str, Value]) -> Iterator[tuple[str, Remark]]:
    """Return the settings that have no effect because of another one."""
    translate = QCoreApplication.translate
    if values.get("talk.listen_ahead") and values.get("audio.listen_ahead") is False:
        words = translate("SettingRemarks", "It has no effect while “Listen ahead” is off.")
        yield "talk.listen_ahead", _remark_on_switch(words, "audio.listen_ahead")
    elif values.get("talk.listen_ahead") and values.get("talk.global_key") == "":
        words = translate("SettingRemarks", "It has no effect before a key is chosen.")
        yield "talk.listen_ahead", Remark(words)
    if values.get("talk.headset") and values.get("talk.hands_free") is False:
        words = translate("SettingRemarks", "It has no effect while “Hands-free” is off.")
        yield "talk.headset", _remark_on_switch(words, "talk.hands_free")
    if values.get("history.keep_sound") and values.get("history.keep_for") == "nothing":
        words = translate("SettingRemarks", "Without the words, no sound is kept either.")
        yield "history.keep_sound", Remark(words)
    if values.get("speech.speak_replies") is False:
        words = translate("SettingRemarks", "It has no effect while “Speak replies” is off.")
        yield "speech.volume", _remark_on_switch(words, "speech.speak_replies")
    elif values.get("speech.volume") == 0:
        words = translate("SettingRemarks", "Nothing can be heard at 0 %; replies are shown.")
        yield "speech.volume", Remark(words)


def _remark_on_switch(words: str, key: str) -> Remark:
    """Return a remark with a button that switches another setting on."""
    label = QCoreApplication.translate("SettingRemarks", "Switch that on")
    return Remark(words, label, key, True)
