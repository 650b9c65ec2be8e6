"""Days, times and lengths as German writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from app.domain.booking_field import Answer

_WEEKDAYS = (
    "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag",
)  # fmt: skip
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
    "Oktober", "November", "Dezember",
)  # fmt: skip
_CITIES = {
    "Athens": "Athen", "Brussels": "Brüssel", "Bucharest": "Bukarest", "Cairo": "Kairo",
    "Copenhagen": "Kopenhagen", "Hong_Kong": "Hongkong", "Kiev": "Kiew", "Kyiv": "Kiew",
    "Lisbon": "Lissabon", "Luxembourg": "Luxemburg", "Moscow": "Moskau", "Prague": "Prag",
    "Rome": "Rom", "Singapore": "Singapur", "Tokyo": "Tokio", "Vienna": "Wien",
    "Warsaw": "Warschau", "Zurich": "Zürich",
}  # fmt: skip
"""Cities that name a zone and are called otherwise in German."""


def clock_time(moment: datetime | time) -> str:
    """Word a wall-clock time: "14:30 Uhr"."""
    return f"{_digits(moment)} Uhr"


def day_name(day: date, today: date) -> str:
    """Word a day as one speaks of it: "heute, Dienstag, den 15. Oktober".

    The year is named only where it is not this one.
    """
    near = {0: "heute, ", 1: "morgen, "}.get((day - today).days, "")
    year = "" if day.year == today.year else f" {day.year}"
    return f"{near}{_day(day)}{year}"


def on_day(day: date, today: date) -> str:
    """Word a day as an adverb: "morgen, ..." or "am Mittwoch, den 16. Oktober"."""
    is_near = 0 <= (day - today).days <= 1
    return day_name(day, today) if is_near else f"am {day_name(day, today)}"


def spoken_moment(local: datetime) -> str:
    """Word a moment in full: "Dienstag, den 15. Oktober um 15:30 Uhr"."""
    return f"{_day(local.date())} um {clock_time(local)}"


def zone_name(time_zone: str) -> str:
    """Word an IANA zone: "Ortszeit Berlin"."""
    if "/" not in time_zone:
        return "Weltzeit" if time_zone in ("UTC", "GMT") else time_zone
    city = time_zone.rsplit("/", 1)[1]
    return "Weltzeit" if city == "UTC" else f"Ortszeit {_CITIES.get(city, city.replace('_', ' '))}"


def length(minutes: int) -> str:
    """Word a length in minutes: "30 Minuten", "1 Stunde", "90 Minuten"."""
    if minutes % 60 == 0:
        hours = minutes // 60
        return "1 Stunde" if hours == 1 else f"{hours} Stunden"
    return f"{minutes} Minuten"


def name_times(times: Sequence[time], joined_by: str) -> str:
    """Name free times for the eye: "9:00, 9:30 oder 10:00 Uhr".

    `joined_by` is a template of {others} and {last}.
    """
    if not times:
        return ""
    last = clock_time(times[-1])
    others = ", ".join(_digits(moment) for moment in times[:-1])
    return joined_by.format(others=others, last=last) if others else last


def worded(answer: Answer) -> str:
    """Word an answer to a question of the host."""
    if isinstance(answer, bool):
        return "ja" if answer else "nein"
    if isinstance(answer, float):
        return str(answer).replace(".", ",")
    if isinstance(answer, str | int):
        return str(answer)
    if len(answer) < 2:
        return "".join(answer)
    return f"{', '.join(answer[:-1])} und {answer[-1]}"


def _digits(moment: datetime | time) -> str:
    return f"{moment.hour}:{moment.minute:02}"


def _day(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]}, den {day.day}. {MONTHS[day.month - 1]}"
