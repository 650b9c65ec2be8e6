"""Turns words for the eye into words for the ear, sentence by sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.language.calendar_words import MONTHS
from app.language.english_forms import ordinal
from app.language.forms import Language
from app.language.german.forms import MONTHS as GERMAN_MONTHS
from app.language.german.numbers import cardinal_words, hour_words, ordinal_words

_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,190}\.[A-Za-z]{2,24}")
_URL = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_CLOCK = re.compile(r"\b(\d{1,2}):(\d{2})(?:\s?(?:([AaPp])(?:\.[Mm]\.?|[Mm]\b)|Uhr\b))?")
_ISO_DATE = re.compile(r"\b\d{4}-(\d{2})-(\d{2})\b")
_SILENT = re.compile(r"[*_`#<>|~\[\]{}\\^=“”„\"]")
_AFTER_DAY = re.compile(r"\b[0-9]{1,2}\.$")
_HALF_DAY = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_NEW_SENTENCE = re.compile(
    r"\s+(?:Shall|Should|Is|Are|Does|Do|Would|Could|Can|Will|What|Which|When|Who|How|And|I|The|It|"
    r"You|Your|We|That|This|There|If|Please|Thank|Thanks|Okay|To|On|For|Or|Say|Just|My|A|An)\b"
)
_WHOLE_WORD = re.compile(r"\s+\S+\s")
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]+[\"”’)]*(?=\s)")


@dataclass(frozen=True, slots=True)
class EarWords:
    """The words of one language that stand for signs and numbers.

    `day` and `clock` word the matches of a date (month, day) and of a time (hour, minute, half),
    `alone` are short pieces of an address that are words. A full stop after an `abbreviation` ends
    no sentence, nor one after a number where that makes it an ordinal.
    """

    symbols: Mapping[str, str]
    digits: Sequence[str]
    signs: Mapping[str, str]
    at: str
    alone: frozenset[str]
    vowels: str
    abbreviation: re.Pattern[str]
    dot_makes_ordinal: bool
    day: Callable[[int, int], str]
    clock: Callable[[re.Match[str]], str]
    others: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = ()


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


def for_ear(text: str, language: Language = "en") -> str:
    """Word a sentence for the synthesiser: addresses spelled so that they can be checked."""
    words = _WORDS[language]
    text = _EMAIL.sub(lambda match: spoken_email(match.group(), language), text)
    text = _URL.sub("", text)
    text = _ISO_DATE.sub(lambda match: _spoken_date(match, words), text)
    text = _CLOCK.sub(words.clock, text)
    for pattern, worded in words.others:
        text = pattern.sub(worded, text)
    for symbol, word in words.symbols.items():
        text = text.replace(symbol, word)
    text = _SILENT.sub("", text)
    text = "".join(c for c in text if unicodedata.category(c) not in {"So", "Cs", "Co", "Cf"})
    return re.sub(r"\s+([,.!?;:])", r"\1", " ".join(text.split()))


def spoken_email(address: str, language: Language = "en") -> str:
    """Word an e-mail address as one dictates it: signs as words, digits one by one.

    What can't be pronounced is spelled letter by letter. Pieces are set off by commas, so that
    the voice pauses where the listener checks.
    """
    words = _WORDS[language]
    pieces = []
    for part in re.findall(r"[A-Za-z]+|\d|\S", address):
        if part == "@":
            pieces.append(f", {words.at} ")
        elif part in words.signs:
            pieces.append(f" {words.signs[part]} ")
        else:
            pieces.append(_spoken_piece(part, words))
    return " ".join("".join(pieces).split()).replace(" ,", ",")


def _spoken_piece(part: str, words: EarWords) -> str:
    if part.isdecimal():
        return f" {words.digits[int(part)]} "
    pronounceable = len(part) > 2 and any(c in words.vowels for c in part.lower())
    if pronounceable or part.lower() in words.alone:
        return part
    return f" {' '.join(part)} "


def _spoken_date(match: re.Match[str], words: EarWords) -> str:
    month, day = int(match.group(1)), int(match.group(2))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return match.group()
    return words.day(month, day)


def _english_day(month: int, day: int) -> str:
    return f"{tuple(MONTHS)[month - 1].capitalize()} {ordinal(day)}"


def _english_clock(match: re.Match[str]) -> str:
    hour, minute, half = match.groups()
    suffix = f" {half.upper()}M" if half else ""
    if minute == "00":
        return f"{int(hour)}{suffix}" if half else f"{int(hour)} o'clock"
    spoken_minute = f"oh {int(minute)}" if minute[0] == "0" else minute
    return f"{int(hour)} {spoken_minute}{suffix}"


def _german_day(month: int, day: int) -> str:
    return f"{ordinal_words(day)} {GERMAN_MONTHS[month - 1]}"


def _german_clock(match: re.Match[str]) -> str:
    hour, minute = int(match.group(1)), int(match.group(2))
    if hour > 24 or minute > 59:
        return match.group()
    return f"{hour_words(hour)} Uhr{f' {cardinal_words(minute)}' if minute else ''}"


_WORDS: Mapping[Language, EarWords] = {
    "en": EarWords(
        symbols={
            "&": " and ", "%": " percent ", " – ": ", ", "–": " to ", "—": ", ", "…": ".",
            "/": " or ", "+": " plus ",
        },
        digits=("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
        signs={".": "dot", "_": "underscore", "-": "dash", "+": "plus", "%": "percent"},
        at="at",
        alone=frozenset({"me", "io", "ai", "us"}),
        vowels="aeiouy",
        abbreviation=re.compile(
            r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|Inc|Ltd|e\.g|i\.e|[A-Z])\.)$", re.IGNORECASE
        ),
        dot_makes_ordinal=False,
        day=_english_day,
        clock=_english_clock,
    ),
    "de": EarWords(
        symbols={
            "&": " und ", "%": " Prozent ", " – ": ", ", "–": " bis ", "—": ", ", "…": ".",
            "/": " oder ", "+": " plus ",
        },
        digits=("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"),
        signs={
            ".": "Punkt", "_": "Unterstrich", "-": "Bindestrich", "+": "plus", "%": "Prozent",
        },
        at="Ät",
        alone=frozenset({"io", "de", "eu", "at"}),
        vowels="aeiouyäöü",
        abbreviation=re.compile(
            r"(?:\b(?:Hr|Fr|Dr|Prof|St|Str|Nr|Tel|ca|bzw|usw|evtl|inkl|z\.\s?B|d\.\s?h|[A-Z])\.)$",
            re.IGNORECASE,
        ),
        dot_makes_ordinal=True,
        day=_german_day,
        clock=_german_clock,
        others=(
            (
                re.compile(rf"\b([0-9]{{1,2}})\. (?=(?:{'|'.join(GERMAN_MONTHS)})\b)"),
                lambda match: f"{ordinal_words(int(match.group(1)))} ",
            ),
            (re.compile(r"\b1 Stunde\b"), lambda _: "eine Stunde"),
        ),
    ),
}  # fmt: skip
