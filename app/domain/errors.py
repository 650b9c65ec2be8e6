"""Everything that can go wrong, as one tree.

    VocalDeskError
    ├── InputError            what was handed in can't be used (a file, a zone, an option)
    ├── SetupError            something the program needs is missing on this computer
    │   └── ModelError        a speech model is missing, corrupt or can't be fetched
    ├── AudioError            microphone or loudspeaker
    ├── StorageError          database, settings or keyring
    │   └── NoKeyring             no keyring took a secret, and no weaker place is taken unasked
    ├── AgentUnavailable      a language model gave no usable answer; its `why` says which way
    └── CalendarError         the calendar refused or can't be reached
        ├── SlotTaken         somebody else has the time, or it is no longer offered
        ├── NotBookable       too soon, in the past, outside the window, a limit, a missing answer
        ├── BookingNotFound   no such booking, or it is already cancelled
        ├── CalendarSetupError  event type or address of the calendar is wrong
        │   └── CalendarKeyError  the calendar does not accept the key, or wants one
        ├── CalendarUnreachable nothing was sent, so nothing can have happened
        ├── CalendarServerError the calendar failed on its side; a read may be tried again
        │   └── RateLimited       the calendar asks us to slow down
        └── OutcomeUnknown    a write was sent and its result never came back

Each carries a sentence for the person (`message`), what to do next (`advice`), and apart from
those a `detail` for the log. Words with values in them are a `Wording`, so that the window can
translate them. No secret may be put into any of the three.
"""

from __future__ import annotations

from enum import StrEnum

from app.domain.wording import sentences


class VocalDeskError(Exception):
    """Something went wrong that a person can be told about in plain words."""

    code = "error"
    can_retry = False

    def __init__(self, message: str, *, advice: str = "", detail: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.detail = detail

    def __str__(self) -> str:
        return sentences(self.message, self.advice)


class InputError(VocalDeskError):
    """What was handed in can't be used."""

    code = "bad_input"


class SetupError(VocalDeskError):
    """Something the program needs is missing on this computer."""

    code = "setup"


class ModelError(SetupError):
    """A speech model is missing, corrupt or can't be fetched."""

    code = "model"


class AudioError(VocalDeskError):
    """The microphone or the loudspeaker can't be used."""

    code = "audio"


class StorageError(VocalDeskError):
    """The database, the settings or the keyring can't be used."""

    code = "storage"


class NoKeyring(StorageError):
    """No keyring of this system took a secret; it is kept nowhere."""

    code = "no_keyring"


class AgentTrouble(StrEnum):
    """Why a language model gave no usable answer."""

    KEY = "key"
    MODEL = "model"
    NO_TOOLS = "no_tools"
    QUOTA = "quota"
    REQUEST = "request"
    UNREACHABLE = "unreachable"
    RATE_LIMITED = "rate_limited"
    SERVER = "server"
    BROKEN_ANSWER = "broken_answer"
    REFUSED = "refused"
    FIRST_TOKEN_TIMEOUT = "first_token_timeout"  # noqa: S105 - the word token, no password
    TOTAL_TIMEOUT = "total_timeout"


_WANTS_THE_PERSON = frozenset(
    {
        AgentTrouble.KEY,
        AgentTrouble.MODEL,
        AgentTrouble.NO_TOOLS,
        AgentTrouble.QUOTA,
        AgentTrouble.REQUEST,
    }
)


class AgentUnavailable(VocalDeskError):
    """A language model gave no usable answer to this turn, or broke off in the middle of one.

    `agent` is the name it is chosen by. `seconds` is what the other side asked to wait for before
    it is tried again, if it said so.
    """

    code = "agent_unavailable"

    def __init__(
        self,
        message: str,
        *,
        agent: str,
        why: AgentTrouble,
        advice: str = "",
        detail: str = "",
        seconds: float | None = None,
    ) -> None:
        super().__init__(message, advice=advice, detail=detail)
        self.agent = agent
        self.why = why
        self.seconds = seconds

    @property
    def may_pass(self) -> bool:
        """Whether it may work again by itself; otherwise the person has to set something right."""
        return self.why not in _WANTS_THE_PERSON


class CalendarError(VocalDeskError):
    """The calendar refused, or can't be reached."""

    code = "calendar"


class SlotTaken(CalendarError):
    """The time is not free any more."""

    code = "slot_taken"


class Reason(StrEnum):
    """Which of the calendar's rules does not allow a booking."""

    TOO_SOON = "too_soon"
    IN_THE_PAST = "in_the_past"
    OUTSIDE_WINDOW = "outside_window"
    TOO_SOON_OR_OUTSIDE_WINDOW = "too_soon_or_outside_window"
    LIMIT_REACHED = "limit_reached"
    NEEDS_PHONE = "needs_phone"
    MISSING_ANSWER = "missing_answer"
    WRONG_ANSWER = "wrong_answer"
    WRONG_EMAIL = "wrong_email"
    WRONG_LENGTH = "wrong_length"
    NOT_ALLOWED = "not_allowed"
    OTHER = "other"


class NotBookable(CalendarError):
    """The calendar's rules do not allow this booking as it stands.

    `reason` says which rule; `field` is the slug of the booking question that it is about, if any.
    """

    code = "not_bookable"

    def __init__(
        self,
        message: str,
        *,
        advice: str = "",
        detail: str = "",
        reason: Reason = Reason.OTHER,
        field: str = "",
    ) -> None:
        super().__init__(message, advice=advice, detail=detail)
        self.reason = reason
        self.field = field


class BookingNotFound(CalendarError):
    """There is no such booking, or it has already been cancelled."""

    code = "booking_not_found"


class CalendarSetupError(CalendarError):
    """The calendar's key, event type or address is wrong."""

    code = "calendar_setup"


class CalendarKeyError(CalendarSetupError):
    """The calendar does not accept the key, or wants one where there is none."""

    code = "calendar_key"


class CalendarUnreachable(CalendarError):
    """No connection came about, so nothing can have happened."""

    code = "calendar_unreachable"
    can_retry = True


class CalendarServerError(CalendarError):
    """The calendar failed on its side, or asks us to slow down."""

    code = "calendar_server"
    can_retry = True


class RateLimited(CalendarServerError):
    """The calendar asks us to slow down, or would; nothing was done.

    `seconds` from now on it may be tried again.
    """

    code = "rate_limited"

    def __init__(
        self, message: str, *, advice: str = "", detail: str = "", seconds: float = 60.0
    ) -> None:
        super().__init__(message, advice=advice, detail=detail)
        self.seconds = seconds


class OutcomeUnknown(CalendarError):
    """A write was sent and its result never came back: it may or may not have happened."""

    code = "outcome_unknown"
