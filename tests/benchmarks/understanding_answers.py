"""Yes or no, in answer to a question or an offer, in the words of people and of an assistant.

After a summary, AFFIRM is a yes and NEGATE a no, however much follows; after an offer to do
something, AFFIRM_INTENT and NEGATE_INTENT are; after an offered time or place, SELECT is a yes and
REQUEST_ALTS a no. A false yes, where the person said no, would book what nobody wanted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from understanding_data import by_share, cases, percent

from app.language.proposed import understand_reply

NOW = datetime(2019, 3, 1, tzinfo=UTC)
_MEANINGS: Mapping[str, Mapping[str, str]] = {
    "CONFIRM": {"AFFIRM": "yes", "NEGATE": "no"},
    "OFFER_INTENT": {"AFFIRM_INTENT": "yes", "NEGATE_INTENT": "no"},
    "OFFER": {"SELECT": "yes", "REQUEST_ALTS": "no"},
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked and what was answered, what it means, and what is made of it."""

    dialogue: str
    question: str
    text: str
    gold: str
    got: str | None


def read_all() -> list[Answer]:
    """Return every answer to a summary or an offer, read."""
    answers = []
    for case in cases("sgd_acts.jsonl"):
        gold = _meaning(case["prev_system_acts"], case["labels"])
        if gold is not None:
            got = read(case["prev_system"], case["text"])
            dialogue = case["id"].rpartition("-")[0]
            answers.append(Answer(dialogue, case["prev_system"], case["text"], gold, got))
    return answers


def read(question: str, text: str) -> str | None:
    """Return yes or no, or None where the words are neither."""
    said = understand_reply(text, question, now=NOW, time_zone="UTC")
    return said.answer if said.answer in {"yes", "no"} else None


def _meaning(asked: Sequence[str], labels: Sequence[str]) -> str | None:
    for act, meanings in _MEANINGS.items():
        meant = {meanings[label] for label in labels if label in meanings}
        if act in asked and len(meant) == 1:
            return meant.pop()
    return None


def measure() -> dict[str, object]:
    """Return what is right and what is a false yes, over all and by their share."""
    answers = read_all()
    parted = by_share(answers, lambda answer: answer.dialogue)
    return {name: _figures(some) for name, some in parted.items()}


def _figures(answers: Sequence[Answer]) -> dict[str, object]:
    return {
        "right": percent(answer.got == answer.gold for answer in answers),
        "false_yes": percent(answer.got == "yes" for answer in answers if answer.gold == "no"),
    }
