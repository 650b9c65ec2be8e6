"""Spoken spelling: letters one by one, "double l", "m as in Mary", digits and signs as words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from app.language.lexicon import Phrases, phrases, words
from app.language.numbers import CARDINALS, UNITS, ZEROS, read_cardinal, read_year
from app.language.text import Tokens

SIGNS = {
    "dot": ".", "period": ".", "point": ".", "underscore": "_", "underscores": "_", "dash": "-",
    "hyphen": "-", "minus": "-", "plus": "+", "stop": ".", "_": "_", "+": "+",
}  # fmt: skip
SIGN_WORDS = frozenset(word for word in SIGNS if word.isalpha()) - {"stop"}
_SIGN_TAILS = frozenset({"sign", "symbol"})
NATO = {
    "alpha": "a", "alfa": "a", "bravo": "b", "charlie": "c", "delta": "d", "echo": "e",
    "foxtrot": "f", "golf": "g", "hotel": "h", "india": "i", "juliet": "j", "juliett": "j",
    "juliette": "j", "kilo": "k", "lima": "l", "mike": "m", "november": "n", "oscar": "o",
    "papa": "p", "quebec": "q", "romeo": "r", "sierra": "s", "tango": "t", "uniform": "u",
    "victor": "v", "whiskey": "w", "whisky": "w", "xray": "x", "yankee": "y", "zulu": "z",
}  # fmt: skip
_NEVER_MISHEARD = words(
    "at and dot the is com name email mail address sorry actually mean meant like with then that "
    "this for from you can reach me please thanks thank its here would will should could have has "
    "are was were not yes yeah okay what when where who how all one word lower case letters small "
    "no but let use put take spell spelled spelt under reach send call make want need time day"
)
_VERY_NEAR = 2
_XRAY = ("x", "-", "ray")
_LETTER_NAMES = {
    "zee": "z", "zed": "z", "aitch": "h", "haitch": "h", "jay": "j", "kay": "k", "bee": "b",
    "be": "b", "cee": "c", "see": "c", "sea": "c", "dee": "d", "gee": "g", "pee": "p", "pea": "p",
    "tee": "t", "tea": "t", "vee": "v", "ess": "s", "ef": "f", "eff": "f", "el": "l", "ell": "l",
    "em": "m", "en": "n", "ex": "x", "cue": "q", "queue": "q", "why": "y", "you": "u", "are": "r",
    "oh": "o", "eye": "i", "ay": "a",
}  # fmt: skip
_DOUBTFUL_NAMES = words("be see sea tea pea are oh eye why you")
_PEOPLE = words("jay kay dee bee el em en ex ef ay gee vee")
"""Names of letters that are names of people or beginnings of words too."""
_ROMAN = {"II": "2", "III": "3", "IV": "4", "VI": "6", "VII": "7", "VIII": "8", "IX": "9"}
"""How recognisers write a number behind a name ("Bell IV" for "bell four")."""
_LIKE_DIGITS = {"to": "2", "too": "2", "for": "4", "ate": "8", "won": "1"}
"""What recognisers write for a digit; behind an underscore it is one."""
_REPEATS = {"double": 2, "triple": 3}
_FILLERS = phrases("um; uh; er; erm; hmm; uhm; umm; ah; like uh; you know")
QUALIFIERS = Phrases(
    phrases(
        "all one word; one word; in one word; as one word; it's one word; that's one word; "
        "is one word; all as one word; all in one word; with no space; with no spaces; no space; "
        "no spaces; no space in between; no spaces in between; with no space in between; "
        "with no spaces in between; with no gap; without spaces; without a space; without space; "
        "without any spaces; without any space; all lower case; all lowercase; in lower case; "
        "in lowercase; all in lower case; all in lowercase; lower case; lowercase; "
        "all small letters; in small letters; small letters; all in small letters; all together; "
        "altogether; together; written together; all joined up; joined up; joined together; "
        "upper case; uppercase; capital; capital letter; small; all small; all caps; in caps; "
        "the letter; the number; the numbers; the digit; the digits; number; numbers; digits; "
        "letter; the word; and then; then; followed by; next"
    )
    + _FILLERS
)
COMPARES = phrases(
    "as in; for; like; as; as in the word; is for; in; is in; as for; like in; of; from"
)
_COMPARES_CLEARLY = phrases("as in; is in; as for; like in; as in the word")
_SPELLS = phrases(
    "that's; that is; spelled; spelt; spelling; which is; it's; i spell; that's spelled; "
    "that is spelled; which is spelled; it's spelled; i'll spell that; let me spell that; "
    "i'll spell it; let me spell it; i spell that; i spell it; that's spelt; it's spelt; is spelled"
)
_ANNOUNCES = frozenset({"spelled", "spelt", "spelling", "spell", "it", "that"})
_ARTICLES = frozenset({"a", "an", "the", "one", "only"})
_VOWELS = frozenset("aeiouyäöüéèáàóòíìúù'")
_SHORT_WORDS = words(
    "pm mr mrs ms dr st th nd rd vs hmm mm hm tv hr hrs min ng pst shh brr mx jr sr"
)
_BRACKETS = frozenset("()[]{}<>")
_MOST = 80


class Kind(Enum):
    """What a piece of dictation is."""

    LETTER = auto()
    WORD = auto()
    DIGITS = auto()
    SIGN = auto()
    NOTE = auto()
    """Says how the rest is written ("all lower case"), or nothing ("um")."""
    WITH = auto()
    """Names a letter that the word before has ("with a y")."""
    WITHOUT = auto()
    """Names a letter that the word before lacks."""
    SPELLS = auto()
    """Announces that the word before is spelled."""
    COMMA = auto()
    MARK = auto()
    """A written "." or "-", which may separate letters, belong, or end a sentence."""
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of dictation over the tokens `first` up to, not with, `last`, as it is written.

    `glued` tells that the next token follows without a blank.
    """

    first: int
    last: int
    kind: Kind
    text: str
    glued: bool = False


