"""What understanding needs of a language: one module of readers for each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Protocol

from app.domain.dialogue import Known
from app.language import english_reader
from app.language.answers import Stance
from app.language.changes import ChangeWords, Shift
from app.language.consent import Deed
from app.language.corrections import Correction
from app.language.emails import Address
from app.language.german import reader as german_reader
from app.language.moments import Moments
from app.language.names import Name
from app.language.text import Tokens
from app.language.values import (
    Answer,
    Choice,
    Expecting,
    Found,
    Intent,
    Other,
    Topic,
    Understanding,
)


class Reader(Protocol):
    """Finds in the words of one language what they say of an appointment."""

    def tokenise(self, text: str) -> Tokens:
        """Split a text into the words that all others read."""

    def find_details(
        self, tokens: Tokens, *, expecting: Expecting | None, taken: Collection[int]
    ) -> tuple[list[Address], Name | None]:
        """Return the e-mail addresses in the order said, and the person's name."""

    def find_correction(
        self, tokens: Tokens, known: Known, *, expecting: Expecting | None
    ) -> Correction | None:
        """Return what becomes of a known address or name that the words put right."""

    def find_phone(self, tokens: Tokens, taken: Collection[int]) -> Found[str] | None:
        """Return the telephone number."""

    def part_guests(
        self, tokens: Tokens, addresses: Sequence[Address]
    ) -> tuple[list[Address], list[Address]]:
        """Return the person's own addresses, and those of guests."""

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

    def find_no_such_day(self, tokens: Tokens) -> tuple[int, int] | None:
        """Return first and last token of a day that no calendar has."""

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

    def expectation(self, said_before: str) -> Expecting | None:
        """Return what the assistant's last words ask for."""

    def proposals_in(self, said_before: str) -> tuple[str, ...]:
        """Return the words of the assistant that a yes would agree to."""

    def is_unfinished(self, text: str, *, expecting: Expecting | None) -> bool:
        """Tell whether somebody who has said this is likely to go on."""

    def asks_change(self, said_before: str) -> bool:
        """Tell whether the assistant asked what is to be changed."""

    def times_named(self, text: str, among: Collection[time]) -> tuple[time, ...]:
        """Return the times of `among` that the assistant named."""

    def is_plain_yes_to(self, deed: Deed, text: str) -> bool:
        """Tell whether the words are a yes to cancelling or moving, and nothing else."""

    def is_bare_choice(self, text: str, said: Understanding) -> bool:
        """Tell whether the words only choose one of the times offered."""

    def is_bare_refusal(self, text: str) -> bool:
        """Tell whether the words only refuse or break off."""

    def read_cardinal(self, tokens: Tokens, i: int) -> tuple[int, int] | None:
        """Return the number at a token, and where it ends."""

    def read_ordinal(self, tokens: Tokens, i: int) -> tuple[int, int] | None:
        """Return the ordinal at a token, and where it ends."""

    def dictated_digits(self, tokens: Tokens) -> str:
        """Return what is dictated, digits as such."""

    def means_nothing(self, text: str) -> bool:
        """Tell whether none of several options is chosen."""

    def find_change(self, text: str) -> ChangeWords | None:
        """Return what is said of changing an appointment that exists."""

    def find_change_shift(self, text: str) -> tuple[Shift, str] | None:
        """Return how far something is to be moved, and the text without that."""

    def says_keep(self, text: str) -> bool:
        """Tell whether everything is to stay as it is."""

    def says_same_time(self, text: str) -> bool:
        """Tell whether the time of day is to stay as it is."""

    def points_at_one(self, text: str) -> bool:
        """Tell whether an appointment is pointed at, as in "the one on Friday"."""

    def without_pronoun(self, text: str) -> str:
        """Return the text without a pronoun that could be an hour."""

    def refers_to_next(self, text: str) -> int | None:
        """Return the place in a list that "my next appointment" names."""

    def weekdays_in(self, text: str) -> frozenset[int]:
        """Return the weekdays named, Monday as 0."""

    def opens_question(self, text: str) -> bool:
        """Tell whether the words begin as a question about appointments does."""

    def wants_another(self, text: str) -> bool:
        """Tell whether a further appointment may be meant."""

    def books_anew(self, text: str) -> bool:
        """Tell whether a new appointment is asked for."""

    def names_near_day(self, text: str) -> bool:
        """Tell whether "today" or "tomorrow" is said."""

    def withhold_claims(self, text: str, *, before: str = "") -> tuple[str, bool]:
        """Return an agent's words without claims of a write, and whether there were any."""

    def find_topics(self, tokens: Tokens) -> frozenset[Topic]:
        """Return the details that are named without a value."""


READERS: Mapping[str, Reader] = {"en": english_reader, "de": german_reader}
"""The readers by language."""


def reader_of(locale: str) -> Reader:
    """Return the reader of a language, the English one where there is none for it."""
    return READERS.get(locale, READERS["en"])
