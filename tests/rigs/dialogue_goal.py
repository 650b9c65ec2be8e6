"""What a scripted user wants, and how it behaves on the way there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_TURNS = 24
"""Turns after which the most patient user leaves."""


@dataclass(frozen=True, slots=True)
class When:
    """Moments that would do: on one of `days`, starting from `earliest` to `latest`.

    `days` and times are on the person's wall clock.
    """

    days: tuple[dt.date, ...]
    earliest: dt.time
    latest: dt.time

    @property
    def exact(self) -> bool:
        """Whether only one time of day will do."""
        return self.earliest == self.latest

    def holds(self, local: dt.datetime) -> bool:
        """Tell whether a moment in the person's zone would do."""
        return local.date() in self.days and self.earliest <= local.time() <= self.latest


@dataclass(frozen=True, slots=True)
class Goal:
    """The appointment that is wanted.

    `wishes` are moments in order of preference: a later one is asked for once the earlier ones
    turn out not to be had. `length` is minutes. `answers` to questions of the host are by a word
    of the question. Without `wishes` nothing may be booked.
    """

    wishes: tuple[When, ...]
    name: str
    email: str
    notes: str = ""
    length: int = 30
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Interlude:
    """Something that a user says or does besides answering.

    It comes when `when` is what the assistant asks for (`summary`, `day`, `time`, `email`, `name`,
    or `start`, or the number of a turn), `times` times at most. `act` is what is done: say the
    words, talk over the assistant's answer to them with `then`, press Escape after them, or click
    what the words name (`yes`, `no`, `card`). A `goal` takes the place of the one before.
    """

    when: str
    says: str = ""
    act: str = "say"
    then: str = ""
    goal: Goal | None = None


@dataclass(frozen=True, slots=True)
class Host:
    """The host's calendar. `busy` are spans on the host's wall clock, `taken_at_yes` tells that
    somebody else takes the time while the user says yes. `open_weekly` are the days of the week
    and hours that bookings may lie in.
    """

    zone: str
    busy: tuple[tuple[dt.datetime, dt.datetime], ...] = ()
    taken_at_yes: bool = False
    open_weekly: tuple[tuple[str, ...], str, str] | None = None
    event_type: int = 1


@dataclass(frozen=True, slots=True)
class Scenario:
    """One conversation to be held.

    `now` is aware, in the person's `zone`. `says` are the words of this user, by what they
    answer, each list used up before the user finds words of its own in `style`. `picks` tells how
    one of several offered times is taken. `books` is false where nothing may be booked.
    `known` tells that name and address stand in the settings. `noise` spoils the words. With a
    `voice` the user speaks; `typed` are words that only make sense in writing.
    """

    name: str
    now: dt.datetime
    zone: str
    goal: Goal
    host: Host
    seed: int
    says: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    volunteers: tuple[str, ...] = ("day", "time")
    interludes: tuple[Interlude, ...] = ()
    style: str = "plain"
    noise: str = "none"
    picks: str = "time"
    books: bool = True
    known: bool = False
    leaves_after: int = MOST_TURNS
    voice: str = ""
    typed: bool = False
