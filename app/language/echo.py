"""A yes that repeats what was asked: "yes, Wednesday at two"."""

from __future__ import annotations

from collections.abc import Callable, Collection

from app.language.text import Tokens

_LEADS = frozenset({"on", "at", "for", "the", "um", "am", "dem", "den"})


def without(tokens: Tokens, spans: Collection[tuple[int, int]]) -> str:
    """Return the words without those at `spans`, and without what leads to them ("on", "at")."""
    gone = [any(a <= tokens[i].start < b for a, b in spans) for i in range(len(tokens))]
    for i in range(len(tokens) - 2, -1, -1):
        gone[i] = gone[i] or (gone[i + 1] and tokens.word(i) in _LEADS)
    kept = [tokens[i].raw for i in range(len(tokens)) if not gone[i]]
    return " ".join(kept)


def is_echo_yes(
    tokens: Tokens,
    spans: Collection[tuple[int, int]],
    *,
    tokenise: Callable[[str], Tokens],
    is_plain_yes: Callable[[Tokens], bool],
) -> bool:
    """Tell whether a yes has nothing beside it but what stands at `spans`."""
    if "?" in tokens.texts:
        return False
    rest = without(tokens, spans)
    return bool(rest.strip()) and is_plain_yes(tokenise(rest))
