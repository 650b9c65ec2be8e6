"""Words about an appointment that exists: moving it, cancelling it, asking what is booked.

"Move my Friday demo to Monday at three" holds two descriptions: what the appointment is (`about`)
and what it shall be (`wish`). Here the words are parted; what they mean is read by `understand`
like any others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.language.calendar_words import month_of, weekday_of
from app.language.lengths import read_length
from app.language.lexicon import Phrases, phrases, words
from app.language.numbers import read_cardinal, read_ordinal
from app.language.text import Tokens, tokenise

ChangeKind = Literal["move", "cancel", "list", "unclear"]
"""`unclear` is "I can't make it": it may have to be moved or cancelled."""

Refers = Literal["own", "definite", "pronoun", "bare"]
"""What it is called: "my appointment", "the appointment", "it", or nothing at all."""


@dataclass(frozen=True, slots=True)
class Shift:
    """How far from its time an appointment is moved, later or, below zero, earlier."""

    amount: int
    unit: Literal["minute", "day", "week", "month"]


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """What was said of changing an appointment, parted.

    `either` may describe the appointment or the wish: "reschedule my meeting on Friday". `shift`
    and `same_time` tell the new time by the old one.
    """

    kind: ChangeKind
    refers: Refers
    about: str = ""
    wish: str = ""
    either: str = ""
    shift: Shift | None = None
    same_time: bool = False


_NOUNS = words(
    "appointment appointments booking bookings meeting meetings demo demos call calls session "
    "sessions reservation reservations consultation consultations visit interview slot one ones"
)
_TIMES_ALSO = words("slot one ones call calls")
_POINTERS = words("it that this them me us")
_WHOSE = words("my our the this that an a any existing")
_OWN = words("my our mine")
_POINTING = words("the my our that")
_MOVES_ALONE = words(
    "reschedule rescheduling reschedules postpone postponing rearrange rearranging rebook rebooking"
)
_MOVES = words(
    "move moving push pushing shift shifting change changing switch switching swap bump bumping "
    "delay delaying bring put pull"
)
_EXCHANGES = words("swap switch switching exchange")
_MOVE_PARTICLES = words("back up forward forwards off out around")
_NEEDS_PARTICLE = {
    "bring": words("forward forwards back"),
    "pull": words("forward forwards"),
    "put": words("off back forward forwards"),
}
_CANCELS = words("cancel canceling cancelling delete deleting scrap drop remove")
_CANCEL_PHRASES = phrases("call off; get rid of; calling off; take back")
_CANCELS_ALONE = words("cancel canceling cancelling")
_MOVED = words("moved rescheduled changed postponed pushed shifted")
_CANCELLED = words("cancelled canceled deleted")
_PASSIVE = words("be get")
_HAPPENED = words("was were has is been did had")
_CANCELLATION = words("cancellation cancelation")
_NEGATIONS = words("don't dont not never didn't didnt wouldn't won't without")
_CANNOT_COME: tuple[tuple[str, ...], ...] = phrases(
    "can't make it; cannot make it; can not make it; won't make it; can't make my; "
    "can't make the appointment; can't come; cannot come; can't attend; cannot attend; "
    "won't be able to make; won't be able to come; won't be able to attend; unable to attend; "
    "unable to make; not able to make it; not able to come; something came up; "
    "something has come up; can't make our; can't make that"
)
_LISTS: tuple[tuple[str, ...], ...] = phrases(
    "what have i booked; what do i have booked; what did i book; what have i got booked; "
    "what do i have scheduled; what do i have planned; what do i have coming up; what's booked; "
    "what is booked; am i booked; am i scheduled; when am i coming; "
    "when am i due; when am i meeting; what am i booked; list my; "
    "my bookings; my appointments; my meetings; my reservations; my schedule; my booking details; "
    "do i have any; do i have an; do i have a; do i have anything; have i got any; have i got an; "
    "have i booked; did i book; which appointments; what appointments; which bookings; "
    "what bookings; which meetings; what meetings; show me my; show my; look up my; find my; "
    "check my; see my; when's my; when is my; what time is my; what day is my; when are my; "
    "where is my; is my appointment; is my booking; is my meeting; is my demo; what's my next; "
    "what is my next; have i anything; have i got anything; what do i have on; what's on my; "
    "what about my; pull up my; bring up my; do i already have; my next appointment; my upcoming; "
    "remind me when; when do i have"
)
_LISTS_ONLY_WITH_NOUN = phrases(
    "do i have any; do i have an; do i have a; have i got any; have i got an; find my; check my; "
    "see my; show my; show me my; look up my; when's my; when is my; what time is my; "
    "what day is my; where is my; what's my next; what is my next; remind me when; my upcoming; "
    "do i already have; when are my; list my; what about my; pull up my; bring up my"
)
_OTHER_TIME_FOR = Phrases(
    (which, what, "for", whose)
    for which in ("different", "another", "other", "new", "better")
    for what in ("time", "day", "date", "slot")
    for whose in ("my", "our", "the")
)
_PHRASE_STARTS = frozenset(
    phrase[0] for ways in (_OTHER_TIME_FOR, _CANNOT_COME, _LISTS) for phrase in ways
)
_MARKERS = words("to until till onto into for")
_LEADS = words(
    "the a an on at around about like say maybe either next this coming some sometime early late "
    "in another any same different perhaps my"
)
_TIMELY = words(
    "tomorrow today tonight noon midday midnight morning afternoon evening later earlier sooner "
    "weekend week month monday's half quarter lunch lunchtime day time anytime end beginning"
)
_CLAUSE_ENDS = words(". ! ? ; ,")
_NEW = words("book make schedule reserve arrange need want new another")
_BEFORE_NUMBERS = words(
    "at to from by around about before after until past last first other , and or"
)
_REPLACES = phrases(
    "and book; and make; and schedule; and rebook; and set up; and reschedule; then book; "
    "and have it; and take"
)
_KEEPS: tuple[tuple[str, ...], ...] = phrases(
    "keep it; leave it; leave everything; keep everything; keep my; keep the; never mind; "
    "nevermind; forget it; forget about it; don't cancel; do not cancel; don't move; "
    "do not move; don't change; do not change; let it be; as it is; as it was; stay as; "
    "changed my mind; not cancel; rather not; leave that; keep that"
)
_LATER = words("later after back out")
_EARLIER = words("earlier sooner before forward forwards up ahead")
_PUSHES = words("push pushing postpone postponing delay delaying bump bumping")
_PULLS = words("pull bring")
_SAME_TIME = phrases("same time; same hour; same slot")


def find_change(text: str) -> ChangeWords | None:
    """Return what `text` says of changing an appointment, or of what is booked; None if nothing.

    Takes time linear in the length of `text`.
    """
    tokens = tokenise(text)
    deed = _find_deed(tokens)
    if deed is None:
        return None
    if deed.refers in {"pronoun", "bare"} and deed.kind in {"move", "cancel"}:
        # "I have a demo on Friday, can you move it to Monday?"
        named = next((i for i in range(deed.first) if tokens.word(i) in _NOUNS - {"one"}), 0)
        if named and not _asks_for_new(tokens, named):
            last = deed.last if deed.refers == "pronoun" else deed.first + 1
            deed = _Deed(deed.kind, "own", deed.first, last, before=True)
    if deed.kind == "move":
        return _parted(tokens, text, deed)
    about = text
    if deed.kind == "cancel":
        for i in range(deed.last, len(tokens)):
            if length := tokens.match(i, _REPLACES):
                wish = _slice(tokens, text, i + length, len(tokens))
                about = _slice(tokens, text, 0, i)
                if wish:
                    return ChangeWords("move", deed.refers, about=about, wish=wish)
    return ChangeWords(deed.kind, deed.refers, about=about)


def change_wanted(tokens: Tokens) -> tuple[ChangeKind, Refers] | None:
    """Return what is to be done to an appointment, and what it is called."""
    deed = _find_deed(tokens)
    return None if deed is None else (deed.kind, deed.refers)


def find_shift(text: str) -> tuple[Shift, str] | None:
    """Return how far something is to be moved ("an hour later"), and the text without that."""
    tokens = tokenise(text)
    found = _find_shift(tokens, 0, len(tokens), direction=0)
    if found is None:
        return None
    shift, first, last = found
    return shift, _without(tokens, text, 0, len(tokens), first, last)


def says_same_time(text: str) -> bool:
    """Tell whether the time of day is to stay as it is."""
    tokens = tokenise(text)
    return any(tokens.match(i, _SAME_TIME) for i in range(len(tokens)))


def says_keep(text: str) -> bool:
    """Tell whether everything is to stay as it is: "keep it", "leave it", "never mind"."""
    tokens = tokenise(text)
    return any(tokens.match(i, _KEEPS) for i in range(len(tokens)))


def without_pronoun(text: str) -> str:
    """Return `text` with "the Friday one" as "the Friday appointment": it is not one o'clock."""
    tokens = tokenise(text)
    for i in range(2, len(tokens)):
        is_one = tokens.word(i) in {"one", "ones"} and tokens.word(i - 1) not in _BEFORE_NUMBERS
        led = {"the", "that", "my"}.intersection(tokens.texts[max(0, i - 4) : i - 1])
        if is_one and led and read_ordinal(tokens, i - 1) is None:
            start, end = tokens.span(i, i + 1)
            return f"{text[:start]}appointment{text[end:]}"
    return text


