"""When a pause ends a turn that nobody ends by a key. Pure.

People pause in the middle of a sentence for longer than they like to wait at its end, so the
words decide how long a pause is waited for.
"""

from __future__ import annotations

from collections.abc import Callable

SHORT_PAUSE = 0.7
"""Seconds of silence that end a turn whose words are complete."""

LONG_PAUSE = 1.8
"""Seconds of silence that end any turn."""


def ends_turn(pause: float, words: str | None, is_unfinished: Callable[[str], bool]) -> bool:
    """Tell whether a pause of so many seconds ends the turn.

    `words` is all that was said before it, None where that is not known yet.
    """
    if pause < SHORT_PAUSE:
        return False
    if pause >= LONG_PAUSE:
        return True
    return words is not None and not is_unfinished(words)
