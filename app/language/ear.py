"""Turns words for the eye into words for the ear, sentence by sentence."""

from __future__ import annotations

import re

_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,190}\.[A-Za-z]{2,24}")
_URL = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_CLOCK = re.compile(r"\b(\d{1,2}):(\d{2})(?:\s?([AaPp])\.?[Mm]\b\.?)?")
_SYMBOLS = {"&": " and ", "%": " percent ", "–": " to ", "—": ", ", "…": ".", "/": " or "}
_SILENT = re.compile(r"[*_`#<>|~\[\]{}\\^=“”„\"]")
_EMAIL_SIGNS = {".": "dot", "_": "underscore", "-": "dash", "+": "plus", "%": "percent"}

# A full stop after one of these ends no sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|No|Inc|Ltd|e\.g|i\.e|[ap]\.m|[A-Z])\.)$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’)]*(?=\s)")


def sentences(text: str) -> tuple[str, ...]:
    """Split a reply into sentences, so that the first can be heard while the next is made.

    Not after "p.m.", "Dr." or an initial, and never inside an address.
    """
    found = []
    begin = 0
    for end in _SENTENCE_END.finditer(text):
        piece = text[begin : end.end()]
        if end.group()[0] == "." and _ABBREVIATION.search(text[begin : end.start() + 1]):
            continue
        found.append(piece.strip())
        begin = end.end()
    found.append(text[begin:].strip())
    return tuple(piece for piece in found if piece)


def for_ear(text: str) -> str:
    """Word a sentence for the synthesiser: addresses spelled so that they can be checked."""
    text = _EMAIL.sub(lambda match: spoken_email(match.group()), text)
    text = _URL.sub("", text)
    text = _CLOCK.sub(_spoken_clock, text)
    for symbol, words in _SYMBOLS.items():
        text = text.replace(symbol, words)
    text = _SILENT.sub("", text)
    return re.sub(r"\s+([,.!?;:])", r"\1", " ".join(text.split()))


def spoken_email(address: str) -> str:
    """Word an e-mail address as one dictates it: signs as words, digits one by one.

    Pieces are set off by commas, so that the voice pauses where the listener checks.
    """
    pieces = []
    for part in re.findall(r"[A-Za-z]+|\d|\S", address):
        if part == "@":
            pieces.append(", at ")
        elif part in _EMAIL_SIGNS:
            pieces.append(f" {_EMAIL_SIGNS[part]} ")
        else:
            pieces.append(f" {part} " if part.isdigit() else part)
    return " ".join("".join(pieces).split()).replace(" ,", ",")


def _spoken_clock(match: re.Match[str]) -> str:
    hour, minute, half = match.groups()
    suffix = f" {half.upper()}M" if half else ""
    if minute == "00":
        return f"{int(hour)}{suffix}" if half else f"{int(hour)} o'clock"
    spoken_minute = f"oh {int(minute)}" if minute[0] == "0" else minute
    return f"{int(hour)} {spoken_minute}{suffix}"
