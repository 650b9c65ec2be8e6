"""Combinations of keys as people write them down."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import InputError
from app.domain.key_combination import KEYS, KeyCombination, Modifier, parse_keys


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ctrl+Alt+Space", "Ctrl+Alt+Space"),
        (" alt + CONTROL+spacebar ", "Ctrl+Alt+Space"),
        ("Shift+Win+k", "Shift+Super+K"),
        ("Cmd+Option+T", "Alt+Super+T"),
        ("strg+space", "Ctrl+Space"),
        ("f9", "F9"),
        ("Break", "Pause"),
        ("Ctrl+Shift+PgDn", "Ctrl+Shift+PageDown"),
        ("ctrl+ctrl+space", "Ctrl+Space"),
    ],
)
def test_it_is_read_in_any_order_and_spelling(text: str, meant: str) -> None:
    assert str(parse_keys(text)) == meant


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Ctrl+Alt", "need another key"),
        ("Ctrl+", "missing"),
        ("+", "missing"),
        ("", "missing"),
        ("Ctrl+Alt+Ö", "no key “ö”"),
        ("Ctrl+A+B", "as one"),
        ("Space", "could not be typed"),
        ("Shift+A", "could not be typed"),
        ("Home", "could not be typed"),
        ("Ctrl+C", "many programs"),
        ("Ctrl+Left", "many programs"),
        ("Alt+F4", "closes windows"),
        ("Ctrl+Alt+F2", "belongs to the system"),
        ("Ctrl+" * 50 + "A", "too long"),
    ],
)
def test_what_can_not_be_had_is_refused_in_words(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why) as refused:
        parse_keys(text)
    assert refused.value.advice


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(KEYS), st.frozensets(st.sampled_from(Modifier)))
def test_what_is_written_is_what_is_read(key: str, modifiers: frozenset[Modifier]) -> None:
    written = KeyCombination(key, modifiers)
    with suppress(InputError):  # one that is needed elsewhere
        assert parse_keys(str(written)) == written


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="CtrlAShiF+12 ö\x00\ud800", max_size=20))
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(InputError):
        assert parse_keys(str(parse_keys(text))) == parse_keys(text)
