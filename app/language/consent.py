"""Whether words are a plain yes to cancelling or moving, and nothing else.

"Cancel it" is a yes where the question was "Shall I cancel it?", and would be a no after "Shall I
book it?". So the words for the deed itself count as "do it", and the rest is judged as any yes is.
"""

from __future__ import annotations

from typing import Literal

from app.language.lexicon import phrases
from app.language.plain_yes import is_plain_yes
from app.language.text import tokenise

Deed = Literal["cancel", "move"]

_VERBS: dict[Deed, tuple[str, ...]] = {
    "cancel": ("cancel", "delete", "remove", "drop"),
    "move": ("move", "reschedule", "change", "shift", "push"),
}
_OBJECTS = (
    "it", "that", "this", "that one", "this one",
    *(
        f"{whose} {what}"
        for whose in ("the", "my", "that", "this")
        for what in ("appointment", "booking", "meeting", "demo", "call", "session")
    ),
)  # fmt: skip
_DEEDS = {
    deed: phrases("; ".join(f"{verb} {what}" for verb in verbs for what in _OBJECTS))
    for deed, verbs in _VERBS.items()
}


def is_plain_yes_to(deed: Deed, text: str) -> bool:
    """Tell whether `text`, the whole of an answer to "Shall I cancel (move) it?", is a plain yes.

    Takes time linear in the length of `text`.
    """
    tokens = tokenise(text)
    if tokens.cut_short:
        return False
    words: list[str] = []
    i = 0
    while i < len(tokens):
        if named := tokens.match(i, _DEEDS[deed]):
            words += ["do", "it"]
            i += named
        else:
            words.append(tokens.word(i))
            i += 1
    return is_plain_yes(tokenise(" ".join(words)))
