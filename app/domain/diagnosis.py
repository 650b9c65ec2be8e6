"""The report of the diagnostics as text, for whoever helps; in English, as they want it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from app.domain.events import Notice, Transcript
from app.domain.latency import Timed, latencies


class Finding(Protocol):
    """One requirement: whether it is met, what was found, and what to do where it is not."""

    @property
    def name(self) -> str:
        """What was looked at."""

    @property
    def ok(self) -> bool:
        """Whether it is in order."""

    @property
    def finding(self) -> str:
        """What was found."""

    @property
    def advice(self) -> str:
        """What to do where it is not in order."""


class TurnTaken(Timed, Protocol):
    """A turn, how it ended, and what it asked of tools."""

    @property
    def outcome(self) -> str:
        """How it ended."""

    @property
    def tools(self) -> tuple[tuple[str, float], ...]:
        """The name of each tool, and its milliseconds."""


def report(
    *,
    versions: str,
    checks: Sequence[Finding],
    turns: Sequence[TurnTaken],
    log: str,
    notices: Iterable[Notice] = (),
    window: Sequence[str] = (),
    said: Sequence[Transcript] = (),
) -> str:
    """Return the whole report; it has still to be redacted.

    `window` says how the window kept up, in lines. `said` is what was said, where the person wants
    it in.
    """
    parts = [versions, "", "Checks", *(f"  {line}" for line in check_lines(checks))]
    parts += ["", "Remarks in the window"]
    parts += [f"  {each.topic}: {each.message} {each.advice}" for each in notices] or ["  none"]
    parts += ["", f"Latency of the last {len(turns)} turns, in ms from the release of the key"]
    for each in latencies(turns):
        parts.append(f"  {each.part}: p50 {each.middle:.0f}, p95 {each.high:.0f} ({each.count})")
    parts += [_turn_line(number, turn) for number, turn in enumerate(turns, start=1)]
    parts += ["", "Window", *(f"  {line}" for line in window or ("not known",))]
    if said:
        parts += ["", "What was said"]
        parts += [f"  {each.role}: {each.text}" for each in said]
    parts += ["", "End of the log", log]
    return "\n".join(parts) + "\n"


def check_lines(checks: Iterable[Finding]) -> list[str]:
    """Return what was found and what to do, in lines."""
    lines = []
    for check in checks:
        lines.append(f"{'ok     ' if check.ok else 'problem'}  {check.name}: {check.finding}")
        if check.advice:
            lines.append(f"         {check.advice}")
    return lines


def _turn_line(number: int, turn: TurnTaken) -> str:
    tools = ", ".join(f"{name} {ms:.0f}" for name, ms in turn.tools)
    return (
        f"  {number}. {turn.outcome}: transcript {_ms(turn.transcript_ms)}, "
        f"reply {_ms(turn.reply_text_ms)}, voice {_ms(turn.reply_audio_ms)}"
        + (f"; {tools}" if tools else "")
    )


def _ms(value: float | None) -> str:
    return "-" if value is None else f"{value:.0f}"
