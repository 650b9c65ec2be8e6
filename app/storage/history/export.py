"""Conversations as files for people and programs: JSON, Markdown, plain text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from app.domain.errors import InputError
from app.domain.export_words import ENGLISH, ExportWords
from app.domain.history import BookingNote, HeldConversation
from app.domain.wording import Wording

Form = Literal["json", "md", "txt"]

_FORMS: dict[str, Form] = {".json": "json", ".md": "md", ".markdown": "md", ".txt": "txt"}
_SIGNS = re.compile(r"([\\`*_\[\]<>#|])")


def form_of(path: Path) -> Form:
    """Return the form that the ending of a file's name stands for. Raises InputError."""
    form = _FORMS.get(path.suffix.casefold())
    if form is None:
        raise InputError(
            Wording("The file “{name}” ends in nothing that can be written.", name=path.name),
            advice="Choose a name that ends in .json, .md or .txt.",
        )
    return form


def exported(held: Iterable[HeldConversation], form: Form, words: ExportWords = ENGLISH) -> str:
    """Return conversations as one text; sound stays where it is. `words` are for people alone."""
    if form == "json":
        return json.dumps([as_json(one) for one in held], ensure_ascii=False, indent=2) + "\n"
    return "\n\n".join(_written(one, words, marked=form == "md") for one in held) + "\n"


def as_json(held: HeldConversation) -> dict[str, Any]:
    """Return a conversation as an object for programs; all times are ISO 8601 in UTC."""
    summary = held.summary
    return {
        "id": summary.id,
        "title": summary.title,
        "began": _iso(summary.began),
        "ended": _iso(summary.ended),
        "calendar": summary.calendar,
        "agent": summary.agent,
        "time_zone": summary.time_zone,
        "language": summary.language,
        "lines": [
            {"turn": line.turn, "role": line.role, "text": line.text, "at": _iso(line.at)}
            | ({"hint": True} if line.hint else {})
            | ({"taken_back": True} if line.taken_back else {})
            for line in held.lines
        ],
        "bookings": [
            {
                "turn": note.turn,
                "change": note.change,
                "uid": note.uid,
                "title": note.title,
                "start": _iso(note.start),
                "duration": note.duration,
            }
            for note in held.bookings
        ],
        "turns": [
            {
                "turn": turn.number,
                "at": _iso(turn.at),
                "outcome": turn.outcome,
                "transcript_ms": turn.transcript_ms,
                "reply_text_ms": turn.reply_text_ms,
                "reply_audio_ms": turn.reply_audio_ms,
                "tools": [{"name": name, "ms": ms} for name, ms in turn.tools],
                "agent_ms": turn.use.ms,
                "prompt_tokens": turn.use.prompt_tokens,
                "completion_tokens": turn.use.completion_tokens,
            }
            for turn in held.turns
        ],
    }


def _written(held: HeldConversation, words: ExportWords, *, marked: bool) -> str:
    summary = held.summary
    zone = ZoneInfo(summary.time_zone)
    title = _plain(summary.title, marked=marked)
    lines = [f"## {title}" if marked else title]
    if not marked:
        lines.append("=" * len(title))
    began = summary.began.astimezone(zone)
    lines += [
        "",
        words.heading.format(
            when=f"{began:%Y-%m-%d %H:%M}",
            zone=summary.time_zone,
            calendar=summary.calendar,
            assistant=summary.agent,
            number=summary.id,
        ),
        "",
    ]
    for line in held.lines:
        at = line.at.astimezone(zone)
        who = words.user if line.role == "user" else words.agent
        who = f"**{who}**" if marked else who
        if line.taken_back:
            who = words.taken_back.format(speaker=who)
        lines.append(f"{at:%H:%M} {who}: {_plain(line.text, marked=marked)}")
        if marked:
            lines.append("")
    lines += [f"[{_booking(note, words, zone)}]" for note in held.bookings]
    return "\n".join(lines).rstrip("\n")


def _booking(note: BookingNote, words: ExportWords, zone: ZoneInfo) -> str:
    changes = {
        "booked": words.booked,
        "requested": words.requested,
        "rescheduled": words.rescheduled,
        "cancelled": words.cancelled,
    }
    return words.booking.format(
        change=changes[note.change],
        title=note.title,
        when=f"{note.start.astimezone(zone):%Y-%m-%d %H:%M}",
        minutes=note.duration,
        uid=note.uid,
    )


def _plain(text: str, *, marked: bool) -> str:
    return _SIGNS.sub(r"\\\1", text) if marked else text


def _iso(moment: datetime) -> str:
    return moment.isoformat()
