"""People's names: "my name is Maria Lopez", "it's for Ana de la Cruz", "J-O-H-N", or bare."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from app.language.lexicon import phrases, words
from app.language.name_words import (
    CERTAIN_LEADS,
    PARTICLES,
    TITLES,
    has_capitals,
    may_be_name,
)
from app.language.spelling import Kind, Piece, alike, changed_by, letter_run
from app.language.text import Tokens
from app.language.values import Expecting, Found

_LIKELY = phrases(
    "i'm; i am; this is; it's for; it is for; im; booking for; appointment for; on behalf of; "
    "that's for; book it for; this is for; it would be for; appointment is for; booking is for; "
    "meeting for; meeting is for; put down; it's; it is; reserve it for; book this for; "
    "book for; is for; schedule it for; demo for; slot for; session for; it'll be for; "
    "that will be for; you're speaking with; you are speaking with; speaking with; you can put; "
    "write down"
)
_BARELY = frozenset({("it's",), ("it", "is"), ("you", "can", "put"), ("write", "down")})
"""Leads that say little: only a full name in capitals counts behind them."""
_RELATIONS = words(
    "wife husband son daughter mother father mom mum dad brother sister boss colleague friend "
    "partner girlfriend boyfriend fiance fiancee child client aunt uncle cousin grandmother "
    "grandfather assistant manager nephew niece roommate neighbor neighbour patient student"
)
_WHEN_ASKED = phrases(
    "it's; it is; that's; that is; that would be; just; for; sure; yes; of course; ok; okay; "
    "uh; um; well; hi; hello; ,; .; yeah; certainly; the name; no; sorry; actually; please; "
    "so; name; my name; spelled; it's spelled; "
    "that's spelled; hmm; er; erm; it should be; make it; you can use; use; here's; "
    "here is; under; put; oh; right; alright; it should be under; my name ?; name ?; !; "
    "i said; you can put; yep; put down; that will be; it'll be; write; my name is"
)
_FIRST = phrases(
    "first name is; first name's; first name; given name is; given name; forename; my first name is"
)
_LAST = phrases(
    "last name is; last name's; last name; family name is; family name; surname is; surname's; "
    "surname; my last name is; my surname is; second name; second name is"
)
_TAKES_BACK = phrases(
    "no; no wait; no sorry; sorry; i mean; i meant; actually; no i mean; sorry i mean; no it's; "
    "no , it's; or rather; wait no; no actually; no , sorry; no , wait; correction"
)
_AFTER_NAME = words(", . ! ; and my here i i'd email at the please - speaking from with for on")
_AFTER_ONE = (
    words(
        "calling again i'm i've i'll we we'd can could would may speaking who hi hello to "
        "please thanks also but so next tomorrow today instead needs wants is here's or"
    )
    | _AFTER_NAME
    | {""}
)
"""What may follow a single name behind "I'm" or "this is": "this is Christmas week" has none."""
_ENDS_ANSWER = words(", . ! ; please thanks thank here speaking and my that's i - : calling") | {""}
_IS_GOOD = phrases("is fine; is my name; is good; is okay; is ok; is great; is the name; it is")
_ENDS_TURN = words("here speaking calling")
_MAX_WORDS = 6
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Name:
    """A name as found, over the tokens `first` up to, not with, `last`."""

    first: int
    last: int
    found: Found[str]


def find_name(
    tokens: Tokens,
    pieces: Sequence[Piece],
    *,
    expecting: Expecting | None,
    taken: Collection[int],
) -> Name | None:
    """Return the newest name given; tokens in `taken` belong to something else.

    Without "my name is" or the like, a bare name counts only where a name was asked for.
    """
    return _Reading(tokens, pieces, expecting, taken).find()


def cased_name(name_words: Sequence[str]) -> str:
    """Give each word of a name its capital; what was written with capitals stays as it is."""
    in_case: list[str] = []
    for i, word in enumerate(name_words):
        if i > 0 and word.lower() in PARTICLES:
            in_case.append(word if not word.isupper() else word.lower())
        elif word.islower() or (word.isupper() and len(word.rstrip(".")) > 1):
            in_case.append("-".join(_capital(part) for part in word.split("-")))
        else:
            in_case.append(word)
    return " ".join(in_case)


def _capital(part: str) -> str:
    head, mark, tail = part.partition("'")
    if mark and len(head) == 1:
        return f"{head.upper()}'{tail.capitalize()}"
    return part.capitalize()


class _Reading:
    """Reads the name of one utterance."""

    def __init__(
        self,
        tokens: Tokens,
        pieces: Sequence[Piece],
        expecting: Expecting | None,
        taken: Collection[int],
    ) -> None:
        self._tokens = tokens
        self._expecting = expecting
        self._taken = taken
        self._cased = has_capitals(tokens)
        self._pieces = pieces
        self._piece_of = {piece.first: k for k, piece in enumerate(self._pieces)}

    def find(self) -> Name | None:
        """Return the newest name, the surest kind of lead first."""
        parted = self._in_parts(0)
        if parted is not None and " " in parted.found.value:
            return parted
        best = self._behind_leads() or parted or self._at_the_end() or self._beside_address()
        if best is None and self._expecting == "name":
            best = self._bare()
        if best is None and self._expecting == "email":
            best = self._full_name_alone()
        return best

    # Where a name may stand -----------------------------------------------------------------

    def _behind_leads(self) -> Name | None:
        tokens = self._tokens
        best: Name | None = None
        i = 0
        while i < len(tokens):
            length = tokens.match(i, CERTAIN_LEADS)
            certain = length > 0
            if not length:
                length = tokens.match(i, _LIKELY) or self._relation(i)
            if not length or i in self._taken:
                i += 1
                continue
            barely = tokens.texts[i : i + length] in _BARELY
            name = self._read(i + length, certain=certain)
            if name is not None and barely and not self._is_full(name):
                name = None
            if name is not None and (certain or best is None or best.found.confidence < 0.9):
                best = name
            i = max(i + 1, name.last if name is not None else 0)
        return best

    def _is_full(self, name: Name) -> bool:
        """Tell whether it is two words in capitals, and the answer or nearly so."""
        after = self._tokens.word(name.last)
        return (
            self._cased
            and len(name.found.value.split()) > 1
            and (after in _ENDS_TURN or (self._expecting == "email" and after in _ENDS_ANSWER))
        )

    def _relation(self, i: int) -> int:
        """Return the length of "my husband" (with its comma) at token `i`, else 0."""
        tokens = self._tokens
        if tokens.word(i) not in {"my", "our"} or tokens.word(i + 1) not in _RELATIONS:
            return 0
        length = 3 if tokens.word(i + 2) == "," else 2
        if self._cased:
            return length
        return length if tokens.word(i - 1) == "for" else 0

    def _at_the_end(self) -> Name | None:
        """Read "Maria Lopez here", "Maria Lopez speaking" and "Maria Lopez is my name"."""
        tokens = self._tokens
        for i in range(1, min(14, len(tokens))):
            says_so = tokens.match(i, (("is", "my", "name"),))
            if tokens.word(i) not in _ENDS_TURN and not says_so:
                continue
            start = 0
            while start < i and tokens.word(start) in {"hi", "hello", "hey", ",", "it's", "this"}:
                start += 1
            name = self._read(start, certain=bool(says_so), bare=True)
            if name is not None and name.last == i:
                return name
        return None

    def _beside_address(self) -> Name | None:
        """Read "Tom Baker, tom@baker.org", or the two the other way round."""
        return (self._before_address() or self._after_address()) if self._taken else None

    def _after_address(self) -> Name | None:
        """Read capitals between a comma right after an address and the end."""
        tokens = self._tokens
        comma = max(self._taken) + 1
        last = comma + 1
        while last < len(tokens) and tokens[last].is_word and tokens[last].raw[:1].isupper():
            last += 1
        ends = last == len(tokens) or tokens.word(last) in {",", ".", "!"}
        if tokens.word(comma) != "," or not ends or not 3 <= last - comma <= 6:
            return None
        name = self._read(comma + 1, certain=False, bare=True)
        return name if name is not None and name.last == last else None

    def _before_address(self) -> Name | None:
        """Read capitals between commas right before an address."""
        tokens = self._tokens
        comma = min(self._taken) - 1
        if tokens.word(comma) in {"email", "e-mail"} and tokens.word(comma - 1) == ",":
            comma -= 1
        if tokens.word(comma) != ",":
            return None
        first = comma
        while first > 0 and tokens.word(first - 1) not in {",", ".", "!", "?", ";", ":"}:
            first -= 1
        capital = all(tokens[i].raw[:1].isupper() for i in range(first, comma))
        if not (capital and 2 <= comma - first <= 5):
            return None
        name = self._read(first, certain=False, bare=True)
        return name if name is not None and name.last == comma else None

    def _bare(self) -> Name | None:
        """Read an answer that is a name and little else."""
        tokens = self._tokens
        i = 0
        while (
            i < len(tokens)
            and i not in self._taken
            and (length := tokens.match(i, _WHEN_ASKED))
            and not (self._cased and tokens.word(i) == "will")
        ):
            i += length
        if i >= len(tokens):
            return None
        parted = self._in_parts(i)
        if parted is not None:
            return parted
        name = self._read(i, certain=False, bare=True)
        if name is None:
            return None
        after = tokens.word(name.last)
        if after not in _ENDS_ANSWER and name.last not in self._taken:
            return name if tokens.match(name.last, _IS_GOOD) else None
        return None if "?" in tokens.texts[name.last :] else name

    def _full_name_alone(self) -> Name | None:
        """Read "Bob Stone" where something else was asked for: two capitalised words, no more.

        Letters alone are part of what was asked for, such as an e-mail address.
        """
        tokens = self._tokens
        name = None if self._taken else self._bare()
        if name is None or name.first != 0:
            return None
        if any(tokens[i].is_word for i in range(name.last, len(tokens))):
            return None
        parts = [tokens[i].raw for i in range(name.last) if tokens[i].is_word]
        words = len(parts) > 1 and any(len(part) > 1 for part in parts)
        return name if words and all(part[0].isupper() for part in parts) else None

    def _in_parts(self, start: int) -> Name | None:
        """Read "first name John, last name Smith", in either order."""
        tokens = self._tokens
        parts: dict[str, Name] = {}
        i = start
        while i < len(tokens) and len(parts) < 2:
            kind = "first"
            length = tokens.match(i, _FIRST)
            if not length:
                kind, length = "last", tokens.match(i, _LAST)
            if not length or i in self._taken:
                i += 1
                continue
            part = self._read(i + length, certain=True, whole=False)
            if part is not None:
                parts[kind] = part
                if kind == "last" and "first" not in parts:
                    before = self._given_before(i)
                    if before is not None:
                        parts["first"] = before
            i = part.last if part is not None else i + length
        if not parts:
            return None
        ordered = [parts[kind] for kind in ("first", "last") if kind in parts]
        text = " ".join(part.found.value for part in ordered)
        first, last = min(p.first for p in ordered), max(p.last for p in ordered)
        return Name(first, last, Found(text, *tokens.span(first, last), 0.95))

    def _given_before(self, i: int) -> Name | None:
        """Read the "John" of "John, last name Smith"."""
        tokens = self._tokens
        j = i - 1
        while j >= 0 and tokens.word(j) in {",", "and", "my"}:
            j -= 1
        if j < 0 or j in self._taken or not tokens[j].is_word:
            return None
        name = self._read(j, certain=True, whole=False)
        if name is None or name.last > i:
            return None
        return name

    # Reading one name -----------------------------------------------------------------------

    def _read(
        self, i: int, *, certain: bool, bare: bool = False, whole: bool = True
    ) -> Name | None:
        """Read a name that begins at token `i`; a `whole` one may come in labelled parts."""
        tokens = self._tokens
        start = self._after_titles(i)
        while start < len(tokens) and tokens.match(start, (("um",), ("uh",), ("er",))):
            start += 1
        if whole and (tokens.match(start, _FIRST) or tokens.match(start, _LAST)):
            return self._in_parts(start)
        if start not in self._piece_of:
            return None
        found, last, was_spelled = self._words(start, certain=certain)
        while found and found[-1].lower() in PARTICLES and not was_spelled:
            found.pop()
            last -= 1
        if not found:
            return None
        if len(found) == 1 and tokens.word(last) == "," and not was_spelled:
            fuller = self._read(last + 1, certain=True, whole=False)
            parts = fuller.found.value.split() if fuller is not None else []
            if fuller is not None and len(parts) > 1 and found[0] in {parts[0], parts[-1]}:
                return fuller
        alone = self._stands_alone(start, last, bare=bare)
        if not (certain or was_spelled or alone):
            return None
        text = cased_name(found)
        if not 2 <= len(text) <= _LONGEST:
            return None
        confidence = 0.95 if certain else 0.85 if len(found) > 1 else 0.7
        name = Name(start, last, Found(text, *tokens.span(start, last), confidence))
        if not whole:
            return name
        if (step := self._labelled_rest(name)) is not None:
            return step
        return self._taken_back(name)

    def _after_titles(self, i: int) -> int:
        tokens = self._tokens
        first = i
        while tokens.word(first) in TITLES and first + 1 < len(tokens):
            first += 2 if tokens.word(first + 1) == "." else 1
        return first

    def _words(self, i: int, *, certain: bool) -> tuple[list[str], int, bool]:
        """Return the words of a name from token `i` on, where they end, and if any was spelled."""
        tokens, pieces = self._tokens, self._pieces
        found: list[str] = []
        was_spelled = False
        k = self._piece_of[i]
        last = i
        while k < len(pieces) and len(found) < _MAX_WORDS and pieces[k].first not in self._taken:
            piece = pieces[k]
            run = letter_run(pieces, k)
            letters = "".join(p.text for p in pieces[k:run] if p.kind is Kind.LETTER)
            if len(letters) >= (2 if found else 3) and self._is_spelling(k, found, letters):
                found = _with_spelled(found, letters, announced=self._announced(k))
                was_spelled = True
                last, k = pieces[run - 1].last, run
                continue
            if piece.kind in {Kind.WITH, Kind.WITHOUT} and found:
                found[-1] = cased_name([changed_by(found[-1].lower(), piece)])
                last, k = piece.last, k + 1
                continue
            if piece.kind in {Kind.NOTE, Kind.SPELLS, Kind.COMMA} or (
                piece.text == "." and was_spelled
            ):
                ahead = self._spelling_ahead(k, found, was_spelled=was_spelled)
                if ahead is None:
                    break
                k = ahead
                continue
            if piece.kind not in {Kind.WORD, Kind.LETTER} or not may_be_name(
                tokens, piece.first, strict=not certain, first=not found, cased=self._cased
            ):
                break
            word, end = self._one_word(piece.first)
            found.append(word)
            last = end
            while k < len(pieces) and pieces[k].first < end:
                k += 1
        return found, last, was_spelled

    def _one_word(self, i: int) -> tuple[str, int]:
        """Return the word at token `i` with what is glued to it, and where it ends."""
        tokens = self._tokens
        word, j = _as_written(tokens, i), i + 1
        if len(word) == 1 and tokens.word(j) == "." and word.isalpha():
            return f"{word.upper()}.", j + 1
        while tokens.word(j) in {"-", "'"} and tokens.glued(j) and tokens.glued(j + 1):
            if not tokens[j + 1].is_word:
                break
            word += tokens.word(j) + _as_written(tokens, j + 1)
            j += 2
        return word, j

    def _is_spelling(self, k: int, found: Sequence[str], letters: str) -> bool:
        """Tell spelled letters from initials: "J. R. Tolkien" has only initials."""
        if len(letters) >= 3:
            return True
        return self._announced(k) or any(alike(word.lower(), letters) for word in found[-1:])

    def _announced(self, k: int) -> bool:
        while k > 0 and self._pieces[k - 1].kind in {Kind.COMMA, Kind.NOTE}:
            k -= 1
        return k > 0 and self._pieces[k - 1].kind is Kind.SPELLS

    def _spelling_ahead(self, k: int, found: Sequence[str], *, was_spelled: bool) -> int | None:
        """Return the piece at which the name goes on behind a comma, "that's" or "um"."""
        pieces, tokens = self._pieces, self._tokens
        j = k
        while j < len(pieces) and (
            pieces[j].kind in {Kind.NOTE, Kind.COMMA, Kind.SPELLS} or pieces[j].text == "."
        ):
            j += 1
        if j >= len(pieces):
            return None
        only_notes = all(p.kind is Kind.NOTE for p in pieces[k:j])
        run = letter_run(pieces, j)
        letters = sum(p.kind is Kind.LETTER for p in pieces[j:run])
        if found and letters >= 2:
            return j
        length = tokens.match(pieces[j].first, _LAST)
        if length and found and not only_notes:
            after = pieces[j].first + length
            following = self._piece_of.get(after)
            if following is not None and pieces[following].kind in {Kind.LETTER, Kind.SPELLS}:
                return following
            return None
        if only_notes and found and pieces[j].kind is Kind.WORD and tokens[k].text in {"um", "uh"}:
            return j
        if was_spelled and pieces[j].kind is Kind.WORD:
            ends = tokens.word(pieces[j].last) in {"", ".", "please"}
            if self._is_spelled_next(j) or (self._expecting == "name" and ends):
                return j
        return None

    def _is_spelled_next(self, k: int) -> bool:
        """Tell whether the word at piece `k` is spelled right behind."""
        pieces = self._pieces
        j = k + 1
        while j < len(pieces) and pieces[j].kind in {Kind.COMMA, Kind.SPELLS, Kind.NOTE}:
            j += 1
        run = letter_run(pieces, j)
        letters = "".join(p.text for p in pieces[j:run] if p.kind is Kind.LETTER)
        return len(letters) >= 2 and alike(pieces[k].text, letters)

    def _labelled_rest(self, name: Name) -> Name | None:
        """Read on at the ", last name Smith" behind a first name."""
        tokens = self._tokens
        j = tokens.skip(name.last, {",", "and", "my"})
        length = tokens.match(j, _LAST)
        if not length or j == name.last:
            return None
        rest = self._read(j + length, certain=True, whole=False)
        if rest is None:
            return None
        text = f"{name.found.value} {rest.found.value}"
        return Name(name.first, rest.last, Found(text, *tokens.span(name.first, rest.last), 0.95))

    def _taken_back(self, name: Name) -> Name:
        """Return what is said instead right behind the name ("John, no, Joan Smith")."""
        tokens = self._tokens
        j = tokens.skip(name.last, {","})
        length = tokens.match(j, _TAKES_BACK)
        if not length:
            return name
        j = tokens.skip(j + length, {",", "it's", "that's"})
        better = self._read(j, certain=False, bare=True) if j < len(tokens) else None
        if better is None:
            return name
        merged = _merged(name.found.value.split(), better.found.value.split())
        found = replace(better.found, value=" ".join(merged), confidence=name.found.confidence)
        return Name(name.first, better.last, found)

    def _stands_alone(self, first: int, last: int, *, bare: bool) -> bool:
        """Tell "I'm Maria, ..." from "I'm completely lost in this"."""
        tokens = self._tokens
        capital = all(
            tokens[i].raw[:1].isupper() or tokens.word(i) in PARTICLES or not tokens[i].is_word
            for i in range(first, last)
        )
        before = tokens.word(first - 1)
        after = tokens.word(last)
        if capital and last - first == 1 and not bare and self._cased:
            return after in _AFTER_ONE or last in self._taken
        if capital and (bare or before != "." or tokens.word(first - 2) in TITLES):
            return True
        return last - first <= 6 and (after == "" or after in _AFTER_NAME)


def _as_written(tokens: Tokens, i: int) -> str:
    return tokens[i].raw.replace("’", "'")


def _with_spelled(found: list[str], letters: str, *, announced: bool) -> list[str]:
    """Put a spelled word in place of the one it spells, or at the end."""
    spelled = cased_name([letters])
    for i in range(len(found) - 1, -1, -1):
        word = found[i].lower()
        if word == letters:
            return found
        if alike(word, letters) or (word[:1] == letters[:1] and abs(len(word) - len(letters)) <= 2):
            return [*found[:i], spelled, *found[i + 1 :]]
    if announced and found:
        return [*found[:-1], spelled]
    return [*found, spelled]


def _merged(old: list[str], new: list[str]) -> list[str]:
    """Return the name after a correction: one word takes the place of the one most like it."""
    if len(new) > 1 or len(old) == 1:
        return new
    for i in range(len(old) - 1, -1, -1):
        if alike(old[i].lower(), new[0].lower()):
            return [*old[:i], new[0], *old[i + 1 :]]
    return new
