"""The program's own words: moments, summaries, outcomes and remarks.

Words are for the eye; `app.language.ear` turns them into words for the ear.
"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.domain.booking import Booking, BookingStatus, EventType
from app.domain.errors import SlotTaken, VocalDeskError
from app.domain.events import BookingChanged, BookingConfirmed
from app.domain.proposal import BookingProposal, CancelProposal, Proposal
from app.language.host_questions import worded

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def clock_time(local: datetime) -> str:
    """Word a wall-clock time: "2:00 PM"."""
    return f"{local.hour % 12 or 12}:{local.minute:02} {'AM' if local.hour < 12 else 'PM'}"


def ordinal(number: int) -> str:
    """Word a day of the month: "1st", "22nd", "13th"."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def day_name(day: date, today: date) -> str:
    """Word a day as one speaks of it: "today", "tomorrow", "Tuesday, October 15th".

    The year is named only where it is not this one.
    """
    near = {0: "today, ", 1: "tomorrow, "}.get((day - today).days, "")
    year = "" if day.year == today.year else f", {day.year}"
    return f"{near}{_WEEKDAYS[day.weekday()]}, {_MONTHS[day.month - 1]} {ordinal(day.day)}{year}"


def spoken_moment(local: datetime) -> str:
    """Word a moment in full: "Tuesday, October 15th at 3:30 PM"."""
    day = f"{_WEEKDAYS[local.weekday()]}, {_MONTHS[local.month - 1]} {ordinal(local.day)}"
    return f"{day} at {clock_time(local)}"


def zone_name(time_zone: str) -> str:
    """Word an IANA zone: "Berlin time"."""
    if "/" not in time_zone:
        return "universal time" if time_zone in ("UTC", "GMT", "Etc/UTC") else time_zone
    return f"{time_zone.rsplit('/', 1)[1].replace('_', ' ')} time"


def length(minutes: int) -> str:
    """Word a length in minutes: "30 minutes", "1 hour", "90 minutes"."""
    if minutes % 60 == 0:
        hours = minutes // 60
        return "1 hour" if hours == 1 else f"{hours} hours"
    return f"{minutes} minutes"


def summary(proposal: Proposal, *, time_zone: str, event_type: EventType, now: datetime) -> str:
    """Sum up what is about to be written and ask for a yes.

    `now` is in the person's zone. The zone is named, and the host's clock where it differs.
    """
    if isinstance(proposal, BookingProposal):
        when = _when(proposal.slot.start, time_zone, event_type.host_time_zone, now)
        notes = f" Your note: {proposal.notes.rstrip('.')}." if proposal.notes else ""
        answers = "".join(
            f" {proposal.questions.get(slug, slug).rstrip('?:. ')}: {worded(answer)}."
            for slug, answer in proposal.answers.items()
        )
        # Short sentences: the first is heard while the next is made.
        return (
            f"{event_type.title}, {length(proposal.duration)}, {when}. "
            f"It's for {proposal.name}, {proposal.email}.{notes}{answers} Shall I book it?"
        )
    booking = proposal.booking
    old = _when(booking.start, time_zone, booking.host_time_zone, now)
    if isinstance(proposal, CancelProposal):
        return f"The appointment {old}, for {booking.name}. Shall I cancel it?"
    new = _when(proposal.slot.start, time_zone, booking.host_time_zone, now)
    return f"The appointment {old} moves to {new}. Shall I move it?"


def outcome(news: BookingConfirmed | BookingChanged, *, time_zone: str, now: datetime) -> str:
    """Say how a write ended well. A booking that still needs the host's yes is "requested"."""
    booking = news.booking
    when = _when(booking.start, time_zone, booking.host_time_zone, now)
    if isinstance(news, BookingChanged):
        if news.change == "cancelled":
            return f"The appointment {when}, is cancelled."
        return f"It's moved. Your appointment is now {when}.{_pending(booking)}"
    if booking.status is BookingStatus.PENDING:
        return f"It's requested for {when}.{_pending(booking)}"
    return f"It's booked for {when}."


def not_done(error: VocalDeskError) -> str:
    """Say why a write did not happen, or may not have."""
    if isinstance(error, SlotTaken):
        return "I'm sorry, that time has just been taken, so nothing is booked."
    return str(error)


def not_caught(why: str = "") -> str:
    """Say that nothing was heard, and why where that is known."""
    return why or "I didn't catch that. Hold the key and speak, or type."


def listened_long_enough(minutes: int) -> str:
    """Say that listening ended by itself."""
    return f"I stopped listening after {minutes} minutes."


def clock_changed(now: datetime) -> str:
    """Say that the computer's clock was changed. `now` is in the person's zone."""
    return f"This computer's clock was changed: it is now {spoken_moment(now)}."


def left_as_it_is() -> str:
    """Answer a no to cancelling or moving."""
    return "All right, I leave it as it is."


def out_of_date() -> str:
    """Answer a yes to a summary that no longer stands."""
    return "That summary is out of date, so I did nothing."


def one_moment() -> str:
    """Ask to wait until the write under way has ended."""
    return "One moment, I'm still finishing the last booking."


def nothing_written() -> str:
    """State the truth in place of a claim that nothing in the calendar bears out."""
    return "I haven't changed anything in the calendar in this step."


def _pending(booking: Booking) -> str:
    if booking.status is BookingStatus.PENDING:
        return f" {booking.host_name or 'The host'} still has to confirm it."
    return ""


def _when(start: datetime, time_zone: str, host_zone: str, now: datetime) -> str:
    """Word an instant on the person's clock, and on the host's where that shows another time."""
    local = start.astimezone(ZoneInfo(time_zone))
    day = day_name(local.date(), now.astimezone(ZoneInfo(time_zone)).date())
    words = f"{day} at {clock_time(local)}{_which_of_two(local)}, {zone_name(time_zone)}"
    host = start.astimezone(ZoneInfo(host_zone))
    if host.utcoffset() != local.utcoffset():
        words += f" ({clock_time(host)} {zone_name(host_zone)} for the host)"
    return words


def _which_of_two(local: datetime) -> str:
    """Tell the two apart when the clocks go back and a wall time comes twice."""
    other = local.replace(fold=1 - local.fold)
    if local.utcoffset() == other.utcoffset():
        return ""
    # In the gap of spring no instant has this wall time, so only autumn's repeat is left.
    if local.astimezone(ZoneInfo("UTC")) == other.astimezone(ZoneInfo("UTC")):
        return ""
    return " (the second time)" if local.fold else " (the first time)"
