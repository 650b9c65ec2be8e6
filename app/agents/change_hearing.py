"""How the built-in agent learns what is to be done to an appointment, from words and from tools."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.agents.change_state import Appointment, Change, Target
from app.agents.frame import Frame
from app.domain.tools import (
    BOOK_APPOINTMENT,
    CANCEL_BOOKING,
    FIND_BOOKINGS,
    RESCHEDULE_BOOKING,
    ToolCall,
    ToolResult,
)
from app.language.changes import ChangeKind, ChangeWords
from app.language.reader import Reader
from app.language.values import Expecting, Intent, Other, TimeRange, Understanding

_FINAL = frozenset(
    {"already_cancelled", "already_moved", "already_past", "not_allowed", "booking_not_found",
     "not_bookable", "unknown_booking"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the person, after `said_before`, in which `proposed` was put to them.

    `read` understands a part of the text, `reader` reads the language; `now` is in their zone.
    """

    text: str
    said: Understanding
    said_before: str
    expecting: Expecting | None
    now: dt.datetime
    proposed: Understanding
    read: Callable[[str], Understanding]
    reader: Reader


# What the person says --------------------------------------------------------------------------


def hear_change(frame: Frame, turn: Turn) -> tuple[Frame, bool]:
    """Return the frame after the turn, and whether the turn was about an existing appointment.

    Where it was not, the frame is as it was, but for a change that the person has left behind.
    """
    if not _asks_for_others(frame, turn):
        frame = _without_ended(frame)
    found = turn.reader.find_change(turn.text)
    if found is not None and found.kind == "list" and _is_choosing(frame, turn):
        found = None
    if found is not None and not turn.reader.says_keep(turn.text):
        if _is_about_draft(frame, found, turn.reader):
            return _changed_draft(frame, turn, found)
        if _begins(frame, found):
            return _begun(frame, turn, found), True
    if frame.change is not None:
        return _gone_on(frame, turn, frame.change)
    if _corrects_latest(frame, turn):
        return _begun(frame, turn, _as_wish(turn.text, turn.reader)), True
    return frame, False


def clicked(frame: Frame, start: dt.datetime) -> Frame:
    """Return the frame after a click on a free time: for what is moving, or else for a new one."""
    frame = _without_ended(frame)
    if frame.change is not None and (frame.change.kind != "move" or frame.change.uid is None):
        frame = _left(frame)
    return frame.chose(start)


def _is_choosing(frame: Frame, turn: Turn) -> bool:
    """Tell whether "my next appointment" answers which one is meant."""
    change = frame.change
    asks = turn.reader.opens_question(turn.text)
    return change is not None and change.uid is None and change.kind != "list" and not asks


def _asks_for_others(frame: Frame, turn: Turn) -> bool:
    """Tell whether an address after a list is meant for looking up more of them."""
    is_list = frame.change is not None and frame.change.kind == "list"
    return is_list and turn.said.email is not None and not is_under_way(replace(frame, change=None))


def is_under_way(frame: Frame) -> bool:
    """Tell whether a new appointment is being made."""
    return frame.change is None and any(
        wish is not None
        for wish in (frame.day, frame.days, frame.time, frame.window, frame.part, frame.pick)
    )


def _without_ended(frame: Frame) -> Frame:
    """Return the frame without a change that was given up, or a list that was told."""
    change = frame.change
    if change is None:
        return frame
    if change.dropped or (change.kind == "list" and frame.appointments):
        return _left(frame)
    return frame


def _left(frame: Frame) -> Frame:
    """Return the frame without its change, and without what was wished for it."""
    is_move = frame.change is not None and frame.change.kind == "move"
    return replace(without_wish(frame) if is_move else frame, change=None)


def without_wish(frame: Frame) -> Frame:
    """Return the frame without day and time, and what they were looked for with."""
    return replace(
        frame, day=None, also=(), not_days=frozenset(), days=None, readings=(), time=None,
        other_times=(), window=None, part=None, pick=None, beyond=None, passed=frozenset(),
        near=None, duration=None, free={}, shown=None, proposed=False,
    )  # fmt: skip


def _is_about_draft(frame: Frame, found: ChangeWords, reader: Reader) -> bool:
    """Tell whether "it" is the appointment that is only being made."""
    if found.kind not in {"move", "cancel"} or not is_under_way(frame):
        return False
    if found.refers in {"pronoun", "bare"}:
        return True
    if any(sign.isdigit() for sign in found.about) or _names_day(found.about, reader):
        return False
    return found.refers == "definite" or frame.proposed or not frame.appointments


def _names_day(text: str, reader: Reader) -> bool:
    return bool(reader.weekdays_in(text)) or reader.names_near_day(text)