def is_letter(tokens: Tokens, i: int) -> bool:
    """Tell whether a single letter stands at token `i`."""
    word = tokens.word(i)
    return len(word) == 1 and word.isalpha()


def lay_out(tokens: Tokens) -> tuple[Piece, ...]:
    """Return the tokens as pieces of dictation: every token is in one of them, in order."""
    by_alphabet = _spoken_alphabet(tokens)
    pieces: list[Piece] = []
    i = 0
    while i < len(tokens):
        piece = _read_piece(tokens, i, by_alphabet, pieces)
        pieces.append(piece)
        i = piece.last
    return tuple(pieces)


def written(pieces: Sequence[Piece]) -> str:
    """Return what the pieces spell, in lower case; nothing is put between neighbours.

    A word that is spelled out right behind is written as it was spelled, and changed as told
    ("smith with a y").
    """
    parts: list[str] = []
    kinds: list[Kind] = []
    i = 0
    while i < len(pieces):
        piece = pieces[i]
        if piece.kind is Kind.LETTER and (run := letter_run(pieces, i)) - i >= 2:
            letters = "".join(p.text for p in pieces[i:run] if p.kind is Kind.LETTER)
            count = _spelled_before(parts, kinds, letters, announced=_announced(pieces, i))
            del parts[len(parts) - count :], kinds[len(kinds) - count :]
            parts.append(letters)
            kinds.append(Kind.WORD if count else Kind.LETTER)
            i = run
            continue
        if piece.kind in {Kind.WITH, Kind.WITHOUT} and parts:
            parts[-1] = changed_by(parts[-1], piece)
        elif piece.kind is Kind.MARK:
            if not _only_separates(pieces, i):
                parts.append(piece.text)
                kinds.append(Kind.SIGN)
        elif piece.kind in {Kind.LETTER, Kind.WORD, Kind.DIGITS, Kind.SIGN}:
            parts.append(piece.text)
            kinds.append(piece.kind)
        i += 1
    return "".join(parts)


