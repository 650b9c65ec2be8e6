"""A conversation with the built-in agent over tools that live in memory.

`Desk` stands in for the session and the calendar: it keeps the history as the session does, answers
the two tools from a table of free times, and asks for the yes itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from words import ENGLISH

from app.agents.builtin import BuiltInAgent
from app.agents.failover import Member
from app.domain.booking import EventType, Slot
from app.domain.dialogue import AgentRequest, HistoryEntry, Known, Say, Spoken
from app.domain.proposal import BookingProposal
from app.domain.tools import BOOK_APPOINTMENT, ToolCall, ToolResult
from app.language.claims import withhold_claims
from app.language.expectation import expectation
from app.language.host_questions import asked
from app.language.understanding import understand

ZONE = "Europe/Berlin"
MONDAY = datetime(2026, 11, 23, 9, 10, tzinfo=ZoneInfo(ZONE))
DEMO = EventType(1, "Demo call", (15, 30, 60), 30, "Alex", "Europe/Berlin")
SUMMARY = "Demo call, 30 minutes. Shall I book it?"


def half_hours(first: int, last: int) -> tuple[time, ...]:
    return tuple(time(hour, minute) for hour in range(first, last) for minute in (0, 30))


OFFICE = half_hours(9, 17)


@dataclass
class Desk:
    """One conversation. `refusals` answer the next bookings instead of the usual."""

    free: Mapping[date, Sequence[time]] | None = None
    now: datetime = MONDAY
    agent: Member = field(default_factory=lambda: BuiltInAgent(ENGLISH))
    known: Known = field(default_factory=Known)
    refusals: list[Mapping[str, object]] = field(default_factory=list)
    history: list[HistoryEntry] = field(default_factory=list)
    calls: list[ToolCall] = field(default_factory=list)
    proposal: BookingProposal | None = None
    booked: list[Mapping[str, object]] = field(default_factory=list)
    said_before: str = ""
    offered: tuple[Slot, ...] = ()
    event_type: EventType = DEMO

    def say(self, text: str, *, chosen: datetime | None = None) -> str:
        """Let the person say something; returns all that was answered."""
        return asyncio.run(self._turn(text, chosen))

    def times(self, day: date) -> tuple[time, ...]:
        if self.free is not None:
            return tuple(self.free.get(day, ()))
        return OFFICE if day.weekday() < 5 else ()

    def checked(self) -> list[str]:
        return [str(c.arguments["date"]) for c in self.calls if c.name != BOOK_APPOINTMENT]

    def wishes(self) -> list[Mapping[str, object]]:
        return [c.arguments for c in self.calls if c.name == BOOK_APPOINTMENT]

    async def _turn(self, text: str, chosen: datetime | None) -> str:
        said = understand(
            text, now=self.now, time_zone=ZONE, expecting=expectation(self.said_before)
        )
        if chosen is None and asked(self.said_before, self.event_type.fields, ENGLISH) is None:
            self.known = Known(
                said.name.value if said.name else self.known.name,
                said.email.value if said.email else self.known.email,
            )
        waiting = self.proposal
        if waiting is not None and said.plain_yes:
            self.history.append(Spoken("user", text))
            return self._write(waiting)
        if waiting is not None and said.plain_no:
            self.proposal = None
        request = AgentRequest(
            text=text,
            said_before=self.said_before,
            now=self.now,
            time_zone=ZONE,
            event_type=self.event_type,
            known=self.known,
            offered=self.offered,
            chosen=Slot(chosen, chosen.isoformat()) if chosen else None,
            proposal=waiting,
            history=tuple(self.history),
        )
        if text:
            self.history.append(Spoken("user", text))
        return await self._answer(request)

    async def _answer(self, request: AgentRequest) -> str:
        answers: list[str] = []
        result: ToolResult | None = None
        asks = False
        steps = self.agent.reply(request)
        while True:
            try:
                step = await steps.asend(result)
            except StopAsyncIteration:
                break
            result = None
            if isinstance(step, Say):
                text, withheld = withhold_claims(step.text)
                assert not withheld or self.booked, f"The agent claimed too much: {step.text}"
                answers.append(text)
                self.history.append(Spoken("agent", text))
                continue
            if not isinstance(step, ToolCall):
                continue
            result = self._run(step)
            asks = asks or result.result.get("code") == "needs_confirmation"
            self.history.extend((step, result))
        if asks:
            answers.append(SUMMARY)
            self.history.append(Spoken("program", SUMMARY))
        self.said_before = " ".join(answers)
        return self.said_before

    def _run(self, call: ToolCall) -> ToolResult:
        self.calls.append(call)
        assert len(self.calls) < 60, "The agent loops"
        if call.name == BOOK_APPOINTMENT:
            return self._book(call)
        day = date.fromisoformat(str(call.arguments["date"]))
        starts = [datetime.combine(day, t, ZoneInfo(ZONE)) for t in self.times(day)]
        self.offered = tuple(Slot(start, start.isoformat()) for start in starts) or self.offered
        slots = [
            {"time": f"{t:%H:%M}", "formatted": t.strftime("%I:%M %p")} for t in self.times(day)
        ]
        return ToolResult(call.id, call.name, "success", {"date": day.isoformat(), "slots": slots})

    def _book(self, call: ToolCall) -> ToolResult:
        wish = call.arguments
        if self.refusals:
            return ToolResult(call.id, call.name, "error", self.refusals.pop(0))
        day, at = date.fromisoformat(str(wish["date"])), time.fromisoformat(str(wish["time"]))
        if at not in self.times(day):
            return ToolResult(call.id, call.name, "error", {"code": "not_offered", "message": "-"})
        start = datetime.combine(day, at, ZoneInfo(ZONE))
        length = wish.get("duration", 30)
        assert isinstance(length, int)
        self.proposal = BookingProposal(
            f"p{len(self.calls)}", Slot(start, ""), length, str(wish["name"]), str(wish["email"]),
            str(wish.get("notes", "")),
        )  # fmt: skip
        return ToolResult(
            call.id, call.name, "error", {"code": "needs_confirmation", "message": "-"}
        )

    def _write(self, proposal: BookingProposal) -> str:
        local = proposal.slot.start.astimezone(ZoneInfo(ZONE))
        arguments = {"date": local.date().isoformat(), "time": f"{local:%H:%M}",
                     "email": proposal.email, "name": proposal.name}  # fmt: skip
        call = ToolCall(f"confirmed-{proposal.id}", BOOK_APPOINTMENT, arguments)
        result = {"success": True, **arguments}
        self.booked.append({**arguments, "duration": proposal.duration, "notes": proposal.notes})
        self.proposal = None
        self.history.extend((call, ToolResult(call.id, call.name, "success", result)))
        self.said_before = "It's booked."
        self.history.append(Spoken("program", self.said_before))
        return self.said_before
