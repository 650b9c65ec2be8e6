"""`vocal-desk understand`: what a sentence, or a conversation so far, says of an appointment."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Literal, get_args

from app.agents.wanted import wanted
from app.build import choose, chosen_language, load_phrasebook, open_program
from app.cli.arguments import Commands, add_json, add_state
from app.cli.understood import Json, found_values, said_fields, wanted_fields
from app.domain.dialogue import Spoken
from app.domain.errors import InputError
from app.language.forms import FORMS
from app.language.phrasebook import Phrasebook
from app.language.proposed import understand_reply
from app.language.understanding import understand
from app.language.values import Expecting
from app.system.clock import parse_now, system_clock
from app.system.time_zone import zone

log = logging.getLogger(__name__)

_ROLES: Mapping[object, Literal["user", "agent"]] = {"USER": "user", "SYSTEM": "agent"}
_BATCH = """each line of FILE.jsonl is one of
  {"text": "...", "now": "2026-10-10T14:30", "time_zone": "Europe/Berlin",
   "expecting": "date", "said_before": "the assistant's words that this answers"}
  {"turns": [{"speaker": "USER" or "SYSTEM", "text": "..."}, ...], "now": "..."}
Only text or turns must be there; what a line leaves out is taken from the options. Of turns, the
answer is what the person wants by the end of them. A line that can't be read is answered by
{"error": {"code", "message"}}, the others all the same, and the exit code is 2.
"""


def add_command(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "understand",
        help="print what a sentence says of an appointment",
        description="Prints what a sentence says: day, time, e-mail address, name, yes or no.",
        epilog=_BATCH,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("text", nargs="?", metavar="TEXT", help="what the person says")
    what.add_argument(
        "--batch",
        metavar="FILE.jsonl",
        help="answer each line of a file by a line of JSON, in the same order; - reads standard "
        "input",
    )
    parser.add_argument("--now", metavar="ISO", help="the moment that days and times count from")
    parser.add_argument("--time-zone", metavar="IANA", help="the person's zone")
    parser.add_argument(
        "--expecting", choices=get_args(Expecting), help="what the assistant asked for last"
    )
    parser.add_argument(
        "--language",
        choices=tuple(FORMS),
        help="the language of the words; else that of the settings",
    )
    add_json(parser, "print one object, with the words that each value came from")
    add_state(parser)
    parser.set_defaults(run=run)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds where a line says nothing else. `time_zone` is an IANA name, `now` aware."""

    now: datetime
    time_zone: str
    expecting: Expecting | None
    book: Phrasebook


def run(options: argparse.Namespace) -> int:
    """Print what was understood; returns the exit code."""
    program = open_program(options.state)
    time_zone = choose(program, time_zone=options.time_zone).time_zone
    now = parse_now(options.now, zone(time_zone)) if options.now else system_clock()
    defaults = Defaults(
        now,
        time_zone,
        options.expecting,
        load_phrasebook(program, options.language or chosen_language(program)),
    )
    if options.batch is not None:
        with ExitStack() as files:
            return answer_lines(_open(options.batch, files), defaults)
    said = understand(
        options.text,
        now=now,
        time_zone=time_zone,
        expecting=options.expecting,
        locale=defaults.book.language,
    )
    if options.json:
        _print_line({**said_fields(said), "found": found_values(said)})
    else:
        _print_for_people(said_fields(said))
    return 0


def answer_lines(lines: Iterable[bytes], defaults: Defaults) -> int:
    """Answer every line by one line, as soon as it is read; returns the exit code."""
    unread: list[int] = []
    failed = False
    for number, line in enumerate(lines, start=1):
        try:
            answer = answer_line(line, defaults)
        except InputError as error:
            unread.append(number)
            answer = {"error": {"code": error.code, "message": str(error)}}
        except Exception:
            # One line must not cost the others their answers.
            log.exception("Line %d failed unexpectedly", number)
            failed = True
            answer = {"error": {"code": "error", "message": "Something went wrong inside."}}
        _print_line(answer)
    if unread:
        shown = ", ".join(map(str, unread[:5])) + (", ..." if len(unread) > 5 else "")
        print(f"{len(unread)} of the lines could not be read: {shown}", file=sys.stderr)
    return 1 if failed else 2 if unread else 0


