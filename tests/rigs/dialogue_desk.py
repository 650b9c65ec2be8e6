"""Holds a scripted conversation with the real session and sandbox, and judges it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
import uuid
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from dialogue_goal import Host, Scenario
from dialogue_user import Act, ScriptedUser, View
from words import ENGLISH

from app.agents.builtin import BuiltInAgent
from app.domain.booking import PublicEventType
from app.domain.dialogue import AgentRequest, AgentStep, Known
from app.domain.events import Event, Transcript
from app.domain.journal import IN_PROCESS
from app.domain.proposal import BookingProposal
from app.domain.tools import ToolResult
from app.scheduling.client import CalComClient
from app.scheduling.journaled import JournaledCalendar
from app.scheduling.sandbox.app import create_app
from app.scheduling.sandbox.availability import Span
from app.scheduling.sandbox.store import SANDBOX_DATABASE, SANDBOX_MIGRATIONS, Store
from app.session.parts import Parts
from app.session.ports import AudioSource, Recogniser
from app.session.reply import Voice
from app.session.session import Session
from app.speech.recogniser import WhisperRecogniser
from app.storage.database import open_database
from app.storage.journal import SqliteJournal
from app.storage.main_database import MAIN_DATABASE, MAIN_MIGRATIONS

_SLUGS = {1: "demo-call", 4: "onboarding"}


@dataclass(slots=True)
class Verdict:
    """How a conversation ended.

    `right` tells that exactly what was wanted is booked (or nothing, where nothing may be).
    `wrong` says what was booked that nobody wanted; `loops` what was said over and over.
    `answers` are the milliseconds of computing that the agent took for each answer, without the
    calendar.
    """

    name: str
    right: bool = False
    wrong: list[str] = field(default_factory=list)
    loops: list[str] = field(default_factory=list)
    turns: int = 0
    cards: int = 0
    answers: list[float] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Return the conversation, a line each, with what was wrong."""
        faults = [f"WRONG: {what}" for what in self.wrong]
        faults += [f"LOOP: {what}" for what in self.loops]
        end = "right" if self.right else "NOT RIGHT"
        return "\n".join([f"--- {self.name}: {end}", *self.lines, *faults])


class TimedAgent:
    """The built-in agent, and how long each of its answers took."""

    name = BuiltInAgent.name

    def __init__(self, answers: list[float]) -> None:
        self._agent = BuiltInAgent(ENGLISH)
        self._answers = answers

    async def warm_up(self) -> None:
        pass

    async def reply(self, request: AgentRequest) -> AsyncGenerator[AgentStep, ToolResult | None]:
        """Answer as the agent does."""
        steps = self._agent.reply(request)
        result: ToolResult | None = None
        spent = 0.0
        try:
            while True:
                began = time.thread_time()
                try:
                    step = await steps.asend(result)
                finally:
                    spent += time.thread_time() - began
                result = yield step
        except StopAsyncIteration:
            pass
        finally:
            self._answers.append(spent * 1000)
            await steps.aclose()


@dataclass(frozen=True, slots=True)
class SpokenParts:
    """What a conversation by voice is held with; without any of them, it is typed."""

    source: AudioSource | None = None
    recogniser: Recogniser | None = None
    voice: Voice | None = None


@dataclass(slots=True)
class Desk:
    """The program during one conversation."""

    session: Session
    store: Store
    events: list[Event]
    answers: list[float]


@contextlib.asynccontextmanager
async def open_desk(
    state: Path,
    scenario: Scenario,
    spoken: SpokenParts,
) -> AsyncIterator[Desk]:
    """Set up the program over a fresh sandbox in the folder `state`."""
    host = scenario.host
    now = scenario.now.astimezone(UTC)
    answers: list[float] = []
    with contextlib.ExitStack() as stack:
        sandbox = open_database(state / SANDBOX_DATABASE, SANDBOX_MIGRATIONS)
        stack.callback(sandbox.close)
        main = open_database(state / MAIN_DATABASE, MAIN_MIGRATIONS)
        stack.callback(main.close)
        store = Store(sandbox)
        for begin, end in host.busy:
            store.engage(Span(_utc(begin, host), _utc(end, host)))
        if host.open_weekly is not None:
            days, opens, closes = host.open_weekly
            hours = {"days": days, "startTime": opens, "endTime": closes}
            sandbox.execute(
                "UPDATE schedule SET answer = json_set(answer, '$.availability', json(?))",
                (json.dumps([hours]),),
            )
        app = create_app(sandbox, clock=lambda: now, host_time_zone=host.zone)
        calendar = JournaledCalendar(
            CalComClient.in_process(app, clock=lambda: now),
            SqliteJournal(main),
            name="sandbox",
            base_url=IN_PROCESS,
            event_type=PublicEventType("alex", _SLUGS[host.event_type])
            if host.event_type != 1
            else 1,
            clock=lambda: now,
            host_time_zone=host.zone,
            look_up_seconds=(0.0,),
        )
        known = Known(scenario.goal.name, scenario.goal.email) if scenario.known else Known()
        session = Session(
            Parts(
                agent=TimedAgent(answers),
                calendar=calendar,
                recogniser=spoken.recogniser or WhisperRecogniser(_no_model),
                clock=lambda: now,
                time_zone=scenario.zone,
                phrasebook=ENGLISH,
                new_id=lambda: uuid.uuid4().hex,
                source=spoken.source,
                voice=spoken.voice,
                known=known,
            )
        )
        events: list[Event] = []
        session.subscribe(events.append)
        if spoken.source is not None:
            await session.start()
        try:
            yield Desk(session, store, events, answers)
        finally:
            await session.close()
            await calendar.close()


