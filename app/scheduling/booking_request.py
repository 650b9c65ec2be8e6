"""Builds the request for a new booking: every answer to the place where Cal.com wants it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.domain.booking import Location
from app.domain.booking_field import Answer
from app.domain.errors import NotBookable, Reason
from app.scheduling.contact import email_for_wire, phone_for_wire
from app.scheduling.wire import (
    Attendee,
    CreateBooking,
    Language,
    answer_body,
    location_body,
    to_wire,
)

_PHONE_SLUGS = ("attendeePhoneNumber", "smsReminderNumber", "aiAgentCallPhoneNumber")
# These go elsewhere in the request, so their answers are no responses.
_PLACED = frozenset({*_PHONE_SLUGS, "guests", "name", "email", "location", "rescheduleReason"})


def create_request(
    *,
    request_id: str,
    event_type_id: int,
    start: datetime,
    duration: int | None,
    name: str,
    email: str,
    time_zone: str,
    answers: Mapping[str, Answer],
    language: Language,
    phone: str | None,
    guests: Sequence[str],
    location: Location | None,
    occurrences: int | None,
) -> CreateBooking:
    """Return the request. Raises NotBookable when an address or number can't be sent."""
    phone = phone or _phone_answer(answers)
    if not email.strip() and not phone:
        raise NotBookable(
            "A booking needs an e-mail address or a telephone number.",
            advice="Give one of them.",
            reason=Reason.MISSING_ANSWER,
            field="email",
        )
    guest_answer = answers.get("guests", ())
    if isinstance(guest_answer, str):
        guest_answer = guest_answer.replace(",", " ").split()
    if not guests and isinstance(guest_answer, Sequence):
        guests = guest_answer
    responses = {
        slug: answer_body(answer) for slug, answer in answers.items() if slug not in _PLACED
    }
    return CreateBooking(
        event_type_id=event_type_id,
        start=to_wire(start),
        attendee=Attendee(
            name=name,
            email=email_for_wire(email) if email.strip() else None,
            phone_number=phone_for_wire(phone) if phone else None,
            time_zone=time_zone,
            language=language,
        ),
        booking_fields_responses=responses or None,
        guests=[email_for_wire(guest) for guest in guests] or None,
        location=location_body(location) if location else None,
        metadata={"source": "vocal-desk", "request_id": request_id},
        length_in_minutes=duration,
        recurrence_count=occurrences,
    )


def _phone_answer(answers: Mapping[str, Answer]) -> str | None:
    for slug in _PHONE_SLUGS:
        answer = answers.get(slug)
        if isinstance(answer, str) and answer.strip():
            return answer
    return None
