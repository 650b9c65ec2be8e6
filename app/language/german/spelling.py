"""German spelling aloud: letters, their names, "Anton Berta", "M wie Martha", "Doppel-L"."""

from __future__ import annotations

from app.language.german.text import fold, words
from app.language.text import Tokens

_NAMES = {
    "be": "b", "ce": "c", "de": "d", "ef": "f", "eff": "f", "ge": "g", "ha": "h", "jot": "j",
    "jott": "j", "ka": "k", "el": "l", "ell": "l", "em": "m", "en": "n", "enn": "n", "pe": "p",
    "ku": "q", "kuh": "q", "er": "r", "es": "s", "te": "t", "vau": "v", "fau": "v", "we": "w",
    "ix": "x", "iks": "x", "ypsilon": "y", "uepsilon": "y", "zet": "z", "zett": "z",
    "eszett": "ss", "ah": "a", "uh": "u", "oh": "o",
}  # fmt: skip
_ALPHABET = (
    "Anton Ärger Berta Cäsar Charlotte Dora Emil Friedrich Gustav Heinrich Ida Julius Jakob "
    "Kaufmann Konrad Ludwig Martha Marta Nordpol Nathan Otto Ökonom Österreich Paula Quelle "
    "Richard Samuel Siegfried Schule Theodor Ulrich Übermut Übel Viktor Wilhelm Xanthippe Xaver "
    "Ypsilon Zacharias Zeppelin Aachen Berlin Chemnitz Düsseldorf Essen Frankfurt Goslar Hamburg "
    "Ingelheim Jena Köln Leipzig München Nürnberg Offenbach Potsdam Quickborn Rostock Salzwedel "
    "Tübingen Unna Völklingen Wuppertal Xanten Zwickau"
)
ALPHABET = {
    fold(word): {"Schule": "sch"}.get(word, fold(word[0])) for word in _ALPHABET.split()
}  # fmt: skip
"""The words of both spelling alphabets, the old one of names and that of cities."""

_DOUBLE = words("doppel doppelt doppeltes zweimal")
_BETWEEN = frozenset({",", "-", "."})
_LIKE = frozenset({"wie"})
_LEAST = 3


def spelled_run(tokens: Tokens, i: int) -> tuple[str, int] | None:
    """Return what a run of spelled letters that begins at token `i` spells, and where it ends.

    Three letters make a run, or fewer where one is told by a word ("M wie Martha").
    """
    letters: list[str] = []
    j, last, told = i, i, False
    while j < len(tokens) and j - i < 200:
        if letters and tokens.word(j) in _BETWEEN:
            j += 1
            continue
        found = _letter(tokens, j)
        if found is None:
            break
        letter, end = found
        told = told or tokens.word(j + 1) in _LIKE
        letters.append(letter)
        j = last = end
    if not letters or not (told or len(letters) >= _LEAST):
        return None
    return "".join(letters), last


def _letter(tokens: Tokens, i: int) -> tuple[str, int] | None:
    word = tokens.word(i)
    if word in _DOUBLE:
        j = i + 2 if tokens.word(i + 1) == "-" else i + 1
        single = _single(tokens.word(j))
        return None if single is None else (single * 2, j + 1)
    letter = _single(word)
    if letter is not None and tokens.word(i + 1) in _LIKE and i + 2 < len(tokens):
        like = tokens.word(i + 2)
        if like[:1] == letter[:1] and tokens[i + 2].is_word:
            return letter, i + 3
    if letter is not None:
        return letter, i + 1
    return (ALPHABET[word], i + 1) if word in ALPHABET else None


def _single(word: str) -> str | None:
    """Return the letter that a word is or names; folded umlauts count as one."""
    if (len(word) == 1 and word.isalpha()) or word in {"ae", "oe", "ue", "ss"}:
        return word
    return _NAMES.get(word)
