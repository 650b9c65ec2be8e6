"""What a setting may be: from text or a typed value to the value that is kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import tzinfo

from app.domain.errors import InputError
from app.domain.key_combination import parse_keys
from app.domain.wording import Wording, sentences
from app.storage.settings_definitions import Definition, Value
from app.storage.settings_url import calendar_url, model_url

FindZone = Callable[[str], tzinfo]
"""Returns the time zone with an IANA name, its `str` being that name, or raises InputError."""

_LONGEST = 500
_YES = frozenset({"yes", "on", "true", "1"})
_NO = frozenset({"no", "off", "false", "0"})
# Plausible, no more: whether the address exists only a message to it can tell (RFC 5321 allows
# 64 characters before the @ and 254 in all).
_EMAIL = re.compile(
    r"(?=.{6,254}\Z)(?!\.|.*\.\.|.*\.@)[^\s@<>()\[\],;:\"\\]{1,64}@(?:[\w-]+\.)+\w{2,}"
)


def parse(definition: Definition, raw: object, find_zone: FindZone) -> Value:
    """Return the value that `raw`, as typed by a person or read from the file, stands for.

    Nothing (None, or text without a letter in it) stands for the default.

    Raises InputError, in a sentence that names the setting and what it takes; the text of a
    secret is not in it.
    """
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return definition.default
    match definition.kind:
        case "bool":
            return _flag(definition, raw)
        case "number":
            return _number(definition, raw)
        case "choice":
            return _choice(definition, raw)
        case "key":
            return _keys(definition, raw)
        case "email":
            return _email(definition, raw)
        case "time_zone":
            return str(find_zone(_text(definition, raw)))
        case "event_type":
            return _event_type(definition, raw)
        case "calendar_url":
            return calendar_url(_text(definition, raw))
        case "model_url":
            return model_url(_text(definition, raw))
        case "secret":
            return _secret(definition, raw)
        case "text" | "device":
            return _text(definition, raw)


def show(value: Value) -> str:
    """Return a value as the command line prints it and takes it; nothing is an empty string."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _flag(definition: Definition, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    word = raw.strip().casefold() if isinstance(raw, str) else ""
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise _refused(definition, raw, Wording("is either yes or no"))


def _number(definition: Definition, raw: object) -> int:
    allowed = definition.range
    assert allowed is not None  # every number has one
    if isinstance(raw, str):
        digits = raw.strip().removesuffix(allowed.unit).rstrip()
        number = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else -1
    else:
        number = raw if isinstance(raw, int) and not isinstance(raw, bool) else -1
    if not allowed.least <= number <= allowed.most:
        what = Wording(
            "is a whole number from {least} to {most}", least=allowed.least, most=allowed.most
        )
        raise _refused(definition, raw, what)
    return number


def _choice(definition: Definition, raw: object) -> str:
    wanted = raw.strip().casefold() if isinstance(raw, str) else ""
    values = [choice.value for choice in definition.choices]
    for value in values:
        if value.casefold() == wanted:
            return value
    listed = ", ".join(values)
    what = (
        Wording("is one of {values}", values=listed)
        if len(values) > 1
        else Wording("can only be {value}", value=listed)
    )
    raise _refused(definition, raw, what)


def _event_type(definition: Definition, raw: object) -> Value:
    # The window reads its settings before it is shown, and few have this one.
    from app.domain.booking import parse_event_type  # noqa: PLC0415

    text = str(raw) if isinstance(raw, int) and not isinstance(raw, bool) else raw
    try:
        found = parse_event_type(_text(definition, text))
    except InputError as error:
        raise _refused(
            definition, raw, Wording("is a number or a name such as jane/demo")
        ) from error
    return found if isinstance(found, int) else str(found)


def _keys(definition: Definition, raw: object) -> str:
    text = _text(definition, raw)
    try:
        return str(parse_keys(text))
    except InputError as error:
        raise InputError(
            Wording(
                "{title} ({key}) can't be “{value}”. {why}",
                title=Wording(definition.title),
                key=definition.key,
                value=text[:60],
                why=sentences(error.message),
            ),
            advice=error.advice,
        ) from error


def _email(definition: Definition, raw: object) -> str:
    text = _text(definition, raw)
    if not _EMAIL.fullmatch(text):
        raise _refused(definition, raw, Wording("is an e-mail address such as maria@example.com"))
    return text


def _secret(definition: Definition, raw: object) -> str:
    text = raw.strip() if isinstance(raw, str) else ""
    if not text or len(text) > _LONGEST or not text.isascii() or not text.isprintable():
        raise InputError(
            Wording("This can't be a {definition}.", definition=Wording(definition.title)),
            advice="Copy it once more, whole.",
        )
    if " " in text:
        raise InputError(
            Wording("A {definition} has no spaces in it.", definition=Wording(definition.title)),
            advice="Copy it once more.",
        )
    return text


def _text(definition: Definition, raw: object) -> str:
    if not isinstance(raw, str):
        raise _refused(definition, raw, Wording("is text"))
    text = unicodedata.normalize("NFC", " ".join(raw.split()))
    if len(text) > _LONGEST:
        raise _refused(definition, raw, Wording("has at most {n} characters", n=_LONGEST))
    if any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in text):
        raise _refused(definition, raw, Wording("has no control characters in it"))
    return text


def _refused(definition: Definition, raw: object, what: str) -> InputError:
    return InputError(
        Wording(
            "{definition} ({key}) {what}, so it can't be {raw!r}.",
            definition=Wording(definition.title),
            key=definition.key,
            what=what,
            raw=str(raw)[:60],
        ),
        advice=definition.help,
    )
