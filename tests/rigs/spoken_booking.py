"""One spoken booking from the program's start to its end, and what must be true of it then."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desk_calendar import free_times, served_calendar
from desk_person import Account, DeskPerson, Wish
from sandbox_command import standing_bookings
from speech_kit import SpeechKit
from window_rig import WindowRig

_FIRST_DAY, _LAST_DAY = 3, 12  # days ahead; there are weekdays among any ten days


@dataclass(slots=True)
class BookingRound:
    """What came of one booking.

    `faults` says in words what was not as it should be. A `wrong` booking is one that nobody asked
    for.
    """

    wish: Wish
    account: Account
    wrong: bool = False
    faults: list[str] = field(default_factory=list)


def choose_wish(rig: WindowRig, luck: random.Random) -> Wish:
    """Choose a time that an empty sandbox calendar has free some days ahead, and who wants it."""
    today = datetime.now(rig.zone).date()
    with served_calendar(rig, rig.home / "trial") as calendar:
        first, last = (today + timedelta(days) for days in (_FIRST_DAY, _LAST_DAY))
        free = free_times(calendar, first, last)
    return Wish.of_seed(luck, [start.astimezone(rig.zone) for start in free])


def book_by_voice(seed: int, kit: SpeechKit, *, picture: Path) -> BookingRound:
    """Start the program, book by talking, close the window, and look into the calendar.

    What the screen shows after the last reply is kept in `picture`.
    """
    luck = random.Random(seed)  # noqa: S311 - a repeatable play, no secret
    with WindowRig() as rig:
        rig.open_window()
        wish = choose_wish(rig, luck)
        rig.wait_until_ready()
        account = Account()
        outcome = BookingRound(wish, account)
        try:
            DeskPerson(rig, kit, luck).book(wish, account)
        finally:
            rig.screen.picture(picture)
        if not account.booked:
            outcome.faults.append(f"not booked for {wish}:\n{account}\n{rig.output()}")
        if (code := rig.close_window()) != 0:
            outcome.faults.append(f"exit code {code}: {rig.output()}")
        with served_calendar(rig, rig.state) as calendar:
            made = standing_bookings(calendar)
    found = [
        (item["start"], item["attendees"][0]["name"], item["attendees"][0]["email"])
        for item in made
    ]
    wanted = (wish.start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"), wish.name, wish.email)
    outcome.wrong = any(booking != wanted for booking in found) or len(found) > 1
    if found != [wanted]:
        outcome.faults.append(f"the calendar holds {found}, wanted was {wanted}:\n{account}")
    return outcome
