"""Answers one user turn: judges a yes or no, runs the agent and its tools, asks for the yes."""

from __future__ import annotations

import logging
import time
from collections.abc import AsyncGenerator, Callable, Collection
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from app.domain.booking import EventType, Slot
from app.domain.dialogue import (
    AgentRequest,
    AgentStep,
    Begun,
    HistoryEntry,
    Known,
    Say,
    Spoken,
    Usage,
)
from app.domain.errors import InputError
from app.domain.events import (
    Event,
    FunctionResult,
    ProposalShown,
    ProposalWithdrawn,
    Transcript,
)
from app.domain.guard import Affirmation, BookingGuard, Mark
from app.domain.own_details import Origin
from app.domain.proposal import BookingProposal, CancelProposal, Proposal
from app.domain.tools import CANCEL_BOOKING, RESCHEDULE_BOOKING, ToolCall, ToolResult
from app.language import wording
from app.language.claims import unfinished
from app.language.host_corrections import find_corrections
from app.language.host_questions import asked
from app.language.own_address import differs_from_name
from app.language.reader import Reader
from app.language.standing import tells_of
from app.language.understanding import understand
from app.language.values import Intent, Understanding
from app.session.details import Details
from app.session.filler import Filler
from app.session.free_times import FreeTimes
from app.session.parts import Parts
from app.session.reply import SpokenReply
from app.session.stopwatch import Stopwatch
from app.session.tools import ToolRunner
from app.session.turn import UserInput
from app.session.writes import WriteOutcome

log = logging.getLogger(__name__)

MOST_STEPS = 80
"""Sentences and tool calls of an agent in one turn; more than that is a loop."""

Role = Literal["agent", "program"]


@dataclass(frozen=True, slots=True)
class TurnMark:
    """Where things stood when a turn of the person began: `history` counts its entries."""

    guard: Mark
    history: int
    said_before: str
    offered: tuple[Slot, ...]


