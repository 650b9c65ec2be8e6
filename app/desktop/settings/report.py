"""The report of the diagnostics as text, for whoever helps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.desktop.settings.ports import CheckResult
from app.desktop.settings.recent import latencies
from app.domain.events import Metrics, Notice, Transcript


def report(
    *,
    versions: str,
    checks: Sequence[CheckResult],
    turns: Sequence[Metrics],
    notices: Iterable[Notice],
    stalls: str,
    log: str,
    said: Sequence[Transcript] = (),
) -> str:
    """Return the whole report; it is in English, as those who read it want it.

    `said` is what was said, where the person wants it in. It has still to be redacted.
    """
    parts = [versions, "", "Checks"]
    for check in checks:
        parts.append(f"  {'ok     ' if check.ok else 'problem'}  {check.name}: {check.finding}")
        if check.advice:
            parts.append(f"           {check.advice}")
    parts += ["", "Remarks in the window"]
    parts += [f"  {each.topic}: {each.message} {each.advice}" for each in notices] or ["  none"]
    parts += ["", f"Latency of the last {len(turns)} turns, in ms from the release of the key"]
    for each in latencies(turns):
        parts.append(f"  {each.part}: p50 {each.middle:.0f}, p95 {each.high:.0f} ({each.count})")
    for turn in turns:
        tools = ", ".join(f"{name} {ms:.0f}" for name, ms in turn.tools)
        parts.append(
            f"  turn {turn.turn} {turn.outcome}: transcript {_ms(turn.transcript_ms)}, "
            f"reply {_ms(turn.reply_text_ms)}, voice {_ms(turn.reply_audio_ms)}"
            + (f"; {tools}" if tools else "")
        )
    parts += ["", "Window", f"  {stalls}"]
    if said:
        parts += ["", "What was said"]
        parts += [f"  {each.role}: {each.text}" for each in said]
    parts += ["", "End of the log", log]
    return "\n".join(parts) + "\n"


def _ms(value: float | None) -> str:
    return "-" if value is None else f"{value:.0f}"
