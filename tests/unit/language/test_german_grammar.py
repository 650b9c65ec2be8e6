"""The figures that German must not fall below, on both halves of the written sets."""

from __future__ import annotations

import pytest
from german_grammar import ANSWERS
from understanding_data import Share
from understanding_german import (
    Judged,
    find_false_yes,
    find_wrong,
    judge_addresses,
    judge_answers,
    judge_moments,
    judge_no_moments,
    read,
)

halves = pytest.mark.parametrize("half", ["development", "held_out"])


def those(judged: Judged, *, held: bool) -> list[str]:
    return [said for said, holds in judged if holds is held]


@halves
def test_days_and_times_are_exactly_right(half: Share) -> None:
    missed = those(judge_moments(half), held=False)
    assert len(missed) <= 9, missed  # of 300
    assert len(wrong := those(find_wrong(half), held=True)) <= 1, wrong


@halves
def test_nothing_is_heard_where_nothing_is_said(half: Share) -> None:
    assert those(judge_no_moments(half), held=False) == []


@halves
def test_yes_and_no_are_told_apart(half: Share) -> None:
    missed = those(judge_answers(half), held=False)
    assert len(missed) <= 4, missed  # of 60
    assert those(find_false_yes(half, plain=True), held=True) == []
    assert len(wrong := those(find_false_yes(half), held=True)) <= 1, wrong  # of 42


@halves
def test_addresses_are_exactly_right(half: Share) -> None:
    assert len(missed := those(judge_addresses(half), held=False)) <= 1, missed  # of 60


OUT_OF_PLACE = [
    "aber",
    "nicht",
    "kein",
    "keine",
    "lieber",
    "wenn",
    "falls",
    "Freitag",
    "morgen",
    "drei",
    "später",
    "früher",
    "anders",
    "ändern",
    "falsch",
    "noch",
    "nur",
    "vielleicht",
    "absagen",
    "stornieren",
    "verschieben",
    "nein",
    "außer",
    "sondern",
    "eher",
    "wieder",
    "zuerst",
    "eigentlich",
    "sobald",
    "ohne",
    "statt",
    "warum",
    "wer",
    "wann",
    "niemals",
    "kaum",
    "bloß",
    "jemand",
    "Herr",
    "Müller",
    "zwei",
]


@halves
def test_a_single_word_out_of_place_makes_a_yes_no_plain_one(half: Share) -> None:
    plain = [text for text in ANSWERS[half]["yes"] if read(text, "yesno").plain_yes]
    assert len(plain) >= 20
    for text in plain:
        words = text.split()
        for foreign in OUT_OF_PLACE:
            for place in range(len(words) + 1):
                said = " ".join((*words[:place], foreign, *words[place:]))
                if "aber gern" not in said.lower():  # which is as plain as can be
                    assert not read(said, "yesno").plain_yes, said


@halves
def test_a_yes_that_is_asked_is_no_plain_one(half: Share) -> None:
    for text in ANSWERS[half]["yes"]:
        assert not read(f"{text.rstrip('.!')}?", "yesno").plain_yes, text
