"""E-mail addresses, dictated ("maria underscore lopez 92 at gmail dot com") or written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.language.calendar_words import PARTS, WEEKDAYS
from app.language.lexicon import words
from app.language.numbers import CARDINALS, ZEROS
from app.language.spelling import (
    SIGN_WORDS,
    comparison,
    in_spelled_run,
    is_letter,
    qualifier_before,
    read_spelled,
)
from app.language.text import Tokens
from app.language.values import Expecting, Found

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
)
_BARE_PROVIDERS = frozenset({"gmail", "hotmail", "outlook", "yahoo", "icloud", "aol", "protonmail"})
_TLDS = words(
    "com org net edu gov io ai app dev co info biz me tv us uk de fr it es nl be ch at pl se "
    "no dk fi ie pt cz eu ca au nz in jp cn br mx ru xyz online shop site tech cloud email "
    "name gr hu ro sk si hr bg lt lv ee is lu li za sg hk kr il tr ua ac ar cl pro store blog "
    "agency studio design health care law int mil sm"
)
_MISHEARD_TLDS = {"calm": "com", "come": "com", "comm": "com", "kom": "com", "cop": "com"}
_STOPS = (
    words(
        "at email emails e mail address addresses "
        "is it's that's its be are was were am my the me us him her them "
        "on in of with by via use using under reach reached contact write send sent from to and "
        "or but so for you your he she they we i'm i'd i've i'll can could would will should have "
        "has had do does did please thanks yes yeah yep ok okay sure not right correct actually "
        "sorry mean meant say says spell spelled spelt now here there this these those what where "
        "when who how look looked looking meet meeting see seen saw found find check checked book "
        "booked booking working work works worked live online website page visit go went going "
        "get got getting just only also again well a.k.a it an if as because account accounts "
        "arrive arriving stay available everyone people someone name called like let's up out "
        "over day time start starts meets id mine hello hi hey"
    )
    | WEEKDAYS.keys()
    | PARTS.keys()
    | {"tomorrow", "today", "noon", "o'clock", "am", "pm"}
)
_DOMAIN_STOPS = words(
    "and is my the thanks thank please or but so that's with for to at that i'm i it's on if "
    "then yes no okay"
)
_NOT_PLAIN = SIGN_WORDS | CARDINALS.keys() | ZEROS | {"hundred", "thousand", "double", "triple"}
_MARKS = frozenset({".", "_", "-", "+", ","})
_WHOLE_LOCALS = frozenset({"hello", "contact", "booking", "bookings"})
_AT_TAILS: tuple[tuple[str, ...], ...] = (("sign",), ("the", "rate"), ("the", "rate", "of"))
_MAX_JOINED_WORDS = 3
_MAX_TOKENS = 80
_LOCAL = re.compile(r"[a-z0-9](?:[a-z0-9_+-]|\.(?!\.)){0,62}(?<!\.)")


@dataclass(frozen=True, slots=True)
class Address:
    """An e-mail address as found, over the tokens `first` up to, not with, `last`.

    `suggestions` are well-known addresses that it may be a slip of.
    """

    first: int
    last: int
    found: Found[str]
    suggestions: tuple[str, ...] = ()


def find_addresses(tokens: Tokens, *, expecting: Expecting | None) -> list[Address]:
    """Return the e-mail addresses in the order said.

    Where an address is expected, a lost "at" before a well-known provider is made good.
    """
    addresses: list[Address] = []
    floor = 0
    for i in range(len(tokens)):
        if i < floor:
            continue
        word = tokens.word(i)
        anchor = 0
        if word in {"@", "at"}:
            anchor = 1 + tokens.match(i + 1, _AT_TAILS)
        elif expecting == "email" and word in _BARE_PROVIDERS and tokens.word(i - 1) != "at":
            if tokens.word(i - 1) == "@":
                continue
        else:
            continue
        address = _read_address(tokens, i, i + anchor, floor)
        if address is not None:
            addresses.append(address)
            floor = address.last
    return addresses


def _read_address(tokens: Tokens, at: int, domain_at: int, floor: int) -> Address | None:
    domain = _read_domain(tokens, domain_at)
    if domain is None:
        return None
    name, last, domain_confidence = domain
    first = _local_start(tokens, at, floor)
    if first >= at:
        return None
    first = _after_repeated_word(tokens, first, at)
    local = read_spelled(tokens, first, at).strip("._-+")
    if not _LOCAL.fullmatch(local):
        return None
    written = tokens.word(at) == "@"
    dropped_at = domain_at == at
    clear = written or _is_spelled_out(tokens, first, at)
    confidence = min(domain_confidence, 0.5 if dropped_at else 0.95 if clear else 0.75)
    place = tokens.span(first, last)
    suggestions = tuple(f"{local}@{near}" for near in _near_misses(name))
    return Address(first, last, Found(f"{local}@{name}", *place, confidence), suggestions)


def _is_spelled_out(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether nothing was guessed: a single word, or parts with signs between them."""
    return all(
        not (
            tokens[i].is_word
            and tokens[i - 1].is_word
            and len(tokens.word(i)) > 1
            and len(tokens.word(i - 1)) > 1
        )
        or tokens.word(i) in SIGN_WORDS
        or tokens.word(i - 1) in SIGN_WORDS
        for i in range(first + 1, last)
    )


