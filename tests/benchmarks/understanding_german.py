"""German: days and times, answers, addresses and names, in sentences written by a grammar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from german_grammar import ANSWERS, NO_ANSWERS, NO_MOMENTS, Case, addresses, moments
from understanding_data import Share, percent

from app.language.understanding import understand
from app.language.values import Expecting, Understanding

NOW = datetime(2026, 11, 23, 9, 10, tzinfo=ZoneInfo("Europe/Berlin"))
SEEDS: Mapping[Share, int] = {"development": 1, "held_out": 2}
MOMENTS = 300
ADDRESSES = 60
"""Cases in each half."""

Judged = Iterator[tuple[str, bool]]
"""What was said, and whether it was understood."""


def measure() -> Mapping[str, object]:
    """Return the figures of both halves."""
    return {
        half: {
            "days and times, exact": percent(held for _, held in judge_moments(half)),
            "answered otherwise than said": percent(held for _, held in find_wrong(half)),
            "nothing heard where nothing is": percent(held for _, held in judge_no_moments(half)),
            "yes, no or unsure": percent(held for _, held in judge_answers(half)),
            "false yes": percent(held for _, held in find_false_yes(half)),
            "false plain yes": percent(held for _, held in find_false_yes(half, plain=True)),
            "addresses, exact": percent(held for _, held in judge_addresses(half)),
        }
        for half in SEEDS
    }


def judge_moments(half: Share) -> Judged:
    """Judge days and times: all that was said, and nothing else."""
    for case in moments(half, SEEDS[half], MOMENTS):
        yield case.said, _holds(case, read(case.said))


def find_wrong(half: Share) -> Judged:
    """Find cases in which a day or time was heard that was not said."""
    for case in moments(half, SEEDS[half], MOMENTS):
        said, wish = read(case.said), case.wish
        wrong_day = said.date is not None and said.date.value != wish.day
        wrong_time = said.time is not None and said.time.value != wish.at
        yield case.said, wrong_day or wrong_time


def judge_no_moments(half: Share) -> Judged:
    """Judge sentences that say nothing of when."""
    for text in NO_MOMENTS[half]:
        said = read(text)
        yield text, not (said.date or said.days or said.time or said.window or said.part)


def judge_answers(half: Share) -> Judged:
    """Judge answers to "Shall I book it?"."""
    for answer, sentences in ANSWERS[half].items():
        for text in sentences:
            yield text, read(text, "yesno").answer == answer


def find_false_yes(half: Share, *, plain: bool = False) -> Judged:
    """Find answers heard as a yes that are none; with `plain`, as one that would book."""
    others = [text for answer in ("no", "unsure") for text in ANSWERS[half][answer]]
    for text in (*others, *NO_ANSWERS[half]):
        said = read(text, "yesno")
        yield text, said.plain_yes if plain else said.answer == "yes"


def judge_addresses(half: Share) -> Judged:
    """Judge addresses: every letter right."""
    for case in addresses(half, SEEDS[half], ADDRESSES):
        found = read(case.said, "email").email
        yield case.said, found is not None and found.value == case.address


def read(text: str, expecting: Expecting | None = None) -> Understanding:
    """Understand German words said on a Monday morning."""
    return understand(text, now=NOW, time_zone=NOW.tzinfo.key, expecting=expecting, locale="de")  # type: ignore[union-attr]


def _holds(case: Case, said: Understanding) -> bool:
    wish = case.wish
    return (
        (said.date.value if said.date else None) == wish.day
        and (said.time.value if said.time else None) == wish.at
        and (said.window.value if said.window else None) == wish.hours
        and (wish.part is None or (said.part is not None and said.part.value is wish.part))
    )
