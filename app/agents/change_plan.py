"""Decides what the built-in agent does next to change an appointment, or to say what is booked."""

from __future__ import annotations

from collections.abc import Sequence

from app.agents.change_hearing import candidates
from app.agents.change_state import Appointment, Change
from app.agents.offering import Moment
from app.agents.situation import Situation
from app.domain.dialogue import Say
from app.domain.tools import CANCEL_BOOKING, FIND_BOOKINGS, RESCHEDULE_BOOKING, ToolCall, ToolResult
from app.language.replies import ReplyKey
from app.language.wording import not_changed

MOST_NAMED = 3
_MOST_LOOKS = 2
_CHANGES = (CANCEL_BOOKING, RESCHEDULE_BOOKING)


def change_step(s: Situation, change: Change) -> Say | ToolCall | None:
    """Return the next step of a change; None where its new time is to be found first."""
    frame = s.frame
    if change.dropped:
        if change.dropped == "draft":
            return s.say("draft_dropped")
        return Say(s.book.phrase("left_as_it_is"))
    if change.kind == "unclear":
        return s.say("cancel_or_move")
    if change.uid is None or change.kind == "list":
        asked = _ask_which(s, change)
        if asked is not None:
            return asked
    if change.kind == "cancel":
        return ToolCall(f"{s.call_id}-cancel", CANCEL_BOOKING, {"uid": change.uid})
    own = next((each for each in frame.appointments if each.uid == change.uid), None)
    nothing_wished = frame.day is None and frame.days is None and frame.pick is None
    if own is not None and nothing_wished and not frame.readings:
        key: ReplyKey = "ask_new_time_again" if frame.missed else "ask_new_time"
        return s.say(key, when=_named(s, own))
    return None


def move_call(s: Situation, change: Change, moment: Moment) -> Say | ToolCall:
    """Return the call that moves the appointment to a free time."""
    own = next((each for each in s.frame.appointments if each.uid == change.uid), None)
    if own is not None and (own.day, own.time) == (moment.day, moment.time):
        again = s.say("ask_new_time", when=_named(s, own))
        return Say(f"{s.book.phrase('change_same_time')} {again.text}")
    arguments = {
        "uid": change.uid,
        "date": moment.day.isoformat(),
        "time": f"{moment.time:%H:%M}",
    }
    return ToolCall(f"{s.call_id}-move-{s.bookings + 1}", RESCHEDULE_BOOKING, arguments)


def is_about_change(outcome: ToolResult) -> bool:
    """Tell whether a tool's answer is to a wish to move or cancel."""
    return outcome.name in _CHANGES


def after_change(s: Situation, outcome: ToolResult) -> Say | None:
    """Answer what the guard said of a change; None where the program does the asking now."""
    code = outcome.result.get("code")
    match code:
        case "needs_confirmation":
            return None
        case "ambiguous_time":
            return s.say("click_time")
        case "write_in_progress":
            return s.say("one_moment")
    return Say(not_changed(outcome.result, s.book))


# Which appointment -----------------------------------------------------------------------------


def _ask_which(s: Situation, change: Change) -> Say | ToolCall | None:
    """Look appointments up, tell them or ask which one is meant; None where that is clear."""
    frame = s.frame
    if (frame.email or "") not in frame.looked_up and s.looks < _MOST_LOOKS:
        arguments = {} if frame.email is None else {"email": frame.email}
        return ToolCall(f"{s.call_id}-find-{s.looks + 1}", FIND_BOOKINGS, arguments)
    if not frame.appointments:
        return _none_known(s)
    fitting = candidates(frame)
    if change.kind == "list":
        return _told(s, fitting, change)
    if not fitting:
        one = len(frame.appointments) == 1
        names = _names(s, frame.appointments)
        if frame.email is None:
            return s.say("no_such_appointment_here", which=names)
        return s.say("no_such_appointment_one" if one else "no_such_appointment", which=names)
    if len(fitting) == 1:
        return None
    key: ReplyKey = "which_to_cancel" if change.kind == "cancel" else "which_to_move"
    if frame.missed:
        key = "which_again"
    return s.say(key, which=_names(s, fitting))


def _none_known(s: Situation) -> Say:
    frame = s.frame
    if frame.email is None:
        again: tuple[ReplyKey, ...] = ("ask_booked_email", "ask_email_again", "ask_email_by_hand")
        return s.say(again[min(frame.missed, 2)])
    if not frame.knows_all:
        return s.say("none_on_this_computer")
    return s.say("none_found", email=frame.email)


def _told(s: Situation, fitting: Sequence[Appointment], change: Change) -> Say:
    """Say what is booked, all of it where nothing fits the day that was asked about."""
    shown = fitting or s.frame.appointments
    names = _names(s, shown, joint="and")
    if change.about and not fitting:
        told = s.say("not_then_but", which=names)
    elif len(shown) == 1:
        told = s.say("have_one", which=names)
    else:
        told = s.say("have_several", count=str(len(shown)), which=names)
    if s.frame.email is None:
        return Say(f"{told.text} {s.say('others_by_email').text}")
    return told


def _names(s: Situation, appointments: Sequence[Appointment], joint: str = "or") -> str:
    """Name up to three appointments, the soonest."""
    named = [_named(s, each) for each in appointments[:MOST_NAMED]]
    return s.book.joined(named, "and" if joint == "and" else "or")


def _named(s: Situation, appointment: Appointment) -> str:
    at = s.book.forms.clock_time(appointment.time)
    words = s.book.phrase("day_at_time", day=s.day(appointment.day), time=at)
    return s.book.phrase("still_requested", which=words) if appointment.is_pending else words