def answer_line(line: bytes, defaults: Defaults) -> Json:
    """Return the answer to one line of a batch. Raises InputError."""
    given = _read_object(line)
    time_zone, now, expecting = defaults.time_zone, defaults.now, defaults.expecting
    if (name := _text_of(given, "time_zone")) is not None:
        time_zone = zone(name).key
    if (moment := _text_of(given, "now")) is not None:
        now = parse_now(moment, zone(time_zone))
    text = _text_of(given, "text")
    if given.get("turns") is not None:
        if text is not None:
            raise InputError("A line holds text or turns, not both.")
        return wanted_fields(
            *wanted(_read_turns(given["turns"]), defaults.book, now=now, time_zone=time_zone)
        )
    if text is None:
        raise InputError("The line has neither text nor turns.")
    if (asked := _text_of(given, "expecting")) is not None:
        expecting = _read_expecting(asked)
    said_before = _text_of(given, "said_before")
    if said_before is None:
        said = understand(
            text,
            now=now,
            time_zone=time_zone,
            expecting=expecting,
            locale=defaults.book.language,
        )
    else:
        said = understand_reply(
            text,
            said_before,
            now=now,
            time_zone=time_zone,
            expecting=expecting if asked is not None else None,
            locale=defaults.book.language,
        )
    return said_fields(said)


def _read_object(line: bytes) -> Mapping[str, object]:
    try:
        # A file made on Windows may begin with a byte order mark.
        given = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError("The line is no JSON in UTF-8.", detail=str(error)) from error
    if not isinstance(given, dict):
        raise InputError("The line is no JSON object.")
    return given


def _text_of(given: Mapping[str, object], key: str) -> str | None:
    value = given.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"{key} is no text.")
    return value


def _read_expecting(text: str) -> Expecting:
    for known in get_args(Expecting):
        if text == known:
            return known  # type: ignore[no-any-return]
    raise InputError(
        f"expecting is {text[:40]!r}.", advice=f"It is one of {', '.join(get_args(Expecting))}."
    )


def _read_turns(given: object) -> list[Spoken]:
    if not isinstance(given, list):
        raise InputError("turns is no list.")
    turns = []
    for turn in given:
        role = _ROLES.get(turn.get("speaker")) if isinstance(turn, dict) else None
        text = turn.get("text") if isinstance(turn, dict) else None
        if role is None or not isinstance(text, str):
            raise InputError('A turn has a speaker, "USER" or "SYSTEM", and a text.')
        turns.append(Spoken(role, text))
    return turns


def _open(name: str, files: ExitStack) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    try:
        return files.enter_context(Path(name).open("rb"))
    except OSError as error:
        raise InputError(f"{name} can't be read.", detail=str(error)) from error


def _print_line(answer: Json) -> None:
    # ASCII, so that neither the console's encoding nor half a surrogate pair can break a line.
    print(json.dumps(answer), flush=True)


def _print_for_people(answer: Json) -> None:
    for name, value in answer.items():
        if value is None or value == []:
            continue
        match value:
            case {"start": start, "end": end}:
                shown = f"{start or ''} to {end or ''}".strip()
            case list():
                shown = ", ".join(_worded(one) for one in value)
            case _:
                shown = str(value)
        print(f"{name:10} {shown}")
    if all(value is None or value == [] for value in answer.values()):
        print("Nothing was understood.")


def _worded(entry: object) -> str:
    match entry:
        case {"field": field, "values": [*values]}:
            return f"{field} may also be {' or '.join(map(str, values))}"
        case _:
            return str(entry)
