"""The tool calls of one turn of a model: which may be run, and what is said of the others."""

from __future__ import annotations

import json
from dataclasses import replace

from app.agents.chat import Answered, Called
from app.agents.chat_history import call_id, result_text, sound_name
from app.domain.refusals import Refused
from app.domain.tools import ToolCall, ToolResult

MOST_CALLS = 10
"""Tool calls of one turn; a person's wish takes three or four."""

LONGEST_ARGUMENTS = 20_000
"""Characters of one call's arguments; a booking with every answer has some hundreds."""


class CallLedger:
    """Keeps count of the calls of one turn. `before` makes their ids new in the conversation."""

    def __init__(self, *, before: int) -> None:
        self._before = before
        self._calls = 0
        self._run = 0
        self._results: dict[tuple[str, str], str] = {}
        self.waits_for_yes = False

    def numbered(self, call: Called) -> Called:
        """Return a call with an id of ours: models give the same one twice, or none."""
        self._calls += 1
        return replace(call, id=call_id(self._before + self._calls))

    def step(self, call: Called) -> ToolCall | Answered:
        """Return the call to be run, or what the model is told instead."""
        if self._run >= MOST_CALLS:
            return _refusal(
                call,
                "too_many_calls",
                f"At most {MOST_CALLS} calls are run in one turn. Say what you know, or ask.",
            )
        if len(call.arguments) > LONGEST_ARGUMENTS:
            return _refusal(
                call,
                "arguments_too_long",
                f"The arguments have {len(call.arguments)} characters, at most {LONGEST_ARGUMENTS} "
                "are read.",
            )
        arguments = _read(call.arguments)
        if arguments is None:
            return _refusal(
                call, "invalid_json", "The arguments are no JSON object. Send one, complete."
            )
        step = ToolCall(call.id, call.name, arguments)
        if (told := self._results.get(_kind(step))) is not None:
            return Answered(call.id, told)
        self._run += 1
        return step

    def answered(self, call: ToolCall, result: ToolResult) -> Answered:
        """Take the session's answer to a call; the same call is not run again in this turn."""
        if result.result.get("code") == Refused.NEEDS_CONFIRMATION:
            self.waits_for_yes = True
        text = result_text(result)
        self._results[_kind(call)] = text
        return Answered(call.id, text, failed=result.status == "error")


def echoed(call: Called) -> Called:
    """Return a call as it may be shown to the model again: providers refuse what is malformed."""
    arguments = _read(call.arguments) if len(call.arguments) <= LONGEST_ARGUMENTS else None
    return replace(
        call,
        name=sound_name(call.name),
        arguments=json.dumps(arguments or {}, ensure_ascii=False),
    )


def _read(arguments: str) -> dict[str, object] | None:
    """Return the arguments as an object; None where they are none. Nothing means no arguments."""
    if not arguments.strip():
        return {}
    try:
        read = json.loads(arguments)
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) else None


def _kind(call: ToolCall) -> tuple[str, str]:
    return call.name, json.dumps(dict(call.arguments), sort_keys=True, default=str)


def _refusal(call: Called, code: str, message: str) -> Answered:
    text = json.dumps({"status": "error", "code": code, "message": message})
    return Answered(call.id, text, failed=True)
