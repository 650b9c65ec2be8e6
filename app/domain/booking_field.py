"""What a host asks of the person who books, and whether an answer will do.

Kinds and limits are those of Cal.com's booking fields, version 2026-06-12.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import InputError
from app.domain.wording import Wording

Answer = str | int | float | bool | Sequence[str]
"""The answer to one field, in the type its kind wants."""

NOTES = "notes"
"""Slug of the field that takes what the person wants the host to know."""

_PHONE = re.compile(r"\+[1-9][0-9]{6,14}")  # E.164: at most 15 digits
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_URL = re.compile(r"https?://[^\s/]+\.\S+", re.IGNORECASE)
_YES = frozenset(
    {"yes", "y", "yeah", "yep", "sure", "true", "on", "1", "i do", "i agree", "agreed"}
)
_NO = frozenset({"no", "n", "nope", "false", "off", "0", "i don't", "i do not"})


class FieldKind(StrEnum):
    """What the answer to a field is."""

    NAME = "name"
    EMAIL = "email"
    EMAILS = "emails"
    PHONE = "phone"
    ADDRESS = "address"
    SHORT_TEXT = "short text"
    LONG_TEXT = "long text"
    URL = "web address"
    NUMBER = "number"
    ONE_OF = "one of"
    SOME_OF = "some of"
    YES_NO = "yes or no"
    LOCATION = "location"


@dataclass(frozen=True, slots=True)
class BookingField:
    """One thing the host asks. `slug` is its key, `label` the host's own words for it.

    `options` belong to ONE_OF and SOME_OF, the lengths (characters) to texts. An answer to a
    required YES_NO has to be yes.
    """

    slug: str
    label: str
    kind: FieldKind
    required: bool = False
    options: tuple[str, ...] = ()
    min_length: int | None = None
    max_length: int | None = None


def missing_fields(
    fields: Iterable[BookingField], answers: Mapping[str, Answer]
) -> tuple[BookingField, ...]:
    """Return the required fields that `answers`, by slug, leave open, in the host's order.

    Name and e-mail of the person are asked of everybody and are not among them.
    """
    return tuple(
        field
        for field in fields
        if field.required
        and field.slug not in ("name", "email")
        and not _is_answered(field, answers.get(field.slug))
    )


def checked_answer(field: BookingField, answer: Answer) -> Answer:
    """Return the answer in the type that the field wants, from a person's words or typed already.

    Raises InputError in a sentence that says what the field takes and names its options.
    """
    match field.kind:
        case FieldKind.NUMBER:
            return _number(field, answer)
        case FieldKind.YES_NO:
            return _yes_or_no(field, answer)
        case FieldKind.ONE_OF:
            return _option(field, _text(field, answer))
        case FieldKind.SOME_OF:
            return tuple(dict.fromkeys(_option(field, part) for part in _parts(field, answer)))
        case FieldKind.EMAILS:
            return tuple(_matching(field, part, _EMAIL) for part in _parts(field, answer))
        case FieldKind.EMAIL:
            return _matching(field, _text(field, answer), _EMAIL)
        case FieldKind.PHONE:
            return _matching(field, re.sub(r"[\s()./-]", "", _text(field, answer)), _PHONE)
        case FieldKind.URL:
            return _matching(field, _text(field, answer), _URL)
        case _:
            return _length_checked(field, _text(field, answer))


def _is_answered(field: BookingField, answer: Answer | None) -> bool:
    if answer is None:
        return False
    if field.kind is FieldKind.YES_NO:
        return answer is True
    if isinstance(answer, str):
        return bool(answer.strip())
    return not isinstance(answer, Sequence) or len(answer) > 0


def _number(field: BookingField, answer: Answer) -> int | float:
    if isinstance(answer, int | float) and not isinstance(answer, bool):
        return answer
    text = answer.strip().replace(",", ".") if isinstance(answer, str) else ""
    if re.fullmatch(r"[+-]?[0-9]{1,15}", text):
        return int(text)
    if re.fullmatch(r"[+-]?[0-9]{1,15}\.[0-9]{1,9}", text):
        return float(text)
    raise _refused(field, Wording("a number"))


def _yes_or_no(field: BookingField, answer: Answer) -> bool:
    word = answer.strip(" .!").casefold() if isinstance(answer, str) else answer
    if word is True or word in _YES:
        return True
    if word is not False and word not in _NO:
        raise _refused(field, Wording("yes or no"))
    if field.required:
        raise InputError(Wording("The host only takes a yes to “{label}”.", label=field.label))
    return False


def _option(field: BookingField, text: str) -> str:
    wanted = " ".join(text.split()).casefold()
    for option in field.options:
        if " ".join(option.split()).casefold() == wanted:
            return option
    raise _refused(field, Wording("one of: {options}", options=", ".join(field.options)))


def _parts(field: BookingField, answer: Answer) -> list[str]:
    """Return the single answers; words are split at commas and “and”, unless they are an option."""
    if isinstance(answer, str):
        whole = " ".join(answer.split()).casefold()
        if any(" ".join(option.split()).casefold() == whole for option in field.options):
            return [answer]
        parts = re.split(r"[,;\n]|\band\b", answer)
    elif isinstance(answer, Sequence):
        parts = list(answer)
    else:
        parts = []
    found = [part.strip() for part in parts if part.strip()]
    if not found and field.required:
        raise _refused(field, _takes_at_least_one(field))
    return found


def _takes_at_least_one(field: BookingField) -> str:
    if not field.options:
        return Wording("at least one")
    return Wording("at least one of: {options}", options=", ".join(field.options))


def _text(field: BookingField, answer: Answer) -> str:
    if not isinstance(answer, str):
        raise _refused(field, Wording("words"))
    text = answer.strip()
    if not text and field.required:
        raise _refused(field, Wording("an answer"))
    return text


def _matching(field: BookingField, text: str, pattern: re.Pattern[str]) -> str:
    if (text or field.required) and not pattern.fullmatch(text):
        raise _refused(field, _EXAMPLES[field.kind])
    return text


def _length_checked(field: BookingField, text: str) -> str:
    shortest, longest = field.min_length, field.max_length
    if shortest is not None and text and len(text) < shortest:
        raise _refused(
            field,
            Wording("at least {n} characters; this has {length}", n=shortest, length=len(text)),
        )
    if longest is not None and len(text) > longest:
        raise _refused(
            field,
            Wording("at most {n} characters; this has {length}", n=longest, length=len(text)),
        )
    return text


_EXAMPLES = {
    FieldKind.EMAIL: Wording("an e-mail address such as maria@example.com"),
    FieldKind.EMAILS: Wording("e-mail addresses such as maria@example.com"),
    FieldKind.PHONE: Wording("a telephone number with its country code, such as +49 30 901820"),
    FieldKind.URL: Wording("a web address such as https://example.com/page"),
}


def _refused(field: BookingField, wanted: str) -> InputError:
    return InputError(
        Wording("“{label}” takes {wanted}.", label=field.label, wanted=wanted),
        advice="Answer it again.",
    )
