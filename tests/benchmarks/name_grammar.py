"""People's names and the ways they are given, written by a grammar from a seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from address_grammar import LIKE, NATO
from contact_words import Words

T = TypeVar("T")

VOLUNTEERED = (
    "my name is {n}",
    "My name is {n} and I'd like an appointment on Tuesday",
    "Hi, this is {n}",
    "hello, this is {n}, I need to see somebody this week",
    "I'm {n} and I'd like to book a demo",
    "the name is {n}",
    "the name's {n}",
    "it's for {n}",
    "it is for {n}, please",
    "{n} speaking",
    "Hi, {n} here",
    "under the name of {n}",
    "please put it under {n}",
    "book it for {n}",
    "on behalf of {n}",
    "The appointment is for {n}",
    "an appointment for {n} on Friday at ten",
    "my full name is {n}",
    "I am {n}, and I'd like to come in tomorrow",
    "call me {n}",
    "name: {n}",
    "It's {n} calling",
    "you can put down {n}",
    "this is {n} from the accounting department",
    "the booking should be in the name of {n}",
    "I'd like to book something for my daughter {n}",
    "it's for my husband, {n}",
    "My name is {n}, next Monday would be great",
    "I go by {n}",
    "{n} is my name",
    "Good morning, my name is {n}.",
)
ANSWERED = (
    "{n}",
    "{n}",
    "{n}.",
    "it's {n}",
    "It's {n}, thanks",
    "sure, {n}",
    "um, {n}",
    "uh it's {n}",
    "that's {n}",
    "yes, my name is {n}",
    "{n} please",
    "of course, it's {n}",
    "I'm {n}",
    "That would be {n}.",
    "my name? {n}",
    "{n}, that's my name",
    "just {n}",
    "{n} is fine",
    "You can use {n}",
    "well, my name is {n}",
    "put {n}",
    "okay, {n}, thank you",
    "Yes. {n}.",
    "it should be under {n}",
    "Make it {n}",
    "for {n}",
)
TITLES = ("Dr.", "Dr", "Doctor", "Mrs.", "Mr.", "Ms.", "Mister", "Professor", "Prof.", "Miss")
PARTICLED = (
    "de la Cruz", "van der Berg", "von Hoffmann", "da Silva", "van den Heuvel", "del Rio",
    "di Marco", "bin Rashid", "le Roux", "dos Santos", "de Boer", "al Hassan", "ter Horst",
    "van Dijk", "de Souza",
)  # fmt: skip
MARKED = (
    "O'Brien", "O'Connor", "D'Angelo", "Smith-Jones", "García", "Müller", "Łukasik", "Nuñez",
    "Çelik", "Sørensen", "McDonald", "Lefèvre", "Ivanović", "Björk", "Nguyễn", "Garcia-Lopez",
)  # fmt: skip
MARKED_GIVEN = (
    "Jean-Luc", "Anne-Marie", "José", "Zoë", "Søren", "Łukasz", "François", "Mary-Kate",
    "Björn", "Renée", "Ana Maria", "Mary Ann", "Karl-Heinz", "Siân",
)  # fmt: skip

Style = Literal["as is", "lower"]


@dataclass(frozen=True, slots=True)
class SpokenName:
    """A name, the words that give it, whether it was asked for, and the kinds of speech shown."""

    said: str
    name: str
    asked: bool
    kinds: frozenset[str] = field(default_factory=frozenset)


class NameGrammar:
    """Writes names and how they are given with the words of one half, always in one order."""

    def __init__(self, words: Words, seed: int) -> None:
        self._words = words
        self._random = random.Random(seed)  # noqa: S311 - a repeatable play, no secret
        self._kinds: set[str] = set()

    def case(self) -> SpokenName:
        """Return the next case."""
        self._kinds = set()
        asked = self._chance(0.5)
        spoken, name = self._spoken_name(asked=asked)
        said = self._pick(ANSWERED if asked else VOLUNTEERED).format(n=spoken)
        if self._chance(0.25):
            self._kinds.add("lower case")
            said = said.lower()
        elif self._chance(0.3):
            said = said[:1].upper() + said[1:]
            said += "" if said[-1:] in ".?!" else "."
        return SpokenName(said, name, asked, frozenset(self._kinds))

    def _spoken_name(self, *, asked: bool) -> tuple[str, str]:
        given, family = self._given(), self._family()
        name = f"{given} {family}"
        roll = self._random.random()
        if roll < 0.13 and asked:
            self._kinds.add("one word")
            return given, given
        if roll < 0.2:
            self._kinds.add("title")
            return f"{self._pick(TITLES)} {name}", name
        if roll < 0.25:
            self._kinds.add("initial")
            letter = self._pick("ABCDEFGHJKLMRSTW")
            return f"{given} {letter}. {family}", f"{given} {letter}. {family}"
        plain_given, plain_family = self._plain(self._words.given), self._plain(self._words.family)
        plain = f"{plain_given} {plain_family}"
        if roll < 0.33:
            self._kinds.add("word and spelling")
            lead = self._pick((", that's ", ", spelled ", ", ", ", spelt ", " spelled ",
                               ", which is spelled ", ", last name spelled "))  # fmt: skip
            return f"{plain}{lead}{self._letters(plain_family)}", plain
        if roll < 0.37:
            self._kinds.add("both spelled")
            return (
                f"{plain_given}, {self._letters(plain_given)}, {plain_family}, "
                f"{self._letters(plain_family)}",
                plain,
            )
        if roll < 0.42 and asked:
            self._kinds.add("only spelled")
            return self._letters(plain_family), plain_family
        if roll < 0.47:
            self._kinds.add("first and last")
            lead = self._pick(("last name", "family name", "surname"))
            return self._pick(
                (
                    f"first name {plain_given}, {lead} {plain_family}",
                    f"{lead} {plain_family}, first name {plain_given}",
                    f"first name is {plain_given} and {lead} is {plain_family}",
                    f"{plain_given}, {lead} {plain_family}",
                )
            ), plain
        if roll < 0.5:
            self._kinds.add("with a letter")
            letter = self._pick(plain_family.lower())
            article = "an" if letter in "aefhilmnorsx" else "a"
            return f"{plain} with {article} {letter}", plain
        if roll < 0.54:
            self._kinds.add("correction")
            other = self._plain(self._words.given)
            lead = self._pick((", no, ", ", sorry, ", ", I mean ", ", no wait, "))
            return f"{other} {plain_family}{lead}{plain}", plain
        return name, name

    def _given(self) -> str:
        if self._chance(0.15):
            self._kinds.add("unicode")
            return self._pick(MARKED_GIVEN)
        return self._plain(self._words.given)

    def _family(self) -> str:
        if self._chance(0.15):
            self._kinds.add("particle")
            return self._pick(PARTICLED)
        if self._chance(0.15):
            self._kinds.add("unicode")
            return self._pick(MARKED)
        return self._plain(self._words.family)

    def _plain(self, words: Sequence[str]) -> str:
        return "-".join(part.capitalize() for part in self._pick(words).split("-")).split("-")[-1]

    def _letters(self, word: str) -> str:
        word = word.lower()
        style = self._pick((" ", " ", "-", ", ", ". ", "as in", "nato"))
        if style == "nato":
            return " ".join(NATO[letter] for letter in word)
        if style == "as in":
            how = self._pick(("as in", "for", "like"))
            return ", ".join(
                f"{letter.upper()} {how} {LIKE[letter]}" if self._chance(0.4) else letter.upper()
                for letter in word
            )
        if style == " ":
            letters: list[str] = []
            i = 0
            while i < len(word):
                double = word[i : i + 2] == word[i] * 2
                letters.append(f"double {word[i]}" if double else word[i])
                i += 2 if double else 1
            return " ".join(letters)
        return style.join(word.upper())

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _pick(self, options: Sequence[T]) -> T:
        return options[self._random.randrange(len(options))]


def names(words: Words, seed: int, count: int) -> list[SpokenName]:
    """Return different cases of one half."""
    grammar = NameGrammar(words, seed)
    found: dict[str, SpokenName] = {}
    while len(found) < count:
        case = grammar.case()
        found.setdefault(case.said.lower(), case)
    return list(found.values())
