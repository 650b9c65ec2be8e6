"""What every card is made of: its tone, and rows of facts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from app.domain.booking import Booking


class Tone(StrEnum):
    """What a card is about, told by colour beside the words."""

    MUTED = "muted"
    ACCENT = "accent"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a card: what it is, and its value as plain text."""

    label: str
    value: str


def web_link(text: str | None) -> str | None:
    """Return `text` if it is an http or https address with a host, else None."""
    if not text or any(character.isspace() for character in text):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in ("http", "https") and parts.hostname else None


def with_whom(booking: Booking) -> tuple[Fact, ...]:
    """Return what a booking is, and who the host is, as far as they are known."""
    what = (
        (Fact(QCoreApplication.translate("Cards", "What"), booking.title),) if booking.title else ()
    )
    host = (
        (Fact(QCoreApplication.translate("Cards", "With"), booking.host_name),)
        if booking.host_name
        else ()
    )
    return (*what, *host)
