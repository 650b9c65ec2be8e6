"""What understanding needs of a language: one module of readers for each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from app.language import english_reader
from app.language.answers import Stance
from app.language.emails import Address
from app.language.german import reader as german_reader
from app.language.moments import Moments
from app.language.names import Name
from app.language.text import Tokens
from app.language.values import Answer, Choice, Expecting, Found, Intent, Other, Topic


class Reader(Protocol):
    """Finds in the words of one language what they say of an appointment."""

    def tokenise(self, text: str) -> Tokens:
        """Split a text into the words that all others read."""

    def find_details(
        self, tokens: Tokens, *, expecting: Expecting | None, taken: Collection[int]
    ) -> tuple[list[Address], Name | None]:
        """Return the e-mail addresses in the order said, and the person's name."""

    def find_notes(self, tokens: Tokens, text: str) -> Found[str] | None:
        """Return a note for the host."""

    def find_choice(
        self,
        tokens: Tokens,
        *,
        expecting: Expecting | None,
        taken: Collection[int],
        has_offer: bool,
    ) -> Found[Choice] | None:
        """Return the choice among offered times."""

    def find_other(self, tokens: Tokens, taken: Collection[int]) -> Found[Other] | None:
        """Return the wish for something other than what was offered."""

    def find_shift(self, tokens: Tokens) -> Found[timedelta] | None:
        """Return the wish for some time earlier or later."""

    def find_moments(
        self,
        tokens: Tokens,
        now: datetime,
        *,
        expecting: Expecting | None,
        offered: Sequence[datetime],
        taken: Collection[int],
    ) -> Moments:
        """Return the day, the time and the length."""

    def read_answer(
        self, tokens: Tokens, *, expecting: Expecting | None, stance: Stance
    ) -> Answer | None:
        """Return yes, no or unsure."""

    def is_plain_yes(self, tokens: Tokens) -> bool:
        """Tell whether the words are a yes and nothing else."""

    def takes_back(self, tokens: Tokens) -> bool:
        """Tell whether something said before is taken back."""

    def find_intents(
        self, tokens: Tokens, *, has_choice: bool, expecting: Expecting | None
    ) -> frozenset[Intent]:
        """Return all that a person asks for."""

    def find_topics(self, tokens: Tokens) -> frozenset[Topic]:
        """Return the details that are named without a value."""


READERS: Mapping[str, Reader] = {"en": english_reader, "de": german_reader}
"""The readers by language."""
