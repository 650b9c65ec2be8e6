"""The one stream of events that window, command line, history and protocol read.

Every event is immutable and carries the `turn` it belongs to. `app.domain.wire` turns them into
the JSON objects that leave the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from app.domain.given_answers import GivenAnswers

if TYPE_CHECKING:  # the window knows all events before it is shown, and of what they carry nothing
    from app.domain.audio import Audio
    from app.domain.booking import Booking, CalendarLink, Slot
    from app.domain.booking_field import BookingField
    from app.domain.own_details import Origin
    from app.domain.proposal import Proposal


class Phase(StrEnum):
    """Where a turn stands. The words for the person are the window's."""

    IDLE = "idle"
    ARMING = "arming"
    LISTENING = "listening"
    TRANSCRIBING = "transcribing"
    THINKING = "thinking"
    COMMITTING = "committing"
    SPEAKING = "speaking"


@dataclass(frozen=True, slots=True, kw_only=True)
class StateChanged:
    """The turn moved to another phase."""

    turn: int
    phase: Phase


class HandsFree(StrEnum):
    """Whether the program listens by itself, so that nobody has to press anything to talk.

    It does not unless that is wanted, and rests while nobody may be there.
    """

    OFF = "off"
    LISTENING = "listening"
    RESTING = "resting"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandsFreeChanged:
    """The program begins or ends to listen by itself."""

    turn: int
    state: HandsFree


class Hearing(StrEnum):
    """How far the program has got with being able to hear.

    While STARTING nothing is listened to yet. While LOADING what is said is recorded and kept, and
    written down as soon as the model is there.
    """

    STARTING = "starting"
    LOADING = "loading"
    READY = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingChanged:
    """The program has got further with being able to hear, or loads another model."""

    hearing: Hearing
    turn: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """Words of the person or of the assistant, for the conversation view.

    `hint` marks the program's own remark that spent no agent turn ("I didn't catch that").
    `corrects` is the turn whose words these take the place of: that one and what came after it no
    longer counts.
    """

    turn: int
    role: Literal["user", "agent"]
    text: str
    timestamp: datetime
    is_final: bool = True
    hint: bool = False
    corrects: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionResult:
    """A tool answered. `arguments` are what the agent asked with; they stay inside the program."""

    turn: int
    function_name: str
    status: Literal["success", "error"]
    result: Mapping[str, object]
    arguments: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotsOffered:
    """Free times to show as a card.

    `slots` all lie on the days asked about, `first` to `last`, some of which may have none;
    `time_zone` is the person's IANA zone, `duration` the length in minutes they were asked for.
    `has_more` tells that later days can be asked for, `continues` that these are such days and
    belong to the times before. `for_move` marks times for an appointment that moves.
    """

    turn: int
    slots: tuple[Slot, ...]
    time_zone: str
    duration: int
    first: date | None = None
    last: date | None = None
    has_more: bool = False
    continues: bool = False
    for_move: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailsAsked:
    """The details card: name and e-mail address as far as known, to be typed or mended.

    `unconfirmed_email` and `unconfirmed_name` come from a model alone: they fill the fields but
    count only once the person sends the card. `name_from` and `email_from` tell how the others
    came. `fields` are the host's own questions, `given` the notes and answers so far.
    """

    turn: int
    name: str | None
    email: str | None
    unconfirmed_name: str | None = None
    unconfirmed_email: str | None = None
    name_from: Origin | None = None
    email_from: Origin | None = None
    fields: tuple[BookingField, ...] = ()
    given: GivenAnswers = field(default_factory=GivenAnswers)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalShown:
    """A summary that waits for a yes to exactly this proposal.

    `summary` is the program's own wording for the eye. `email_from` tells how the address of a new
    appointment came from the person.
    """

    turn: int
    proposal: Proposal
    summary: str
    time_zone: str
    email_from: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalWithdrawn:
    """The proposal no longer waits: refused, replaced, written or out of date."""

    turn: int
    proposal_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingConfirmed:
    """The calendar made the booking (`accepted`), or took the request (`pending`)."""

    turn: int
    booking: Booking
    time_zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingChanged:
    """An existing booking was cancelled or moved. `booking` is how it stands now."""

    turn: int
    change: Literal["cancelled", "rescheduled"]
    booking: Booking
    time_zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarLinksFound:
    """Links that put a booking into other calendars; none where the calendar gives none."""

    turn: int
    uid: str
    links: tuple[CalendarLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingChanged:
    """Somebody begins or stops speaking."""

    turn: int
    who: Literal["agent", "user"]
    is_speaking: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechMade:
    """A sentence of the reply as sound, in the order it will be heard."""

    turn: int
    audio: Audio


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """Loudness of the microphone in dBFS, while listening."""

    turn: int
    dbfs: float


@dataclass(frozen=True, slots=True)
class AgentUse:
    """What an agent took: milliseconds waited for it, and tokens where it is a language model."""

    ms: float = 0.0
    prompt_tokens: int = 0
    completion_tokens: int = 0

    def __add__(self, other: AgentUse) -> AgentUse:
        return AgentUse(
            round(self.ms + other.ms, 1),
            self.prompt_tokens + other.prompt_tokens,
            self.completion_tokens + other.completion_tokens,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """How long the parts of a finished turn took, in milliseconds.

    `transcript_ms`, `reply_text_ms` and `reply_audio_ms` count from the release of the key (from
    the return key for typed text); `None` where the turn had no such part. `tools` lists every
    tool call as `(name, ms)`. `agent` is what the agent took in this turn, `conversation` in all
    turns so far. `outcome` says how the turn ended.
    """

    turn: int
    outcome: Literal["answered", "nothing_heard", "cancelled", "interrupted", "failed"]
    transcript_ms: float | None = None
    reply_text_ms: float | None = None
    reply_audio_ms: float | None = None
    tools: tuple[tuple[str, float], ...] = ()
    agent: AgentUse = AgentUse()
    conversation: AgentUse = AgentUse()


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorOccurred:
    """Something went wrong: what happened, and what to do next."""

    turn: int
    code: str
    message: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class NoticeAction:
    """Something that can be done about a notice: `name` for the program, `label` for a button."""

    name: str
    label: str


DISMISS = NoticeAction("dismiss", "OK")
"""Takes a notice away that only tells what happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationOpened:
    """A conversation begins; what an earlier one offered or asked counts no more.

    `calendar` and `agent` are the names they are chosen by, `time_zone` is the person's IANA zone.
    """

    calendar: str
    agent: str
    time_zone: str
    turn: int = 0


BROKEN = "program"
"""Topic of the notice that nothing works any more: neither talking nor typing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A lasting remark on how the program stands (no microphone, models being fetched).

    A notice with the same `topic` replaces the earlier one; an empty `message` takes it away.
    `progress` runs from 0 to 1 where there is any. `actions` are offered as buttons.
    """

    topic: str
    message: str
    advice: str = ""
    progress: float | None = None
    actions: tuple[NoticeAction, ...] = ()
    turn: int = 0


Event = (
    ConversationOpened
    | StateChanged
    | HandsFreeChanged
    | HearingChanged
    | Transcript
    | FunctionResult
    | SlotsOffered
    | DetailsAsked
    | ProposalShown
    | ProposalWithdrawn
    | BookingConfirmed
    | BookingChanged
    | CalendarLinksFound
    | SpeakingChanged
    | SpeechMade
    | Level
    | Metrics
    | ErrorOccurred
    | Notice
)
