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
from app.domain.booking import Booking, BookingStatus, EventType, Slot
from app.domain.dialogue import AgentRequest, HistoryEntry, Known, Say, Spoken
from app.domain.proposal import BookingProposal, CancelProposal, Proposal, RescheduleProposal
from app.domain.tools import (
    BOOK_APPOINTMENT,
    CANCEL_BOOKING,
    CHECK_AVAILABILITY,
    FIND_BOOKINGS,
    RESCHEDULE_BOOKING,
    ToolCall,
    ToolResult,
)
from app.language.changes import find_change, says_keep
from app.language.claims import withhold_claims
from app.language.consent import is_plain_yes_to
from app.language.expectation import expectation
from app.language.host_corrections import find_corrections
from app.language.host_questions import asked
from app.language.understanding import understand

ZONE = "Europe/Berlin"
MONDAY = datetime(2026, 11, 23, 9, 10, tzinfo=ZoneInfo(ZONE))
DEMO = EventType(1, "Demo call", (15, 30, 60), 30, "Alex", "Europe/Berlin")
SUMMARY = "Demo call, 30 minutes. Shall I book it?"
CANCEL_SUMMARY = "The appointment Wednesday. Shall I cancel it?"
MOVE_SUMMARY = "The appointment Wednesday moves to Thursday. Shall I move it?"
LEFT = "All right, I leave it as it is."


def half_hours(first: int, last: int) -> tuple[time, ...]:
    return tuple(time(hour, minute) for hour in range(first, last) for minute in (0, 30))


OFFICE = half_hours(9, 17)


