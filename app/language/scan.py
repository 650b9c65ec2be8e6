"""Finds every expression of time in an utterance, in the order said."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time

from app.language.calendar_words import (
    MONTH_SHORT,
    MONTHS,
    PARTS,
    misheard_weekday,
    weekday_of,
)
from app.language.dates import read_day
from app.language.day_ranges import read_days
from app.language.days import Day, Days
from app.language.holidays import may_open_holiday
from app.language.lengths import Length, read_length
from app.language.lexicon import words
from app.language.numbers import CARDINALS, ORDINALS, read_cardinal
from app.language.pleasantries import GOOD, in_passing
from app.language.text import Tokens
from app.language.times import NOT_AN_HOUR, Clock, read_clock
from app.language.values import Expecting, PartOfDay, TimeRange
from app.language.windows import Window, read_window


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day as said, over the tokens `first` up to, not with, `last`.

    `narrowed` are its hours where it was called early or late.
    """

    first: int
    last: int
    value: PartOfDay
    narrowed: TimeRange | None = None


Atom = Day | Days | Clock | Window | Length | Part

_STARTERS = (
    words(
        "the this next last in on at a an half quarter between from before after until till til "
        "by not no earlier later up any past since over during around end early late mid "
        "beginning start middle rest remainder sometime some anytime one first second within "
        "following coming upcoming previous week weekend weekends today today's todays tomorrow "
        "tomorrow's tomorrows tomorow tommorow tommorrow tmrw tonight tonight's tonite yesterday "
        "cob eod close normal regular day noon noonish noontime midday midnight "
        "lunchtime lunch midmorning midafternoon couple "
        "month am pm to too for fore ate won earliest latest fortnight"
    )
    | CARDINALS.keys()
    | ORDINALS.keys()
    | MONTHS.keys()
    | MONTH_SHORT.keys()
    | PARTS.keys()
)
_AT = frozenset({"at", "around", "about", "approximately", "roughly", "@"})
_NEW_TIME_VERBS = frozenset({"make", "made", "making", "say", "call", "do"})
_NEEDS_TIME_BEFORE = words(
    "no , actually sorry wait mean meant rather or and not to for than maybe perhaps well -"
)
_NEEDS_TIME_ASKED = words(
    "say prefer take want try do with the like is it yes please yeah ok okay sure um uh hmm "
    "then think for . by choose pick guess that perhaps be get have"
) | {""}
_PRONOUN_LEADS = (
    words(
        "the that this any other another same which last later earlier latest earliest good no "
        "each every different book need a want make either get have"
    )
    | ORDINALS.keys()
)
_HOUR_FOLLOWERS = words(
    ". , ! ? ; - ' ) \" at in on please if or and but would will works work is isn't instead "
    "then for from to between after before around by until till suits sounds should could can "
    "can't good fine great okay ok thanks thank maybe actually not no with i i'm i'd i'll "
    "that that's because which looks might may sharp exactly today tomorrow tonight this next "
    "the my it it's doesn't best preferably ideally latest just so we let's you there "
    "possible available free open ish early also appointment slot meeting session demo call "
    "spot opening"
) | {""}
_PRAISES = words("is works would sounds suits will")
_NARROWED = {
    ("early", PartOfDay.MORNING): TimeRange(time(5), time(9)),
    ("late", PartOfDay.MORNING): TimeRange(time(10), time(11, 59)),
    ("early", PartOfDay.AFTERNOON): TimeRange(time(12), time(14, 30)),
    ("late", PartOfDay.AFTERNOON): TimeRange(time(15), time(17, 59)),
    ("early", PartOfDay.EVENING): TimeRange(time(17), time(19)),
    ("late", PartOfDay.EVENING): TimeRange(time(19, 30), time(21, 59)),
}
_EARLY = words("early late in the at during on sometime some later")


def find_atoms(
    tokens: Tokens, now: datetime, *, expecting: Expecting | None, taken: Collection[int]
) -> list[Atom]:
    """Return all expressions of time, in order; tokens in `taken` belong to something else."""
    atoms: list[Atom] = []
    i = 0
    while i < len(tokens):
        if i in taken or not _may_start(tokens, i):
            i += 1
            continue
        atom = _read_atom(tokens, i, now, expecting, atoms)
        if atom is None or any(k in taken for k in range(atom.first, atom.last)):
            i += 1
            continue
        if isinstance(atom, Day | Days) and in_passing(tokens, atom.first):
            i = max(atom.last, i + 1)
            continue
        atoms.append(atom)
        if isinstance(atom, Window) and atom.inner is not None:
            day = _first_day(tokens, atom.inner, now, expecting)
            if day is not None:
                atoms.append(day)
        i = max(atom.last, i + 1)
    return atoms


def _may_start(tokens: Tokens, i: int) -> bool:
    word = tokens.word(i)
    return (
        tokens.is_number(i)
        or word in _STARTERS
        or word == "p"
        or weekday_of(word) is not None
        or misheard_weekday(word, tokens.word(i + 1)) is not None
        or (word.endswith("ish") and word.removesuffix("ish") in CARDINALS)
        or may_open_holiday(word)
    )


