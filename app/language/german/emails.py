"""E-mail addresses dictated in German ("anna Punkt miller Ät gmail Punkt com").

The signs, numbers and letters are put into the words that the reader of dictated addresses knows;
how an address is put together is the same in every language.
"""

from __future__ import annotations

from dataclasses import replace

from app.language.emails import Address
from app.language.emails import find_addresses as find_dictated
from app.language.german.names import named_tokens
from app.language.german.numbers import CARDINALS, read_year
from app.language.german.spelling import spelled_run
from app.language.german.text import phrases, words
from app.language.spelling import lay_out, read_spelled
from app.language.text import Token, Tokens
from app.language.values import Expecting

_SIGNS = {
    "punkt": "dot", "aet": "at", "aett": "at", "et": "at", "aed": "at", "ett": "at",
    "klammeraffe": "at", "klammeraffen": "at", "affenschwanz": "at", "unterstrich": "underscore",
    "bindestrich": "dash", "minus": "dash", "strich": "dash", "minuszeichen": "dash",
    "mittelstrich": "dash", "pluszeichen": "plus", "zweimal": "double", "dreimal": "triple",
}  # fmt: skip
_SKIPPED = phrases(
    "alles klein geschrieben; klein geschrieben; kleingeschrieben; alles kleingeschrieben; "
    "alles klein; alles zusammen; alles zusammengeschrieben; zusammengeschrieben; "
    "zusammen geschrieben; alles zusammen geschrieben; ohne leerzeichen; in einem wort; "
    "ein wort; alles in einem wort; und dann; äh; ähm; also; mit kleinem; großem; das zeichen; "
    "mit"
)
_STOPS = words(
    "meine mein meinen meiner mir mich ich wir sie er es das die der den dem des ein eine einen "
    "einem einer ist sind war lautet wäre heißt heiße bin habe hat haben kann können bitte danke "
    "ja nein nee doch gerne gern und oder aber für auf an am im in zu zum zur von vom bei nach "
    "um unter per über als adresse mailadresse emailadresse e-mail-adresse mail email schreiben "
    "schicken senden erreichen erreichbar hier nur noch auch nicht falsch richtig sondern meine "
    "meinte sorry entschuldigung so dann jetzt okay ok gut stimmt genau name wie wo was wann "
    "termin buchen uhr heute morgen montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "moment vielleicht glaube denke sagen sage geht ginge nehmen nehme nehmen unsere unser ihr "
    "ihre ihren guten tag hallo herr frau hätte würde möchte will soll kein keine dort"
)
_NEVER_IN = words("ist lautet adresse mail email mailadresse wäre bei at und oder nicht sondern")


def find_addresses(tokens: Tokens, *, expecting: Expecting | None) -> list[Address]:
    """Return the e-mail addresses in the order said, over the tokens as they were."""
    dictated = _dictated(tokens)
    found = []
    for address in find_dictated(dictated, lay_out(dictated), expecting=expecting):
        start, end = address.found.start, address.found.end
        inside = [i for i in range(len(tokens)) if start <= tokens[i].start < end]
        if inside:
            found.append(replace(address, first=inside[0], last=inside[-1] + 1))
    return found


def dictated_digits(tokens: Tokens) -> str:
    """Return what is dictated, digits as such: a telephone number."""
    dictated = _dictated(tokens)
    return read_spelled(dictated, 0, len(dictated))


def _dictated(tokens: Tokens) -> Tokens:
    """Return the tokens in the words of dictation that addresses are read from."""
    items: list[Token] = []
    named = set(named_tokens(tokens))
    i = 0
    while i < len(tokens):
        if i in named:
            items.append(replace(tokens[i], text="is"))
            i += 1
            continue
        if skipped := tokens.match(i, _SKIPPED):
            i += skipped
            continue
        run = spelled_run(tokens, i)
        if run is not None:
            letters, last = run
            token = tokens[i]
            items.extend(
                replace(token, text=letter, end=tokens[last - 1].end, spaced=True)
                for letter in letters
            )
            i = last
            continue
        if tokens.has(i, "unter", "strich"):
            items.append(replace(tokens[i], text="underscore", end=tokens[i + 1].end))
            i += 2
            continue
        if tokens.word(i) in {"doppel", "doppelt"}:
            items.append(replace(tokens[i], text="double"))
            i += 2 if tokens.word(i + 1) == "-" else 1
            continue
        if not tokens.is_number(i) and (year := read_year(tokens, i)) is not None:
            token = replace(tokens[i], text=str(year[0]), end=tokens[year[1] - 1].end)
            items.append(replace(token, is_word=False, is_number=True))
            i = year[1]
            continue
        items.append(tokens[i] if _belongs(tokens, i) else _translated(tokens[i]))
        i += 1
    return Tokens(items, cut_short=tokens.cut_short)


def _belongs(tokens: Tokens, i: int) -> bool:
    """Tell whether a common word is part of an address, as in "mi Doppel-L er Ät"."""
    word = tokens.word(i)
    beside_sign = tokens.word(i + 1) in _SIGNS or tokens.word(i + 1) == "at"
    return beside_sign and word in _STOPS and word not in _NEVER_IN


def _translated(token: Token) -> Token:
    word = token.text
    if word in _SIGNS:
        return replace(token, text=_SIGNS[word])
    if word in _STOPS and len(word) > 1:
        return replace(token, text="is")
    if word in CARDINALS:
        return replace(token, text=str(CARDINALS[word]), is_word=False, is_number=True)
    return token
