"""The program's own words: summaries, outcomes and why something was not done.

Words are for the eye; `app.language.ear` turns them into words for the ear.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.booking import Booking, BookingStatus, EventType
from app.domain.errors import BookingNotFound, NotBookable, SlotTaken, VocalDeskError
from app.domain.events import BookingChanged, BookingConfirmed
from app.domain.journal import WriteIntent, WriteKind, WriteState
from app.domain.proposal import BookingProposal, CancelProposal, Proposal
from app.domain.refusals import Refused
from app.language.phrasebook import Phrasebook
from app.language.replies import PhraseKey


def summary(
    proposal: Proposal,
    book: Phrasebook,
    *,
    time_zone: str,
    event_type: EventType,
    now: datetime,
    email_in_doubt: bool = False,
) -> str:
    """Sum up what is about to be written and ask for a yes.

    `now` is in the person's zone. The zone is named, and the host's clock where it differs.
    `email_in_doubt` tells that the address may be the person's name misheard.
    """
    if isinstance(proposal, BookingProposal):
        # Short sentences: the first is heard while the next is made.
        sentences = [
            book.phrase(
                "summary",
                title=event_type.title,
                length=book.forms.length(proposal.duration),
                when=_when(proposal.slot.start, book, time_zone, event_type.host_time_zone, now),
                name=proposal.name,
                email=proposal.email,
            )
        ]
        if email_in_doubt:
            sentences.append(book.phrase("summary_email_differs"))
        if proposal.notes:
            sentences.append(book.phrase("summary_note", note=proposal.notes.rstrip(".")))
        for slug, answer in proposal.answers.items():
            question = proposal.questions.get(slug, slug).rstrip("?:. ")
            words = book.forms.worded(answer)
            sentences.append(book.phrase("summary_answer", question=question, answer=words))
        return " ".join((*sentences, book.phrase("summary_asks")))
    booking = proposal.booking
    old = _when(booking.start, book, time_zone, booking.host_time_zone, now)
    if isinstance(proposal, CancelProposal):
        return book.phrase("summary_cancel", when=old, name=booking.name)
    new = _when(proposal.slot.start, book, time_zone, booking.host_time_zone, now)
    return book.phrase("summary_move", old=old, new=new)


def outcome(
    news: BookingConfirmed | BookingChanged, book: Phrasebook, *, time_zone: str, now: datetime
) -> str:
    """Say how a write ended well. A booking that still needs the host's yes is "requested"."""
    booking = news.booking
    when = _when(booking.start, book, time_zone, booking.host_time_zone, now)
    if isinstance(news, BookingChanged):
        if news.change == "cancelled":
            return book.phrase("cancelled", when=when)
        return book.phrase("moved", when=when) + _pending(booking, book)
    if booking.status is BookingStatus.PENDING:
        return book.phrase("requested", when=when) + _pending(booking, book)
    return book.phrase("booked", when=when)


def not_done(error: VocalDeskError, book: Phrasebook, *, moving: bool = False) -> str:
    """Say why a write did not happen, or may not have; `moving` that it was to move something."""
    if isinstance(error, SlotTaken):
        return book.phrase("slot_taken_move" if moving else "slot_taken")
    return trouble(error, book)


def trouble(error: VocalDeskError, book: Phrasebook) -> str:
    """Say what went wrong and what to do next."""
    reason = error.reason if isinstance(error, NotBookable) else ""
    return book.trouble(error.code, str(error), reason)


def not_changed(answer: Mapping[str, object], book: Phrasebook) -> str:
    """Say why an appointment can't be cancelled, moved or found, from a tool's answer."""
    code = str(answer.get("code"))
    if code in _NOT_CHANGED:
        return book.phrase(_NOT_CHANGED[code])
    return book.trouble(code, str(answer.get("message") or ""))


_NOT_CHANGED: Mapping[str, PhraseKey] = {
    Refused.WRITE_IN_PROGRESS: "one_moment",
    Refused.NOT_ALLOWED: "change_not_allowed",
    Refused.ALREADY_PAST: "change_past",
    Refused.ALREADY_CANCELLED: "change_gone",
    Refused.ALREADY_MOVED: "change_elsewhere",
    Refused.SAME_TIME: "change_same_time",
    Refused.UNKNOWN_BOOKING: "change_unknown",
    BookingNotFound.code: "change_gone",
}


def settled(intent: WriteIntent, book: Phrasebook, *, time_zone: str, now: datetime) -> str:
    """Say what became of a write whose outcome was not known for a while."""
    when = _when(intent.start, book, time_zone, time_zone, now)
    if intent.state is not WriteState.DONE:
        return book.phrase("settled_else", when=when, name=intent.name, what=intent.message)
    keys: Mapping[WriteKind, PhraseKey] = {
        WriteKind.CREATE: "settled_booked",
        WriteKind.RESCHEDULE: "settled_moved",
        WriteKind.CANCEL: "settled_cancelled",
    }
    return book.phrase(keys[intent.kind], when=when, name=intent.name)


def unsent(intent: WriteIntent, book: Phrasebook, *, time_zone: str, now: datetime) -> str:
    """Say which write never left this computer."""
    keys: Mapping[WriteKind, PhraseKey] = {
        WriteKind.CREATE: "unsent_booking",
        WriteKind.RESCHEDULE: "unsent_move",
        WriteKind.CANCEL: "unsent_cancel",
    }
    when = _when(intent.start, book, time_zone, time_zone, now)
    return book.phrase(keys[intent.kind], when=when, name=intent.name)


def _pending(booking: Booking, book: Phrasebook) -> str:
    if booking.status is BookingStatus.PENDING:
        host = booking.host_name or book.phrase("the_host")
        return f" {book.phrase('pending', host=host)}"
    return ""


def _when(start: datetime, book: Phrasebook, time_zone: str, host_zone: str, now: datetime) -> str:
    """Word an instant on the person's clock, and on the host's where that shows another time."""
    forms = book.forms
    local = start.astimezone(ZoneInfo(time_zone))
    words = book.phrase(
        "when",
        day=forms.day_name(local.date(), now.astimezone(ZoneInfo(time_zone)).date()),
        time=_which_of_two(local, book),
        zone=forms.zone_name(time_zone),
    )
    host = start.astimezone(ZoneInfo(host_zone))
    if host.utcoffset() == local.utcoffset():
        return words
    at, zone = forms.clock_time(host), forms.zone_name(host_zone)
    return book.phrase("when_for_host", when=words, time=at, zone=zone)


def _which_of_two(local: datetime, book: Phrasebook) -> str:
    """Word the time, and tell the two apart when the clocks go back and it comes twice."""
    time = book.forms.clock_time(local)
    other = local.replace(fold=1 - local.fold)
    if local.utcoffset() == other.utcoffset():
        return time
    # In the gap of spring no instant has this wall time, so only autumn's repeat is left.
    if local.astimezone(ZoneInfo("UTC")) == other.astimezone(ZoneInfo("UTC")):
        return time
    return book.phrase("second_time" if local.fold else "first_time", time=time)
