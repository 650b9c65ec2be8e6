"""Which offered time is meant ("the second one", "the earliest"), or what else is wished."""

from __future__ import annotations

from collections.abc import Collection

from app.language.calendar_words import month_of
from app.language.lexicon import Phrases, phrases, words
from app.language.numbers import read_ordinal
from app.language.text import Tokens
from app.language.values import Choice, Expecting, Found, Other

_NOUNS = words(
    "one option slot time choice appointment of available possible free opening spot "
    "suggestion those offer"
)
_EARLIEST: tuple[tuple[str, ...], ...] = phrases(
    "the earliest; earliest; as early as possible; as soon as; as early as you can; asap; "
    "soonest; first available; first thing; first free; first open; first opening; "
    "next available; next free; next opening; first possible; first slot"
)
_LATEST: tuple[tuple[str, ...], ...] = phrases(
    "the latest; latest; as late as possible; last available; last slot; last possible; last free; "
    "last thing"
)
_ANY: tuple[tuple[str, ...], ...] = phrases(
    "any of them; any of those; any one; either one; either is fine; either works; either of; "
    "whichever; any time works; any time is fine; anytime works; doesn't matter; don't mind; "
    "don't care; up to you; you choose; you pick; whatever works; whatever is free; "
    "any is fine; all fine; any will do; whenever; anytime; no preference; whatever you have; "
    "either"
)
_LAST_OF_OFFERED = frozenset({"last", "later", "latter", "final"})
_FIRST_OF_OFFERED = frozenset({"earlier", "former"})
_OTHERS: dict[tuple[str, ...], Other] = {
    phrase: other
    for other, said in (
        (
            Other.EARLIER,
            "anything earlier; something earlier; an earlier time; is there earlier; too late; "
            "any earlier; bit earlier; little earlier; nothing earlier; anything sooner; "
            "earlier times; earlier please; sooner; earlier than that",
        ),
        (
            Other.LATER,
            "anything later; something later; a later time; any later; bit later; little later; "
            "too early; nothing later; later times; later please; later in the day; "
            "later than that",
        ),
        (
            Other.OTHER_TIME,
            "another time; other times; different time; other time; anything else; something else; "
            "what else; other options; more times; more options; other slots; none of them; "
            "none of those; none of these; neither; any others; other ones",
        ),
        (
            Other.OTHER_DAY,
            "another day; other day; different day; other days; different date; another date; "
            "the next day; the following day; the day after; next day; a day later",
        ),
    )
    for phrase in phrases(said)
}
_NEEDS_NONE: tuple[tuple[str, ...], ...] = phrases(
    "don't need; dont need; not need; won't need; no need; don't want; not want; didn't need; "
    "don't require; not looking for; wasn't looking for; not after"
)
_NOT_OF_TIMES = words("should need know bring can could must have help")
_OTHER_PHRASES = Phrases(_OTHERS)


def find_choice(
    tokens: Tokens, *, expecting: Expecting | None, taken: Collection[int], has_offer: bool
) -> Found[Choice] | None:
    """Return the newest choice among offered times; `has_offer` tells whether there are any."""
    found: Found[Choice] | None = None
    i = 0
    while i < len(tokens):
        reading = None if i in taken else _read_choice(tokens, i, expecting, has_offer=has_offer)
        if reading is None:
            i += 1
            continue
        choice, last = reading
        found = Found(choice, *tokens.span(i, last), 0.9)
        i = last
    return found


