"""The fixed words of an exported history; what was said keeps the language it was said in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportWords:
    """Words and templates for a file that people read, in English unless told otherwise."""

    user: str = "You"
    agent: str = "Assistant"
    taken_back: str = "{speaker} (corrected later)"
    heading: str = "{when} {zone}, calendar {calendar}, assistant {assistant}, number {number}"
    booking: str = "{change}: {title}, {when}, {minutes} minutes, {uid}"
    booked: str = "booked"
    requested: str = "requested"
    rescheduled: str = "rescheduled"
    cancelled: str = "cancelled"


ENGLISH = ExportWords()
