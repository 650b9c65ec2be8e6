"""The agent that needs no network, no key and no model: rules over what was understood."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import replace

from app.agents.catch_up import Past, catch_up, listen, local
from app.agents.certain import is_certain, may_be_certain
from app.agents.change_hearing import clicked, told
from app.agents.plan import next_step, opening
from app.agents.situation import Situation
from app.domain.dialogue import AgentRequest, AgentStep, Say
from app.domain.tools import (
    BOOK_APPOINTMENT,
    CANCEL_BOOKING,
    FIND_BOOKINGS,
    RESCHEDULE_BOOKING,
    ToolCall,
    ToolResult,
)
from app.language.phrasebook import Phrasebook
from app.language.wording import not_changed

_MOST_STEPS = 14


class BuiltInAgent:
    """Asks for day, time, e-mail address and name, one at a time, and books.

    Everything it knows comes from the request: the past of a conversation is kept only so as not to
    read it again each turn, and any other history is read afresh.
    """

    name = "built-in"

    def __init__(self, phrasebook: Phrasebook) -> None:
        self._past = Past()
        self._book = phrasebook

    async def warm_up(self) -> None:
        """Nothing has to be made ready."""

    def is_certain_of(self, request: AgentRequest) -> bool:
        """Whether all of this turn is understood and the next step is the only one."""
        if not may_be_certain(request):
            return False
        self._past = catch_up(self._past, request, self._book)
        return is_certain(_take_in(self._past, request, self._book), request)

    async def reply(self, request: AgentRequest) -> AsyncGenerator[AgentStep, ToolResult | None]:
        """Answer one user turn; a yielded ToolCall receives its result by `asend`."""
        self._past = catch_up(self._past, request, self._book)
        situation = _take_in(self._past, request, self._book)
        lead = opening(situation)
        for _ in range(_MOST_STEPS):
            step = next_step(situation)
            if step is None:
                return
            if isinstance(step, Say):
                yield Say(f"{lead} {step.text}".strip())
                return
            if lead and _is_wish(step):
                # The program's own summary may follow, and nothing of the agent's after that.
                yield Say(lead)
                lead = ""
            situation = _after(situation, step, (yield step))


def _take_in(past: Past, request: AgentRequest, book: Phrasebook) -> Situation:
    """Return where things stand after the person's turn."""
    frame = past.frame
    said = None
    if request.chosen is not None:
        frame = frame.knowing(request.known)
        frame = clicked(frame, request.chosen.start.astimezone(local(request).tzinfo))
    elif request.text.strip():
        # The guard has learnt from the words already, which may correct what was known before.
        frame = frame.knowing(request.known_before)
        frame, said = listen(frame, request.text, request.said_before, request, request.known, book)
    else:
        frame = frame.knowing(request.known)
    return Situation(
        frame=frame.given(request.given),
        said=said,
        event_type=request.event_type,
        book=book,
        now=local(request),
        waiting=request.proposal is not None,
        call_id=f"built-in-{len(request.history)}",
    )


def _after(situation: Situation, call: ToolCall, result: ToolResult | None) -> Situation:
    """Return where things stand after a tool's answer."""
    if result is None:
        return replace(situation, trouble=situation.book.reply("no_calendar", 0))
    frame = told(situation.frame, call, result)
    if _is_wish(call):
        return replace(situation, frame=frame, outcome=result, bookings=situation.bookings + 1)
    trouble = None
    if result.result.get("code") == "details_unconfirmed":
        trouble = situation.book.reply("check_card", frame.turns)
    elif result.status == "error":
        trouble = not_changed(result.result, situation.book)
    if call.name == FIND_BOOKINGS:
        return replace(situation, frame=frame, trouble=trouble, looks=situation.looks + 1)
    return replace(
        situation, frame=frame, outcome=None, trouble=trouble, checks=situation.checks + 1
    )


def _is_wish(call: ToolCall) -> bool:
    """Tell whether a call asks for a write, so that the program may put a summary to the person."""
    if call.name == RESCHEDULE_BOOKING:
        return "time" in call.arguments
    return call.name in {BOOK_APPOINTMENT, CANCEL_BOOKING}
