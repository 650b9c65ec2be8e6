"""Finds every expression of time in German words, and settles which day and time are meant."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from app.language.days import Day, Days
from app.language.german.calendar_words import AFTER_DAY_PARTS, PARTS, split_weekday
from app.language.german.dates import read_day
from app.language.german.day_ranges import read_days
from app.language.german.lengths import read_length
from app.language.german.numbers import read_cardinal
from app.language.german.text import phrases, words
from app.language.german.times import NOT_AN_HOUR, read_clock
from app.language.german.windows import read_window
from app.language.lengths import Length
from app.language.moments import Joints, Moments, settle_moments
from app.language.scan import Atom, Part
from app.language.text import Tokens
from app.language.times import Clock
from app.language.values import Expecting, PartOfDay
from app.language.windows import Window

_JOINTS = Joints(
    between=words(", am den dem der - . in im"),
    fill=words(", oder und den am der um vielleicht gern gerne auch / gegen eventuell"),
    ors=frozenset({"oder", "beziehungsweise", "bzw"}),
    ands=frozenset({"und"}),
    ranges=frozenset({"zwischen"}),
    until=words("bis -"),
    moves=words(
        "verschieben verlegen ändern umbuchen verschiebe verlege verschiebt verlegt tauschen"
    ),
    denial=frozenset(
        phrases(
            "nicht; nie; außer; ausser; statt; anstatt; anstelle von; kein; keinen; keine; "
            "keinesfalls; auf keinen fall; nur nicht; als; ohne"
        )
    ),
    denied_after=frozenset(
        phrases(
            "nicht; kein; keine; keinen; unmöglich; schlecht; ungünstig; doof; nie; niemals; "
            "ausgeschlossen; blöd"
        )
    ),
    alls=words("alle alles jeder jede jeden jedes"),
    all_of=frozenset(),
    buts=frozenset(),
    affirms=frozenset(phrases("warum nicht; wieso nicht; geht nicht auch; ginge nicht auch")),
    stops=words(", . ! ? ; und aber dann also oder sondern dafür"),
    stops_before=words(", . ! ? ; und aber dann also oder sondern dafür"),
    repairs=words("nein nee ne doch lieber sondern meine meinte quatsch sorry entschuldigung eher"),
    at=frozenset({"um", "gegen"}),
    no_length=words("letzten vor in alle jede jeden warte nach seit"),
)
_AT = words("um gegen so circa etwa ungefähr")
_EARLY = words("am früh früher frühen frühem spät später späten spätem in der im den zur eher")
_WISHES = words("guten guter schönen schöner gute jeden jede")
_NEEDS_TIME_BEFORE = words("nein , doch lieber sondern oder und nicht meine meinte eher dann aber")
_NEEDS_TIME_ASKED = words(
    "sage sagen wir nehme nehmen ich den die das der ja bitte okay ok gut äh ähm hm dann denke "
    "für . mit es gerne gern am vielleicht eher lieber passt wäre mir also auf nehm"
) | {""}
_NEW_TIME_VERBS = words("machen sagen nehmen mach nehme sagt")
_HOUR_FOLLOWERS = words(
    ". , ! ? ; - ) an am bitte wenn oder aber wäre würde geht passt ist gut dann für von bis vor "
    "nach ab vielleicht eher nicht nein mit ich weil heute morgen übermorgen diesen nächsten "
    "kommenden bei gerne gern okay ok danke prima perfekt super frei möglich auch und lieber doch "
    "ginge klappt im in auf den der die das als wie noch wäre's schon statt sondern so termin"
) | {""}


def find_moments(
    tokens: Tokens,
    now: datetime,
    *,
    expecting: Expecting | None,
    offered: Sequence[datetime],
    taken: Collection[int],
) -> Moments:
    """Return the day, the time and the length that the words mean.

    `offered` are free times in the person's zone; tokens in `taken` belong to something else.
    """
    atoms = find_atoms(tokens, now, expecting=expecting, taken=taken)
    return settle_moments(tokens, atoms, now, offered=offered, joints=_JOINTS)


def find_atoms(
    tokens: Tokens, now: datetime, *, expecting: Expecting | None, taken: Collection[int]
) -> list[Atom]:
    """Return all expressions of time, in order; tokens in `taken` belong to something else."""
    atoms: list[Atom] = []
    i = 0
    while i < len(tokens):
        atom = None if i in taken else _read_atom(tokens, i, now, expecting, atoms)
        if atom is None or any(k in taken for k in range(atom.first, atom.last)):
            i += 1
            continue
        if isinstance(atom, Clock) and atoms:
            atom = _clock_in_part(tokens, atom, atoms[-1])
        atoms.append(atom)
        if isinstance(atom, Day) and _says_midday(tokens, atom):
            noon, two = (Clock(i, i, hour, 0, exact=True, sure=True) for hour in (12, 14))
            atoms.append(Window(atom.last - 1, atom.last, noon, two))
        i = max(atom.last, i + 1)
    return atoms


def _clock_in_part(tokens: Tokens, clock: Clock, before: Atom) -> Clock:
    """Read "morgens um acht" and "abends gegen sieben": the part before decides the half."""
    if not isinstance(before, Part) or not clock.is_open:
        return clock
    gap = tokens.texts[before.last : clock.first]
    return clock.in_part(before.value) if all(word in _AT for word in gap) else clock


def _says_midday(tokens: Tokens, day: Day) -> bool:
    """Tell "Dienstagmittag", whose hours are a range of their own."""
    return any(
        (split := split_weekday(tokens.word(i))) is not None and split[2]
        for i in range(day.first, day.last)
    )


def _read_atom(
    tokens: Tokens, i: int, now: datetime, expecting: Expecting | None, atoms: list[Atom]
) -> Atom | None:
    """Return the longest expression at `i`; of two as long, the one tried first."""
    after_day = _follows_day(tokens, i, atoms)
    readings: tuple[Atom | None, ...] = (
        _read_part(tokens, i, after_day=after_day),
        read_day(tokens, i, now, expecting=expecting),
        read_days(tokens, i, now.date()),
        read_window(tokens, i, after_day=after_day),
        read_clock(tokens, i, bare=_may_be_bare(tokens, i, atoms, expecting, after_day=after_day)),
        _read_length(tokens, i),
    )
    best: Atom | None = None
    for reading in readings:
        if reading is not None and (best is None or reading.last > best.last):
            best = reading
    return best


def _read_length(tokens: Tokens, i: int) -> Length | None:
    length = read_length(tokens, i)
    if length is None or tokens.word(length.last) in {"vorher", "frueher", "spaeter", "danach"}:
        return None
    return length


def _follows_day(tokens: Tokens, i: int, atoms: list[Atom]) -> bool:
    """Tell whether a day or a part of the day ends right before `i`."""
    if not atoms or not isinstance(atoms[-1], Day | Days | Part):
        return False
    end = atoms[-1].last
    return end == i or (end == i - 1 and tokens.word(end) in {",", "um", "ab", "gegen", "-"})


def _may_be_bare(
    tokens: Tokens, i: int, atoms: list[Atom], expecting: Expecting | None, *, after_day: bool
) -> bool:
    """Tell whether a number by itself at `i` can be an hour here."""
    before = tokens.word(i - 1)
    number = read_cardinal(tokens, tokens.skip(i, {"so", "etwa", "circa", "ungefaehr", "genau"}))
    if number is None:
        return before in _AT
    follower = tokens.word(number[1])
    is_mark = number[1] < len(tokens) and not tokens[number[1]].is_word
    if follower in NOT_AN_HOUR or tokens.is_number(number[1]):
        return False
    if before in {"um", "gegen"} and _begins_no_noun(tokens, number[1]):
        return True
    if not (
        follower in _HOUR_FOLLOWERS
        or (is_mark and not tokens.is_number(number[1]))
        or follower in PARTS
        or split_weekday(follower) is not None
    ):
        return False
    if before in _AT or after_day:
        return True
    if before in {"wir", "es"} and tokens.word(i - 2) in _NEW_TIME_VERBS:
        return True
    if before in _NEEDS_TIME_BEFORE and any(isinstance(atom, Clock) for atom in atoms):
        return True
    if expecting != "time":
        return False
    return before in _NEEDS_TIME_ASKED or before in _NEEDS_TIME_BEFORE


def _begins_no_noun(tokens: Tokens, i: int) -> bool:
    """Tell whether no noun stands at `i`, which a number before it would count."""
    return i >= len(tokens) or not tokens[i].raw[:1].isupper()


def _read_part(tokens: Tokens, i: int, *, after_day: bool) -> Part | None:
    """Read "am frühen Nachmittag", "nachmittags", and "Morgen" right after a day."""
    word = tokens.word(i)
    if after_day and tokens.word(i - 1) not in {",", "-"} and word in AFTER_DAY_PARTS:
        return Part(i, i + 1, AFTER_DAY_PARTS[word])
    if tokens.word(i - 1) in _WISHES:
        return None
    j = min(tokens.skip(i, _EARLY), i + 4)
    before, part_word = tokens.word(j - 1), tokens.word(j)
    if part_word in {"morgen", "frueh", "fruehe"} and j > i:
        names_morning = before in {"am", "fruehen"} if part_word == "morgen" else before == "der"
        return Part(i, j + 1, PartOfDay.MORNING) if names_morning else None
    part = PARTS.get(part_word)
    return None if part is None else Part(i, j + 1, part)
