"""Finding words in the history, with an index and without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from history_kit import Keeping, keeping
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.storage.history.search import terms

TALKS = (
    (("I'd like a demo on Wednesday", "Wednesday is free."), ("Anna Müller", "Thanks, Anna.")),
    (("Termin am Freitag, bitte", "Gern."), ("anna.mueller@example.com", "Notiert.")),
    (('He said "half past two" AND left', "Half past two it is."),),
    (("Next week: Friday-Saturday?", "No."), ("100% sure * (maybe) NEAR it", "Fine.")),
)


@pytest.fixture(params=[True, False], ids=["index", "no index"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Keeping]:
    with keeping(tmp_path, may_index=request.param) as opened:
        for talk in TALKS:
            opened.talk(*talk)
            opened.clock.move(hours=2)
        yield opened


def found(kept: Keeping, typed: str) -> list[int]:
    return [one.id for one in kept.archive.list(typed)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("wednesday", [1]),
        ("wed", [1]),
        ("ednesday", []),
        ("anna", [2, 1]),
        ("muller", [1]),
        ("MÜLLER", [1]),
        ("anna wednesday", [1]),  # each in another line
        ("anna freitag", [2]),
        ("anna friday", []),
        ("anna.mueller@example.com", [2]),
        ("@example", [2]),
        ('"half past two"', [3]),
        ('"past half"', []),
        ('"half past', [3]),  # not closed yet: somebody is still typing
        ('half"past', [3]),
        ("friday-saturday", [4]),
        ("AND", [3]),
        ("NEAR", [4]),
        ("NOT wednesday", []),
        ("100%", [4]),
        ("maybe)", [4]),
        ("*", []),
        ("%", []),
        ('"', []),
        ("!!! ???", []),
        ("it's", []),
        ("line_text:demo", []),
        ("demo*", [1]),
        ("\x00demo\x02", [1]),
    ],
)
def test_words_are_found_by_their_beginnings_whatever_signs_are_typed(
    kept: Keeping, typed: str, expected: list[int]
) -> None:
    assert found(kept, typed) == expected


def test_an_excerpt_marks_what_was_found(kept: Keeping) -> None:
    (one,) = kept.archive.list("wed")
    assert one.hits == 2
    assert one.excerpt is not None
    ((start, end),) = one.excerpt.marks
    assert one.excerpt.text[start:end] == "Wed"
    held = kept.archive.conversation(one.id, typed="anna muller")
    assert [[line.text[a:b] for a, b in line.marks] for line in held.lines] == [
        [],
        [],
        ["Anna", "Müller"],
        ["Anna"],
    ]


def test_a_long_line_is_cut_around_what_was_found(kept: Keeping) -> None:
    long = " ".join(["one two three four five"] * 40)
    kept.talk((f"{long} needle {long}", "Fine."))
    (one,) = kept.archive.list("needle")
    assert one.excerpt is not None
    assert len(one.excerpt.text) < 140
    ((start, end),) = one.excerpt.marks
    assert one.excerpt.text[start:end] == "needle"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(typed=st.text(max_size=40))
def test_no_text_at_all_breaks_a_search(kept: Keeping, typed: str) -> None:
    for one in kept.archive.list(typed):
        held = kept.archive.conversation(one.id, typed=typed)
        assert all(0 <= a < b <= len(line.text) for line in held.lines for a, b in line.marks)


def test_pages_hold_every_conversation_once(kept: Keeping) -> None:
    for _ in range(30):
        kept.clock.move(minutes=70)
        kept.talk(("Another demo, please", "Fine."))
    seen: list[int] = []
    last = None
    while page := kept.archive.list("demo", after=last, limit=7):
        seen += [one.id for one in page]
        last = page[-1]
    assert seen == [*range(34, 4, -1), 1]


def test_an_index_that_another_sqlite_left_behind_is_made_again(tmp_path: Path) -> None:
    for may_index in (True, False, True):
        with keeping(tmp_path, may_index=may_index) as kept:
            kept.talk(("A demo on Wednesday", "Which time?"))
            if not may_index:
                kept.archive.delete(1)
            assert kept.archive.facts().full_text is may_index
    with keeping(tmp_path) as kept:
        assert found(kept, "wednesday") == [3, 2]


def test_only_so_much_of_a_search_is_looked_for() -> None:
    assert len(terms("word " * 10_000)) <= 12
