"""E-mail addresses and the ways people dictate them, written by a grammar from a seed."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from contact_words import Words, listed

T = TypeVar("T")

NATO = dict(
    zip(
        string.ascii_lowercase,
        listed(
            "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike "
            "november oscar papa quebec romeo sierra tango uniform victor whiskey x-ray yankee zulu"
        ),
        strict=True,
    )
)
LIKE = dict(
    zip(
        string.ascii_lowercase,
        listed(
            "apple Bob cat dog egg Frank George Henry ice Jack kite Larry Mary Nancy orange Peter "
            "queen Robert Sam Tom umbrella Victor water x-ray yellow zebra"
        ),
        strict=True,
    )
)
DIGITS = listed("zero one two three four five six seven eight nine")
TEENS = listed("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
TENS = listed("zero ten twenty thirty forty fifty sixty seventy eighty ninety")
SIGNS = {
    ".": ("dot", "dot", "dot", "dot", "period", "point"),
    "_": ("underscore", "underscore", "under score"),
    "-": ("dash", "hyphen", "minus"),
    "+": ("plus", "plus", "plus sign"),
}
_SPELLED_LABELS = frozenset("gmx aol msn ibm kpmg bbc sap cs abc xyz ac".split())  # noqa: SIM905
TLD_LETTERS = frozenset({"uk", "de", "fr", "es", "se", "ca", "nz", "at", "no", "au", "io", "ai"})

CARRIERS = (
    "{x}",
    "{x}",
    "{x}",
    "it's {x}",
    "my email is {x}",
    "my e-mail address is {x}",
    "that's {x}",
    "sure, it's {x}",
    "um, {x}",
    "uh it's {x}",
    "you can reach me at {x}",
    "please send it to {x}",
    "the address is {x}",
    "{x} please",
    "{x}, thanks",
    "{x}, that's my work address",
    "okay so my email would be {x}",
    "write to {x}",
    "you can use {x}",
    "use {x}, please",
    "yes, {x}",
    "well, that would be {x}",
    "email me at {x}",
    "the email is {x}, got it?",
    "{x} and I'd prefer the morning",
    "send the invitation to {x} if you can",
    "contact me on {x}",
    "here you go: {x}",
    "let's take {x}",
    "I think {x} is best",
    "my work email is {x}",
    "that will be {x}",
    "it is {x}.",
    "{x} is my email address",
    "best address is {x}",
    "mine is {x}",
    "put down {x}",
    "ok ready? {x}",
    "My email's {x}",
    "alright, my address is {x}, thank you",
)
NAMED_CARRIERS = (
    "{name}, {x}",
    "I'm {name} and my email is {x}",
    "my name is {name}, {x}",
    "this is {name}, you can reach me at {x}",
    "it's for {name}, the email is {x}",
    "{x}, and the name is {name}",
    "{name}, email {x}",
)


@dataclass(frozen=True, slots=True)
class SpokenAddress:
    """An address, the words that dictate it, and the kinds of speech that the words show."""

    said: str
    address: str
    kinds: frozenset[str] = field(default_factory=frozenset)
    name: str | None = None


class AddressGrammar:
    """Writes addresses and their dictation with the words of one half, always in one order.

    `aloud` writes for a voice that dictates with care: without what is only written, without
    fillers, corrections and rare words for signs, and with a pause before the "at".
    """

    def __init__(self, words: Words, seed: int, *, aloud: bool = False) -> None:
        self._words = words
        self._aloud = aloud
        self._random = random.Random(seed)  # noqa: S311 - a repeatable play, no secret
        self._kinds: set[str] = set()

    def case(self) -> SpokenAddress:
        """Return the next case."""
        self._kinds = set()
        pieces, domain = self.local(), self.domain()
        local = "".join(pieces)
        spoken = self._with_correction(self._spoken(pieces, domain), pieces)
        name = None
        if self._chance(0.1):
            name = f"{self._pick(self._words.given)} {self._family()}".title()
            self._kinds.add("named")
            said = self._pick(NAMED_CARRIERS).format(x=spoken, name=name)
        else:
            said = self._pick(CARRIERS).format(x=spoken)
        said = self._in_style(said)
        return SpokenAddress(said, f"{local}@{domain}", frozenset(self._kinds), name)

    # Addresses ----------------------------------------------------------------------------

    def local(self) -> list[str]:
        """Return the pieces of what stands before the "@": words, letters, digits and signs."""
        given, family = self._pick(self._words.given), self._family()
        common = self._pick(self._words.common)
        shapes: tuple[Callable[[], list[str]], ...] = (
            lambda: [given],
            lambda: [given, ".", family],
            lambda: [given, ".", family],
            lambda: [given, "_", family],
            lambda: [given, "-", family],
            lambda: [given, family],
            lambda: [given[0], family],
            lambda: [given[0], ".", family],
            lambda: [given, ".", family[0]],
            lambda: [family, ".", given],
            lambda: [given, self._number()],
            lambda: [given, ".", family, self._number()],
            lambda: [given, "_", family, "_", self._number()],
            lambda: [family, self._number()],
            lambda: [given, "+", common],
            lambda: [common, self._other(self._words.common, common)],
            lambda: [common, ".", given],
            lambda: [given[0], self._letter(), self._letter()],
            lambda: [given[0], ".", self._letter(), ".", family],
            lambda: [given[0], family, self._number()],
            lambda: [self._pick(("info", "office", "hello", "contact", "sales", "team", "admin"))],
        )
        return self._pick(shapes)()

    def domain(self) -> str:
        """Return a provider's or a company's domain."""
        known = self._chance(0.55)
        return self._pick(self._words.providers if known else self._words.companies)

    def _family(self) -> str:
        return self._pick(self._words.family).replace("-", "")

    def _number(self) -> str:
        return self._pick(
            (
                str(self._random.randint(0, 9)),
                f"{self._random.randint(10, 99)}",
                f"0{self._random.randint(1, 9)}",
                str(self._random.randint(1950, 1999)),
                str(self._random.randint(2000, 2025)),
                str(self._random.randint(100, 999)),
                "007",
                f"{self._random.randint(1, 9)}" * 2,
            )
        )

    def _other(self, options: Sequence[str], one: str) -> str:
        return self._pick([option for option in options if option != one])

    def _letter(self) -> str:
        return self._pick(string.ascii_lowercase)

    # Dictation ----------------------------------------------------------------------------

    def _spoken(self, local: Sequence[str], domain: str) -> str:
        at = self._pick(("at",) * 9 + ("at sign", "@", "at the rate"))
        at = "at" if self._aloud else at
        if at != "at":
            self._kinds.add("at sign")
        parts = [self._local(local), at, self._domain(domain)]
        if self._aloud and self._chance(0.5):
            parts = [f"{parts[0]},", *parts[1:]]
        said = " ".join(parts)
        if self._chance(0.08):
            self._kinds.add("qualifier")
            after = self._pick(
                (", all lower case", ", all lowercase", ", no spaces", ", in small letters",
                 " all one word", ", all in lower case")
            )  # fmt: skip
            said += after
        return said

    def _local(self, pieces: Sequence[str]) -> str:
        as_letters = self._chance(0.12) and sum(map(len, pieces)) < 14
        by_alphabet = self._chance(0.25)
        said = []
        for piece in pieces:
            if piece in SIGNS:
                said.append(self._sign(piece))
            elif piece.isdigit():
                said.append(self._digits(piece))
            elif as_letters:
                said.append(self._letters(piece, by_alphabet=by_alphabet))
            else:
                said.append(self._word(piece))
        spoken = self._run_together(pieces, said)
        if self._chance(0.05) and not self._aloud:
            self._kinds.add("filler")
            head, _, tail = spoken.partition(" ")
            spoken = f"{head} {self._pick(('um', 'uh', 'er'))} {tail}".strip()
            if not tail:
                spoken = f"{self._pick(('um', 'uh'))} {head}"
        return spoken

    def _run_together(self, pieces: Sequence[str], said: Sequence[str]) -> str:
        """Join what was said; neighbours without a sign are said, or written, as one or two."""
        glued = len(pieces) > 1 and all(piece.isalpha() for piece in pieces[:2])
        if not glued:
            return " ".join(said)
        if not self._aloud and self._chance(0.4):
            return " ".join(["".join(pieces[:2]), *said[2:]])
        self._kinds.add("joined")
        if len(pieces) > 2 or len(pieces[0]) == 1:
            return " ".join(said)
        note = self._pick(
            ("", "", "all one word", "with no space", "no spaces", "in one word", "all together",
             "as one word", "without a space", "one word", "with no space in between")
        )  # fmt: skip
        return " ".join([*said, note]).strip()

    def _word(self, word: str) -> str:
        if len(word) == 1:
            return self._one_letter(word)
        roll = self._random.random()
        if roll < 0.05:
            self._kinds.add("word and spelling")
            letters = " ".join(word)
            lead = self._pick((", that's ", ", spelled ", ", ", ", spelt ", " spelled "))
            return f"{word}{lead}{letters},"
        if roll < 0.08:
            self._kinds.add("with a letter")
            letter = self._pick(word)
            article = "an" if letter in "aefhilmnorsx" else "a"
            return f"{word} with {article} {letter}"
        if roll < 0.14 and len(word) <= 9:
            return self._letters(word, by_alphabet=False)
        return word

    def _one_letter(self, letter: str) -> str:
        roll = self._random.random()
        if roll < 0.12:
            self._kinds.add("as in")
            how = self._pick(("as in", "for", "like", "as in"))
            return f"{letter} {how} {self._pick((LIKE, NATO))[letter]}"
        if roll < 0.17:
            return f"the letter {letter}"
        return letter

    def _letters(self, word: str, *, by_alphabet: bool) -> str:
        if by_alphabet:
            self._kinds.add("alphabet")
            return " ".join(NATO[letter] for letter in word)
        self._kinds.add("spelled")
        said: list[str] = []
        i = 0
        doubles = self._chance(0.7)
        compares = self._chance(0.2)
        while i < len(word):
            if doubles and word[i : i + 2] == word[i] * 2:
                said.append(f"double {word[i]}")
                i += 2
                continue
            if compares and self._chance(0.4):
                self._kinds.add("as in")
                how = self._pick(("as in", "for", "like", "as in"))
                said.append(f"{word[i]} {how} {self._pick((LIKE, NATO))[word[i]]}")
            else:
                said.append(word[i])
            i += 1
        mark = self._pick((" ", " ", " ", "-", ", ", ". "))
        if self._aloud:
            return ", ".join(said).upper().replace("DOUBLE", "double")
        if mark == ". " and not all(len(piece) == 1 for piece in said):
            mark = " "
        if mark == "-" and not all(len(piece) == 1 for piece in said):
            mark = " "
        spelled = mark.join(said)
        return spelled.upper() if mark in {"-", ". "} else spelled

    def _sign(self, sign: str) -> str:
        said = SIGNS[sign][0] if self._aloud else self._pick(SIGNS[sign])
        if said not in {"dot", "underscore", "dash", "plus"}:
            self._kinds.add("other sign")
        return said

    def _digits(self, digits: str) -> str:
        if self._chance(0.35):
            return digits
        self._kinds.add("digit words")
        one_by_one = [DIGITS[int(d)] for d in digits]
        ways = [" ".join(one_by_one)]
        if "0" in digits and len(digits) > 1:
            ways.append(" ".join("oh" if d == "0" else DIGITS[int(d)] for d in digits))
        if len(digits) == 2 and digits[0] == digits[1]:
            ways.append(f"double {one_by_one[0]}")
        if len(digits) == 2 and digits[0] != "0":
            ways.append(_below_hundred(int(digits)))
        if digits == "007":
            ways.append("double oh seven")
        if len(digits) == 3 and digits[1] != "0" and digits[0] != "0":
            ways.append(f"{DIGITS[int(digits[0])]} {_below_hundred(int(digits[1:]))}")
        if len(digits) == 4:
            ways.extend(_years(digits))
        return self._pick(ways)

    def _domain(self, domain: str) -> str:
        labels = domain.split(".")
        if self._chance(0.12) and not self._aloud:
            self._kinds.add("domain written")
            return domain
        said = []
        for i, label in enumerate(labels):
            said.append(self._label(label, is_first=i == 0, is_last=i == len(labels) - 1))
        dots = "dot" if self._aloud else self._pick(("dot",) * 8 + ("period", "point"))
        if dots != "dot":
            self._kinds.add("other sign")
        if len(labels) == 2 and labels[-1] == "com" and self._chance(0.06):
            self._kinds.add("dotcom")
            return f"{said[0]} dotcom"
        return f" {dots} ".join(said)

    def _label(self, label: str, *, is_first: bool, is_last: bool) -> str:
        if label == "gmail" and self._chance(0.25):
            self._kinds.add("g mail")
            return "g mail"
        if label in _SPELLED_LABELS:
            letters = " ".join(label.upper() if self._aloud else label)
            return letters if self._aloud else self._pick((label, letters, letters))
        if is_last and label in TLD_LETTERS and (self._aloud or self._chance(0.5)):
            return " ".join(label.upper() if self._aloud else label)
        if is_last and label == "com" and self._chance(0.04):
            return "c o m"
        parts = []
        for piece in _pieces(label):
            if piece == "-":
                parts.append(self._pick(("dash", "hyphen", "minus")))
            elif piece.isdigit():
                parts.append(self._digits(piece))
            else:
                parts.append(self._company(piece) if is_first else piece)
        return " ".join(parts)

    def _company(self, word: str) -> str:
        halves = {
            "millerandsons": "miller and sons", "jonesandpartners": "jones and partners",
            "goodhealth": "good health", "familydentist": "family dentist",
            "mycompany": "my company", "ourteam": "our team", "brightpath": "bright path",
            "clearview": "clear view", "bluebird": "blue bird", "redfox": "red fox",
            "greenleaf": "green leaf", "oaktree": "oak tree", "northwind": "north wind",
            "townhall": "town hall", "cityhall": "city hall",
        }  # fmt: skip
        if word in halves and self._chance(0.6):
            self._kinds.add("company in words")
            return halves[word]
        if self._chance(0.05) and len(word) < 9:
            return self._letters(word, by_alphabet=False)
        return word

    # Corrections in one breath --------------------------------------------------------------

    def _with_correction(self, spoken: str, local: Sequence[str]) -> str:
        if self._aloud or not self._chance(0.1):
            return spoken
        wrong = self._wrong_try(local)
        if wrong is None:
            return spoken
        self._kinds.add("correction")
        lead = self._pick((", no, ", ", sorry, ", ", no wait, ", ", I mean ", ", no sorry, ",
                           ", actually ", " no, "))  # fmt: skip
        return f"{wrong}{lead}{spoken}"

    def _wrong_try(self, local: Sequence[str]) -> str | None:
        """Return a beginning of an address that the person takes back."""
        other = self._pick(self._words.given)
        if [other] == list(local):
            return None
        if self._chance(0.5):
            return f"{other} at {self._pick(self._words.providers).replace('.', ' dot ')}"
        return f"{_say_plainly(local)} at {self._pick(self._words.providers).split('.')[0]}"

    # Style ----------------------------------------------------------------------------------

    def _in_style(self, said: str) -> str:
        style = self._pick(("lower", "as is", "as is", "sentence", "sentence."))
        style = "sentence." if self._aloud else style
        if style == "lower":
            return said.lower()
        if style.startswith("sentence"):
            said = said[:1].upper() + said[1:]
        if style == "sentence." and said[-1:] not in ".?!":
            said += "."
        return said

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _pick(self, options: Sequence[T]) -> T:
        return options[self._random.randrange(len(options))]


def addresses(words: Words, seed: int, count: int, *, aloud: bool = False) -> list[SpokenAddress]:
    """Return different cases of one half."""
    grammar = AddressGrammar(words, seed, aloud=aloud)
    found: dict[str, SpokenAddress] = {}
    while len(found) < count:
        case = grammar.case()
        found.setdefault(case.said.lower(), case)
    return list(found.values())


def domain_aloud(domain: str) -> str:
    """Return a domain as a person says it with care."""
    said = [
        " ".join(label.upper()) if label in _SPELLED_LABELS | TLD_LETTERS else label
        for label in domain.split(".")
    ]
    return " dot ".join(said).replace("-", " dash ")


def _pieces(text: str) -> list[str]:
    """Part "ann.lee77" into "ann", ".", "lee", "77"."""
    return re.findall(r"[a-z]+|\d+|[._+-]", text)


def _say_plainly(local: Sequence[str]) -> str:
    names = {".": "dot", "_": "underscore", "-": "dash", "+": "plus"}
    return " ".join(names.get(piece, piece) for piece in local)


def _below_hundred(number: int) -> str:
    if number < 10:
        return DIGITS[number]
    if number < 20:
        return TEENS[number - 10]
    unit = "" if number % 10 == 0 else f" {DIGITS[number % 10]}"
    return f"{TENS[number // 10]}{unit}"


def _years(digits: str) -> list[str]:
    century, rest = int(digits[:2]), int(digits[2:])
    ways = []
    if rest >= 10:
        ways.append(f"{_below_hundred(century)} {_below_hundred(rest)}")
    elif rest > 0 and century == 20:
        ways.append(f"two thousand {_below_hundred(rest)}")
        ways.append(f"two thousand and {_below_hundred(rest)}")
    if century == 20 and rest >= 10:
        ways.append(f"two thousand {_below_hundred(rest)}")
    if rest == 0 and century == 20:
        ways.append("two thousand")
    return ways
