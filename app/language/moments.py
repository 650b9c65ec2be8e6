"""Settles which day and time a person means out of all that they mentioned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from app.language.days import Day, Days, join_days
from app.language.halves import settle_clock, settle_window
from app.language.lengths import Length
from app.language.lexicon import phrases, words
from app.language.scan import Atom, Part, find_atoms
from app.language.text import Tokens
from app.language.times import Clock
from app.language.values import (
    Ambiguity,
    DateRange,
    Expecting,
    Found,
    PartOfDay,
    TimeRange,
)
from app.language.windows import Window


@dataclass(frozen=True, slots=True)
class Joints:
    """The words of a language that join, part and deny days and times.

    `between` are the joints within one day ("Friday the 3rd"), `fill` what may stand between
    alternatives, `ors` and `ands` what joins them, `until` what makes a range of two days. A
    `denial` before a day or time rules it out, `denied_after` behind it; `affirms` only looks like
    a denial ("why not Friday"). One of `buts` denies behind one of `alls` with what it is said of
    ("any morning but Friday"), days or times or words of `all_of`. `stops` end a clause. `repairs`
    take back; `at` leads a time. `no_length` before a length of time makes it something else than
    an appointment's.
    """

    between: frozenset[str]
    fill: frozenset[str]
    ors: frozenset[str]
    ands: frozenset[str]
    ranges: frozenset[str]
    until: frozenset[str]
    moves: frozenset[str]
    denial: frozenset[tuple[str, ...]]
    denied_after: frozenset[tuple[str, ...]]
    affirms: frozenset[tuple[str, ...]]
    alls: frozenset[str]
    all_of: frozenset[str]
    buts: frozenset[str]
    stops: frozenset[str]
    stops_before: frozenset[str]
    repairs: frozenset[str]
    at: frozenset[str]
    no_length: frozenset[str]


_ENGLISH = Joints(
    between=words(", the on - of . in is that"),
    fill=words(", or and the on at maybe perhaps either /"),
    ors=frozenset({"or"}),
    ands=frozenset({"and"}),
    ranges=frozenset({"between"}),
    until=words("to through thru until till -"),
    moves=words("move change reschedule shift switch push changed moved"),
    denial=frozenset(
        phrases(
            "not; except; cannot; can't; don't; won't; isn't; wasn't; didn't; doesn't; avoid; "
            "unless; instead of; rather than; other than; no longer"
        )
    ),
    denied_after=frozenset(
        phrases("doesn't; won't; isn't; can't; cannot; don't; impossible; bad; not; no good")
    ),
    affirms=frozenset(phrases("why not")),
    alls=words("any anything anytime every everyday each all whenever"),
    all_of=words("day days time times weekday weekdays slot slots of the in on at next this week"),
    buts=frozenset({"but"}),
    stops=words(", . ! ? ; and but then so or"),
    stops_before=words(", . ! ? ; and then so or"),
    repairs=words("no sorry actually mean meant rather"),
    at=frozenset({"at"}),
    no_length=words("last past every in wait"),
)
_SHORTEST_APPOINTMENT = 5
_LONGEST_APPOINTMENT = 8 * 60

A = TypeVar("A", Day, Clock)


@dataclass(frozen=True, slots=True)
class Moments:
    """What an utterance says about day, time and length."""

    date: Found[dt.date] | None = None
    also_dates: tuple[Found[dt.date], ...] = ()
    not_dates: tuple[dt.date, ...] = ()
    days: Found[DateRange] | None = None
    time: Found[dt.time] | None = None
    not_times: tuple[dt.time, ...] = ()
    window: Found[TimeRange] | None = None
    part: Found[PartOfDay] | None = None
    duration: Found[int] | None = None
    ambiguous: tuple[Ambiguity, ...] = ()
    covered: tuple[tuple[int, int], ...] = ()

    @property
    def names_any(self) -> bool:
        """Whether a day or a time is wanted, or a range of them."""
        return any((self.date, self.days, self.time, self.window, self.part))


def find_moments(
    tokens: Tokens,
    now: dt.datetime,
    *,
    expecting: Expecting | None,
    offered: Sequence[dt.datetime],
    taken: Collection[int],
) -> Moments:
    """Return the day, the time and the length that the words mean.

    `offered` are free times in the person's zone; tokens in `taken` belong to something else.
    The newest mention wins, save where "or" joins two, or one is denied ("not Thursday").
    """
    atoms = find_atoms(tokens, now, expecting=expecting, taken=taken)
    return settle_moments(tokens, atoms, now, offered=offered, joints=_ENGLISH)


def settle_moments(
    tokens: Tokens,
    atoms: Sequence[Atom],
    now: dt.datetime,
    *,
    offered: Sequence[dt.datetime],
    joints: Joints,
) -> Moments:
    """Return what expressions of time mean together, as the words between them say."""
    if not atoms:
        return Moments()
    covered = tuple((atom.first, atom.last) for atom in atoms)
    days = _join_neighbours(tokens, [a for a in atoms if isinstance(a, Day)], now.date(), joints)
    denied_days = [day for day in days if _is_denied(tokens, day, atoms, joints)]
    wanted, span = _settle_days(
        tokens,
        [day for day in days if day not in denied_days],
        [a for a in atoms if isinstance(a, Days)],
        denied_days,
        joints,
    )
    parts = [a for a in atoms if isinstance(a, Part)]
    part = _settle_part(tokens, parts, wanted, joints)
    if wanted:
        wanted = [_not_over(wanted[0], parts, now), *wanted[1:]]
    on_day = {o.time() for o in offered if wanted and o.date() == wanted[0].value}
    times = on_day or ({o.time() for o in offered} if not wanted else set())
    clocks, denied_clocks, window = _settle_clocks(tokens, atoms, joints)
    clock, alternatives = (clocks[0], clocks[1:]) if clocks else (None, [])
    part_value = part.value if part is not None else None
    ambiguous: list[Ambiguity] = []
    if wanted and wanted[0].others:
        days_not_taken = dict.fromkeys(other.isoformat() for other in wanted[0].others)
        ambiguous.append(Ambiguity("date", tuple(days_not_taken)))
    found_time: Found[dt.time] | None = None
    if clock is not None:
        value, readings, confidence = settle_clock(clock, part_value, times)
        found_time = Found(value, *tokens.span(clock.first, clock.last), confidence)
        others = [settle_clock(c, part_value, times)[0] for c in alternatives]
        if readings or others:
            values = dict.fromkeys(f"{reading:%H:%M}" for reading in (*others, *readings))
            ambiguous.append(Ambiguity("time", tuple(values)))
    elif wanted and wanted[0].at is not None:
        found_time = Found(wanted[0].at, *tokens.span(wanted[0].first, wanted[0].last), 0.95)
    found_days = [_found_day(tokens, day) for day in wanted]
    return Moments(
        date=found_days[0] if found_days else None,
        also_dates=tuple(found_days[1:]),
        not_dates=tuple(day.value for day in denied_days),
        days=span,
        time=found_time,
        not_times=tuple(settle_clock(c, part_value, times)[0] for c in denied_clocks),
        window=_found_window(tokens, window, part_value) or _narrowed(tokens, parts, part, clock),
        part=part,
        duration=_settle_length(tokens, atoms, joints),
        ambiguous=tuple(ambiguous),
        covered=covered,
    )


def _found_day(tokens: Tokens, day: Day) -> Found[dt.date]:
    confidence = 0.6 if day.others else 0.95
    return Found(day.value, *tokens.span(day.first, day.last), confidence)


def _found_window(
    tokens: Tokens, window: Window | None, part: PartOfDay | None
) -> Found[TimeRange] | None:
    if window is None:
        return None
    return Found(settle_window(window, part), *tokens.span(window.first, window.last), 0.9)


def _narrowed(
    tokens: Tokens, parts: Sequence[Part], found: Found[PartOfDay] | None, clock: Clock | None
) -> Found[TimeRange] | None:
    """Return the hours of a part of the day that was called early or late."""
    if found is None or clock is not None:
        return None
    for part in parts:
        place = tokens.span(part.first, part.last)
        if part.narrowed is not None and place == (found.start, found.end):
            return Found(part.narrowed, *place, 0.9)
    return None


def _gap(tokens: Tokens, left: Atom, right: Atom) -> tuple[str, ...]:
    return tokens.texts[left.last : right.first]


def _join_neighbours(tokens: Tokens, days: list[Day], today: dt.date, joints: Joints) -> list[Day]:
    joined: list[Day] = []
    for day in days:
        if joined:
            gap = _gap(tokens, joined[-1], day)
            if len(gap) <= 2 and all(word in joints.between for word in gap):
                both = join_days(joined[-1], day, today)
                if both is not None:
                    joined[-1] = both
                    continue
        joined.append(day)
    return joined


def _is_denied(tokens: Tokens, atom: Day | Clock, atoms: Sequence[Atom], joints: Joints) -> bool:
    """Tell whether the words around a day or time rule it out."""
    edges = {a.last for a in atoms if a.last <= atom.first}
    for back in range(1, 6):
        j = atom.first - back
        if j < 0 or tokens.word(j) in joints.stops_before or j + 1 in edges:
            break
        if tokens.word(j) in joints.buts and _follows_all(tokens, j, atoms, joints):
            return True
        if _ends_with(tokens, j, joints.denial):
            return not _ends_with(tokens, j, joints.affirms)
    starts = {a.first for a in atoms if a.first >= atom.last}
    for ahead in range(4):
        j = atom.last + ahead
        word = tokens.word(j)
        if j in starts or word in joints.stops or not word:
            return False
        if tokens.match(j, joints.denied_after):
            return True
    return False


def _follows_all(tokens: Tokens, i: int, atoms: Sequence[Atom], joints: Joints) -> bool:
    """Tell whether the words right before `i` name all days or times of some kind."""
    named = {place for a in atoms for place in range(max(a.first, i - 9), min(a.last, i))}
    for j in range(i - 1, max(-1, i - 9), -1):
        if tokens.word(j) in joints.alls:
            return True
        if j not in named and tokens.word(j) not in joints.all_of:
            return False
    return False


def _ends_with(tokens: Tokens, i: int, phrases: Collection[tuple[str, ...]]) -> bool:
    """Tell whether one of `phrases` stands with its last word at `i`."""
    return any(tokens.has(i - len(phrase) + 1, *phrase) for phrase in phrases)


def _settle_days(
    tokens: Tokens, days: list[Day], spans: list[Days], denied: list[Day], joints: Joints
) -> tuple[list[Day], Found[DateRange] | None]:
    """Return the days wanted, likeliest first, or else the range of days."""
    if len(days) >= 2:
        left, right = days[-2], days[-1]
        gap = _gap(tokens, left, right)
        between = bool(joints.ands & set(gap)) and tokens.word(left.first - 1) in joints.ranges
        if len(gap) in {1, 2} and (gap[0] in joints.until or between):
            moved = any(word in joints.moves for word in tokens.texts[: left.first])
            right = _after(left, right)
            if not moved and left.value < right.value:
                place = tokens.span(left.first, right.last)
                return [], Found(DateRange(left.value, right.value), *place, 0.9)
            denied.append(left)
            return [right], None
    span = spans[-1] if spans else None
    found_span = Found(span.value, *tokens.span(span.first, span.last), 0.9) if span else None
    if not days:
        return [], found_span
    wanted = _newest(tokens, days, joints)
    if span is not None and wanted[0].kind == "weekday" and len(wanted) == 1:
        first = span.value.first
        inside = first + dt.timedelta(days=(wanted[0].value.weekday() - first.weekday()) % 7)
        if inside <= span.value.last and (span.value.last - first).days <= 7:
            wanted = [replace(wanted[0], value=inside, others=())]
    return wanted, None


def _after(left: Day, right: Day) -> Day:
    """Return the Wednesday of "Monday to Wednesday" that follows that Monday."""
    weekdays = left.kind == right.kind == "weekday"
    if weekdays and right.value < left.value and left.value.weekday() < right.value.weekday():
        return replace(right, value=right.value + dt.timedelta(days=7), others=())
    return right


def _newest(tokens: Tokens, atoms: list[A], joints: Joints) -> list[A]:
    """Return the newest of `atoms` with those that "or" joins to it, in the order said."""
    first = len(atoms) - 1
    while first > 0:
        gap = _gap(tokens, atoms[first - 1], atoms[first])
        joined = (joints.ors | joints.ands) & set(gap) or (gap == (",",) and first < len(atoms) - 1)
        if not joined or any(word not in joints.fill for word in gap):
            break
        first -= 1
    return atoms[first:]


def _not_over(day: Day, parts: Sequence[Part], now: dt.datetime) -> Day:
    """Move a weekday that is today's on by a week once the part of the day asked for is over."""
    if day.kind != "weekday" or day.value != now.date() or not day.others or not parts:
        return day
    latest = parts[-1].value.hours.latest
    if latest is not None and now.time() > latest:
        return replace(day, value=day.others[0], others=())
    return day


