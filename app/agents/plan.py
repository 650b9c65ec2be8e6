"""Decides the built-in agent's next step: something to say, a tool to call, or nothing more."""

from __future__ import annotations

from datetime import datetime

from app.agents.change_plan import after_change, change_step, is_about_change, move_call
from app.agents.frame import Frame
from app.agents.offering import Moment, days_to_try, settle
from app.agents.situation import Situation
from app.domain.booking import EventType
from app.domain.booking_field import BookingField, missing_fields
from app.domain.dialogue import Say
from app.domain.tools import BOOK_APPOINTMENT, ToolCall, ToolResult
from app.language.host_questions import ask
from app.language.phrasebook import Phrasebook
from app.language.replies import ReplyKey
from app.language.values import Intent, Understanding

MOST_BOOKINGS = 2
MOST_MISSED = 1
"""Failures in a row that are met by asking once more; then something else is tried."""

MOST_ADDRESSES = 2
"""Addresses given after another, after which typing is suggested."""

_ASIDES: tuple[tuple[Intent, ReplyKey], ...] = (
    (Intent.HELP, "help"),
    (Intent.SMALL_TALK, "small_talk"),
    (Intent.OUT_OF_SCOPE, "out_of_scope"),
    (Intent.STOP, "goodbye"),
    (Intent.THANK, "welcome"),
    (Intent.CHECK_HEARING, "can_hear"),
    (Intent.GREET, "greet"),
)
_BESIDE_A_SUMMARY: frozenset[ReplyKey] = frozenset(
    {"welcome", "small_talk", "out_of_scope", "can_hear"}
)
_BESIDE_A_WISH = frozenset({Intent.GREET, Intent.CHECK_HEARING, Intent.OUT_OF_SCOPE})
_CHANGES = frozenset({Intent.CANCEL, Intent.RESCHEDULE, Intent.LIST_BOOKINGS})
_ENDING: frozenset[ReplyKey] = frozenset({"goodbye"})


def next_step(s: Situation) -> Say | ToolCall | None:
    """Return the next step; `None` ends the turn."""
    if s.outcome is not None and is_about_change(s.outcome):
        if not _may_go_on(s, s.outcome):
            return after_change(s, s.outcome)
    elif s.outcome is not None:
        step = _after_booking(s, s.outcome)
        if not isinstance(step, _GoOn):
            return step
    elif s.said is not None and s.said.no_such_day and s.said.date is None and s.checks == 0:
        return s.say("no_such_day", day=s.said.no_such_day.value)
    elif s.trouble is not None:
        return Say(s.trouble)
    elif s.checks == 0 and (aside := _aside(s)) is not None:
        return aside
    return _onward(s)


# Asides and openings ---------------------------------------------------------------------------


def _aside(s: Situation) -> Say | None:
    """Answer what does not move the booking on: greetings, help, doubts, other wishes."""
    said, frame = s.said, s.frame
    if said is None or said.has_booking_content or said.intents & _CHANGES:
        return None
    if frame.change is not None and (frame.change.dropped or said.answer == "no"):
        return None
    if s.waiting and said.answer == "no" and not said.topics:
        if Intent.STOP in said.intents and not said.intents & {Intent.BOOK}:
            return s.say("goodbye")
        return s.say("ask_change")
    for intent, key in _ASIDES:
        if intent not in said.intents or (s.waiting and key not in _ENDING):
            continue
        if key == "welcome" and _declines(s):
            continue
        if Intent.BOOK in said.intents and intent in _BESIDE_A_WISH:
            continue
        if key in _ENDING or frame.written or (key == "welcome" and _is_at_rest(frame)):
            return s.say(key)
        step = _onward(s)
        lead_back = step.text if isinstance(step, Say) else ""
        return Say(f"{s.book.reply(key, frame.turns)} {lead_back}".strip())
    if said.answer == "no" and _is_at_rest(frame):
        return s.say("goodbye")
    return None


def _declines(s: Situation) -> bool:
    """Tell "no, thanks" while something is being asked: that is no thank-you."""
    is_asked = not s.frame.written and not _is_at_rest(s.frame)
    return s.said is not None and s.said.answer == "no" and is_asked


def _is_at_rest(frame: Frame) -> bool:
    """Tell whether no booking is under way."""
    nothing_wanted = frame.day is None and frame.time is None and frame.days is None
    return nothing_wanted and frame.window is None and frame.part is None and frame.pick is None


