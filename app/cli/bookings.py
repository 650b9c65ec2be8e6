"""`vocal-desk bookings`: what was asked of the calendar, how it ended, and what is still open."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from app.build import (
    Choices,
    Program,
    choose,
    open_calendar_of,
    open_journal,
    open_program,
    settle_by_word,
)
from app.cli.arguments import Commands, add_json, add_state
from app.domain.booking import BookingStatus
from app.domain.errors import CalendarError, InputError
from app.domain.journal import (
    IN_PROCESS,
    ToldBy,
    Transition,
    WriteIntent,
    WriteKind,
    WriteState,
)
from app.language.english_forms import spoken_moment, zone_name
from app.storage.journal import SqliteJournal

_KINDS = {
    WriteKind.CREATE: "book",
    WriteKind.RESCHEDULE: "move",
    WriteKind.CANCEL: "cancel",
}
_DONE = {
    WriteKind.CREATE: "booked",
    WriteKind.RESCHEDULE: "moved",
    WriteKind.CANCEL: "cancelled",
}
_STATES = {
    WriteState.PENDING: "outcome not known yet",
    WriteState.REFUSED: "refused",
    WriteState.NEEDS_ATTENTION: "needs your attention",
    WriteState.NOT_SENT: "not sent",
    WriteState.DROPPED: "dropped, never sent",
}
_SHORT = 8  # enough of a request id to tell it from the others
_UNSETTLED = (WriteState.PENDING, WriteState.NEEDS_ATTENTION)


def add_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the subcommands."""
    bookings = commands.add_parser("bookings", help="show what was booked, moved and cancelled")
    actions = bookings.add_subparsers(title="actions", metavar="ACTION", required=True)
    everything = actions.add_parser("list", help="print every request, the newest first")
    add_json(everything, "print one object a request")
    everything.set_defaults(run=run_list)
    show = actions.add_parser("show", help="print one request with its history")
    _add_id(show)
    add_json(show, "print one object")
    show.set_defaults(run=run_show)
    resolve = actions.add_parser(
        "resolve",
        help="ask the calendar again how a request ended",
        description="Asks the calendar that the request was sent to. Where that does not tell, "
        "--booked or --not-booked writes down what you know, as your own word.",
    )
    _add_id(resolve)
    word = resolve.add_mutually_exclusive_group()
    word.add_argument(
        "--booked", action="store_true", help="it did happen (booked, moved or cancelled)"
    )
    word.add_argument("--not-booked", action="store_true", help="it did not happen")
    add_json(resolve, "print one object")
    resolve.set_defaults(run=run_resolve)
    for action in (everything, show, resolve):
        add_state(action)


def _add_id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "id", metavar="ID", help="the request's id as the list shows it, or enough of its beginning"
    )


def run_list(options: argparse.Namespace) -> int:
    """Print every request, the newest first."""
    program = open_program(options.state)
    with open_journal(program) as journal:
        intents = journal.all()[::-1]
    if options.json:
        for intent in intents:
            print(json.dumps(_wire(intent), ensure_ascii=False))
        return 0
    if not intents:
        print("Nothing was asked of a calendar yet.")
        return 0
    time_zone = choose(program).time_zone
    for intent in intents:
        print(
            f"{intent.request_id[:_SHORT]}  {_KINDS[intent.kind]:6}  {_state(intent):21}  "
            f"{_moment(intent.start, time_zone)}, {intent.duration} minutes, "
            f"{intent.name} <{intent.email}>"
        )
    if any(intent.state in _UNSETTLED for intent in intents):
        print("\nTo ask the calendar about one again: vocal-desk bookings resolve ID")
    return 0


def run_show(options: argparse.Namespace) -> int:
    """Print one request with its history."""
    program = open_program(options.state)
    with open_journal(program) as journal:
        intent = _find(journal, options.id)
        _print(intent, journal.history(intent.request_id), program, as_json=options.json)
    return 0


def run_resolve(options: argparse.Namespace) -> int:
    """Ask the calendar again, or take the person's word; 1 where neither tells."""
    program = open_program(options.state)
    with open_journal(program) as journal:
        intent = _find(journal, options.id)
        was_open = intent.state in _UNSETTLED
        why_not = ""
        if was_open:
            print("Asking the calendar, which may take half a minute.", file=sys.stderr)
            try:
                intent = asyncio.run(_ask(program, choose(program), journal, intent))
            except (CalendarError, InputError) as error:
                why_not = str(error)
        if options.booked or options.not_booked:
            intent = _take_word(journal, intent, was_open=was_open, happened=options.booked)
        if options.json:
            _print(intent, journal.history(intent.request_id), program, as_json=True)
    if intent.state in _UNSETTLED:
        print(
            f"The calendar does not tell how this ended. {why_not or intent.message}".rstrip(),
            "If you know it from your mail: run this again with --booked or --not-booked.",
            sep="\n",
            file=sys.stderr,
        )
        return 1
    if not options.json:
        print(_sentence(intent))
    return 0


