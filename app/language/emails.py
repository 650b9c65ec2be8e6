"""E-mail addresses, dictated ("maria underscore lopez 92 at gmail dot com") or written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.language.calendar_words import PARTS, WEEKDAYS
from app.language.domains import BARE_PROVIDERS, PROVIDERS, near_misses, read_domain
from app.language.lexicon import phrases, words
from app.language.name_words import names_set_off
from app.language.run_together import taken_apart
from app.language.spelling import Kind, Piece, is_spelled_before, lay_out, written
from app.language.text import Tokens
from app.language.values import Expecting, Found

_STOPS = (
    words(
        "at email emails e mail mails address addresses "
        "is it's that's its be are was were am my the me us him her them "
        "on in of with by via use using used under reach reached contact write writing send sent "
        "sending from to and or but so for you your he she they we i'm i'd i've i'll can could "
        "would will should have has had do does did please thanks thank yes yeah yep ok okay sure "
        "not right correct actually "
        "sorry mean meant say says said spell spells spelled spelt now here there this these those "
        "what where when who whom how why look looks looked looking meet meets meeting see seen "
        "saw find found check checks checked book booked booking working work works worked live "
        "lives online website page visit visited go goes went going "
        "get gets got getting just only also again well a.k.a it an if as because account accounts "
        "arrive arriving stay stays available everyone people someone name called like let's up "
        "out over day time start starts meets id mine hello hi hey think guess believe suppose "
        "take takes put down note try tried give gave giving given want wants wanted need needs "
        "prefer choose add added type typed enter tell told ask asked wait no nope alright great "
        "good fine best ready about into than then maybe perhaps really very need keep make made "
        "let lets calling call phone forward confirm confirmed confirmation invite invitation "
        "everything something anything nothing one's ones which uses wrote sit sitting live-in "
        "waiting standing stand looking eat eating sleep buy bought sell sells order ordered shop "
        "read saying available registered sign signed log logged search searched browse apply "
        "applied register message messages text texted ping drop shoot contacted correspond "
        "business private personal company office's line yours ours theirs been being it'd that'd "
        "should've may've let'd ahead absolutely certainly course probably usually always never"
    )
    | WEEKDAYS.keys()
    | PARTS.keys()
    | {"tomorrow", "today", "noon", "o'clock", "am", "pm"}
)
_NEVER_IN = words("is it's that's its be are was email mail address e-mail am with at it the")
"""Words that stand before an address even where a sign follows them."""
_WHOLE_LOCALS = words(
    "hello contact booking bookings will mail office sales team hi hey call sell shop message "
    "meet order read work private business company start"
)
"""Words that may be all there is before the "at", though they mean something else elsewhere."""
_NOUNS = words("book shop mail office team work page account phone call best night day good")
"""Words that belong to an address behind another word of it ("art book at ...")."""
_ALSO_NAMES = words("will day page night best good start time")
"""Words that begin an address right behind a lead-in ("it's will brown at ...")."""
_LEADS = words("is it's to at be use take down address email that's mail i'd with for")
_TAKES_BACK = phrases(
    "no; no wait; no sorry; sorry; sorry no; i mean; i meant; actually; wait; wait no; oops; "
    "correction; rather; no i mean; sorry i mean; no it's; make that; or rather; scratch that; "
    "no no; excuse me; not that; no actually; no , it's; no , sorry; sorry , i mean; no , wait; "
    "no , i mean; no , actually; oh no; my mistake"
)
_AT_TAILS = phrases("sign; symbol; the rate; the rate of; sign symbol; symbol sign")
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l"})
_LIKE_AT = words("on add ad and et ate eight act app a hat had that it out @ after had edit")
"""What recognisers write for the "at" before a domain."""
_MENTIONS = words("email e-mail emails mail")
_LONGEST_LABEL = 12  # pieces
_SURE = 0.9
_MAX_JOINED_WORDS = 3
_MAX_PIECES = 80
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


def find_addresses(
    tokens: Tokens, pieces: Sequence[Piece], *, expecting: Expecting | None
) -> list[Address]:
    """Return the e-mail addresses in the order said; `pieces` are the tokens laid out.

    Where an address is expected, a lost or misheard "at" before a domain is made good, and words
    that were written as one are taken apart.
    """
    found = _find(tokens, pieces, expecting)
    if found or not (expecting == "email" or _MENTIONS & set(tokens.texts)):
        return found
    apart = taken_apart(tokens)
    its_pieces = pieces if len(apart) == len(tokens) else lay_out(apart)
    made_good = _find(apart, its_pieces, "email") or _find_without_at(apart, its_pieces)
    return [_in_tokens(address, tokens) for address in made_good]


def _find(tokens: Tokens, pieces: Sequence[Piece], expecting: Expecting | None) -> list[Address]:
    addresses: list[Address] = []
    behind_names = names_set_off(tokens)
    floor = 0
    for k, piece in enumerate(pieces):
        if k < floor or tokens.word(piece.first) not in {"@", "at"}:
            continue
        tail = tokens.match(piece.first + 1, _AT_TAILS)
        domain_at = _piece_at(pieces, piece.first + 1 + tail, k + 1)
        for place in behind_names:
            # The name ends there, unless the "at" follows at once and it is the address as well.
            if place < piece.first:
                floor = max(floor, _piece_at(pieces, place, floor))
        address = _Reading(tokens, pieces, k, floor, expecting).read(domain_at)
        if address is not None:
            addresses.append(address)
            floor = _piece_at(pieces, address.last, domain_at)
    return addresses


def _find_without_at(tokens: Tokens, pieces: Sequence[Piece]) -> list[Address]:
    """Return the address whose "at" was lost before a known domain, or misheard before any."""
    near = _near_a_dot(pieces)
    for k in range(1, len(pieces)):
        if pieces[k].kind not in {Kind.WORD, Kind.LETTER, Kind.DIGITS} or not near[k]:
            continue
        domain = read_domain(tokens, pieces, k)
        if domain is None:
            continue
        before = pieces[k - 1]
        misheard = before.text in _LIKE_AT and before.kind in {Kind.WORD, Kind.DIGITS}
        article = tokens.word(before.first) == "a" and before.last == before.first + 1
        misheard = misheard or (article and domain.confidence > _SURE)
        if not (misheard or domain.name in PROVIDERS) or (misheard and k == 1):
            continue
        at = k - 1 if misheard else k
        address = _Reading(tokens, pieces, at, 0, "email").read(k)
        if address is not None:
            return [replace(address, found=replace(address.found, confidence=0.5))]
    return []


def _near_a_dot(pieces: Sequence[Piece]) -> list[bool]:
    """Tell for each piece whether a dot or a provider's name comes soon enough for a domain."""
    near = [False] * len(pieces)
    left = 0
    for k in range(len(pieces) - 1, -1, -1):
        piece = pieces[k]
        is_dot = piece.text == "." and piece.kind in {Kind.SIGN, Kind.MARK}
        left = _LONGEST_LABEL if is_dot or piece.text in BARE_PROVIDERS else left - 1
        near[k] = left > 0
    return near


