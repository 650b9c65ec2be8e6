"""What German words mean that answer a question, and free times that the assistant named."""

from __future__ import annotations

from collections.abc import Collection
from datetime import time

from app.language.consent import Deed
from app.language.german.answers import is_plain_yes
from app.language.german.text import tokenise, words
from app.language.german.times import read_clock
from app.language.named_times import match_times
from app.language.text import Tokens
from app.language.times import Clock

_NOTHING = words("keine keins keinen keiner nichts nein")


def is_plain_yes_to(deed: Deed, text: str) -> bool:
    """Tell whether `text` is a plain yes to cancelling or moving, and nothing else."""
    tokens = tokenise(text)
    return not tokens.cut_short and is_plain_yes(tokens, deed)


def times_named(text: str, among: Collection[time]) -> tuple[time, ...]:
    """Return the times of `among` that `text` names, in the order named."""
    tokens = tokenise(text)
    clocks: list[Clock] = []
    i = 0
    while i < len(tokens):
        clock = read_clock(tokens, i, bare=True, loose=True)
        if clock is None or _counts_something(tokens, clock):
            i += 1
            continue
        clocks.append(clock)
        i = clock.last
    return match_times(clocks, among)


def means_nothing(text: str) -> bool:
    """Tell whether none of several options is chosen."""
    return set(tokenise(text).texts) <= _NOTHING | {".", "!", "davon", "von", "denen"}


def _counts_something(tokens: Tokens, clock: Clock) -> bool:
    """Tell "3 freie Zeiten" and "den 15. Oktober" from hours."""
    following = tokens.word(clock.last)
    return not clock.sure and (following in {"freie", "freien", "."} or following.isalpha())
