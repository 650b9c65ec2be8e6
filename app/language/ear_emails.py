"""E-mail addresses for the ear: as one dictates them, and spelled where one could mistake them."""

from __future__ import annotations

import re

from app.language.domains import PROVIDERS
from app.language.ear_words import EarWords
from app.language.lexicon import words

EMAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,190}\.[A-Za-z]{2,24}")

PLAIN_WORDS = words(
    # What mailboxes are called, and given names that are nearly always written in one way.
    "info mail email office contact hello sales team support admin test booking bookings me post "
    "home shop service web news "
    "adam alice andrew anna anne anthony barbara ben benjamin bob charles daniel david diana "
    "edward elizabeth emily emma eric george henry jack james jane jason jennifer jessica "
    "john jonas joseph julia karen kate kevin laura lisa london lucas maria mark martin mary max "
    "michael nancy nina oliver patrick paul peter richard robert ryan sam samuel sandra simon "
    "susan thomas tim tina tom victoria william "
    "alexander andreas birgit claudia dieter elena frank georg hans heike jan jens jürgen karin "
    "klaus leon lena lukas manfred marie markus monika nicole petra sabine stefan sven ute "
    "uwe werner wolfgang"
)


_WELL_KNOWN = frozenset({*PROVIDERS, "example.com", "example.org", "example.net"})
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov"})


def spoken_email(address: str, language_words: EarWords, *, check: bool = True) -> str:
    """Word an e-mail address: signs as words, digits one by one.

    What can't be pronounced is spelled letter by letter. So is, behind the word, what could be
    written in more than one way, so that the listener can `check` it; the names of well-known
    providers and the ends of domains can't. Pieces are set off by commas, so that the voice pauses
    where the listener checks.
    """
    local, _, domain = address.rpartition("@")
    own, end = _own_part(domain)
    before = _worded(local, language_words, check=check)
    after = _worded(own, language_words, check=check) + _worded(end, language_words)
    said = f"{before}, {language_words.at} {after}"
    return re.sub(r"[\s,]*,", ",", " ".join(said.split()))


def _own_part(domain: str) -> tuple[str, str]:
    """Part a domain into what somebody chose and what it ends with: "acme", ".co.uk"."""
    if domain.casefold() in _WELL_KNOWN:
        return "", domain
    own, _, last = domain.rpartition(".")
    rest, _, second = own.rpartition(".")
    if rest and second.casefold() in _SECOND_LEVEL and len(last) == 2:
        return rest, f".{second}.{last}"
    return own, f".{last}"


def _worded(part: str, words: EarWords, *, check: bool = False) -> str:
    pieces = []
    for piece in re.findall(r"[A-Za-z]+|\d|\S", part):
        if piece in words.signs:
            pieces.append(f" {words.signs[piece]} ")
        elif piece.isdecimal():
            pieces.append(f" {words.digits[int(piece)]} ")
        elif not _is_pronounceable(piece, words):
            pieces.append(f" {_spelled(piece)} ")
        elif check and piece.casefold() not in words.plain:
            pieces.append(f"{piece}, {words.spelled} {_spelled(piece)}, ")
        else:
            pieces.append(piece)
    return "".join(pieces)


def _is_pronounceable(piece: str, words: EarWords) -> bool:
    if piece.casefold() in words.alone | words.plain:
        return True
    return len(piece) > 2 and any(c in words.vowels for c in piece.casefold())


def _spelled(piece: str) -> str:
    """Return letters that a voice reads as letters: a small "a" would be an article."""
    return " ".join(piece.upper())