def points_at_one(text: str) -> bool:
    """Tell whether an appointment is pointed at: "the one on Friday", "my Friday meeting"."""
    tokens = tokenise(text)
    return any(
        tokens.word(i) in _NOUNS and _POINTING.intersection(tokens.texts[max(0, i - 2) : i])
        for i in range(1, len(tokens))
    )


def refers_to_next(text: str) -> int | None:
    """Return the place in the list that "my next appointment" or "the last one" names, if any."""
    tokens = tokenise(text)
    for i in range(len(tokens) - 1):
        if tokens.word(i + 1) not in _NOUNS:
            continue
        if tokens.word(i) in {"next", "upcoming", "first", "soonest", "earliest", "nearest"}:
            return 0
        if tokens.word(i) in {"last", "latest", "final", "latter"}:
            return -1
    return None


def weekdays_in(text: str) -> frozenset[int]:
    """Return the weekdays named in `text`, Monday as 0."""
    found = (weekday_of(word.removesuffix("'s")) for word in tokenise(text).texts)
    return frozenset(day for day in found if day is not None)


# What is to be done ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Deed:
    """A wish for a change: its verb at `first`, and where its object ends.

    `before` tells that the appointment was described before the verb.
    """

    kind: ChangeKind
    refers: Refers
    first: int
    last: int
    before: bool = False