def _changed_draft(frame: Frame, turn: Turn, found: ChangeWords) -> tuple[Frame, bool]:
    """Change or drop the appointment that is being made."""
    if found.kind == "cancel":
        heard = without_wish(_heard(frame, turn, Understanding()))
        # How long it should take holds for the next one as well, as the name and address do.
        dropped = Change("cancel", dropped="draft")
        return replace(heard, duration=frame.duration, change=dropped), True
    if found.shift is None or frame.day is None or frame.time is None:
        return frame, False
    moved = Appointment("", frame.day, frame.time).shifted(found.shift)
    if moved is None:
        return frame, False
    heard = _heard(frame, turn, Understanding())
    day, time = moved
    return replace(heard, day=day, time=time, other_times=(), pick=None), True


def _begins(frame: Frame, found: ChangeWords) -> bool:
    """Tell whether the words begin a change, or turn one under way into another."""
    if found.refers != "bare":
        return True
    if found.kind == "cancel":
        # "Cancel" alone stops what is going on, unless there is nothing else it can mean.
        return frame.change.kind == "unclear" if frame.change else frame.latest is not None
    return True


def _begun(frame: Frame, turn: Turn, found: ChangeWords) -> Frame:
    before = frame.change
    about = _target(turn, found.about)
    uid = None
    if not about and found.kind != "list":
        uid = (before.uid if before else None) or frame.latest
        about = before.about if before and uid is None else about
    change = Change(
        found.kind, uid, about, _target(turn, found.either),
        either_wish=turn.read(found.either) if found.either else None,
        shift=found.shift, same_time=found.same_time,
    )  # fmt: skip
    if found.kind != "move":
        return resolved(replace(_heard(frame, turn, Understanding()), change=change, missed=0))
    wish = turn.read(found.wish) if found.wish else Understanding()
    heard = _heard(without_wish(frame), turn, wish)
    return resolved(
        replace(heard, change=change, missed=0), wish.other.value if wish.other else None
    )


def _gone_on(frame: Frame, turn: Turn, change: Change) -> tuple[Frame, bool]:
    """Take an answer to what was asked about a change, or whatever was said instead."""
    said = turn.said
    if _gives_up(frame, turn, change):
        heard = _heard(frame, turn, Understanding())
        return replace(heard, change=replace(change, dropped="kept"), missed=0), True
    if turn.reader.books_anew(turn.text):
        return _left(frame), False
    has_when = _has_when(said)
    if change.kind == "unclear" and has_when:
        return _begun(frame, turn, _as_wish(turn.text, turn.reader)), True
    if change.uid is None and not frame.appointments and not said.email and has_when:
        return _left(frame), False
    if change.kind in {"list", "unclear"}:
        return _heard(frame, turn, Understanding(answer=said.answer)), True
    if change.uid is None or (change.kind == "cancel" and _target(turn, turn.text)):
        return _chosen(frame, turn, change), True
    if change.kind == "cancel":
        return _heard(frame, turn, Understanding(answer=said.answer)), True
    return _wished(frame, turn, change), True


def _as_wish(text: str, reader: Reader) -> ChangeWords:
    """Return words that tell nothing but a new time as a wish to move."""
    shift = reader.find_change_shift(text)
    if shift is not None:
        return ChangeWords("move", "pronoun", wish=shift[1], shift=shift[0])
    return ChangeWords("move", "pronoun", wish=text, same_time=reader.says_same_time(text))


def _gives_up(frame: Frame, turn: Turn, change: Change) -> bool:
    if turn.reader.says_keep(turn.text) and not _has_when(turn.said):
        return True
    if turn.said.has_booking_content:
        return False
    if Intent.STOP in turn.said.intents:
        return True
    # A no to "Would that suit you?" is a no to that time alone.
    is_offer = change.kind == "move" and frame.shown is not None and not change.proposed
    return turn.said.answer == "no" and not is_offer and not turn.said.topics


def _chosen(frame: Frame, turn: Turn, change: Change) -> Frame:
    """Take which appointment is meant."""
    about = _target(turn, turn.text)
    if not about and turn.said.answer == "yes" and len(frame.appointments) == 1:
        change = replace(change, uid=frame.appointments[0].uid)
    elif about:
        change = replace(change, uid=None, about=about, either=Target(), either_wish=None)
    heard = _heard(frame, turn, Understanding(answer=turn.said.answer))
    return resolved(replace(heard, change=change, missed=0 if about else heard.missed))


