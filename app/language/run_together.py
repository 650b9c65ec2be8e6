"""Words of a dictated address that a recogniser wrote as one ("milleratexample.com")."""

from __future__ import annotations

from collections.abc import Iterator

from app.language.lexicon import words
from app.language.text import Token, Tokens

_LABELS = words("googlemail protonmail fastmail hotmail outlook icloud yahoo gmail gmx")
"""Providers whose names are told apart even at the end of a longer word."""
_LIKE_AT = ("at", "add", "and", "ad", "et", "it", "ag", "act", "app")
_INSIDE = ("at", "et", "ad")
"""What is taken for the "at" before a domain that is not known, the likeliest first."""
_SHORTEST_PART = 3


def taken_apart(tokens: Tokens) -> Tokens:
    """Return the tokens with such words parted into those that were said.

    Meant for words that an address was asked of: elsewhere "atlas.com" is a domain of its own.
    """
    items: list[Token] = []
    for i in range(len(tokens)):
        begins_domain = tokens.word(i + 1) == "." and tokens.glued(i + 1) and tokens.glued(i + 2)
        after_at = tokens.word(i - 1) in {"at", "@"}
        parts = (
            list(_parts(tokens.word(i), begins_domain=begins_domain and not after_at))
            if tokens[i].is_word
            else [tokens.word(i)]
        )
        items.extend(_split(tokens[i], parts))
    return Tokens(items, cut_short=tokens.cut_short)


def _split(token: Token, parts: list[str]) -> Iterator[Token]:
    if len(parts) == 1:
        yield token
        return
    start = token.start
    for part in parts:
        end = min(start + len(part), token.end)
        yield Token(
            text=part,
            raw=token.raw[start - token.start : end - token.start],
            start=start,
            end=end,
            is_word=True,
            is_number=False,
            spaced=True,
        )
        start = end


def _parts(word: str, *, begins_domain: bool) -> Iterator[str]:
    head, sign, tail = word.partition("underscore")
    if sign:
        if head:
            yield head
        yield sign
        if tail:
            yield from _parts(tail, begins_domain=begins_domain)
        return
    if begins_domain:
        yield from _before_domain(word)
    else:
        yield word


def _before_domain(word: str) -> Iterator[str]:
    """Part the word that a domain begins in: what comes before the "at", the "at", the rest."""
    for label in sorted(_LABELS, key=len, reverse=True):
        if word.endswith(label) and word != label:
            rest = word.removesuffix(label)
            like = next((each for each in _LIKE_AT if rest.endswith(each)), "")
            local = rest.removesuffix(like) if like else rest
            if local:
                yield local
            if like:
                yield "at"
            yield label
            return
    for like in _INSIDE:
        places = [
            i
            for i in range(len(word) - _SHORTEST_PART - 1)
            if word.startswith(like, i) and (i == 0 or i >= 2)
        ]
        good = [i for i in places if i == 0 or i >= _SHORTEST_PART] or places
        # "et" and "ad" are parts of many words, so both sides have to be whole ones.
        if like != "at":
            good = [i for i in good if _SHORTEST_PART <= i < len(word) - _SHORTEST_PART - 2]
        if good:
            at = good[0]
            if at:
                yield word[:at]
            yield "at"
            yield word[at + 2 :]
            return
    yield word