def _local_start(tokens: Tokens, at: int, floor: int) -> int:
    """Return where the part before the "at" begins, going backwards from it."""
    written = tokens.word(at) == "@" and tokens.glued(at)
    joined = 0
    j = at
    while j > floor and at - j < _MAX_TOKENS:
        k = j - 1
        word = tokens.word(k)
        if written and j < at and not tokens.glued(j) and not _goes_on(tokens, k, j):
            break
        if length := qualifier_before(tokens, j):
            j -= length
            continue
        if length := _comparison_before(tokens, j):
            j -= length
            joined = 0
            continue
        if word in _MARKS:
            if not _mark_belongs(tokens, k, at):
                break
            joined, j = 0, k
            continue
        if not (tokens[k].is_word or tokens.is_number(k)):
            break
        if word == "score" and tokens.word(k - 1) == "under":
            joined, j = 0, k - 1
            continue
        if len(word) > 1 and word in _STOPS and not (j == at and word in _WHOLE_LOCALS):
            break
        if word == "i" and not in_spelled_run(tokens, k) and tokens.word(j) not in SIGN_WORDS:
            break
        if word == "e" and tokens.has(k + 1, "-", "mail"):
            break
        is_plain = tokens[k].is_word and len(word) > 1 and word not in _NOT_PLAIN
        joined = joined + 1 if is_plain else 0
        if joined > _MAX_JOINED_WORDS:
            break
        j = k
    return j


def _goes_on(tokens: Tokens, k: int, j: int) -> bool:
    """Tell whether a written address began before a blank ("Lopez 92@...", "dot lopez@...")."""
    chunk = tokens.word(j)
    before = tokens.word(k)
    return (
        before in SIGN_WORDS
        or before == "_"
        or chunk.isdigit()
        or (len(chunk) == 1 and is_letter(tokens, k))
        or chunk in SIGN_WORDS
    )


def _comparison_before(tokens: Tokens, j: int) -> int:
    """Return the length of an "m as in Mary" that ends right before `j`."""
    for length in (4, 3):
        if j - length >= 0 and comparison(tokens, j - length) == length:
            return length
    return 0


def _mark_belongs(tokens: Tokens, k: int, at: int) -> bool:
    """Tell whether the mark at `k` is part of the address or of the sentence."""
    mark, left, right = tokens.word(k), tokens.word(k - 1), tokens.word(k + 1)
    left_spelled = is_letter(tokens, k - 1) or left in SIGN_WORDS or left in {"_", "."}
    right_spelled = is_letter(tokens, k + 1) or right in SIGN_WORDS or right in {"_", "."}
    if mark == ",":
        if k + 1 == at or tokens.is_number(k + 1):
            return True
        left_spelled = left_spelled or _comparison_before(tokens, k) > 0
        if is_letter(tokens, k + 1):
            return left_spelled or tokens.is_number(k - 1)
        return right_spelled or left_spelled or tokens.is_number(k - 1)
    if mark == ".":
        floating = tokens[k].spaced
        return (
            tokens.glued(k + 1)
            or floating
            or (is_letter(tokens, k - 1) and (right_spelled or k + 1 == at))
        )
    return True


def _after_repeated_word(tokens: Tokens, first: int, at: int) -> int:
    """Leave out a name said right before the address that begins with it again.

    "Maria Lopez maria underscore lopez" is heard without the comma that would part them.
    """
    seen: dict[str, int] = {}
    for i in range(first, at):
        word = tokens.word(i)
        if word in SIGN_WORDS or word in _MARKS:
            break
        if len(word) > 2 and tokens[i].is_word and word not in CARDINALS:
            if word in seen:
                return i
            seen[word] = i
    return first


