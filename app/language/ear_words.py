"""What a language needs to word signs, numbers and addresses for the ear, and the means to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]
"""What is written, and how it is said."""

ISO_MOMENT = re.compile(
    r"\b\d{4}-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d{1,6})?)?"
    r"(?:Z|[+-]\d{2}:?\d{2})?)?(?!\w)"
)
PHONE = re.compile(
    r"(?<![\w.,:/$€£-])(?:\+\d|\(\d|0\d|\d{3}[-.]\d{3,4}[-.]?\d)[\d ()/.-]{4,17}\d(?![\w%])"
)
_LEAST_DIGITS = 7
_LONGEST_GROUP = 4


@dataclass(frozen=True, slots=True)
class EarWords:
    """The words of one language that stand for signs and numbers.

    `symbols` and `rules` are applied in their order, the rules first. In an address `alone` are
    short pieces that are words, `plain` those that everybody writes in the same way; others are
    spelled behind `spelled`. `link` stands for an address of the web. A full stop after an
    `abbreviation` ends no sentence, nor one after a number where that makes it an ordinal.
    """

    symbols: Mapping[str, str]
    rules: Sequence[Rule]
    digits: Sequence[str]
    signs: Mapping[str, str]
    at: str
    link: str
    spelled: str
    alone: frozenset[str]
    plain: frozenset[str]
    vowels: str
    abbreviation: re.Pattern[str]
    dot_makes_ordinal: bool


def abbreviations(spoken: Mapping[str, str]) -> Iterator[Rule]:
    """Return rules for abbreviations, given as patterns without their full stop.

    At the end of the words the full stop ends a sentence as well.
    """
    for pattern, words in spoken.items():
        yield re.compile(rf"(?<![\w.]){pattern}\.(?!\w)"), partial(_in_full, words)


def _in_full(words: str, match: re.Match[str]) -> str:
    return f"{words}." if match.end() == len(match.string) else words


def phone_number(digits: Sequence[str]) -> Rule:
    """Return the rule for telephone numbers: digit by digit, in groups."""

    def worded(match: re.Match[str]) -> str:
        written = match.group()
        if sum(sign.isdecimal() for sign in written) < _LEAST_DIGITS:
            return written
        groups = [part for group in re.findall(r"\d+", written) for part in _parted(group)]
        said = ", ".join(" ".join(digits[int(digit)] for digit in group) for group in groups)
        return f"plus {said}" if written.startswith("+") else said

    return PHONE, worded


def _parted(group: str) -> Iterator[str]:
    while len(group) > _LONGEST_GROUP:
        yield group[:3]
        group = group[3:]
    yield group
