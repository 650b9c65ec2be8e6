"""Turns words for the eye into words for the ear, sentence by sentence."""

from __future__ import annotations

import re
import unicodedata

from app.language.calendar_words import MONTHS
from app.language.english_forms import ordinal

_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,190}\.[A-Za-z]{2,24}")
_URL = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_CLOCK = re.compile(r"\b(\d{1,2}):(\d{2})(?:\s?([AaPp])(?:\.[Mm]\.?|[Mm]\b))?")
_ISO_DATE = re.compile(r"\b\d{4}-(\d{2})-(\d{2})\b")
_SYMBOLS = {
    "&": " and ", "%": " percent ", " – ": ", ", "–": " to ", "—": ", ", "…": ".", "/": " or ",
    "+": " plus ",
}  # fmt: skip
_SILENT = re.compile(r"[*_`#<>|~\[\]{}\\^=“”„\"]")
_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_EMAIL_SIGNS = {".": "dot", "_": "underscore", "-": "dash", "+": "plus", "%": "percent"}

# A full stop after one of these ends no sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|Inc|Ltd|e\.g|i\.e|[A-Z])\.)$", re.IGNORECASE
)
_HALF_DAY = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_NEW_SENTENCE = re.compile(
    r"\s+(?:Shall|Should|Is|Are|Does|Do|Would|Could|Can|Will|What|Which|When|Who|How|And|I|The|It|"
    r"You|Your|We|That|This|There|If|Please|Thank|Thanks|Okay|To|On|For|Or|Say|Just|My|A|An)\b"
)
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’)]*(?=\s)")


def sentences(text: str) -> tuple[str, ...]:
    """Split a reply into sentences, so that the first can be heard while the next is made.

    Not after "Dr." or an initial, after "p.m." only where a new sentence begins, and never inside
    an address.
    """
    found = []
    begin = 0
    for end in _SENTENCE_END.finditer(text):
        piece = text[begin : end.end()]
        before = text[begin : end.start() + 1]
        shortened = end.group()[0] == "." and _ABBREVIATION.search(before[-8:])
        after_hour = _HALF_DAY.search(before[-8:]) and _NEW_SENTENCE.match(text, end.end())
        if shortened and not after_hour:
            continue
        found.append(piece.strip())
        begin = end.end()
    found.append(text[begin:].strip())
    return tuple(piece for piece in found if piece)


def for_ear(text: str) -> str:
    """Word a sentence for the synthesiser: addresses spelled so that they can be checked."""
    text = _EMAIL.sub(lambda match: spoken_email(match.group()), text)
    text = _URL.sub("", text)
    text = _ISO_DATE.sub(_spoken_date, text)
    text = _CLOCK.sub(_spoken_clock, text)
    for symbol, words in _SYMBOLS.items():
        text = text.replace(symbol, words)
    text = _SILENT.sub("", text)
    text = "".join(c for c in text if unicodedata.category(c) not in {"So", "Cs", "Co", "Cf"})
    return re.sub(r"\s+([,.!?;:])", r"\1", " ".join(text.split()))


def spoken_email(address: str) -> str:
    """Word an e-mail address as one dictates it: signs as words, digits one by one.

    What can't be pronounced is spelled letter by letter. Pieces are set off by commas, so that
    the voice pauses where the listener checks.
    """
    pieces = []
    for part in re.findall(r"[A-Za-z]+|\d|\S", address):
        if part == "@":
            pieces.append(", at ")
        elif part in _EMAIL_SIGNS:
            pieces.append(f" {_EMAIL_SIGNS[part]} ")
        else:
            pieces.append(_spoken_piece(part))
    return " ".join("".join(pieces).split()).replace(" ,", ",")


def _spoken_piece(part: str) -> str:
    if part.isdecimal():
        return f" {_DIGITS[int(part)]} "
    pronounceable = len(part) > 2 and re.search(r"[aeiouy]", part, re.IGNORECASE)
    if pronounceable or part.lower() in {"me", "io", "ai", "us"}:
        return part
    return f" {' '.join(part)} "


def _spoken_date(match: re.Match[str]) -> str:
    month, day = int(match.group(1)), int(match.group(2))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return match.group()
    return f"{tuple(MONTHS)[month - 1].capitalize()} {ordinal(day)}"


def _spoken_clock(match: re.Match[str]) -> str:
    hour, minute, half = match.groups()
    suffix = f" {half.upper()}M" if half else ""
    if minute == "00":
        return f"{int(hour)}{suffix}" if half else f"{int(hour)} o'clock"
    spoken_minute = f"oh {int(minute)}" if minute[0] == "0" else minute
    return f"{int(hour)} {spoken_minute}{suffix}"