def _first_day(
    tokens: Tokens, inner: tuple[int, int], now: datetime, expecting: Expecting | None
) -> Day | None:
    for i in range(*inner):
        day = read_day(tokens, i, now, expecting=expecting)
        if day is not None and day.last <= inner[1]:
            return day
    return None


def _read_atom(
    tokens: Tokens, i: int, now: datetime, expecting: Expecting | None, atoms: list[Atom]
) -> Atom | None:
    """Return the longest expression at `i`; of two as long, the one tried first."""
    after_day = _follows_day(tokens, i, atoms)
    readings: tuple[Atom | None, ...] = (
        read_day(tokens, i, now, expecting=expecting),
        read_days(tokens, i, now.date()),
        read_window(tokens, i, after_day=after_day),
        read_clock(tokens, i, bare=_may_be_bare(tokens, i, atoms, expecting, after_day=after_day)),
        read_length(tokens, i),
        _read_part(tokens, i, after_day=after_day),
    )
    best: Atom | None = None
    for reading in readings:
        if reading is not None and (best is None or reading.last > best.last):
            best = reading
    return best


def _follows_day(tokens: Tokens, i: int, atoms: list[Atom]) -> bool:
    """Tell whether a day or a part of the day ends right before `i`."""
    if not atoms or not isinstance(atoms[-1], Day | Days | Part):
        return False
    end = atoms[-1].last
    return end == i or (end == i - 1 and tokens.word(end) in {",", "at", "from", "around", "-"})


def _may_be_bare(
    tokens: Tokens, i: int, atoms: list[Atom], expecting: Expecting | None, *, after_day: bool
) -> bool:
    """Tell whether a number by itself at `i` can be an hour here."""
    before = tokens.word(i - 1)
    if tokens.word(i) == "one" and before in _PRONOUN_LEADS:
        return False
    number = read_cardinal(tokens, i)
    if number is not None:
        follower = tokens.word(number[1])
        if not _may_follow_hour(tokens, number[1]):
            return False
        if follower in {"today", "tomorrow", "tonight"}:
            return True
        other = read_cardinal(tokens, number[1] + 1) if follower == "or" else None
        if other is not None and tokens.word(other[1]) in NOT_AN_HOUR:
            return False
        if follower == "or" and read_clock(tokens, number[1] + 1) is not None:
            return True
        praised = follower in _PRAISES and tokens.word(i) != "one"
        if praised and expecting in {"time", "yesno"} and tokens.is_sentence_end(i - 1):
            return True
    if before in _AT or after_day:
        return True
    if before in {"it", "that", "them"} and tokens.word(i - 2) in _NEW_TIME_VERBS:
        return True
    if before in _NEEDS_TIME_BEFORE and any(isinstance(atom, Clock) for atom in atoms):
        return True
    if before == "for" and tokens.word(i - 2) in {"it", "that", "appointment", "book", "meeting"}:
        return True
    if i == 0 and _is_whole_clock(tokens):
        return True
    if expecting != "time":
        return False
    return before in _NEEDS_TIME_ASKED or before in _NEEDS_TIME_BEFORE


def _is_whole_clock(tokens: Tokens) -> bool:
    """Tell whether a time that could be nothing else is all that was said: "330", "half three"."""
    clock = read_clock(tokens, 0, bare=True)
    if clock is None or not tokens.is_sentence_end(clock.last):
        return False
    return clock.last > 1 or (tokens.is_number(0) and len(tokens.word(0)) > 2)


def _may_follow_hour(tokens: Tokens, i: int) -> bool:
    """Tell whether the token at `i` leaves a number before it an hour: "at nine sharp"."""
    word = tokens.word(i)
    is_mark = bool(word) and not tokens[i].is_word and not tokens[i].is_number
    if is_mark and word not in NOT_AN_HOUR:
        return True
    return word in _HOUR_FOLLOWERS or word in PARTS or weekday_of(word) is not None


def _read_part(tokens: Tokens, i: int, *, after_day: bool) -> Part | None:
    """Read "in the afternoon", "early in the morning", and "AM" right after a day."""
    if after_day and tokens.word(i) in {"am", "pm"}:
        is_morning = tokens.word(i) == "am"
        return Part(i, i + 1, PartOfDay.MORNING if is_morning else PartOfDay.AFTERNOON)
    j = min(tokens.skip(i, _EARLY), i + 5)
    part = PARTS.get(tokens.word(j))
    if part is None:
        return None
    before = tokens.word(i - 1)
    if before in GOOD or before in {"a", "last", "yesterday", "every"}:
        return None
    called = [word for word in tokens.texts[i:j] if word in {"early", "late"}]
    return Part(i, j + 1, part, _NARROWED.get((called[-1], part)) if called else None)