def _find_deed(tokens: Tokens) -> _Deed | None:
    found = {deed.kind: deed for deed in reversed(list(_deeds(tokens)))}
    move, cancel = found.get("move"), found.get("cancel")
    if move and cancel:
        if "or" in tokens.texts[min(move.first, cancel.first) : max(move.first, cancel.first)]:
            return _Deed("unclear", "own", move.first, move.last)
        return cancel if move.refers == "pronoun" and cancel.refers in {"own", "definite"} else move
    return move or cancel or found.get("unclear") or found.get("list")


def _deeds(tokens: Tokens) -> Iterator[_Deed]:
    for i, word in enumerate(tokens.texts):
        if word in _MOVES_ALONE | _MOVES and not _is_denied(tokens, i):
            yield from _move_at(tokens, i)
        elif (cancels := _cancel_length(tokens, i)) and not _is_denied(tokens, i):
            yield from _cancel_at(tokens, i, cancels)
        elif word in _MOVED | _CANCELLED and _is_wished_for(tokens, i):
            kind: ChangeKind = "move" if word in _MOVED else "cancel"
            if (noun := _noun_before(tokens, i)) is not None:
                yield _Deed(kind, _called(tokens, max(0, noun - 3), i), i, i + 1, before=True)
        elif word in _CANCELLATION:
            yield _Deed("cancel", "definite", i, i + 1)
        if word in _PHRASE_STARTS:
            yield from _phrase_at(tokens, i)


