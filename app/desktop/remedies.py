"""What still works while something is amiss, and where in the settings it can be mended."""

from __future__ import annotations

import platform

from PySide6.QtCore import QCoreApplication

from app import __version__
from app.desktop.settings.sections import (
    ASSISTANT,
    CALENDAR,
    DIAGNOSTICS,
    GENERAL,
    MODELS,
    SOUND,
    TALKING,
)
from app.domain.events import BROKEN, DISMISS, Notice


def is_news(notice: Notice) -> bool:
    """Whether a remark only tells what is, or how far it got, rather than what is amiss."""
    topic = notice.topic
    return notice.progress is not None or topic.startswith(("booking:", "journal-"))


def still_works(topic: str) -> str:
    """Say what goes on as ever while a remark on this topic stands, or nothing."""
    translate = QCoreApplication.translate
    match topic.partition("-")[0]:
        case "microphone" | "recogniser":
            return translate("Remedies", "Typing and clicking do all that speaking does.")
        case "loudspeaker" | "voice":
            return translate("Remedies", "Replies are shown as ever.")
        case "bluetooth":
            return translate("Remedies", "You are heard, and replies are spoken and shown.")
        case "calendar" | "clock" | "unsent":
            return translate("Remedies", "Bookings made so far are safe.")
        case "agent" | "assistant":
            return translate("Remedies", "Appointments can be made as ever.")
        case "history" | "settings":
            return translate("Remedies", "Talking and booking go on as ever.")
        case "global":
            return translate("Remedies", "In this window the space bar talks as ever.")
        case "tray":
            return translate("Remedies", "While the window is open everything goes on as ever.")
    return ""


def remedy(topic: str) -> tuple[str, str] | None:
    """Return what a button says that leads to where this can be mended, and which part that is."""
    translate = QCoreApplication.translate
    match topic.partition("-")[0]:
        case "microphone" | "loudspeaker" | "bluetooth":
            return translate("Remedies", "Sound settings"), SOUND
        case "recogniser" | "voice":
            return translate("Remedies", "Speech models"), MODELS
        case "agent" | "assistant":
            return translate("Remedies", "Assistant settings"), ASSISTANT
        case "calendar" if topic == "calendar-from":
            return translate("Remedies", "Calendar settings"), CALENDAR
        case "global":
            return translate("Remedies", "Choose a key"), TALKING
        case "settings" | "tray":
            return translate("Remedies", "Open the settings"), GENERAL
        case "history" | "program":
            return translate("Remedies", "See what is wrong"), DIAGNOSTICS
    return None


def remedy_of_error(code: str) -> tuple[str, str] | None:
    """Return the same for what went wrong in the middle of a turn, by the error's code."""
    topics = {
        "audio": "microphone",
        "model": "recogniser",
        "calendar_setup": "calendar-from",
        "calendar_key": "calendar-from",
        "agent_unavailable": "agent",
        "storage": BROKEN,
        "no_keyring": BROKEN,
        "setup": BROKEN,
    }
    return remedy(topics[code]) if code in topics else None


def only_dismisses(notice: Notice) -> bool:
    """Whether a remark offers nothing that would help, besides taking it away."""
    return all(action == DISMISS for action in notice.actions)


def details(notice: Notice) -> str:
    """Return a remark for somebody who is asked for help; nothing in it is secret.

    In English, as the log is.
    """
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    lines = (notice.message, notice.advice, f"{notice.topic}; Vocal Desk {__version__}; {system}")
    return "\n".join(line for line in lines if line)
