"""What the session needs from the rest of the program."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from datetime import date, datetime
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from app.domain.audio import Audio
from app.domain.booking import Booking, BookingsFound, CalendarLink, EventType, Slot
from app.domain.dialogue import AgentRequest, AgentStep
from app.domain.errors import CalendarUnreachable
from app.domain.events import Notice
from app.domain.journal import WriteIntent
from app.domain.proposal import BookingProposal, CancelProposal, Proposal, RescheduleProposal
from app.domain.tools import ToolResult

Clock = Callable[[], datetime]
"""Returns the current moment as an aware datetime in UTC."""


class ModelEntry(Protocol):
    """A speech model as the catalog names it."""

    @property
    def title(self) -> str:
        """What a person calls it."""


class ModelFiles(Protocol):
    """The speech models on this computer. Every method may block: not for the loop's thread."""

    def model(self, model_id: str) -> ModelEntry:
        """Return the catalog's entry. Raises InputError."""

    def ready(self, model_id: str) -> bool:
        """Whether the model is here, complete and verified. Raises ModelError."""

    def fetch(
        self,
        model_id: str,
        progress: Callable[[int, int], None] | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> object:
        """Make the model ready; tell bytes done and bytes in all; end soon once `stopped()`.

        What has come by then is kept and need not come again. Raises ModelError, also when it was
        stopped.
        """

    def discard_partial(self, model_id: str) -> object:
        """Throw away what a stopped fetch has left. Raises ModelError."""


class AudioSource(Protocol):
    """Where utterances come from."""

    async def open(self) -> None:
        """Make ready to listen. Raises AudioError."""

    async def start(self, ago: float | None = None) -> None:
        """Begin an utterance, pre-roll included; returns once the first samples are there.

        Or one that began so many seconds `ago`, as far as the sound since then is there.
        """

    async def overhear(self) -> Audio:
        """Return what came in since the last call, as soon as something did: mono, 16 kHz.

        Beside any utterance, while the source is open.
        """

    def heard(self) -> Audio:
        """Return what was recorded of the utterance since the last call: mono, 16 kHz."""

    async def finish(self) -> Audio:
        """End the utterance after its tail and return it whole: mono, 16 kHz."""

    async def cancel(self) -> None:
        """Drop the utterance."""

    def why_unheard(self) -> str:
        """Say why nothing may have been recognised in the last utterance, or nothing."""

    def level(self) -> float:
        """Return the loudness of the last 50 ms in dBFS, -120.0 for silence."""

    async def reopen(self) -> None:
        """Take the device that is chosen now, unless it is in use already. Raises AudioError."""

    def subscribe(self, listener: Callable[[Notice], None]) -> None:
        """Call `listener` on the loop's thread with what happens to the device by itself."""

    async def close(self) -> None:
        """Release the device; `open` and `start` take it again."""


class AudioSink(Protocol):
    """Where replies are heard."""

    async def open(self) -> None:
        """Make ready to play. Raises AudioError."""

    async def play(self, audio: Audio) -> None:
        """Play to the end, or until `stop`; behind what is playing already, without a gap."""

    def stop(self) -> None:
        """Fall silent at once."""

    @property
    def is_playing(self) -> bool:
        """Whether anything is being heard, of whomever it comes."""

    async def reopen(self) -> None:
        """Take the device that is chosen now, unless it is in use already. Raises AudioError."""

    def subscribe(self, listener: Callable[[Notice], None]) -> None:
        """Call `listener` on the loop's thread with what happens to the device by itself."""

    async def close(self) -> None:
        """Release the device; `open` and `play` take it again."""


class Hearing(Protocol):
    """One utterance that is written down while it is spoken."""

    def take(self, audio: Audio) -> None:
        """Take what comes next of it: mono, 16 kHz."""

    async def finish(self, audio: Audio) -> str:
        """Return the words of the whole, or an empty string when nothing was said.

        `audio` begins with what was taken. Raises ModelError.
        """

    def so_far(self) -> str | None:
        """Return the words up to the pause that is being made; None while they aren't all there."""

    def drop(self) -> None:
        """Write nothing more down."""


class Recogniser(Protocol):
    """Writes down utterances."""

    async def warm_up(self) -> None:
        """Load the model. Raises ModelError."""

    def listen(self, shown: Callable[[str], None]) -> Hearing:
        """Return an utterance that begins now.

        `shown` is called on the loop's thread with the words so far, as far as they are settled.
        """

    async def renew(self) -> None:
        """Use the model that is chosen now, once the utterances before are written down."""

    async def close(self) -> None:
        """Release the model."""


class Stretch(Protocol):
    """A stretch of speech in a sound at 16 kHz; `start` and `end` are samples."""

    @property
    def start(self) -> int:
        """The first sample."""

    @property
    def end(self) -> int:
        """The sample after the last one."""


class VoiceActivity(Protocol):
    """Tells speech from silence and noise while a sound comes in."""

    @property
    def taken(self) -> int:
        """How many samples were taken."""

    def take(self, samples: NDArray[np.float32]) -> None:
        """Take the next samples, at 16 kHz. Quick enough for the loop's thread."""

    def spans(self) -> Sequence[Stretch]:
        """Return the stretches of speech so far; the last one may go on."""


class Synthesiser(Protocol):
    """Speaks a sentence."""

    async def warm_up(self) -> None:
        """Load the voice. Raises ModelError."""

    def is_ready(self, text: str) -> bool:
        """Whether a text need not be made any more."""

    async def synthesise(self, text: str) -> Audio:
        """Return a text as sound, without silence around it."""

    async def make_ahead(self, text: str) -> bool:
        """Make a text for later; False where it was left because another one is wanted now."""

    async def renew(self) -> None:
        """Use the voice that is chosen now, once the sentences before are made."""

    async def close(self) -> None:
        """Release the voice."""


class Agent(Protocol):
    """Decides what to say and which tool to call."""

    @property
    def name(self) -> str:
        """The name it is chosen by, such as `built-in`."""

    async def warm_up(self) -> None:
        """Make ready for a turn that comes soon, such as by opening the connection to a model.

        Called whenever the person begins to talk or type, so cheap where nothing is to be done.
        """

    def reply(self, request: AgentRequest) -> AsyncGenerator[AgentStep, ToolResult | None]:
        """Answer one user turn; a yielded ToolCall receives its result by `asend`."""


class Calendar(Protocol):
    """The calendar with its journal: what can be booked, and the three guarded writes.

    Every write is journalled before it is sent and raises one of the CalendarError family when it
    did not succeed; after OutcomeUnknown the calendar has been looked up already, the intent needs
    the person's attention, and nothing is sent again.
    """

    @property
    def name(self) -> str:
        """`sandbox` or `cal.com`."""

    async def event_type(self, number: int | None = None) -> EventType:
        """Return the event type that is being booked, or the one of that number."""

    async def free_slots(
        self,
        first: date,
        last: date,
        *,
        time_zone: str,
        duration: int,
        moving: Booking | None = None,
        fresh: bool = False,
    ) -> tuple[Slot, ...]:
        """Return the free times of local days `first` to `last` in `time_zone`, in order.

        `duration` is minutes. For a booking that is `moving` its own time counts as free. They may
        be a minute old, unless they are to be `fresh`.
        """

    async def prefetch(self, *, time_zone: str) -> None:
        """Read the days ahead, so that a question about them needs no request."""

    def clock_notice(self) -> str:
        """Say that this computer's clock differs from the calendar's, or nothing."""

    async def get(self, uid: str, *, attendee_email: str = "") -> Booking:
        """Return one booking, as the attendee of that address has it where several share it."""

    async def calendar_links(self, uid: str) -> tuple[CalendarLink, ...]:
        """Return the links that put a booking into other calendars.

        There are none where the calendar keeps them to those with a key.
        """

    async def upcoming(self, email: str | None = None) -> BookingsFound:
        """Return what was booked on this computer and is still to come, as it stands now.

        With `email` also what the calendar lists for that address.
        """

    async def all_bookings(self, since: datetime) -> BookingsFound:
        """Return what begins at `since` or later, in any state; without a key, what is ours."""

    async def resolve(self, request_id: str) -> WriteIntent:
        """Ask the calendar once more about one write, and return it as it stands then.

        Raises InputError for a write to another calendar, or one of the CalendarError family.
        """

    async def book(self, proposal: BookingProposal, *, time_zone: str) -> Booking:
        """Create the booking."""

    async def reschedule(self, proposal: RescheduleProposal, *, time_zone: str) -> Booking:
        """Move the booking."""

    async def cancel(self, proposal: CancelProposal, *, time_zone: str) -> Booking:
        """Cancel the booking."""

    async def keep_unsent(
        self, proposal: Proposal, *, time_zone: str, why: CalendarUnreachable
    ) -> CalendarUnreachable:
        """Keep what the person affirmed while the calendar could not be asked; nothing is sent.

        Returns what the person is told.
        """

    async def reconcile(self) -> tuple[WriteIntent, ...]:
        """Settle writes left open by a crash or a time-out; return those that it settled.

        Cheap with nothing open; also for when the calendar can be reached again.
        """

    async def open_intents(self) -> tuple[WriteIntent, ...]:
        """Return the writes whose outcome is not known yet."""

    async def not_sent(self) -> tuple[WriteIntent, ...]:
        """Return the writes that never left this computer, the oldest first."""

    async def propose_again(self, request_id: str, *, proposal_id: str) -> Proposal:
        """Return an unsent write as a fresh proposal, of a time that is free now.

        Raises InputError where it is not there any more, else one of the CalendarError family.
        """

    async def drop(self, request_id: str) -> WriteIntent:
        """Give an unsent write up. Raises InputError where it is not there any more."""

    async def close(self) -> None:
        """Release connections."""
