"""Draws where the time goes between the key and the first sound, as SVG."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_STAGES = (
    ("tail over", "waiting for a last word", "#8da2fb"),
    ("words written down", "recognising", "#4a5fd9"),
    ("answer worded", "agent and calendar", "#34a277"),
    ("first sound", "voice", "#e2a03f"),
)
_LEFT, _WIDTH, _BAR = 230, 510, 34


def latency_picture(found: Mapping[str, Any]) -> str:
    """Return bars of the stages at the median and p95, with the bare recogniser beside them."""
    answers, hearing = found["answers"], found["hearing"]
    rows = [
        (f"whole turn, {quantile}", _parts([answers[name][quantile] for name, _, _ in _STAGES]))
        for quantile in ("p50", "p95")
    ]
    others = [(f"transcribe(), {way}, p50", hearing[way]["p50"]) for way in ("beam 1", "defaults")]
    longest = max([sum(parts) for _, parts in rows] + [ms for _, ms in others])
    scale = _WIDTH / longest
    lines = []
    y = 56
    for title, parts in rows:
        lines.append(_text(_LEFT - 12, y + 22, title, "end"))
        x = float(_LEFT)
        for part, (_, _, colour) in zip(parts, _STAGES, strict=True):
            lines.append(_bar(x, y, part * scale, colour))
            x += part * scale
        lines.append(_text(x + 8, y + 22, f"{sum(parts):.0f} ms", "start"))
        y += _BAR + 14
    for title, ms in others:
        lines.append(_text(_LEFT - 12, y + 22, title, "end"))
        lines.append(_bar(_LEFT, y, ms * scale, "#b9bfcc"))
        lines.append(_text(_LEFT + ms * scale + 8, y + 22, f"{ms:.0f} ms", "start"))
        y += _BAR + 14
    x = float(_LEFT)
    for _, label, colour in _STAGES:
        lines += [_bar(x, 18, 12, colour, 12), _text(x + 18, 29, label, "start")]
        x += 44 + 7.2 * len(label)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 840 {y}" font-family="sans-serif"'
        f' font-size="14"><rect width="840" height="{y}" fill="#ffffff"/>'
        f"<title>Milliseconds from letting the key go</title>{''.join(lines)}</svg>\n"
    )


def _parts(ends: list[float]) -> list[float]:
    return [max(0.0, end - begin) for begin, end in zip([0.0, *ends], ends, strict=False)]


def _bar(x: float, y: float, width: float, colour: str, height: float = _BAR) -> str:
    return f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{height}" fill="{colour}"/>'


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y}" text-anchor="{anchor}" fill="#222b3a">{words}</text>'
