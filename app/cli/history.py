"""`vocal-desk history`: the conversations held, and what the assistant took in each."""

from __future__ import annotations

import argparse
import json
from zoneinfo import ZoneInfo

from app.build import choose, open_program, read_history
from app.cli.arguments import Commands, add_json, add_state


def add_command(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    history = commands.add_parser("history", help="list conversations: time and tokens taken")
    add_json(history, "print one object a conversation")
    add_state(history)
    history.set_defaults(run=run_history)


def run_history(options: argparse.Namespace) -> int:
    """Print every conversation, the newest first."""
    program = open_program(options.state)
    held = read_history(program)
    if options.json:
        for one in held:
            entry = {
                "began": one.began.isoformat(),
                "ended": one.ended.isoformat(),
                "agent": one.agent,
                "calendar": one.calendar,
                "turns": one.turns,
                "agent_ms": one.use.ms,
                "prompt_tokens": one.use.prompt_tokens,
                "completion_tokens": one.use.completion_tokens,
            }
            print(json.dumps(entry))
        return 0
    if not held:
        print("No conversation was held yet.")
        return 0
    zone = ZoneInfo(choose(program).time_zone)
    for one in held:
        tokens = one.use.prompt_tokens + one.use.completion_tokens
        print(
            f"{one.began.astimezone(zone):%Y-%m-%d %H:%M}  {one.agent:10} {one.calendar:8} "
            f"{one.turns:4} turns  {one.use.ms / 1000:7.1f} s"
            + (f"  {tokens:8,} tokens" if tokens else "")
        )
    return 0
