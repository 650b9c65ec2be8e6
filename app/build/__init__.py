"""The composition root: the only place that knows every concrete class.

Nothing is imported before it is asked for: neither the calendar's and the agents' libraries, which
take half a second, nor the parts of the program that the window does not need before it is shown.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    from app.build.checks import assistant_check, program_checks
    from app.build.checks_of_sound import sound_checks
    from app.build.conversation import open_session
    from app.build.diagnosis import (
        last_turns,
        log_end,
        redacted,
        state_checks,
        turns_check,
        versions,
        write_report,
    )
    from app.build.history import open_archive
    from app.build.history_desk import HistoryDesk
    from app.build.program import (
        Choices,
        Program,
        choose,
        chosen_language,
        load_phrasebook,
        open_program,
    )
    from app.build.setup import Setup
    from app.build.speech import make_devices, make_recogniser, make_synthesiser

__all__ = [
    "AGENTS",
    "CALENDARS",
    "MODELS",
    "BookingsOffice",
    "Choices",
    "HistoryDesk",
    "Program",
    "Setup",
    "assistant_check",
    "calendar_configuration",
    "choose",
    "chosen_language",
    "last_turns",
    "load_phrasebook",
    "load_prompt",
    "log_end",
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
    "redacted",
    "settle_by_word",
    "sound_checks",
    "state_checks",
    "try_calendar",
    "try_model",
    "turns_check",
    "versions",
    "write_report",
]

_FOUND_IN = {
    "AGENTS": "agents",
    "BookingsOffice": "bookings",
    "CALENDARS": "calendars",
    "Choices": "program",
    "HistoryDesk": "history_desk",
    "MODELS": "agents",
    "Program": "program",
    "Setup": "setup",
    "assistant_check": "checks",
    "calendar_configuration": "calendars",
    "choose": "program",
    "chosen_language": "program",
    "last_turns": "diagnosis",
    "load_phrasebook": "program",
    "load_prompt": "agents",
    "log_end": "diagnosis",
    "make_devices": "speech",
    "make_model": "agents",
    "make_recogniser": "speech",
    "make_sandbox": "calendars",
    "make_synthesiser": "speech",
    "model_agent": "agents",
    "model_configuration": "agents",
    "open_archive": "history",
    "open_calendar_of": "calendars",
    "open_journal": "calendars",
    "open_program": "program",
    "open_session": "conversation",
    "program_checks": "checks",
    "redacted": "diagnosis",
    "settle_by_word": "bookings",
    "sound_checks": "checks_of_sound",
    "state_checks": "diagnosis",
    "try_calendar": "calendars",
    "try_model": "agents",
    "turns_check": "diagnosis",
    "versions": "diagnosis",
    "write_report": "diagnosis",
}


def __getattr__(name: str) -> object:
    """Import what is asked for from the module that it lives in."""
    if name not in _FOUND_IN:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_FOUND_IN[name]}"), name)
