"""What understanding takes from German: the readers of one language, as a module."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.domain.dialogue import Known
from app.language.corrections import Correction
from app.language.emails import Address
from app.language.german.answers import is_plain_yes, read_answer
from app.language.german.bare import is_bare_choice, is_bare_refusal
from app.language.german.calendar_words import month_of
from app.language.german.changes import (
    books_anew,
    find_change,
    find_change_shift,
    names_near_day,
    opens_question,
    points_at_one,
    refers_to_next,
    says_keep,
    says_same_time,
    wants_another,
    weekdays_in,
    without_pronoun,
)
from app.language.german.choices import find_choice, find_other
from app.language.german.claims import withhold_claims
from app.language.german.emails import dictated_digits, find_addresses
from app.language.german.expectation import asks_change, expectation, proposals_in
from app.language.german.intents import find_intents, find_topics
from app.language.german.moments import find_moments
from app.language.german.names import find_name
from app.language.german.notes import find_notes
from app.language.german.numbers import read_cardinal, read_ordinal
from app.language.german.replies import is_plain_yes_to, means_nothing, times_named
from app.language.german.shifts import find_shift
from app.language.german.text import phrases, tokenise
from app.language.german.unfinished import is_unfinished
from app.language.guests import GuestWords
from app.language.guests import part_guests as part_addresses
from app.language.lexicon import words
from app.language.names import Name
from app.language.no_such_day import find_no_such_day as find_beyond
from app.language.phones import PhoneWords
from app.language.phones import find_phone as find_number
from app.language.text import Tokens
from app.language.values import Expecting, Found

__all__ = [
    "asks_change",
    "books_anew",
    "dictated_digits",
    "expectation",
    "find_change",
    "find_change_shift",
    "find_choice",
    "find_correction",
    "find_details",
    "find_intents",
    "find_moments",
    "find_no_such_day",
    "find_notes",
    "find_other",
    "find_phone",
    "find_shift",
    "find_topics",
    "is_bare_choice",
    "is_bare_refusal",
    "is_plain_yes",
    "is_plain_yes_to",
    "is_unfinished",
    "means_nothing",
    "names_near_day",
    "opens_question",
    "part_guests",
    "points_at_one",
    "proposals_in",
    "read_answer",
    "read_cardinal",
    "read_ordinal",
    "refers_to_next",
    "says_keep",
    "says_same_time",
    "takes_back",
    "times_named",
    "tokenise",
    "wants_another",
    "weekdays_in",
    "withhold_claims",
    "without_pronoun",
]

_TAKES_BACK = phrases(
    "ich meine; ich meinte; ich meinte eigentlich; doch lieber; anders überlegt; stattdessen; "
    "eigentlich; entschuldigung; sorry; besser gesagt; beziehungsweise; sondern; moment; quatsch; "
    "ändern sie; nein ,; falsch; verzeihung; vielmehr; korrektur; nicht , sondern; pardon; lieber"
)
_TAKE_BACK_STARTS = frozenset(phrase[0] for phrase in _TAKES_BACK)


_PHONE = PhoneWords(
    digits={
        "null": "0", "eins": "1", "zwei": "2", "zwo": "2", "drei": "3", "vier": "4", "fünf": "5",
        "sechs": "6", "sieben": "7", "acht": "8", "neun": "9",
    },
    repeats={"doppel": 2},
    plus=frozenset({"+", "plus"}),
    leads=words(
        "nummer telefonnummer handynummer rufnummer mobilnummer telefon handy mobil anrufen ruf "
        "rufen erreichen erreichbar tel"
    ),
    read_cardinal=read_cardinal,
)  # fmt: skip
_GUESTS = GuestWords(
    invites=words(
        "einladen lade lad laden gast gäste kollege kollegen kollegin chef chefin frau mann "
        "freund freundin dazu cc kopie hinzufügen hinzu mitbringen bringe bring"
    ),
    own=words("meine ich mich mir"),
    joins=words("und , oder auch sowie plus dann"),
    stops=words(". ; ! ?"),
)


def find_phone(tokens: Tokens, taken: Collection[int]) -> Found[str] | None:
    """Return the telephone number that is dictated; `taken` belongs to something else."""
    return find_number(tokens, taken, _PHONE)


def part_guests(
    tokens: Tokens, addresses: Sequence[Address]
) -> tuple[list[Address], list[Address]]:
    """Return the person's own addresses, and those of guests."""
    return part_addresses(tokens, addresses, _GUESTS)


def find_details(
    tokens: Tokens, *, expecting: Expecting | None, taken: Collection[int]
) -> tuple[list[Address], Name | None]:
    """Return the addresses in the order said, and the name; `taken` belongs to something else."""
    addresses = find_addresses(tokens, expecting=expecting)
    said = set(taken).union(*(range(address.first, address.last) for address in addresses))
    return addresses, find_name(tokens, expecting=expecting, taken=said)


def find_correction(
    tokens: Tokens,  # noqa: ARG001
    known: Known,  # noqa: ARG001
    *,
    expecting: Expecting | None,  # noqa: ARG001
) -> Correction | None:
    """Return nothing: in German an address or a name is corrected by saying it again."""
    return None


def takes_back(tokens: Tokens) -> bool:
    """Tell whether something said before is taken back ("ich meinte", "doch lieber")."""
    return any(
        word in _TAKE_BACK_STARTS and tokens.match(i, _TAKES_BACK) > 0
        for i, word in enumerate(tokens.texts)
    )


def find_no_such_day(tokens: Tokens) -> tuple[int, int] | None:
    """Return first and last token of a day that no calendar has ("31. November")."""
    return find_beyond(
        tokens, month_of, lambda tokens, i: read_ordinal(tokens, i) or read_cardinal(tokens, i)
    )