def _phrase_at(tokens: Tokens, i: int) -> Iterator[_Deed]:
    """Read the wishes that are told by a fixed phrase."""
    length = tokens.match(i, _OTHER_TIME_FOR)
    if length and _noun_after(tokens, i + length - 1, 4):
        yield _Deed("move", _called(tokens, i, i + length), i, i + length + 1)
    if length := tokens.match(i, _CANNOT_COME):
        yield _Deed("unclear", "own", i, i + length)
    if length := tokens.match(i, _LISTS):
        needs_noun = tokens.match(i, _LISTS_ONLY_WITH_NOUN) == length
        noun = _noun_after(tokens, i + length - 1, 6)
        if not needs_noun or (noun and tokens.word(noun - 1) not in _TIMES_ALSO):
            yield _Deed("list", "own", i, i + length)


def _asks_for_new(tokens: Tokens, noun: int) -> bool:
    """Tell "book a demo" from "I have a demo"."""
    return not _NEW.isdisjoint(tokens.texts[max(0, noun - 5) : noun])


def _is_denied(tokens: Tokens, i: int) -> bool:
    """Tell "don't cancel" from "why don't we cancel"."""
    before = tokens.texts[max(0, i - 4) : i]
    if not _NEGATIONS.intersection(before):
        return False
    return "why" not in tokens.texts[max(0, i - 6) : i] and not {",", "."} & set(before)


def _move_at(tokens: Tokens, i: int) -> Iterator[_Deed]:
    word = tokens.word(i)
    j = i + 1
    particle = tokens.word(j) in _MOVE_PARTICLES
    if particle:
        j += 1
    needed = _NEEDS_PARTICLE.get(word)
    if needed is not None and not needed.intersection(tokens.texts[i + 1 : i + 9]):
        return
    if tokens.word(j) in _POINTERS and not _noun_after(tokens, j, 1):
        yield _Deed("move", "pronoun", i, j + 1)
        return
    if end := _object_end(tokens, j, word):
        yield _Deed("move", _called(tokens, i, end), i, end)
    elif word in _MOVES_ALONE:
        yield _Deed("move", "bare", i, i + 1)


def _object_end(tokens: Tokens, j: int, verb: str) -> int:
    """Return where the appointment named at `j` ends, 0 where none is."""
    whose = tokens.word(j)
    noun = _noun_after(tokens, j - 1, 8)
    if noun and (whose in _WHOSE or _is_day_word(whose) or noun == j + 1):
        return noun
    if whose in _OWN and verb not in {"change", "changing"}:
        # "Move my three o'clock": no noun, but somebody's own.
        return j + 1
    if whose in _WHOSE and _begins_when(tokens, j + 1) and verb not in {"change", "changing"}:
        return j + 1
    return 0


def _cancel_length(tokens: Tokens, i: int) -> int:
    """Return the length of a verb of cancelling at `i`, 0 where none is: "call it off", too."""
    if tokens.word(i) in {"call", "calling"}:
        if tokens.word(i - 1) in _WHOSE:
            return 0  # "the call"
        parted = tokens.word(i + 1) in _POINTERS | _WHOSE and "off" in tokens.texts[i + 2 : i + 9]
        return 1 if parted else tokens.match(i, _CANCEL_PHRASES)
    return 1 if tokens.word(i) in _CANCELS else tokens.match(i, _CANCEL_PHRASES)