def _read_choice(
    tokens: Tokens, i: int, expecting: Expecting | None, *, has_offer: bool
) -> tuple[Choice, int] | None:
    if _is_bound(tokens, i):
        return None
    if length := tokens.match(i, _EARLIEST):
        return Choice("earliest"), i + length
    if tokens.word(i - 1) not in {"at", "than"} and (length := tokens.match(i, _LATEST)):
        if tokens.has(i - 1, "at", "the", "latest"):
            return None
        return Choice("latest"), i + length
    if (length := tokens.match(i, _ANY)) and (has_offer or expecting in {"time", "date"}):
        return Choice("any"), i + length
    j = i + 1 if tokens.word(i) in {"the", "that", "number", "option"} else i
    led = j > i
    word = tokens.word(j)
    if word in _LAST_OF_OFFERED | _FIRST_OF_OFFERED:
        nth = -1 if word in _LAST_OF_OFFERED else 0
        alone = led and has_offer and _ends_choice(tokens, j + 1)
        if tokens.word(j + 1) in {"one", "option", "slot"} and (led or has_offer):
            return Choice("nth", nth), j + 2
        return (Choice("nth", nth), j + 1) if alone and word != "later" else None
    if word == "middle" and tokens.word(j + 1) == "one":
        return Choice("nth", 1), j + 2
    return _read_counted(tokens, i, j, expecting, led=led, has_offer=has_offer)


def _is_bound(tokens: Tokens, i: int) -> bool:
    """Tell "nine at the earliest" and "the latest by five" from "the earliest, please"."""
    j = i + 1 if tokens.word(i) == "the" else i
    if tokens.word(j) not in {"earliest", "latest"}:
        return False
    if tokens.word(j + 1) in {"at", "by"}:
        return True
    return (
        tokens.word(j - 2) == "at"
        and tokens.word(j - 1) == "the"
        and (tokens.is_sentence_end(j + 1) and j > 2)
    )


def _read_counted(
    tokens: Tokens, i: int, j: int, expecting: Expecting | None, *, led: bool, has_offer: bool
) -> tuple[Choice, int] | None:
    """Read "the second one", "option two", and "the second" where times were offered."""
    if tokens.word(i) in {"number", "option"}:
        number = {"one": 1, "1": 1, "two": 2, "2": 2, "three": 3, "3": 3}.get(tokens.word(i + 1))
        return (Choice("nth", number - 1), i + 2) if number and has_offer else None
    ordinal = read_ordinal(tokens, j)
    if ordinal is None or not 1 <= ordinal[0] <= 9:
        return None
    nth, last = ordinal
    noun = tokens.word(last)
    if noun in {"one", "option", "slot", "choice", "suggestion"} and (led or has_offer):
        return Choice("nth", nth - 1), last + 1
    if not has_offer or expecting != "time" or not led:
        return None
    if tokens.word(i - 1) == "on" or (noun == "of" and month_of(tokens.word(last + 1))):
        return None
    if tokens.is_number(j) and tokens.word(i - 1) in {"for", "by"}:
        return None
    if noun in _NOUNS or _ends_choice(tokens, last):
        return Choice("nth", nth - 1), last
    return None


def _ends_choice(tokens: Tokens, i: int) -> bool:
    return tokens.is_sentence_end(i) or tokens.word(i) in {
        ",", "please", "is", "works", "would", "sounds", "will", "thanks", "then", "suits", "and",
    }  # fmt: skip


def find_other(tokens: Tokens, taken: Collection[int]) -> Found[Other] | None:
    """Return the newest wish for something other than what was offered."""
    for i in range(len(tokens) - 1, -1, -1):
        if tokens.word(i) not in _OTHER_PHRASES.starting or i in taken:
            continue
        length = tokens.match(i, _OTHER_PHRASES)
        if length and not tokens.has(i + length, "tomorrow") and not _is_declined(tokens, i):
            other = _OTHERS[tokens.texts[i : i + length]]
            return Found(other, *tokens.span(i, i + length), 0.9)
    return None


def _is_declined(tokens: Tokens, i: int) -> bool:
    """Tell "I don't need anything else" and "anything else I should know?" from a wish."""
    if tokens.word(i + 1) != "else":
        return False
    if any(tokens.match(j, _NEEDS_NONE) for j in range(max(0, i - 4), i)):
        return True
    return tokens.word(i + 2) in {"i", "to", "that"} and bool(
        _NOT_OF_TIMES & set(tokens.texts[i + 3 : i + 5])
    )
