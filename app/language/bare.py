"""Whether an utterance is nothing but a choice, or nothing but a refusal.

Judged by what may be there: a single word out of place ("2:30, but not on the phone") makes it
more than that.
"""

from __future__ import annotations

from collections.abc import Collection

from app.language.lexicon import words
from app.language.text import Tokens, tokenise
from app.language.values import Understanding

LONGEST = 14
"""Words and marks of a bare utterance; who says more means more."""

_AROUND_A_CHOICE = words(
    "please the a at for on i'd i'll i we'll would will like take want prefer choose to let's do "
    "go with that this one works work fine good great perfect okay ok yes yeah yep sure thanks "
    "thank you it that's is it's be me suits sounds then um uh er oh well so best , . !"
)
_REFUSAL = words(
    "no nope nah stop cancel quit forget it that this never mind thanks thank you please don't do "
    "not now i'd i'm rather sorry um uh er oh , . !"
)
_REFUSES = words("no nope nah stop cancel quit forget never don't not")


def is_bare_choice(text: str, said: Understanding) -> bool:
    """Tell whether `text`, of which `said` was understood, only chooses one time of some offered.

    A day beside it is part of the choice.
    """
    if not names_one_time(said):
        return False
    tokens = tokenise(text)
    spans = [(found.start, found.end) for found in (said.time, said.choice, said.date) if found]
    return is_covered(tokens, spans, _AROUND_A_CHOICE)


def names_one_time(said: Understanding) -> bool:
    """Tell whether one time was chosen, and nothing else was wished for."""
    chosen = said.time or said.choice
    if chosen is None or said.corrects or said.answer not in (None, "yes"):
        return False
    if said.choice is not None and said.choice.value.kind == "any":
        return False
    if said.also_dates or said.not_dates or said.not_times:
        return False
    if any((said.days, said.window, said.part, said.duration, said.other)):
        return False
    return not (said.email or said.name or said.notes)


def is_bare_refusal(text: str) -> bool:
    """Tell whether `text` only refuses or breaks off: "no thanks", "cancel that", "stop"."""
    tokens = tokenise(text)
    return bool(_REFUSES & set(tokens.texts)) and is_covered(tokens, (), _REFUSAL)


def is_covered(tokens: Tokens, spans: Collection[tuple[int, int]], small: Collection[str]) -> bool:
    """Tell whether there are only words of `small` beside the places in `spans`."""
    if tokens.cut_short or not 0 < len(tokens) <= LONGEST:
        return False
    return all(
        token.text in small or any(start <= token.start < end for start, end in spans)
        for token in tokens.items()
    )
