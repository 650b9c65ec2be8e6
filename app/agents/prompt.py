"""What a language model is told: the words of `resources/prompts`, filled in for a conversation."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.agents.placeholders import fill_in, placeholders_in
from app.agents.templates import AgentTemplate
from app.domain.booking import EventType, WorkingHours
from app.domain.dialogue import AgentRequest
from app.domain.errors import SetupError
from app.domain.proposal import BookingProposal, CancelProposal, Proposal, RescheduleProposal
from app.language.english_forms import clock_time, spoken_moment
from app.language.forms import Language
from app.language.lexicon import words

VERSION = 1
"""The version of the prompt file that this code fills in."""

_LANGUAGES: Mapping[Language, str] = {"en": "English", "de": "German"}
_MOST_TIMES = 60
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CONVERSATION = words("task title host lengths limits questions time_zone host_time_zone language")
_LINES: Mapping[str, frozenset[str]] = {
    "one_length": frozenset({"length"}),
    "several_lengths": frozenset({"lengths", "length"}),
    "notice": frozenset({"minutes"}),
    "last_day": frozenset({"day"}),
    "hours": frozenset({"hours", "time_zone"}),
    "confirmed_by_host": frozenset(),
    "questions": frozenset({"questions"}),
    "required": frozenset(),
    "optional": frozenset(),
}
_STATE: Mapping[str, frozenset[str]] = {
    "now": frozenset({"now"}),
    "known": frozenset({"name", "email"}),
    "unknown": frozenset(),
    "offered": frozenset({"day", "times"}),
    "chosen": frozenset({"day", "time"}),
    "waiting": frozenset({"summary"}),
    "missing": frozenset({"missing"}),
    "answers": frozenset({"questions"}),
    "nothing_missing": frozenset(),
    "go_on": frozenset(),
    "begins": frozenset(),
    "left_out": frozenset(),
}


@dataclass(frozen=True, slots=True)
class Prompt:
    """The words for one language model.

    `rules` is the same in every conversation; `for_conversation` and `for_turn` are filled in.
    `language` is the one that is spoken.
    """

    rules: str
    conversation: str
    lines: Mapping[str, str]
    state: Mapping[str, str]
    template: AgentTemplate
    language: Language

    def for_conversation(self, request: AgentRequest) -> str:
        """Return what holds all through a conversation about one event type."""
        event = request.event_type
        task = self.template.filled(
            {"schedulerName": event.host_name or event.title or "the host"},
            {"current_time": spoken_moment(request.now)},
        )
        values = {
            "task": task.prompt,
            "title": event.title,
            "host": event.host_name or "the host",
            "lengths": self._lengths(event),
            "limits": self._limits(request),
            "questions": self._questions(event),
            "time_zone": request.time_zone,
            "host_time_zone": event.host_time_zone,
            "language": _LANGUAGES[self.language],
        }
        return fill_in(self.conversation, values).strip()

    def for_turn(self, request: AgentRequest) -> str:
        """Return how things stand now, for the program to say before the person's words."""
        zone = ZoneInfo(request.time_zone)
        now = request.now.astimezone(zone)
        unknown = self.state["unknown"]
        known = request.known
        lines = [
            self._say("now", now=f"{now:%A}, {now:%B} {now.day}, {now.year}, {clock_time(now)}"),
            self._say("known", name=known.name or unknown, email=known.email or unknown),
        ]
        if request.offered:
            lines.append(self._offered(request))
        if request.chosen:
            start = request.chosen.start.astimezone(zone)
            lines.append(self._say("chosen", day=f"{start:%Y-%m-%d}", time=f"{start:%H:%M}"))
        if request.proposal:
            summary = _summed_up(request.proposal, zone)
            lines.append(self._say("waiting", summary=summary))
        else:
            lines.append(self._missing(request))
        if not request.text.strip():
            lines.append(self._say("go_on"))
        return " ".join(lines)

    def _say(self, key: str, **values: str) -> str:
        return fill_in(self.state[key], values)

    def _lengths(self, event: EventType) -> str:
        key = "several_lengths" if event.has_several_lengths else "one_length"
        lengths = ", ".join(str(minutes) for minutes in event.lengths)
        return fill_in(self.lines[key], {"lengths": lengths, "length": str(event.default_length)})

    def _limits(self, request: AgentRequest) -> str:
        event = request.event_type
        limits = []
        for hours in event.hours:
            values = {"hours": _worded_hours(hours), "time_zone": hours.time_zone}
            limits.append(fill_in(self.lines["hours"], values))
        if event.notice_minutes:
            limits.append(fill_in(self.lines["notice"], {"minutes": str(event.notice_minutes)}))
        today = request.now.astimezone(ZoneInfo(event.host_time_zone)).date()
        if (last := event.last_day(today)) is not None:
            limits.append(fill_in(self.lines["last_day"], {"day": last.isoformat()}))
        if event.requires_confirmation:
            limits.append(self.lines["confirmed_by_host"])
        return " ".join(limits)

    def _questions(self, event: EventType) -> str:
        questions = "; ".join(
            f"“{field.label}” ({field.slug}, "
            f"{self.lines['required' if field.required else 'optional']})"
            for field in event.questions
        )
        return fill_in(self.lines["questions"], {"questions": questions}) if questions else ""

    def _offered(self, request: AgentRequest) -> str:
        zone = ZoneInfo(request.time_zone)
        starts = [slot.start.astimezone(zone) for slot in request.offered]
        days = dict.fromkeys(start.date().isoformat() for start in starts)
        times = ", ".join(f"{start:%H:%M}" for start in starts[:_MOST_TIMES])
        return self._say("offered", day=", ".join(days), times=times)

    def _missing(self, request: AgentRequest) -> str:
        missing = [
            word
            for word, value in (
                ("the e-mail address", request.known.email),
                ("the name", request.known.name),
            )
            if not value
        ]
        said = self._say("missing", missing=", ".join(missing)) if missing else ""
        wanted = [f"“{field.label}”" for field in request.event_type.questions if field.required]
        if wanted:
            said = f"{said} {self._say('answers', questions=', '.join(wanted))}".strip()
        return said or self._say("nothing_missing")


