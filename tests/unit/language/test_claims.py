from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.language.claims import withhold_claims

DATA = Path(__file__).parents[2] / "data" / "language"


LINES = [json.loads(line) for line in (DATA / "claims.jsonl").read_text("utf-8").splitlines()]


def sentences(file: str) -> list[str]:
    return (DATA / file).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("half", [0, 1])
def test_claims_of_a_write_are_withheld(half: int) -> None:
    said = sentences("claims.txt")[half::2]
    assert len(said) >= 80
    missed = [sentence for sentence in said if not withhold_claims(sentence)[1]]
    assert len(missed) <= 0.03 * len(said), missed


@pytest.mark.parametrize("half", [0, 1])
def test_questions_offers_conditions_and_denials_pass_untouched(half: int) -> None:
    said = sentences("no_claims.txt")[half::2]
    assert len(said) >= 80
    changed = [sentence for sentence in said if withhold_claims(sentence) != (sentence, False)]
    assert len(changed) <= 0.03 * len(said), changed


def half_of(half: str, *, claim: bool) -> list[str]:
    return [line["text"] for line in LINES if line["half"] == half and line["claim"] is claim]


@pytest.mark.parametrize(
    ("half", "least"), [("development", 1.0), ("held_out", 0.97), ("afterwards", 0.86)]
)
def test_claims_in_other_words_are_withheld(half: str, least: float) -> None:
    said = half_of(half, claim=True)
    missed = [sentence for sentence in said if not withhold_claims(sentence)[1]]
    assert len(missed) <= (1 - least) * len(said), missed


@pytest.mark.parametrize(
    ("half", "least"), [("development", 1.0), ("held_out", 0.99), ("afterwards", 0.96)]
)
def test_harmless_sentences_in_other_words_pass_untouched(half: str, least: float) -> None:
    said = half_of(half, claim=False)
    changed = [sentence for sentence in said if withhold_claims(sentence) != (sentence, False)]
    assert len(changed) <= (1 - least) * len(said), changed


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("It's confirmed. Is there anything else?", "Is there anything else?"),
        ("You're booked for 2 PM, is there anything else I can do?",
         "Is there anything else I can do?"),
        ("I have 9 and 10 AM. I've booked 9 AM for you.", "I have 9 and 10 AM."),
        ("Great news, you're booked!", ""),
        ("Which day suits you? Your demo is booked. And your name?",
         "Which day suits you? And your name?"),
        ("Your meeting is at 3 p.m. It's booked.", "Your meeting is at 3 p.m."),
        ("**Booked!** Anything else?", "Anything else?"),
        ("I've booked you in—anything else?", "Anything else?"),
        ("Since nine is free, I've reserved it for you.", ""),
        ("If you need anything else, just say so, I've booked the slot.",
         "If you need anything else, just say so."),
    ],
)  # fmt: skip
def test_only_the_claim_is_left_out(said: str, left: str) -> None:
    assert withhold_claims(said) == (left, True)


@pytest.mark.parametrize(
    ("glued", "left"),
    [
        ("Which day?I've booked it for you.Which time?", ("Which day?", "Which time?")),
        (
            "The host is Alex.Your demo is booked.Is that all?",
            ("The host is Alex.", "Is that all?"),
        ),
        ("Consider yourself booked.Which one?", ("Which one?",)),
        ("Wonderful news today!you're booked!What else?", ("Wonderful news today!", "What else?")),
    ],
)
def test_a_claim_glued_to_other_sentences_is_withheld(glued: str, left: tuple[str, ...]) -> None:
    text, withheld = withhold_claims(glued)
    assert withheld
    assert "booked" not in text
    assert all(sentence in text for sentence in left)


def test_addresses_and_numbers_are_not_cut_where_nothing_is_claimed() -> None:
    text = "Write to ana.Miller@example.com, see https://example.com/?q=a, at 2.30 p.m. or 3."
    assert withhold_claims(text) == (text, False)
