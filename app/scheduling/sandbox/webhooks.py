"""Addresses that want to hear of bookings, and what they are told."""

from __future__ import annotations

import json
import sqlite3
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, StrictBool

from app.scheduling.sandbox.errors import conflict, not_found
from app.scheduling.sandbox.happenings import Happening
from app.scheduling.sandbox.host import Host
from app.scheduling.sandbox.invitations import invitation
from app.scheduling.sandbox.requests import LenientInput
from app.scheduling.sandbox.store import Answer, Store, instant

PLAIN_VERSION = "2021-10-20"
_TRIGGERS = frozenset(
    (
        "BOOKING_CREATED",
        "BOOKING_PAYMENT_INITIATED",
        "BOOKING_PAID",
        "BOOKING_RESCHEDULED",
        "BOOKING_REQUESTED",
        "BOOKING_CANCELLED",
        "BOOKING_REJECTED",
        "BOOKING_NO_SHOW_UPDATED",
        "BOOKING_LOCATION_UPDATED",
        "BOOKING_REASSIGNED",
        "FORM_SUBMITTED",
        "MEETING_ENDED",
        "MEETING_STARTED",
        "RECORDING_READY",
        "INSTANT_MEETING",
        "INSTANT_MEETING_ACCEPTED",
        "RECORDING_TRANSCRIPTION_GENERATED",
        "OOO_CREATED",
        "AFTER_HOSTS_CAL_VIDEO_NO_SHOW",
        "AFTER_GUESTS_CAL_VIDEO_NO_SHOW",
        "FORM_SUBMITTED_NO_EVENT",
        "ROUTING_FORM_FALLBACK_HIT",
        "DELEGATION_CREDENTIAL_ERROR",
        "WRONG_ASSIGNMENT_REPORT",
        "DELEGATION_CREDENTIAL_SECRET_ROTATION_FAILED",
        "DELEGATION_CREDENTIAL_ROTATION_REQUIRED",
        "DELEGATION_CREDENTIAL_SECRET_ROTATED",
        "CALENDAR_ENTRY_REJECTED",
    )
)


def _url(text: str) -> str:
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text
        _ = parts.port
    except ValueError:
        usable = False
    if not usable:
        raise ValueError("subscriberUrl must be a URL address")
    return text


def _trigger(name: str) -> str:
    if name not in _TRIGGERS:
        raise ValueError("each value in triggers must be one of the webhook triggers")
    return name


Url = Annotated[str, AfterValidator(_url)]
TriggerName = Annotated[str, AfterValidator(_trigger)]
Version = Literal["2021-10-20", "2026-07-27"]


class _WebhookInput(LenientInput):
    payload_template: str | None = None
    secret: str | None = None
    time: int | None = Field(default=None, ge=1, le=2**53)
    time_unit: Literal["DAY", "HOUR", "MINUTE"] | None = None


class CreateWebhookInput(_WebhookInput):
    """`POST /v2/webhooks`."""

    active: StrictBool
    subscriber_url: Url
    triggers: list[TriggerName]
    version: Version = "2021-10-20"


class UpdateWebhookInput(_WebhookInput):
    """`PATCH /v2/webhooks/{id}`."""

    active: StrictBool | None = None
    subscriber_url: Url | None = None
    triggers: list[TriggerName] | None = None
    version: Version | None = None


class WebhooksInput(LenientInput):
    """`GET /v2/webhooks`."""

    take: int = Field(default=250, ge=1, le=250)
    skip: int = Field(default=0, ge=0, le=10**9)


