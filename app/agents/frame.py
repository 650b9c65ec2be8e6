"""What the built-in agent knows of the appointment being made, and how it learns it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from app.agents.change_state import Appointment, Change
from app.domain.booking_field import NOTES, Answer, BookingField
from app.domain.dialogue import Known
from app.domain.errors import InputError
from app.domain.given_answers import GivenAnswers
from app.domain.tools import BOOK_APPOINTMENT, CHECK_AVAILABILITY, ToolCall, ToolResult
from app.language.host_questions import read_host_answer
from app.language.phrasebook import Phrasebook
from app.language.reader import READERS, Reader
from app.language.values import (
    Choice,
    DateRange,
    Expecting,
    Found,
    Other,
    PartOfDay,
    TimeRange,
    Understanding,
)

Day = tuple[dt.date, int]
"""A day with the length of appointment it was asked about; 0 stands for the usual length."""

MOST_SPOKEN = 3
"""Free times that are named at once."""

_LONGEST_WEEKDAY = len("wednesday")
_FARTHEST_READING = dt.timedelta(days=200)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Frame:
    """The appointment as far as the person has told it, and what the calendar answered.

    `day` is the one wanted, `also` further ones that would do, `days` a range; `time` the one
    wanted, or else `window` and `part` say where it should lie, and `pick` which one to take.
    `other_times` are further readings of `time`, `readings` days between which the person has to
    decide. `beyond` is the side of what was offered on which others were asked for. `passed` are
    times that will not do, `near` one that was lost or refused. `free` holds the calendar's
    answers, `shown` the day whose times were named last. `email` and `name` are `None` until told;
    `refused` holds values that the person called wrong. `doubt` is an address that looks like a
    slip and what may be meant, `called_wrong` the address refused last, which may still be
    corrected, `addresses` counts those given in place of another. `missed` counts turns in a row
    that brought nothing, `unsettled` those since a summary was put that said nothing of the
    appointment, `turns` the person's turns.

    `appointments` are those that exist, as far as they were `looked_up`: under which addresses, the
    empty one standing for this computer; `knows_all` tells that the calendar listed them. `latest`
    is the uid of what was booked or moved last, `change` what is to be done to one.
    """

    day: dt.date | None = None
    also: tuple[dt.date, ...] = ()
    not_days: frozenset[dt.date] = frozenset()
    days: DateRange | None = None
    readings: tuple[dt.date, ...] = ()
    time: dt.time | None = None
    other_times: tuple[dt.time, ...] = ()
    window: TimeRange | None = None
    part: PartOfDay | None = None
    pick: Literal["earliest", "latest", "any"] | None = None
    beyond: TimeRange | None = None
    passed: frozenset[dt.time] = frozenset()
    near: dt.time | None = None
    duration: int | None = None
    email: str | None = None
    called_wrong: str | None = None
    name: str | None = None
    notes: str | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    complaint: str = ""
    refused: frozenset[str] = frozenset()
    free: Mapping[Day, tuple[dt.time, ...]] = field(default_factory=dict)
    shown: dt.date | None = None
    proposed: bool = False
    written: bool = False
    doubt: tuple[str, str] | None = None
    addresses: int = 0
    missed: int = 0
    unsettled: int = 0
    turns: int = 0
    appointments: tuple[Appointment, ...] = ()
    looked_up: frozenset[str] = frozenset()
    knows_all: bool = False
    latest: str | None = None
    change: Change | None = None

    # What the calendar says ---------------------------------------------------------------

    def key(self, day: dt.date) -> Day:
        """Return what the calendar's answer for a day is filed under."""
        return day, self.duration or 0

    def free_on(self, day: dt.date, now: dt.datetime) -> tuple[dt.time, ...] | None:
        """Return the free times of a day that are still to come; `None` when not asked yet."""
        times = self.free.get(self.key(day))
        if times is None or day > now.date():
            return times
        return tuple(moment for moment in times if moment > now.time())

    @property
    def told_host(self) -> Mapping[str, Answer]:
        """All that the host is told, by the slugs of the questions, the notes among it."""
        return {NOTES: self.notes, **self.answers} if self.notes else self.answers

    def fits(self, moment: dt.time) -> bool:
        """Tell whether a time lies where the person wants it."""
        if moment in self.passed:
            return False
        if any(r is not None and not r.holds(moment) for r in (self.window, self.beyond)):
            return False
        return self.part is None or self.part.hours.holds(moment)

    def over_days(self, now: dt.datetime) -> tuple[tuple[dt.date, dt.time], ...]:
        """Return which times of the days wanted to name: some of each, the earlier days' first."""
        days = [day for day in (self.day, *self.also) if day is not None]
        free = {day: [t for t in self.free_on(day, now) or () if self.fits(t)] for day in days}
        first = [(day, times.pop(0)) for day, times in free.items() if times]
        more = [(day, moment) for day, times in free.items() for moment in times]
        return tuple(sorted((*first, *more)[:MOST_SPOKEN]))

    def told(self, call: ToolCall, result: ToolResult) -> Frame:
        """Return the frame after a tool's answer."""
        if call.name == CHECK_AVAILABILITY:
            return self.told_times(call, result)
        if call.name != BOOK_APPOINTMENT:
            return self
        if result.status == "success":
            return Frame(email=self.email, name=self.name, written=True, turns=self.turns)
        asked = self._having_asked(call)
        code = result.result.get("code")
        if code == "needs_confirmation":
            return replace(asked, proposed=True)
        if code not in {"slot_taken", "not_offered"} or asked.day is None:
            return asked
        free = {key: times for key, times in asked.free.items() if key[0] != asked.day}
        if code == "not_offered":
            return replace(asked, free=free)
        passed = asked.passed | ({asked.time} if asked.time else set())
        return replace(
            asked, free=free, passed=passed, near=asked.time, time=None, pick=None, proposed=False
        )

    def _having_asked(self, call: ToolCall) -> Frame:
        """Return the frame with what was asked to be booked, whichever agent asked."""
        arguments = call.arguments
        email, name, notes = (_as_text(arguments.get(key)) for key in ("email", "name", "notes"))
        duration, answers = arguments.get("duration"), arguments.get("answers")
        moment = _as_time(arguments.get("time"))
        return replace(
            self,
            day=_as_date(arguments.get("date")) or self.day,
            days=None,
            time=moment or self.time,
            other_times=() if moment else self.other_times,
            email=email or self.email,
            name=name or self.name,
            notes=notes or self.notes,
            duration=duration if isinstance(duration, int) else self.duration,
            answers={**self.answers, **answers} if isinstance(answers, Mapping) else self.answers,
        )

    def told_times(self, call: ToolCall, result: ToolResult) -> Frame:
        """Return the frame with the free times of a day that a tool listed."""
        day = _as_date(call.arguments.get("date"))
        if day is None:
            return self
        duration = call.arguments.get("duration")
        length = duration if isinstance(duration, int) else 0
        times = times_listed(result) if result.status == "success" else ()
        shown = day if times else self.shown
        return replace(self, free={**self.free, (day, length): times}, shown=shown)

    # What the person says -----------------------------------------------------------------

    def heard(
        self,
        said: Understanding,
        *,
        said_before: str,
        expecting: Expecting | None,
        now: dt.datetime,
        proposed: Understanding,
        reader: Reader = READERS["en"],
    ) -> Frame:
        """Return the frame after one turn of the person.

        `said_before` are the assistant's words that it answers, `proposed` the day and time in
        them; `reader` reads the language spoken.
        """
        frame = replace(self, turns=self.turns + 1, written=False)
        said = frame._shifted(said)
        frame = frame._heard_details(said)
        frame = frame._heard_length(said)
        frame = frame._heard_day(said, now)
        frame = frame._heard_time(said)._on_day_offered(said, said_before, reader)
        frame = frame._heard_choice(said, said_before, expecting, now, reader)
        if not (self.written or self.proposed):
            frame = frame._heard_consent(said, proposed)
        frame = frame._heard_topics(said, asks_change=reader.asks_change(said_before))
        understood = _says_something(said, expecting)
        if self.readings and frame.readings == self.readings and understood:
            # Asked once which day is meant, the person went on with something else: the nearest
            # reading stands, and the summary names it before anything is booked.
            frame = replace(frame, readings=())
        beside = self.proposed and not said.has_booking_content
        return replace(
            frame,
            missed=0 if understood else self.missed + 1,
            unsettled=self.unsettled + 1 if beside else 0,
        )

    def answered(self, question: BookingField, text: str, book: Phrasebook) -> Frame:
        """Return the frame after the person's answer to a question of the host."""
        frame = replace(self, turns=self.turns + 1, written=False)
        try:
            answer = read_host_answer(question, text, book)
        except InputError as error:
            return replace(frame, complaint=book.complaint(question, error), missed=self.missed + 1)
        if question.slug == NOTES:
            return replace(frame, notes=str(answer), complaint="", missed=0)
        answers = {**self.answers, question.slug: answer}
        return replace(frame, answers=answers, complaint="", missed=0)

    def given(self, typed: GivenAnswers) -> Frame:
        """Return the frame with what the person typed for the host."""
        notes = self.notes if typed.notes is None else typed.notes
        return replace(self, notes=notes, answers={**self.answers, **typed.answers})

    def corrected(self, answers: Mapping[str, Answer], again: Collection[str]) -> Frame:
        """Return the frame with answers to the host taken back: replaced, or to be asked again."""
        kept = {slug: answer for slug, answer in self.answers.items() if slug not in again}
        return replace(
            self, answers={**kept, **answers}, complaint="", turns=self.turns + 1, missed=0,
            written=False,
        )  # fmt: skip

    def knowing(self, known: Known) -> Frame:
        """Return the frame with the name and address that are known to be the person's own."""
        email, name = known.email, known.name
        return replace(
            self,
            email=email if email and email not in self.refused else self.email,
            name=name if name and name not in self.refused else self.name,
        )

    def chose(self, local: dt.datetime) -> Frame:
        """Return the frame after a click on a free time, given in the person's zone."""
        return replace(
            self, day=local.date(), also=(), days=None, readings=(), time=local.time(),
            other_times=(), pick=None, passed=self.passed - {local.time()}, shown=local.date(),
            missed=0,
        )  # fmt: skip

    def _shifted(self, said: Understanding) -> Understanding:
        """Return "an hour later" as the time that it means, where one is settled to start from."""
        shift = said.shift
        if shift is None or self.day is None:
            return said
        if shift.value % dt.timedelta(days=1) == dt.timedelta():
            day = Found(self.day + shift.value, shift.start, shift.end, shift.confidence)
            return replace(said, date=day, other=None)
        if self.time is None:
            return said
        moment = dt.datetime.combine(self.day, self.time) + shift.value
        if moment.date() != self.day:
            return said
        return replace(
            said,
            date=None if _inside(said.date, shift) else said.date,
            time=Found(moment.time(), shift.start, shift.end, shift.confidence),
            duration=None if _inside(said.duration, shift) else said.duration,
            other=None,
        )

    def _heard_details(self, said: Understanding) -> Frame:
        frame = self._heard_email(said)
        if said.name is not None:
            frame = replace(frame, name=said.name.value, refused=frame.refused - {said.name.value})
        if said.notes is not None:
            frame = replace(frame, notes=said.notes.value)
        return frame

    def _heard_email(self, said: Understanding) -> Frame:
        """Take an address; one that looks like a slip is doubted the first time."""
        if said.email is None:
            return self._decided(said)
        given, meant = said.email.value, said.readings("email")
        if meant and given not in self.refused:
            return replace(
                self, email=None, doubt=(given, meant[0]), refused=self.refused | {given}
            )
        changes = self.email is not None and self.email != given
        return replace(
            self,
            email=given,
            doubt=None,
            called_wrong=None,
            addresses=self.addresses + changes,
            refused=self.refused - {given},
        )

    def _decided(self, said: Understanding) -> Frame:
        """Return the frame with the address that was decided for, of one in doubt."""
        which = _decision(said)
        if self.doubt is None or which is None:
            return self
        email, other = self.doubt[which], self.doubt[1 - which]
        return replace(self, email=email, doubt=None, refused=(self.refused | {other}) - {email})

    def _heard_length(self, said: Understanding) -> Frame:
        return replace(self, duration=said.duration.value) if said.duration is not None else self

    def _heard_day(self, said: Understanding, now: dt.datetime) -> Frame:
        frame = self
        if said.not_dates:
            frame = replace(frame, not_days=frame.not_days | set(said.not_dates))
            if frame.day in frame.not_days:
                frame = frame._looking_after(frame.day)
        if said.date is not None:
            return frame._wanting(said, now)
        if said.days is not None:
            span = said.days.value
            inside = [day for day in frame.readings if span.first <= day <= span.last]
            if len(inside) == 1:
                return replace(frame, day=inside[0], readings=())
            return replace(frame._on_any_day(), days=span)
        if said.other is not None and said.other.value is Other.OTHER_DAY:
            return frame._looking_after(frame.day or frame.shown)
        return frame

    def _wanting(self, said: Understanding, now: dt.datetime) -> Frame:
        """Return the frame with the day that was named, or the days it may mean."""
        if said.date is None:
            return self
        day = said.date.value
        if self.readings and day not in self.readings and _counts(said, len(self.readings)):
            return replace(self, day=self.readings[day.day - 1], readings=())
        others = tuple(dt.date.fromisoformat(value) for value in said.readings("date"))
        if self.shown in others and said.date.end - said.date.start <= _LONGEST_WEEKDAY:
            # A bare weekday, and the times of one of its days are on the table.
            day, others = self.shown or day, ()
        near = [d for d in (day, *others) if now.date() <= d <= now.date() + _FARTHEST_READING]
        return replace(
            self._on_any_day() if day != self.day else self,
            day=day,
            days=None,
            also=tuple(found.value for found in said.also_dates),
            readings=tuple(sorted(near))[:2] if others and len(near) > 1 else (),
            not_days=self.not_days - {day},
            near=None,
        )

    def _on_any_day(self) -> Frame:
        """Return the frame without a day, and without what held for that day alone."""
        return replace(
            self, day=None, also=(), days=None, readings=(), passed=frozenset(), beyond=None
        )

    def _looking_after(self, day: dt.date | None) -> Frame:
        """Return the frame that looks at the days after one that will not do."""
        if day is None:
            return self
        after = DateRange(day + dt.timedelta(days=1), day + dt.timedelta(days=7))
        return replace(self._on_any_day(), days=after, not_days=self.not_days | {day})

    def _heard_time(self, said: Understanding) -> Frame:
        frame = self
        if frame.time in said.not_times:
            frame = replace(frame, time=None, other_times=())
        if said.not_times:
            frame = replace(frame, passed=frame.passed | set(said.not_times))
        if said.time is not None:
            others = tuple(dt.time.fromisoformat(value) for value in said.readings("time"))
            return replace(
                frame, time=said.time.value, other_times=others, window=None, part=None, pick=None,
                passed=frame.passed - {said.time.value}, near=None,
                day=frame.day if frame.day or frame.days else frame.shown,
            )  # fmt: skip
        if said.window is None and said.part is None:
            return frame
        window = said.window.value if said.window is not None else None
        part = said.part.value if said.part is not None else None
        frame = replace(frame, window=window, part=part, beyond=None, pick=None, passed=frozenset())
        if frame.time is not None and not frame.fits(frame.time):
            # "In the evening" may say which seven was meant.
            fitting = (other for other in frame.other_times if frame.fits(other))
            frame = replace(frame, time=next(fitting, None), other_times=())
        elif frame.time is not None:
            frame = replace(frame, other_times=())
        return replace(frame, day=frame.day if frame.day or frame.days else frame.shown)

    def _on_day_offered(self, said: Understanding, said_before: str, reader: Reader) -> Frame:
        """Return the frame on the day whose times were offered, where one of them is named."""
        offered = self.shown
        if offered is None or offered == self.day or said.time is None:
            return self
        if said.date is not None or said.days is not None or not self._named(said_before, reader):
            return self
        readings = {said.time.value, *map(dt.time.fromisoformat, said.readings("time"))}
        wanted = self.free.get(self.key(self.day), ()) if self.day is not None else ()
        if readings & set(wanted) or not readings & set(self.free.get(self.key(offered), ())):
            return self
        return replace(self, day=offered, also=(), days=None)

    def _heard_choice(
        self,
        said: Understanding,
        said_before: str,
        expecting: Expecting | None,
        now: dt.datetime,
        reader: Reader,
    ) -> Frame:
        named = self._named(said_before, reader)
        if said.choice is not None and said.time is None:
            over = self.over_days(now) if self.also else ()
            if said.choice.value.kind == "nth" and len(dict(over)) > 1:
                day, moment = _nth(over, said.choice.value.nth) or (self.day, None)
                return replace(self, day=day, also=(), time=moment, other_times=(), pick=None)
            return self._chose_nth(said.choice.value, named)
        if len(named) == 1 and said.answer is not None and expecting == "yesno":
            if said.answer == "yes" and not said.has_booking_content:
                return replace(self, day=self.shown, days=None, time=named[0], other_times=())
            if said.plain_no and self.time is None:
                return replace(self, passed=self.passed | set(named))
        if said.other is None or said.other.value is Other.OTHER_DAY or said.time is not None:
            return self
        return self._asked_for_others(said.other.value, named)

    def _heard_consent(self, said: Understanding, proposed: Understanding) -> Frame:
        """Take the day and time that the assistant proposed, where the person agrees to them.

        Whoever led the conversation, and whether a calendar was asked or not.
        """
        if said.answer != "yes" or proposed.also_dates or proposed.readings("time"):
            return self
        day = proposed.date.value if proposed.date is not None else self.day
        moment = proposed.time.value if proposed.time is not None else self.time
        other_day = said.days or (said.date is not None and said.date.value != day)
        other_time = said.window or (said.time is not None and said.time.value != moment)
        if other_day or other_time or said.choice or said.other:
            return self
        frame = self if day == self.day else replace(self._on_any_day(), day=day)
        return frame if moment == self.time else replace(frame, time=moment, other_times=())

    def _named(self, said_before: str, reader: Reader) -> tuple[dt.time, ...]:
        """Return the free times that the assistant named last."""
        if self.shown is None:
            return ()
        return reader.times_named(said_before, self.free.get(self.key(self.shown), ()))

    def _chose_nth(self, choice: Choice, named: tuple[dt.time, ...]) -> Frame:
        if self.readings and choice.kind == "nth":
            return replace(self, day=_nth(self.readings, choice.nth), readings=())
        if choice.kind in {"earliest", "latest"}:
            kind: Literal["earliest", "latest"] = (
                "earliest" if choice.kind == "earliest" else "latest"
            )
            return replace(self, pick=kind, time=None, other_times=())
        if choice.kind == "any":
            return replace(self, pick="any", time=None, other_times=())
        chosen = _nth(named, choice.nth)
        if chosen is None:
            return self
        return replace(self, day=self.shown, days=None, time=chosen, other_times=(), pick=None)

    def _asked_for_others(self, other: Other, named: tuple[dt.time, ...]) -> Frame:
        seen = named or ((self.time,) if self.time is not None else ())
        frame = replace(self, time=None, other_times=(), pick=None, passed=self.passed | set(seen))
        if not seen or other is Other.OTHER_TIME:
            return frame
        if other is Other.EARLIER:
            return replace(frame, beyond=TimeRange(None, min(seen)), window=None, part=None)
        return replace(frame, beyond=TimeRange(max(seen), None), window=None, part=None)

    def _heard_topics(self, said: Understanding, *, asks_change: bool) -> Frame:
        """Take "the e-mail is wrong" for what it says, once there is something to be wrong."""
        if not (self.proposed or asks_change) or said.answer == "yes":
            return self
        frame = self
        if "email" in said.topics and said.email is None and frame.email is not None:
            frame = replace(
                frame,
                refused=frame.refused | {frame.email},
                email=None,
                called_wrong=frame.email,
            )
        if "name" in said.topics and said.name is None and frame.name is not None:
            frame = replace(frame, refused=frame.refused | {frame.name}, name=None)
        if "time" in said.topics and said.time is None:
            frame = replace(frame, time=None, other_times=(), pick=None)
        if "date" in said.topics and said.date is None and said.days is None:
            frame = replace(frame, day=None, also=(), shown=None)
        return frame


