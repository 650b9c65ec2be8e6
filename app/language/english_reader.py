"""What understanding takes from English: the readers of one language, as a module."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.domain.dialogue import Known
from app.language.answers import read_answer
from app.language.bare import is_bare_choice, is_bare_refusal
from app.language.calendar_words import month_of
from app.language.change_hints import (
    books_anew,
    names_near_day,
    opens_question,
    wants_another,
)
from app.language.changes import (
    find_change,
    points_at_one,
    refers_to_next,
    says_keep,
    says_same_time,
    weekdays_in,
    without_pronoun,
)
from app.language.changes import find_shift as find_change_shift
from app.language.choices import find_choice, find_other
from app.language.claims import withhold_claims
from app.language.consent import is_plain_yes_to
from app.language.corrections import Correction, correct_contact
from app.language.emails import Address, find_addresses
from app.language.english_unfinished import is_unfinished
from app.language.expectation import asks_change, expectation, proposals_in
from app.language.guests import GuestWords
from app.language.guests import part_guests as part_addresses
from app.language.intents import find_intents, find_topics
from app.language.lexicon import phrases, words
from app.language.moments import find_moments
from app.language.named_times import times_named
from app.language.names import Name, find_name
from app.language.no_such_day import find_no_such_day as find_beyond
from app.language.notes import find_notes
from app.language.numbers import UNITS, ZEROS, read_cardinal, read_ordinal
from app.language.phones import PhoneWords
from app.language.phones import find_phone as find_number
from app.language.plain_yes import is_plain_yes
from app.language.shifts import find_shift
from app.language.spelling import lay_out, read_spelled
from app.language.text import Tokens
from app.language.text import tokenise as split
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

_FILLERS = frozenset({"um", "umm", "uh", "uhm", "er", "erm"})
_TAKES_BACK = phrases(
    "i meant; i mean; scratch that; correction; on second thought; changed my mind; instead; "
    "actually; sorry; rather; oops; not that; wait; make it; make that; change it; change that; "
    "change the; should be; no ,; wrong"
)
_NOTHING = frozenset({"none", "nothing", "neither", "no", "skip", "none of them"})
_TAKE_BACK_STARTS = frozenset(phrase[0] for phrase in _TAKES_BACK)


_PHONE = PhoneWords(
    digits={**{word: str(digit) for word, digit in UNITS.items()}, **dict.fromkeys(ZEROS, "0")},
    repeats={"double": 2, "triple": 3},
    plus=frozenset({"+", "plus"}),
    leads=words(
        "number phone telephone mobile cell cellphone call reach text ring whatsapp tel callback"
    ),
    read_cardinal=read_cardinal,
)
_GUESTS = GuestWords(
    invites=words(
        "invite invites inviting add adding bring bringing include including copy cc guest guests "
        "colleague colleagues coworker partner wife husband boss manager assistant friend join "
        "joining attendee attendees forward along"
    ),
    own=words("me my mine i'm i"),
    joins=words("and , or also then plus as well too"),
    stops=words(". ; ! ?"),
)


def tokenise(text: str) -> Tokens:
    """Split a text into its words, without those that only fill a pause."""
    return split(text).without(_FILLERS)


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
    pieces = lay_out(tokens)
    addresses = find_addresses(tokens, pieces, expecting=expecting)
    said = set(taken).union(*(range(address.first, address.last) for address in addresses))
    return addresses, find_name(tokens, pieces, expecting=expecting, taken=said)


def find_correction(
    tokens: Tokens, known: Known, *, expecting: Expecting | None
) -> Correction | None:
    """Return what becomes of a known address or name ("no, it's smyth with a y")."""
    return correct_contact(tokens, lay_out(tokens), known, expecting=expecting)


def dictated_digits(tokens: Tokens) -> str:
    """Return what is dictated, digits as such: a telephone number."""
    return read_spelled(tokens, 0, len(tokens))


def means_nothing(text: str) -> bool:
    """Tell whether none of several options is chosen."""
    return text.strip(" .!").casefold() in _NOTHING


def takes_back(tokens: Tokens) -> bool:
    """Tell whether something said before is taken back ("I meant", "actually")."""
    return any(
        word in _TAKE_BACK_STARTS and tokens.match(i, _TAKES_BACK) > 0
        for i, word in enumerate(tokens.texts)
    )


def find_no_such_day(tokens: Tokens) -> tuple[int, int] | None:
    """Return first and last token of a day that no calendar has ("November 31st")."""
    return find_beyond(
        tokens, month_of, lambda tokens, i: read_ordinal(tokens, i) or read_cardinal(tokens, i)
    )