def _read_domain(tokens: Tokens, i: int) -> tuple[str, int, float] | None:
    """Return the domain that begins at token `i`, where it ends, and a confidence."""
    labels: list[str] = []
    j = i
    while len(labels) < 6:
        end = _label_end(tokens, j, is_first=not labels)
        if end == j:
            break
        label = read_spelled(tokens, j, end).strip("._-+")
        label = _MISHEARD_TLDS.get(label, label) if labels else label
        if label == "dotcom":
            break
        if not re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,62})", label):
            break
        labels.append(label)
        j = end
        dot = _dot_length(tokens, j)
        if not dot and len(labels) == 1 and label in _BARE_PROVIDERS and tokens.word(j) == "com":
            continue
        if not dot or (label in _TLDS and len(labels) > 1 and not _names_suffix(tokens, j + dot)):
            break
        j += dot
    if tokens.word(j) == "dotcom":
        labels.append("com")
        j += 1
    return _finish_domain(j, labels)


def _finish_domain(last: int, labels: list[str]) -> tuple[str, int, float] | None:
    if len(labels) == 1 and labels[0] in _BARE_PROVIDERS:
        return f"{labels[0]}.com", last, 0.6
    if len(labels) < 2 or not re.fullmatch(r"[a-z]{2,18}", labels[-1]):
        return None
    if labels[0] == "g-mail":
        labels = ["gmail", *labels[1:]]
    known = labels[-1] in _TLDS
    return ".".join(labels), last, 0.99 if known else 0.7


def _label_end(tokens: Tokens, i: int, *, is_first: bool) -> int:
    """Return where the label of a domain that begins at token `i` ends."""
    if not is_first:
        i = i + 1 if tokens.word(i) == "-" else i
        if tokens.word(i) in _TLDS or tokens.word(i) in _MISHEARD_TLDS:
            return i + 1
    j, plain = i, 0
    while j < len(tokens) and j - i < _MAX_TOKENS:
        word = tokens.word(j)
        if word in {"dot", "period", "point", "dotcom"} or (word == "." and _dot_length(tokens, j)):
            break
        if tokens.is_sentence_end(j) or word in {".", ":", "@", "_", "+"}:
            break
        if word == ",":
            if is_letter(tokens, j - 1) and is_letter(tokens, j + 1):
                j += 1
                continue
            break
        if word == "-" or word in {"dash", "hyphen", "minus"}:
            j += 1
            continue
        if not (tokens[j].is_word or tokens.is_number(j)):
            break
        stops = j > i and (word in _DOMAIN_STOPS or word == "com")
        if stops and (len(word) > 1 or not in_spelled_run(tokens, j)):
            break
        if len(word) > 1 and tokens[j].is_word:
            plain += 1
            if plain > (_MAX_JOINED_WORDS if is_first else 2):
                break
            if not is_first and plain == 1 and not _dot_ahead(tokens, j + 1):
                return j + 1
        j += 1
    return j


def _dot_ahead(tokens: Tokens, i: int) -> bool:
    """Tell whether a dot follows within two words, so that they are one label together."""
    return any(_dot_length(tokens, j) for j in range(i, i + 2))


def _dot_length(tokens: Tokens, i: int) -> int:
    """Return the length of a dot at token `i`, spoken or written, else 0."""
    word = tokens.word(i)
    if word in {"dot", "period", "point"}:
        return 1
    if word != ".":
        return 0
    inside = i + 1 < len(tokens) and (tokens.glued(i + 1) or tokens[i].spaced)
    return 1 if inside and (tokens[i + 1].is_word or tokens.is_number(i + 1)) else 0


def _names_suffix(tokens: Tokens, i: int) -> bool:
    """Tell whether a further label such as "uk" follows."""
    word = tokens.word(i)
    return word in _TLDS or is_letter(tokens, i) or len(word) == 2


def _near_misses(domain: str) -> tuple[str, ...]:
    if domain in PROVIDERS:
        return ()
    return tuple(known for known in PROVIDERS[:12] if _is_one_slip(domain, known))


def _is_one_slip(left: str, right: str) -> bool:
    """Tell whether one letter added, lost, changed or swapped turns one into the other."""
    if abs(len(left) - len(right)) > 1:
        return False
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    a, b = left[start:], right[start:]
    return (
        a[1:] == b[1:]
        or a[1:] == b
        or a == b[1:]
        or (len(a) > 1 and a[:2] == b[1::-1] and a[2:] == b[2:])
    )
