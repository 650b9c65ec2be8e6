"""Whatever is handed in, `understand` answers, and its cost grows with the text alone."""

from __future__ import annotations

import string
import sys
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.cli.understood import found_values, said_fields
from app.domain.booking import Slot
from app.language.lexicon import words
from app.language.proposed import understand_reply
from app.language.understanding import understand
from app.language.values import Expecting

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
ANY_EXPECTING = st.sampled_from([None, *get_args(Expecting)])
ANY_ZONE = st.sampled_from(["UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia"])
ANY_MOMENT = st.integers(1, 47_000).map(
    lambda days: datetime(1971, 1, 1, 8, tzinfo=UTC) + timedelta(days)
)
OFFERED = st.lists(
    st.builds(
        lambda days, at: Slot(
            datetime.combine((NOW + timedelta(days=days)).date(), at, UTC), f"{days}"
        ),
        st.integers(0, 9),
        st.times(time.min, time.max),
    ),
    max_size=4,
)
WORDS = sorted(
    words(
        "the a an in on of next this last monday tuesday friday sun sat week weeks month day days "
        "year march may december tomorrow today tonight christmas tooth ish fortnight 1 2 3 12 15 "
        "31 32 99 330 2359 2026 0 00 th st nd at @ dot . , ? ! - _ : / % $ ' half quarter past to "
        "too for ate won from between and until till before after noon midnight lunch early late "
        "morning evening earliest latest am pm p.m. o'clock one two three twenty thirty oh double "
        "triple underscore dash gmail com uk m as mary i'm my name is maria lopez email phone "
        "guests people yes no not but sorry actually make it second first other anything else "
        "later hundred thousand hours minutes couple ago now weeks zero minus İ ß ٣ 𝟚"
    )
)
ANY_TEXT = st.one_of(
    st.text(max_size=200),
    st.text(alphabet=string.punctuation + string.digits + " ap", max_size=60),
    st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=20).map("".join),
)


@given(ANY_TEXT, ANY_MOMENT, ANY_ZONE, ANY_EXPECTING, OFFERED, st.sampled_from(["en", "de"]))
@settings(deadline=None)
def test_it_never_raises_and_every_value_has_its_place(
    text: str,
    now: datetime,
    time_zone: str,
    expecting: Expecting | None,
    offered: list[Slot],
    locale: str,
) -> None:
    said = understand(
        text, now=now, time_zone=time_zone, expecting=expecting, offered=offered, locale=locale
    )
    assert said_fields(said).keys() >= {"date", "time", "answer"}
    assert not (said.plain_yes and (said.has_booking_content or said.answer != "yes"))
    for value in found_values(said):
        start, end, sure = value["start"], value["end"], value["confidence"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert isinstance(sure, float)
        assert 0 <= start < end <= len(text)
        assert 0 < sure <= 1


@given(ANY_TEXT, ANY_TEXT)
@settings(deadline=None)
def test_an_answer_to_any_words_is_read(text: str, said_before: str) -> None:
    understand_reply(text, said_before, now=NOW, time_zone="Europe/Berlin")


def calls_of(work: Callable[[], object]) -> int:
    """Return how many functions `work` calls: its cost, whatever the machine is busy with."""
    count = 0

    def watch(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(watch)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "tomorrow at two or ", "a ", "1 ", "- ", "in ", "the ", "yes but ", "m as in mary ",
        "john at gmail dot com ", "not on friday ", "my name is ", "the second one ", "a a. ",
        "cancel my appointment ", "two to ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("expecting", [None, "email", "yesno"])
def test_cost_grows_no_faster_than_the_text(piece: str, expecting: Expecting | None) -> None:
    def cost(length: int) -> int:
        text = (piece * (length // len(piece) + 1))[:length]
        return calls_of(lambda: understand(text, now=NOW, time_zone="UTC", expecting=expecting))

    assert cost(1200) < 3 * cost(600)


def test_a_text_of_any_length_costs_no_more_than_five_minutes_of_speech() -> None:
    def cost(length: int) -> int:
        text = ("I'd like Tuesday at three, no, make it four. " * (length // 40))[:length]
        return calls_of(lambda: understand(text, now=NOW, time_zone="UTC"))

    assert cost(100_000) < 1.3 * cost(4_000)
    assert understand("word " * 20_000, now=NOW, time_zone="UTC").cut_short
