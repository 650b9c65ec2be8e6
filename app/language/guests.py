"""Whose addresses are those of guests: "and invite bob at example dot com as well"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.language.emails import Address
from app.language.text import Tokens

_REACH = 6


@dataclass(frozen=True, slots=True)
class GuestWords:
    """The words of a language that invite somebody, and those that call an address one's own.

    `joins` are the words between one guest and the next, `stops` those that end what is said of
    a guest.
    """

    invites: frozenset[str]
    own: frozenset[str]
    joins: frozenset[str]
    stops: frozenset[str]


def part_guests(
    tokens: Tokens, addresses: Sequence[Address], said: GuestWords
) -> tuple[list[Address], list[Address]]:
    """Return the addresses that may be the person's own, and those of guests."""
    own: list[Address] = []
    guests: list[Address] = []
    last_guest = -1
    for address in addresses:
        before = _words_before(tokens, address.first, said)
        joined = (
            last_guest >= 0
            and set(tokens.texts[last_guest : address.first]) <= said.joins
            and address.first > last_guest
        )
        invited = bool(said.invites & set(before)) and not said.own & set(before)
        if joined or invited:
            guests.append(address)
            last_guest = address.last
        else:
            own.append(address)
    return own, guests


def _words_before(tokens: Tokens, first: int, said: GuestWords) -> list[str]:
    """Return the words right before `first` that are said of what stands there."""
    before: list[str] = []
    for i in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if tokens.word(i) in said.stops:
            break
        before.append(tokens.word(i))
    return before