@dataclass
class Desk:
    """One conversation. `refusals` answer the next bookings instead of the usual.

    `here` are appointments made on this computer, `elsewhere` others, each as (address, start).
    """

    free: Mapping[date, Sequence[time]] | None = None
    now: datetime = MONDAY
    agent: Member = field(default_factory=lambda: BuiltInAgent(ENGLISH))
    known: Known = field(default_factory=Known)
    refusals: list[Mapping[str, object]] = field(default_factory=list)
    history: list[HistoryEntry] = field(default_factory=list)
    calls: list[ToolCall] = field(default_factory=list)
    proposal: Proposal | None = None
    here: Sequence[tuple[str, datetime]] = ()
    elsewhere: Sequence[tuple[str, datetime]] = ()
    lists_elsewhere: bool = True
    booked: list[Mapping[str, object]] = field(default_factory=list)
    said_before: str = ""
    offered: tuple[Slot, ...] = ()
    event_type: EventType = DEMO

    def say(self, text: str, *, chosen: datetime | None = None) -> str:
        """Let the person say something; returns all that was answered."""
        return asyncio.run(self._turn(text, chosen))

    def __post_init__(self) -> None:
        self.made = 0
        self.standing: dict[str, Booking] = {}
        self.local: set[str] = set()
        self.changed: list[Proposal] = []
        for email, start in self.here:
            self.local.add(self._stand(email, start).uid)
        for email, start in self.elsewhere:
            self._stand(email, start)

    def _stand(self, email: str, start: datetime, duration: int = 30) -> Booking:
        self.made += 1
        number = self.made
        booking = Booking(
            number, f"uid-{number}", BookingStatus.ACCEPTED, start, duration, "Maria", email
        )
        self.standing[booking.uid] = booking
        return booking

    def at(self) -> list[str]:
        """When the appointments are that stand now."""
        starts = (each.start.astimezone(ZoneInfo(ZONE)) for each in self.standing.values())
        return [f"{start:%a %d %H:%M}" for start in sorted(starts)]

    def times(self, day: date) -> tuple[time, ...]:
        if self.free is not None:
            return tuple(self.free.get(day, ()))
        return OFFICE if day.weekday() < 5 else ()

    def checked(self) -> list[str]:
        return [str(c.arguments["date"]) for c in self.calls if c.name == CHECK_AVAILABILITY]

    def wishes(self) -> list[Mapping[str, object]]:
        return [c.arguments for c in self.calls if c.name == BOOK_APPOINTMENT]

    async def _turn(self, text: str, chosen: datetime | None) -> str:
        known_before = self.known
        said = understand(
            text,
            now=self.now,
            time_zone=ZONE,
            expecting=expectation(self.said_before),
            known=known_before,
        )
        fields, waiting = self.event_type.fields, self.proposal
        answers = waiting.answers if isinstance(waiting, BookingProposal) else {}
        is_for_host = asked(self.said_before, fields, ENGLISH) or find_corrections(
            fields, answers, text, ENGLISH
        )
        if chosen is None and not is_for_host:
            self.known = Known(
                said.name.value if said.name else self.known.name,
                said.email.value if said.email else self.known.email,
            )
        waiting = self.proposal
        if isinstance(waiting, BookingProposal) and said.plain_yes:
            self.history.append(Spoken("user", text))
            return self._write(waiting)
        if isinstance(waiting, CancelProposal | RescheduleProposal):
            if is_plain_yes_to("cancel" if isinstance(waiting, CancelProposal) else "move", text):
                return self._change(waiting)
            ends = said.plain_no or says_keep(text)
            if ends and not said.has_booking_content and find_change(text) is None:
                self.proposal = None
                self.history.extend((Spoken("user", text), Spoken("program", LEFT)))
                self.said_before = LEFT
                return LEFT
        if waiting is not None and said.answer == "no":
            self.proposal = None
        request = AgentRequest(
            text=text,
            said_before=self.said_before,
            now=self.now,
            time_zone=ZONE,
            event_type=self.event_type,
            known=self.known,
            offered=self.offered,
            known_before=known_before,
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
        asks = ""
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
            if result.result.get("code") == "needs_confirmation":
                summaries = {CANCEL_BOOKING: CANCEL_SUMMARY, RESCHEDULE_BOOKING: MOVE_SUMMARY}
                asks = summaries.get(step.name, SUMMARY)
            self.history.extend((step, result))
        if asks:
            answers.append(asks)
            self.history.append(Spoken("program", asks))
        self.said_before = " ".join(answers)
        return self.said_before

    def _run(self, call: ToolCall) -> ToolResult:
        self.calls.append(call)
        assert len(self.calls) < 60, "The agent loops"
        if call.name == BOOK_APPOINTMENT:
            return self._book(call)
        if call.name == FIND_BOOKINGS:
            return self._find(call)
        if call.name in (CANCEL_BOOKING, RESCHEDULE_BOOKING):
            return self._consider(call)
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
        answers = wish.get("answers", {})
        assert isinstance(answers, dict)
        self.proposal = BookingProposal(
            f"p{len(self.calls)}", Slot(start, ""), length, str(wish["name"]), str(wish["email"]),
            str(wish.get("notes", "")), answers,
        )  # fmt: skip
        return ToolResult(
            call.id, call.name, "error", {"code": "needs_confirmation", "message": "-"}
        )

    def _find(self, call: ToolCall) -> ToolResult:
        email = call.arguments.get("email")
        assert email is None or email == self.known.email, "an address nobody gave was looked up"
        complete = self.lists_elsewhere and email is not None
        found = [
            self._wire(booking)
            for booking in self.standing.values()
            if booking.uid in self.local or (complete and booking.email == email)
        ]
        result = {"bookings": found, "complete": complete}
        return ToolResult(call.id, call.name, "success", result)

    def _wire(self, booking: Booking) -> dict[str, object]:
        local = booking.start.astimezone(ZoneInfo(ZONE))
        return {
            "uid": booking.uid, "date": f"{local:%Y-%m-%d}", "time": f"{local:%H:%M}",
            "email": booking.email, "name": booking.name, "status": booking.status.value,
        }  # fmt: skip

    def _consider(self, call: ToolCall) -> ToolResult:
        if self.refusals:
            return ToolResult(call.id, call.name, "error", self.refusals.pop(0))
        booking = self.standing[str(call.arguments["uid"])]
        day, at = call.arguments.get("date"), call.arguments.get("time")
        if call.name == CANCEL_BOOKING:
            self.proposal = CancelProposal(f"p{len(self.calls)}", booking)
        else:
            wanted = date.fromisoformat(str(day))
            free = self.times(wanted)
            if at is None:
                slots = [{"time": f"{t:%H:%M}"} for t in free]
                return ToolResult(call.id, call.name, "success", {"date": day, "slots": slots})
            start = datetime.combine(wanted, time.fromisoformat(str(at)), ZoneInfo(ZONE))
            if start.time() not in free:
                return ToolResult(call.id, call.name, "error", {"code": "slot_taken"})
            self.proposal = RescheduleProposal(f"p{len(self.calls)}", booking, Slot(start, ""))
        refusal = {"code": "needs_confirmation", "message": "-"}
        return ToolResult(call.id, call.name, "error", refusal)

    def _change(self, proposal: CancelProposal | RescheduleProposal) -> str:
        old = self.standing.pop(proposal.booking.uid)
        self.changed.append(proposal)
        self.proposal = None
        name, result = CANCEL_BOOKING, {**self._wire(old), "status": "cancelled"}
        if isinstance(proposal, RescheduleProposal):
            new = self._stand(old.email, proposal.slot.start)
            self.local.add(new.uid)
            name, result = RESCHEDULE_BOOKING, self._wire(new)
        call = ToolCall(f"confirmed-{proposal.id}", name, {"uid": old.uid})
        done = ToolResult(call.id, name, "success", {"success": True, **result})
        self.said_before = "It's done."
        self.history.extend((call, done, Spoken("program", self.said_before)))
        return self.said_before

    def _write(self, proposal: BookingProposal) -> str:
        local = proposal.slot.start.astimezone(ZoneInfo(ZONE))
        arguments = {"date": local.date().isoformat(), "time": f"{local:%H:%M}",
                     "email": proposal.email, "name": proposal.name}  # fmt: skip
        call = ToolCall(f"confirmed-{proposal.id}", BOOK_APPOINTMENT, arguments)
        booking = self._stand(proposal.email, proposal.slot.start, proposal.duration)
        self.local.add(booking.uid)
        result = {"success": True, **arguments, "uid": booking.uid, "status": "accepted"}
        self.booked.append({**arguments, "duration": proposal.duration, "notes": proposal.notes})
        self.proposal = None
        self.history.extend((call, ToolResult(call.id, call.name, "success", result)))
        self.said_before = "It's booked."
        self.history.append(Spoken("program", self.said_before))
        return self.said_before
