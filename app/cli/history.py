"""`vocal-desk history`: the conversations held, to list, search, read, export and delete."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO
from zoneinfo import ZoneInfo

from app.build import choose, open_archive, open_program
from app.cli.arguments import Commands, add_json, add_state
from app.domain.history import ConversationSummary, Excerpt, HeldConversation, TurnTimes
from app.storage.history.archive import HistoryArchive
from app.storage.history.export import as_json

_SPEAKERS = {"user": "You", "agent": "Assistant"}


def add_command(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the subcommands; without one, the list is printed."""
    history = commands.add_parser("history", help="list, search, export and delete conversations")
    add_json(history, "print one object a conversation")
    add_state(history)
    history.set_defaults(run=run_list)
    actions = history.add_subparsers(title="actions", metavar="ACTION")
    found: dict[str, argparse.ArgumentParser] = {}
    for name, run, words in (
        ("list", run_list, "print every conversation, the newest first (the default)"),
        ("search", run_search, "print the conversations that hold all of some words"),
        ("show", run_show, "print what was said in one conversation"),
        ("export", run_export, "write conversations to a file (.json, .md or .txt)"),
        ("delete", run_delete, "delete conversations, and their sound, for good"),
    ):
        # What was given before the action stands, where the action says nothing else.
        action = actions.add_parser(name, help=words, argument_default=argparse.SUPPRESS)
        action.set_defaults(run=run)
        add_state(action)
        found[name] = action
    for name in ("list", "search", "show"):
        add_json(found[name], "print one object a conversation")
    found["search"].add_argument(
        "words",
        nargs="+",
        metavar="WORDS",
        help="words, or beginnings of words; a phrase in quotation marks",
    )
    found["show"].add_argument("id", type=int, metavar="ID", help="its number in the list")
    for name in ("export", "delete"):
        which = found[name].add_mutually_exclusive_group(required=True)
        which.add_argument("id", type=int, nargs="?", default=None, metavar="ID")
        which.add_argument("--all", action="store_true", default=False, help="every conversation")
    found["export"].add_argument(
        "--to", type=Path, required=True, metavar="FILE", help="a name in .json, .md or .txt"
    )


def run_list(options: argparse.Namespace) -> int:
    """Print every conversation, the newest first."""
    with _archive(options) as archive:
        if not _print_all(options, archive, ""):
            print("No conversation was held yet, or none is kept.", file=_aside(options))
    return 0


def run_search(options: argparse.Namespace) -> int:
    """Print the conversations that hold what was asked for."""
    words = " ".join(f'"{word}"' if " " in word else word for word in options.words)
    with _archive(options) as archive:
        if not archive.facts().full_text:
            print("Searching without an index: SQLite has no FTS5 here.", file=sys.stderr)
        if not _print_all(options, archive, words):
            print(f"No conversation holds {words}.", file=_aside(options))
    return 0


def run_show(options: argparse.Namespace) -> int:
    """Print one conversation. Raises InputError where there is none with this number."""
    with _archive(options) as archive:
        held = archive.conversation(options.id)
    if options.json:
        print(json.dumps(as_json(held), ensure_ascii=False))
        return 0
    _print_conversation(held)
    return 0


def run_export(options: argparse.Namespace) -> int:
    """Write conversations to a file."""
    with _archive(options) as archive:
        count = archive.export(None if options.all else [options.id], options.to)
    print(f"{_conversations(count)} written to {options.to}")
    return 0


def run_delete(options: argparse.Namespace) -> int:
    """Delete conversations for good."""
    with _archive(options) as archive:
        if options.all:
            print(f"{_conversations(archive.delete_all())} deleted.")
        else:
            archive.delete(options.id)
            print(f"Conversation {options.id} deleted.")
    return 0


@contextlib.contextmanager
def _archive(options: argparse.Namespace) -> Iterator[HistoryArchive]:
    with contextlib.closing(open_archive(open_program(options.state))) as archive:
        yield archive


def _print_all(options: argparse.Namespace, archive: HistoryArchive, typed: str) -> bool:
    """Print what is found, page by page; False where that is nothing."""
    zone = ZoneInfo(choose(open_program(options.state)).time_zone)
    last: ConversationSummary | None = None
    while page := archive.list(typed, after=last):
        for one in page:
            if options.json:
                print(json.dumps(_as_json(one), ensure_ascii=False))
            else:
                _print_summary(one, zone)
        last = page[-1]
    return last is not None


def _print_summary(one: ConversationSummary, zone: ZoneInfo) -> None:
    tokens = one.use.prompt_tokens + one.use.completion_tokens
    print(
        f"{one.id:5}  {one.began.astimezone(zone):%Y-%m-%d %H:%M}  {one.agent:9} "
        f"{one.calendar:8} {one.turns:3} turns {one.use.ms / 1000:6.1f} s"
        + (f" {tokens:8,} tokens" if tokens else "")
        + f"  {one.title[:60]}"
    )
    if one.booking:
        start = one.booking.start.astimezone(zone)
        print(f"{'':7}{one.booking.change}: {one.booking.title}, {start:%Y-%m-%d %H:%M}")
    if one.excerpt:
        print(f"{'':7}{_bracketed(one.excerpt)}")


def _print_conversation(held: HeldConversation) -> None:
    one = held.summary
    zone = ZoneInfo(one.time_zone)
    print(
        f"{one.title}\n{one.began.astimezone(zone):%Y-%m-%d %H:%M} {one.time_zone}, {one.agent}\n"
    )
    for line in held.lines:
        print(f"{line.at.astimezone(zone):%H:%M} {_SPEAKERS[line.role]:>9}: {line.text}")
    for note in held.bookings:
        start = note.start.astimezone(zone)
        print(f"\n[{note.change}] {note.title}, {start:%Y-%m-%d %H:%M}, {note.uid}")
    if held.turns:
        print("\nturn  outcome       words  first reply  first sound (ms)")
    for turn in held.turns:
        print(_times(turn))


def _times(turn: TurnTimes) -> str:
    heard, text, sound = (
        "-" if ms is None else f"{ms:.0f}"
        for ms in (turn.transcript_ms, turn.reply_text_ms, turn.reply_audio_ms)
    )
    return f"{turn.number:4}  {turn.outcome:12} {heard:>6}  {text:>11}  {sound:>11}"


def _bracketed(found: Excerpt) -> str:
    """Return an excerpt with what was found in brackets."""
    text, at = "", 0
    for start, end in found.marks:
        text += f"{found.text[at:start]}[{found.text[start:end]}]"
        at = end
    return text + found.text[at:]


def _as_json(one: ConversationSummary) -> dict[str, object]:
    entry: dict[str, object] = {
        "id": one.id,
        "began": one.began.isoformat(),
        "ended": one.ended.isoformat(),
        "title": one.title,
        "agent": one.agent,
        "calendar": one.calendar,
        "time_zone": one.time_zone,
        "language": one.language,
        "turns": one.turns,
        "agent_ms": one.use.ms,
        "prompt_tokens": one.use.prompt_tokens,
        "completion_tokens": one.use.completion_tokens,
        "booking": one.booking and {"uid": one.booking.uid, "change": one.booking.change},
    }
    if one.excerpt:
        entry |= {"hits": one.hits, "excerpt": one.excerpt.text}
    return entry


def _aside(options: argparse.Namespace) -> TextIO:
    return sys.stderr if options.json else sys.stdout


def _conversations(count: int) -> str:
    return "1 conversation" if count == 1 else f"{count} conversations"