def _wished(frame: Frame, turn: Turn, change: Change) -> Frame:
    """Take when the appointment shall be instead, or that another one is meant."""
    other_one = _other_one(frame, turn, change)
    if other_one is not None:
        heard = replace(_heard(frame, turn, Understanding()), missed=0, free={}, shown=None)
        return resolved(replace(heard, change=other_one))
    change = replace(change, proposed=False)
    shift = turn.reader.find_change_shift(turn.text)
    if shift is not None:
        heard = replace(_heard(frame, turn, Understanding()), missed=0)
        moved = None
        if frame.day is not None and frame.time is not None:
            moved = Appointment("", frame.day, frame.time).shifted(shift[0])
        if moved is not None:
            return replace(heard, day=moved[0], time=moved[1], other_times=(), change=change)
        return resolved(replace(heard, change=replace(change, shift=shift[0])))
    same = turn.reader.says_same_time(turn.text)
    heard = frame.heard(
        replace(turn.said, duration=None, notes=None),
        said_before=turn.said_before, expecting=turn.expecting, now=turn.now,
        proposed=turn.proposed, reader=turn.reader,
    )  # fmt: skip
    other = turn.said.other.value if turn.said.other and frame.shown is None else None
    return resolved(replace(heard, change=replace(change, same_time=same)), other)


def _other_one(frame: Frame, turn: Turn, change: Change) -> Change | None:
    """Return the change for another appointment than was taken, if the person points at one."""
    target = _target(turn, turn.text)
    if not target or turn.said.choice is not None:
        return None
    fitting = target.among(frame.appointments)
    exact = change.proposed and target.dates and target.times and len(fitting) == 1
    if not (exact or turn.reader.points_at_one(turn.text)):
        return None
    if change.uid in {each.uid for each in fitting}:
        return None
    return replace(change, uid=None, about=target, proposed=False)


def _corrects_latest(frame: Frame, turn: Turn) -> bool:
    """Tell whether "actually, make it Thursday" is about what was booked just now."""
    if frame.latest is None or is_under_way(frame) or not turn.said.corrects:
        return False
    if not _has_when(turn.said) and turn.reader.find_change_shift(turn.text) is None:
        return False
    return not turn.reader.wants_another(turn.text) and Intent.BOOK not in turn.said.intents


def _heard(frame: Frame, turn: Turn, wish: Understanding) -> Frame:
    """Return the frame having heard a wish, and the person's name and address from the whole."""
    said = replace(
        wish, email=turn.said.email, name=turn.said.name, intents=turn.said.intents,
        duration=None, notes=None,
    )  # fmt: skip
    return frame.heard(
        said, said_before=turn.said_before, expecting=turn.expecting, now=turn.now,
        proposed=Understanding(), reader=turn.reader,
    )  # fmt: skip


def _target(turn: Turn, text: str) -> Target:
    text = turn.reader.without_pronoun(text)
    return Target.of_words(text, turn.read(text), turn.reader) if text.strip() else Target()


def _has_when(said: Understanding) -> bool:
    return any((said.date, said.days, said.time, said.window, said.part, said.other, said.choice))


# What is clear by now --------------------------------------------------------------------------


def candidates(frame: Frame) -> tuple[Appointment, ...]:
    """Return the appointments that may be the one to be changed or told of."""
    change = frame.change
    if change is None:
        return ()
    if change.uid is not None:
        return tuple(each for each in frame.appointments if each.uid == change.uid)
    return change.about.among(frame.appointments)


def resolved(frame: Frame, other: Other | None = None) -> Frame:
    """Return the frame with all that follows once it is clear which appointment is meant.

    `other` is a bare wish for an earlier or a later time than the appointment's own.
    """
    change = frame.change
    if change is None or change.kind not in {"move", "cancel"} or not frame.appointments:
        return frame
    if change.uid is None:
        frame = _with_uid(frame, change)
        change = frame.change or change
    own = next((each for each in frame.appointments if each.uid == change.uid), None)
    if own is None or change.kind != "move":
        return frame
    if change.shift is not None:
        moved = own.shifted(change.shift)
        change = replace(change, shift=None)
        if moved is not None:
            frame = replace(frame, day=moved[0], time=moved[1], other_times=())
    if change.same_time and frame.time is None:
        frame = replace(frame, time=own.time, other_times=())
    on_no_day = frame.day is None and frame.days is None
    if on_no_day and other in {Other.EARLIER, Other.LATER}:
        is_later = other is Other.LATER
        beyond = TimeRange(own.time, None) if is_later else TimeRange(None, own.time)
        frame = replace(frame, day=own.day, beyond=beyond, passed=frozenset({own.time}))
    elif on_no_day and (frame.time or frame.window or frame.part):
        frame = replace(frame, day=own.day)
    return replace(frame, change=change)


