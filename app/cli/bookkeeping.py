"""`vocal-desk settings` and `doctor`: how the program is set up and what it misses."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from app.build import (
    MODELS,
    Program,
    assistant_check,
    last_turns,
    log_end,
    open_program,
    program_checks,
    redacted,
    sound_checks,
    state_checks,
    try_calendar,
    try_model,
    turns_check,
    versions,
    write_report,
)
from app.cli.arguments import Commands, add_json, add_state
from app.domain.diagnosis import check_lines, report
from app.domain.errors import NoKeyring, VocalDeskError
from app.domain.setup import SecretPlace
from app.storage.settings_exchange import export_settings, import_settings
from app.system.checks import Check, run_checks
from app.system.paths import Paths

CAL_COM = "cal.com"
TESTED = (*MODELS, CAL_COM)
KEPT = (SecretPlace.KEYRING.value, SecretPlace.FILE.value)


def add_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the subcommands."""
    settings = commands.add_parser("settings", help="show and change settings")
    actions = settings.add_subparsers(title="actions", metavar="ACTION", required=True)
    get = actions.add_parser("get", help="print one setting")
    get.add_argument("key", metavar="KEY")
    get.set_defaults(run=run_get)
    put = actions.add_parser("set", help="change one setting; an empty VALUE puts it back")
    put.add_argument("key", metavar="KEY")
    put.add_argument(
        "value",
        metavar="VALUE",
        nargs="?",
        help="left out, it is asked for, and a secret does not show while you type",
    )
    put.add_argument(
        "--keep",
        choices=KEPT,
        default=SecretPlace.KEYRING.value,
        help="where a secret is kept: the system's keyring (the default), or, where there is none, "
        "a file that only you can read",
    )
    put.set_defaults(run=run_set)
    show = actions.add_parser("list", help="print all settings; secrets are not shown")
    add_json(show, "print one object with every setting")
    show.set_defaults(run=run_list)
    test = actions.add_parser(
        "test",
        help="make one cheap call to a calendar or language model, and say what is wrong",
    )
    test.add_argument("name", metavar="NAME", choices=TESTED, help=f"one of: {', '.join(TESTED)}")
    test.set_defaults(run=run_test)
    export = actions.add_parser("export", help="write all settings but the secrets to a file")
    export.add_argument("file", metavar="FILE", type=Path)
    export.set_defaults(run=run_export)
    take = actions.add_parser(
        "import", help="take over the settings of such a file; what was there is kept in another"
    )
    take.add_argument("file", metavar="FILE", type=Path)
    take.set_defaults(run=run_import)
    for action in (get, put, show, test, export, take):
        add_state(action)

    doctor = commands.add_parser(
        "doctor", help="check everything the program needs, and say what to do"
    )
    add_json(doctor, "print one object a check")
    doctor.add_argument(
        "--report",
        metavar="FILE",
        type=Path,
        help="write it to a file instead, with what the last turns took and the end of the log, for"
        " whoever helps you; no keys, addresses, names or anything that was said are in it",
    )
    add_state(doctor)
    doctor.set_defaults(run=run_doctor)


def run_get(options: argparse.Namespace) -> int:
    """Print one setting."""
    print(open_program(options.state).settings.shown(options.key))
    return 0


def run_set(options: argparse.Namespace) -> int:
    """Change one setting."""
    settings = open_program(options.state).settings
    value = options.value
    if value is None:
        # A key on the command line would stay in the shell's history.
        settings.get(options.key)
        secret = any(
            definition.key == options.key and definition.kind == "secret"
            for definition in settings.definitions()
        )
        ask = getpass.getpass if secret and sys.stdin.isatty() else input
        value = ask(f"{options.key}: " if sys.stdin.isatty() else "")
    try:
        settings.set(options.key, value, place=SecretPlace(options.keep))
    except NoKeyring as error:
        raise NoKeyring(
            error.message,
            advice=f"{error.advice} Or have it kept in a file that only you can read: "
            f"vocal-desk settings set {options.key} --keep file",
            detail=error.detail,
        ) from error
    return 0


def run_export(options: argparse.Namespace) -> int:
    """Write all settings but the secrets to a file."""
    count = export_settings(open_program(options.state).settings, options.file)
    print(
        f"{count} settings are in {options.file}. Keys are not: they stay where they are kept.",
        file=sys.stderr,
    )
    return 0


def run_import(options: argparse.Namespace) -> int:
    """Take over the settings of a file, and say what could not be used."""
    program = open_program(options.state)
    taken = import_settings(program.settings, options.file, program.paths.config)
    for key in taken.changed:
        print(f"{key:24} {program.settings.shown(key)}")
    for key in taken.unknown:
        print(f"This version has no setting {key!r}: it was left out.", file=sys.stderr)
    for sentence in taken.refused:
        print(f"{sentence} It was left out.", file=sys.stderr)
    if taken.backup is None:
        print("Nothing has changed.", file=sys.stderr)
    else:
        print(f"To undo this: vocal-desk settings import {taken.backup}", file=sys.stderr)
    return 0


def run_test(options: argparse.Namespace) -> int:
    """Make one call and say what came of it; 1 where it can't be used as it is set up."""
    program = open_program(options.state)
    print(asyncio.run(_tried(program, options.name)))
    return 0


async def _tried(program: Program, name: str) -> str:
    if name == CAL_COM:
        return await try_calendar(program, name)
    return await try_model(program, name)


def run_list(options: argparse.Namespace) -> int:
    """Print every setting."""
    items = open_program(options.state).settings.items()
    if options.json:
        shown = {item.definition.key: item.shown for item in items}
        print(json.dumps(shown, ensure_ascii=False))
        return 0
    for item in items:
        print(f"{item.definition.key:24} {item.shown}")
    return 0


def run_doctor(options: argparse.Namespace) -> int:
    """Print what is in order and what is not; always ends with 0, since it did its work."""
    program = _program(options)
    checks = [
        *run_checks(Paths.of(options.state)),
        *([program] if isinstance(program, Check) else _program_checks(program)),
    ]
    if options.report is not None and not isinstance(program, Check):
        _write_report(program, checks, options.report)
        return 0
    if options.json:
        for check in checks:
            print(json.dumps(asdict(check), ensure_ascii=False))
        return 0
    print(versions())
    for line in check_lines(checks):
        print(line)
    return 0


def _program(options: argparse.Namespace) -> Program | Check:
    """Return the program, or why it can't be opened."""
    try:
        return open_program(options.state)
    except VocalDeskError as error:
        return Check("settings", ok=False, finding=error.message, advice=error.advice)


def _program_checks(program: Program) -> list[Check]:
    return [
        *program_checks(program),
        *state_checks(program),
        turns_check(program),
        asyncio.run(assistant_check(program)),
        *sound_checks(program),
    ]


def _write_report(program: Program, checks: Sequence[Check], file: Path) -> None:
    text = report(
        versions=versions(), checks=checks, turns=last_turns(program), log=log_end(program)
    )
    write_report(file, redacted(program, text))
    print(
        f"The report is in {file}. No key, no address and not your name is in it, and nothing that"
        " was said.",
        file=sys.stderr,
    )
