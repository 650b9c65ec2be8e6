"""`vocal-desk converse`: a whole conversation from files and texts, without a window."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import tomllib
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from app.audio.files import FileMicrophone, SilentLoudspeaker
from app.audio.wav import read_wav
from app.build import AGENTS, CALENDARS, Choices, Program, choose, open_program, open_session
from app.cli.arguments import Commands, add_json, add_state
from app.cli.output import ConversationFolder, print_event, print_json
from app.domain.audio import Audio
from app.domain.events import Event
from app.session.session import Session
from app.system.clock import parse_now, stopped_clock
from app.system.time_zone import zone


@dataclass(frozen=True, slots=True)
class GivenTurn:
    """One user turn as asked for: a sound file, or words."""

    kind: Literal["audio", "text"]
    value: str


@dataclass(frozen=True, slots=True)
class Demonstration:
    """The conversation that ships with the program. `now` is wall time in `time_zone`."""

    now: str
    time_zone: str
    turns: tuple[GivenTurn, ...]

    @classmethod
    def load(cls, folder: Path) -> Demonstration:
        """Read `demo.toml` and the sound files beside it."""
        described = tomllib.loads((folder / "demo.toml").read_text(encoding="utf-8"))
        turns = tuple(GivenTurn("audio", str(folder / turn["file"])) for turn in described["turns"])
        return cls(described["now"], described["time_zone"], turns)


class _AppendTurn(argparse.Action):
    """Collects --audio and --text in the order they were given."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,  # noqa: ARG002 - the signature is argparse's
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        assert isinstance(values, list)
        kind: Literal["audio", "text"] = "audio" if option_string == "--audio" else "text"
        given = [GivenTurn(kind, str(value)) for value in values]
        namespace.turns = [*(namespace.turns or []), *given]


def add_command(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "converse",
        help="hold a conversation from sound files and texts",
        description="Holds a conversation: each file or text is one user turn, in the order "
        "given. Without any, it plays the demonstration that ships with the program. Replies "
        "are spoken when there is an --audio turn or --out; typed turns alone need no model.",
    )
    parser.add_argument(
        "--audio",
        nargs="+",
        action=_AppendTurn,
        dest="turns",
        metavar="FILE.wav",
        help="user turns as recorded speech",
    )
    parser.add_argument(
        "--text",
        nargs="+",
        action=_AppendTurn,
        dest="turns",
        metavar="TEXT",
        help="user turns as typed text",
    )
    parser.add_argument("--now", metavar="ISO", help="stop the clock at this moment")
    parser.add_argument("--time-zone", metavar="IANA", help="the person's zone")
    parser.add_argument("--agent", metavar="NAME", help=f"one of: {', '.join(AGENTS)}")
    parser.add_argument("--calendar", metavar="NAME", help=f"one of: {', '.join(CALENDARS)}")
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="write replies as WAV, transcript.jsonl and the cards as PNG into DIR",
    )
    add_json(parser, "print one event a line on standard output")
    add_state(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Hold the conversation; returns the exit code."""
    with ExitStack() as stack:
        turns: Sequence[GivenTurn] = options.turns or ()
        state: Path | None = options.state
        if not turns and state is None:
            # The demonstration is a play: it leaves nothing in the person's own calendar.
            state = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vocal-desk-")))
        program = open_program(state)
        demo = None if turns else Demonstration.load(program.resources.resources / "demo")
        choices = _choices(options, program, demo)
        turns = demo.turns if demo else turns
        return hold(program, choices, turns, out=options.out, as_json=options.json)


def hold(
    program: Program,
    choices: Choices,
    turns: Sequence[GivenTurn],
    *,
    out: Path | None,
    as_json: bool,
    at_point: Callable[[str], None] = lambda _: None,
) -> int:
    """Hold a conversation of these turns and report its events as they happen."""
    # Every file is read before the first turn: a wrong one is told before anything is booked.
    recordings = [read_wav(Path(turn.value)) for turn in turns if turn.kind == "audio"]
    folder = ConversationFolder(out, program.resources.resources) if out else None

    def report(event: Event) -> None:
        if as_json:
            print_json(event)
        else:
            print_event(event)
        if folder:
            folder.add(event)

    spoken = bool(recordings) or out is not None
    asyncio.run(_hold(program, choices, turns, recordings, report, spoken, at_point))
    if folder:
        folder.finish()
    return 0


async def _hold(
    program: Program,
    choices: Choices,
    turns: Sequence[GivenTurn],
    recordings: Sequence[Audio],
    report: Callable[[Event], None],
    spoken: bool,
    at_point: Callable[[str], None],
) -> None:
    for model in _models_needed(program, recordings, spoken):
        program.models.path(model)  # says which one is missing before the conversation begins
    async with open_session(
        program,
        choices,
        listener=report,
        source=FileMicrophone(recordings) if recordings else None,
        sink=SilentLoudspeaker() if spoken else None,
        at_point=at_point,
    ) as session:
        await session.start()
        for turn in turns:
            await _take(session, turn)


def _models_needed(program: Program, recordings: Sequence[Audio], spoken: bool) -> list[str]:
    needed = []
    if recordings:
        needed.append(program.settings.text("speech.recogniser"))
    if spoken and program.settings.flag("speech.speak_replies"):
        needed.append(program.settings.text("speech.voice"))
    return needed


async def _take(session: Session, turn: GivenTurn) -> None:
    if turn.kind == "text":
        session.submit_text(turn.value)
    else:
        session.press()
        await session.settled()
        session.release()
    await session.settled()


def _choices(options: argparse.Namespace, program: Program, demo: Demonstration | None) -> Choices:
    now, time_zone = options.now, options.time_zone
    agent, calendar = options.agent, options.calendar
    if demo:
        now, time_zone = now or demo.now, time_zone or demo.time_zone
        agent, calendar = agent or "built-in", calendar or "sandbox"
    chosen = choose(program, agent=agent, calendar=calendar, time_zone=time_zone)
    if now is None:
        return chosen
    return replace(chosen, clock=stopped_clock(parse_now(now, zone(chosen.time_zone))))
