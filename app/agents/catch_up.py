"""Works out from the conversation so far what has been told, whoever led it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from app.agents.change_hearing import Turn, hear_change, told
from app.agents.frame import Frame
from app.domain.booking import Slot
from app.domain.booking_field import FieldKind
from app.domain.dialogue import AgentRequest, HistoryEntry, Known, Spoken
from app.domain.tools import ToolCall
from app.language.corrections import address_read_back
from app.language.host_corrections import find_corrections
from app.language.host_questions import asked
from app.language.phrasebook import Phrasebook
from app.language.proposed import proposed_in, slots_named
from app.language.understanding import understand
from app.language.values import Intent, Understanding


@dataclass(frozen=True, slots=True)
class Past:
    """A conversation up to some entry: the frame, and what the assistant said since the person.

    `calls` are tool calls whose answers have not come yet, by id. `heard` is what was understood
    of the person's last turn.
    """

    entries: tuple[HistoryEntry, ...] = ()
    frame: Frame = field(default_factory=Frame)
    said: str = ""
    calls: tuple[ToolCall, ...] = ()
    heard: Understanding | None = None

    def goes_on_in(self, history: Sequence[HistoryEntry]) -> bool:
        """Tell whether `history` continues this past."""
        return tuple(history[: len(self.entries)]) == self.entries


def catch_up(past: Past, request: AgentRequest, book: Phrasebook) -> Past:
    """Return the past as of the request's history, going on from `past` where that fits."""
    start = past if past.goes_on_in(request.history) else Past()
    frame, said, heard = start.frame, start.said, start.heard
    calls = {call.id: call for call in start.calls}
    for entry in request.history[len(start.entries) :]:
        if isinstance(entry, ToolCall):
            calls[entry.id] = entry
        elif isinstance(entry, Spoken):
            if entry.role == "user":
                frame, heard = listen(frame, entry.text, said, request, Known(), book)
                said = ""
            else:
                said = f"{said} {entry.text}".strip()
        elif entry.call_id in calls:
            frame = told(frame, calls.pop(entry.call_id), entry)
    return Past(tuple(request.history), frame, said, tuple(calls.values()), heard)


_LEAVES_THE_QUESTION = frozenset({Intent.CANCEL, Intent.STOP, Intent.HELP, Intent.RESCHEDULE})
_IN_OWN_WORDS = frozenset({FieldKind.SHORT_TEXT, FieldKind.LONG_TEXT, FieldKind.ADDRESS})


def listen(
    frame: Frame,
    text: str,
    said_before: str,
    request: AgentRequest,
    known: Known,
    book: Phrasebook,
) -> tuple[Frame, Understanding | None]:
    """Return the frame after one turn of the person, and what was understood of it.

    Nothing is understood of an answer to a question of the host: its words are the host's.
    """
    read = book.reader
    expecting = read.expectation(said_before)
    proposed = proposed_in(
        said_before, now=request.now, time_zone=request.time_zone, locale=book.language
    )
    in_doubt = frame.doubt[0] if frame.doubt is not None else frame.called_wrong
    email = frame.email or in_doubt or address_read_back(said_before)
    before = Known(name=frame.name, email=email)
    said = understand(
        text,
        now=request.now,
        time_zone=request.time_zone,
        expecting=expecting,
        offered=_offered(frame, request.time_zone) or slots_named(proposed, local(request)),
        known=before,
        proposed=proposed,
        locale=book.language,
    )
    question = asked(said_before, request.event_type.fields, book)
    corrections = find_corrections(request.event_type.fields, frame.answers, text, book)
    if question is not None and not said.intents & _LEAVES_THE_QUESTION:
        answered = frame.answered(question, text, book)
        if answered.complaint and corrections:
            return frame.corrected(corrections.answers, corrections.again).knowing(known), None
        # "Make it three o'clock" is no answer to "How many people?", but words of one's own may
        # be about anything.
        if not answered.complaint or question.kind in _IN_OWN_WORDS or not said.has_booking_content:
            return answered.knowing(known), None
    if corrections:
        frame = frame.corrected(corrections.answers, corrections.again)
        return listen(frame, corrections.rest, "", request, known, book)[0], None
    turn = Turn(
        text,
        said,
        said_before,
        expecting,
        local(request),
        proposed,
        partial(_read, frame, request, book),
        read,
    )
    frame, is_change = hear_change(frame, turn)
    if is_change:
        return frame.knowing(known), said
    heard = frame.heard(
        said,
        said_before=said_before,
        expecting=expecting,
        now=local(request),
        proposed=proposed,
        reader=read,
    )
    return heard.knowing(known), said


def _read(frame: Frame, request: AgentRequest, book: Phrasebook, text: str) -> Understanding:
    """Understand a part of a turn; the person may mean the time of an appointment they have."""
    zone = ZoneInfo(request.time_zone)
    starts = (datetime.combine(each.day, each.time, zone) for each in frame.appointments)
    offered = tuple(Slot(start, start.isoformat()) for start in starts)
    return understand(
        text,
        now=request.now,
        time_zone=request.time_zone,
        expecting="time",
        offered=offered,
        locale=book.language,
    )


def local(request: AgentRequest) -> datetime:
    """Return the moment of the request in the person's zone."""
    return request.now.astimezone(ZoneInfo(request.time_zone))


def _offered(frame: Frame, time_zone: str) -> tuple[Slot, ...]:
    """Return the free times of the days asked about, as slots."""
    zone = ZoneInfo(time_zone)
    return tuple(
        Slot(datetime.combine(day, moment, zone), moment.isoformat())
        for (day, _), times in frame.free.items()
        for moment in times
    )
