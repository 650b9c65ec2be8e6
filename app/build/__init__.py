"""The composition root: the only place that knows every concrete class.

The calendar's and the agents' libraries are imported where they are first needed: half a second
that the window and the small commands do without.
"""

from __future__ import annotations

from app.build.agents import (
    AGENTS,
    MODELS,
    load_prompt,
    make_model,
    model_agent,
    model_configuration,
    try_model,
)
from app.build.bookings import BookingsOffice, settle_by_word
from app.build.calendars import (
    CALENDARS,
    calendar_configuration,
    make_sandbox,
    open_calendar_of,
    open_journal,
    try_calendar,
)
from app.build.checks import program_checks
from app.build.conversation import open_session
from app.build.history import open_archive
from app.build.program import (
    Choices,
    Program,
    choose,
    chosen_language,
    load_phrasebook,
    open_program,
)
from app.build.sound_checks import sound_checks
from app.build.speech import make_devices, make_recogniser, make_synthesiser

__all__ = [
    "AGENTS",
    "CALENDARS",
    "MODELS",
    "BookingsOffice",
    "Choices",
    "Program",
    "calendar_configuration",
    "choose",
    "chosen_language",
    "load_phrasebook",
    "load_prompt",
    "make_devices",
    "make_model",
    "make_recogniser",
    "make_sandbox",
    "make_synthesiser",
    "model_agent",
    "model_configuration",
    "open_archive",
    "open_calendar_of",
    "open_journal",
    "open_program",
    "open_session",
    "program_checks",
    "settle_by_word",
    "sound_checks",
    "try_calendar",
    "try_model",
]
