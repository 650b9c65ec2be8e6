"""Days, times, lengths and zones in the words of the cards."""

from __future__ import annotations

from datetime import datetime


def clock_words(local: datetime) -> str:
    """Return "2:00 PM"."""
    hour = local.hour % 12 or 12
    return f"{hour}:{local.minute:02d} {'AM' if local.hour < 12 else 'PM'}"


def day_words(local: datetime) -> str:
    """Return "Tuesday, October 15th"."""
    if 11 <= local.day <= 13:
        ending = "th"
    else:
        ending = {1: "st", 2: "nd", 3: "rd"}.get(local.day % 10, "th")
    return f"{local:%A}, {local:%B} {local.day}{ending}"


def moment_words(local: datetime) -> str:
    """Return "Tuesday, October 15th at 3:30 PM"."""
    return f"{day_words(local)} at {clock_words(local)}"


def duration_words(minutes: int) -> str:
    """Return "45 minutes", "1 hour" or "1 hour 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append("1 hour" if hours == 1 else f"{hours} hours")
    if rest or not hours:
        parts.append("1 minute" if rest == 1 else f"{rest} minutes")
    return " ".join(parts)


def offset_words(local: datetime) -> str:
    """Return "UTC+5:30" for an aware time."""
    offset = local.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")


def zone_words(local: datetime) -> str:
    """Return "Berlin time (UTC+1)" for an aware time in an IANA zone."""
    key = getattr(local.tzinfo, "key", "")
    place = key.rpartition("/")[2].replace("_", " ")
    offset = offset_words(local)
    if not place or key in ("UTC", "Etc/UTC") or key.startswith("Etc/"):
        return offset
    return f"{place} time ({offset})"
