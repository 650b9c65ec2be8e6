"""The one entry from a person's words to their meaning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.booking import Slot
from app.domain.dialogue import Known
from app.language.answers import Stance
from app.language.corrections import Correction
from app.language.domains import near_misses
from app.language.echo import is_echo_yes
from app.language.moments import Moments
from app.language.notes import note_tokens
from app.language.reader import reader_of
from app.language.text import Tokens
from app.language.values import (
    Ambiguity,
    Choice,
    Expecting,
    Found,
    Intent,
    TimeRange,
    Understanding,
)

__all__ = ["Understanding", "understand"]

_NOBODY = Known()
_SURE_CORRECTION = 0.8


def understand(
    text: str,
    *,
    now: datetime,
    time_zone: str,
    expecting: Expecting | None = None,
    offered: Sequence[Slot] = (),
    known: Known = _NOBODY,
    proposed: Understanding | None = None,
    locale: str = "en",
) -> Understanding:
    """Return what `text` says about an appointment, with the place of each value in it.

    `now` is aware; days and times are read in `time_zone` (an IANA name) and count from `now`.
    `expecting` is what the assistant asked for last, `offered` the free times shown last; both
    settle what the words alone leave open. `known` is the name and address known so far, which
    words such as "smyth with a y" correct: what comes of that is found as if it had been said.
    `proposed` is what the assistant put to the person,
    where that is known: to name something else then refuses it. `locale` is the language, "en"
    or "de", and English where it is another. Anything may be handed in: what is not understood is
    not found. Cost grows linearly with the text, and no more than `text.MAX_CHARS` of it is read.

    Raises ValueError when `now` is naive, ZoneInfoNotFoundError for an unknown zone.
    """
    if now.tzinfo is None:
        raise ValueError("understand needs an aware datetime")
    zone = ZoneInfo(time_zone)
    local_now = now.astimezone(zone)
    local_slots = [slot.start.astimezone(zone) for slot in offered]
    read = reader_of(locale)
    tokens = read.tokenise(text)
    notes = read.find_notes(tokens, text)
    taken = note_tokens(tokens, notes)
    addresses, found_name = read.find_details(tokens, expecting=expecting, taken=taken)
    for address in addresses:
        taken.update(range(address.first, address.last))
    if found_name is not None:
        taken.update(range(found_name.first, found_name.last))
    own, guests = read.part_guests(tokens, addresses)
    if expecting == "email" and not own:
        own, guests = guests, []
    email = own[-1].found if own else None
    email_readings: tuple[str, ...] = own[-1].suggestions if own else ()
    phone = read.find_phone(tokens, taken)
    if phone is not None:
        taken.update(_tokens_in(tokens, phone))
    name = found_name.found if found_name is not None else None
    told = Known(name=known.name, email=known.email if email is None else None)
    correction = read.find_correction(tokens, told, expecting=expecting)
    if correction is not None:
        taken.update(range(correction.first, correction.last))
        place = tokens.span(correction.first, correction.last)
        if correction.emails:
            email = Found(correction.emails[0], *place, _SURE_CORRECTION)
            email_readings = (*correction.emails[1:], *_suggestions(correction.emails[0]))
        if correction.names and not _says_more(name, correction):
            name = Found(correction.names[0], *place, _SURE_CORRECTION)
    choice = read.find_choice(tokens, expecting=expecting, taken=taken, has_offer=bool(offered))
    choice_tokens = _tokens_in(tokens, choice)
    moments = read.find_moments(
        tokens,
        local_now,
        expecting=expecting,
        offered=local_slots,
        taken=taken | choice_tokens,
    )
    covered = {i for first, last in moments.covered for i in range(first, last)}
    other = read.find_other(tokens, taken | covered | choice_tokens)
    shift = read.find_shift(tokens)
    no_such_day = read.find_no_such_day(tokens)
    has_other_content = bool(
        no_such_day or moments.duration or email or name or phone or guests or notes or choice
        or other or shift
        or moments.not_dates or moments.not_times
    )  # fmt: skip
    has_content = has_other_content or moments.names_any
    stance = _stance(moments, proposed, adds=has_other_content) if has_content else Stance.SILENT
    answer = read.read_answer(tokens, expecting=expecting, stance=stance)
    corrects = answer == "no" or read.takes_back(tokens)
    intents = read.find_intents(tokens, has_choice=choice is not None, expecting=expecting)
    if Intent.HESITATE in intents and not (has_content or tokens.word(0) in {"no", "nope", "nah"}):
        answer = "unsure" if expecting == "yesno" else None
    return Understanding(
        intents=intents,
        date=moments.date,
        also_dates=moments.also_dates,
        not_dates=moments.not_dates,
        days=moments.days,
        time=moments.time,
        not_times=moments.not_times,
        window=moments.window,
        part=moments.part,
        duration=moments.duration,
        email=email,
        name=name,
        phone=phone,
        guests=tuple(guest.found for guest in guests),
        notes=notes,
        choice=choice,
        other=other,
        shift=shift,
        answer=answer,
        plain_yes=answer == "yes"
        and not has_content
        and not tokens.cut_short
        and read.is_plain_yes(tokens),
        echo_yes=answer == "yes"
        and not has_other_content
        and not tokens.cut_short
        and _names_one_moment(moments)
        and is_echo_yes(
            tokens,
            [(found.start, found.end) for found in (moments.date, moments.time) if found],
            tokenise=read.tokenise,
            is_plain_yes=read.is_plain_yes,
        ),
        plain_no=answer == "no" and not has_content,
        corrects=bool(corrects and has_content),
        topics=read.find_topics(tokens),
        ambiguous=_ambiguities(moments, email_readings),
        cut_short=tokens.cut_short,
        no_such_day=_found_words(tokens, text, no_such_day),
    )


def _names_one_moment(moments: Moments) -> bool:
    """Tell whether a day, a time or both are named, and each beyond doubt."""
    return bool(moments.date or moments.time) and not any(
        (moments.also_dates, moments.days, moments.window, moments.part, moments.ambiguous)
    )


def _found_words(tokens: Tokens, text: str, place: tuple[int, int] | None) -> Found[str] | None:
    if place is None:
        return None
    start, end = tokens.span(*place)
    return Found(text[start:end], start, end)


def _suggestions(address: str) -> tuple[str, ...]:
    """Return the well-known addresses that a corrected one may be a slip of."""
    local, _, domain = address.partition("@")
    return tuple(f"{local}@{near}" for near in near_misses(domain))


def _says_more(name: Found[str] | None, correction: Correction) -> bool:
    """Tell whether a whole name was given beside the correction of another."""
    return name is not None and " " in name.value and name.value not in correction.names


def _stance(moments: Moments, proposed: Understanding | None, *, adds: bool) -> Stance:
    """Return how what was said stands to what was proposed; `adds` tells of more than moments."""
    if proposed is None:
        return Stance.UNKNOWN
    if not proposed.names_moment:
        return Stance.NEW
    if adds or moments.days is not None:
        return Stance.OTHER
    days = {found.value for found in (proposed.date, *proposed.also_dates) if found is not None}
    days |= {dt.date.fromisoformat(value) for value in proposed.readings("date")}
    times = {proposed.time.value} if proposed.time is not None else set()
    times |= {dt.time.fromisoformat(value) for value in proposed.readings("time")}
    other_day = days and moments.date is not None and moments.date.value not in days
    other_time = times and moments.time is not None and moments.time.value not in times
    ranges = [
        found.value if isinstance(found.value, TimeRange) else found.value.hours
        for found in (moments.window, moments.part)
        if found is not None
    ]
    outside = times and any(not hours.holds(at) for hours in ranges for at in times)
    return Stance.OTHER if other_day or other_time or outside else Stance.SAME


def _tokens_in(tokens: Tokens, found: Found[Choice] | Found[str] | None) -> set[int]:
    if found is None:
        return set()
    return {i for i in range(len(tokens)) if found.start <= tokens[i].start < found.end}


def _ambiguities(moments: Moments, suggestions: Sequence[str]) -> tuple[Ambiguity, ...]:
    if not suggestions:
        return moments.ambiguous
    return (*moments.ambiguous, Ambiguity("email", tuple(suggestions)))