def _with_uid(frame: Frame, change: Change) -> Frame:
    """Settle which appointment is meant, if one alone fits."""
    fitting = change.about.among(frame.appointments)
    if change.either:
        fits_either = change.either.among(fitting)
        if fits_either:
            fitting = fits_either
        elif change.either_wish is not None:
            # No appointment is on that day, so it is the day that is wished for.
            frame = frame.heard(
                replace(change.either_wish, email=None, name=None, duration=None, notes=None),
                said_before="", expecting=None, now=_LONG_AGO, proposed=Understanding(),
            )  # fmt: skip
        change = replace(change, either=Target(), either_wish=None)
    if len(fitting) == 1:
        change = replace(change, uid=fitting[0].uid)
    return replace(frame, change=change)


_LONG_AGO = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - a wall clock; no day lies before it


# What the tools say ----------------------------------------------------------------------------


def told(frame: Frame, call: ToolCall, result: ToolResult) -> Frame:
    """Return the frame after a tool's answer."""
    succeeded = result.status == "success"
    if call.name == FIND_BOOKINGS:
        return _told_bookings(frame, call, result) if succeeded else frame
    if call.name == BOOK_APPOINTMENT and succeeded:
        return _told_written(frame.told(call, result), frame, result)
    if call.name not in {CANCEL_BOOKING, RESCHEDULE_BOOKING}:
        return frame.told(call, result)
    uid = str(call.arguments.get("uid"))
    if succeeded and "slots" in result.result:
        return _moving(frame, uid).told_times(call, result)
    if succeeded:
        left = tuple(each for each in frame.appointments if each.uid != uid)
        after = replace(_left(frame), appointments=left, latest=None, written=True, proposed=False)
        return after if call.name == CANCEL_BOOKING else _told_written(after, after, result)
    return _told_refusal(frame, call, result)


def _moving(frame: Frame, uid: str) -> Frame:
    """Return the frame with this appointment to be moved, whoever asked for its free times."""
    change = frame.change
    if change is not None and change.kind == "move" and change.uid in (uid, None):
        return replace(frame, change=replace(change, uid=uid))
    return replace(without_wish(_left(frame)), change=Change("move", uid))


def _told_bookings(frame: Frame, call: ToolCall, result: ToolResult) -> Frame:
    email = call.arguments.get("email")
    listed = result.result.get("bookings")
    read = (
        Appointment.of_result(booking) for booking in (listed if isinstance(listed, list) else ())
    )
    found = {each.uid: each for each in read if each is not None}
    ordered = sorted(found.values(), key=lambda each: (each.day, each.time))
    looked_up = frame.looked_up | {email if isinstance(email, str) else ""}
    return resolved(
        replace(
            frame,
            appointments=tuple(ordered),
            looked_up=looked_up,
            knows_all=result.result.get("complete") is True,
        )
    )


def _told_written(after: Frame, before: Frame, result: ToolResult) -> Frame:
    """Return the frame with an appointment that now stands."""
    made = Appointment.of_result(result.result)
    if made is None:
        return replace(after, appointments=before.appointments, looked_up=before.looked_up)
    others = tuple(each for each in before.appointments if each.uid != made.uid)
    ordered = sorted((*others, made), key=lambda each: (each.day, each.time))
    return replace(
        after, appointments=tuple(ordered), looked_up=before.looked_up,
        knows_all=before.knows_all, latest=made.uid,
    )  # fmt: skip


def _told_refusal(frame: Frame, call: ToolCall, result: ToolResult) -> Frame:
    code = result.result.get("code")
    if code == "needs_confirmation":
        return _told_proposal(frame, call)
    if frame.change is None:
        return frame
    if code in _FINAL:
        # What was known of the appointments no longer holds.
        return replace(_left(frame), appointments=(), looked_up=frozenset(), latest=None)
    if code in {"slot_taken", "not_offered", "same_time"} and frame.day is not None:
        return _told_time_lost(frame, str(code))
    return frame


def _told_proposal(frame: Frame, call: ToolCall) -> Frame:
    """Return the frame with a change that was put to the person, whoever asked for it."""
    uid = str(call.arguments.get("uid"))
    kind: ChangeKind = "cancel" if call.name == CANCEL_BOOKING else "move"
    change = frame.change
    if change is None or (change.kind, change.uid) != (kind, uid):
        change = Change(kind, uid)
    return replace(frame, change=replace(change, proposed=True))


def _told_time_lost(frame: Frame, code: str) -> Frame:
    free = {key: times for key, times in frame.free.items() if key[0] != frame.day}
    if code == "not_offered":
        return replace(frame, free=free)
    passed = frame.passed | ({frame.time} if frame.time else set())
    return replace(
        frame, free=free, passed=passed, near=frame.time, time=None, pick=None, other_times=()
    )
