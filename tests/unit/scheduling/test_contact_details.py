"""Addresses and numbers: what is sent, and what the person sees."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from calendar_edge import Edge, success

from app.domain.booking import Booking
from app.domain.errors import NotBookable, Reason
from app.scheduling.contact import email_for_wire, phone_for_wire


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("ada@example.com", "ada@example.com"),
        (" ada@example.com. ", "ada@example.com"),
        ("o'neil+tag_1@ex-ample.co.uk", "o'neil+tag_1@ex-ample.co.uk"),
        ("zoe@münchen.de", "zoe@xn--mnchen-3ya.de"),
        ("zoe@straße.de", "zoe@xn--strae-oqa.de"),  # not strasse.de, which is somebody else's
        ("a@日本.jp", "a@xn--wgv71a.jp"),
    ],
)
def test_an_address_is_sent_in_ascii(given: str, sent: str) -> None:
    assert email_for_wire(given) == sent


@pytest.mark.parametrize(
    "given",
    ["", "ada", "@example.com", "ada@", "a@@example.com", "a@b@example.com", "a b@example.com",
     ".ada@example.com", "a..b@example.com", "ada.@example.com", "ada@example", "ada@ex ample.com",
     "ada@-example.com", "ada@example..com", "zoë@example.com", "ada@exa\nmple.com",
     "ada@[127.0.0.1]", "a" * 65 + "@example.com", "a@" + "b." * 130 + "com", "a@b.c\x00om",
     "a@ﬁ.de", "a@example.com/x", "\ud800@example.com", "a@\ud800.com"],
)  # fmt: skip
def test_what_is_no_address_is_told(given: str) -> None:
    with pytest.raises(NotBookable) as told:
        email_for_wire(given)
    assert told.value.reason is Reason.WRONG_EMAIL


def test_an_ending_that_cal_com_refuses_is_named() -> None:
    with pytest.raises(NotBookable, match=r"end in “\.рф”"):
        email_for_wire("ivan@пример.рф")


@pytest.mark.parametrize(
    ("given", "sent"),
    [("+49 (30) 90-18.20", "+4930901820"), ("0049 30 901820", "+4930901820")],
)
def test_a_number_is_sent_with_its_country_code(given: str, sent: str) -> None:
    assert phone_for_wire(given) == sent


@pytest.mark.parametrize("given", ["030 901820", "+0 123456789", "+49", "call me", "+" + "9" * 16])
def test_a_number_without_country_code_is_told(given: str) -> None:
    with pytest.raises(NotBookable, match="not complete") as told:
        phone_for_wire(given)
    assert told.value.reason is Reason.NEEDS_PHONE


async def book(edge: Edge, **changes: Any) -> Booking:
    details: dict[str, Any] = {"email": "ada@example.com", "answers": {}, **changes}
    return await edge.client().create(
        request_id="r", event_type_id=5, start=datetime(2026, 12, 1, 8, tzinfo=UTC), duration=None,
        name="Zoë 李", time_zone="UTC", **details,
    )  # fmt: skip


def booking(email: str) -> dict[str, Any]:
    return {"id": 1, "uid": "u", "status": "accepted", "start": "2026-12-01T08:00:00Z",
            "duration": 30, "attendees": [{"name": "Zoë 李", "email": email}]}  # fmt: skip


async def test_the_person_sees_the_address_as_it_was_given() -> None:
    edge = Edge(success(booking("zoe@xn--mnchen-3ya.de"), 201))
    made = await book(edge, email="zoe@münchen.de")
    assert (made.name, made.email) == ("Zoë 李", "zoe@münchen.de")
    attendee = json.loads(edge.requests[0].content)["attendee"]
    assert (attendee["name"], attendee["email"]) == ("Zoë 李", "zoe@xn--mnchen-3ya.de")


async def test_every_answer_goes_where_it_belongs_in_its_type() -> None:
    edge = Edge(success(booking("ada@example.com"), 201))
    await book(
        edge,
        answers={"attendeePhoneNumber": "+49 30 901820", "guests": "x@y.co, z@münchen.de",
                 "name": "twice", "people": 3, "agree": True, "topics": ("a", "b"),
                 "notes": "n" * 10_000},
    )  # fmt: skip
    body = json.loads(edge.requests[0].content)
    assert body["attendee"]["phoneNumber"] == "+4930901820"
    assert body["guests"] == ["x@y.co", "z@xn--mnchen-3ya.de"]
    assert body["bookingFieldsResponses"] == {
        "people": 3, "agree": True, "topics": ["a", "b"], "notes": "n" * 10_000,
    }  # fmt: skip


async def test_a_number_is_enough_and_neither_is_not() -> None:
    edge = Edge(success(booking("4930901820@sms.cal.com"), 201))
    await book(edge, email="", phone="+4930901820")
    assert "email" not in json.loads(edge.requests[0].content)["attendee"]
    edge = Edge()
    with pytest.raises(NotBookable, match="address or a telephone number"):
        await book(edge, email=" ")
    with pytest.raises(NotBookable):
        await book(edge, email="a@@b.co")
    assert edge.requests == []