class Mouth(Protocol):
    """Says words to the program, and waits until it has answered."""

    @property
    def parts(self) -> SpokenParts:
        """What the program hears and speaks with."""

    async def say(self, text: str, desk: Desk) -> None:
        """Say words."""


async def converse(scenario: Scenario, state: Path, mouth: Mouth | None = None) -> Verdict:
    """Hold the whole conversation, by typing or with a mouth, and judge what it came to."""
    user = ScriptedUser(scenario)
    async with open_desk(state, scenario, mouth.parts if mouth else SpokenParts()) as desk:
        verdict = Verdict(scenario.name, answers=desk.answers)
        affirmed: list[BookingProposal] = []
        act = user.begin()
        while act.kind != "leave":
            seen = len(desk.events)
            if act.affirms is not None:
                affirm(act.affirms, user, affirmed, verdict)
                if scenario.host.taken_at_yes and len(affirmed) == 1:
                    start = act.affirms.slot.start
                    desk.store.engage(Span(start, start + timedelta(minutes=15)))
            await perform(act, desk, user, mouth)
            view = View.of(desk.events[seen:])
            write_down(verdict, act, view, heard=heard_in(desk.events[seen:]) if mouth else "")
            if view.booked and act.affirms is None:
                verdict.wrong.append(f"booked on “{act.text}”, which is no yes")
            act = user.answer(view)
        judge(verdict, user, affirmed, desk)
    return verdict


def affirm(
    proposal: BookingProposal,
    user: ScriptedUser,
    affirmed: list[BookingProposal],
    verdict: Verdict,
) -> None:
    """Take note of a yes; a summary whose words hide what it holds is a fault of the program."""
    if not user.satisfied_by(proposal):
        verdict.wrong.append(f"the summary read right, but it is of {proposal}")
    affirmed.append(proposal)


async def perform(act: Act, desk: Desk, user: ScriptedUser, mouth: Mouth | None) -> None:
    """Do what the user does, and wait until the program has answered."""
    session = desk.session
    match act.kind:
        case "say" | "escape" | "over" if mouth is not None:
            await mouth.say(act.text, desk)
            if act.then:
                await mouth.say(act.then, desk)
        case "say" | "silence" | "type":
            session.submit_text(act.text)
        case "escape":
            session.submit_text(act.text)
            await asyncio.sleep(0)
            session.escape()
        case "over":
            session.submit_text(act.text)
            await asyncio.sleep(0)
            session.submit_text(act.then)
        case "slot" if act.slot is not None:
            session.choose_slot(act.slot)
        case "yes" if act.affirms is not None:
            session.answer_proposal(act.affirms.id, accepted=True)
        case "no" if (shown := user.standing) is not None:
            session.answer_proposal(shown.id, accepted=False)
        case "card":
            session.provide_details(user.goal.name, user.goal.email)
    await session.settled()


def heard_in(events: Sequence[Event]) -> str:
    """Return what the program heard."""
    return " // ".join(
        event.text for event in events if isinstance(event, Transcript) and event.role == "user"
    )


def write_down(verdict: Verdict, act: Act, view: View, heard: str) -> None:
    """Add a turn to the transcript."""
    then = f" // {act.then}" if act.then else ""
    heard = f"   [heard: {heard}]" if heard else ""
    verdict.lines.append(f"  U: {act.text}{then}{heard}")
    verdict.lines.append(f"  A: {view.words}")
    said = verdict.lines[1::2]
    if len(said) >= 4 and len(set(said[-4:])) == 1 and view.words:
        verdict.loops.append(view.words)


def judge(
    verdict: Verdict, user: ScriptedUser, affirmed: list[BookingProposal], desk: Desk
) -> None:
    """Compare the calendar's bookings with what was wanted and affirmed."""
    scenario = user.scenario
    now = scenario.now.astimezone(UTC)
    made = standing(desk.store, now)
    wanted = {(p.slot.start, p.name, p.email.lower(), p.duration, p.notes) for p in affirmed}
    for booking in made:
        if booking not in wanted:
            verdict.wrong.append(f"booked without a yes to it: {booking}")
    if len(made) > 1:
        verdict.wrong.append(f"{len(made)} bookings")
    if made and not scenario.books:
        verdict.wrong.append(f"booked although nothing was wanted: {made}")
    verdict.right = (len(made) == 1) == scenario.books and not verdict.wrong
    verdict.turns, verdict.cards = user.turns, user.cards


def standing(store: Store, now: datetime) -> list[tuple[datetime, str, str, int, str]]:
    """Return what is booked, each as start, name, address, minutes and notes."""
    found = []
    for booked in store.booked(Span(now - timedelta(days=2), now + timedelta(days=500))):
        answer: dict[str, Any] = store.get(booked.uid) or {}
        person = answer["attendees"][0]
        notes = answer.get("bookingFieldsResponses", {}).get("notes", "")
        minutes = round((booked.span.end - booked.span.start).total_seconds() / 60)
        found.append((booked.span.start, person["name"], person["email"].lower(), minutes, notes))
    return found


def _utc(local: datetime, host: Host) -> datetime:
    return local.replace(tzinfo=ZoneInfo(host.zone)).astimezone(UTC)


def _no_model() -> Path:
    raise AssertionError("nobody speaks in a typed conversation")
