"""German words for the ear."""

from __future__ import annotations

import re

from app.language.ear_emails import PLAIN_WORDS
from app.language.ear_words import ISO_MOMENT, EarWords, Rule, abbreviations, phone_number
from app.language.german.forms import MONTHS
from app.language.german.numbers import cardinal_words, hour_words, ordinal_words

_DIGITS = ("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_SHORT_DAYS = {
    "Mo": "Montag", "Di": "Dienstag", "Mi": "Mittwoch", "Do": "Donnerstag", "Fr": "Freitag",
    "Sa": "Samstag", "So": "Sonntag",
}  # fmt: skip
_CURRENCIES = {"€": "Euro", "$": "Dollar", "£": "Pfund"}


def _day(month: int, day: int, year: str | None = None) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{ordinal_words(day)} {MONTHS[month - 1]}{f' {year}' if year else ''}"


def _iso(match: re.Match[str]) -> str:
    month, day, hour, minute = match.groups()
    words = _day(int(month), int(day))
    if words is None:
        return match.group()
    return words if hour is None else f"{words} um {_time(int(hour), int(minute))}"


def _dotted_date(match: re.Match[str]) -> str:
    return _day(int(match[2]), int(match[1]), match[3]) or match.group()


def _clock(match: re.Match[str]) -> str:
    hour, minute = int(match[1]), int(match[2])
    if hour > 24 or minute > 59:
        return match.group()
    return _time(hour, minute)


def _time(hour: int, minute: int) -> str:
    return f"{hour_words(hour)} Uhr{f' {cardinal_words(minute)}' if minute else ''}"


def _money(match: re.Match[str]) -> str:
    whole, part = match[1], match[2]
    words = f"{'ein' if whole == '1' else whole} {_CURRENCIES[match[3]]}"
    return f"{words} {int(part)}" if part and part != "00" else words


_RULES: tuple[Rule, ...] = (
    (ISO_MOMENT, _iso),
    (
        re.compile(rf"\b({'|'.join(_SHORT_DAYS)})\.?(?=,? (?:den |dem )?\d)"),
        lambda match: _SHORT_DAYS[match[1]],
    ),
    (re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4})\b)?(?!\d)"), _dotted_date),
    (
        re.compile(rf"\b(\d{{1,2}})\. (?=(?:{'|'.join(MONTHS)})\b)"),
        lambda match: f"{ordinal_words(int(match[1]))} ",
    ),
    (re.compile(r"(?<=\d)-(?=\d{1,2}(?::\d{2})? Uhr\b)"), lambda _: " bis "),
    (re.compile(r"\b(\d{1,2}):(\d{2})(?!\d)(?:\s?Uhr\b)?"), _clock),
    (
        re.compile(r"\b(\d{1,3}(?:\.\d{3}){0,3}|\d{1,9})(?:,(\d{2}))?\s?([€$£])"),
        _money,
    ),
    phone_number(_DIGITS),
    *abbreviations(
        {
            "[zZ]\\.\\s?B": "zum Beispiel", "[dD]\\.\\s?h": "das heißt", "[cC]a": "circa",
            "usw": "und so weiter", "bzw": "beziehungsweise", "evtl": "eventuell",
            "inkl": "inklusive", "Dr": "Doktor", "Prof": "Professor", "Nr": "Nummer",
            "Tel": "Telefon", "Hr": "Herr", "Min": "Minuten", "Std": "Stunden",
        }
    ),
    (re.compile(r"(?<=\d)\s?Min\b"), lambda _: " Minuten"),
    (re.compile(r"(?<=\d)\s?Std\b"), lambda _: " Stunden"),
    (re.compile(r"\b1 (?=(?:Stunde|Minute|Woche|Sekunde)\b)"), lambda _: "eine "),
    (re.compile(r"\b1 (?=(?:Tag|Monat|Jahr|Termin)\b)"), lambda _: "ein "),
    (re.compile(r"#(?=\d)"), lambda _: "Nummer "),
    (re.compile(r"\bund/oder\b"), lambda _: "oder"),
    (re.compile(r"(?<=[^\W\d_])\s?/\s?(?=[^\W\d_])"), lambda _: " oder "),
    (re.compile(r"\s?°\s?C\b"), lambda _: " Grad"),
)  # fmt: skip

GERMAN = EarWords(
    symbols={
        "&": " und ", "%": " Prozent ", " – ": ", ", "–": " bis ", "—": ", ", "…": ".",
        "→": ", ", "->": ", ", " = ": " gleich ", "/": " ", "+": " plus ",
    },
    rules=_RULES,
    digits=_DIGITS,
    signs={
        ".": "Punkt", "_": "Unterstrich", "-": "Bindestrich", "+": "plus", "%": "Prozent",
    },
    at="Ät",
    link="der Link auf dem Bildschirm",
    spelled="also",
    alone=frozenset({"io", "de", "eu", "at"}),
    plain=PLAIN_WORDS,
    vowels="aeiouyäöü",
    abbreviation=re.compile(
        r"(?:\b(?:Hr|Fr|Dr|Prof|St|Str|Nr|Tel|ca|bzw|usw|evtl|inkl|z\.\s?B|d\.\s?h|[A-Z])\.)$",
        re.IGNORECASE,
    ),
    dot_makes_ordinal=True,
)  # fmt: skip
