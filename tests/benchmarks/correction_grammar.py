"""Addresses that were heard with one slip, and the words that put them right, from a seed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from address_grammar import LIKE, NATO, AddressGrammar
from contact_words import Words

T = TypeVar("T")

_PAIRS = ("iy", "ck", "sz", "fv", "mn", "bp", "dt", "ea", "ou", "gj")
SOUND_ALIKE = {a: b for pair in _PAIRS for a, b in (tuple(pair), tuple(reversed(pair)))}
SIGN_NAMES = {".": "dot", "_": "underscore", "-": "dash", "+": "plus"}
OPENINGS = (
    "no, ",
    "",
    "no, it's ",
    "it's ",
    "sorry, ",
    "actually, ",
    "that's wrong, it's ",
    "almost, it's ",
)
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class SpokenCorrection:
    """What was read back, what the person says then, the right address, and the kind of slip."""

    heard: str
    said: str
    address: str
    kind: str


class CorrectionGrammar:
    """Writes slips and their corrections with the words of one half, always in one order."""

    def __init__(self, words: Words, seed: int) -> None:
        self._addresses = AddressGrammar(words, seed)
        self._words = words
        self._random = random.Random(seed)  # noqa: S311 - a repeatable play, no secret

    def case(self) -> SpokenCorrection:
        """Return the next case."""
        kinds: tuple[tuple[str, Callable[[list[str], str], tuple[str, str] | None]], ...] = (
            ("letter", self._letter),
            ("letter", self._letter),
            ("doubled", self._doubled),
            ("missing", self._missing),
            ("sign", self._sign),
            ("domain", self._domain),
            ("digits", self._digits),
            ("word", self._word),
            ("whole", self._whole),
        )
        while True:
            kind, slip = self._pick(kinds)
            pieces, domain = self._addresses.local(), self._addresses.domain()
            address = f"{''.join(pieces)}@{domain}"
            made = slip(pieces, domain)
            if made is not None and made[0] != address:
                said = made[1] if self._chance(0.5) else made[1].capitalize() + "."
                return SpokenCorrection(made[0], said, address, kind)

    # Slips: each returns what was heard and what the person says ---------------------------

    def _letter(self, pieces: list[str], domain: str) -> tuple[str, str] | None:
        at = self._long_word(pieces)
        if at is None:
            return None
        word = pieces[at]
        places = [i for i, letter in enumerate(word) if letter in SOUND_ALIKE]
        if not places:
            return None
        i = self._pick(places)
        right, wrong = word[i], SOUND_ALIKE[word[i]]
        heard_word = word[:i] + wrong + word[i + 1 :]
        heard = self._with(pieces, at, heard_word, domain)
        a, b = _article(right), _article(wrong)
        ways = [
            f"{word} with {a} {right}",
            f"{word} with {a} {right}, not {b} {wrong}",
            f"{word}, {' '.join(word)}",
            f"{word}, {' '.join(NATO[letter] for letter in word)}",
        ]
        if heard.split("@")[0].count(wrong) == 1:
            ways += [
                f"with {a} {right} not {b} {wrong}",
                f"{a} {right}, not {b} {wrong}",
                f"{right} as in {LIKE[right]}, not {wrong} as in {LIKE[wrong]}",
                f"{right} instead of {wrong}",
            ]
        if at == 0 and i < len(ORDINALS):
            ways += [f"the {ORDINALS[i]} letter is {a} {right}"]
        if at == len(pieces) - 1 and i == len(word) - 1:
            ways += [f"the last letter is {a} {right}", f"it ends with {a} {right}"]
        return heard, self._opened(self._pick(ways))

    def _doubled(self, pieces: list[str], domain: str) -> tuple[str, str] | None:
        at = self._long_word(pieces)
        if at is None:
            return None
        word = pieces[at]
        double = re.search(r"([a-z])\1", word)
        if double is None:
            i = self._random.randrange(1, len(word))
            letter = word[i]
            heard_word = word[:i] + letter + word[i:]
            ways = [
                f"{word} with one {letter}",
                f"only one {letter}",
                f"just one {letter}",
                f"{word} with a single {letter}",
            ]
            if heard_word.count(letter * 2) != 1 or letter * 3 in heard_word:
                return None
        else:
            letter = double.group(1)
            heard_word = word.replace(letter * 2, letter, 1)
            ways = [f"{word} with two {letter}'s", f"{word} with double {letter}"]
            if "".join(pieces).count(letter) == 2:
                ways += [f"two {letter}'s", f"with double {letter}"]
        return self._with(pieces, at, heard_word, domain), self._opened(self._pick(ways))

    def _missing(self, pieces: list[str], domain: str) -> tuple[str, str] | None:
        at = self._long_word(pieces)
        if at is None or pieces[at][-1] not in "ehstn":
            return None
        word = pieces[at]
        letter = word[-1]
        a = _article(letter)
        ways = [f"{word} with {a} {letter} at the end", f"{word} with {a} {letter}"]
        if at == len(pieces) - 1:
            ways += [f"there's {a} {letter} at the end", f"with {a} {letter} at the end"]
        return self._with(pieces, at, word[:-1], domain), self._opened(self._pick(ways))

    def _sign(self, pieces: list[str], domain: str) -> tuple[str, str] | None:
        signs = [i for i, piece in enumerate(pieces) if piece in SIGN_NAMES]
        if len(signs) != 1:
            if len(pieces) == 2 and all(piece.isalpha() for piece in pieces):
                heard = f"{pieces[0]}.{pieces[1]}@{domain}"
                ways = [
                    "no dot between",
                    "without the dot",
                    "there's no dot",
                    "no dot",
                    "all one word",
                    "without a dot",
                ]
                return heard, self._pick(ways)
            return None
        at = signs[0]
        right = SIGN_NAMES[pieces[at]]
        if self._chance(0.3) and len(pieces[at - 1]) > 2:
            heard = self._with(pieces, at, "", domain)
            before, after = pieces[at - 1], pieces[at + 1]
            a = _article(right)
            return heard, self._pick(
                (
                    f"there's {a} {right} after {before}",
                    f"{a} {right} between {before} and {after}",
                    f"there's {a} {right} between {before} and {after}",
                )
            )
        wrong = self._pick([sign for sign in SIGN_NAMES if sign not in {pieces[at], "+"}])
        heard = self._with(pieces, at, wrong, domain)
        w = SIGN_NAMES[wrong]
        ways = [
            f"it's {_article(right)} {right}, not {_article(w)} {w}",
            f"{right} not {w}",
            f"{right} instead of {w}",
            f"not {_article(w)} {w}, {_article(right)} {right}",
            f"there's {_article(right)} {right} in it",
            f"with {_article(right)} {right}",
        ]
        return heard, self._opened(self._pick(ways)) if self._chance(0.3) else self._pick(ways)

    def _domain(self, pieces: list[str], domain: str) -> tuple[str, str] | None:
        label, _, ending = domain.partition(".")
        spoken = ending.replace(".", " dot ")
        if "." in domain.partition(".")[2] and ending not in {"co.uk", "com.au", "co.nz"}:
            return None
        if self._chance(0.5):
            other = self._pick([e for e in ("com", "net", "org", "de") if e != ending])
            heard = f"{''.join(pieces)}@{label}.{other}"
            ways = [
                f"dot {spoken}, not dot {other}",
                f"it's dot {spoken}",
                f"no, dot {spoken}",
                f"{label.replace('-', ' dash ')} dot {spoken}",
                f"not dot {other}, dot {spoken}",
                f"at {label.replace('-', ' dash ')} dot {spoken}",
            ]
            return heard, self._pick(ways)
        other = self._pick([p for p in self._words.providers if p != domain])
        heard = f"{''.join(pieces)}@{other}"
        full = f"{label.replace('-', ' dash ')} dot {spoken}"
        ways = [
            f"no, at {full}",
            f"it's {full}",
            f"no, it's {full}, not {other.split('.')[0]}",
            f"at {full}",
            f"the domain is {full}",
        ]
        return heard, self._pick(ways)

    def _digits(self, pieces: list[str], domain: str) -> tuple[str, str] | None:
        at = next((i for i, piece in enumerate(pieces) if piece.isdigit()), None)
        if at is None:
            return None
        right = pieces[at]
        wrong = str((int(right) + self._random.randint(1, 8)) % 10 ** len(right)).zfill(len(right))
        said = self._pick((right, " ".join(right)))
        ways = [
            f"the number is {said}",
            f"{said} at the end",
            f"the number is {said}, not {wrong}",
            f"{said}, not {wrong}, in the email",
        ]
        return self._with(pieces, at, wrong, domain), self._opened(self._pick(ways))

    def _word(self, pieces: list[str], domain: str) -> tuple[str, str] | None:
        at = self._long_word(pieces)
        if at is None:
            return None
        word = pieces[at]
        i = self._random.randrange(1, len(word))
        heard_word = word[:i] + self._pick("aeiou") + word[i + 1 :]
        ways = [
            word,
            f"{word}, {' '.join(word)}",
            " ".join(word).upper(),
            f"not {heard_word}, {word}",
            f"{word}, not {heard_word}",
            "-".join(word).upper(),
            f"spelled {' '.join(word)}",
        ]
        chosen = self._pick(ways)
        opened = f"no, it's {chosen}" if chosen == word else self._opened(chosen)
        return self._with(pieces, at, heard_word, domain), opened

    def _whole(self, pieces: list[str], domain: str) -> tuple[str, str] | None:
        if not any(piece in SIGN_NAMES for piece in pieces):
            return None
        at = self._long_word(pieces)
        if at is None:
            return None
        word = pieces[at]
        heard = self._with(pieces, at, word[:-1], domain)
        said = " ".join(SIGN_NAMES.get(piece, piece) for piece in pieces)
        full = f"{said} at {domain.replace('.', ' dot ').replace('-', ' dash ')}"
        return heard, self._pick((f"no, it's {said}", f"no, {full}", f"it's {full}", full))

    # Helps ------------------------------------------------------------------------------------

    def _with(self, pieces: Sequence[str], at: int, piece: str, domain: str) -> str:
        return f"{''.join([*pieces[:at], piece, *pieces[at + 1 :]])}@{domain}"

    def _long_word(self, pieces: Sequence[str]) -> int | None:
        places = [i for i, piece in enumerate(pieces) if piece.isalpha() and len(piece) > 2]
        return self._pick(places) if places else None

    def _opened(self, said: str) -> str:
        opening = self._pick(OPENINGS)
        if said.startswith(("it ", "the ", "there", "not ", "only", "just", "with")):
            opening = opening.replace("it's ", "")
        return f"{opening}{said}"

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _pick(self, options: Sequence[T]) -> T:
        return options[self._random.randrange(len(options))]


def _article(word: str) -> str:
    return "an" if word[0] in "aeioufhlmnrsx" and (len(word) == 1 or word[0] in "aeiou") else "a"


def corrections(words: Words, seed: int, count: int) -> list[SpokenCorrection]:
    """Return different cases of one half."""
    grammar = CorrectionGrammar(words, seed)
    found: dict[tuple[str, str], SpokenCorrection] = {}
    while len(found) < count:
        case = grammar.case()
        found.setdefault((case.heard, case.said), case)
    return list(found.values())
