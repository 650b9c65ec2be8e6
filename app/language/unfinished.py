"""Whether a sentence calls for more: so somebody who pauses has not said all of it yet.

A recogniser ends each piece with a full stop, so the words decide. What follows is common to the
languages; the words themselves are in each language's own module.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.language.lexicon import Phrases
from app.language.values import Expecting

_WORD = re.compile(r"[^\s,;!?…]+")
_TRAILS_OFF = ("...", "…", ",", "-", "–", ":")
_LETTERS = re.compile(r"[^\W\d_](?:[-.][^\W\d_])+")
_HALVES_OF_DAY = (("a", "m"), ("p", "m"))
_WHOLE_DOMAIN = re.compile(r"\w\.\w{2,}")
_LEAST_DIGITS = 3
"""Digits one by one that make a number which may go on: two could be a time."""
_NUMBER = 10
"""Digits that a telephone number mostly has."""


@dataclass(frozen=True, slots=True)
class OpenEnds:
    """The words of one language that sentences break off at, in lower case.

    No sentence ends with one of `links`. One may end with `leads` if it begins with `questions` or
    `answers`. `phrases` break off as well, and `subjects` if they are all that was said. `closes`
    are pairs of words that end a sentence though the second is among the others.

    `alphabet` are words that stand for letters, `like` what joins one to its letter, `digits` the
    digits. `mail` names an address and `number` a number, `ats` and `dots` are the signs in
    words, `gives` comes before what is given, and `declines` are in no address.
    """

    links: frozenset[str]
    leads: frozenset[str]
    questions: frozenset[str]
    answers: frozenset[str]
    phrases: Phrases
    subjects: Phrases
    closes: Phrases
    alphabet: frozenset[str]
    like: Phrases
    digits: frozenset[str]
    mail: frozenset[str]
    number: frozenset[str]
    ats: frozenset[str]
    dots: frozenset[str]
    gives: frozenset[str]
    declines: frozenset[str]


def said_words(text: str) -> tuple[str, ...]:
    """Return the words in lower case, without the punctuation around them."""
    found = (word.strip(".\"“”„'’()-:").casefold() for word in _WORD.findall(text))
    return tuple(word.replace("’", "'") for word in found if word)


def calls_for_more(text: str, ends: OpenEnds, expecting: Expecting | None) -> bool:
    """Tell whether somebody who has said this is likely to go on.

    `expecting` is what they were asked for.
    """
    said = said_words(text)
    if not said:
        return False
    return (
        text.rstrip().endswith(_TRAILS_OFF)
        or _breaks_off(said, ends)
        or _is_spelling(said, ends)
        or _lacks_domain(text, said, ends, expecting)
        or _lacks_digits(said, ends)
    )


def _breaks_off(said: Sequence[str], ends: OpenEnds) -> bool:
    if said in ends.subjects or any(said[-len(each) :] == each for each in ends.phrases):
        return True
    if any(said[-len(each) :] == each for each in ends.closes):
        return False
    if said[-1] in ends.links:
        return True
    is_whole = said[0] in ends.questions | ends.answers and len(said) > 1
    return said[-1] in ends.leads and not is_whole


def _is_spelling(said: Sequence[str], ends: OpenEnds) -> bool:
    """Tell whether letters are being given one by one: two in a row, or one explained."""
    if _LETTERS.fullmatch(said[-1]) and said[-1] not in ("a.m", "p.m"):
        return True
    for like in ends.like:
        before = said[-len(like) - 2 : -1]
        if len(before) == len(like) + 1 and before[1:] == like and len(before[0]) == 1:
            return True
    if said[-2:] in _HALVES_OF_DAY:
        return False
    # "with a y" has an article, and no second letter.
    run = said[-3:] if said[-2:-1] and said[-2] in ends.links else said[-2:]
    spelled = [(len(word) == 1 and word.isalpha()) or word in ends.alphabet for word in run]
    return len(run) > 1 and all(spelled)


def _lacks_domain(
    text: str, said: Sequence[str], ends: OpenEnds, expecting: Expecting | None
) -> bool:
    """Tell whether an e-mail address is being given that has no whole domain yet."""
    names_mail = [at for at, word in enumerate(said) if word in ends.mail]
    if expecting != "email" and not names_mail and "@" not in text:
        return False
    signs = [at for at, word in enumerate(said) if word in ends.ats or "@" in word]
    if not signs:
        if expecting == "email":
            return not ends.declines & set(said)
        return bool(ends.gives & set(said[names_mail[-1] :]))
    domain = said[signs[-1]].rpartition("@")[2], *said[signs[-1] + 1 :]
    dotted = any(word in ends.dots for word in domain[1:-1])
    return not dotted and not _WHOLE_DOMAIN.search(" ".join(domain))


def _lacks_digits(said: Sequence[str], ends: OpenEnds) -> bool:
    """Tell whether a number is being given digit by digit, or in groups of them."""
    groups = []
    for word in reversed(said):
        bare = word.lstrip("+")
        if not bare.isdigit() and word not in ends.digits:
            break
        groups.append(len(bare) if bare.isdigit() else 1)
    if sum(groups) >= _NUMBER or not groups:
        return False
    one_by_one = len(groups) >= _LEAST_DIGITS and max(groups) == 1
    return one_by_one or bool(ends.number & set(said))
