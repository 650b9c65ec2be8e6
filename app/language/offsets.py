"""Days and moments told by their distance: "in two weeks", "three days after January 12th"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from app.language.calendar_words import weekday_of
from app.language.days import Day, coming_weekday, shift_days, shift_months, weekday_in_week
from app.language.lengths import Length, read_length
from app.language.lexicon import phrases
from app.language.numbers import read_cardinal
from app.language.text import Tokens
from app.language.times import read_clock

_FROM_NOW: tuple[tuple[str, ...], ...] = phrases(
    "from now; from today; later; hence; ahead; time; after today; from right now; "
    "from this day; from now on"
)
_RATES = frozenset({"once", "twice", "times", "time", "per", "every", "for", "each"})
_ABOUT = frozenset({"about", "around", "approximately", "just", "exactly"})


def read_offset(
    tokens: Tokens, i: int, now: datetime, anchor: Callable[[int], Day | None]
) -> Day | None:
    """Return the day, and for minutes and hours the moment, told by its distance at token `i`.

    `anchor` reads the day at a token, for distances from another day than today.
    """
    introduced = tokens.word(i) == "in"
    start = tokens.skip(i + 1 if introduced else i, _ABOUT)
    length = read_length(tokens, start)
    if length is None:
        return _read_weekdays_from_now(tokens, start, now)
    if length.last - i > 12:
        return None
    last = length.last
    if words := tokens.match(last, _FROM_NOW):
        at_once = "right" in tokens.texts[last : last + words]
        return _from_now(length, i, last + words, now, keep_time=at_once)
    if length.unit == "week" and not introduced and tokens.word(i - 1) not in _RATES:
        found = _from_anchor(tokens, i, length, "from", now, anchor, glue=False)
        if found is not None:
            return found
    word = tokens.word(last)
    if word in {"from", "after", "before", "on"}:
        found = _from_anchor(tokens, i, length, word, now, anchor)
        if found is not None:
            return found
    if not introduced:
        return None
    if (
        length.unit == "week"
        and weekday_of(tokens.word(tokens.skip(last, {"on", ","}))) is not None
    ):
        j = tokens.skip(last, {"on", ","})
        weekday = weekday_of(tokens.word(j))
        if weekday is not None and length.amount < 60:
            return Day(i, j + 1, weekday_in_week(now.date(), weekday, length.amount))
    return _from_now(length, i, last, now)


def _read_weekdays_from_now(tokens: Tokens, i: int, now: datetime) -> Day | None:
    """Read "four Tuesdays from now"."""
    found = read_cardinal(tokens, i)
    if found is None or not 1 <= found[0] <= 60:
        return None
    count, j = found
    weekday = weekday_of(tokens.word(j))
    if weekday is None or not tokens.has(j + 1, "from", "now"):
        return None
    first = coming_weekday(now.date() + timedelta(days=1), weekday)
    return Day(i, j + 3, first + timedelta(weeks=count - 1))


def _from_now(
    length: Length, first: int, last: int, now: datetime, *, keep_time: bool = False
) -> Day | None:
    if length.unit == "minute":
        moment = (now.astimezone(UTC) + timedelta(minutes=length.amount)).astimezone(now.tzinfo)
        return Day(first, last, moment.date(), at=moment.time().replace(second=0, microsecond=0))
    value = _shift(now, length, 1)
    if value is None:
        return None
    at = now.time().replace(second=0, microsecond=0) if keep_time else None
    return Day(first, last, value.date(), at=at)


def _from_anchor(
    tokens: Tokens,
    first: int,
    length: Length,
    link: str,
    now: datetime,
    anchor: Callable[[int], Day | None],
    *,
    glue: bool = True,
) -> Day | None:
    """Read what a distance counts from; without `glue` no word links the two ("a week today")."""
    j = length.last + 1 if glue else length.last
    sign = -1 if link == "before" else 1
    if length.unit == "minute":
        clock = read_clock(tokens, j)
        if clock is None or clock.is_open or link in {"from", "on"}:
            return None
        minutes = clock.minutes() + sign * length.amount
        day = shift_days(now.date(), minutes // 1440)
        if day is None:
            return None
        at = time(minutes // 60 % 24, minutes % 60)
        return Day(first, clock.last, day, at=at)
    if link == "on" and length.unit != "week":
        return None
    from_day = anchor(j)
    if from_day is None:
        return None
    at_anchor = datetime.combine(from_day.value, datetime.min.time())
    value = _shift(at_anchor, length, sign)
    if value is None:
        return None
    others = tuple(
        shifted.date()
        for other in from_day.others
        if (shifted := _shift(datetime.combine(other, datetime.min.time()), length, sign))
    )
    return Day(first, from_day.last, value.date(), others=others)


def _shift(moment: datetime, length: Length, sign: int) -> datetime | None:
    amount = sign * length.amount
    if length.unit in {"day", "week"}:
        day = shift_days(moment.date(), amount * (7 if length.unit == "week" else 1))
    else:
        day = shift_months(moment.date(), amount * (12 if length.unit == "year" else 1))
    if day is None:
        return None
    try:
        return datetime.combine(day, moment.time(), moment.tzinfo)
    except (OverflowError, ValueError):
        return None
