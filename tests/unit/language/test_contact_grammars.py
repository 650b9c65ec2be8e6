"""The figures that addresses and names must not fall below, on both halves of the written sets."""

from __future__ import annotations

import pytest
from understanding_contacts import (
    Judged,
    judge_addresses,
    judge_corrections,
    judge_names,
    judge_public,
    judge_remarks,
)
from understanding_data import Share

HALVES: tuple[Share, ...] = ("development", "held_out")


def wrong(judged: Judged) -> list[str]:
    return [said for said, held in judged if not held]


@pytest.mark.parametrize("half", HALVES)
def test_dictated_addresses_are_exactly_right(half: Share) -> None:
    missed = wrong(judge_addresses(half))
    assert len(missed) <= 9, missed  # of 300


@pytest.mark.parametrize("half", HALVES)
def test_a_slip_is_put_right_in_one_turn(half: Share) -> None:
    missed = wrong(judge_corrections(half))
    assert len(missed) <= 6, missed  # of 300


@pytest.mark.parametrize("half", HALVES)
def test_names_are_exactly_right(half: Share) -> None:
    missed = wrong(judge_names(half))
    assert len(missed) <= 12, missed  # of 300


@pytest.mark.parametrize("half", HALVES)
def test_no_address_and_no_name_is_heard_where_none_was_said(half: Share) -> None:
    assert len(heard := wrong(judge_remarks(half, "email"))) <= 1, heard  # of 300
    assert len(heard := wrong(judge_remarks(half, "name"))) <= 3, heard


def test_dictations_of_public_collections_are_exactly_right() -> None:
    assert wrong(judge_public()) == []
