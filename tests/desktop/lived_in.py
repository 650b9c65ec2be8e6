"""What stands on the pages of somebody who has used the program for a while.

Everything lies on days that are fixed and far from today, so that a picture of it stays the same.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from history_kit import Keeping, keeping, tone
from settings_kit import program_in

from app.build.program import open_main_database
from app.domain.booking import Booking, BookingsFound, BookingStatus
from app.domain.events import (
    AgentUse,
    BookingConfirmed,
    Metrics,
    SpeechMade,
    Transcript,
)
from app.domain.history import Role
from app.domain.journal import IN_PROCESS, WriteIntent, WriteKind, WriteState
from app.storage.journal import SqliteJournal
from app.storage.known_bookings import KnownBookings

ZONE = "Europe/Berlin"
AS_OF = datetime(2026, 10, 14, 7, 5, tzinfo=UTC)
_TO_COME = datetime(2041, 5, 6, 8, 0, tzinfo=UTC)
_OVER = datetime(2026, 9, 8, 13, 0, tzinfo=UTC)
_TALKED = datetime(2026, 10, 12, 7, 20, tzinfo=UTC)

_DEMO = Booking(
    id=1,
    uid="b1",
    status=BookingStatus.ACCEPTED,
    start=_TO_COME,
    duration=30,
    name="Maria Lopez",
    email="maria.lopez@example.com",
    title="Demo",
    host_name="Sam Host",
    host_time_zone="America/New_York",
    calendar_link="https://cal.com/booking/b1",
)

BOOKINGS = (
    replace(_DEMO, location="Video call", guests=("jo@example.com",)),
    replace(
        _DEMO,
        uid="b2",
        start=_TO_COME + timedelta(hours=5),
        status=BookingStatus.PENDING,
        title="Workshop on the new planning board",
        duration=90,
    ),
    *(
        replace(_DEMO, uid=f"b{3 + day}", start=_TO_COME + timedelta(days=day, hours=day % 5))
        for day in range(1, 9)
    ),
    replace(_DEMO, uid="o1", start=_OVER, title="Check-in"),
    replace(
        _DEMO,
        uid="c1",
        start=_TO_COME + timedelta(days=3),
        status=BookingStatus.CANCELLED,
        reason="I am ill.",
    ),
)

_MAYBE = WriteIntent(
    request_id="r1",
    calendar="sandbox",
    kind=WriteKind.CREATE,
    state=WriteState.PENDING,
    created_at=AS_OF,
    updated_at=AS_OF,
    start=_TO_COME + timedelta(days=1),
    duration=30,
    time_zone=ZONE,
    name="Maria Lopez",
    email="maria.lopez@example.com",
    base_url=IN_PROCESS,
    event_type_id=1,
)

_Talk = tuple[tuple[Role, str], ...]
TALKS: tuple[_Talk, ...] = (
    (
        ("user", "What is free on Friday?"),
        ("agent", "On Friday I have ten, eleven and half past two."),
    ),
    (
        ("user", "Good morning, I would like to move my check-in to next week"),
        ("agent", "Your check-in is on Tuesday at three. Which day suits you better?"),
        ("user", "Thursday, as late as you can"),
        ("agent", "Thursday at five is the last one."),
    ),
    (
        ("user", "I'd like a demo on Wednesday afternoon"),
        ("agent", "On Wednesday afternoon I have one, half past two and four o'clock."),
        ("user", "Half past two, please"),
        ("agent", "May I have your name and your e-mail address?"),
        ("user", "Maria Lopez, maria dot lopez at example dot com"),
        ("agent", "Half an hour on Wednesday at half past two, for Maria Lopez. Shall I book it?"),
        ("user", "Yes"),
        ("agent", "It is booked. A confirmation is on its way to you."),
    ),
)


def live_in(folder: Path) -> None:
    """Fill the bookings, the journal and the history of the program that lies in `folder`."""
    program = program_in(folder)
    program.settings.set("person.time_zone", ZONE)
    with closing(open_main_database(program)) as database:
        since = datetime(2026, 1, 1, tzinfo=UTC)
        found = BookingsFound(BOOKINGS, has_all=True)
        KnownBookings(database, "sandbox", IN_PROCESS).replace(found, since=since, at=AS_OF)
        journal = SqliteJournal(database)
        journal.add(_MAYBE)
        journal.settle("r1", WriteState.NEEDS_ATTENTION, at=AS_OF, message="The answer was lost.")
    with keeping(program.paths.state) as kept:
        kept.keeps_sound = True
        for day, talk in enumerate(TALKS):
            kept.clock.now = _TALKED + timedelta(days=day, hours=3 * day)
            _hold(kept, talk)


def _hold(kept: Keeping, talk: _Talk) -> None:
    kept.opens()
    for place, (role, text) in enumerate(talk):
        turn = place // 2 + 1
        kept.clock.move(seconds=7)
        kept.happens(Transcript(turn=turn, role=role, text=text, timestamp=kept.clock.now))
        if role == "user":
            continue
        if "is booked" in text:
            kept.happens(BookingConfirmed(turn=turn, booking=_DEMO, time_zone=ZONE))
        kept.happens(SpeechMade(turn=turn, audio=tone(1.0)))
        kept.happens(
            Metrics(
                turn=turn,
                outcome="answered",
                transcript_ms=240.0 + 40 * turn,
                reply_text_ms=420.0 + 90 * turn,
                reply_audio_ms=560.0 + 110 * turn,
                tools=(("check_availability", 60.0),),
                agent=AgentUse(2.0),
            )
        )
