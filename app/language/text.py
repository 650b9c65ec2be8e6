"""Words with their place in the text, the ground on which every grammar here stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.language.lexicon import Phrases

MAX_CHARS = 4000
"""No more of an utterance is read. Five minutes of fast speech are shorter than this."""

MAX_TOKENS = 1000
"""No more words and marks of it are read: five minutes of speech have fewer than this."""

MAX_SKIPPED = 12
"""Words of no meaning in a row that are passed over at most."""

_TOKEN = re.compile(r"(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<digits>[0-9]+)|(?P<mark>\S)")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a run of digits or a single mark.

    `text` is lower case with straight quotes and hyphens, `raw` is as written, `start` and `end`
    are places in the original text. `spaced` tells whether a blank stands before it.
    """

    text: str
    raw: str
    start: int
    end: int
    is_word: bool
    is_number: bool
    spaced: bool


class Tokens:
    """The tokens of one utterance, safe to ask beyond either end."""

    __slots__ = ("_items", "cut_short", "texts")

    def __init__(self, items: Sequence[Token], *, cut_short: bool) -> None:
        self._items = tuple(items)
        self.texts = tuple(token.text for token in self._items)
        self.cut_short = cut_short

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, index: int) -> Token:
        return self._items[index]

    def items(self) -> tuple[Token, ...]:
        """Return the tokens in order."""
        return self._items

    def without(self, fillers: Collection[str]) -> Tokens:
        """Return the tokens without words that stand alone and mean nothing."""
        kept = [
            token
            for i, token in enumerate(self._items)
            if token.text not in fillers or not self._stands_alone(i)
        ]
        return Tokens(kept, cut_short=self.cut_short) if len(kept) < len(self) else self

    def _stands_alone(self, index: int) -> bool:
        after = self._items[index + 1] if index + 1 < len(self._items) else None
        apart = after is None or after.spaced or after.text in {",", ".", "?", "!"}
        return self._items[index].spaced and apart

    def word(self, index: int) -> str:
        """Return the lower-case text at `index`, empty beyond either end."""
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def is_number(self, index: int) -> bool:
        """Tell whether digits stand at `index`."""
        return 0 <= index < len(self._items) and self._items[index].is_number

    def glued(self, index: int) -> bool:
        """Tell whether the token at `index` follows its forerunner without a blank."""
        return 0 < index < len(self._items) and not self._items[index].spaced

    def has(self, index: int, *phrase: str) -> bool:
        """Tell whether the words of `phrase` stand at `index`, one after the other."""
        return self.texts[index : index + len(phrase)] == phrase if index >= 0 else False

    def match(self, index: int, phrases: Collection[tuple[str, ...]]) -> int:
        """Return the length of the longest of `phrases` that stands at `index`, else 0."""
        if isinstance(phrases, Phrases):
            for phrase in phrases.starting.get(self.word(index), ()):
                if self.has(index, *phrase):
                    return len(phrase)
            return 0
        best = 0
        for phrase in phrases:
            if len(phrase) > best and self.has(index, *phrase):
                best = len(phrase)
        return best

    def skip(self, index: int, words: Collection[str]) -> int:
        """Return the first place from `index` on whose token is not one of `words`.

        No more than `MAX_SKIPPED` are skipped: nobody says more of them in a row, and the cost of
        reading stays linear in the text.
        """
        end = min(len(self.texts), index + MAX_SKIPPED)
        while index < end and self.texts[index] in words:
            index += 1
        return index

    def is_sentence_end(self, index: int) -> bool:
        """Tell whether a sentence ends at `index`: beyond the last token, or at a stop mark."""
        if index >= len(self._items):
            return True
        text = self.texts[index]
        if text in {"!", "?", ";"}:
            return True
        return text == "." and (index + 1 >= len(self._items) or self._items[index + 1].spaced)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return start and end in the text of the tokens from `first` up to, not with, `last`."""
        return self._items[first].start, self._items[last - 1].end


def shorten(text: str) -> str:
    """Return `text`, cut after a whole word where it is longer than `MAX_CHARS`."""
    if len(text) <= MAX_CHARS:
        return text
    cut = text[:MAX_CHARS]
    blank = max(cut.rfind(" "), cut.rfind("\n"))
    return cut[:blank] if blank > MAX_CHARS - 200 else cut


def tokenise(text: str) -> Tokens:
    """Split `text` into tokens; takes time linear in its length.

    No more than `MAX_CHARS` and `MAX_TOKENS` are read.
    """
    short = shorten(text)
    items: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(short):
        if len(items) == MAX_TOKENS:
            return Tokens(items, cut_short=True)
        raw = match.group()
        items.append(
            Token(
                text=raw.translate(_STRAIGHT).lower(),
                raw=raw,
                start=match.start(),
                end=match.end(),
                is_word=match.lastgroup == "word",
                is_number=match.lastgroup == "digits",
                spaced=match.start() > end or not items,
            )
        )
        end = match.end()
    return Tokens(items, cut_short=len(short) < len(text))


def has_phrase(tokens: Tokens, first: int, last: int, ways: tuple[tuple[str, ...], ...]) -> bool:
    """Tell whether one of `ways` stands between the tokens `first` and `last`."""
    return any((length := tokens.match(i, ways)) and i + length <= last for i in range(first, last))


def last_question(tokens: Tokens) -> tuple[int, int]:
    """Return the place of the last question, or else of the last sentence."""
    sentences: list[tuple[int, int]] = []
    start = 0
    for i in range(len(tokens) + 1):
        if tokens.is_sentence_end(i):
            if i > start:
                sentences.append((start, i))
            start = i + 1
    for first, last in reversed(sentences):
        if tokens.word(last) == "?":
            return first, last
    return sentences[-1] if sentences else (0, 0)
