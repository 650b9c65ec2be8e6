"""Which words are a yes to cancelling or moving, and which only sound like one."""

from __future__ import annotations

import pytest

from app.language.consent import Deed, is_plain_yes_to


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        ("cancel", "yes"), ("cancel", "Yes, cancel it."), ("cancel", "cancel it"),
        ("cancel", "please cancel it"), ("cancel", "yes please cancel the appointment"),
        ("cancel", "yes, cancel my appointment"), ("cancel", "sure, go ahead"),
        ("cancel", "okay, delete it"), ("cancel", "yes, cancel that one please"),
        ("move", "yes"), ("move", "move it"), ("move", "yes please, move it"),
        ("move", "yes, reschedule it"), ("move", "yes, move the meeting"), ("move", "that's right"),
    ],
)  # fmt: skip
def test_a_yes_may_name_the_deed(deed: Deed, words: str) -> None:
    assert is_plain_yes_to(deed, words)


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        ("cancel", "no"), ("cancel", "don't cancel it"), ("cancel", "no, don't cancel it"),
        ("cancel", "yes, I'd like to keep it"), ("cancel", "yes but not that one"),
        ("cancel", "cancel"), ("cancel", "cancel my appointment"), ("cancel", "never mind"),
        ("cancel", "yes, cancel everything"), ("cancel", "cancel it, no wait"),
        ("cancel", "yes, move it"), ("cancel", "cancel it?"), ("cancel", "drop it"),
        ("cancel", "cancel it and book Friday"), ("cancel", "if I must"), ("cancel", ""),
        ("cancel", "what happens if you cancel it"), ("cancel", "cancel the other one"),
        ("move", "change my appointment"), ("move", "change it"), ("move", "move it to Friday"),
        ("move", "yes, cancel it"), ("move", "don't move it"), ("move", "push it"),
        ("move", "move it back"), ("move", "yes, move it an hour later"), ("move", "move"),
    ],
)  # fmt: skip
def test_whatever_leaves_a_doubt_is_none(deed: Deed, words: str) -> None:
    assert not is_plain_yes_to(deed, words)
