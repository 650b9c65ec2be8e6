"""English words for the ear."""

from __future__ import annotations

import re

from app.language.calendar_words import MONTHS
from app.language.ear_emails import PLAIN_WORDS
from app.language.ear_words import ISO_MOMENT, EarWords, Rule, abbreviations, phone_number
from app.language.english_forms import ordinal

_MONTH_NAMES = tuple(month.capitalize() for month in MONTHS)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT_DAYS = {
    "Mon": 0, "Tue": 1, "Tues": 1, "Wed": 2, "Thu": 3, "Thur": 3, "Thurs": 3, "Fri": 4, "Sat": 5,
    "Sun": 6,
}  # fmt: skip
_SHORT_MONTHS = {name[:3]: name for name in _MONTH_NAMES} | {"Sept": "September"}
_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound"}
_CENTS = {"$": "cent", "€": "cent", "£": "penny"}
_HALF = r"[AaPp](?:\.[Mm]\.?|[Mm]\b)"


def _day(month: int, day: int, year: str = "") -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{_MONTH_NAMES[month - 1]} {ordinal(day)}{f', {year}' if year else ''}"


def _iso(match: re.Match[str]) -> str:
    month, day, hour, minute = match.groups()
    words = _day(int(month), int(day))
    if words is None:
        return match.group()
    return words if hour is None else f"{words} at {_time(int(hour), minute, '')}"


def _us_date(match: re.Match[str]) -> str:
    return _day(int(match[1]), int(match[2]), match[3]) or match.group()


def _dotted_date(match: re.Match[str]) -> str:
    return _day(int(match[2]), int(match[1]), match[3]) or match.group()


def _written_day(match: re.Match[str]) -> str:
    weekday, month, day = match.groups()
    return f"{weekday} the {day} of {month}"


def _clock(match: re.Match[str]) -> str:
    hour, minute, half = int(match[1]), match[2], match[3]
    if hour > 24 or int(minute) > 59:
        return match.group()
    end = "." if half and half.endswith(".") and match.end() == len(match.string) else ""
    return _time(hour, minute, f"{half[0].upper()}M" if half else "") + end


def _time(hour: int, minute: str, half: str) -> str:
    """Word a time; one of the 24-hour clock by the half of the day, as one says it."""
    if not half and (hour > 12 or hour == 0):
        hour, half = hour % 12 or 12, "PM" if 12 < hour < 24 else "AM"
    suffix = f" {half}" if half else ""
    if minute == "00":
        if hour == 12 and half:
            return "12 noon" if half == "PM" else "midnight"
        return f"{hour}{suffix}" if half else f"{hour} o'clock"
    return f"{hour} {f'oh {int(minute)}' if minute[0] == '0' else minute}{suffix}"


def _half_day(match: re.Match[str]) -> str:
    end = "." if match[2].endswith(".") and match.end() == len(match.string) else ""
    return f"{match[1]} {match[2][0].upper()}M{end}"


def _money(match: re.Match[str]) -> str:
    sign, whole, part = match.group(1, 2, 3) if match[1] else match.group(6, 4, 5)
    words = _counted(whole, _CURRENCIES[sign])
    if part and part != "00":
        words += f" and {_counted(str(int(part)), _CENTS[sign])}"
    return words


def _counted(number: str, noun: str) -> str:
    if number == "1":
        return f"1 {noun}"
    return f"{number} {'pence' if noun == 'penny' else f'{noun}s'}"


_MONTH = "|".join(_MONTH_NAMES)
_SHORT_MONTH = "|".join(sorted(_SHORT_MONTHS, key=len, reverse=True))
_RULES: tuple[Rule, ...] = (
    (ISO_MOMENT, _iso),
    (re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b"), _us_date),
    (re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b"), _dotted_date),
    (
        re.compile(rf"\b({'|'.join(_SHORT_DAYS)})\.?(?=,? (?:{_MONTH}|{_SHORT_MONTH}|\d))"),
        lambda match: _WEEKDAYS[_SHORT_DAYS[match[1]]],
    ),
    (
        re.compile(rf"\b({_SHORT_MONTH})\.?(?= \d)"),
        lambda match: _SHORT_MONTHS[match[1]],
    ),
    (
        re.compile(rf"\b({'|'.join(_WEEKDAYS)}), ({_MONTH}) (\d{{1,2}}(?:st|nd|rd|th))\b"),
        _written_day,
    ),
    (
        re.compile(rf"(?<=\d)(\s?{_HALF})?\s?[-–]\s?(?=\d{{1,2}}(?::\d{{2}}|\s?{_HALF}))"),
        lambda match: f"{match[1] or ''} to ",
    ),
    (re.compile(rf"\b(\d{{1,2}}):(\d{{2}})(?!\d)(?:\s?({_HALF}))?"), _clock),
    (re.compile(rf"\b(\d{{1,2}})\s?({_HALF})"), _half_day),
    (
        re.compile(
            r"([$€£])\s?(\d{1,3}(?:,\d{3}){0,3}|\d{1,9})(?:\.(\d{2}))?(?![\d,]?\d)"
            r"|\b(?=\d[\d,.]{0,15}\s?[€£])(\d{1,3}(?:,\d{3}){0,3}|\d{1,9})(?:\.(\d{2}))?\s?([€£])"
        ),
        _money,
    ),
    phone_number(_DIGITS),
    *abbreviations(
        {
            "[Ee]\\.g": "for example", "[Ii]\\.e": "that is", "[Ee]tc": "and so on",
            "[Aa]pprox": "about", "Dr": "Doctor", "Mr": "Mister", "Mrs": "Missus",
            "Prof": "Professor", "vs": "versus", "(?<=\\d )hrs?": "hours",
            "(?<=\\d )mins?": "minutes", "(?<=\\d )secs?": "seconds",
        }
    ),
    (re.compile(r"(?<=\d)\s?mins?\b"), lambda _: " minutes"),
    (re.compile(r"(?<=\d)\s?hrs?\b"), lambda _: " hours"),
    (re.compile(r"\b[Nn]o\. ?(?=\d)|#(?=\d)"), lambda _: "number "),
    (re.compile(r"\bw/ "), lambda _: "with "),
    (re.compile(r"\band/or\b"), lambda _: "or"),
    (re.compile(r"(?<=[^\W\d_])\s?/\s?(?=[^\W\d_])"), lambda _: " or "),
    (re.compile(r"\s?°\s?C\b"), lambda _: " degrees Celsius"),
)  # fmt: skip

ENGLISH = EarWords(
    symbols={
        "&": " and ", "%": " percent ", " – ": ", ", "–": " to ", "—": ", ", "…": ".",
        "→": ", ", "->": ", ", " = ": " equals ", "/": " ", "+": " plus ",
    },
    rules=_RULES,
    digits=_DIGITS,
    signs={".": "dot", "_": "underscore", "-": "dash", "+": "plus", "%": "percent"},
    at="at",
    link="the link on the screen",
    spelled="that's",
    alone=frozenset({"me", "io", "ai", "us"}),
    plain=PLAIN_WORDS,
    vowels="aeiouy",
    abbreviation=re.compile(
        r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|Inc|Ltd|approx|e\.g|i\.e|[A-Z])\.)$",
        re.IGNORECASE,
    ),
    dot_makes_ordinal=False,
)  # fmt: skip
