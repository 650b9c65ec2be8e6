"""How a language writes days, times and lengths: one module of functions for each language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Literal, Protocol

from app.domain.booking_field import Answer
from app.language import english_forms
from app.language.german import forms as german_forms

Language = Literal["en", "de"]
"""The languages that a conversation can be held in."""


class Forms(Protocol):
    """Days, times and lengths for the eye."""

    def clock_time(self, moment: datetime | time) -> str:
        """Word a wall-clock time."""

    def day_name(self, day: date, today: date) -> str:
        """Word a day as one speaks of it on `today`."""

    def on_day(self, day: date, today: date) -> str:
        """Word a day as an adverb: "tomorrow, ..." or "on Wednesday, ..."."""

    def spoken_moment(self, local: datetime) -> str:
        """Word a moment in full."""

    def zone_name(self, time_zone: str) -> str:
        """Word an IANA zone."""

    def length(self, minutes: int) -> str:
        """Word a length in minutes."""

    def name_times(self, times: Sequence[time], joined_by: str) -> str:
        """Word several times; `joined_by` is a template of {others} and {last}."""

    def worded(self, answer: Answer) -> str:
        """Word an answer to a question of the host."""


FORMS: Mapping[Language, Forms] = {"en": english_forms, "de": german_forms}
