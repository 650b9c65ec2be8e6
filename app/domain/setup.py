"""What the settings find out about this computer and about the services it uses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from app.domain.booking import EventType


class SecretPlace(StrEnum):
    """A place for secrets. The value is what the command line calls it."""

    KEYRING = "keyring"
    SESSION = "session"
    FILE = "file"
    NOWHERE = ""


@dataclass(frozen=True, slots=True)
class CalendarAccount:
    """Whose calendar answered, and what can be booked there.

    `url` is where it answered; `remark` tells where key and address come from, if not from the
    settings.
    """

    name: str
    email: str
    time_zone: str
    url: str
    event_types: tuple[EventType, ...]
    remark: str = ""


Purpose = Literal["recogniser", "voice"]
"""What a speech model is for."""


@dataclass(frozen=True, slots=True)
class StoredModel:
    """A speech model and how it stands on this computer. Sizes are bytes.

    `languages` are BCP 47 tags, "mul" for many; `partial` is what has come of a download that
    waits for its rest.
    """

    id: str
    title: str
    purpose: Purpose
    languages: tuple[str, ...]
    licence: str
    attribution: str
    size: int
    state: Literal["ready", "missing", "damaged"]
    partial: int


@dataclass(frozen=True, slots=True)
class ModelStanding(StoredModel):
    """A stored model and what it is for: `in_use` where it is chosen, `offered` where it may be."""

    in_use: bool
    offered: bool


@dataclass(frozen=True, slots=True)
class ModelWork:
    """What is being done to a model. `done` of `total` bytes while it is fetched.

    At its end `kind` is "idle", and `problem` says what went wrong, or nothing.
    """

    model: str
    kind: Literal["fetching", "verifying", "importing", "removing", "idle"]
    done: int = 0
    total: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of a few words said to try the microphone.

    `text` is what was written down, empty where nothing was heard, and then `why` says why, if it
    is known. `seconds` is how long writing down took, `loudest` the highest level in dBFS.
    """

    text: str
    seconds: float
    loudest: float
    why: str = ""