def opening(s: Situation) -> str:
    """Return what is said before anything else: an apology, or an answer to a question beside."""
    said, frame = s.said, s.frame
    if said is None:
        return ""
    if said.cut_short:
        return s.say("too_long").text
    hesitates = Intent.HESITATE in said.intents or (s.waiting and said.answer == "unsure")
    if hesitates and not said.has_booking_content:
        return s.say("no_hurry").text
    if s.waiting and frame.unsettled > MOST_MISSED and said.answer != "no":
        return s.say("say_yes_or_no").text
    if frame.missed == 1:
        return s.say("sorry_not_understood").text
    if Intent.ASK_HOST in said.intents:
        return s.say("with_host", host=s.event_type.host_name).text
    if Intent.ASK_WHY_EMAIL in said.intents and not said.has_booking_content:
        return s.say("needs_email").text
    if s.waiting and frame.addresses > MOST_ADDRESSES and _was_dictated(said):
        return s.say("type_email").text
    if Intent.ASK_LENGTH in said.intents:
        usual = s.book.forms.length(frame.duration or s.event_type.default_length)
        several = len(s.event_type.lengths) > 1 and frame.duration is None
        key: ReplyKey = "takes_as_wished" if several else "takes"
        return s.say(key, length=usual, lengths=_lengths(s.event_type, s.book)).text
    if s.waiting and said.answer == "yes":
        return s.say("to_be_sure").text
    if s.waiting and not said.has_booking_content:
        for intent, aside in _ASIDES:
            if aside == "welcome" and _declines(s):
                continue
            if intent in said.intents and aside in _BESIDE_A_SUMMARY:
                return s.say(aside).text
    return ""


def _was_dictated(said: Understanding) -> bool:
    """Tell whether an address was said in words rather than written as it is."""
    return said.email is not None and said.email.end - said.email.start > len(said.email.value)


# The way forward -------------------------------------------------------------------------------


def _onward(s: Situation) -> Say | ToolCall | None:
    """Go on with the change of an appointment, if there is one, else with a new one."""
    change = s.frame.change
    return (change_step(s, change) if change else None) or _forward(s)


def _forward(s: Situation) -> Say | ToolCall | None:
    """Find day and time, then ask for what is missing, then book."""
    frame = s.frame
    if frame.readings:
        choices = [s.day(day) for day in frame.readings]
        return s.say("which_day", days=s.book.joined(choices))
    if frame.duration is not None and frame.duration not in s.event_type.lengths:
        return s.say("no_such_length", lengths=_lengths(s.event_type, s.book))
    if frame.day is not None and frame.day < s.now.date():
        return s.say("day_is_past", day=s.day(frame.day))
    days = days_to_try(s)
    if not days:
        return _ask(s, "ask_day")
    settled = settle(s, days)
    if not isinstance(settled, Moment):
        return settled
    if frame.change is not None:
        may_ask = s.bookings < MOST_BOOKINGS
        return move_call(s, frame.change, settled) if may_ask else s.say("taken")
    if frame.email is None and frame.doubt is not None and s.said and s.said.email:
        return s.say("check_email", given=frame.doubt[0], meant=frame.doubt[1])
    if frame.email is None:
        return _ask_having_settled(s, settled, "ask_email", "ask_email_after_time")
    if frame.name is None:
        return _ask_having_settled(s, settled, "ask_name", "ask_name_after_time")
    if open_questions := missing_fields(s.event_type.fields, frame.told_host):
        return _ask_for_the_host(s, open_questions[0])
    if s.bookings >= MOST_BOOKINGS:
        return s.say("taken")
    return _book(s, settled, frame.email, frame.name)


def _may_go_on(s: Situation, outcome: ToolResult) -> bool:
    """Tell whether another time can be looked for, after one that could not be had."""
    is_lost = outcome.result.get("code") in {"slot_taken", "not_offered"}
    return is_lost and s.bookings < MOST_BOOKINGS and s.frame.change is not None


class _GoOn:
    """Tells that the turn is not over yet."""


# Questions -------------------------------------------------------------------------------------