async def _ask(
    program: Program, choices: Choices, journal: SqliteJournal, intent: WriteIntent
) -> WriteIntent:
    async with open_calendar_of(program, choices, journal, intent) as calendar:
        return await calendar.resolve(intent.request_id)


def _take_word(
    journal: SqliteJournal, intent: WriteIntent, *, was_open: bool, happened: bool
) -> WriteIntent:
    """Write down the person's word, unless it is known by now. Raises InputError."""
    if was_open and intent.state not in _UNSETTLED:
        return intent  # the calendar has just told, and knows better
    settled = settle_by_word(journal, intent, happened=happened, at=datetime.now(UTC))
    if settled is None:
        raise InputError(f"That can't be: {_sentence(intent)}")
    return settled


def _find(journal: SqliteJournal, text: str) -> WriteIntent:
    found = journal.beginning_with(text.strip().lower()) if text.strip() else ()
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(f"More than one id begins with “{text[:40]}”.", advice="Write more of it.")
    raise InputError(
        f"No request has the id “{text[:40]}”.", advice="See them with: vocal-desk bookings list"
    )


def _print(
    intent: WriteIntent, history: tuple[Transition, ...], program: Program, *, as_json: bool
) -> None:
    if as_json:
        steps = [
            {
                "at": step.at.isoformat(),
                "state": step.state.value,
                "message": step.message,
                "told_by": step.told_by.value,
            }
            for step in history
        ]
        print(json.dumps({**_wire(intent), "history": steps}, ensure_ascii=False))
        return
    time_zone = choose(program).time_zone
    rows = {
        "id": intent.request_id,
        "what": _KINDS[intent.kind],
        "state": _state(intent),
        "when": f"{_moment(intent.start, time_zone)}, {zone_name(time_zone)}",
        "asked in": intent.time_zone,
        "length": f"{intent.duration} minutes",
        "who": f"{intent.name} <{intent.email}>",
        "notes": intent.notes,
        **{f"answer: {slug}": str(answer) for slug, answer in intent.answers.items()},
        "calendar": intent.calendar,
        "address": _address(intent),
        "event type": "not known" if intent.event_type_id is None else str(intent.event_type_id),
        "appointment": intent.target_uid or "",
        "result": intent.booking_uid or "",
        "message": intent.message,
    }
    for name, value in rows.items():
        if value:
            print(f"{name:12} {value}")
    print("history")
    for step in history:
        word = " (your own word)" if step.told_by is ToldBy.PERSON else ""
        moment = step.at.astimezone(ZoneInfo(time_zone)).strftime("%Y-%m-%d %H:%M:%S %Z")
        words = _step(intent, step.state)
        print(f"  {moment}  {words}{word}{f': {step.message}' if step.message else ''}")


def _address(intent: WriteIntent) -> str:
    if intent.base_url == IN_PROCESS:
        return "inside this program"
    return intent.base_url or "not known"


def _sentence(intent: WriteIntent) -> str:
    """Say in one sentence how a request stands."""
    match intent.state:
        case WriteState.DONE:
            return f"It is {_state(intent)}. {intent.message}".rstrip()
        case WriteState.REFUSED:
            return f"It did not happen. {intent.message}".rstrip()
        case WriteState.NOT_SENT:
            return "It was never sent. Ask for it again in a conversation."
        case WriteState.DROPPED:
            return "It was never sent, and dropped."
        case WriteState.PENDING | WriteState.NEEDS_ATTENTION:
            return f"How it ended is not known. {intent.message}".rstrip()


def _step(intent: WriteIntent, state: WriteState) -> str:
    if state is WriteState.PENDING:
        return "written down, then sent"
    return _state(intent) if state is intent.state else _STATES.get(state, _DONE[intent.kind])


def _state(intent: WriteIntent) -> str:
    """Word how a request stands; what the host has yet to confirm is "requested"."""
    if intent.state is not WriteState.DONE:
        return _STATES[intent.state]
    if intent.booking_status is BookingStatus.PENDING:
        return "requested"
    return _DONE[intent.kind]


def _moment(start: datetime, time_zone: str) -> str:
    local = start.astimezone(ZoneInfo(time_zone))
    return f"{spoken_moment(local)}, {local.year}"


def _wire(intent: WriteIntent) -> dict[str, object]:
    """Return every field of a request; instants in UTC."""
    return {
        "id": intent.request_id,
        "kind": intent.kind.value,
        "state": intent.state.value,
        "state_in_words": _state(intent),
        "message": intent.message,
        "start": intent.start.isoformat(),
        "duration": intent.duration,
        "time_zone": intent.time_zone,
        "name": intent.name,
        "email": intent.email,
        "notes": intent.notes,
        "answers": dict(intent.answers),
        "calendar": intent.calendar,
        "base_url": intent.base_url,
        "event_type_id": intent.event_type_id,
        "target_uid": intent.target_uid,
        "booking_uid": intent.booking_uid,
        "booking_id": intent.booking_id,
        "booking_status": None if intent.booking_status is None else intent.booking_status.value,
        "created_at": intent.created_at.isoformat(),
        "updated_at": intent.updated_at.isoformat(),
    }
