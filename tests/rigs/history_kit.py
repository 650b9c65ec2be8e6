"""A history on the disk, and conversations to keep in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from app.audio.wav import load_wav, wav_bytes
from app.domain.audio import Audio
from app.domain.booking import Booking, BookingStatus
from app.domain.events import (
    AgentUse,
    BookingConfirmed,
    ConversationOpened,
    Event,
    Metrics,
    Transcript,
)
from app.domain.history import Line, TurnTimes
from app.storage.history.archive import HistoryArchive
from app.storage.history.recorder import HistoryRecorder, Opened, TurnNote
from app.storage.history.schema import HISTORY_DATABASE, HistoryDatabase, open_history
from app.storage.history.sounds import SOUND_FOLDER, SoundFiles
from app.storage.history.store import HistoryStore
from app.system.logs import mask_keys

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = NINE

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


class Keeping:
    """What the events of a session come to: notes, put straight into a store."""

    def __init__(self, state: Path, *, may_index: bool = True) -> None:
        self.clock = Clock()
        self.sounds = SoundFiles(state / SOUND_FOLDER, wav_bytes)
        self.database: HistoryDatabase = open_history(state / HISTORY_DATABASE, may_index=may_index)
        self.store = HistoryStore(self.database, self.sounds)
        self.archive = HistoryArchive(self.database, self.sounds, decode=load_wav, clock=self.clock)
        self.notes: list[TurnNote] = []
        self.keeps = True
        self.keeps_sound = False
        self.recorder = HistoryRecorder(
            self._keep,
            clock=self.clock,
            language="en",
            mask=mask_keys,
            keeps=lambda: self.keeps,
            keeps_sound=lambda: self.keeps_sound,
        )

    def _keep(self, note: TurnNote) -> None:
        self.notes.append(note)
        self.store.add([note])

    def opens(self, agent: str = "built-in") -> None:
        self.recorder(
            ConversationOpened(calendar="sandbox", agent=agent, time_zone="Europe/Berlin")
        )

    def happens(self, *events: Event) -> None:
        for event in events:
            self.recorder(event)

    def says(self, turn: int, text: str, *, corrects: int | None = None) -> None:
        said = Transcript(
            turn=turn, role="user", text=text, timestamp=self.clock.now, corrects=corrects
        )
        self.happens(said)

    def hears(self, turn: int, *sentences: str, hint: bool = False) -> None:
        for text in sentences:
            self.happens(
                Transcript(turn=turn, role="agent", text=text, timestamp=self.clock.now, hint=hint)
            )

    def ends(self, turn: int, use: AgentUse | None = None) -> None:
        self.happens(ended(turn, use or AgentUse(2.0)))

    def talk(self, *exchanges: tuple[str, str]) -> None:
        """Hold a conversation: what the person says, and what is answered."""
        self.opens()
        for turn, (words, answer) in enumerate(exchanges, start=1):
            self.says(turn, words)
            self.hears(turn, answer)
            self.ends(turn)


@contextmanager
def keeping(state: Path, *, may_index: bool = True) -> Iterator[Keeping]:
    kept = Keeping(state, may_index=may_index)
    try:
        yield kept
    finally:
        kept.database.close()


def ended(turn: int, use: AgentUse) -> Metrics:
    return Metrics(
        turn=turn,
        outcome="answered",
        transcript_ms=310.0,
        reply_text_ms=480.0,
        reply_audio_ms=610.0,
        tools=(("check_availability", 40.0),),
        agent=use,
    )


def booked(turn: int, uid: str = "u1") -> BookingConfirmed:
    booking = Booking(
        id=1,
        uid=uid,
        status=BookingStatus.ACCEPTED,
        start=NINE + timedelta(days=2, hours=4),
        duration=30,
        name="Maria Lopez",
        email="maria@example.com",
        title="Demo",
        host_name="Sam Host",
        host_time_zone="Europe/Berlin",
        calendar_link=None,
    )
    return BookingConfirmed(turn=turn, booking=booking, time_zone="Europe/Berlin")


def tone(seconds: float = 0.2, rate: int = 16_000) -> Audio:
    times = np.arange(round(seconds * rate), dtype=np.float32) / rate
    return Audio((0.3 * np.sin(2 * np.pi * 440 * times)).astype(np.float32), rate)


def note(number: int, turn: int, texts: Sequence[str], at: datetime) -> TurnNote:
    """Return the note of a whole turn: what the person said, then what was answered."""
    opened = Opened(number, at, "sandbox", "built-in", "Europe/Berlin", "en")
    roles = ("user", "agent")
    return TurnNote(
        opened,
        turn,
        at,
        lines=tuple(
            Line(turn, "user" if roles[place % 2] == "user" else "agent", text, at)
            for place, text in enumerate(texts)
        ),
        times=TurnTimes(turn, at, "answered", 300.0, 450.0, 600.0, (), AgentUse(3.0)),
    )
