"""Corrections of an address or a name that was read back: "no, it's smyth with a y".

The words are read as edits, which are applied to what is known; several readings may come of one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from app.domain.dialogue import Known
from app.language.calendar_words import MONTHS, PARTS, WEEKDAYS
from app.language.domains import BARE_PROVIDERS, read_domain
from app.language.edits import (
    MOST_READINGS,
    CountEdit,
    DigitsEdit,
    DomainEdit,
    DropEdit,
    Edit,
    InsertEdit,
    LetterEdit,
    PlaceEdit,
    SignEdit,
    WordEdit,
    edit_address,
    edit_name,
)
from app.language.emails import find_addresses
from app.language.lexicon import phrases, words
from app.language.name_words import NOT_NAMES
from app.language.names import cased_name
from app.language.numbers import CARDINALS, ORDINALS
from app.language.spelling import (
    SIGN_WORDS,
    Kind,
    Piece,
    alike,
    comparison,
    is_letter,
    is_spelled_before,
    lay_out,
    letter_named,
    letter_run,
    written,
)
from app.language.text import Tokens, tokenise
from app.language.values import Expecting

_SAYS_SO = phrases(
    "no; nope; it's; it is; that's; that is; actually; sorry; i said; i mean; i meant; is; "
    "it should be; should be; must be; rather; not; wrong; spelled; spelt; it's spelled; "
    "that's spelled; "
    "the email is; my email is; the address is; the name is; my name is; there's; there is; "
    "there are; it has; has; needs; it needs; with; make it; change it to; correct it to"
)
_CONTRASTS = phrases(
    "not; instead of; rather than; and not; and no; no; in place of; , not; , no; , instead of; "
    ", and not; not with; , rather than"
)
_TURNS_TO = words(", but it's it is that's that rather a an the should be with and .")
_ARTICLES = words("a an the one letter letters it's its that's is with spelled as just")
_STARTS = phrases("starts with; begins with; starting with; beginning with; first comes")
_ENDS = phrases("ends with; ends in; ending with; ending in; finishes with")
_AT_END = phrases(
    "at the end; in the end; on the end; at the very end; at the back; at the end of it"
)
_AT_START = phrases("at the beginning; at the start; in front; at the front; in the beginning")
_IS = phrases("is; should be; must be; 's; is actually; ought to be; has to be; is supposed to be")
_NONE_OF = phrases(
    "no; without; without the; without a; without an; without any; there's no; there is no; "
    "there are no; drop the; remove the; leave out the; take out the; skip the; delete the; "
    "no the; don't need the; not the"
)
_ADDS = phrases(
    "there's; there is; with; it has; has; add; put; it needs; needs; you forgot; missing; "
    "you missed; insert; there should be; there must be; you left out; don't forget; forgot"
)
_JOINS = phrases(
    "all one word; one word; no space; no spaces; without spaces; without a space; all together; "
    "no signs; no sign; nothing between; nothing in between; written together; in one word; "
    "as one word"
)
_BETWEEN = words("between after behind before")
_NUMBER_WORDS = phrases("number; numbers; digits; digit")
_PLAIN_STOPS = (
    NOT_NAMES
    | SIGN_WORDS
    | WEEKDAYS.keys()
    | PARTS.keys()
    | MONTHS.keys()
    | words("between without instead beginning right and ends starts domain part wrongly")
)
_TOPIC = words("email e-mail mail address domain spelled spelling letter number numbers digits")
_SURE = 0.9
_MOST_SAID = 600
_LONGEST = 60  # tokens: whoever says more is not correcting a letter
_LAST_PLACES = {"last": -1, "final": -1}


@dataclass(frozen=True, slots=True)
class Correction:
    """What a correction makes of what was known, likeliest reading first.

    `first` up to, not with, `last` are the tokens that it was read from.
    """

    emails: tuple[str, ...]
    names: tuple[str, ...]
    first: int
    last: int


def correct_contact(
    tokens: Tokens, pieces: Sequence[Piece], known: Known, *, expecting: Expecting | None
) -> Correction | None:
    """Return the correction of a known address or name, `None` where there is none.

    What fits both changes both, unless one of them is named.
    """
    email, name = known.email.lower() if known.email else None, known.name
    if (email is None and name is None) or len(tokens) > _LONGEST:
        return None
    edits = _Reading(tokens, pieces, expecting).edits()
    if not edits:
        return None
    said = set(tokens.texts)
    about_email = bool(said & {"email", "e-mail", "mail", "address", "domain"})
    about_name = "name" in said and not about_email
    emails: tuple[str, ...] = (email,) if email and not about_name else ()
    names: tuple[str, ...] = (name,) if name and not about_email else ()
    used: list[_Found] = []
    for found in edits:
        new_emails = _after(emails, partial(edit_address, edit=found.edit, name=name))
        new_names = _after(names, partial(edit_name, edit=found.edit))
        if new_emails or new_names:
            used.append(found)
        emails, names = new_emails or emails, new_names or names
    changed = tuple(each for each in emails if each != email)
    renamed = tuple(_in_case(each) for each in names if each != name)
    if not used or not (changed or renamed):
        return None
    first, last = min(f.first for f in used), max(f.last for f in used)
    return Correction(changed, renamed, first, last)


def address_read_back(said_before: str) -> str | None:
    """Return the last address, written out, in the assistant's words."""
    tokens = tokenise(said_before[-_MOST_SAID:])
    found = find_addresses(tokens, lay_out(tokens), expecting=None)
    return found[-1].found.value if found else None