def _decision(said: Understanding) -> int | None:
    """Return which was decided for, of what was understood and of what may be meant."""
    if said.choice is not None:
        choice = said.choice.value
        if choice.kind == "nth":
            return choice.nth % 2 if -2 <= choice.nth < 2 else None
        return {"earliest": 0, "latest": 1}.get(choice.kind)
    return {"yes": 1, "no": 0}.get(said.answer or "") if not said.topics else None


def _inside(found: Found[V] | None, place: Found[dt.timedelta]) -> bool:
    """Tell whether the same words were read as something else as well."""
    return found is not None and place.start <= found.start < place.end


def _says_something(said: Understanding, expecting: Expecting | None) -> bool:
    if said.has_booking_content or said.answer is not None or said.intents:
        return True
    # "My e-mail is ..." without an address that could be read is an answer that was missed.
    return any(topic != expecting for topic in said.topics)


def _counts(said: Understanding, choices: int) -> bool:
    """Tell whether a bare "the second" counts the days that were put to the person."""
    found = said.date
    return found is not None and found.value.day <= choices and found.end - found.start <= 10


def _nth(values: tuple[V, ...], nth: int) -> V | None:
    return values[nth] if -len(values) <= nth < len(values) else None


def _as_date(value: object) -> dt.date | None:
    if not isinstance(value, str):
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None


def _as_time(value: object) -> dt.time | None:
    if not isinstance(value, str):
        return None
    try:
        return dt.time.fromisoformat(value)
    except ValueError:
        return None


def _as_text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def times_listed(result: ToolResult) -> tuple[dt.time, ...]:
    """Return the free times that `check_availability` listed; what can't be read is left out."""
    slots = result.result.get("slots")
    found: dict[dt.time, None] = {}
    for slot in slots if isinstance(slots, list | tuple) else ():
        moment = _as_time(slot.get("time")) if isinstance(slot, Mapping) else None
        if moment is not None:
            found[moment] = None
    return tuple(found)
