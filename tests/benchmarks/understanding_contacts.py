"""E-mail addresses and names in dictations written by a grammar, and sentences without either.

Each set has two halves, which share no name, no company and no filler. Rules are written looking
at the first; the second tells how they do on others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from address_grammar import addresses
from contact_words import DEVELOPMENT, HELD_OUT, Words
from correction_grammar import corrections
from name_grammar import names
from no_contact_grammar import remarks
from understanding_data import Share, cases, percent

from app.domain.dialogue import Known
from app.language.understanding import understand
from app.language.values import Expecting, Understanding

NOW = datetime(2026, 11, 23, 9, 10, tzinfo=UTC)
HALVES: Mapping[Share, tuple[Words, int]] = {
    "development": (DEVELOPMENT, 1),
    "held_out": (HELD_OUT, 2),
}
"""The words of each half, and the seed that its sets are written with."""

NOBODY = Known()
CASES = 300
"""Cases of each set in each half."""

Judged = Iterator[tuple[str, bool]]
"""What was said, and whether it was understood."""


def measure() -> Mapping[str, object]:
    """Return the figures of both halves, and of the public dictations."""
    figures: dict[str, object] = {}
    for half in HALVES:
        figures[half] = {
            "addresses, exact": percent(held for _, held in judge_addresses(half)),
            "corrected in one turn": percent(held for _, held in judge_corrections(half)),
            "names, exact": percent(held for _, held in judge_names(half)),
            "no address found where none is": percent(
                held for _, held in judge_remarks(half, "email")
            ),
            "no name found where none is": percent(held for _, held in judge_remarks(half, "name")),
        }
    figures["public dictations, exact"] = percent(held for _, held in judge_public())
    return figures


def judge_addresses(half: Share, count: int = CASES) -> Judged:
    """Judge addresses: every letter right, asked for in every second case."""
    words, seed = HALVES[half]
    for number, case in enumerate(addresses(words, seed, count)):
        yield case.said, email_of(case.said, "email" if number % 2 else None) == case.address


def judge_corrections(half: Share, count: int = CASES) -> Judged:
    """Judge what the turn after a read-back makes of an address that was heard with a slip."""
    words, seed = HALVES[half]
    for case in corrections(words, seed, count):
        found = _read(case.said, "yesno", Known(email=case.heard)).email
        yield f"{case.heard}: {case.said}", found is not None and found.value == case.address


def judge_names(half: Share, count: int = CASES) -> Judged:
    """Judge names: every letter right, capitals where the words had them."""
    words, seed = HALVES[half]
    for case in names(words, seed, count):
        name = _read(case.said, "name" if case.asked else None).name
        given = name.value if name else ""
        same = given.casefold() == case.name.casefold()
        yield case.said, same and ("lower case" in case.kinds or given == case.name)


def judge_remarks(half: Share, what: Expecting, count: int = CASES) -> Judged:
    """Judge sentences that hold neither: nothing may be found."""
    _, seed = HALVES[half]
    for remark in remarks(half, seed, count):
        said = _read(remark.said, remark.asked)
        found = said.email if what == "email" else said.name
        yield remark.said, found is None


def judge_public() -> Judged:
    """Judge the dictations of public collections."""
    for case in cases("spoken_contacts.jsonl"):
        if case["core"] and case["kind"] == "email":
            yield case["spoken"], email_of(case["spoken"], "email") == case["written"].lower()


def email_of(text: str, asked: Expecting | None) -> str | None:
    """Return the address that the words give."""
    found = _read(text, asked).email
    return found.value.lower() if found else None


def _read(text: str, asked: Expecting | None, known: Known = NOBODY) -> Understanding:
    return understand(text, now=NOW, time_zone="UTC", expecting=asked, known=known)
