"""What is found out about how the program is set up, for `vocal-desk doctor` and the window."""

from __future__ import annotations

from app.build.agents import MODELS, try_model
from app.build.calendars import calendar_configuration
from app.build.program import Program
from app.domain.errors import InputError, VocalDeskError
from app.system.checks import Check, guarded


def program_checks(program: Program) -> list[Check]:
    """Look at settings, models and calendar."""
    notices = program.settings.notices
    return [
        Check(
            "settings",
            ok=not notices,
            finding=" ".join(notices) or str(program.paths.settings),
            advice="See them with: vocal-desk settings list" if notices else "",
        ),
        guarded("speech recognition", lambda: _model_check(program, "speech.recogniser")),
        guarded("voice", lambda: _model_check(program, "speech.voice")),
        guarded("calendar", lambda: _calendar_check(program)),
    ]


def _model_check(program: Program, setting: str) -> Check:
    name = "speech recognition" if setting == "speech.recogniser" else "voice"
    model = program.settings.text(setting)
    try:
        folder = program.models.path(model)
    except VocalDeskError as error:
        return Check(name, ok=False, finding=error.message, advice=error.advice)
    return Check(name, ok=True, finding=f"{model} in {folder}", advice="")


async def assistant_check(program: Program) -> Check:
    """Look at the assistant; a language model is asked one cheap question."""
    name = program.settings.text("agent.name")
    if name not in MODELS:
        return Check("assistant", ok=True, finding=name, advice="")
    try:
        finding = await try_model(program, name)
    except VocalDeskError as error:
        return Check("assistant", ok=False, finding=error.message, advice=error.advice)
    return Check("assistant", ok=True, finding=finding, advice="")


def _calendar_check(program: Program) -> Check:
    calendar = program.settings.text("calendar.name")
    if calendar != "cal.com":
        return Check("calendar", ok=True, finding=calendar, advice="")
    try:
        chosen = calendar_configuration(program)
    except InputError as error:
        return Check("calendar", ok=False, finding=error.message, advice=error.advice)
    if chosen.event_type is None:
        return Check(
            "calendar",
            ok=False,
            finding="cal.com is chosen, but no event type.",
            advice="Run: vocal-desk settings set calendar.event_type_id NUMBER",
        )
    finding = f"{calendar}, event type {chosen.event_type} at {chosen.url}. {chosen.notice}"
    return Check("calendar", ok=True, finding=finding.strip(), advice="")
