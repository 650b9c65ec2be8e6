"""Spoken spelling: letters one by one, "double l", "m as in Mary", digits and signs as words."""

from __future__ import annotations

from app.language.lexicon import phrases
from app.language.numbers import UNITS, ZEROS, read_cardinal, read_year
from app.language.text import Tokens

SIGNS = {
    "dot": ".", "period": ".", "point": ".", "underscore": "_", "underscores": "_", "dash": "-",
    "hyphen": "-", "minus": "-", "plus": "+", ".": ".", "_": "_", "-": "-", "+": "+",
}  # fmt: skip
SIGN_WORDS = frozenset(word for word in SIGNS if word.isalpha())
_NATO = {
    "alpha": "a", "alfa": "a", "bravo": "b", "charlie": "c", "delta": "d", "echo": "e",
    "foxtrot": "f", "golf": "g", "hotel": "h", "india": "i", "juliet": "j", "juliett": "j",
    "kilo": "k", "lima": "l", "mike": "m", "november": "n", "oscar": "o", "papa": "p",
    "quebec": "q", "romeo": "r", "sierra": "s", "tango": "t", "uniform": "u", "victor": "v",
    "whiskey": "w", "whisky": "w", "xray": "x", "yankee": "y", "zulu": "z",
}  # fmt: skip
_XRAY = ("x", "-", "ray")
_LETTER_NAMES = {
    "zee": "z", "zed": "z", "aitch": "h", "jay": "j", "kay": "k", "bee": "b", "cee": "c",
    "dee": "d", "gee": "g", "pee": "p", "tee": "t", "vee": "v", "ess": "s", "ef": "f", "eff": "f",
    "el": "l", "em": "m", "en": "n", "ex": "x", "cue": "q", "queue": "q", "why": "y", "you": "u",
}  # fmt: skip
_REPEATS = {"double": 2, "triple": 3}
_QUALIFIERS: tuple[tuple[str, ...], ...] = phrases(
    "all one word; one word; with no space; with no spaces; no space; no spaces; "
    "without spaces; without a space; all lower case; all lowercase; in lower case; "
    "lower case; lowercase; all together; upper case; uppercase; capital; the letter; "
    "the number; the digit; number; letter; um; uh; er; erm; hmm; and then; then"
)


def is_letter(tokens: Tokens, i: int) -> bool:
    """Tell whether a single letter stands at token `i`."""
    word = tokens.word(i)
    return len(word) == 1 and word.isalpha()


def qualifier(tokens: Tokens, i: int) -> int:
    """Return how many tokens at `i` only say how the rest is written ("all lower case")."""
    return tokens.match(i, _QUALIFIERS)


def qualifier_before(tokens: Tokens, i: int) -> int:
    """Return how many tokens right before `i` only say how the rest is written."""
    return max((len(q) for q in _QUALIFIERS if tokens.has(i - len(q), *q)), default=0)


def comparison(tokens: Tokens, i: int) -> int:
    """Return how many tokens at `i` spell one letter by a word ("m as in Mary", "m for Mike")."""
    if not is_letter(tokens, i):
        return 0
    letter = tokens.word(i)
    for length, words in ((4, ("as", "in")), (3, ("for",)), (3, ("like",)), (3, ("as",))):
        if tokens.has(i + 1, *words) and tokens.word(i + length - 1).startswith(letter):
            return length
    return 0


def in_spelled_run(tokens: Tokens, i: int) -> bool:
    """Tell whether a single letter stands before or after token `i`, marks aside."""
    before = i - 2 if tokens.word(i - 1) in {",", ".", "-"} else i - 1
    after = i + 2 if tokens.word(i + 1) in {",", ".", "-"} else i + 1
    return is_letter(tokens, before) or is_letter(tokens, after)


def read_spelled(tokens: Tokens, first: int, last: int) -> str:
    """Return what the tokens from `first` up to, not with, `last` spell, in lower case.

    Words stand for themselves; nothing is put between neighbours.
    """
    pieces: list[str] = []
    by_alphabet = _counts_as_alphabet(tokens, first, last)
    i = first
    while i < last:
        i, piece = _read_piece(tokens, i, last, pieces, by_alphabet=by_alphabet)
        pieces.append(piece)
    return "".join(pieces)


def _counts_as_alphabet(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether words such as "mike" stand for letters: three of them, or one among letters."""
    words = ["xray" if tokens.has(i, *_XRAY) else tokens.word(i) for i in range(first, last)]
    alphabet = sum(word in _NATO for word in words)
    plain = sum(word.isalpha() and len(word) > 1 and word not in _NATO for word in words)
    return alphabet >= 3 and alphabet > plain


def _read_piece(
    tokens: Tokens, i: int, last: int, before: list[str], *, by_alphabet: bool
) -> tuple[int, str]:
    word = tokens.word(i)
    if (length := qualifier(tokens, i)) and i + length <= last:
        return i + length, ""
    if (length := comparison(tokens, i)) and i + length <= last:
        return i + length, word
    if word in _REPEATS and i + 1 < last:
        return _read_repeated(tokens, i, _REPEATS[word])
    if tokens.has(i, "under", "score"):
        return i + 2, "_"
    if word in SIGNS:
        return i + 1, "" if _only_separates(tokens, i) else SIGNS[word]
    if word == ",":
        return i + 1, ""
    if tokens.is_number(i):
        return i + 1, word
    if word in ZEROS and word != "o":
        by_digit = bool(before) and before[-1][-1:].isdigit()
        by_digit = by_digit or tokens.word(i + 1) in UNITS or tokens.is_number(i + 1)
        return i + 1, "0" if word != "oh" or by_digit else word
    if (year := read_year(tokens, i)) is not None and tokens.word(i) == "two" and year[1] <= last:
        return year[1], str(year[0])
    if (number := read_cardinal(tokens, i)) is not None and number[1] <= last:
        if tokens.word(number[1]) == "hundred":
            return number[1] + 1, str(number[0] * 100)
        return number[1], str(number[0])
    if by_alphabet and tokens.has(i, *_XRAY):
        return i + 3, "x"
    if by_alphabet and word in _NATO:
        return i + 1, _NATO[word]
    if (
        word in _LETTER_NAMES
        and is_letter(tokens, i - 1)
        and (is_letter(tokens, i + 1) or i + 1 == last)
    ):
        return i + 1, _LETTER_NAMES[word]
    return i + 1, word.replace("'", "") if tokens[i].is_word else ""


def _read_repeated(tokens: Tokens, i: int, times: int) -> tuple[int, str]:
    word = tokens.word(i + 1)
    if word == "u" and times == 2:
        return i + 2, "w"
    if is_letter(tokens, i + 1) or (tokens.is_number(i + 1) and len(word) == 1):
        return i + 2, word * times
    if word in UNITS:
        return i + 2, str(UNITS[word]) * times
    if word in ZEROS:
        return i + 2, "0" * times
    return i + 1, tokens.word(i)


def _only_separates(tokens: Tokens, i: int) -> bool:
    """Tell the hyphens of "J-O-H-N" and the dots of "M. A. R." from ones that belong there."""
    if tokens.word(i) not in {"-", "."} or not (
        is_letter(tokens, i - 1) and is_letter(tokens, i + 1)
    ):
        return False
    mark = tokens.word(i)
    if mark == "-":
        return True
    longer = tokens.word(i - 2) == mark and is_letter(tokens, i - 3)
    longer = longer or (tokens.word(i + 2) == mark and is_letter(tokens, i + 3))
    return longer or not tokens.glued(i + 1)
