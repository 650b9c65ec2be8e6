"""Names of days, months and parts of the day, as spoken and as abbreviated, all folded."""

from __future__ import annotations

from app.language.german.text import fold
from app.language.text import Tokens
from app.language.values import PartOfDay

_DAYS = (
    ("montag",), ("dienstag",), ("mittwoch",), ("donnerstag",), ("freitag",),
    ("samstag", "sonnabend"), ("sonntag",),
)  # fmt: skip
WEEKDAYS = {name: number for number, names in enumerate(_DAYS) for name in names}
_SHORT = {"mo": 0, "di": 1, "mi": 2, "do": 3, "fr": 4, "sa": 5, "so": 6}
_MISHEARD = {"mitwoch": 2, "donerstag": 3, "dinstag": 1, "dienstach": 1, "freitach": 4}

_MONTH_NAMES = (
    ("januar", "jänner"), ("februar", "feber"), ("märz",), ("april",), ("mai",), ("juni", "juno"),
    ("juli",), ("august",), ("september",), ("oktober",), ("november",), ("dezember",),
)  # fmt: skip
MONTHS = {fold(name): number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
MONTH_SHORT = {
    "jan": 1, "feb": 2, "mrz": 3, "maer": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "sept": 9, "okt": 10, "nov": 11, "dez": 12,
}  # fmt: skip

_PART_STEMS = {
    "vormittag": PartOfDay.MORNING, "nachmittag": PartOfDay.AFTERNOON,
    "abend": PartOfDay.EVENING, "nacht": PartOfDay.NIGHT,
}  # fmt: skip
PARTS = (
    _PART_STEMS
    | {f"{stem}s": part for stem, part in _PART_STEMS.items()}
    | {
        "morgens": PartOfDay.MORNING, "fruehmorgens": PartOfDay.MORNING,
        "abende": PartOfDay.EVENING, "nachmittage": PartOfDay.AFTERNOON,
        "vormittage": PartOfDay.MORNING, "spaetnachmittag": PartOfDay.AFTERNOON,
        "spaetnachmittags": PartOfDay.AFTERNOON,
    }
)  # fmt: skip
"""Words that name a part of the day wherever they stand; "Morgen" and "früh" need a neighbour."""

AFTER_DAY_PARTS = PARTS | {
    "morgen": PartOfDay.MORNING, "frueh": PartOfDay.MORNING, "fruh": PartOfDay.MORNING,
}  # fmt: skip
"""Words that name a part of the day right after a day."""


def weekday_of(word: str) -> int | None:
    """Return the weekday a word names, Monday being 0: "Montag", "montags"."""
    stem = word.removesuffix("s")
    return WEEKDAYS.get(stem, _MISHEARD.get(stem))


def split_weekday(word: str) -> tuple[int, PartOfDay | None, bool] | None:
    """Return weekday and part of the day of "Dienstagnachmittag"; the last tells of midday."""
    for name, number in WEEKDAYS.items():
        if word.startswith(name):
            rest = word[len(name) :].removesuffix("s")
            if not rest:
                return number, None, False
            if rest == "mittag":
                return number, None, True
            part = AFTER_DAY_PARTS.get(rest)
            return (number, part, False) if part is not None else None
    mended = _MISHEARD.get(word)
    return None if mended is None else (mended, None, False)


def short_weekday(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Return the weekday of "Di." or "Do, 3.3.", and where it ends.

    These are words of their own, so that a date must follow, or a capital and a full stop stand
    there.
    """
    number = _SHORT.get(tokens.word(i))
    if number is None or not tokens[i].raw[:1].isupper():
        return None
    last = i + 2 if tokens.word(i + 1) == "." and tokens.glued(i + 1) else i + 1
    after = last + 1 if tokens.word(last) == "," else last
    after = tokens.skip(after, {"den", "dem", "der"})
    if tokens.is_number(after) and tokens.word(after + 1) == ".":
        return number, last
    return None


def month_of(word: str) -> int | None:
    """Return the month a word names, January being 1; "Oktobers" as well."""
    return MONTHS.get(word) or MONTHS.get(word.removesuffix("s")) or MONTH_SHORT.get(word)
