"""What still works while something is amiss, and where in the settings it can be mended."""

from __future__ import annotations

import platform

from PySide6.QtCore import QCoreApplication

from app import __version__
from app.desktop.settings.sections import ASSISTANT, CALENDAR, MODELS, SOUND
from app.domain.events import Notice


def still_works(topic: str) -> str:
    """Say what goes on as ever while a remark on this topic stands, or nothing."""
    match topic:
        case "microphone" | "recogniser":
            return QCoreApplication.translate(
                "Remedies", "Typing and clicking do all that speaking does."
            )
        case "loudspeaker" | "voice":
            return QCoreApplication.translate("Remedies", "Replies are shown as ever.")
        case "calendar-clock" | "clock":
            return QCoreApplication.translate("Remedies", "Bookings made so far are safe.")
    return ""


def remedy(topic: str) -> tuple[str, str] | None:
    """Return what a button says that leads to where this can be mended, and to which section."""
    match topic:
        case "microphone" | "loudspeaker":
            return QCoreApplication.translate("Remedies", "Sound settings"), SOUND
        case "recogniser" | "voice":
            return QCoreApplication.translate("Remedies", "Speech models"), MODELS
        case "agent" | "assistant-from":
            return QCoreApplication.translate("Remedies", "Assistant settings"), ASSISTANT
        case "calendar-from":
            return QCoreApplication.translate("Remedies", "Calendar settings"), CALENDAR
    return None


def details(notice: Notice) -> str:
    """Return a remark for somebody who is asked for help; nothing in it is secret.

    In English, as the log is.
    """
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    lines = (notice.message, notice.advice, f"{notice.topic}; Vocal Desk {__version__}; {system}")
    return "\n".join(line for line in lines if line)
