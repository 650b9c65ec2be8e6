"""The part of an e-mail address behind the "at", dictated or written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.language.lexicon import words
from app.language.spelling import Kind, Piece, distance, written
from app.language.text import Tokens

PROVIDERS = (
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "live.com",
    "msn.com",
    "yahoo.com",
    "icloud.com",
    "me.com",
    "aol.com",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "web.de",
    "t-online.de",
    "freenet.de",
    "protonmail.com",
    "proton.me",
    "fastmail.com",
    "yandex.com",
    "mail.com",
    "hotmail.co.uk",
    "yahoo.co.uk",
    "btinternet.com",
    "orange.fr",
    "comcast.net",
    "verizon.net",
    "att.net",
    "sbcglobal.net",
    "mac.com",
    "hotmail.fr",
    "hotmail.de",
    "yahoo.fr",
    "yahoo.de",
    "outlook.de",
    "aol.de",
    "aol.it",
    "gmx.at",
    "gmx.ch",
    "libero.it",
    "wanadoo.fr",
    "free.fr",
    "laposte.net",
    "seznam.cz",
    "mail.ru",
    "bluewin.ch",
    "zoho.com",
)
BARE_PROVIDERS = frozenset(
    {"gmail", "hotmail", "outlook", "yahoo", "icloud", "aol", "protonmail", "googlemail"}
)
TLDS = words(
    "com org net edu gov io ai app dev co info biz me tv us uk de fr it es nl be ch at pl se "
    "no dk fi ie pt cz eu ca au nz in jp cn br mx ru xyz online shop site tech cloud email "
    "name gr hu ro sk si hr bg lt lv ee is lu li za sg hk kr il tr ua ac ar cl pro store blog "
    "agency studio design health care law int mil sm ng ke gh eg ae sa pk bd lk np th vn ph my id "
    "pe ve cy mt rs by kz tw ly to fm cc gg im sh one world life club group works team digital "
    "media solutions consulting academy london berlin museum travel jobs clinic dental legal "
    "page space website art bike coffee photo photography events fitness garden restaurant "
    "software systems services support technology ventures capital finance energy"
)
_WORDY_TLDS = words(
    "app me at it is in no be us my to by one world life club group works team page space art "
    "garden support care name health design law studio travel email online shop site store id"
)
"""Endings that are everyday words: they end a domain only behind a dot."""
_MISHEARD_TLDS = {
    "calm": "com", "come": "com", "comm": "com", "kom": "com", "cop": "com", "comb": "com",
    "dotcom": "com",
}  # fmt: skip
_ENDS_EARLY = words("com net org de")
_INSIDE = words("and the my our of for in on a")
"""Small words that a company's name may hold ("miller and sons")."""
_NOT_FIRST = words("least all first last noon once this that least present home work")
_MOST_WORDS = 4
_MOST_LABELS = 6
_MOST_PIECES = 40
_LONGEST_UNDOTTED = 12
_MOST_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain as read, up to, not with, the token `last`, and how sure it is."""

    name: str
    last: int
    confidence: float


def read_domain(tokens: Tokens, pieces: Sequence[Piece], k: int) -> Domain | None:
    """Return the domain that begins at piece `k`."""
    labels: list[str] = []
    j = k
    while len(labels) < _MOST_LABELS:
        end, label = _read_label(tokens, pieces, j, is_first=not labels)
        if end == j:
            break
        labels.extend(label.split("."))
        j = end
        dot = _dot_length(tokens, pieces, j)
        if not dot:
            break
        j += dot
    else:
        return None
    while j > k and _is_dot(pieces[j - 1]):
        j -= 1
    last = pieces[j - 1].last if j > k else 0
    return _finished(labels, last)


def near_misses(domain: str) -> tuple[str, ...]:
    """Return the well-known domains that an unknown one may be a slip of, likeliest first."""
    if domain in PROVIDERS:
        return ()
    label, _, ending = domain.partition(".")
    letters = set(domain)
    near: list[tuple[int, str]] = []
    for known in PROVIDERS:
        name, _, its_ending = known.partition(".")
        if abs(len(domain) - len(known)) > 2 or len(letters ^ set(known)) > 4:
            continue
        slips = 1 if _is_swapped(domain, known) else distance(domain, known)
        if name == label:
            close = slips <= 1
        else:
            most = 1 if len(name) < 6 else 2
            close = ending == its_ending and len(name) >= 5 and slips <= most
        if close:
            near.append((slips, known))
    near.sort(key=lambda each: each[0])
    return tuple(known for _, known in near[:_MOST_SUGGESTIONS])


def _is_swapped(left: str, right: str) -> bool:
    """Tell whether two neighbouring letters changed places."""
    differ = [i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b]
    return (
        len(left) == len(right)
        and len(differ) == 2
        and left[differ[0]] + left[differ[1]] == right[differ[1]] + right[differ[0]]
    )


def _finished(labels: list[str], last: int) -> Domain | None:
    if len(labels) == 1 and labels[0] in BARE_PROVIDERS:
        return Domain(f"{labels[0]}.com", last, 0.6)
    if len(labels) < 2 or not re.fullmatch(r"[a-z]{2,18}", labels[-1]):
        return None
    if labels[0] == "g-mail":
        labels = ["gmail", *labels[1:]]
    if not all(re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,62})", label) for label in labels):
        return None
    known = labels[-1] in TLDS
    return Domain(".".join(labels), last, 0.99 if known else 0.7)


def _read_label(
    tokens: Tokens, pieces: Sequence[Piece], k: int, *, is_first: bool
) -> tuple[int, str]:
    """Return where the label that begins at piece `k` ends, and the label (or "name.com")."""
    if not is_first and k < len(pieces):
        k = k + 1 if pieces[k].text == "-" else k
        ending = _read_ending(tokens, pieces, k)
        if ending is not None:
            return ending
    end = _dot_ahead(tokens, pieces, k)
    if end is None:
        return _read_undotted(pieces, k, is_first=is_first)
    label = written(_without_notes(pieces[k:end])).strip("._-+")
    return (end, label) if label else (k, "")


def _without_notes(pieces: Sequence[Piece]) -> list[Piece]:
    return [p for p in pieces if p.kind is not Kind.COMMA]


def _read_ending(tokens: Tokens, pieces: Sequence[Piece], k: int) -> tuple[int, str] | None:
    """Read the last label of a domain, or the last but one ("co", "ac") before another dot."""
    if k >= len(pieces):
        return None
    text = _MISHEARD_TLDS.get(pieces[k].text, pieces[k].text)
    if pieces[k].kind in {Kind.WORD, Kind.LETTER} and text in TLDS:
        if k + 1 < len(pieces) and pieces[k + 1].text == "-":
            return None
        if text not in _ENDS_EARLY and _dot_ahead(tokens, pieces, k) not in {None, k + 1}:
            return None
        return k + 1, text
    if pieces[k].kind is not Kind.LETTER:
        return None
    run = k
    j = k
    while j < len(pieces) and run - k < 6:
        if pieces[j].kind is Kind.LETTER:
            run = j + 1
        elif not (
            pieces[j].kind is Kind.COMMA
            or (pieces[j].text in {"-", "."} and not _dot_length(tokens, pieces, j))
        ):
            break
        j += 1
    if run < len(pieces) and pieces[run].kind is Kind.WORD and _dot_length(tokens, pieces, run + 1):
        return None
    letters = [j for j in range(k, run) if pieces[j].kind is Kind.LETTER]
    for count in (3, 2):
        spelled = "".join(pieces[j].text for j in letters[:count])
        if len(letters) >= count and spelled in TLDS:
            return letters[count - 1] + 1, spelled
    if len(letters) >= 2 and not _dot_length(tokens, pieces, run):
        return run, "".join(pieces[j].text for j in letters)
    return None


def _dot_ahead(tokens: Tokens, pieces: Sequence[Piece], k: int) -> int | None:
    """Return the piece of the dot that ends the label at `k`; `None` where there is none."""
    plain = 0
    j = k
    while j < len(pieces) and j - k < _MOST_PIECES:
        piece = pieces[j]
        if _dot_length(tokens, pieces, j):
            return j if j > k else None
        if piece.kind is Kind.WORD:
            plain += 1
            small = piece.text in _INSIDE and j > k
            tied = _is_tied(tokens, pieces, j, k)
            if plain > _MOST_WORDS or piece.text.endswith("dotcom"):
                return None
            if _ends_domain(piece.text) and not (small or tied):
                return None
            if j == k and piece.text in _NOT_FIRST and not tied:
                return None
        elif piece.kind in {Kind.LETTER, Kind.DIGITS, Kind.NOTE}:
            pass
        elif piece.kind is Kind.COMMA:
            if j == k or not _joins_letters(pieces, j):
                return None
        elif piece.text != "-" and not (j > k and _parts_letters(pieces, j)):
            return None
        j += 1
    return None


_DOMAIN_STOPS = words(
    "is thanks thank please or but so that's with to at i'm it's if then yes no okay what when "
    "where you your we i'd i'll me can could would will from by was are need want sorry wait "
    "actually mean meant"
)


def _is_tied(tokens: Tokens, pieces: Sequence[Piece], j: int, k: int) -> bool:
    """Tell whether a dot or hyphen stands right behind or before the word at `j`."""
    if _dot_length(tokens, pieces, j + 1):
        return True
    after = pieces[j + 1].text if j + 1 < len(pieces) else ""
    return after == "-" or (j > k and pieces[j - 1].text == "-")


def _ends_domain(word: str) -> bool:
    return word in _DOMAIN_STOPS


def _joins_letters(pieces: Sequence[Piece], j: int) -> bool:
    left, right = pieces[j - 1], pieces[j + 1] if j + 1 < len(pieces) else None
    if right is None:
        return False
    if right.text == "." and right.kind is Kind.SIGN:
        return True
    return left.kind is Kind.LETTER and right.kind in {Kind.LETTER, Kind.DIGITS}


def _parts_letters(pieces: Sequence[Piece], j: int) -> bool:
    """Tell whether a written "." stands between letters said one by one."""
    return (
        pieces[j].kind is Kind.MARK
        and pieces[j - 1].kind is Kind.LETTER
        and j + 1 < len(pieces)
        and pieces[j + 1].kind is Kind.LETTER
    )


def _read_undotted(pieces: Sequence[Piece], k: int, *, is_first: bool) -> tuple[int, str]:
    """Read a label that no dot follows: a provider by itself, or an ending."""
    if k >= len(pieces):
        return k, ""
    piece = pieces[k]
    if not is_first:
        if piece.kind is Kind.WORD and not _ends_domain(piece.text):
            return k + 1, _MISHEARD_TLDS.get(piece.text, piece.text)
        return k, ""
    for j in range(k, min(len(pieces), k + _LONGEST_UNDOTTED)):
        piece = pieces[j]
        if piece.kind is Kind.WORD:
            name = _name(pieces[k:j])
            if j > k and (
                piece.text in {"com", "dotcom"}
                or (piece.text in _MISHEARD_TLDS and name in BARE_PROVIDERS)
            ):
                return j + 1, f"{name}.com"
            if piece.text.endswith("dotcom"):
                return j + 1, f"{name}{piece.text[:-6]}.com"
        if (
            j > k
            and pieces[j - 1].kind is Kind.WORD
            and ((name := _name(pieces[k:j])) in BARE_PROVIDERS)
        ):
            return j, name
        if piece.text != "-" and piece.kind not in {Kind.WORD, Kind.LETTER, Kind.DIGITS}:
            return k, ""
        if piece.kind is Kind.WORD and _ends_domain(piece.text):
            return k, ""
    name = _name(pieces[k : k + _LONGEST_UNDOTTED])
    return (min(len(pieces), k + _LONGEST_UNDOTTED), name) if name in BARE_PROVIDERS else (k, "")


def _name(pieces: Sequence[Piece]) -> str:
    return written(pieces).replace("g-mail", "gmail")


def _is_dot(piece: Piece) -> bool:
    return piece.text == "." and piece.kind in {Kind.SIGN, Kind.MARK}


def _dot_length(tokens: Tokens, pieces: Sequence[Piece], k: int) -> int:
    """Return how many pieces the dot at piece `k` takes, spoken or written; 0 for none."""
    if k >= len(pieces) or not _is_dot(pieces[k]):
        return 0
    if pieces[k].kind is Kind.SIGN:
        after = pieces[k + 1] if k + 1 < len(pieces) else None
        if after is not None and (after.text == "-" or _is_dot(after)):
            return 2
        return 1 if after is not None else 0
    i = pieces[k].first
    if i + 1 >= len(tokens) or not (tokens[i + 1].is_word or tokens.is_number(i + 1)):
        return 0
    if tokens.glued(i + 1) or tokens[i].spaced:
        return 1
    if tokens.word(i + 1) in {"dot"}:
        return 1
    # "gmail. com", as some recognisers write it
    ends = i + 2 >= len(tokens) or not tokens[i + 2].is_word
    return 1 if tokens.word(i + 1) in _ENDS_EARLY and ends else 0