def _cancel_at(tokens: Tokens, i: int, length: int) -> Iterator[_Deed]:
    j = i + length
    alone = tokens.word(i) in _CANCELS_ALONE | {"call", "calling"} or length > 1
    if tokens.word(j) in _POINTERS and not _noun_after(tokens, j, 1):
        if alone or tokens.word(j) == "it":
            yield _Deed("cancel", "pronoun", i, j + 1)
        return
    begins = tokens.word(j) in _WHOSE or _is_day_word(tokens.word(j))
    noun = _noun_after(tokens, j - 1, 8)
    if noun and (alone or begins):
        yield _Deed("cancel", _called(tokens, i, noun), i, noun)
    elif alone and begins:
        yield _Deed("cancel", _called(tokens, i, j + 1), i, j + 1)
    elif alone:
        # "I need to cancel" says what is wanted; "cancel" alone may just end the talk.
        yield _Deed("cancel", "definite" if tokens.word(i - 1) == "to" else "bare", i, j)


def _noun_after(tokens: Tokens, i: int, most: int) -> int:
    """Return the place after the appointment noun that follows `i`, in the same clause, else 0."""
    for j in range(i + 1, min(i + 1 + most, len(tokens))):
        word = tokens.word(j)
        if word.removesuffix("'s") in _NOUNS:
            return j + 1
        if word in _CLAUSE_ENDS or word in {"to", "and", "because", "so", "from"}:
            return 0
    return 0


def _called(tokens: Tokens, first: int, last: int) -> Refers:
    return "own" if _OWN.intersection(tokens.texts[first:last]) else "definite"


def _is_wished_for(tokens: Tokens, i: int) -> bool:
    """Tell "can my call be moved" and "I want it moved" from "was my call moved"."""
    if tokens.word(i - 1) not in _PASSIVE | _NOUNS:
        return False
    return _HAPPENED.isdisjoint(tokens.texts[max(0, i - 9) : i])


def _noun_before(tokens: Tokens, i: int) -> int | None:
    """Return the place of the appointment noun before `i`, in the same clause."""
    for j in range(i - 1, max(-1, i - 9), -1):
        if tokens.word(j) in _NOUNS:
            return j
        if tokens.word(j) in _CLAUSE_ENDS:
            return None
    return None


def _is_day_word(word: str) -> bool:
    return weekday_of(word.removesuffix("'s")) is not None or word in {
        "tomorrow", "tomorrow's", "today's", "today",
    }  # fmt: skip


# Which words tell what -------------------------------------------------------------------------


def _parted(tokens: Tokens, text: str, deed: _Deed) -> ChangeWords:
    """Part the words of a move into what the appointment is and when it shall be."""
    end = len(tokens)
    verb, named = tokens.word(deed.first), deed.refers in {"own", "definite"}
    told = _slice(tokens, text, 0, deed.first) if deed.before else ""
    direction = 1 if verb in _PUSHES else -1 if verb in _PULLS else 0
    same_time = any(tokens.match(i, _SAME_TIME) for i in range(deed.first, end))
    shift = _find_shift(tokens, deed.first, end, direction=direction)
    if shift is not None:
        value, first, last = shift
        about = _slice(tokens, text, deed.first, first) if named and not deed.before else told
        rest = _slice(tokens, text, last, end)
        return ChangeWords("move", deed.refers, about, rest, shift=value, same_time=same_time)
    marker = _marker(tokens, deed)
    if marker:
        wish = _slice(tokens, text, marker + 1, end)
        about = f"{told} {_slice(tokens, text, deed.first + 1, marker)}".strip()
        if "instead" in tokens.texts and (of := _instead_of(tokens)):
            wish = _slice(tokens, text, marker + 1, of)
            about = f"{about} {_slice(tokens, text, of + 2, end)}"
        return ChangeWords("move", deed.refers, about, wish, same_time=same_time)
    clause = next((i for i in range(deed.last, end) if tokens.word(i) in _CLAUSE_ENDS), end)
    own = _slice(tokens, text, deed.first + 1, clause)
    rest = _slice(tokens, text, clause + 1, end)
    before = _slice(tokens, text, 0, deed.first)
    if deed.before:
        return ChangeWords("move", deed.refers, told, f"{own} {rest}".strip())
    if not named:
        return ChangeWords("move", deed.refers, wish=f"{own} {rest} {before}".strip())
    inside = _slice(tokens, text, deed.first + 1, deed.last)
    after = _slice(tokens, text, deed.last, clause)
    return ChangeWords(
        "move", deed.refers, about=inside, wish=f"{rest} {before}".strip(), either=after,
        same_time=same_time,
    )  # fmt: skip


