"""Whether an e-mail address that was heard looks like the person's name with a slip in it."""

from __future__ import annotations

import re
import unicodedata

from app.language.spelling import alike, distance

_LEAST = 3
_SLIPS = 2  # letters, in a first and a last name that are written as one
_UMLAUT = re.compile(r"(?<=[aou])e")


def differs_from_name(email: str, name: str) -> bool:
    """Tell whether an address holds nearly the person's name, but not quite: "bram" for "Brown".

    An address that has nothing of the name, or all of what it has right, does not differ.
    """
    local = _plain(email.rpartition("@")[0])
    pieces = [piece for piece in re.split(r"[^a-z]+", local) if len(piece) >= _LEAST]
    words = [word for word in re.split(r"[^a-z]+", _plain(name)) if len(word) >= _LEAST]
    whole = "".join(words)
    if len(pieces) == 1 and len(words) > 1 and 0 < distance(pieces[0], whole) <= _SLIPS:
        return True
    return any(_is_meant(word, pieces, words) for word in words)


def _is_meant(word: str, pieces: list[str], words: list[str]) -> bool:
    """Tell whether a word of the name stands nearly, but not rightly, in the address."""
    if any(word in piece for piece in pieces):
        return False
    others = [piece for piece in pieces if not any(each in piece for each in words)]
    # Beside another word that is right, the same first letter or the same sound is enough.
    surely = len(others) < len(pieces)
    signs = ((piece[0] == word[0], alike(piece, word)) for piece in others)
    return any(any(pair) if surely else all(pair) for pair in signs)


def _plain(text: str) -> str:
    """Return a text in which "Jörg", "Joerg" and "Jorg" are the same."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c) and c not in "'’")
    return _UMLAUT.sub("", plain)
