"""Talking without a key: who speaks is heard, who pauses to think is waited for."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from conversation_rig import BOOK, CHECK, ZONE, ScriptedAgent, Talk
from dialogue_speech import Quick
from room import EchoingLoudspeaker, FollowedRecogniser, Room

from app.audio.wav import read_wav
from app.build import choose, make_recogniser, open_program, open_session
from app.build.calendars import chosen_calendar
from app.build.program import load_phrasebook
from app.domain.audio import SPEECH_RATE, Audio
from app.domain.dialogue import AgentStep, Say
from app.domain.events import (
    BookingConfirmed,
    Event,
    HandsFree,
    HandsFreeChanged,
    Phase,
    ProposalShown,
    SpeakingChanged,
    StateChanged,
    Transcript,
)
from app.session.hands_free import REST, HandsFreeMode
from app.session.parts import Parts
from app.session.reply import Voice
from app.session.session import Session
from app.speech.recogniser import WhisperRecogniser
from app.speech.voice_activity import SpeechTracker
from app.storage.secrets import MemorySecrets
from app.system.clock import parse_now, stopped_clock
from app.system.time_zone import zone

DEMO = Path(__file__).parents[3] / "resources" / "demo"
DAY, TIME, EMAIL, YES = (
    read_wav(DEMO / f"{name}.wav") for name in ("1-day", "2-time", "3-email", "5-yes")
)


class RecordedVoice(Quick):
    """A voice that says the same recorded sentence whatever it is given."""

    def __init__(self, sentence: Audio) -> None:
        self._sentence = sentence

    async def synthesise(self, text: str) -> Audio:  # noqa: ARG002
        return self._sentence


@pytest.fixture(scope="module")
def whisper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhisperRecogniser]:
    """Return the default recogniser, loaded once for all of them."""
    folder = tmp_path_factory.mktemp("recogniser")
    recogniser = make_recogniser(open_program(folder, secrets=MemorySecrets()))
    yield recogniser
    asyncio.run(recogniser.close())


@dataclass
class Wishes:
    """What the person has set."""

    hands_free: bool = True
    headset: bool = False


@dataclass
class Conversation:
    """A session in a room, with a person in it."""

    room: Room
    loudspeaker: EchoingLoudspeaker
    talk: Talk
    wishes: Wishes = field(default_factory=Wishes)

    @property
    def session(self) -> Session:
        return self.talk.session

    @property
    def phase(self) -> Phase:
        """Where the turn stands."""
        found = self.talk.of(StateChanged)
        return found[-1].phase if found else Phase.IDLE

    def state(self) -> HandsFree:
        """Return whether it is said to listen by itself."""
        return self.talk.of(HandsFreeChanged)[-1].state

    def said(self) -> list[str]:
        """Return what the person was heard to say."""
        return [
            event.text
            for event in self.talk.of(Transcript)
            if event.role == "user" and event.is_final
        ]

    def begun(self) -> int:
        """Return how often it began to listen."""
        return sum(event.phase is Phase.LISTENING for event in self.talk.of(StateChanged))

    async def say(self, audio: Audio, pause: float = 2.5) -> None:
        """Speak, and then be quiet for a while."""
        await self.room.hear(audio)
        await self.room.quiet(pause)
        await self.session.settled()


@asynccontextmanager
async def conversation(
    whisper: WhisperRecogniser,
    state: Path,
    turns: list[list[AgentStep]],
    *,
    wishes: Wishes | None = None,
    reply: Audio | None = None,
) -> AsyncIterator[Conversation]:
    """Hold a conversation in a room; replies sound there like `reply`, or like nothing."""
    wishes = wishes or Wishes()
    program = open_program(state, secrets=MemorySecrets())
    now = parse_now("2026-11-23T09:00", zone(ZONE))
    choices = choose(program, time_zone=ZONE, clock=stopped_clock(now))
    agent = ScriptedAgent(turns)
    events: list[Event] = []
    async with AsyncExitStack() as stack:
        calendar, _ = chosen_calendar(program, choices, stack, lambda _: None)
        recogniser = FollowedRecogniser(whisper)
        room = Room(recogniser)
        loudspeaker = EchoingLoudspeaker(room)
        voice = Voice(RecordedVoice(reply or Audio.silence(0.05)), loudspeaker)
        session = Session(
            Parts(
                agent=agent,
                calendar=calendar,
                recogniser=recogniser,
                clock=choices.clock,
                time_zone=ZONE,
                new_id=lambda: uuid.uuid4().hex,
                phrasebook=load_phrasebook(program, "en"),
                source=room,
                voice=voice,
                hands_free=HandsFreeMode(
                    wanted=lambda: wishes.hands_free,
                    headset=lambda: wishes.headset,
                    voice_activity=SpeechTracker,
                ),
            )
        )
        stack.push_async_callback(session.close)
        session.subscribe(events.append)
        await session.start()
        session.talk_shown(True)
        while wishes.hands_free and not room.is_listened_to:  # noqa: ASYNC110
            await asyncio.sleep(0.001)
        await room.quiet(1.0)
        yield Conversation(room, loudspeaker, Talk(session, events, agent), wishes)


def silence(seconds: float) -> Audio:
    return Audio.silence(seconds, SPEECH_RATE)


def words(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def cut(audio: Audio, begin: float, end: float | None = None) -> Audio:
    rate = audio.sample_rate
    last = None if end is None else round(end * rate)
    return Audio(audio.samples[round(begin * rate) : last], rate)


async def test_speaking_is_enough(whisper: WhisperRecogniser, tmp_path: Path) -> None:
    async with conversation(whisper, tmp_path, [[Say("Which time?")]]) as c:
        await c.say(DAY)
        (text,) = c.said()
        assert "Wednesday afternoon" in text
        assert c.talk.said() == ["Which time?"]


async def test_two_sentences_with_a_long_pause_are_two_turns(
    whisper: WhisperRecogniser, tmp_path: Path
) -> None:
    async with conversation(whisper, tmp_path, [[Say("Yes?")], [Say("Yes?")]]) as c:
        await c.say(DAY)
        await c.say(TIME)
        first, second = c.said()
        assert "Wednesday" in first
        assert "past two" in second


async def test_who_pauses_within_an_address_is_waited_for(
    whisper: WhisperRecogniser, tmp_path: Path
) -> None:
    async with conversation(whisper, tmp_path, [[Say("What is your e-mail address?")], []]) as c:
        await c.say(DAY)
        await c.room.hear(cut(EMAIL, 0.0, 1.84))
        await c.room.quiet(1.2)
        await c.room.hear(cut(EMAIL, 1.84, 3.0))
        await c.room.quiet(1.2)
        await c.say(cut(EMAIL, 3.0))
        _, text = c.said()
        assert words(text).startswith("myemail")
        assert words(text).endswith("examplecom")


async def test_a_complete_sentence_is_answered_after_a_short_pause(
    whisper: WhisperRecogniser, tmp_path: Path
) -> None:
    async with conversation(whisper, tmp_path, [[Say("Yes?")]]) as c:
        await c.room.hear(cut(DAY, 0.0, 3.7))
        await c.room.quiet(0.9)
        await c.session.settled()
        assert len(c.said()) == 1


async def test_noise_alone_begins_nothing(whisper: WhisperRecogniser, tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    hiss = rng.normal(0, 0.05, 20 * SPEECH_RATE)
    hum = 0.2 * np.sin(2 * np.pi * 50 * np.arange(10 * SPEECH_RATE) / SPEECH_RATE)
    claps = np.zeros(10 * SPEECH_RATE)
    for at in range(0, len(claps), SPEECH_RATE):
        claps[at : at + 400] = rng.normal(0, 0.4, 400) * np.linspace(1, 0, 400)
    async with conversation(whisper, tmp_path, []) as c:
        for noise in (hiss, hum, claps):
            await c.room.hear(Audio(noise.astype(np.float32), SPEECH_RATE))
        assert not c.begun()
        assert not c.said()


async def test_it_does_not_hear_itself(whisper: WhisperRecogniser, tmp_path: Path) -> None:
    async with conversation(whisper, tmp_path, [[Say("One. Two. Three.")]], reply=TIME) as c:
        await c.say(DAY)
        spoken = [e.is_speaking for e in c.talk.of(SpeakingChanged) if e.who == "agent"]
        assert spoken == [True, False]
        await c.room.quiet(3.0)
        assert c.begun() == 1
        assert len(c.said()) == 1
        await c.say(YES)
        assert "Yes" in c.said()[1]
        assert "past" not in c.said()[1]


async def test_a_kept_sound_that_is_played_begins_nothing(
    whisper: WhisperRecogniser, tmp_path: Path
) -> None:
    async with conversation(whisper, tmp_path, []) as c:
        await c.loudspeaker.play(DAY)
        await c.room.quiet(2.0)
        assert not c.begun()


@pytest.mark.parametrize("headset", [False, True])
async def test_a_voice_cuts_in_only_with_a_headset(
    whisper: WhisperRecogniser, tmp_path: Path, headset: bool
) -> None:
    turns: list[list[AgentStep]] = [[Say("Which time?")], [Say("Fine.")]]
    wishes = Wishes(headset=headset)
    async with conversation(whisper, tmp_path, turns, wishes=wishes) as c:
        c.loudspeaker.hold()
        await c.room.hear(DAY)
        await c.room.quiet(1.0)
        await c.talk.until(lambda: c.phase is Phase.SPEAKING)
        await c.room.hear(TIME)
        assert (c.phase is Phase.SPEAKING) is not headset
        c.loudspeaker.let_go()
        await c.room.quiet(2.5)
        await c.session.settled()
        assert len(c.said()) == 1 + headset


async def test_a_spoken_yes_books_after_the_summary_was_heard(
    whisper: WhisperRecogniser, tmp_path: Path
) -> None:
    async with conversation(whisper, tmp_path, [[CHECK, BOOK]]) as c:
        await c.talk.summarised()
        assert c.talk.of(ProposalShown)
        await c.room.quiet(1.0)
        await c.say(YES)
        assert "Yes" in c.said()[-1]
        assert len(c.talk.of(BookingConfirmed)) == 1


async def test_escape_drops_what_was_said_and_listens_no_more(
    whisper: WhisperRecogniser, tmp_path: Path
) -> None:
    async with conversation(whisper, tmp_path, [[]]) as c:
        await c.room.hear(cut(DAY, 0.0, 2.0))
        assert c.phase is Phase.LISTENING
        c.session.escape()
        await c.say(cut(DAY, 2.0))
        assert not c.said()
        assert c.state() is HandsFree.RESTING
        c.session.press()
        await c.session.settled()
        await c.room.hear(DAY)
        c.session.release()
        await c.session.settled()
        assert len(c.said()) == 1
        assert c.state() is HandsFree.LISTENING


async def test_the_key_takes_over_and_then_ends_it(
    whisper: WhisperRecogniser, tmp_path: Path
) -> None:
    async with conversation(whisper, tmp_path, [[]]) as c:
        await c.room.hear(cut(DAY, 0.0, 2.0))
        assert c.phase is Phase.LISTENING
        c.session.press()
        await c.room.quiet(3.0)
        assert c.phase is Phase.LISTENING, "who holds the key is waited for"
        await c.room.hear(cut(DAY, 2.0))
        c.session.release()
        await c.session.settled()
        (text,) = c.said()
        assert "Wednesday afternoon" in text


async def test_it_listens_only_while_that_is_wanted_and_seen(
    whisper: WhisperRecogniser, tmp_path: Path
) -> None:
    async with conversation(whisper, tmp_path, [[]]) as c:
        c.session.talk_shown(False)
        assert c.state() is HandsFree.OFF
        await c.say(DAY)
        c.session.talk_shown(True)
        c.wishes.hands_free = False
        c.session.hands_free_chosen()
        assert c.state() is HandsFree.OFF
        await c.say(DAY)
        assert not c.begun()


async def test_it_rests_once_nobody_has_spoken_for_long(
    whisper: WhisperRecogniser, tmp_path: Path
) -> None:
    async with conversation(whisper, tmp_path, [[]]) as c:
        await c.room.hear(silence(REST - 2.0))
        assert c.state() is HandsFree.LISTENING
        await c.room.hear(silence(3.0))
        assert c.state() is HandsFree.RESTING
        await c.say(DAY)
        assert not c.begun()
        await c.talk.type("Hello")
        assert c.state() is HandsFree.LISTENING


async def test_without_the_setting_nothing_is_overheard(
    whisper: WhisperRecogniser, tmp_path: Path
) -> None:
    wishes = Wishes(hands_free=False)
    async with conversation(whisper, tmp_path, [[]], wishes=wishes) as c:
        assert not c.room.is_listened_to
        await c.say(DAY)
        assert not c.begun()
        assert not c.talk.of(HandsFreeChanged)


async def test_the_setting_takes_effect_at_once(whisper: WhisperRecogniser, tmp_path: Path) -> None:
    program = open_program(tmp_path, secrets=MemorySecrets())
    events: list[Event] = []
    room = Room(FollowedRecogniser(whisper))
    async with open_session(
        program, choose(program), listener=events.append, source=room
    ) as session:
        session.talk_shown(True)
        program.settings.set("talk.hands_free", True)
        session.hands_free_chosen()
        program.settings.set("talk.hands_free", False)
        session.hands_free_chosen()
        told = [event.state for event in events if isinstance(event, HandsFreeChanged)]
        assert told == [HandsFree.LISTENING, HandsFree.OFF]
