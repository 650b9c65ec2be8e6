"""Invitations as iCalendar files (RFC 5545, with the methods of RFC 5546)."""

from __future__ import annotations

import logging
import os
import re
from datetime import UTC, datetime
from pathlib import Path

from app.scheduling.sandbox.happenings import Happening
from app.scheduling.sandbox.store import Answer
from app.scheduling.wire import from_wire

_log = logging.getLogger(__name__)

_LINE_OCTETS = 75
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_FILE_NAME = re.compile(r"[^A-Za-z0-9._-]")


def invitation(booking: Answer, *, method: str, sequence: int, now: datetime) -> str:
    """Return the booking as a calendar object. `method` is REQUEST, CANCEL or PUBLISH."""
    host = booking["hosts"][0]
    status = "CANCELLED" if method == "CANCEL" else "CONFIRMED"
    answers = booking.get("bookingFieldsResponses", {})
    notes = answers.get("notes", "")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Vocal Desk//Sandbox calendar//EN",
        "CALSCALE:GREGORIAN",
        f"METHOD:{method}",
        "BEGIN:VEVENT",
        f"UID:{_text(booking['icsUid'])}",
        f"SEQUENCE:{sequence}",
        f"DTSTAMP:{_instant(now)}",
        f"DTSTART:{_instant(from_wire(booking['start']))}",
        f"DTEND:{_instant(from_wire(booking['end']))}",
        f"SUMMARY:{_text(booking['title'])}",
        *([f"DESCRIPTION:{_text(notes)}"] if notes else []),
        f"LOCATION:{_text(booking['location'])}",
        f"STATUS:{status}",
        f"ORGANIZER;CN={_parameter(host['name'])}:mailto:{host['email']}",
        *(
            f"ATTENDEE;CN={_parameter(person['name'])};ROLE=REQ-PARTICIPANT;"
            f"PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:{person['email']}"
            for person in booking["attendees"]
        ),
        *(
            f"ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:{guest}"
            for guest in booking.get("guests", ())
        ),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(_folded(line) + "\r\n" for line in lines)


class Outbox:
    """Puts the invitations that Cal.com would send by mail into a folder, a file for each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, happening: Happening) -> None:
        """Write what the attendees have to hear of, if anything; a full disk is only logged."""
        booking = happening.booking
        if happening.trigger in ("BOOKING_CREATED", "BOOKING_RESCHEDULED"):
            method = "REQUEST"
        elif happening.trigger == "BOOKING_CANCELLED" and happening.was_invited:
            method = "CANCEL"
        elif happening.trigger == "BOOKING_REQUESTED" and happening.was_invited:
            # Moved, and the host has to confirm again: until then the old time is off.
            booking, method = happening.previous or booking, "CANCEL"
        else:
            return
        text = invitation(booking, method=method, sequence=happening.sequence, now=happening.at)
        seat = next((p["seatUid"] for p in booking["attendees"] if "seatUid" in p), "")
        parts = (booking["icsUid"], seat, str(happening.sequence), method.lower())
        name = _FILE_NAME.sub("_", "-".join(part for part in parts if part)) + ".ics"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished = self._folder / f".{name}.{os.getpid()}"
            unfinished.write_bytes(text.encode())
            unfinished.replace(self._folder / name)
        except OSError as error:
            _log.warning("no invitation in %s: %s", self._folder, error)


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(value: str) -> str:
    """Escape a value of type TEXT (RFC 5545, 3.3.11)."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    value = _CONTROL.sub("", value.replace("\\", "\\\\"))
    return value.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _parameter(value: str) -> str:
    """Quote a parameter's value, with the escapes of RFC 6868 for what quotes can't hold."""
    value = value.replace("\r\n", "\n").replace("\r", "\n").replace("^", "^^")
    value = value.replace("\n", "^n").replace('"', "^'")
    return f'"{_CONTROL.sub("", value)}"'


def _folded(line: str) -> str:
    """Break a line after 75 octets at most, and never inside a character (RFC 5545, 3.1)."""
    pieces: list[str] = []
    piece, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > _LINE_OCTETS:
            pieces.append(piece)
            # The space that continues a line counts.
            piece, octets = "", 1
        piece += character
        octets += size
    return "\r\n ".join([*pieces, piece])