def read_prompt(text: str, template: AgentTemplate, *, language: Language) -> Prompt:
    """Return the prompt that a file holds. Raises SetupError where it is not whole."""
    try:
        found = tomllib.loads(text)
        if found["version"] != VERSION:
            raise _not_whole(f"version {found['version']}")
        prompt = Prompt(
            rules=found["rules"].strip(),
            conversation=found["conversation"],
            lines=dict(found["lines"]),
            state=dict(found["state"]),
            template=template,
            language=language,
        )
    except (tomllib.TOMLDecodeError, KeyError, AttributeError, TypeError, ValueError) as error:
        raise _not_whole(str(error)) from error
    for texts, wanted in ((prompt.lines, _LINES), (prompt.state, _STATE)):
        for key, names in wanted.items():
            if key not in texts or placeholders_in(texts[key]) - names:
                raise _not_whole(f"the line {key}")
    if placeholders_in(prompt.conversation) - _CONVERSATION or placeholders_in(prompt.rules):
        raise _not_whole("unknown placeholders")
    return prompt


def _worded_hours(hours: WorkingHours) -> str:
    """Return "Monday, Tuesday, from 09:00 to 17:00"."""
    days = ", ".join(_DAYS[day] for day in hours.weekdays)
    return f"{days}, from {hours.start:%H:%M} to {hours.end:%H:%M}"


def _summed_up(proposal: Proposal, zone: ZoneInfo) -> str:
    match proposal:
        case BookingProposal():
            start = proposal.slot.start.astimezone(zone)
            said = f"book {start:%Y-%m-%d} at {start:%H:%M}, {proposal.duration} minutes, for "
            said += f"{proposal.name}, {proposal.email}"
            return f"{said}, note “{proposal.notes}”" if proposal.notes else said
        case RescheduleProposal():
            start = proposal.slot.start.astimezone(zone)
            return f"move {proposal.booking.uid} to {start:%Y-%m-%d} at {start:%H:%M}"
        case CancelProposal():
            return f"cancel {proposal.booking.uid}"


def _not_whole(detail: str) -> SetupError:
    return SetupError(
        "The prompt of the assistant is not whole.",
        advice="Install the program again.",
        detail=detail,
    )
