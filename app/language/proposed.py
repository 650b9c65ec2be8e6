"""What the assistant's last words put to the person, and their answer in the light of it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.booking import Slot
from app.domain.dialogue import Known
from app.language.corrections import address_read_back
from app.language.reader import reader_of
from app.language.understanding import understand
from app.language.values import Expecting, Understanding


def understand_reply(
    text: str,
    said_before: str,
    *,
    now: datetime,
    time_zone: str,
    expecting: Expecting | None = None,
    locale: str = "en",
) -> Understanding:
    """Return what `text` says in answer to `said_before`, with nothing known but the two.

    `expecting` goes before what the assistant's words ask for; the others as in `understand`.
    """
    proposed = proposed_in(said_before, now=now, time_zone=time_zone, locale=locale)
    return understand(
        text,
        now=now,
        time_zone=time_zone,
        expecting=expecting or reader_of(locale).expectation(said_before),
        offered=slots_named(proposed, now.astimezone(ZoneInfo(time_zone))),
        known=Known(email=address_read_back(said_before)),
        proposed=proposed,
        locale=locale,
    )


def proposed_in(
    said_before: str, *, now: datetime, time_zone: str, locale: str = "en"
) -> Understanding:
    """Return what is understood of the last question, or where it names no time, of all.

    `now`, `time_zone` and `locale` are those of `understand`.
    """
    proposed = Understanding()
    for words in reader_of(locale).proposals_in(said_before):
        proposed = understand(words, now=now, time_zone=time_zone, locale=locale)
        if proposed.names_moment:
            break
    return proposed


def slots_named(proposed: Understanding, now: datetime) -> tuple[Slot, ...]:
    """Return the one time that was put to the person, as a slot; `now` is in their zone."""
    if proposed.time is None or proposed.readings("time"):
        return ()
    day = proposed.date.value if proposed.date is not None else now.date()
    start = datetime.combine(day, proposed.time.value, now.tzinfo)
    return (Slot(start, start.isoformat()),)
