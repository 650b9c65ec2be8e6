"""What is said, in every language: whole, with the same values, and claiming nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from words import ENGLISH, phrasebook

import app
from app.domain.errors import SetupError
from app.language.claims import withhold_claims
from app.language.forms import FORMS
from app.language.phrasebook import Phrasebook, read_phrasebook
from app.language.replies import PhraseKey, ReplyKey

PHRASEBOOKS = {language: phrasebook(language) for language in FORMS}
SOURCES = Path(app.__file__).parent
VALUES = {
    "day": "Wednesday", "on_day": "on Wednesday", "times": "9 or 10 AM", "time": "9 AM",
    "days": "Monday or Tuesday", "wanted": "9 AM", "range": "in the morning", "asked": "Sunday",
    "on_asked": "on Sunday", "first": "Monday", "last": "Friday", "lengths": "15 or 30 minutes",
    "length": "30 minutes", "host": "Alex",
    "given": "a@gmail.con", "meant": "a@gmail.com", "offers": "9 AM on Monday and 10 AM on Tuesday",
    "when": "Wednesday at 9 AM", "which": "Monday at 9 AM or Friday at 2 PM", "count": "4",
    "email": "maria@example.com",
}  # fmt: skip
WRITTEN = {"booked", "requested"}
"""Replies to a booking that the calendar has confirmed."""

every_language = pytest.mark.parametrize("book", PHRASEBOOKS.values(), ids=PHRASEBOOKS)


def values_of(wording: str) -> set[str]:
    """The values that a wording names: {Day}, {on_day} and {day} are one."""
    named = {name for _, name, _, _ in Formatter().parse(wording) if name is not None}
    return {name.lower().removeprefix("on_") for name in named}


@every_language
def test_every_reply_has_words_and_no_others_are_kept(book: Phrasebook) -> None:
    assert book.replies.keys() == set(get_args(ReplyKey))
    assert book.phrases.keys() == set(get_args(PhraseKey))
    for wording in (*book.phrases.values(), *(w for ws in book.replies.values() for w in ws)):
        assert wording == " ".join(wording.split()) != ""


@every_language
def test_all_wordings_name_the_same_values(book: Phrasebook) -> None:
    for key, wordings in book.replies.items():
        for wording in wordings:
            assert values_of(wording) == values_of(ENGLISH.replies[key][0]), (key, wording)
    for key, words in book.phrases.items():
        assert values_of(words) == values_of(ENGLISH.phrases[key]), (key, words)


def test_the_program_hands_over_the_values_that_the_wordings_name() -> None:
    seen = 0
    for key, table, given in said_in_the_sources():
        wordings = ENGLISH.replies[key] if table == "replies" else (ENGLISH.phrases[key],)
        for wording in wordings:
            assert values_of(wording) == given, key
        seen += 1
    assert seen > 40


def said_in_the_sources() -> Iterator[tuple[str, str, set[str]]]:
    tables = {"say": "replies", "reply": "replies", "phrase": "phrases"}
    for file in SOURCES.rglob("*.py"):
        if "desktop" in file.parts:  # what its widgets say is no reply
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            table = tables.get(node.func.attr)
            if table is None or any(keyword.arg is None for keyword in node.keywords):
                continue
            for first in node.args[:1]:
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value, table, {str(keyword.arg) for keyword in node.keywords}


@every_language
def test_the_agent_claims_nothing_before_a_write(book: Phrasebook) -> None:
    for key in get_args(ReplyKey):
        for turn in range(len(book.replies[key])):
            text = book.reply(key, turn, **VALUES) if key not in WRITTEN else ""
            assert withhold_claims(text) == (text, False)


def test_no_german_reply_says_that_something_was_done() -> None:
    done = re.compile(
        r"(?i)\b(gebucht|reserviert|vermerkt|eingetragen|verlegt|verschoben|abgesagt)\b"
    )
    for key, wordings in PHRASEBOOKS["de"].replies.items():
        assert not any(done.search(wording) for wording in wordings), key


@every_language
def test_wordings_vary_as_a_conversation_goes_on(book: Phrasebook) -> None:
    said = {book.reply("ask_day", turn) for turn in range(6)}
    assert len(said) == len(book.replies["ask_day"]) > 1


@pytest.mark.parametrize(
    "text",
    ["", "[replies]\ngreet = [", "[replies]\ngreet = ['Hello']\n[phrases]\n", "replies = 1"],
)
def test_a_file_that_is_not_whole_is_refused(text: str) -> None:
    with pytest.raises(SetupError, match="not whole"):
        read_phrasebook("en", text)


def test_a_value_with_braces_stays_as_it_is() -> None:
    assert re.fullmatch(r"\{0\} still .*", ENGLISH.phrase("pending", host="{0}"))
