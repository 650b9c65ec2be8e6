"""Whether a sentence only tells of an appointment that stands already.

"You have an appointment on Thursday at 11" is what a person asks for, and true where they have one;
without one it would be a claim that something was booked. Nothing that speaks of a change counts.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime, time

from app.language.ear import sentences
from app.language.understanding import understand

_TELLS = re.compile(
    r"\b(?:you(?:'ve| have)(?: got)?|you(?:'re| are)|there(?:'s| is)|it(?:'s| is)|"
    r"(?:your|the) (?:\w+ ){1,4}(?:is|stands))\b"
)
_CHANGES = re.compile(
    r"\b(?:cancel\w*|call\w* off|mov\w+|re-?schedul\w+|re-?book\w*|chang\w+|delet\w+|remov\w+|"
    r"drop\w*|push\w*|shift\w*|switch\w*|swap\w*|updat\w+|instead|gone|no longer|not|new|made|"
    r"i|we|i've|i'm|we've)\b"
)


def tells_of(sentence: str, starts: Collection[datetime], *, now: datetime, time_zone: str) -> bool:
    """Tell whether one sentence names day and time of one of `starts`, and speaks of no change.

    Never of several sentences. `starts` are aware, in the person's zone; `now` is aware.
    """
    plain = sentence.casefold().replace("’", "'")
    if not starts or not _TELLS.search(plain) or _CHANGES.search(plain):
        return False
    if len(sentences(sentence)) != 1:
        return False
    said = understand(sentence, now=now, time_zone=time_zone)
    if said.date is None or said.time is None or said.also_dates:
        return False
    times = {said.time.value, *(time.fromisoformat(value) for value in said.readings("time"))}
    return any(
        start.date() == said.date.value and start.time().replace(tzinfo=None) in times
        for start in starts
    )