def _in_tokens(address: Address, tokens: Tokens) -> Address:
    """Return an address, found in words taken apart, with its place in `tokens`."""
    start, end = address.found.start, address.found.end
    inside = [i for i in range(len(tokens)) if tokens[i].start < end and tokens[i].end > start]
    unsure = replace(address.found, confidence=min(address.found.confidence, 0.6))
    return replace(address, first=inside[0], last=inside[-1] + 1, found=unsure)


def _typed(local: str) -> str:
    """Return a local part as it is typed: without apostrophes and accents ("mueller")."""
    plain = unicodedata.normalize("NFKD", local.translate(_SPELLED_OUT))
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’")


def _piece_at(pieces: Sequence[Piece], token: int, start: int) -> int:
    k = start
    while k < len(pieces) and pieces[k].first < token:
        k += 1
    return k


class _Reading:
    """Reads the one address whose "at" is piece `at`."""

    def __init__(
        self,
        tokens: Tokens,
        pieces: Sequence[Piece],
        at: int,
        floor: int,
        expecting: Expecting | None,
    ) -> None:
        self._tokens = tokens
        self._pieces = pieces
        self._at = at
        self._floor = floor
        self._expecting = expecting

    def read(self, domain_at: int) -> Address | None:
        """Return the address, or `None` where the words make none."""
        pieces = self._pieces
        domain = read_domain(self._tokens, pieces, domain_at)
        if domain is None or self._tokens.word(domain.last) in {"at", "@"}:
            return None
        first = self._local_start()
        if first >= self._at:
            return None
        first = self._after_repeated_word(first)
        local = _typed(written(pieces[first : self._at])).strip("._-+")
        if not _LOCAL.fullmatch(local):
            return None
        is_typed = self._tokens.word(pieces[self._at].first) == "@"
        # A recogniser that takes an address for one of the web puts this before the domain.
        name = domain.name if is_typed else domain.name.removeprefix("www.")
        clear = is_typed or self._is_clear(first)
        confidence = min(domain.confidence, 0.95 if clear else 0.75)
        start = pieces[first].first
        place = self._tokens.span(start, domain.last)
        suggestions = tuple(f"{local}@{near}" for near in near_misses(name))
        found = Found(f"{local}@{name}", *place, confidence)
        return Address(start, domain.last, found, suggestions)

    def _is_clear(self, first: int) -> bool:
        """Tell whether nothing was guessed: no two words were run together."""
        kinds = [p.kind for p in self._pieces[first : self._at] if p.kind is not Kind.NOTE]
        return (Kind.WORD, Kind.WORD) not in pairwise(kinds)

    def _local_start(self) -> int:
        """Return where the part before the "at" begins, going backwards from it."""
        tokens, pieces, at = self._tokens, self._pieces, self._at
        is_written = tokens.word(pieces[at].first) == "@" and tokens.glued(pieces[at].first)
        joined = 0
        j = at
        while j > self._floor and at - j < _MAX_PIECES:
            k = j - 1
            piece = pieces[k]
            if (
                is_written
                and j < at
                and not tokens.glued(pieces[j].first)
                and not self._goes_on(k, j)
            ):
                break
            match piece.kind:
                case Kind.NOTE:
                    pass
                case Kind.WITH | Kind.WITHOUT:
                    if self._before_notes(k).kind is not Kind.WORD:
                        break
                case Kind.SIGN | Kind.DIGITS:
                    joined = 0
                case Kind.LETTER:
                    if not self._letter_belongs(k, j):
                        break
                    joined = 0
                case Kind.COMMA | Kind.SPELLS:
                    step = self._over_comma(k)
                    if step is None:
                        break
                    if step < k:
                        joined = 0
                    j = step
                    continue
                case Kind.MARK:
                    if not self._mark_belongs(k):
                        break
                    joined = 0
                case Kind.WORD:
                    if not self._word_belongs(k):
                        break
                    joined += 1
                    if joined > _MAX_JOINED_WORDS:
                        break
                case _:
                    break
            j = k
        while j < at and pieces[j].kind in {Kind.NOTE, Kind.COMMA}:
            j += 1
        return j

    def _word_belongs(self, k: int) -> bool:
        pieces = self._pieces
        word = pieces[k].text
        if word not in _STOPS and not word.endswith("'s"):
            return True
        before = pieces[k - 1].kind if k > self._floor else Kind.OTHER
        if Kind.SIGN in {pieces[k + 1].kind, before} and word not in _NEVER_IN:
            return True
        after = k + 1
        while pieces[after].kind in {Kind.NOTE, Kind.WITH, Kind.WITHOUT, Kind.COMMA}:
            after += 1
        if after == self._at and word in _WHOLE_LOCALS:
            return k == 0 or not self._is_plain(k - 1)
        if word in _NOUNS and k > 0 and self._is_plain(k - 1):
            return True
        if word in _ALSO_NAMES and pieces[k + 1].kind in {
            Kind.DIGITS, Kind.WORD, Kind.WITH, Kind.NOTE,
        }:  # fmt: skip
            return self._leads_in(k - 1)
        return False

    def _before_notes(self, k: int) -> Piece:
        """Return the piece before `k` that is no "um"; the one at `k` where there is none."""
        j = k - 1
        while j > 0 and self._pieces[j].kind is Kind.NOTE:
            j -= 1
        return self._pieces[max(j, 0)]

    def _is_plain(self, k: int) -> bool:
        """Tell whether piece `k` is a word that could be part of an address."""
        piece = self._pieces[k]
        text = piece.text
        return piece.kind is Kind.WORD and text not in _STOPS and not text.endswith("'s")

    def _leads_in(self, k: int) -> bool:
        """Tell whether an address begins right behind piece `k` ("it's", "to", a comma)."""
        if k < self._floor:
            return True
        piece = self._pieces[k]
        return (
            piece.text in _LEADS
            or piece.kind in {Kind.COMMA, Kind.NOTE, Kind.OTHER}
            or (piece.text.endswith("'s"))
        )

    def _letter_belongs(self, k: int, j: int) -> bool:
        pieces, tokens = self._pieces, self._tokens
        piece = pieces[k]
        if piece.last - piece.first > 1 or piece.text not in {"i", "a", "e"}:
            return True
        if piece.text == "e" and tokens.has(piece.first + 1, "-", "mail"):
            return False
        if piece.text == "e" or j == self._at:
            return True
        near = (k - 1, k + 1)
        spelled = any(
            0 <= n < len(pieces) and pieces[n].kind in {Kind.LETTER, Kind.SIGN} for n in near
        )
        if spelled or piece.text == "a" or pieces[j].kind is not Kind.WORD:
            return True
        if k == self._floor:
            return self._expecting == "email"
        return self._leads_in(k - 1) and pieces[k - 1].kind is Kind.WORD

    def _over_comma(self, k: int) -> int | None:
        """Return where the part before the comma or "that's" at `k` goes on, if it does."""
        pieces = self._pieces
        right = k + 1
        while right < self._at and pieces[right].kind in {Kind.COMMA, Kind.SPELLS, Kind.NOTE}:
            right += 1
        if right < self._at and pieces[right].kind is Kind.LETTER:
            count = is_spelled_before(pieces, right)
            start = right - count
            if (
                count
                and start >= self._floor
                and all(
                    p.kind is not Kind.WORD or self._word_may_be_spelled(p)
                    for p in pieces[start:right]
                )
            ):
                return start
        if pieces[k].kind is Kind.SPELLS:
            return None
        if k == self._floor:
            return None
        left = pieces[k - 1]
        if right == self._at:
            return k
        beyond = pieces[right]
        if Kind.SIGN in {left.kind, beyond.kind} or left.kind is Kind.NOTE:
            return k
        if beyond.kind is Kind.DIGITS:
            return k
        if left.kind is Kind.LETTER and beyond.kind in {Kind.LETTER, Kind.WORD}:
            return k
        if left.kind is Kind.DIGITS and beyond.kind is Kind.LETTER:
            return k
        return None

    def _word_may_be_spelled(self, piece: Piece) -> bool:
        return piece.text not in _STOPS or piece.text in _ALSO_NAMES

    def _mark_belongs(self, k: int) -> bool:
        """Tell whether the mark at `k` is part of the address or of the sentence."""
        pieces, tokens = self._pieces, self._tokens
        piece = pieces[k]
        if piece.text == "-":
            return True
        i = piece.first
        if tokens.glued(i + 1) or tokens[i].spaced:
            return True
        if self._expecting == "email" and (k + 1 == self._at or self._parts_a_name(k)):
            return True  # who pauses before the "at" is heard as ending a sentence there
        left = pieces[k - 1] if k > 0 else None
        if left is None or left.kind is not Kind.LETTER:
            return False
        right = pieces[k + 1]
        if right.kind is Kind.WORD and self._expecting == "email":
            return self._is_plain(k + 1)
        return k + 1 == self._at or right.kind in {Kind.LETTER, Kind.SIGN}

    def _parts_a_name(self, k: int) -> bool:
        """Tell the written dot of "It's Maria. Garcia at web.de" from the end of a sentence."""
        if k <= self._floor or not self._is_plain(k - 1) or not self._is_plain(k + 1):
            return False
        return k - 1 == self._floor or self._leads_in(k - 2)

    def _goes_on(self, k: int, j: int) -> bool:
        """Tell whether a written address began before a blank ("Lopez 92@...", "dot lopez@...")."""
        chunk, before = self._pieces[j], self._pieces[k]
        if Kind.SIGN in {chunk.kind, before.kind} or chunk.kind is Kind.DIGITS:
            return True
        if before.kind is Kind.LETTER and chunk.kind in {Kind.LETTER, Kind.WORD}:
            return True
        if chunk.kind is Kind.LETTER and chunk.last - chunk.first == 1:
            return before.kind in {Kind.LETTER, Kind.COMMA, Kind.SPELLS}
        if self._expecting != "email" or not {chunk.kind, before.kind} <= {Kind.WORD}:
            return False
        return self._tokens[before.first].raw[:1].isupper() or before.first == 0

    def _after_repeated_word(self, first: int) -> int:
        """Leave out a name said right before the address that begins with it again.

        "Maria Lopez maria underscore lopez" is heard without the comma that would part them.
        """
        seen: dict[str, int] = {}
        for k in range(first, self._at):
            piece = self._pieces[k]
            if piece.kind in {Kind.SIGN, Kind.MARK, Kind.LETTER}:
                break
            if piece.kind is Kind.WORD and len(piece.text) > 2:
                if piece.text in seen:
                    return k
                seen[piece.text] = k
        return first
