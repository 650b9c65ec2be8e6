from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.language.claims import unfinished, withhold_claims
from app.language.pieces import PieceCutter

DATA = Path(__file__).parents[2] / "data" / "language"
LINES = [json.loads(line) for line in (DATA / "claims.jsonl").read_text("utf-8").splitlines()]


def cut(text: str, size: int = 4) -> list[str]:
    """Cut a text that comes in bits of `size` characters."""
    cutter = PieceCutter()
    pieces = [
        piece
        for start in range(0, len(text), size)
        for piece in cutter.feed(text[start : start + size])
    ]
    return [*pieces, *cutter.rest()]


def said_of(pieces: list[str]) -> tuple[str, bool]:
    """Return what is said of a reply that is judged piece by piece, and whether any was not."""
    kept = []
    any_withheld = False
    before = ""
    for piece in pieces:
        said, withheld = withhold_claims(piece, before=before)
        kept.append(said)
        any_withheld |= withheld
        before = unfinished(f"{before} {piece}".strip())
    return " ".join(filter(None, kept)), any_withheld


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Sure, let me see, I have ten times on Wednesday. Which one?",
         ["Sure, let me see,", "I have ten times on Wednesday.", "Which one?"]),
        ("On Tuesday, November 24th, I have two. Or later, if you like.",
         ["On Tuesday, November 24th,", "I have two.", "Or later, if you like."]),
        ("It is at 2:30 p.m. Shall I book it?", ["It is at 2:30 p.m.", "Shall I book it?"]),
        ("It is at 2:30 p.m. Berlin time, I think.", ["It is at 2:30 p.m. Berlin time,",
         "I think."]),
        ("I wrote maria.lopez@example.co.uk, is that right?",
         ["I wrote maria.lopez@example.co.uk,", "is that right?"]),
        ("That takes 1.5 hours, or 90 minutes. Fine?", ["That takes 1.5 hours,",
         "or 90 minutes.", "Fine?"]),
        ("Dr. Smith has time, I see. Good.", ["Dr. Smith has time,", "I see.", "Good."]),
        ("Is it for you, or for somebody else?", ["Is it for you, or for somebody else?"]),
        ("Free times:\n1. Nine\n2. Ten\nWhich one", ["Free times.", "1. Nine.", "2. Ten.",
         "Which one."]),
        ("Wait… Really?! Yes.", ["Wait…", "Really?!", "Yes."]),
        ("**Free** times:\n- `nine`\n* ten\n---\n## Well?\nmaria_l@example.com", ["Free times.",
         "nine.", "ten.", "Well?", "maria_l@example.com."]),
        ("\n \n", []),
    ],
)  # fmt: skip
@pytest.mark.parametrize("size", [1, 3, 50])
def test_a_voice_gets_the_first_clause_and_then_whole_sentences(
    text: str, pieces: list[str], size: int
) -> None:
    assert cut(text, size) == pieces


def test_a_sentence_without_end_is_cut_between_two_words() -> None:
    text = "and then again " * 100
    pieces = cut(text)
    assert all(len(piece) <= 241 for piece in pieces)
    assert " ".join(pieces).split() == [*text.split()[:-1], "again."]


def test_the_first_piece_is_there_before_its_sentence_is() -> None:
    cutter = PieceCutter()
    assert cutter.feed("I have a look, just a mom") == ("I have a look,",)


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_no_claim_slips_through_in_pieces(size: int) -> None:
    claims = [
        *(DATA / "claims.txt").read_text("utf-8").splitlines(),
        *(line["text"] for line in LINES if line["claim"]),
    ]
    judged = [text for text in claims if withhold_claims(text)[1]]
    assert len(judged) > 400
    for text in judged:
        said, withheld = said_of(cut(text, size))
        assert withheld, text
        assert not withhold_claims(said)[1], text


def test_what_is_harmless_passes_in_pieces_as_well() -> None:
    harmless = [
        *(DATA / "no_claims.txt").read_text("utf-8").splitlines(),
        *(line["text"] for line in LINES if not line["claim"]),
    ]
    passing = [text for text in harmless if not withhold_claims(text)[1]]
    assert len(passing) > 400
    changed = [text for text in passing if said_of(cut(text))[1]]
    assert len(changed) <= 0.01 * len(passing), changed


@pytest.mark.parametrize(
    ("before", "text", "said"),
    [
        ("You are now", "booked for Tuesday.", ""),
        ("Good news,", "your demo is booked. Anything else?", "Anything else?"),
        ("If you like,", "it is booked in a minute.", "it is booked in a minute."),
        ("I have looked,", "and Friday is free.", "and Friday is free."),
    ],
)
def test_a_claim_is_read_together_with_the_words_before_it(
    before: str, text: str, said: str
) -> None:
    assert withhold_claims(text, before=before)[0] == said