def read_spelled(tokens: Tokens, first: int, last: int) -> str:
    """Return what the tokens from `first` up to, not with, `last` spell, in lower case."""
    return written([p for p in lay_out(tokens) if p.first >= first and p.last <= last])


def letter_run(pieces: Sequence[Piece], i: int) -> int:
    """Return where the letters that begin at piece `i` end, with marks and notes between them."""
    end = i
    j = i
    while j < len(pieces) and j - i < _MOST:
        kind = pieces[j].kind
        if kind is Kind.LETTER:
            end = j + 1
        elif kind is Kind.MARK:
            if not _only_separates(pieces, j):
                break
        elif kind not in {Kind.COMMA, Kind.NOTE}:
            break
        j += 1
    return end


def is_spelled_before(pieces: Sequence[Piece], i: int) -> int:
    """Return how many pieces right before the letters at `i` say the word that they spell.

    Those are the word or words with the comma or "that's" between; 0 where there are none.
    """
    run = letter_run(pieces, i)
    letters = "".join(p.text for p in pieces[i:run] if p.kind is Kind.LETTER)
    if len(letters) < 2:
        return 0
    k = i
    while k > 0 and pieces[k - 1].kind in {Kind.COMMA, Kind.SPELLS, Kind.NOTE}:
        k -= 1
    parts: list[str] = []
    start = k
    while start > 0 and pieces[start - 1].kind in {Kind.WORD, Kind.LETTER} and k - start < 3:
        start -= 1
        parts.insert(0, pieces[start].text)
    kinds = [pieces[j].kind for j in range(start, k)]
    count = _spelled_before(parts, kinds, letters, announced=_announced(pieces, i))
    return i - (k - count) if count else 0


def changed_by(word: str, piece: Piece) -> str:
    """Return a word with the letter that `piece` says it has, or without the one it lacks."""
    if piece.kind is Kind.WITHOUT:
        at = word.rfind(piece.text)
        return word if at < 0 else word[:at] + word[at + len(piece.text) :]
    return with_letter(word, piece.text)


_SOUND_ALIKE = (
    "ck", "cs", "cz", "sz", "iy", "ie", "ey", "ij", "fv", "vw", "kq", "cq", "gj", "ea", "ao", "ou",
    "mn", "td", "bp", "ae", "ui", "xs", "hk", "zx",
)  # fmt: skip


def with_letter(word: str, letter: str) -> str:
    """Return the word as spelled with `letter`: the letter that sounds like it is replaced."""
    if letter in word:
        return word
    if len(letter) > 1:
        at = word.find(letter[0])
        return word if at < 0 else word[:at] + letter + word[at + 1 :]
    if letter == "f" and "ph" in word:
        return word.replace("ph", "f", 1)
    for pair in _SOUND_ALIKE:
        a, b = pair[0], pair[1]
        other = b if letter == a else a if letter == b else None
        if other is not None and other in word:
            at = word.rfind(other) if letter in "eyi" and word.endswith(other) else word.find(other)
            return word[:at] + letter + word[at + 1 :]
    if letter == "h":
        return _with_silent_h(word)
    return word + letter if letter in "eszaoinhyt" else word


def _with_silent_h(word: str) -> str:
    """Return "john" for "jon", "sarah" for "sara", "thomas" for "tomas"."""
    if word.endswith(("a", "o")):
        return word + "h"
    for lead in ("on", "t", "c", "r"):
        at = word.find(lead)
        if at >= 0:
            after = at + 1
            return word[:after] + "h" + word[after:]
    return word + "h"


