"""What the host asks, and which answers will do."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.booking import PublicEventType, parse_event_type
from app.domain.booking_field import (
    Answer,
    BookingField,
    FieldKind,
    checked_answer,
    missing_fields,
)
from app.domain.errors import InputError


def field(kind: FieldKind, *, required: bool = True, **more: Any) -> BookingField:
    return BookingField(slug=kind.name.lower(), label="What?", kind=kind, required=required, **more)


COLOURS = ("Red", "Light  blue", "Salt and pepper")


@pytest.mark.parametrize(
    ("kind", "given", "kept"),
    [
        (FieldKind.SHORT_TEXT, "  Ünïcode 李 ", "Ünïcode 李"),
        (FieldKind.NUMBER, "3", 3),
        (FieldKind.NUMBER, " 3,5", 3.5),
        (FieldKind.NUMBER, 7, 7),
        (FieldKind.YES_NO, "Yes!", True),
        (FieldKind.YES_NO, True, True),
        (FieldKind.ONE_OF, "light BLUE", "Light  blue"),
        (FieldKind.SOME_OF, "red, light blue", ("Red", "Light  blue")),
        (FieldKind.SOME_OF, "Red and red", ("Red",)),
        (FieldKind.SOME_OF, "salt and pepper", ("Salt and pepper",)),
        (FieldKind.SOME_OF, ("red",), ("Red",)),
        (FieldKind.PHONE, "+49 (30) 90-18.20", "+4930901820"),
        (FieldKind.EMAIL, "a@b.co", "a@b.co"),
        (FieldKind.EMAILS, "a@b.co and c@d.org", ("a@b.co", "c@d.org")),
        (FieldKind.URL, "HTTPS://example.com/a?b=c", "HTTPS://example.com/a?b=c"),
    ],
)
def test_an_answer_gets_the_type_that_its_field_wants(
    kind: FieldKind, given: Answer, kept: Answer
) -> None:
    answer = checked_answer(field(kind, options=COLOURS), given)
    assert answer == kept
    assert type(answer) is type(kept)


@pytest.mark.parametrize(
    ("kind", "given", "words"),
    [
        (FieldKind.SHORT_TEXT, " ", "takes an answer"),
        (FieldKind.SHORT_TEXT, 3, "takes words"),
        (FieldKind.NUMBER, "three", "takes a number"),
        (FieldKind.NUMBER, True, "takes a number"),
        (FieldKind.NUMBER, "9" * 5000, "takes a number"),
        (FieldKind.YES_NO, "maybe", "yes or no"),
        (FieldKind.YES_NO, "no", "only takes a yes"),
        (FieldKind.ONE_OF, "green", "one of: Red, Light  blue, Salt and pepper"),
        (FieldKind.SOME_OF, "red, green", "one of: Red"),
        (FieldKind.SOME_OF, " ", "at least one of: Red"),
        (FieldKind.PHONE, "030 901820", "country code"),
        (FieldKind.EMAIL, "a@@b.co", "e-mail address"),
        (FieldKind.EMAILS, "a@b.co, c", "e-mail addresses"),
        (FieldKind.URL, "example", "web address"),
    ],
)
def test_what_will_not_do_is_told_in_a_sentence(kind: FieldKind, given: Answer, words: str) -> None:
    with pytest.raises(InputError, match="What") as told:
        checked_answer(field(kind, options=COLOURS), given)
    assert words in told.value.message


def test_lengths_are_kept() -> None:
    long_text = field(FieldKind.LONG_TEXT, min_length=3, max_length=5)
    assert checked_answer(long_text, "12345") == "12345"
    with pytest.raises(InputError, match="at most 5 characters; this has 6"):
        checked_answer(long_text, "123456")
    with pytest.raises(InputError, match="at least 3 characters"):
        checked_answer(long_text, "12")
    assert checked_answer(field(FieldKind.LONG_TEXT), "x" * 10_000) == "x" * 10_000


def test_what_need_not_be_answered_may_stay_empty() -> None:
    for kind in (FieldKind.EMAIL, FieldKind.PHONE, FieldKind.URL, FieldKind.SHORT_TEXT):
        assert checked_answer(field(kind, required=False), "") == ""
    assert checked_answer(field(FieldKind.SOME_OF, required=False), "") == ()
    assert checked_answer(field(FieldKind.YES_NO, required=False), "no") is False


def test_the_fields_that_lack_an_answer_come_in_the_hosts_order() -> None:
    fields = [
        BookingField("name", "Name", FieldKind.NAME, required=True),
        BookingField("email", "E-mail", FieldKind.EMAIL, required=True),
        BookingField("a", "A", FieldKind.SHORT_TEXT, required=True),
        BookingField("b", "B", FieldKind.YES_NO, required=True),
        BookingField("c", "C", FieldKind.SOME_OF, required=True),
        BookingField("d", "D", FieldKind.NUMBER, required=True),
        BookingField("e", "E", FieldKind.SHORT_TEXT),
    ]

    def missing(**answers: Answer) -> str:
        return "".join(field.slug for field in missing_fields(fields, answers))

    assert missing() == "abcd"
    assert missing(a=" ", b=False, c=(), d=0) == "abc"
    assert missing(a="x", b=True, c=("y",), d=0) == ""


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (" 123 ", 123),
        ("jane/demo", PublicEventType("jane", "demo")),
        ("https://cal.com/jane/demo", PublicEventType("jane", "demo")),
        ("cal.com/jane/demo/", PublicEventType("jane", "demo")),
        ("https://app.cal.com/jane.doe/15-min?date=1", PublicEventType("jane.doe", "15-min")),
    ],
)
def test_an_event_type_is_named_by_number_or_address(
    text: str, named: int | PublicEventType
) -> None:
    assert parse_event_type(text) == named


@pytest.mark.parametrize(
    "text", ["", "0", "-3", "jane", "cal.com/jane", "https://evil.example/jane/demo", "a/b/c",
             "9" * 17, "jane/de mo"],
)  # fmt: skip
def test_what_names_no_event_type_is_told(text: str) -> None:
    with pytest.raises(InputError, match="names no event type"):
        parse_event_type(text)