def _settle_part(
    tokens: Tokens, parts: Sequence[Part], wanted: Sequence[Day], joints: Joints
) -> Found[PartOfDay] | None:
    said = [part for part in parts if not _is_denied(tokens, _as_clock(part), parts, joints)]
    if said:
        part = said[-1]
        return Found(part.value, *tokens.span(part.first, part.last), 0.95)
    if wanted and wanted[0].part is not None:
        day = wanted[0]
        return Found(wanted[0].part, *tokens.span(day.first, day.last), 0.95)
    return None


def _as_clock(part: Part) -> Clock:
    return Clock(part.first, part.last, 0, 0, exact=True)


def _settle_clocks(
    tokens: Tokens, atoms: Sequence[Atom], joints: Joints
) -> tuple[list[Clock], list[Clock], Window | None]:
    """Return the times wanted, those ruled out, and the range of times if that came last."""
    clocks = [a for a in atoms if isinstance(a, Clock)]
    denied = [clock for clock in clocks if _is_denied(tokens, clock, atoms, joints)]
    left = [clock for clock in clocks if clock not in denied]
    windows = [a for a in atoms if isinstance(a, Window)]
    window = windows[-1] if windows else None
    if any(clock.sure for clock in left):
        newest_sure = max(clock.first for clock in left if clock.sure)
        left = [
            clock
            for i, clock in enumerate(left)
            if clock.sure
            or _is_repair(tokens, clock, newest_sure, joints)
            or (
                i + 1 < len(left)
                and _gap(tokens, clock, left[i + 1]) in {(word,) for word in joints.ors}
            )
        ]
    if not left:
        return [], denied, window
    group = _newest(tokens, left, joints)
    half = group[-1].half
    group = [replace(clock, half=half) if clock.is_open else clock for clock in group]
    if window is not None and window.first > group[0].first:
        return [], denied, window
    return group, denied, None


def _is_repair(tokens: Tokens, clock: Clock, newest_sure: int, joints: Joints) -> bool:
    """Tell whether a bare number after a certain time takes its place ("at 4 PM, no, 5")."""
    if clock.first < newest_sure:
        return False
    takes_back = joints.repairs & set(tokens.texts[newest_sure : clock.first])
    return bool(takes_back) or tokens.word(clock.first - 1) not in joints.at


def _settle_length(tokens: Tokens, atoms: Sequence[Atom], joints: Joints) -> Found[int] | None:
    lengths = [
        a
        for a in atoms
        if isinstance(a, Length)
        and a.unit == "minute"
        and _SHORTEST_APPOINTMENT <= a.amount <= _LONGEST_APPOINTMENT
        and tokens.word(a.first - 1) not in joints.no_length
    ]
    if not lengths:
        return None
    return Found(lengths[-1].amount, *tokens.span(lengths[-1].first, lengths[-1].last), 0.9)
