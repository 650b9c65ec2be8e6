"""Turns words for the eye into words for the ear, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from app.language.ear_emails import EMAIL, spoken_email
from app.language.ear_english import ENGLISH
from app.language.ear_marks import without_markup, without_signs
from app.language.ear_words import EarWords
from app.language.forms import Language
from app.language.german.ear import GERMAN

_URL = re.compile(
    r"\b(?:https?://|www\.)[^\s<>()]*[^\s<>().,;:!?'\"]"
    r"|(?<![\w@.])(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10}/[^\s<>()]*[^\s<>().,;:!?'\"]",
    re.IGNORECASE,
)
_AFTER_DAY = re.compile(r"\b[0-9]{1,2}\.$")
_HALF_DAY = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_NEW_SENTENCE = re.compile(
    r"\s+(?:Shall|Should|Is|Are|Does|Do|Would|Could|Can|Will|What|Which|When|Who|How|And|I|The|It|"
    r"You|Your|We|That|This|There|If|Please|Thank|Thanks|Okay|To|On|For|Or|Say|Just|My|A|An)\b"
)
_WHOLE_WORD = re.compile(r"\s+\S+\s")
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]+[\"”’)]*(?=\s)")


def sentences(text: str, language: Language = "en") -> tuple[str, ...]:
    """Split a reply into sentences, so that the first can be heard while the next is made."""
    ends = [0, *sentence_ends(text, language), len(text)]
    pieces = (text[begin:end].strip() for begin, end in pairwise(ends))
    return tuple(piece for piece in pieces if piece)


def sentence_ends(text: str, language: Language = "en", *, is_whole: bool = True) -> Iterator[int]:
    """Yield where sentences end that something follows.

    Not after "Dr." or an initial, after "p.m." only where a new sentence begins, and never inside
    an address. Of a text that may go on, only those are told that what comes can't change.
    """
    words = _WORDS[language]
    begin = 0
    for end in _SENTENCE_END.finditer(text):
        before = text[begin : end.start() + 1][-8:]
        if end.group()[0] == "." and _is_shortened(before, words):
            after_hour = _HALF_DAY.search(before) is not None
            if after_hour and not is_whole and not _WHOLE_WORD.match(text, end.end()):
                return
            if not after_hour or not _NEW_SENTENCE.match(text, end.end()):
                continue
        begin = end.end()
        yield begin


def _is_shortened(before: str, words: EarWords) -> bool:
    if words.dot_makes_ordinal and _AFTER_DAY.search(before):
        return True
    return words.abbreviation.search(before) is not None


def for_ear(text: str, language: Language = "en", *, checked: Collection[str] = ()) -> str:
    """Word a sentence for the synthesiser, in words that can be heard and checked.

    The e-mail addresses that are `checked` already need no spelling.
    """
    words = _WORDS[language]
    text = without_markup(text)
    text = EMAIL.sub(
        lambda match: spoken_email(match[0], words, check=match[0] not in checked), text
    )
    text = _URL.sub(words.link, text) if _URL.sub("", text).strip(" .,:;!?") else ""
    for pattern, worded in words.rules:
        text = pattern.sub(worded, text)
    for symbol, word in words.symbols.items():
        text = text.replace(symbol, word)
    text = without_signs(text)
    return re.sub(r"\s+([,.!?;:])", r"\1", " ".join(text.split()))


_WORDS: Mapping[Language, EarWords] = {"en": ENGLISH, "de": GERMAN}