def _instead_of(tokens: Tokens) -> int:
    return next((i for i in range(len(tokens)) if tokens.has(i, "instead", "of")), 0)


def _marker(tokens: Tokens, deed: _Deed) -> int:
    """Return the place of the "to" after which the new time is told, 0 where there is none."""
    begin, verb = deed.first + 1, tokens.word(deed.first)
    for i in range(begin, len(tokens)):
        word = tokens.word(i)
        if word not in _MARKERS or not _begins_when(tokens, i + 1):
            continue
        if word == "for" and read_length(tokens, i + 1) is not None:
            continue
        if word == "for" and deed.refers in {"own", "definite"} and verb not in _EXCHANGES:
            continue
        if word == "to" and _is_clock_to(tokens, i, begin):
            continue
        return i
    return 0


def _is_clock_to(tokens: Tokens, i: int, begin: int) -> bool:
    """Tell "at ten to four" from "from ten to four" and "my ten to four"."""
    before = tokens.word(i - 1)
    if before == "quarter":
        return True
    if read_cardinal(tokens, i - 1) is None or tokens.word(i - 2) in _OWN | {"the"}:
        return False
    return "from" not in tokens.texts[begin:i]


def _begins_when(tokens: Tokens, i: int) -> bool:
    """Tell whether a day or time begins at `i`, small words before it aside."""
    j = tokens.skip(i, _LEADS)
    word = tokens.word(j).removesuffix("'s")
    return (
        tokens.is_number(j)
        or word in _TIMELY
        or weekday_of(word) is not None
        or month_of(word) is not None
        or read_cardinal(tokens, j) is not None
        or read_ordinal(tokens, j) is not None
        or (j > i and tokens.word(j - 1) in {"next", "another", "different"})
    )


def _find_shift(
    tokens: Tokens, begin: int, end: int, *, direction: int
) -> tuple[Shift, int, int] | None:
    """Return a shift and the place of its words; `direction` is that of the verb, if it has one."""
    for i in range(begin, end):
        length = read_length(tokens, i)
        if length is None or length.last > end or length.unit == "year":
            continue
        if tokens.word(i - 1) in {"in", "for"} or length.amount > 1000:
            continue
        first, last, sign = i, length.last, 0
        if tokens.word(last) in _LATER:
            last, sign = last + 1, 1
        elif tokens.word(last) in _EARLIER:
            last, sign = last + 1, -1
        elif tokens.word(i - 1) in _MOVE_PARTICLES or tokens.has(i - 2, "back", "by"):
            near = tokens.texts[max(begin, i - 2) : i]
            sign = -1 if {"up", "forward", "forwards"} & set(near) else 1
        elif tokens.has(i - 2, "forward", "by") or tokens.has(i - 2, "up", "by"):
            sign = -1
        elif direction and (tokens.word(i - 1) == "by" or tokens.word(i - 1) in _POINTERS):
            sign = direction
        if sign == 0 or (tokens.word(last - 1) in {"after", "before"} and last < end):
            continue
        while tokens.word(first - 1) in {"by", "about", "around", "maybe"} | _MOVE_PARTICLES:
            first -= 1
        unit: Literal["minute", "day", "week", "month"]
        unit = length.unit  # type: ignore[assignment]  # a year was left out above
        return Shift(sign * length.amount, unit), max(first, begin), last
    return None


def _slice(tokens: Tokens, text: str, first: int, last: int) -> str:
    if first >= last or first >= len(tokens):
        return ""
    start, end = tokens.span(first, min(last, len(tokens)))
    return text[start:end]


def _without(tokens: Tokens, text: str, begin: int, end: int, first: int, last: int) -> str:
    before, after = _slice(tokens, text, begin, first), _slice(tokens, text, last, end)
    return f"{before} {after}".strip()