def _ask(s: Situation, key: ReplyKey) -> Say:
    """Ask for a detail; after two failures, by another way than speech."""
    again: dict[ReplyKey, tuple[ReplyKey, ReplyKey]] = {
        "ask_day": ("ask_day_again", "ask_day_by_hand"),
        "ask_email": ("ask_email_again", "ask_email_by_hand"),
        "ask_name": ("ask_name_again", "ask_name_by_hand"),
    }
    if s.frame.missed == 0:
        return s.say(key)
    return s.say(again[key][0 if s.frame.missed == 1 else 1])


def _ask_having_settled(s: Situation, moment: Moment, key: ReplyKey, after_time: ReplyKey) -> Say:
    """Ask for a detail; where the person has just settled the time, say first that it is free."""
    said = s.said
    just_settled = said is None or bool(
        said.date or said.days or said.time or said.choice or said.part or said.window
        or Intent.REPEAT in said.intents
    )  # fmt: skip
    # A yes may answer "How about two?", but a name or an address is never asked that way.
    just_settled = just_settled or (
        key == "ask_email" and said is not None and said.answer == "yes"
    )
    if s.frame.missed or not just_settled:
        return _ask(s, key)
    at = s.book.forms.clock_time(moment.time)
    return s.say(after_time, day=s.day(moment.day), time=at)


def _ask_for_the_host(s: Situation, question: BookingField) -> Say:
    """Ask a question of the host, having said what was wrong with the last answer to it.

    After two failures the complaint gives way to another means than speech.
    """
    if s.frame.missed > MOST_MISSED:
        return Say(f"{s.say('answer_by_hand').text} {ask(question, s.book)}")
    return Say(f"{s.frame.complaint} {ask(question, s.book)}".strip())


def _lengths(event_type: EventType, book: Phrasebook) -> str:
    return book.joined([book.forms.length(minutes) for minutes in event_type.lengths])


# Tools -----------------------------------------------------------------------------------------


def _book(s: Situation, moment: Moment, email: str, name: str) -> ToolCall:
    arguments: dict[str, object] = {
        "date": moment.day.isoformat(),
        "time": f"{moment.time:%H:%M}",
        "email": email,
        "name": name,
    }
    if s.frame.duration is not None:
        arguments["duration"] = s.frame.duration
    elif s.bookings:
        # Left out, it is taken from an earlier summary, whose length may be another.
        arguments["duration"] = s.event_type.default_length
    if s.frame.notes is not None:
        arguments["notes"] = s.frame.notes
    if s.frame.answers:
        arguments["answers"] = dict(s.frame.answers)
    return ToolCall(f"{s.call_id}-book-{s.bookings + 1}", BOOK_APPOINTMENT, arguments)


def _after_booking(s: Situation, outcome: ToolResult) -> Say | ToolCall | _GoOn | None:
    """React to the answer to `book_appointment`."""
    if outcome.status == "success":
        when = _moment_of(outcome, s.book)
        pending = outcome.result.get("status") == "pending"
        return s.say("requested" if pending else "booked", when=when)
    match outcome.result.get("code"):
        case "needs_confirmation":
            return None
        case "slot_taken" | "not_offered" if s.bookings < MOST_BOOKINGS:
            return _GoOn()
        case "slot_taken" | "not_offered":
            return s.say("taken")
        case "missing_details":
            missing = outcome.result.get("missing")
            wants_name = isinstance(missing, list | tuple) and "email" not in missing
            return _ask(s, "ask_name" if wants_name else "ask_email")
        case "missing_answers" | "wrong_answer":
            wanted = outcome.result.get("missing")
            slugs = wanted if isinstance(wanted, list | tuple) else ()
            for question in s.event_type.fields:
                if question.slug in slugs:
                    return _ask_for_the_host(s, question)
        case "details_unconfirmed":
            return s.say("check_card")
        case "ambiguous_time":
            return s.say("click_time")
        case "unknown_duration":
            return s.say("ask_length", lengths=_lengths(s.event_type, s.book))
        case "write_in_progress":
            return s.say("one_moment")
    message = str(outcome.result.get("message") or s.book.reply("taken", s.frame.turns))
    return Say(s.book.trouble(str(outcome.result.get("code")), message))


def _moment_of(outcome: ToolResult, book: Phrasebook) -> str:
    """Word the moment of a booking as the tool's answer gives it."""
    try:
        day, at = str(outcome.result["date"]), str(outcome.result["time"])
        return book.forms.spoken_moment(datetime.fromisoformat(f"{day}T{at}"))
    except (KeyError, ValueError):
        return book.phrase("as_agreed")