class Webhooks:
    """Keeps the host's webhooks. Every method may raise Refusal."""

    def __init__(self, connection: sqlite3.Connection, store: Store, host: Host) -> None:
        self._connection = connection
        self._store = store
        self._host = host

    def page(self, query: WebhooksInput) -> list[Answer]:
        """Return some of the webhooks, in the order they were made."""
        rows = self._connection.execute(
            "SELECT id, answer FROM webhook ORDER BY id LIMIT ? OFFSET ?", (query.take, query.skip)
        )
        return [self._answer(*row) for row in rows.fetchall()]

    def get(self, number: int) -> Answer:
        """Return one webhook."""
        row = self._connection.execute(
            "SELECT id, answer FROM webhook WHERE id = ?", (number,)
        ).fetchone()
        if row is None:
            raise not_found(f"Webhook (id={number}) not found")
        return self._answer(*row)

    def create(self, request: CreateWebhookInput) -> Answer:
        """Add a webhook."""
        answer = request.model_dump(by_alias=True, exclude_none=True)
        with self._store.writing():
            self._check_url(request.subscriber_url, except_id=None)
            cursor = self._connection.execute(
                "INSERT INTO webhook (answer) VALUES (?)", (json.dumps(answer),)
            )
        return self.get(int(cursor.lastrowid or 0))

    def update(self, number: int, request: UpdateWebhookInput) -> Answer:
        """Change what the request names."""
        changes = request.model_dump(by_alias=True, exclude_none=True)
        with self._store.writing():
            self.get(number)
            if request.subscriber_url is not None:
                self._check_url(request.subscriber_url, except_id=number)
            self._connection.execute(
                "UPDATE webhook SET answer = json_patch(answer, ?) WHERE id = ?",
                (json.dumps(changes), number),
            )
        return self.get(number)

    def delete(self, number: int) -> Answer:
        """Remove a webhook and return what it was."""
        with self._store.writing():
            gone = self.get(number)
            self._connection.execute("DELETE FROM webhook WHERE id = ?", (number,))
        return gone

    def wanting(self, trigger: str) -> list[Answer]:
        """Return the webhooks that are to be told of this."""
        rows = self._connection.execute("SELECT id, answer FROM webhook ORDER BY id").fetchall()
        hooks = [self._answer(*row) for row in rows]
        return [hook for hook in hooks if hook["active"] and trigger in hook["triggers"]]

    def _check_url(self, url: str, *, except_id: int | None) -> None:
        row = self._connection.execute(
            "SELECT 1 FROM webhook WHERE url = ? AND id IS NOT ?", (url, except_id)
        ).fetchone()
        if row is not None:
            raise conflict("Webhook with this subscriber url already exists for this user")

    def _answer(self, number: int, text: str) -> Answer:
        answer = {"payloadTemplate": "", **json.loads(text)}
        return {**answer, "id": number, "userId": self._host.id}


def payload(happening: Happening, *, event_slug: str, with_file: bool) -> dict[str, Any]:
    """Return what a webhook is told, under the names that Cal.com uses there.

    `with_file` adds the invitation as later versions of the payload have it.
    """
    booking = happening.booking
    host = booking["hosts"][0]
    answers = booking.get("bookingFieldsResponses") or booking["attendees"][0].get(
        "bookingFieldsResponses", {}
    )
    link = booking.get("meetingUrl")
    told: dict[str, Any] = {
        "uid": booking["uid"],
        "bookingId": booking["id"],
        "title": booking["title"],
        "type": event_slug,
        "startTime": booking["start"],
        "endTime": booking["end"],
        "length": booking["duration"],
        "status": booking["status"].upper(),
        "eventTypeId": booking["eventTypeId"],
        "organizer": {
            "id": host["id"],
            "name": host["name"],
            "email": host["email"],
            "username": host["username"],
            "timeZone": host["timeZone"],
            "language": {"locale": "en"},
        },
        "attendees": [
            {
                "name": person["name"],
                "email": person["email"],
                "timeZone": person["timeZone"],
                "language": {"locale": person.get("language", "en")},
                "noShow": person["absent"],
            }
            for person in booking["attendees"]
        ],
        "responses": {
            slug: {"label": slug, "value": value, "isHidden": False}
            for slug, value in answers.items()
        },
        "location": booking["location"],
        "metadata": {**booking.get("metadata", {}), **({"videoCallUrl": link} if link else {})},
        "iCalUID": booking["icsUid"],
        "iCalSequence": happening.sequence,
        "requiresConfirmation": happening.trigger == "BOOKING_REQUESTED",
        "noShowHost": booking["absentHost"],
    }
    if "cancellationReason" in booking:
        reason = "rejectionReason" if booking["status"] == "rejected" else "cancellationReason"
        told[reason] = booking["cancellationReason"]
    if happening.previous is not None:
        told["rescheduleUid"] = happening.previous["uid"]
        told["rescheduleStartTime"] = happening.previous["start"]
        told["rescheduleEndTime"] = happening.previous["end"]
    if with_file:
        method = "CANCEL" if booking["status"] in ("cancelled", "rejected") else "REQUEST"
        file = invitation(booking, method=method, sequence=happening.sequence, now=happening.at)
        told["attendeeIcsContent"] = told["organizerIcsContent"] = file
    return {
        "triggerEvent": happening.trigger,
        "createdAt": instant(happening.at),
        "payload": told,
    }
