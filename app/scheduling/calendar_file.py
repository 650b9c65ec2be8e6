"""A booking as a file for other calendar programs (iCalendar, RFC 5545)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from app.domain.booking import Booking, BookingStatus

MEDIA_TYPE = "text/calendar"

_PRODUCT = "-//Vocal Desk//Vocal Desk//EN"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_NOT_IN_FILE_NAMES = re.compile(r"[^\w -]+")
_LONGEST_NAME = 60


def calendar_file(booking: Booking, *, now: datetime) -> bytes:
    """Return the booking as the content of an `.ics` file; `now` is aware.

    Its times are in UTC, so it means the same instant wherever it is opened. It bears the name that
    the calendar itself gave the event: a program that has the invitation already takes the file for
    the same event, and a later file takes the place of an earlier one.
    """
    # Loaded on use, since it takes longer than a start of the program may be kept waiting.
    from icalendar import (  # noqa: PLC0415
        PARTSTAT,
        ROLE,
        STATUS,
        Calendar,
        Event,
        vCalAddress,
    )

    statuses = {
        BookingStatus.ACCEPTED: STATUS.CONFIRMED,
        BookingStatus.PENDING: STATUS.TENTATIVE,
        BookingStatus.CANCELLED: STATUS.CANCELLED,
        BookingStatus.REJECTED: STATUS.CANCELLED,
    }
    status = statuses[booking.status]
    start = booking.start.astimezone(UTC)
    host = _line(booking.host_email)
    organizer = vCalAddress.new(host, cn=_line(booking.host_name) or None) if host else None
    attendees = [
        vCalAddress.new(
            _line(booking.email),
            cn=_line(booking.name) or None,
            role=ROLE.REQ_PARTICIPANT,
            partstat=PARTSTAT.ACCEPTED,
            rsvp=False,
        )
    ]
    attendees += [
        vCalAddress.new(_line(guest), role=ROLE.OPT_PARTICIPANT) for guest in booking.guests
    ]
    event = Event.new(
        uid=booking.calendar_uid or f"{booking.uid}@Cal.com",
        stamp=now.astimezone(UTC).replace(microsecond=0),
        start=start,
        end=start + timedelta(minutes=booking.duration),
        summary=_line(booking.title) or "Appointment",
        location=_line(booking.location) or None,
        url=booking.calendar_link,
        status=status,
        sequence=_sequence(booking),
        organizer=organizer,
        attendees=attendees if booking.email else None,
    )
    # A plain file is what imports as one's own event. Only taking an event back needs the method,
    # and that one has no meaning without its organiser (RFC 5546, 3.2.5).
    whole = Calendar()
    whole.add("prodid", _PRODUCT)
    whole.add("version", "2.0")
    if status is STATUS.CANCELLED and organizer is not None:
        whole.add("method", "CANCEL")
    whole.add_component(event)
    content: bytes = whole.to_ical()
    return content


def calendar_file_name(booking: Booking) -> str:
    """Return a name for the file, such as "Demo with Sam 2026-10-14.ics", that any system takes."""
    title = " ".join(_NOT_IN_FILE_NAMES.sub(" ", booking.title).split())[:_LONGEST_NAME].strip()
    return f"{title or 'Appointment'} {booking.start.astimezone(UTC):%Y-%m-%d}.ics"


def _sequence(booking: Booking) -> int:
    """Return a revision: higher once it was moved, and again once it was cancelled.

    Of two files with the same one, programs take that with the later stamp.
    """
    cancelled = booking.status in (BookingStatus.CANCELLED, BookingStatus.REJECTED)
    return int(booking.rescheduled_from_uid is not None) + int(cancelled)


def _line(words: str) -> str:
    """Return words in one line, without the control characters that a value can't hold."""
    return " ".join(_CONTROL.sub(" ", words).split())
