"""One conversation: carries out what the turn machine decides, and publishes what happens."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.audio import Audio
from app.domain.booking import Booking, Slot
from app.domain.booking_field import Answer
from app.domain.errors import InputError, VocalDeskError
from app.domain.events import (
    DISMISS,
    AgentUse,
    CalendarLinksFound,
    ErrorOccurred,
    Event,
    HandsFree,
    HandsFreeChanged,
    Level,
    Notice,
    Phase,
    ProposalWithdrawn,
    SpeakingChanged,
    SpeechMade,
    StateChanged,
    Transcript,
)
from app.domain.guard import Affirmation, BookingGuard
from app.domain.wording import Wording
from app.session.clock_watch import LOOK_SECONDS
from app.session.hands_free import VoiceKey
from app.session.listening import Listening
from app.session.parts import Parts
from app.session.ports import Calendar
from app.session.preparation import Preparation
from app.session.replay import Replay
from app.session.reply import SpokenReply
from app.session.responder import Responder
from app.session.sound_check import SoundCheck
from app.session.stopwatch import Outcome, Stopwatch
from app.session.tones import Tones
from app.session.turn import (
    HEARING,
    Affirmed,
    DropUtterance,
    Effect,
    Escape,
    Fault,
    FinishListening,
    Heard,
    HintNothingHeard,
    Press,
    Release,
    ReplyBegins,
    ReplyEnds,
    ReportFault,
    Respond,
    SamplesArrived,
    StartListening,
    StopReply,
    Submit,
    TellOutcome,
    TurnInput,
    TurnState,
    UserInput,
    Write,
    Written,
    step,
)
from app.session.unfinished import Unfinished
from app.session.writes import WriteOutcome, Writer

log = logging.getLogger(__name__)

LONGEST_TEXT = 2_000
"""Characters of one typed message; an appointment needs a fraction of it."""

LEVEL_SECONDS = 0.05

LONGEST_LISTENING = 5 * 60
"""Seconds after which listening ends by itself."""


class Session:
    """The coordinator that gets every trigger. Its methods belong to one asyncio loop's thread.

    Commands return at once; what they lead to arrives as events at the subscribed listeners.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._state = TurnState()
        self._listeners: list[Callable[[Event], None]] = []
        self._guard = BookingGuard(new_id=parts.new_id)
        self._guard.learn(name=parts.known.name, email=parts.known.email)
        self._listening = (
            Listening(
                parts.source,
                parts.recogniser,
                ahead=lambda: parts.listen_ahead() or self._listens_by_itself,
                heard=parts.keep_utterance,
            )
            if parts.source
            else None
        )
        self._preparation = Preparation(parts, self._listening, self._publish)
        self._writer = Writer(
            parts.calendar,
            clock=parts.clock,
            time_zone=parts.time_zone,
            phrasebook=parts.phrasebook,
        )
        self._responder = Responder(parts, self._guard, self._publish)
        self._replay = Replay(parts.phrasebook.language, self._publish)
        self._tones = Tones(parts.voice.sink if parts.voice else None, wanted=parts.tones)
        self.sound_check = SoundCheck(
            parts,
            is_busy=lambda: self._state.phase is not Phase.IDLE,
            on_left=self._look_at_microphone,
        )
        self._voice_key = self._make_voice_key(parts)
        self._begun_ago: float | None = None
        self._by_voice = 0  # the generation of the last utterance that was begun without a key
        self._unfinished = Unfinished(
            parts,
            notify=self._publish,
            complain=self._complain,
            spawn=self._spawn,
            propose=self._propose_again,
        )
        self._stopwatch = Stopwatch(0)
        self._agent_use = AgentUse()
        self._tasks: set[asyncio.Task[None]] = set()
        self._hearing: asyncio.Task[None] | None = None
        self._answering: asyncio.Task[None] | None = None
        self._metering: asyncio.Task[None] | None = None
        self._looking_ahead: asyncio.Task[None] | None = None
        self._warming_up: asyncio.Task[None] | None = None
        self._clock_notice = ""
        self._reply: tuple[int, SpokenReply] | None = None
        self._untold: list[WriteOutcome] = []
        if parts.source:
            parts.source.subscribe(self._publish)
        if parts.voice:
            parts.voice.sink.subscribe(self._publish)

    # Commands -----------------------------------------------------------------------------

    def subscribe(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Call `listener` with every event from now on; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def notify(self, notice: Notice) -> None:
        """Publish a remark on how the program stands."""
        self._publish(notice)

    def learn(self, *, name: str | None = None, email: str | None = None) -> None:
        """Take details that the person stored in the settings meanwhile."""
        self._guard.learn(name=name, email=email)

    @property
    def calendar(self) -> Calendar:
        """The calendar that the conversation is about."""
        return self._parts.calendar

    def know_booking(self, booking: Booking) -> None:
        """Take a booking that the person chose from the program's own list: it may be changed."""
        self._guard.know((booking,))

    def attend(self, attended: bool) -> None:
        """Take whether the person has the program in front of them: only then listen ahead."""
        if self._listening is not None and self._listening.attended != attended:
            self._listening.attended = attended
            self._spawn(self._preparation.microphone_ready())

    def _look_at_microphone(self) -> None:
        self._spawn(self._preparation.microphone_ready())

    def devices_chosen(self) -> None:
        """Use the microphone and the loudspeaker that are chosen now, and listen as is chosen."""
        self._spawn(self._preparation.devices_chosen())

    def model_chosen(self, purpose: str) -> None:
        """Use the speech model that is chosen now, as soon as it is here."""
        self._preparation.model_chosen(purpose)

    def rate_chosen(self) -> None:
        """Speak at the rate that is chosen now."""
        self._preparation.rehearse()

    def act(self, topic: str, action: str) -> None:
        """Carry out an action that a notice offered."""
        if action == DISMISS.name:
            self._publish(Notice(topic=topic, message=""))
        elif self._unfinished.act(topic, action):
            return
        elif self._parts.downloads is not None:
            self._parts.downloads.act(topic, action)

    def press(self) -> None:
        """Take the talk key going down."""
        if self._listening is None:
            self._complain(
                InputError("There is no microphone.", advice="Plug one in, or type instead.")
            )
            return
        if self._preparation.hearing_blocked:
            self._complain(self._preparation.hearing_blocked)
            return
        self._look_ahead()
        if self._voice_key is not None:
            self._voice_key.give_way()
            self._voice_key.wake()
        self._feed(Press())

    def release(self) -> None:
        """Take the talk key coming up."""
        self._feed(Release())

    def escape(self) -> None:
        """Stop listening, thinking and speaking. A write that was sent still finishes."""
        if self._voice_key is not None and self._state.phase in HEARING | {Phase.IDLE}:
            self._voice_key.rest()
        self._feed(Escape())

    def talk_shown(self, shown: bool) -> None:
        """Take whether the person sees the conversation: only then may it listen by itself."""
        if self._voice_key is not None:
            self._voice_key.show(shown)

    def hands_free_chosen(self) -> None:
        """Listen by itself, or no longer, as is chosen now."""
        if self._voice_key is not None:
            self._voice_key.wake()

    def submit_text(self, text: str) -> None:
        """Take a typed message."""
        text = text.strip()
        if text and self._fits(text):
            self._look_ahead()
            self._feed(Submit(UserInput(text=text, how=Affirmation.TYPED)))

    def _fits(self, text: str) -> bool:
        """Whether a message can be taken; says so where it can't."""
        if len(text) <= LONGEST_TEXT:
            return True
        self._complain(
            InputError(
                Wording("That message is too long ({text:,} characters).", text=len(text)),
                advice="Say what you need in a sentence or two.",
            )
        )
        return False

    def choose_slot(self, slot: Slot) -> None:
        """Take a click on a free time: it answers for the person."""
        local = slot.start.astimezone(ZoneInfo(self._parts.time_zone))
        words = self._parts.phrasebook.forms.spoken_moment(local)
        self._feed(Submit(UserInput(text=words, how=Affirmation.CLICKED, slot=slot)))

    def provide_details(
        self,
        name: str,
        email: str,
        notes: str | None = None,
        answers: Mapping[str, Answer] | None = None,
    ) -> None:
        """Take name and e-mail address from the details card, and what the host wants to know.

        `answers` are by the questions' slugs; `notes` are None where they were left alone.
        """
        words = ", ".join(part for part in (name.strip(), email.strip()) if part)
        if words:
            content = UserInput(
                text=words,
                how=Affirmation.CLICKED,
                name=name.strip(),
                email=email.strip(),
                notes=notes,
                answers=answers,
            )
            self._feed(Submit(content))

    def answer_proposal(self, proposal_id: str, accepted: bool) -> None:
        """Take a click on yes or no under a summary."""
        content = UserInput(
            text=self._parts.phrasebook.phrase("yes" if accepted else "no"),
            how=Affirmation.CLICKED,
            proposal_id=proposal_id,
            accepted=accepted,
        )
        self._feed(Submit(content))

    def correct(self, turn: int, text: str) -> None:
        """Take the words that should have stood in a turn; it and what followed count no more.

        The same words again have the turn answered once more.
        """
        text = text.strip()
        if text and self._fits(text):
            self._look_ahead()
            self._feed(Submit(UserInput(text=text, how=Affirmation.TYPED, corrects=turn)))

    def replay(self) -> None:
        """Speak the last reply again, unless something is going on."""
        if self._state.phase is not Phase.IDLE:
            return
        voice = self._parts.voice if self._preparation.voice_ready else None
        if voice is None:
            self._complain(
                InputError(
                    "Nothing can be spoken yet: there is no voice.",
                    advice="What was said stands in the conversation.",
                )
            )
        elif words := self._responder.last_reply:
            self._replay.stop()
            self._spawn(self._replay.speak(voice, words, turn=self._state.turn))

    def more_times(self) -> None:
        """Take the wish for free times of days after those that were offered last."""
        self._spawn(self._show_more_times())

    def propose_move(self, uid: str) -> None:
        """Take a click on "Move booking"; the program offers other times for it."""
        words = self._parts.phrasebook.phrase("move_this")
        self._feed(Submit(UserInput(text=words, how=Affirmation.CLICKED, move_uid=uid)))

    def propose_cancel(self, uid: str, reason: str = "") -> None:
        """Take a click on "Cancel booking"; the program asks before it cancels.

        The host gets the `reason` to read.
        """
        words = self._parts.phrasebook.phrase("cancel_this")
        content = UserInput(
            text=words, how=Affirmation.CLICKED, cancel_uid=uid, cancel_reason=reason.strip()
        )
        self._feed(Submit(content))

    def find_calendar_links(self, uid: str) -> None:
        """Find the links that put a booking into other calendars, and publish them."""
        self._spawn(self._find_calendar_links(uid))

    def _propose_again(self, request_id: str) -> None:
        self._feed(
            Submit(UserInput(text="Ask again", how=Affirmation.CLICKED, unsent_id=request_id))
        )

    # Life ---------------------------------------------------------------------------------

    async def start(self) -> None:
        """Make speech ready, settle writes that a crash left open, and tell what became of them.

        Typed turns need not wait for it. Never raises: what is missing is told by notices.
        """
        self._look_ahead()
        await asyncio.gather(
            self._preparation.run(), self._unfinished.look(), self._watch_the_clock()
        )

    def _look_ahead(self) -> None:
        """While the person still talks, read the next days' free times and ready the agent."""
        if self._looking_ahead is None or self._looking_ahead.done():
            self._looking_ahead = asyncio.create_task(self._prefetch())
        if self._warming_up is None or self._warming_up.done():
            self._warming_up = asyncio.create_task(self._warm_up())

    async def _prefetch(self) -> None:
        calendar = self._parts.calendar
        try:
            await calendar.prefetch(time_zone=self._parts.time_zone)
        except VocalDeskError as error:
            log.info("The days ahead were not read: %s %s", error, error.detail)
            return
        except Exception:
            log.exception("The days ahead could not be read")
            return
        self._unfinished.look_soon()  # the calendar can be read
        said = calendar.clock_notice()
        if said != self._clock_notice:
            self._clock_notice = said
            advice = "Set the clock right: days such as “tomorrow” count from it." if said else ""
            self._publish(
                Notice(
                    topic="calendar-clock",
                    message=said,
                    advice=advice,
                    actions=(DISMISS,) if said else (),
                )
            )

    async def _warm_up(self) -> None:
        try:
            await self._parts.agent.warm_up()
        except Exception:
            log.exception("The agent could not be made ready")

    async def _watch_the_clock(self) -> None:
        """End an utterance that the computer slept through; tell of a clock that was changed."""
        watch = self._parts.clock_watch
        while watch is not None:
            await asyncio.sleep(LOOK_SECONDS)
            happened = watch.look()
            if happened.slept:
                log.info("The computer slept")
                self._feed(Release())  # the key may have come up unseen; what was said is kept
            if happened.changed is not None:
                log.warning("The clock was changed by %s", happened.changed)
                book = self._parts.phrasebook
                now = self._parts.clock().astimezone(ZoneInfo(self._parts.time_zone))
                self._publish(
                    Notice(
                        topic="clock",
                        message=book.phrase("clock_changed", moment=book.forms.spoken_moment(now)),
                        advice="Days such as “tomorrow” count from this.",
                        actions=(DISMISS,),
                    )
                )

    async def settled(self) -> None:
        """Return when nothing is going on any more: no reply, no write, no recording step."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def close(self) -> None:
        """Stop what can be stopped; a write under way is given time to end.

        One that does not is open in the journal and looked up at the next start.
        """
        self.escape()
        if self._voice_key is not None:
            await self._voice_key.close()
        log.info("The agent took in this conversation: %s", self._agent_use)
        await self.sound_check.close()
        await self._preparation.close()
        await self._unfinished.close()
        for ahead in (self._looking_ahead, self._warming_up):
            if ahead is not None:
                ahead.cancel()
                await asyncio.gather(ahead, return_exceptions=True)
        with suppress(TimeoutError):
            async with asyncio.timeout(10):
                await self.settled()
        for task in self._tasks:
            task.cancel()
        await self.settled()

    # The machine --------------------------------------------------------------------------

    def _feed(self, given: TurnInput) -> None:
        if isinstance(given, Press | Escape | Submit):
            self._replay.stop()
        if isinstance(given, Submit) and self._voice_key is not None:
            self._voice_key.wake()
        before = self._state
        self._state, effects = step(before, given)
        after = self._state
        if before.phase is not Phase.IDLE and (
            after.phase is Phase.IDLE or after.turn != before.turn
        ):
            self._end_of_turn(given)
        if after.turn != before.turn:
            self._stopwatch = Stopwatch(after.turn)
            self._stopwatch.start()
        if isinstance(given, Release):
            self._stopwatch.start()
        if (after.phase, after.turn) != (before.phase, before.turn):
            self._on_phase(before.phase, after.phase)
        for effect in effects:
            self._carry_out(effect)
        if before.phase in HEARING and after.phase not in HEARING:
            self._spawn(self._preparation.microphone_ready())

    def _end_of_turn(self, given: TurnInput) -> None:
        outcomes: dict[type[TurnInput], Outcome] = {
            Escape: "cancelled",
            Fault: "failed",
            Heard: "nothing_heard",
            ReplyEnds: "answered",
        }
        self._stopwatch.outcome = outcomes.get(type(given), "interrupted")
        # A turn that is broken off ends before the next one is announced.
        measured = self._stopwatch.read(self._agent_use)
        self._agent_use = measured.conversation
        self._publish(measured)

    def _on_phase(self, before: Phase, after: Phase) -> None:
        self._publish(StateChanged(turn=self._state.turn, phase=after))
        self._preparation.rehearsal_may(after is Phase.IDLE)
        if after is Phase.LISTENING:
            if self._by_voice != self._state.generation:  # who talks already needs no sign
                self._spawn(self._tones.begins())
            self._publish(SpeakingChanged(turn=self._state.turn, who="user", is_speaking=True))
            self._metering = asyncio.create_task(self._meter())
        elif before is Phase.LISTENING:
            self._publish(SpeakingChanged(turn=self._state.turn, who="user", is_speaking=False))
            if self._metering:
                self._metering.cancel()

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case StartListening(generation, continues):
                self.sound_check.give_way()
                ago, self._begun_ago = self._begun_ago, None
                if ago is not None:
                    self._by_voice = generation
                self._hearing = self._spawn(self._start_listening(generation, continues, ago))
            case FinishListening(generation):
                assert self._listening is not None
                recording = self._listening.finish()
                recording.add_done_callback(lambda _: self._recording_ended(generation))
                self._hearing = self._spawn(self._finish_listening(generation, recording))
            case DropUtterance():
                if self._hearing:
                    self._hearing.cancel()
                if self._listening:
                    self._spawn(self._listening.drop())
            case StopReply():
                self._stop_reply()
            case Respond(generation, content):
                self._answer(generation, lambda reply: self._respond(reply, generation, content))
            case HintNothingHeard(generation) if generation == self._by_voice:
                pass  # nobody pressed, so nobody waits for an answer
            case HintNothingHeard():
                why = self._listening.why_unheard() if self._listening else ""
                self._tell(why or self._parts.phrasebook.phrase("not_caught"), hint=True)
            case Write(write, proposal_id):
                self._spawn(self._write(write, proposal_id))
            case TellOutcome(generation, later):
                if not later:
                    self._answer(generation, self._tell_outcomes)
            case ReportFault(error):
                self._complain(error)

    def _spawn(self, work: Coroutine[object, object, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("A step of the conversation failed", exc_info=error)

    # Listening ----------------------------------------------------------------------------

    def _make_voice_key(self, parts: Parts) -> VoiceKey | None:
        """Return what talks without a key, where that can be."""
        if parts.hands_free is None or parts.source is None or self._listening is None:
            return None
        sink = parts.voice.sink if parts.voice else None
        return VoiceKey(
            parts.source,
            parts.hands_free,
            phase=lambda: self._state.phase,
            is_blocked=lambda: (
                self._preparation.hearing_blocked is not None or self.sound_check.is_under_way
            ),
            is_sounding=lambda: sink is not None and sink.is_playing,
            so_far=self._listening.so_far,
            is_unfinished=self._responder.calls_for_more,
            press=self._press_by_voice,
            release=self.release,
            changed=self._hands_free_changed,
        )

    @property
    def _listens_by_itself(self) -> bool:
        return self._voice_key is not None and self._voice_key.listens

    def _press_by_voice(self, ago: float) -> None:
        self._look_ahead()
        self._begun_ago = ago
        self._feed(Press())

    def _hands_free_changed(self, state: HandsFree) -> None:
        self._publish(HandsFreeChanged(turn=self._state.turn, state=state))
        self._spawn(self._preparation.microphone_ready())

    async def _start_listening(self, generation: int, continues: bool, ago: float | None) -> None:
        assert self._listening is not None  # a press without a microphone is refused
        try:
            await self._listening.start(
                continues=continues,
                ago=ago,
                shown=lambda words: self._show_words(generation, words),
            )
        except VocalDeskError as error:
            self._feed(Fault(generation, error))
        else:
            self._preparation.microphone_works()
            self._feed(SamplesArrived(generation))

    def _show_words(self, generation: int, words: str) -> None:
        """Show what was understood so far of an utterance that goes on."""
        if generation == self._state.generation and self._state.phase in HEARING:
            self._publish(
                Transcript(
                    turn=self._state.turn,
                    role="user",
                    text=words,
                    timestamp=self._parts.clock(),
                    is_final=False,
                )
            )

    async def _finish_listening(self, generation: int, recording: asyncio.Task[Audio]) -> None:
        assert self._listening is not None
        try:
            text = await self._listening.write_down(recording)
        except VocalDeskError as error:
            self._feed(Fault(generation, error))
            return
        except Exception:
            log.exception("An utterance could not be written down")
            self._feed(Fault(generation, _internal_error()))
            return
        if generation == self._state.generation:
            self._stopwatch.transcript()
        self._feed(Heard(generation, text))

    def _recording_ended(self, generation: int) -> None:
        """Sound the tone now that nothing of it can be recorded, unless somebody talks on."""
        if generation == self._state.generation:
            self._spawn(self._tones.ends())

    async def _meter(self) -> None:
        """Show the level, and end an utterance that nobody ends: a key may be stuck."""
        loop = asyncio.get_running_loop()
        end = loop.time() + LONGEST_LISTENING
        while self._state.phase is Phase.LISTENING and self._listening:
            self._publish(Level(turn=self._state.turn, dbfs=self._listening.level()))
            await asyncio.sleep(LEVEL_SECONDS)
            if loop.time() > end:
                minutes = str(LONGEST_LISTENING // 60)
                words = self._parts.phrasebook.phrase("listened_long_enough", minutes=minutes)
                self._tell(words, hint=True)
                self._feed(Release())

    # Answering ----------------------------------------------------------------------------

    def _answer(
        self, generation: int, work: Callable[[SpokenReply], Coroutine[object, object, bool]]
    ) -> None:
        self._answering = self._spawn(self._run_reply(generation, work))

    async def _run_reply(
        self, generation: int, work: Callable[[SpokenReply], Coroutine[object, object, bool]]
    ) -> None:
        """Run one reply to its end; `work` returns False when a write takes over."""
        turn = self._state.turn
        reply = SpokenReply(
            self._parts.voice if self._preparation.voice_ready else None,
            language=self._parts.phrasebook.language,
            on_begin=lambda: self._reply_begins(generation, turn),
            on_audio=lambda audio: self._reply_audio(turn, audio),
            on_filler=lambda audio: self._publish(SpeechMade(turn=turn, audio=audio)),
        )
        self._reply = (turn, reply)
        self._responder.begin(turn, self._stopwatch)
        try:
            ended = await work(reply)
            if ended:
                self._tell_untold(reply)
            await reply.finish()
            self._responder.heard(reply)
        except VocalDeskError as error:
            log.warning("A turn failed: %s %s", error, error.detail)
            self._feed(Fault(generation, error))
        except Exception:
            log.exception("A turn failed unexpectedly")
            self._feed(Fault(generation, _internal_error()))
        else:
            if reply.failed:
                self._complain(reply.failed)
            if reply.begun:
                self._publish(SpeakingChanged(turn=turn, who="agent", is_speaking=False))
            if ended:
                self._feed(ReplyEnds(generation))

    async def _respond(self, reply: SpokenReply, generation: int, content: UserInput) -> bool:
        """Answer the person; False when their yes began a write, which ends the reply."""
        proposal = await self._responder.respond(reply, content)
        if proposal is None:
            return True
        self._feed(Affirmed(generation, proposal.id))
        if self._state.write is None:
            self._guard.write_finished()
        return False

    async def _show_more_times(self) -> None:
        try:
            await self._responder.more_times()
        except VocalDeskError as error:
            log.warning("Later times were not found: %s %s", error, error.detail)
            self._complain(error)

    async def _find_calendar_links(self, uid: str) -> None:
        links = await self._parts.calendar.calendar_links(uid)
        self._publish(CalendarLinksFound(turn=self._state.turn, uid=uid, links=links))

    def _stop_reply(self) -> None:
        for task in (self._answering, self._hearing):
            if task and task is not asyncio.current_task():
                task.cancel()
        if self._reply is not None:
            (turn, reply), self._reply = self._reply, None
            reply.stop()
            if reply.begun and not reply.ended:
                self._publish(SpeakingChanged(turn=turn, who="agent", is_speaking=False))
                self._responder.heard(reply, interrupted=True)

    def _reply_begins(self, generation: int, turn: int) -> None:
        self._publish(SpeakingChanged(turn=turn, who="agent", is_speaking=True))
        self._feed(ReplyBegins(generation))

    def _reply_audio(self, turn: int, audio: Audio) -> None:
        if self._state.turn == turn:
            self._stopwatch.reply_audio()
        self._publish(SpeechMade(turn=turn, audio=audio))

    # Writing ------------------------------------------------------------------------------

    async def _write(self, write: int, proposal_id: str) -> None:
        proposal = self._guard.being_written
        assert proposal is not None
        assert proposal.id == proposal_id
        turn = self._state.turn
        outcome = await self._writer.carry_out(proposal, turn=turn)
        self._guard.write_finished(outcome.booking)
        self._publish(ProposalWithdrawn(turn=turn, proposal_id=proposal_id))
        self._responder.written(outcome, turn)
        self._untold.append(outcome)
        self._unfinished.look_soon()
        self._feed(Written(write))

    async def _tell_outcomes(self, reply: SpokenReply) -> bool:
        other_times = any(outcome.other_times_wanted for outcome in self._untold)
        self._tell_untold(reply)
        if other_times:
            await self._responder.offer_other_times(reply)
        return True

    def _tell_untold(self, reply: SpokenReply) -> None:
        for outcome in self._untold:
            self._responder.say(reply, outcome.words, role="program")
        self._untold.clear()

    # Publishing ---------------------------------------------------------------------------

    def _publish(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)

    def _tell(self, text: str, *, hint: bool = False) -> None:
        now: datetime = self._parts.clock()
        self._publish(
            Transcript(turn=self._state.turn, role="agent", text=text, timestamp=now, hint=hint)
        )

    def _complain(self, error: VocalDeskError) -> None:
        self._publish(
            ErrorOccurred(
                turn=self._state.turn,
                code=error.code,
                message=error.message,
                advice=error.advice,
            )
        )


def _internal_error() -> VocalDeskError:
    return VocalDeskError(
        "Something went wrong inside the program.",
        advice="Try that again. The log says more.",
    )
