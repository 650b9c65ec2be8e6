"""German words, folded: "Grüße" and "Gruesse" are one word."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from app.language import lexicon
from app.language.text import Token, Tokens
from app.language.text import tokenise as tokenise_any

_MOST_SKIPPED = 8
_FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def fold(text: str) -> str:
    """Return `text` in lower case, with umlauts and ß written out."""
    return text.lower().translate(_FOLDED)


def words(text: str) -> frozenset[str]:
    """Return the words of `text`, folded."""
    return lexicon.words(fold(text))


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of `text`, parted by semicolons, each as its words, folded."""
    return lexicon.phrases(fold(text))


class GermanTokens(Tokens):
    """Tokens whose `text` is folded, and where a full stop after a number makes it an ordinal."""

    __slots__ = ()

    def skip(self, index: int, words: Collection[str]) -> int:
        """Return the first place from `index` on whose token is not one of `words`.

        A few words are passed over and no more, so that a text of nothing else is read in a time
        that grows with its length alone.
        """
        most = min(index + _MOST_SKIPPED, len(self.texts))
        while index < most and self.texts[index] in words:
            index += 1
        return index

    def is_sentence_end(self, index: int) -> bool:
        """Tell whether a sentence ends at `index`: beyond the last token, or at a stop mark."""
        if self.word(index) == "." and self.is_number(index - 1) and self.glued(index):
            return index + 1 >= len(self)
        return super().is_sentence_end(index)


def tokenise(text: str) -> GermanTokens:
    """Split `text` into tokens; takes time linear in its length, and reads `MAX_CHARS` at most."""
    found = tokenise_any(text)
    return GermanTokens([_folded(found[i]) for i in range(len(found))], cut_short=found.cut_short)


def _folded(token: Token) -> Token:
    folded = token.text.translate(_FOLDED)
    return token if folded == token.text else replace(token, text=folded)