def alike(left: str, right: str) -> bool:
    """Tell whether two words may be the same one, heard and spelled: most letters agree."""
    longer = max(len(left), len(right))
    return longer > 0 and distance(left, right) <= max(1, longer * 2 // 5)


def distance(left: str, right: str) -> int:
    """Return how many letters must be added, left out or changed between two short texts."""
    left, right = left[:_MOST], right[:_MOST]
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


def _announced(pieces: Sequence[Piece], i: int) -> bool:
    k = i
    while k > 0 and pieces[k - 1].kind in {Kind.COMMA, Kind.NOTE}:
        k -= 1
    return k > 0 and pieces[k - 1].kind is Kind.SPELLS and bool(pieces[k - 1].text)


def _spelled_before(
    parts: Sequence[str], kinds: Sequence[Kind], letters: str, *, announced: bool
) -> int:
    """Return how many of the last parts are the word that `letters` spell."""
    for count in (1, 2, 3):
        if count > len(parts) or kinds[-count] not in {Kind.WORD, Kind.LETTER}:
            break
        word = "".join(parts[-count:])
        if word == letters and (count > 1 or len(word) > 1):
            return count
        if kinds[-1] is Kind.WORD and len(word) > 2 and len(letters) > 2 and alike(word, letters):
            return count
    return 1 if announced and kinds and kinds[-1] is Kind.WORD else 0


# Reading one piece -----------------------------------------------------------------------------


def _read_piece(
    tokens: Tokens, i: int, by_alphabet: Mapping[int, str], before: Sequence[Piece]
) -> Piece:
    word = tokens.word(i)
    if (length := tokens.match(i, QUALIFIERS)) and not _means_itself(tokens, i, length):
        return Piece(i, i + length, Kind.NOTE, "")
    if change := _read_change(tokens, i):
        return change
    if found := comparison(tokens, i):
        return Piece(i, i + found[0], Kind.LETTER, found[1])
    if word in _REPEATS and (repeated := _read_repeated(tokens, i, _REPEATS[word])):
        return repeated
    if length := _sign_length(tokens, i):
        sign = "_" if word.startswith("under") else SIGNS.get(word, ".")
        return Piece(i, i + length, Kind.SIGN, sign)
    if digits := _read_digits(tokens, i, before):
        return digits
    after_letter = bool(before) and before[-1].kind in {Kind.LETTER, Kind.COMMA}
    if i in by_alphabet or (after_letter and tokens.has(i, *_XRAY)):
        length = 3 if tokens.has(i, *_XRAY) else 1
        return Piece(i, i + length, Kind.LETTER, "x" if length > 1 else by_alphabet[i])
    if length := _spells_length(tokens, i):
        announces = tokens.word(i + length - 1) in _ANNOUNCES
        return Piece(i, i + length, Kind.SPELLS, "spelled" if announces else "")
    if is_letter(tokens, i):
        return Piece(i, i + 1, Kind.LETTER, word)
    if _names_letter(tokens, i):
        return Piece(i, i + 1, Kind.LETTER, _LETTER_NAMES[word])
    if tokens[i].is_word:
        return Piece(i, i + 1, Kind.LETTER if _is_letters(word) else Kind.WORD, word)
    if word in _BRACKETS:
        return Piece(i, i + 1, Kind.NOTE, "")
    kind = {",": Kind.COMMA, ".": Kind.MARK, "-": Kind.MARK}.get(word, Kind.OTHER)
    return Piece(i, i + 1, kind, word, glued=tokens.glued(i + 1))


def _means_itself(tokens: Tokens, i: int, length: int) -> bool:
    """Tell whether a word that mostly says how the rest is written is a part of it here."""
    return (
        length == 1
        and tokens.word(i) in {"small", "next", "together"}
        and (tokens.word(i + 1) in SIGNS or tokens.word(i - 1) in SIGNS)
    )


def _read_change(tokens: Tokens, i: int) -> Piece | None:
    """Read "with a y", "with two n's", "without the e"."""
    word = tokens.word(i)
    if word not in {"with", "without"}:
        return None
    j = i + 1
    times = 1
    while tokens.word(j) in _ARTICLES and not (
        tokens.word(j) == "a"
        and not _is_named_letter(tokens, j + 1)
        and tokens.word(j + 1) not in _REPEATS
    ):
        j += 1
    if tokens.word(j) in _REPEATS:
        times, j = _REPEATS[tokens.word(j)], j + 1
    elif tokens.word(j) in {"two", "2"} and letter_named(tokens, j + 1):
        times, j = 2, j + 1
    letter = letter_named(tokens, j)
    if letter is None:
        return None
    last = j + 1
    if found := comparison(tokens, j):
        last = j + found[0]
    if tokens.has(last, "at", "the", "end"):
        last += 3
    elif tokens.word(last) in {"not", "instead"} and tokens.word(last) != "":
        k = tokens.skip(last + 1, _ARTICLES - {"a"} | {"of", "with"})
        k = k + 1 if tokens.word(k) in {"a", "an"} and letter_named(tokens, k + 1) else k
        if letter_named(tokens, k):
            last = k + 1
    kind = Kind.WITH if word == "with" else Kind.WITHOUT
    return Piece(i, last, kind, letter * times)


def _is_named_letter(tokens: Tokens, i: int) -> bool:
    return letter_named(tokens, i) is not None


def letter_named(tokens: Tokens, i: int) -> str | None:
    """Return the letter at token `i`, said by itself, by its name, or in the plural ("n's")."""
    word = tokens.word(i)
    if is_letter(tokens, i):
        return word
    if len(word) == 3 and word.endswith("'s"):
        return word[0]
    if len(word) == 2 and word[1] == "s" and word[0].isalpha() and word not in {"is", "as", "us"}:
        return word[0]
    return _LETTER_NAMES.get(word) if word not in _DOUBTFUL_NAMES else None


def comparison(tokens: Tokens, i: int) -> tuple[int, str] | None:
    """Read one letter spelled by a word ("m as in Mary"): how many tokens, and the letter."""
    word = tokens.word(i)
    letter = word if is_letter(tokens, i) else _LETTER_NAMES.get(word)
    if letter is None:
        return None
    begin = i + 2 if tokens.word(i + 1) in {".", ","} else i + 1
    for compare in COMPARES:
        if not tokens.has(begin, *compare) or (begin > i + 1 and compare not in _COMPARES_CLEARLY):
            continue
        j = begin + len(compare)
        if compare in {("in",), ("of",), ("from",), ("as", "for")} and not is_letter(tokens, i):
            continue
        if tokens.word(j) in {"a", "an"} and tokens.word(j + 1).startswith(letter):
            j += 1
        if tokens.has(j, *_XRAY) and letter == "x":
            return j + 3 - i, letter
        like = tokens.word(j)
        if like.startswith(letter) and len(like) > 1 and like not in {"as", "is"}:
            return j + 1 - i, letter
        if NATO.get(like) == letter:
            return j + 1 - i, letter
    return None


def _read_repeated(tokens: Tokens, i: int, times: int) -> Piece | None:
    word = tokens.word(i + 1)
    if word in {"u", "you"} and times == 2:
        return Piece(i, i + 2, Kind.LETTER, "w")
    if found := comparison(tokens, i + 1):
        return Piece(i, i + 1 + found[0], Kind.LETTER, found[1] * times)
    if tokens.is_number(i + 1) and len(word) == 1:
        return Piece(i, i + 2, Kind.DIGITS, word * times)
    if word in UNITS:
        return Piece(i, i + 2, Kind.DIGITS, str(UNITS[word]) * times)
    followed = tokens.is_number(i + 2) or tokens.word(i + 2) in CARDINALS
    if word in ZEROS and (word in {"zero", "nought"} or followed):
        return Piece(i, i + 2, Kind.DIGITS, "0" * times)
    letter = letter_named(tokens, i + 1) or _LETTER_NAMES.get(word) or NATO.get(word)
    return Piece(i, i + 2, Kind.LETTER, letter * times) if letter else None


def _sign_length(tokens: Tokens, i: int) -> int:
    word = tokens.word(i)
    if _is_misheard_underscore(word):
        return 1
    if tokens.has(i, "under", "score") or tokens.has(i, "under", "scores"):
        return 2
    if tokens.has(i, "under", "-", "score"):
        return 3
    if tokens.has(i, "full", "stop"):
        return 2
    if _is_misheard_dot(tokens, i):
        return 1
    if word not in SIGNS or word == "stop":
        return 0
    return 2 if tokens.word(i + 1) in _SIGN_TAILS else 1


def _read_digits(tokens: Tokens, i: int, before: Sequence[Piece]) -> Piece | None:
    word = tokens.word(i)
    if tokens.is_number(i):
        return Piece(i, i + 1, Kind.DIGITS, word)
    if tokens[i].raw in _ROMAN and tokens.word(i - 1) not in {"", "."}:
        return Piece(i, i + 1, Kind.DIGITS, _ROMAN[tokens[i].raw])
    told = [piece.text for piece in before[-2:] if piece.kind is not Kind.COMMA]
    if word in _LIKE_DIGITS and told[-1:] == ["_"]:
        return Piece(i, i + 1, Kind.DIGITS, _LIKE_DIGITS[word])
    if word in ZEROS:
        after = tokens.skip(i + 1, ZEROS)
        beside = bool(before) and before[-1].kind is Kind.DIGITS
        leads = tokens.is_number(after) or tokens.word(after) in CARDINALS
        if word == "o" and not beside:
            leads = leads and bool(before) and before[-1].kind is not Kind.LETTER
        if word in {"zero", "nought"} or beside or leads:
            return Piece(i, i + 1, Kind.DIGITS, "0")
        return None
    if (year := read_year(tokens, i)) is not None and word == "two":
        return Piece(i, year[1], Kind.DIGITS, str(year[0]))
    if (number := read_cardinal(tokens, i)) is not None:
        value, last = number
        if tokens.word(last) == "hundred":
            value, last = value * 100, last + 1
            rest = read_cardinal(tokens, tokens.skip(last, {"and"}))
            if rest is not None and rest[0] < 100 and not tokens.is_number(last):
                value, last = value + rest[0], rest[1]
        elif tokens.word(last) == "thousand":
            value, last = value * 1000, last + 1
        return Piece(i, last, Kind.DIGITS, str(value))
    return None


def _spells_length(tokens: Tokens, i: int) -> int:
    """Return the length of "that's" or the like where letters follow, else 0."""
    length = tokens.match(i, _SPELLS)
    if not length:
        return 0
    j = tokens.skip(i + length, {",", ":"})
    if comparison(tokens, j) or tokens.word(j) in _REPEATS:
        return length
    is_run = is_letter(tokens, j) and _next_letter(tokens, j + 1)
    if is_run and i > 0:
        return length
    return length if NATO.get(tokens.word(j)) and NATO.get(tokens.word(j + 1)) else 0


def _next_letter(tokens: Tokens, i: int) -> bool:
    i = tokens.skip(i, {",", "-", "."})
    return is_letter(tokens, i) or tokens.word(i) in _REPEATS


def _names_letter(tokens: Tokens, i: int) -> bool:
    """Tell whether a word such as "zee" stands between letters, or at the end of them."""
    word = tokens.word(i)
    if word not in _LETTER_NAMES:
        return False
    before = i - 2 if tokens.word(i - 1) in {",", "-"} else i - 1
    after = i + 2 if tokens.word(i + 1) in {",", "-"} else i + 1
    doubtful = word in _DOUBTFUL_NAMES
    left = is_letter(tokens, before)
    right = is_letter(tokens, after) or (left and tokens.word(after) in _REPEATS)
    if doubtful:
        return left and right and tokens.word(before) not in {"i", "a"}
    return left or (right and word not in _PEOPLE)


def _spoken_alphabet(tokens: Tokens) -> Mapping[int, str]:
    """Return the letters of the spoken alphabet, by token: where three of its words make a run.

    Letters, digits and signs may stand between them. A word that sounds nearly like one of them
    counts as misheard ("papar romeo oscar"); with two sure ones only if it is very near. Other
    words end a run.
    """
    found: dict[int, str] = {}
    if len(NATO.keys() & set(tokens.texts)) < 2:
        return found
    sure: list[int] = []
    misheard: dict[int, tuple[int, str]] = {}
    for i in range(len(tokens) + 1):
        word = tokens.word(i)
        if word in NATO or tokens.has(i, *_XRAY):
            sure.append(i)
        elif i == len(tokens) or not _may_stand_between(tokens, i):
            near = _nearest(word) if i < len(tokens) and tokens[i].is_word else None
            if near is not None:
                misheard[i] = near
                continue
            heard = {tokens.word(k) for k in sure}
            clear = all(off <= _VERY_NEAR for off, _ in misheard.values())
            if len(heard) > 1 and (len(sure) >= 3 or (misheard and clear)):
                run = {k: NATO.get(tokens.word(k), "x") for k in sure}
                run |= {k: letter for k, (_, letter) in misheard.items()}
                found.update(_without_name(tokens, run))
            sure, misheard = [], {}
    return found


def _is_letters(word: str) -> bool:
    """Tell whether a word such as "gb" can only be letters that were run together."""
    return 2 <= len(word) <= 4 and not set(word) & _VOWELS and word not in _SHORT_WORDS


def _without_name(tokens: Tokens, run: Mapping[int, str]) -> Mapping[int, str]:
    """Return a run without the word that it spells or a name said right before it.

    Such as "emma, echo mike mike alpha" and "Mark Kim, delta alpha".
    """
    first, *rest = sorted(run)
    if tokens.word(first) in NATO:
        return run
    before = tokens.word(first - 1)
    in_name = (
        before.isalpha() and before not in _NEVER_MISHEARD and not is_letter(tokens, first - 1)
    )
    if in_name or alike(tokens.word(first), "".join(run[k] for k in rest)):
        return {k: run[k] for k in rest}
    return run


def _may_stand_between(tokens: Tokens, i: int) -> bool:
    """Tell whether the token may stand between words of the spoken alphabet."""
    word = tokens.word(i)
    return (
        is_letter(tokens, i) or word in SIGNS or word in _REPEATS or word in CARDINALS
        or word in ZEROS or tokens.is_number(i) or word in {"-", ",", ".", "score", "under"}
        or (word,) in _FILLERS or (word == "ray" and tokens.word(i - 1) == "-")
        or _is_misheard_dot(tokens, i) or _is_misheard_underscore(word)
    )  # fmt: skip


def _is_misheard_underscore(word: str) -> bool:
    """Tell "undershore" from other words: nothing else sounds like it."""
    return (
        word.startswith("under")
        and word not in SIGNS
        and distance(word, "underscore") <= _VERY_NEAR
    )


def _is_misheard_dot(tokens: Tokens, i: int) -> bool:
    """Tell whether a "not" stands between words of the spoken alphabet, where only a dot can."""
    return tokens.word(i) == "not" and {tokens.word(i - 1), tokens.word(i + 1)} <= NATO.keys()


@lru_cache(maxsize=512)
def _nearest(word: str) -> tuple[int, str] | None:
    """Return how far the nearest word of the spoken alphabet is, and its letter."""
    if len(word) < 3 or word in _NEVER_MISHEARD or "'" in word:
        return None
    off, code = min((distance(word, code), code) for code in NATO)
    most = 3 if word[0] == code[0] else min(3, max(len(word), len(code)) // 2)
    return (off, NATO[code]) if off <= most else None


def _only_separates(pieces: Sequence[Piece], i: int) -> bool:
    """Tell the hyphens of "J-O-H-N" and the dots of "M. A. R." from ones that belong there."""
    left = pieces[i - 1] if i > 0 else None
    right = pieces[i + 1] if i + 1 < len(pieces) else None
    if left is None or left.kind is not Kind.LETTER:
        return False
    if right is not None and right.kind is Kind.WORD:
        return pieces[i].text == "." and not pieces[i].glued  # "R. Kowalski"
    if right is None or right.kind is not Kind.LETTER:
        return False
    if pieces[i].text == "-":
        return True
    longer = i >= 2 and pieces[i - 2].text == "." and i >= 3 and pieces[i - 3].kind is Kind.LETTER
    longer = longer or (
        i + 3 < len(pieces) and pieces[i + 2].text == "." and pieces[i + 3].kind is Kind.LETTER
    )
    return longer or not pieces[i].glued
