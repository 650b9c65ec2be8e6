"""Turns the events of a conversation into notes of what is to be kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from app.domain.audio import Audio
from app.domain.booking import Booking, BookingStatus
from app.domain.events import (
    BookingChanged,
    BookingConfirmed,
    ConversationOpened,
    Event,
    Metrics,
    SpeechMade,
    Transcript,
)
from app.domain.history import BookingNote, Change, Line, Role, TurnTimes

PAUSE = timedelta(hours=1)
"""After so long a silence, what is said next is another conversation."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What is known of a conversation when it begins. `number` tells it from others."""

    number: int
    began: datetime
    calendar: str
    agent: str
    time_zone: str
    language: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """One side's sound in a turn, in the pieces it came in."""

    role: Role
    pieces: tuple[Audio, ...]


@dataclass(frozen=True, slots=True)
class TurnNote:
    """A turn, or what came of it after the last note about it. `times` once it has ended.

    `corrects` is the turn that this one takes the place of, and of all between.
    """

    conversation: Opened
    turn: int
    at: datetime
    lines: tuple[Line, ...] = ()
    bookings: tuple[BookingNote, ...] = ()
    sounds: tuple[Spoken, ...] = ()
    times: TurnTimes | None = None
    corrects: int | None = None


@dataclass(slots=True)
class _Draft:
    turn: int
    at: datetime
    lines: list[Line] = field(default_factory=list)
    bookings: list[BookingNote] = field(default_factory=list)
    sounds: list[Spoken] = field(default_factory=list)
    reply: list[Audio] = field(default_factory=list)
    corrects: int | None = None


class HistoryRecorder:
    """A reader of the events that hands over a note at the end of each turn.

    What the person said, and what was booked, is handed over at once: that is what a crash in the
    middle of a turn must not take away. It is called where the conversation is held, so it does no
    more than remember. `keep` takes a note and returns at once; `keeps` and `keeps_sound` are asked
    whether anything, and whether sound, is to be kept; `mask` makes what looks like a password or
    key unreadable.
    """

    def __init__(
        self,
        keep: Callable[[TurnNote], None],
        *,
        clock: Callable[[], datetime],
        language: str,
        mask: Callable[[str], str],
        keeps: Callable[[], bool] = lambda: True,
        keeps_sound: Callable[[], bool] = lambda: False,
    ) -> None:
        self._keep = keep
        self._clock = clock
        self._language = language
        self._mask = mask
        self._keeps = keeps
        self._keeps_sound = keeps_sound
        self._opened: Opened | None = None
        self._draft: _Draft | None = None
        self._utterance: Audio | None = None
        self._last: datetime | None = None
        self._ended: int | None = None
        self._began: tuple[int, datetime] | None = None  # the turn of the last note, and its begin

    def __call__(self, event: Event) -> None:
        """Take note of an event."""
        match event:
            case ConversationOpened():
                self._open(event)
            case Transcript(is_final=True):
                self._take_words(event)
            case BookingConfirmed(booking=booking):
                is_request = booking.status is BookingStatus.PENDING
                self._take_booking(event.turn, booking, "requested" if is_request else "booked")
            case BookingChanged():
                self._take_booking(event.turn, event.booking, event.change)
            case SpeechMade() if self._keeps_sound():
                self._draft_of(event.turn).reply.append(event.audio)
                self._hand_over_if_ended()
            case Metrics():
                self._end(event)
            case _:
                pass

    def utterance(self, audio: Audio) -> None:
        """Take the sound of what the person said, before its words come as an event."""
        self._utterance = audio if self._keeps_sound() else None

    def close(self) -> None:
        """Hand over what was begun."""
        self._hand_over()

    def _open(self, event: ConversationOpened) -> None:
        self._hand_over()
        self._opened = Opened(
            self._next_number(),
            self._clock(),
            event.calendar,
            event.agent,
            event.time_zone,
            self._language,
        )
        self._last = self._opened.began
        self._ended = None
        self._began = None

    def _next_number(self) -> int:
        return self._opened.number + 1 if self._opened else 1

    def _take_words(self, event: Transcript) -> None:
        text = " ".join(self._mask(event.text).split())
        if not text:
            return
        if event.role == "user":
            self._begin_anew_after_a_pause(event.timestamp)
        self._last = event.timestamp
        draft = self._draft_of(event.turn)
        line = Line(event.turn, event.role, text, event.timestamp, event.hint)
        if event.corrects is not None:
            draft.corrects = event.corrects
        before = draft.lines[-1] if draft.lines else None
        if before is not None and _goes_on(before, line):
            draft.lines[-1] = replace(before, text=f"{before.text} {text}")
        else:
            draft.lines.append(line)
        if event.role == "user" and self._utterance is not None:
            draft.sounds.append(Spoken("user", (self._utterance,)))
            self._utterance = None
        if event.role == "user":
            self._hand_over()
        else:
            self._hand_over_if_ended()

    def _begin_anew_after_a_pause(self, now: datetime) -> None:
        if self._opened and self._last and self._draft is None and now - self._last >= PAUSE:
            self._opened = replace(self._opened, number=self._next_number(), began=now)

    def _take_booking(self, turn: int, booking: Booking, change: Change) -> None:
        note = BookingNote(
            turn=turn,
            at=self._clock(),
            change=change,
            uid=booking.uid,
            title=booking.title,
            start=booking.start,
            duration=booking.duration,
        )
        self._draft_of(turn).bookings.append(note)
        self._hand_over()

    def _end(self, event: Metrics) -> None:
        draft = self._draft_of(event.turn)
        self._hand_over(
            TurnTimes(
                number=event.turn,
                at=draft.at,
                outcome=event.outcome,
                transcript_ms=event.transcript_ms,
                reply_text_ms=event.reply_text_ms,
                reply_audio_ms=event.reply_audio_ms,
                tools=event.tools,
                use=event.agent,
            )
        )
        self._utterance = None
        self._ended = event.turn

    def _draft_of(self, turn: int) -> _Draft:
        if self._draft is not None and self._draft.turn != turn:
            self._hand_over()
        if self._draft is None:
            if self._began is None or self._began[0] != turn:
                self._began = (turn, self._clock())
            self._draft = _Draft(turn, self._began[1])
        return self._draft

    def _hand_over_if_ended(self) -> None:
        """Keep at once what comes after the end of its turn: nothing will announce it."""
        if self._draft is not None and self._draft.turn == self._ended:
            self._hand_over()

    def _hand_over(self, times: TurnTimes | None = None) -> None:
        draft, self._draft = self._draft, None
        if draft is None or self._opened is None or not self._keeps():
            return
        sounds = [*draft.sounds]
        if draft.reply:
            sounds.append(Spoken("agent", tuple(draft.reply)))
        self._keep(
            TurnNote(
                conversation=self._opened,
                turn=draft.turn,
                at=draft.at,
                lines=tuple(draft.lines),
                bookings=tuple(draft.bookings),
                sounds=tuple(sounds),
                times=times,
                corrects=draft.corrects,
            )
        )


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line is one more sentence of the same reply."""
    return before.role == line.role == "agent" and not (before.hint or line.hint)
