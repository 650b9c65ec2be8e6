"""Names of days, months and parts of the day, as spoken and as abbreviated."""

from __future__ import annotations

from app.language.values import PartOfDay

WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6,
}  # fmt: skip
WEEKDAY_SHORT = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
    "sat": 5, "sun": 6,
}  # fmt: skip
WEEKDAY_MISHEARD = {"toosday": 1, "wensday": 2, "wednsday": 2, "thirsday": 3, "satuday": 5}
WEEKDAY_AS_WORD = frozenset({"sat", "sun", "mon", "wed"})
"""Abbreviations that are words of their own and need more than themselves to mean a day."""

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
MONTH_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12, "febuary": 2,
}  # fmt: skip

PARTS = {
    "morning": PartOfDay.MORNING, "mornings": PartOfDay.MORNING, "forenoon": PartOfDay.MORNING,
    "afternoon": PartOfDay.AFTERNOON, "afternoons": PartOfDay.AFTERNOON,
    "evening": PartOfDay.EVENING, "evenings": PartOfDay.EVENING,
    "night": PartOfDay.NIGHT, "nights": PartOfDay.NIGHT,
}  # fmt: skip


def weekday_of(word: str) -> int | None:
    """Return the weekday a word names, Monday being 0; plurals and possessives included."""
    if word in WEEKDAY_SHORT:
        return WEEKDAY_SHORT[word]
    stem = word.removesuffix("s").removesuffix("'")
    return WEEKDAYS.get(stem, WEEKDAY_MISHEARD.get(stem))


_MISHEARD_BEFORE_DAY = {
    "mon": 0, "mun": 0, "tooth": 1, "toos": 1, "tues": 1, "tuesd": 1, "chews": 1, "choose": 1,
    "wends": 2, "wens": 2, "whens": 2, "wedn": 2, "wednes": 2, "thirst": 3, "thurs": 3,
    "thirds": 3, "thurst": 3, "fry": 4, "fried": 4, "fri": 4, "sat": 5, "satur": 5, "sadder": 5,
    "sun": 6,
}  # fmt: skip


def misheard_weekday(word: str, following: str) -> int | None:
    """Return the weekday that a recogniser wrote as two words: "tooth day", "fry day"."""
    if following != "day":
        return None
    return _MISHEARD_BEFORE_DAY.get(word.removesuffix("'s"))


def month_of(word: str) -> int | None:
    """Return the month a word names, January being 1."""
    return MONTHS.get(word) or MONTH_SHORT.get(word)
