"""Whether words are a plain yes to cancelling or moving, and nothing else.

"Cancel it" is a yes where the question was "Shall I cancel it?", and would be a no after "Shall I
book it?". So the words for the deed itself count as "do it", and the rest is judged as any yes is.
"Cancel my appointment" asks for it again and may be about another one: it is no yes by itself, but
does not spoil one. And "change it" may be about what is proposed.
"""

from __future__ import annotations

from typing import Literal

from app.language.lexicon import phrases
from app.language.plain_yes import is_plain_yes
from app.language.text import tokenise

Deed = Literal["cancel", "move"]

_VERBS: dict[Deed, tuple[str, ...]] = {
    "cancel": ("cancel", "delete"),
    "move": ("move", "reschedule"),
}
_POINTERS = ("it", "that", "this", "that one", "this one")
_NAMED = tuple(
    f"{whose} {what}"
    for whose in ("the", "my", "that", "this")
    for what in ("appointment", "booking", "meeting", "demo", "call", "session")
)
_ORDERS = {
    deed: phrases("; ".join(f"{verb} {what}" for verb in verbs for what in _POINTERS))
    for deed, verbs in _VERBS.items()
}
_MENTIONS = {
    deed: phrases("; ".join(f"{verb} {what}" for verb in verbs for what in _NAMED))
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
        if ordered := tokens.match(i, _ORDERS[deed]):
            words += ["do", "it"]
            i += ordered
        elif mentioned := tokens.match(i, _MENTIONS[deed]):
            i += mentioned
        else:
            words.append(tokens.word(i))
            i += 1
    return bool(words) and is_plain_yes(tokenise(" ".join(words)))
