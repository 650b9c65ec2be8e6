"""The host's schedules: when bookings may lie. The default one decides about free times."""

from __future__ import annotations

import json
import sqlite3
from datetime import date, time
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StrictBool, model_validator

from app.scheduling.sandbox.availability import Hours, WorkingHours
from app.scheduling.sandbox.errors import not_found
from app.scheduling.sandbox.host import Host
from app.scheduling.sandbox.requests import LenientInput, TimeZone
from app.scheduling.sandbox.store import Answer, Store

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Day = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def _date(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise ValueError("must be a date such as 2026-12-24") from error
    return text


TimeOfDay = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Date = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_date)]


class AvailabilityInput(LenientInput):
    """Hours that are the same on some days of the week."""

    days: list[Day]
    start_time: TimeOfDay
    end_time: TimeOfDay

    @model_validator(mode="after")
    def _is_in_order(self) -> AvailabilityInput:
        if self.start_time >= self.end_time:
            raise ValueError("startTime must be before endTime")
        return self


class OverrideInput(LenientInput):
    """Hours of one date; from 00:00 to 00:00 it is a day off."""

    date: Date
    start_time: TimeOfDay
    end_time: TimeOfDay

    @model_validator(mode="after")
    def _is_in_order(self) -> OverrideInput:
        if self.start_time > self.end_time:
            raise ValueError("startTime must not be after endTime")
        return self


def _working_week() -> list[AvailabilityInput]:
    return [
        AvailabilityInput.model_validate(
            {"days": _DAYS[:5], "startTime": "09:00", "endTime": "17:00"}
        )
    ]


class CreateScheduleInput(LenientInput):
    """`POST /v2/schedules`."""

    name: str = Field(min_length=1)
    time_zone: TimeZone
    is_default: StrictBool
    availability: list[AvailabilityInput] = Field(default_factory=_working_week)
    overrides: list[OverrideInput] = Field(default_factory=list)


class UpdateScheduleInput(LenientInput):
    """`PATCH /v2/schedules/{id}`."""

    name: str | None = Field(default=None, min_length=1)
    time_zone: TimeZone | None = None
    is_default: StrictBool | None = None
    availability: list[AvailabilityInput] | None = None
    overrides: list[OverrideInput] | None = None


class Schedules:
    """Keeps the host's schedules. Every method may raise Refusal."""

    def __init__(self, connection: sqlite3.Connection, store: Store, host: Host) -> None:
        self._connection = connection
        self._store = store
        self._host = host

    def all(self) -> list[Answer]:
        """Return every schedule."""
        rows = self._connection.execute("SELECT id, answer FROM schedule ORDER BY id")
        return [self._answer(number, text) for number, text in rows.fetchall()]

    def get(self, number: int) -> Answer:
        """Return one schedule."""
        row = self._connection.execute(
            "SELECT id, answer FROM schedule WHERE id = ?", (number,)
        ).fetchone()
        if row is None:
            raise not_found(f"Schedule with ID={number} does not exist.")
        return self._answer(*row)

    def default(self) -> Answer | None:
        """Return the schedule that decides about free times."""
        schedules = self.all()
        chosen = (schedule for schedule in schedules if schedule["isDefault"])
        return next(chosen, schedules[0] if schedules else None)

    def working_hours(self) -> WorkingHours:
        """Return the hours of the default schedule."""
        schedule = self.default()
        if schedule is None:
            return WorkingHours(self._host.time_zone, {}, {})
        by_weekday: dict[int, list[Hours]] = {}
        for item in schedule["availability"]:
            for day in item["days"]:
                by_weekday.setdefault(_DAYS.index(day), []).append(_hours(item))
        by_date: dict[date, list[Hours]] = {}
        for item in schedule["overrides"]:
            by_date.setdefault(date.fromisoformat(item["date"]), []).append(_hours(item))
        return WorkingHours(schedule["timeZone"], by_weekday, by_date)

    def create(self, request: CreateScheduleInput) -> Answer:
        """Add a schedule."""
        with self._store.writing():
            cursor = self._connection.execute(
                "INSERT INTO schedule (answer) VALUES (?)",
                (json.dumps(request.model_dump(by_alias=True)),),
            )
            number = int(cursor.lastrowid or 0)
            if request.is_default:
                self._make_default(number)
        return self.get(number)

    def update(self, number: int, request: UpdateScheduleInput) -> Answer:
        """Change what the request names."""
        changes = request.model_dump(by_alias=True, exclude_none=True)
        with self._store.writing():
            self.get(number)
            self._connection.execute(
                "UPDATE schedule SET answer = json_patch(answer, ?) WHERE id = ?",
                (json.dumps(changes), number),
            )
            if request.is_default:
                self._make_default(number)
        return self.get(number)

    def delete(self, number: int) -> None:
        """Remove a schedule."""
        with self._store.writing():
            self.get(number)
            self._connection.execute("DELETE FROM schedule WHERE id = ?", (number,))

    def _make_default(self, number: int) -> None:
        self._connection.execute(
            "UPDATE schedule SET answer = "
            "json_set(answer, '$.isDefault', json(CASE id WHEN ? THEN 'true' ELSE 'false' END))",
            (number,),
        )

    def _answer(self, number: int, text: str) -> Answer:
        answer = json.loads(text)
        zone = answer.get("timeZone") or self._host.time_zone
        return {**answer, "id": number, "ownerId": self._host.id, "timeZone": zone}


def _hours(item: Answer) -> Hours:
    return time.fromisoformat(item["startTime"]), time.fromisoformat(item["endTime"])