class Responder:
    """The side of a conversation that decides what is said, under the guard's rules."""

    def __init__(
        self,
        parts: Parts,
        guard: BookingGuard,
        publish: Callable[[Event], None],
    ) -> None:
        self._parts = parts
        self._guard = guard
        self._reader = parts.phrasebook.reader
        self._history: list[HistoryEntry] = []
        self._publish = publish
        self._tools = ToolRunner(
            calendar=parts.calendar,
            guard=guard,
            clock=parts.clock,
            time_zone=parts.time_zone,
            phrasebook=parts.phrasebook,
        )
        self._filler = Filler(parts.phrasebook)
        self._turn = 0
        self._stopwatch = Stopwatch(0)
        self._event_type: EventType | None = None
        self._times = FreeTimes(parts, guard, publish)
        self._details = Details(guard, publish)
        self._marks: dict[int, TurnMark] = {}
        self._said: list[str] = []
        self._said_before = ""
        self._known_before = Known()
        self._shown: Proposal | None = None
        self._speaking_summary: str | None = None
        self._spelled: set[str] = set()  # addresses that were spelled to the person
        self._wrote = False
        self._truth_told = False
        self._unfinished = ""

    # One reply ----------------------------------------------------------------------------

    def begin(self, turn: int, stopwatch: Stopwatch) -> None:
        """Begin a reply in this turn."""
        self._turn = turn
        self._stopwatch = stopwatch
        if self._said:
            self._said_before = " ".join(self._said)
            self._said = []
        self._speaking_summary = None
        self._wrote = False
        self._truth_told = False
        self._unfinished = ""

    async def respond(self, reply: SpokenReply, content: UserInput) -> Proposal | None:
        """Answer; returns the proposal that the person has just affirmed, to be written now.

        Raises one of the VocalDeskError family.
        """
        self._begin_turn(content)
        event_type = await self._known_event_type()
        understanding = self._take_in(content, event_type)
        if content.cancel_uid:
            await self._propose_cancel(reply, content.cancel_uid, content.cancel_reason)
            return None
        if content.move_uid:
            await self._propose_move(reply, content.move_uid, event_type)
            return None
        if content.unsent_id:
            await self._propose_again(reply, content.unsent_id)
            return None
        waiting = self._guard.waiting
        if content.proposal_id is not None:
            if content.accepted:
                return self._clicked_yes(reply, content.proposal_id)
            if waiting and waiting.id == content.proposal_id:
                self._refused(waiting)
        elif waiting and content.how is not Affirmation.CLICKED:
            if self._is_yes_to(waiting, understanding, content.text) and (
                affirmed := self._guard.affirm(waiting.id, content.how)
            ):
                return affirmed
            if understanding.answer == "no" or _takes_back(waiting, content.text, self._reader):
                self._refused(waiting)
        is_refused = waiting is not None and self._guard.waiting is None
        if (
            waiting
            and is_refused
            and _ends_change(waiting, understanding, content.text, self._reader)
        ):
            self._history.append(Spoken("user", content.text))
            self.say(reply, self._parts.phrasebook.phrase("left_as_it_is"), role="program")
            return None
        await self._run_agent(reply, content, event_type, waiting)
        return None

    async def offer_other_times(self, reply: SpokenReply) -> None:
        """Let the agent go on after a time turned out to be taken."""
        event_type = await self._known_event_type()
        content = UserInput(text="", how=Affirmation.CLICKED)
        await self._run_agent(reply, content, event_type, None)

    def say(
        self, reply: SpokenReply, text: str, *, role: Role, checked: Collection[str] = ()
    ) -> None:
        """Show and speak words; the e-mail addresses that are `checked` are not spelled."""
        self._stopwatch.reply_text()
        self._said.append(text)
        self._publish(
            Transcript(turn=self._turn, role="agent", text=text, timestamp=self._parts.clock())
        )
        reply.add(text, role, checked=checked)

    def heard(self, reply: SpokenReply, *, interrupted: bool = False) -> None:
        """Keep what the person heard of the reply; the unheard part does not stay."""
        for role in ("agent", "program"):
            words = " ".join(spoken.text for spoken in reply.heard if spoken.role == role)
            if words:
                self._history.append(Spoken(role, words))
        if self._speaking_summary and not interrupted:
            self._guard.summary_spoken(self._speaking_summary)
            if isinstance(self._shown, BookingProposal):
                self._spelled.add(self._shown.email)
        self._speaking_summary = None

    def written(self, outcome: WriteOutcome, turn: int) -> None:
        """Take note of how a write ended, publish it, and tell the agent."""
        self._history.extend((outcome.call, outcome.result))
        self._marks.clear()  # what led to a write can't be unsaid
        self._shown = None
        self._wrote = outcome.booking is not None
        self._publish(
            FunctionResult(
                turn=turn,
                function_name=outcome.call.name,
                status=outcome.result.status,
                result=outcome.result.result,
                arguments=outcome.call.arguments,
            )
        )
        if outcome.news:
            self._publish(outcome.news)
        if outcome.booking:
            self._tools.wrote(outcome.booking)

    @property
    def last_reply(self) -> str:
        """What was said last to the person, all of it."""
        return " ".join(self._said) or self._said_before

    def calls_for_more(self, text: str) -> bool:
        """Whether somebody who has answered this so far is likely to go on."""
        asked = self._reader.expectation(self.last_reply)
        return self._reader.is_unfinished(text, expecting=asked)

    # The person's side --------------------------------------------------------------------

    async def _known_event_type(self) -> EventType:
        if self._event_type is None:
            self._event_type = await self._parts.calendar.event_type()
        return self._event_type

    def _begin_turn(self, content: UserInput) -> None:
        """Show what the person said, and keep where things stood before it."""
        if content.corrects is not None:
            self._go_back(content.corrects)
        self._marks[self._turn] = TurnMark(
            self._guard.mark(self._turn), len(self._history), self._said_before, self._times.offered
        )
        self._publish(
            Transcript(
                turn=self._turn,
                role="user",
                text=content.text,
                timestamp=self._parts.clock(),
                corrects=content.corrects,
            )
        )
        self._guard.user_turn()

    def _go_back(self, turn: int) -> None:
        """Return to before a turn that was misheard. Raises InputError where it is too late."""
        mark = self._marks.get(turn)
        if mark is None or self._guard.being_written is not None:
            raise InputError(
                "That line can't be put right any more: the calendar was changed after it.",
                advice="Say what should be different now.",
            )
        if self._guard.go_back(mark.guard) is not None:
            self._withdraw_card()
        self._marks = {number: kept for number, kept in self._marks.items() if number < turn}
        del self._history[mark.history :]
        self._said_before = mark.said_before
        self._times.go_back(mark.offered)
        if self._details.asked:
            self._ask_details()

    def _take_in(self, content: UserInput, event_type: EventType) -> Understanding:
        """Learn what the words hold about the person."""
        now = self._parts.clock()
        if content.slot:
            self._guard.choose(content.slot)
        self._known_before = self._guard.known
        understanding = understand(
            content.text,
            now=now.astimezone(ZoneInfo(self._parts.time_zone)),
            time_zone=self._parts.time_zone,
            expecting=self._reader.expectation(self._said_before),
            offered=self._times.offered,
            locale=self._parts.phrasebook.language,
            known=self._known_before,
        )
        if content.name is not None or content.email is not None:
            self._history.append(Spoken("program", self._details.take(content, event_type)))
            self._said_before = ""  # a card is no answer to what was asked last
        elif content.how is not Affirmation.CLICKED and not self._is_for_the_host(content.text):
            name = understanding.name.value if understanding.name else None
            email = understanding.email.value if understanding.email else None
            origin = Origin.TYPED if content.how is Affirmation.TYPED else Origin.HEARD
            for other in reversed(understanding.readings("email")):
                # The person may decide for it in the next turn.
                self._guard.learn(email=other, origin=origin)
            self._guard.learn(name=name, email=email, origin=origin)
            if email:
                self._ask_details()
        return understanding

    def _is_for_the_host(self, text: str) -> bool:
        """Whether the words answer a question of the host, or correct such an answer.

        Names and addresses in them are somebody else's.
        """
        fields = self._event_type.fields if self._event_type else ()
        book, waiting = self._parts.phrasebook, self._guard.waiting
        if asked(self._said_before, fields, book) is not None:
            return True
        answers = waiting.answers if isinstance(waiting, BookingProposal) else {}
        return bool(find_corrections(fields, answers, text, book))

    def _clicked_yes(self, reply: SpokenReply, proposal_id: str) -> Proposal | None:
        affirmed = self._guard.affirm(proposal_id, Affirmation.CLICKED)
        if affirmed is None:
            waiting = self._guard.waiting
            self.say(reply, self._parts.phrasebook.phrase("out_of_date"), role="program")
            if waiting:
                self._present(reply, waiting)
        return affirmed

    def _is_yes_to(self, waiting: Proposal, understanding: Understanding, text: str) -> bool:
        """Whether the words are a yes to this proposal and nothing else.

        "Yes, cancel it" is a plain yes only where cancelling is what was asked; a yes that names a
        day or a time is one only where these are exactly the proposal's.
        """
        if isinstance(waiting, BookingProposal):
            return understanding.plain_yes or (
                understanding.echo_yes and self._repeats(waiting, understanding)
            )
        if understanding.has_booking_content:
            return False
        return self._reader.is_plain_yes_to(
            "cancel" if isinstance(waiting, CancelProposal) else "move", text
        )

    def _repeats(self, waiting: BookingProposal, understanding: Understanding) -> bool:
        """Whether the day and the time that were named are those of the proposal."""
        local = waiting.slot.start.astimezone(ZoneInfo(self._parts.time_zone))
        day, time_of_day = understanding.date, understanding.time
        return (day is None or day.value == local.date()) and (
            time_of_day is None or time_of_day.value == local.time()
        )

    def _refused(self, waiting: Proposal) -> None:
        self._guard.withdraw()
        self._withdraw_card()
        self._history.append(Spoken("program", f"The person said no to the summary {waiting.id}."))

    # The agent's side ---------------------------------------------------------------------

    async def _run_agent(
        self,
        reply: SpokenReply,
        content: UserInput,
        event_type: EventType,
        waiting: Proposal | None,
    ) -> None:
        request = AgentRequest(
            text=content.text,
            said_before=self._said_before,
            now=self._parts.clock().astimezone(ZoneInfo(self._parts.time_zone)),
            time_zone=self._parts.time_zone,
            event_type=event_type,
            known=self._guard.known,
            known_before=self._known_before,
            given=self._guard.typed,
            chosen=content.slot,
            offered=self._times.offered,
            proposal=waiting,
            history=tuple(self._history),
        )
        if content.text:
            self._history.append(Spoken("user", content.text))
        proposal: Proposal | None = None
        answer: ToolResult | None = None
        steps = self._parts.agent.reply(request)
        self._filler.expect(reply)
        try:
            taken = 0
            while taken < MOST_STEPS:
                agent_step = await self._next_step(steps, answer)
                self._filler.came()
                answer = None
                match agent_step:
                    case ToolCall():
                        taken += 1
                        answer, proposal = await self._run_tool(agent_step, event_type, proposal)
                    case Say():
                        taken += 1
                        if proposal is None:
                            # Once a summary is due, the program does the asking, in its own words.
                            self._say_for_agent(reply, agent_step)
                    case Usage():
                        self._stopwatch.used(agent_step)
                    case Begun():
                        pass
            name = self._parts.agent.name
            log.warning("The agent %s was stopped after %d steps", name, MOST_STEPS)
        except StopAsyncIteration:
            pass
        finally:
            self._filler.came()
            await steps.aclose()
        if proposal:
            self._present(reply, proposal)
        elif self._reader.expectation(" ".join(self._said)) in ("email", "name"):
            self._ask_details()

    async def _next_step(
        self, steps: AsyncGenerator[AgentStep, ToolResult | None], answer: ToolResult | None
    ) -> AgentStep:
        began = time.perf_counter()
        try:
            return await steps.asend(answer)
        finally:
            self._stopwatch.agent(began)

    def _say_for_agent(self, reply: SpokenReply, words: Say) -> None:
        text, withheld = words.text, False
        if not self._wrote:
            # A sentence may come in pieces, and only together do they show what is claimed.
            text, withheld = self._reader.withhold_claims(words.text, before=self._unfinished)
            if withheld and not self._unfinished and self._tells_what_stands(words.text):
                text, withheld = words.text, False
            self._unfinished = unfinished(f"{self._unfinished} {words.text}".strip())
        if withheld:
            log.warning("A claim of the agent was withheld, since nothing was written")
            if not self._truth_told:
                truth = self._parts.phrasebook.phrase("nothing_written")
                text = f"{text} {truth}".strip()
            self._truth_told = True
        if text:
            self.say(reply, text, role="agent")

    def _tells_what_stands(self, text: str) -> bool:
        zone = ZoneInfo(self._parts.time_zone)
        now = self._parts.clock().astimezone(zone)
        starts = [start.astimezone(zone) for start in self._guard.standing(now)]
        return tells_of(text, starts, now=now, time_zone=self._parts.time_zone)

    async def _run_tool(
        self, call: ToolCall, event_type: EventType, proposal: Proposal | None
    ) -> tuple[ToolResult, Proposal | None]:
        began = time.perf_counter()
        self._unfinished = ""
        outcome = await self._tools.run(call, event_type)
        self._stopwatch.tool(call.name, began)
        self._history.extend((call, outcome.result))
        self._publish(
            FunctionResult(
                turn=self._turn,
                function_name=call.name,
                status=outcome.result.status,
                result=outcome.result.result,
                arguments=call.arguments,
            )
        )
        if outcome.offer:
            self._times.show(outcome.offer, event_type, turn=self._turn)
        if outcome.unheard:
            self._ask_details(outcome.unheard)
        return outcome.result, outcome.proposal or proposal

    async def more_times(self) -> None:
        """Show free times of later days. Raises one of the CalendarError family."""
        await self._times.more(await self._known_event_type())

    def _ask_details(self, unheard: Known | None = None) -> None:
        self._details.ask(self._turn, self._event_type, unheard)

    # The program's own words --------------------------------------------------------------

    def _present(self, reply: SpokenReply, proposal: Proposal) -> None:
        """Show and speak the program's own summary of `proposal` and ask for a yes."""
        if self._shown and self._shown.id != proposal.id:
            self._withdraw_card()
        event_type = self._event_type
        assert event_type is not None  # every reply begins by looking it up
        zone = self._parts.time_zone
        email, name = (
            (proposal.email, proposal.name) if isinstance(proposal, BookingProposal) else ("", "")
        )
        origin = self._guard.origin_of_email(email)
        was_heard = Origin.HEARD in (origin, self._guard.origin_of_name(name))
        # What was heard may be misheard: it is spelled once. What was typed is not.
        is_checked = email in self._spelled or origin in (Origin.TYPED, Origin.SETTINGS)
        words = wording.summary(
            proposal,
            self._parts.phrasebook,
            time_zone=zone,
            event_type=event_type,
            now=self._parts.clock().astimezone(ZoneInfo(zone)),
            email_in_doubt=(
                was_heard and email not in self._spelled and differs_from_name(email, name)
            ),
        )
        self._shown = proposal
        self._publish(
            ProposalShown(
                turn=self._turn,
                proposal=proposal,
                summary=words,
                time_zone=zone,
                email_from=origin,
            )
        )
        self._guard.summary_shown(proposal.id)
        self._speaking_summary = proposal.id
        self.say(reply, words, role="program", checked=(email,) if is_checked else ())

    def _withdraw_card(self) -> None:
        if self._shown:
            self._publish(ProposalWithdrawn(turn=self._turn, proposal_id=self._shown.id))
            self._shown = None

    async def _propose_again(self, reply: SpokenReply, request_id: str) -> None:
        proposal = await self._parts.calendar.propose_again(
            request_id, proposal_id=self._parts.new_id()
        )
        if self._guard.repropose(proposal) is None:
            self._present(reply, proposal)
        else:
            self.say(reply, self._parts.phrasebook.phrase("one_moment"), role="program")

    async def _propose_move(self, reply: SpokenReply, uid: str, event_type: EventType) -> None:
        """Offer the free times of an appointment's own day, for it to move to."""
        booking = self._guard.booking(uid)
        zone = ZoneInfo(self._parts.time_zone)
        local = (booking.start if booking else self._parts.clock()).astimezone(zone)
        arguments = {"uid": uid, "date": local.date().isoformat()}
        call = ToolCall(f"clicked-{self._parts.new_id()}", RESCHEDULE_BOOKING, arguments)
        outcome = await self._tools.run(call, event_type)
        self._history.extend((call, outcome.result))
        book = self._parts.phrasebook
        if outcome.offer is None:
            self.say(reply, wording.not_changed(outcome.result.result, book), role="program")
            return
        self._times.show(outcome.offer, event_type, turn=self._turn)
        day, at = (
            book.forms.day_name(local.date(), self._times.today()),
            book.forms.clock_time(local),
        )
        when = book.phrase("day_at_time", day=day, time=at)
        self.say(reply, book.reply("ask_new_time", self._turn, when=when), role="program")

    async def _propose_cancel(self, reply: SpokenReply, uid: str, reason: str) -> None:
        call = ToolCall(f"clicked-{self._parts.new_id()}", CANCEL_BOOKING, {"uid": uid})
        outcome = await self._tools.cancel(call, reason)
        # The agent is told, so that "no, move it to Friday" is understood.
        self._history.extend((call, outcome.result))
        if outcome.proposal is not None:
            self._present(reply, outcome.proposal)
        else:
            words = wording.not_changed(outcome.result.result, self._parts.phrasebook)
            self.say(reply, words, role="program")


def _takes_back(waiting: Proposal, text: str, reader: Reader) -> bool:
    """Whether the words call off what is proposed without a no: "keep it", "cancel that"."""
    if not isinstance(waiting, BookingProposal):
        return reader.says_keep(text)
    found = reader.find_change(text)
    return found is not None and found.kind == "cancel"


def _ends_change(
    refused: Proposal, understanding: Understanding, text: str, reader: Reader
) -> bool:
    """Whether a no to moving or cancelling is all that was said, so that nothing is left to do."""
    if isinstance(refused, BookingProposal) or understanding.has_booking_content:
        return False
    wishes = understanding.intents - {Intent.STOP, Intent.THANK}
    return not wishes and not understanding.topics and reader.find_change(text) is None
