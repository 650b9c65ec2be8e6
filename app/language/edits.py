"""What a correction changes in an e-mail address or a name, and what comes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from app.language.domains import BARE_PROVIDERS
from app.language.spelling import alike, distance, with_letter

MOST_READINGS = 4
_LONG_ENOUGH = 4  # letters, for a word to be told from its neighbours in the midst of others
_ADDRESS = re.compile(r"[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_SEGMENT = re.compile(r"[^\W\d_]+|\d+|.")


@dataclass(frozen=True, slots=True)
class LetterEdit:
    """Letters that belong there: "smyth with a y", "a c, not a k". `word` is where, if told."""

    new: str
    old: str | None = None
    word: str | None = None


@dataclass(frozen=True, slots=True)
class CountEdit:
    """How often a letter stands there: "two n's", "only one l"."""

    letter: str
    times: int
    word: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceEdit:
    """The letter at a place, from 0 or from -1 backwards: "the second letter is a v"."""

    place: int
    letter: str


@dataclass(frozen=True, slots=True)
class InsertEdit:
    """A letter that is missing: at the end, at the start, or after or before another."""

    letter: str
    at_start: bool = False
    after: str | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class DropEdit:
    """A letter that is too much: "without the e"."""

    letter: str
    word: str | None = None


@dataclass(frozen=True, slots=True)
class SignEdit:
    """A sign in place of another; `None` for none, "" for any. `after` is the word before it."""

    new: str | None
    old: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class DigitsEdit:
    """Digits in place of others; "" leaves them out.

    Where there are none yet they are put to the end, if it `adds`.
    """

    new: str
    old: str | None = None
    adds: bool = True


@dataclass(frozen=True, slots=True)
class DomainEdit:
    """A domain, or an ending such as ".org", in place of another."""

    new: str
    old: str | None = None


@dataclass(frozen=True, slots=True)
class WordEdit:
    """A word, or a whole part before the "at", in place of the one most like it or of `old`."""

    new: str
    old: str | None = None


Edit = (
    LetterEdit
    | CountEdit
    | PlaceEdit
    | InsertEdit
    | DropEdit
    | SignEdit
    | DigitsEdit
    | DomainEdit
    | WordEdit
)


def edit_address(address: str, edit: Edit, *, name: str | None = None) -> tuple[str, ...]:
    """Return what the address may be after the correction, likeliest first; none if unchanged.

    `name` is the person's, which tells where two words of an address meet.
    """
    local, _, domain = address.partition("@")
    match edit:
        case DomainEdit():
            found = _edit_domain(domain, edit)
            return _addresses([f"{local}@{each}" for each in found], address)
        case SignEdit():
            found = _edit_signs(local, edit, name)
        case DigitsEdit():
            found = _edit_digits(local, edit)
        case WordEdit():
            return _addresses(_edit_words(local, domain, edit), address)
        case _:
            found = _edit_letters(local, edit)
            if not found:
                label, dot, ending = domain.partition(".")
                changed = _edit_letters(label, edit)
                return _addresses([f"{local}@{each}{dot}{ending}" for each in changed], address)
    return _addresses([f"{each}@{domain}" for each in found], address)


def edit_name(name: str, edit: Edit) -> tuple[str, ...]:
    """Return what the name may be after the correction, in lower case; none if unchanged."""
    plain = name.lower()
    match edit:
        case SignEdit() | DigitsEdit() | DomainEdit():
            return ()
        case WordEdit():
            return _readings(_replace_word(plain, edit), plain)
        case _:
            return _readings(_edit_letters(plain, edit), plain)


def _addresses(found: Iterable[str], before: str) -> tuple[str, ...]:
    return _readings((each for each in found if _ADDRESS.fullmatch(each)), before)


def _readings(found: Iterable[str], before: str) -> tuple[str, ...]:
    fit = [each for each in found if each != before]
    return tuple(dict.fromkeys(fit))[:MOST_READINGS]


# Letters ---------------------------------------------------------------------------------------


def _edit_letters(text: str, edit: Edit) -> list[str]:
    match edit:
        case LetterEdit(new, old, None):
            if old is not None:
                return _each_place(text, old, new)
            return _in_segments(text, lambda word: with_letter(word, new))
        case LetterEdit(new, old, word):
            return _edit_like(
                text, word or "", lambda seen: _relettered(seen, word or "", new, old)
            )
        case CountEdit(letter, times, word):
            old, new = (letter, letter * 2) if times == 2 else (letter * 2, letter)
            if word is not None:
                found = _edit_like(text, word, lambda seen: _once(seen, old, new))
                return found or _each_place(text, old, new)
            return _each_place(text, old, new)
        case PlaceEdit(place, letter):
            return _put_at(text, place, letter)
        case InsertEdit():
            return _insert(text, edit)
        case DropEdit(letter, word):
            if word is not None:
                return _edit_like(text, word, lambda seen: _without(seen, word, letter))
            return list(reversed(_each_place(text, letter, "")))
    return []


def _relettered(seen: str, word: str, new: str, old: str | None) -> str:
    """Return `seen` spelled with `new`; the `word` said may have been written rightly already."""
    if new in word and (old is None or old not in word or word != seen):
        return word
    if old is not None and old in seen:
        return seen.replace(old, new, 1)
    return with_letter(seen, new)


def _each_place(text: str, old: str, new: str) -> list[str]:
    """Return the text with `old` replaced at one place, for each; then at all of them."""
    places = [match.start() for match in re.finditer(re.escape(old), text)]
    if len(new) > len(old):  # to double a letter that is double already would make three
        places = [at for at in places if old not in {text[at - 1 : at], text[at + 1 : at + 2]}]
    found = [text[:at] + new + text[at + len(old) :] for at in places]
    return [*found, text.replace(old, new)] if len(found) > 1 else found


def _once(seen: str, old: str, new: str) -> str:
    found = _each_place(seen, old, new)
    return found[0] if found else seen


def _without(seen: str, word: str, letter: str) -> str:
    """Return `seen` without a letter; the `word` said may have been heard without it already."""
    if letter not in word and distance(seen, word) == 1:
        return word
    at = seen.rfind(letter)
    return seen if at < 0 else seen[:at] + seen[at + len(letter) :]


def _in_segments(text: str, change: Callable[[str], str]) -> list[str]:
    """Return the text with one of its words changed, for each that changes, the last first."""
    segments = _SEGMENT.findall(text)
    found = []
    for i in range(len(segments) - 1, -1, -1):
        word = segments[i]
        if word.isalpha() and (changed := change(word)) != word:
            found.append("".join([*segments[:i], changed, *segments[i + 1 :]]))
    return found


def _edit_like(text: str, word: str, change: Callable[[str], str]) -> list[str]:
    """Return the text with the stretch changed that is most like `word` and does change.

    That is a whole word of it, or one of two that were run together ("jsmith").
    """
    best: tuple[float, str] | None = None
    position = 0
    for segment in _SEGMENT.findall(text):
        if segment == word and change(segment) == segment:
            return []  # it is written that way already
        if segment.isalpha():
            for begin, stretch in _stretches(segment, word):
                off = distance(stretch, word)
                partly = len(stretch) < len(segment)
                changed = change(stretch)
                outside = 0 < begin < len(segment) - len(stretch)
                most = 0 if outside and len(word) < _LONG_ENOUGH else max(1, len(word) * 2 // 5)
                if off > most or changed == stretch:
                    continue
                score = off + 0.5 * partly
                if best is None or score < best[0]:
                    at = position + begin
                    best = score, text[:at] + changed + text[at + len(stretch) :]
        position += len(segment)
    return [best[1]] if best is not None else []


def _stretches(segment: str, word: str) -> Iterator[tuple[int, str]]:
    """Yield a word of an address, and then the stretches of it about as long as `word`."""
    yield 0, segment
    if len(word) < 3:
        return
    for length in (len(word), len(word) - 1, len(word) + 1):
        for begin in range(len(segment) - length + 1):
            yield begin, segment[begin : begin + length]


def _put_at(text: str, place: int, letter: str) -> list[str]:
    """Return the text with a letter at a place of the whole or of one of its words."""
    segments = _SEGMENT.findall(text)
    found = []
    letters = [at for at, each in enumerate(text) if each.isalnum()]
    if -len(letters) <= place < len(letters):
        at = letters[place]
        found.append(text[:at] + letter + text[at + 1 :])
    for i in range(len(segments) - 1, -1, -1):
        word = segments[i]
        if word.isalpha() and -len(word) <= place < len(word):
            at = place % len(word)
            changed = word[:at] + letter + word[at + 1 :]
            found.append("".join([*segments[:i], changed, *segments[i + 1 :]]))
    return found


def _insert(text: str, edit: InsertEdit) -> list[str]:
    if edit.after is not None:
        return _each_place(text, edit.after, edit.after + edit.letter)
    if edit.before is not None:
        return _each_place(text, edit.before, edit.letter + edit.before)
    if edit.at_start:
        return list(reversed(_in_segments(text, lambda word: edit.letter + word)))
    return _in_segments(text, lambda word: word + edit.letter)


# Signs, digits, words, domains -----------------------------------------------------------------


def _edit_signs(local: str, edit: SignEdit, name: str | None) -> list[str]:
    if edit.new is None:
        if edit.old:
            return _each_place(local, edit.old, "")
        return [re.sub(r"[._+-]", "", local)]
    if edit.old:
        return _each_place(local, edit.old, edit.new)
    if edit.after is not None:
        return _sign_after(local, edit.new, edit.after)
    others = [at for at, each in enumerate(local) if each in "._+-" and each != edit.new]
    if others:
        found = [local[:at] + edit.new + local[at + 1 :] for at in others]
        return found if len(found) == 1 else [*found, re.sub(r"[._+-]", edit.new, local)]
    return [f"{local[:at]}{edit.new}{local[at:]}" for at in _seams(local, name)]


def _sign_after(local: str, sign: str, word: str) -> list[str]:
    at = local.find(word)
    end = at + len(word)
    if at >= 0 and local[end : end + 1].isalnum():
        return [local[:end] + sign + local[end:]]
    segments = _SEGMENT.findall(local)
    for i, each in enumerate(segments):
        if each.isalnum() and alike(each, word):
            rest = (
                segments[i + 2 :]
                if segments[i + 1 : i + 2] and segments[i + 1] in "._+-"
                else (segments[i + 1 :])
            )
            return ["".join([*segments[: i + 1], sign, *rest])] if rest else []
    return []


def _seams(local: str, name: str | None) -> list[int]:
    """Return the places where two parts of an address without signs meet."""
    found = []
    for word in re.findall(r"[^\W\d_]+", (name or "").lower()):
        at = local.find(word)
        if at > 0:
            found.append(at)
        elif at == 0 and len(word) < len(local):
            found.append(len(word))
    found.extend(match.start() for match in re.finditer(r"(?<=[a-z])(?=\d)", local))
    return list(dict.fromkeys(found))


def _edit_digits(local: str, edit: DigitsEdit) -> list[str]:
    if edit.old is not None:
        return _each_place(local, edit.old, edit.new) if edit.old in local else []
    runs = list(re.finditer(r"\d+", local))
    if runs:
        return [local[: runs[-1].start()] + edit.new + local[runs[-1].end() :]]
    return [local + edit.new] if edit.new and edit.adds else []


def _edit_domain(domain: str, edit: DomainEdit) -> list[str]:
    label, _, ending = domain.partition(".")
    if edit.new.startswith("."):
        old = (edit.old or f".{ending}").removeprefix(".")
        if edit.old is not None and not domain.endswith(f".{old}"):
            return []
        return [domain[: len(domain) - len(old) - 1] + edit.new]
    if "." in edit.new:
        return [edit.new]
    if edit.new in BARE_PROVIDERS:
        return [f"{edit.new}.com"]
    if edit.old is not None and alike(label, edit.old):
        return [f"{edit.new}.{ending}"]
    return []


def _edit_words(local: str, domain: str, edit: WordEdit) -> list[str]:
    if re.search(r"[._+-]", edit.new):
        if distance(domain, edit.new) < distance(local, edit.new):
            return [f"{local}@{edit.new}"]
        return [f"{edit.new}@{domain}"] if alike(local, edit.new) or edit.old is None else []
    found = _replace_word(local, edit)
    if found:
        return [f"{each}@{domain}" for each in found]
    label, dot, ending = domain.partition(".")
    return [f"{local}@{each}{dot}{ending}" for each in _replace_word(label, edit)]


def _replace_word(text: str, edit: WordEdit) -> list[str]:
    """Return the text with the word replaced that is `old`, or most like the new one."""
    segments = _SEGMENT.findall(text)
    if edit.old is None and edit.new in segments:
        return []
    if text.isalpha() and len(edit.new) > 3 and distance(text, edit.new) == 1:
        return [edit.new]
    return _edit_like(text, edit.old or edit.new, lambda _: edit.new)
