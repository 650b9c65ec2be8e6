"""Takes back an answer to a question of the host: "no, four people, not three"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.booking_field import Answer, BookingField, FieldKind
from app.domain.errors import InputError
from app.language.forms import Language
from app.language.host_questions import options_named, read_host_answer
from app.language.lexicon import words
from app.language.phrasebook import Phrasebook
from app.language.text import shorten

_IN_OWN_WORDS = frozenset({FieldKind.SHORT_TEXT, FieldKind.LONG_TEXT, FieldKind.ADDRESS})


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The words of one language. `empty` ones tell no question from another."""

    clauses: re.Pattern[str]
    empty: frozenset[str]
    phone: frozenset[str]
    negations: frozenset[str]
    wrong: frozenset[str]
    tells: re.Pattern[str]


_GRAMMARS: Mapping[Language, _Grammar] = {
    "en": _Grammar(
        clauses=re.compile(r"[,;!?]|\.(?=\s|$)|\b(?:and|but)\b", re.IGNORECASE),
        empty=words(
            "how many much what which who whom whose where when why do does did you your you're "
            "are is be am was will would like want use using with the a an of to for from in on at "
            "by it this that i me my we us our have has can could should please tell give say take "
            "need any some about there here else or and not no yes if so come coming name email "
            "mail time date day"
        ),
        phone=words("phone telephone mobile cell cellphone number"),
        negations=words("not don't dont isn't never no longer"),
        wrong=words("wrong incorrect change different mistake correct redo again"),
        tells=re.compile(
            r"\b(?:is|are|was|should be|should say|must be|to|as|into|:)\s+"
            r"(?:actually\s+|rather\s+)?(.+)$",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    "de": _Grammar(
        clauses=re.compile(r"[,;!?]|\.(?=\s|$)|\b(?:und|aber|sondern)\b", re.IGNORECASE),
        empty=words(
            "wie viele viel was welche welcher welches welchen wer wem wen wo wann warum sie ihr "
            "ihre ihren ihrem sind ist sein war wird werden würden möchten wollen nutzen mit der "
            "die das den dem ein eine einen einem zu zum zur für von in im an am auf bei es dies "
            "ich mir mein meine wir uns unser haben hat können sollen bitte sagen geben nennen "
            "und oder nicht kein ja nein wenn so kommen kommt name e-mail mail zeit datum tag"
        ),
        phone=words("telefon telefonnummer handy handynummer nummer rufnummer"),
        negations=words("nicht kein keine keinen nie"),
        wrong=words("falsch anders ändern andere anderer korrigieren fehler nochmal"),
        tells=re.compile(
            r"\b(?:ist|sind|heißt|lautet|soll|sollte|auf|in|:)\s+"
            r"(?:eigentlich\s+|eher\s+)?(.+?)(?:\s+(?:sein|heißen|lauten))?$",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Corrections:
    """New `answers` by slug, questions to ask `again`, and what is left of the words as `rest`."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    again: frozenset[str] = frozenset()
    rest: str = ""

    def __bool__(self) -> bool:
        """Tell whether anything was corrected."""
        return bool(self.answers or self.again)


def find_corrections(
    fields: Sequence[BookingField], answers: Mapping[str, Answer], text: str, book: Phrasebook
) -> Corrections:
    """Return what `text` corrects of the `answers` given so far to the host's `fields`.

    A question is known by a word of its own, an option by its name, a number by what stands beside
    it or by the old one that is denied. Takes time linear in the length of `text`.
    """
    answered = [each for each in fields if each.slug in answers]
    return _Finder(answered, answers, book).find(shorten(text)) if answered else Corrections()


class _Finder:
    """Looks for corrections of the answered `fields` in the words of one language."""

    def __init__(
        self, fields: Sequence[BookingField], answers: Mapping[str, Answer], book: Phrasebook
    ) -> None:
        self._fields = fields
        self._answers = answers
        self._book = book
        self._grammar = _GRAMMARS[book.language]
        labels = {each.slug: self._label_words(each) for each in fields}
        self._own = {
            slug: own.difference(*(label for other, label in labels.items() if other != slug))
            for slug, own in labels.items()
        }

    def find(self, text: str) -> Corrections:
        """Return what is corrected in `text`."""
        clauses = [part.strip() for part in self._grammar.clauses.split(text)]
        found: dict[str, Answer] = {}
        again: set[str] = set()
        left: list[str] = []
        for number, clause in enumerate(clauses):
            each = self._corrected_by(clause, clauses, number, found, again)
            if each is None:
                left.append(clause)
            elif each.kind in _IN_OWN_WORDS and each.slug in found:
                break  # what follows belongs to the new words
        corrected = [each for each in self._fields if each.slug in found.keys() | again]
        rest = [
            clause for clause in left if not any(self._denies(each, clause) for each in corrected)
        ]
        return Corrections(found, frozenset(again - found.keys()), ", ".join(filter(None, rest)))

    def _corrected_by(
        self,
        clause: str,
        clauses: Sequence[str],
        number: int,
        found: dict[str, Answer],
        again: set[str],
    ) -> BookingField | None:
        """Return the question whose answer a clause corrects, having noted how."""
        spoken = self._words(clause)
        for each in self._fields:
            is_named = not self._own[each.slug].isdisjoint(spoken)
            denied = any(self._denies(each, part) for part in clauses)
            new = self._value(each, clause, clauses[number:], is_named=is_named, is_denied=denied)
            if new is not None and new != self._answers[each.slug]:
                found.setdefault(each.slug, new)
                return each
            if new is None and is_named and spoken & self._grammar.wrong:
                again.add(each.slug)
                return each
        return None

    def _value(
        self,
        each: BookingField,
        clause: str,
        onwards: Sequence[str],
        *,
        is_named: bool,
        is_denied: bool,
    ) -> Answer | None:
        """Return the answer that a clause gives to a question, if it clearly does."""
        negated = self._is_negated(clause)
        if each.kind is FieldKind.YES_NO:
            if not is_named or (negated and each.required):
                return None
            return not negated
        if negated:
            return None
        match each.kind:
            case FieldKind.NUMBER if is_named or is_denied:
                return self._read(each, clause) if self._numbers(clause) else None
            case FieldKind.ONE_OF:
                options = options_named(each, clause)
                is_clear = is_named or is_denied or not any(map(self._is_when, options))
                return options[0] if len(options) == 1 and is_clear else None
            case FieldKind.SOME_OF if is_named or is_denied:
                return tuple(options_named(each, clause)) or None
            case FieldKind.PHONE | FieldKind.EMAIL | FieldKind.EMAILS | FieldKind.URL if is_named:
                return self._read(each, clause)
            case kind if kind in _IN_OWN_WORDS and is_named:
                told = self._grammar.tells.search(clause)
                if told is None or self._words(told[1]) & self._grammar.wrong:
                    return None
                whole = ", ".join((told[1], *filter(None, onwards[1:])))
                return self._read(each, whole.rstrip(" ."))
        return None

    def _read(self, each: BookingField, text: str) -> Answer | None:
        try:
            return read_host_answer(each, text, self._book)
        except InputError:
            return None

    def _label_words(self, each: BookingField) -> frozenset[str]:
        extra = self._grammar.phone if each.kind is FieldKind.PHONE else frozenset()
        label = frozenset(word for word in self._words(each.label) if word[:1].isalpha())
        return (label | extra) - {_stem(word) for word in self._grammar.empty}

    def _words(self, text: str) -> frozenset[str]:
        return frozenset(_stem(word) for word in self._book.reader.tokenise(text).texts)

    def _is_negated(self, clause: str) -> bool:
        spoken = self._book.reader.tokenise(clause).texts
        return not self._grammar.negations.isdisjoint(spoken)

    def _numbers(self, clause: str) -> list[int]:
        read = self._book.reader
        tokens = read.tokenise(clause)
        found = (read.read_cardinal(tokens, i) for i in range(len(tokens)))
        return [number[0] for number in found if number is not None]

    def _is_when(self, option: str) -> bool:
        """Tell whether an option could as well be the day or time of the appointment."""
        return bool(self._numbers(option) or self._book.reader.weekdays_in(option))

    def _denies(self, each: BookingField, clause: str) -> bool:
        """Tell whether a clause says "not" of the answer given before."""
        if not self._is_negated(clause):
            return False
        old = self._answers[each.slug]
        if each.kind is FieldKind.NUMBER:
            return old in self._numbers(clause)
        given = (old,) if isinstance(old, str) else old
        named = options_named(each, clause)
        return isinstance(given, Sequence) and any(option in given for option in named)


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