def _after(readings: tuple[str, ...], change: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    found = [new for each in readings for new in change(each)]
    return tuple(dict.fromkeys(found))[:MOST_READINGS]


def _in_case(name: str) -> str:
    return cased_name(name.split())


@dataclass(frozen=True, slots=True)
class _Found:
    first: int
    last: int
    edit: Edit


@dataclass(frozen=True, slots=True)
class _Operand:
    """One side of a contrast: a letter, sign, number, domain or word, up to token `last`."""

    kind: str
    text: str
    last: int
    word: str | None = None


class _Reading:
    """Reads the edits in one utterance."""

    def __init__(
        self, tokens: Tokens, pieces: Sequence[Piece], expecting: Expecting | None
    ) -> None:
        self._tokens = tokens
        self._pieces = pieces
        self._piece_of = {piece.first: k for k, piece in enumerate(pieces)}
        self._is_named = bool(_TOPIC & set(tokens.texts))
        self._clear = self._is_named or expecting == "email"

    def edits(self) -> list[_Found]:
        """Return the edits in the order said."""
        found: list[_Found] = []
        i = 0
        while i < len(self._tokens) and len(found) < 8:
            each = self._read(i)
            if each is None:
                i += 1
                continue
            found.append(each)
            i = max(each.last, i + 1)
        return found

    def _read(self, i: int) -> _Found | None:
        for read in (
            self._with_letter,
            self._without_sign,
            self._place,
            self._exchange,
            self._contrast,
            self._denied,
            self._count,
            self._insert,
            self._sign,
            self._joined,
            self._told,
        ):
            found = read(i)
            if found is not None:
                return found
        return None

    # Kinds of correction --------------------------------------------------------------------

    def _contrast(self, i: int) -> _Found | None:
        """Read "a c not a k", "underscore instead of dash", "dot org, not dot com"."""
        new = self._operand(i) or self._any_word(i)
        length = self._tokens.match(new.last, _CONTRASTS) if new is not None else 0
        if new is None or not length:
            return None
        j = new.last + length
        old = self._operand(j) or self._any_word(j)
        if old is None or not self._are_sides(new, old):
            return None
        return _Found(i, old.last, _edit_of(new, old))

    def _are_sides(self, new: _Operand, old: _Operand) -> bool:
        """Tell whether one may stand in place of the other."""
        if new.kind != old.kind or (new.kind == "digits" and not self._clear):
            return False
        return new.kind != "word" or (new.text != old.text and alike(new.text, old.text))

    def _exchange(self, i: int) -> _Found | None:
        """Read "change the c to a k", "replace the dot with an underscore"."""
        tokens = self._tokens
        if tokens.word(i) not in {"change", "replace", "swap", "turn", "switch"}:
            return None
        old = self._operand(i + 1)
        if old is None or tokens.word(old.last) not in {"to", "with", "for", "by", "into"}:
            return None
        new = self._operand(old.last + 1)
        if new is None or not self._are_sides(new, old):
            return None
        return _Found(i, new.last, _edit_of(new, old))

    def _denied(self, i: int) -> _Found | None:
        """Read "not a dash, an underscore" and "not john but jon"."""
        tokens = self._tokens
        if tokens.word(i) not in {"not", "no"}:
            return None
        old = self._operand(i + 1)
        if old is None:
            return None
        j = tokens.skip(old.last, _TURNS_TO)
        new = (self._operand(j) or self._any_word(j)) if j > old.last else None
        if new is None or not self._are_sides(new, old):
            return None
        return _Found(i, new.last, _edit_of(new, old))

    def _with_letter(self, i: int) -> _Found | None:
        """Read "smyth with a y", "with a c, not a k", "anna with two n's", "jon without an h"."""
        tokens = self._tokens
        if tokens.word(i) not in {"with", "without"}:
            return None
        word = self._word_before(i)
        first = i if word is None else i - 1
        if tokens.word(i) == "without":
            letter = self._letter(i + 1)
            if letter is None or (word is None and self._sign_at(i + 1) is not None):
                return None
            return _Found(first, letter.last, DropEdit(letter.text, word))
        if (count := self._count_at(i + 1)) is not None:
            times, letter = count
            return _Found(first, letter.last, CountEdit(letter.text, times, word))
        letter = self._letter(i + 1)
        if letter is None:
            return None
        if length := tokens.match(letter.last, _AT_END):
            return _Found(first, letter.last + length, _at_end(letter.text, word))
        old = self._contrasted_letter(letter.last)
        edit = LetterEdit(letter.text, old.text if old else None, word)
        return _Found(first, old.last if old else letter.last, edit)

    def _contrasted_letter(self, i: int) -> _Operand | None:
        length = self._tokens.match(i, _CONTRASTS)
        return self._letter(i + length) if length else None

    def _count(self, i: int) -> _Found | None:
        """Read "two n's", "double n", "only one l"."""
        found = self._count_at(i)
        if found is None:
            return None
        times, letter = found
        said = self._tokens.word(i)
        if said == "one" and not self._says_so(i):
            return None
        if said == "double" and not (self._says_so(i) and self._ends(letter.last)):
            return None
        return _Found(i, letter.last, CountEdit(letter.text, times))

    def _count_at(self, i: int) -> tuple[int, _Operand] | None:
        tokens = self._tokens
        j = tokens.skip(i, {"a", "only", "just", "the"})
        word = tokens.word(j)
        times = {"two": 2, "2": 2, "double": 2, "one": 1, "1": 1, "single": 1}.get(word)
        if times is None:
            return None
        j += 1
        letter = letter_named(tokens, j) or (word == "double" and self._letter_text(j)) or None
        if letter is None:
            return None
        last = j + 1
        if found := comparison(tokens, j):
            last = j + found[0]
        elif tokens.word(last) in {"'", "s"}:
            last += 1
        return times, _Operand("letter", letter, last)

    def _place(self, i: int) -> _Found | None:
        """Read "the second letter is a v", "it starts with a k", "it ends in e"."""
        tokens = self._tokens
        for ways, place in ((_STARTS, 0), (_ENDS, -1)):
            length = tokens.match(i, ways)
            letter = self._letter(i + length) if length else None
            if letter is not None:
                return _Found(i, letter.last, PlaceEdit(place, letter.text))
        word = tokens.word(i)
        nth = ORDINALS.get(word)
        at = _LAST_PLACES.get(word) if nth is None else nth - 1
        if at is None or tokens.word(i + 1) not in {"letter", "character", "one"}:
            return None
        j = i + 2
        while j < i + 7 and not tokens.match(j, _IS) and j < len(tokens):
            j += 1
        length = tokens.match(j, _IS)
        letter = self._letter(j + length) if length else None
        if letter is None:
            return None
        return _Found(i, letter.last, PlaceEdit(at, letter.text))

    def _insert(self, i: int) -> _Found | None:
        """Read "there's an e at the end", "an h after the t"."""
        tokens = self._tokens
        length = tokens.match(i, _ADDS)
        letter = self._letter(i + length) if length else self._letter(i)
        if letter is None:
            return None
        if tail := tokens.match(letter.last, _AT_END):
            return _Found(i, letter.last + tail, InsertEdit(letter.text))
        if tail := tokens.match(letter.last, _AT_START):
            return _Found(i, letter.last + tail, InsertEdit(letter.text, at_start=True))
        side = tokens.word(letter.last)
        if side in {"after", "behind", "before"}:
            beside = self._letter(letter.last + 1)
            if beside is not None:
                before = beside.text if side == "before" else None
                after = None if side == "before" else beside.text
                edit = InsertEdit(letter.text, after=after, before=before)
                return _Found(i, beside.last, edit)
        return None

    def _without_sign(self, i: int) -> _Found | None:
        """Read "no dot between", "without the underscore", "no numbers"."""
        tokens = self._tokens
        length = tokens.match(i, _NONE_OF)
        if not length:
            return None
        j = i + length
        if self._ends_in_place(j) and (sign := self._sign_at(j)) is not None:
            return _Found(i, sign.last, SignEdit(None, sign.text))
        if tokens.match(j, _NUMBER_WORDS):
            return _Found(i, j + 1, DigitsEdit(""))
        letter = self._letter(j)
        if letter is not None and (tail := tokens.match(letter.last, _AT_END)):
            return _Found(i, letter.last + tail, DropEdit(letter.text))
        if letter is not None and self._ends(letter.last) and tokens.word(i) != "no":
            return _Found(i, letter.last, DropEdit(letter.text))
        return None

    def _ends_in_place(self, j: int) -> bool:
        """Tell "no dot" from "no, dot org": nothing but a place may follow the sign."""
        sign = self._sign_at(j)
        if sign is None:
            return False
        after = self._tokens.word(sign.last)
        return after in {"", ".", ",", "!", "in", "between", "there", "please", "at", "and", "just"}

    def _sign(self, i: int) -> _Found | None:
        """Read "there's an underscore in it", "a dot between john and smith"."""
        tokens = self._tokens
        length = tokens.match(i, _ADDS)
        told = length > 0
        sign = self._sign_at(i + length)
        if sign is None:
            return None
        if not (told or self._says_so(i) or tokens.word(sign.last) in _BETWEEN):
            return None
        if tokens.word(sign.last) in _BETWEEN:
            beside = tokens.word(tokens.skip(sign.last + 1, {"the", "word"}))
            if tokens.word(sign.last) == "before":
                return None
            if beside and beside not in _PLAIN_STOPS:
                last = sign.last + 2
                if tokens.word(last) == "and":
                    last += 2
                return _Found(i, last, SignEdit(sign.text, after=beside))
        if not self._ends_in_place(i + length):
            return None
        return _Found(i, sign.last, SignEdit(sign.text))

    def _joined(self, i: int) -> _Found | None:
        """Read "all one word", "no spaces"."""
        length = self._tokens.match(i, _JOINS)
        return _Found(i, i + length, SignEdit(None)) if length else None

    def _told(self, i: int) -> _Found | None:
        """Read what is said to be right: "no, smyth", "it's dot org", "s m y t h"."""
        operand = self._operand(i)
        if operand is None or operand.kind in {"letter", "sign"}:
            return None
        whole = operand.kind == "domain" and "." in operand.text[1:] and self._starts(i)
        spelled = operand.kind == "word" and operand.word == "spelled"
        if not (self._says_so(i) or spelled or (whole and self._ends(operand.last))):
            return None
        if operand.kind == "digits":
            end = self._tokens.match(operand.last, _AT_END)
            if not (self._clear or end):
                return None
            adds = bool(end) or self._is_named
            return _Found(i, operand.last + end, DigitsEdit(operand.text, adds=adds))
        if operand.kind == "word" and not self._ends(operand.last):
            return None
        return _Found(i, operand.last, _edit_of(operand, None))

    def _says_so(self, i: int) -> bool:
        """Tell whether words such as "no, it's" stand right before token `i`, or nothing."""
        tokens = self._tokens
        j = i
        while j > 0 and (tokens.word(j - 1) in {",", ":", "um", "uh", "a", "an", "the", "."}):
            j -= 1
        if j == 0:
            return self._clear
        return any(tokens.has(j - len(phrase), *phrase) for phrase in _SAYS_SO if j >= len(phrase))

    def _starts(self, i: int) -> bool:
        """Tell whether nothing but an opening such as "the domain is" stands before token `i`."""
        return all(word in _OPENINGS for word in self._tokens.texts[:i])

    def _ends(self, i: int) -> bool:
        """Tell whether a clause ends at token `i`."""
        return self._tokens.word(i) in {
            "", ".", ",", "!", ";", "please", "and", "thanks", "not", "in", "at", "for", "instead",
        }  # fmt: skip

    # Operands -------------------------------------------------------------------------------

    def _operand(self, i: int) -> _Operand | None:
        i = self._tokens.skip(i, _ARTICLES - {"a", "an"})
        early = self._spelled(i) or self._letter_as_such(i)
        if early is not None:
            return early
        i = self._tokens.skip(i, _ARTICLES)
        return (
            self._domain(i)
            or self._sign_at(i)
            or self._spelled(i)
            or self._letter(i)
            or self._digits(i)
            or self._word(i)
        )

    def _letter_as_such(self, i: int) -> _Operand | None:
        """Read the "a" of "a, not e" and "a as in apple", which is no article."""
        if found := comparison(self._tokens, i):
            return _Operand("letter", found[1], i + found[0])
        if self._tokens.word(i) in {"a", "i"} and (text := self._letter_text(i)) is not None:
            return _Operand("letter", text, i + 1)
        if self._tokens.word(i) in {"a", "an"} and self._letter_text(i + 1) == "a":
            return _Operand("letter", "a", i + 2)
        return None

    def _letter(self, i: int) -> _Operand | None:
        tokens = self._tokens
        if tokens.word(i) in {"a", "an"} and self._letter_text(i + 1) is not None:
            i += 1
        elif tokens.word(i) not in {"a", "an"}:
            i = tokens.skip(i, _ARTICLES - {"a", "an"} | {"capital"})
            if tokens.word(i) in {"a", "an"} and self._letter_text(i + 1) is not None:
                i += 1
        if found := comparison(tokens, i):
            return _Operand("letter", found[1], i + found[0])
        text = self._letter_text(i)
        return _Operand("letter", text, i + 1) if text is not None else None

    def _letter_text(self, i: int) -> str | None:
        if self._tokens.word(i) in {"a", "i"} and self._tokens.word(i + 1) not in _AFTER_A:
            return None
        return self._tokens.word(i) if is_letter(self._tokens, i) else letter_named(self._tokens, i)

    def _sign_at(self, i: int) -> _Operand | None:
        i = self._tokens.skip(i, {"a", "an", "the"})
        k = self._piece_of.get(i)
        if k is None or self._pieces[k].kind is not Kind.SIGN:
            return None
        return _Operand("sign", self._pieces[k].text, self._pieces[k].last)

    def _digits(self, i: int) -> _Operand | None:
        k = self._piece_of.get(i)
        text, last = "", i
        while k is not None and k < len(self._pieces) and self._pieces[k].kind is Kind.DIGITS:
            text += self._pieces[k].text
            last = self._pieces[k].last
            k += 1
        return _Operand("digits", text, last) if text else None

    def _domain(self, i: int) -> _Operand | None:
        """Read "dot org", "at yahoo dot com", "gmail"."""
        tokens = self._tokens
        k = self._piece_of.get(i)
        if k is None:
            return None
        if tokens.word(i) in {"dot", "point", "."} or tokens.word(i) == "period":
            rest = read_domain(tokens, [*self._pieces[:k], _LABEL, *self._pieces[k:]], k)
            if rest is None or not rest.name.startswith("x.") or rest.confidence < _SURE:
                return None
            return _Operand("domain", rest.name[1:], rest.last)
        has_at = tokens.word(i) in {"at", "@"}
        domain = read_domain(tokens, self._pieces, k + has_at)
        if domain is None:
            return None
        bare = tokens.word(domain.last - 1) in BARE_PROVIDERS
        if not (has_at or bare or (domain.confidence >= _SURE and domain.last > i + 2)):
            return None
        return _Operand("domain", domain.name, domain.last)

    def _spelled(self, i: int) -> _Operand | None:
        """Read letters one by one, with signs and digits between them."""
        k = self._piece_of.get(i)
        if k is None or self._pieces[k].kind is not Kind.LETTER:
            return None
        run = letter_run(self._pieces, k)
        end = self._local_end(run)
        if sum(p.kind is Kind.LETTER for p in self._pieces[k:run]) < 3 and not self._has_sign(run):
            return None
        text = written(self._pieces[k:end])
        return _Operand("word", text, self._pieces[end - 1].last, "spelled")

    def _word(self, i: int) -> _Operand | None:
        """Read a word, or several parts with signs between them ("john dot smyth")."""
        k = self._piece_of.get(i)
        if k is None or self._pieces[k].kind is not Kind.WORD:
            return None
        word = self._pieces[k].text
        end = self._local_end(k + 1)
        if len(word) < 2 or "'" in word:
            return None
        if (word in _PLAIN_STOPS or word in CARDINALS) and not self._has_sign(k + 1):
            return None
        run_start = end
        while run_start < len(self._pieces) and self._pieces[run_start].kind in {
            Kind.COMMA, Kind.SPELLS,
        }:  # fmt: skip
            run_start += 1
        run = letter_run(self._pieces, run_start)
        spelled = run > run_start and is_spelled_before(self._pieces, run_start) > 0
        if spelled:
            text = written(self._pieces[k:run])
            return _Operand("word", text, self._pieces[run - 1].last, "spelled")
        return _Operand("word", written(self._pieces[k:end]), self._pieces[end - 1].last)

    def _any_word(self, i: int) -> _Operand | None:
        """Read a word that says little by itself, but may be one side of a contrast."""
        word = self._tokens.word(i)
        if len(word) < 3 or "'" in word or not self._tokens[i].is_word or word in {"not", "the"}:
            return None
        return _Operand("word", word, i + 1)

    def _local_end(self, k: int) -> int:
        """Return where parts that go on with a sign or a number end."""
        pieces = self._pieces
        while k < len(pieces):
            if pieces[k].kind is Kind.DIGITS:
                k += 1
            elif self._has_sign(k):
                k = letter_run(pieces, k + 1) if pieces[k + 1].kind is Kind.LETTER else k + 2
            else:
                break
        return k

    def _has_sign(self, k: int) -> bool:
        """Tell whether a sign stands at piece `k`, and a part of an address behind it."""
        pieces = self._pieces
        return (
            k + 1 < len(pieces)
            and pieces[k].kind is Kind.SIGN
            and pieces[k + 1].kind in {Kind.WORD, Kind.LETTER, Kind.DIGITS}
            and pieces[k + 1].text not in _AFTER_SIGN
        )

    def _word_before(self, i: int) -> str | None:
        word = self._tokens.word(i - 1)
        if len(word) < 2 or not self._tokens[i - 1].is_word or word in _PLAIN_STOPS:
            return None
        return word


_OPENINGS = words("the domain is it's at , no um uh well it that's part should be")
_AFTER_A = words(", . ! ; not instead at after before in and to with please rather") | {""}
"""What may follow "a" and "i" where they are letters."""
_AFTER_SIGN = words("not instead between in after before behind at please and rather")
_LABEL = Piece(0, 0, Kind.WORD, "x")


def _at_end(letter: str, word: str | None) -> Edit:
    return InsertEdit(letter) if word is None else LetterEdit(letter, None, word)


def _edit_of(new: _Operand, old: _Operand | None) -> Edit:
    before = old.text if old is not None else None
    match new.kind:
        case "letter":
            return LetterEdit(new.text, before)
        case "sign":
            return SignEdit(new.text, before)
        case "digits":
            return DigitsEdit(new.text, before)
        case "domain":
            return DomainEdit(new.text, before)
    return WordEdit(new.text, before)
