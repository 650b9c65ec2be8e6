"""Questions of the host, which every event type may have of its own: asked, heard and worded."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.domain.booking_field import Answer, BookingField, FieldKind, checked_answer
from app.language.answers import Stance
from app.language.phrasebook import Phrasebook
from app.language.reader import Reader
from app.language.text import Tokens

_PHONE = re.compile(r"(?:\+|00)?[0-9]{4,20}")
_LAST = frozenset({"last", "letzte", "letzten", "letzter"})
_MIDDLE = frozenset({"middle", "mittlere", "mittleren"})


def ask(field: BookingField, book: Phrasebook) -> str:
    """Word a question of the host as the assistant asks it."""
    label = " ".join(field.label.split()) or field.slug
    question = label
    if not label.endswith("?"):
        question = book.phrase("host_asks", label=label.rstrip(".: "))
    match field.kind:
        case FieldKind.ONE_OF | FieldKind.SOME_OF if field.options:
            options = book.joined(field.options)
            return book.phrase("host_options", question=question, options=options)
        case FieldKind.YES_NO:
            return book.phrase("host_yes_or_no", question=question)
        case FieldKind.PHONE:
            return book.phrase("host_phone", question=question)
        case _:
            return question


def asked(
    said_before: str, fields: Iterable[BookingField], book: Phrasebook
) -> BookingField | None:
    """Return the question that the assistant's words ended with, if it was one of `fields`."""
    words = " ".join(said_before.split())
    return next((field for field in fields if words.endswith(ask(field, book))), None)


def read_host_answer(field: BookingField, text: str, book: Phrasebook) -> Answer:
    """Return what a person's words answer to a question of the host.

    Raises InputError, in a sentence that says what the question takes.
    """
    read = book.reader
    tokens = read.tokenise(text)
    match field.kind:
        case FieldKind.YES_NO:
            said = read.read_answer(tokens, expecting="yesno", stance=Stance.SILENT)
            return checked_answer(field, {"yes": True, "no": False}.get(said or "", text))
        case FieldKind.NUMBER:
            return checked_answer(field, _number(tokens, read) or text)
        case FieldKind.PHONE:
            return checked_answer(field, _phone(tokens, read) or text)
        case FieldKind.EMAIL | FieldKind.EMAILS:
            addresses, _ = read.find_details(tokens, expecting="email", taken=())
            found = [address.found.value for address in addresses]
            return checked_answer(field, ", ".join(found) or text)
        case FieldKind.ONE_OF:
            options = _options(field, text, tokens, read)
            return checked_answer(field, options[0] if len(options) == 1 else text)
        case FieldKind.SOME_OF:
            if not field.required and read.means_nothing(text):
                return ()
            return checked_answer(field, tuple(_options(field, text, tokens, read)) or text)
        case _:
            return checked_answer(field, text)


def options_named(field: BookingField, text: str) -> list[str]:
    """Return the options of a question that are named in a text."""
    rest = _plain(text)
    named = []
    # The longest first, so that "half a day" is not heard as "day" as well.
    for option in sorted(field.options, key=len, reverse=True):
        words = _plain(option)
        if words.strip() and words in rest:
            named.append(option)
            rest = rest.replace(words, " | ", 1)
    return [option for option in field.options if option in named]


def _options(field: BookingField, text: str, tokens: Tokens, read: Reader) -> list[str]:
    """Return the options that were named; failing that, the one that was counted."""
    if named := options_named(field, text):
        return named
    counted = _counted(tokens, len(field.options), read)
    return [] if counted is None else [field.options[counted]]


def _plain(text: str) -> str:
    """Return the words alone, with a blank before and after each, so that only whole ones match."""
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return f" {words} "


def _counted(tokens: Tokens, options: int, read: Reader) -> int | None:
    """Return the place of "the second one", "the last" or "the middle one"."""
    for i in range(len(tokens)):
        if tokens.word(i) in _LAST:
            return options - 1
        if tokens.word(i) in _MIDDLE and options % 2:
            return options // 2
        ordinal = read.read_ordinal(tokens, i)
        if ordinal is not None and 1 <= ordinal[0] <= options:
            return ordinal[0] - 1
    return None


def _number(tokens: Tokens, read: Reader) -> str:
    for i in range(len(tokens)):
        if (number := read.read_cardinal(tokens, i)) is not None:
            return str(number[0])
    return ""


def _phone(tokens: Tokens, read: Reader) -> str:
    """Return the longest number that was dictated, "00" for the "+" of other countries."""
    found = _PHONE.findall(read.dictated_digits(tokens))
    number = max(found, key=len, default="")
    return f"+{number[2:]}" if number.startswith("00") else number
