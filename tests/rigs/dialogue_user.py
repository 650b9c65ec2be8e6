"""A scripted user: reads what the assistant shows and says as a person would, and answers.

It knows nothing of how the program understands words. It says yes only to a summary in which it
finds all that it wants, so that a wrong booking is the program's fault.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dialogue_goal import Goal, Interlude, Scenario, When
from dialogue_words import (
    MONTHS,
    Words,
    aloud,
    as_the_program_writes,
    dictated,
    spelled,
    with_breath,
    with_noise,
)

from app.domain.booking import Slot
from app.domain.events import (
    BookingConfirmed,
    ErrorOccurred,
    Event,
    ProposalShown,
    ProposalWithdrawn,
    SlotsOffered,
    Transcript,
)
from app.domain.proposal import BookingProposal

_UNAVAILABLE = re.compile(
    r"\b(not free|isn't free|no longer|taken|nothing|passed|none|not available|only|nearest|"
    r"too far|can't be booked|closed|past)\b"
)
_CHANGE = re.compile(r"\b(should i change|would you like different|what .* change|change\?)")
_CLOCK = re.compile(r"\b(\d{1,2})(?::(\d\d))?(?:\s?([AP])M)?\b")
_DATE = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}})(?:st|nd|rd|th)\b(?:, (\d{{4}}))?")
_PARTS = re.compile(r"[a-z]+|.")
_ECHOES = 0.08
"""Share of the yeses that repeat what they say yes to."""

_COUNTED = ("first", "second", "third")
_MOST_TRIES = 3
"""How often a detail is said before the card is used."""


@dataclass(frozen=True, slots=True)
class Act:
    """What a user does next: says `text`, or does it with a click.

    `kind` is say, type, slot, yes, no, card, escape, over (says `text`, and `then` over the answer
    to it), silence or leave. `affirms` is the proposal that the user means to say yes to.
    """

    kind: str
    text: str = ""
    then: str = ""
    slot: Slot | None = None
    affirms: BookingProposal | None = None


@dataclass(slots=True)
class View:
    """What the assistant let the person see and hear since their last turn."""

    words: str = ""
    summary: ProposalShown | None = None
    slots: tuple[Slot, ...] = ()
    booked: bool = False
    failed: bool = False

    @classmethod
    def of(cls, events: Sequence[Event]) -> View:
        """Return what the events show."""
        view = cls()
        for event in events:
            match event:
                case Transcript(role="agent", text=text):
                    view.words = f"{view.words} {text}".strip()
                case ProposalShown(proposal=BookingProposal()):
                    view.summary = event
                case ProposalWithdrawn():
                    view.summary = None
                case SlotsOffered(slots=slots):
                    view.slots += slots
                case BookingConfirmed():
                    view.booked = True
                case ErrorOccurred():
                    view.failed = True
                case _:
                    pass
        return view


class ScriptedUser:
    """One person. `goal` is what they want at this moment; it may change on the way."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.goal: Goal = scenario.goal
        self.turns = 0
        self.cards = 0
        self._luck = random.Random(scenario.seed)  # noqa: S311 - a repeatable play, no secret
        self._aloud = bool(scenario.voice)
        self._words = Words(self._luck, scenario.now, scenario.style, aloud=self._aloud)
        self._says = {key: list(lines) for key, lines in scenario.says.items()}
        self._interludes = list(scenario.interludes)
        self._level = 0
        self._tries: dict[str, int] = {}
        self._standing: ProposalShown | None = None
        self._cards: dict[dt.datetime, Slot] = {}
        self._last_asked = "day"
        self._zone = scenario.now.tzinfo

    @property
    def wish(self) -> When | None:
        """The moments that are wanted now."""
        wishes = self.goal.wishes
        return wishes[min(self._level, len(wishes) - 1)] if wishes else None

    @property
    def standing(self) -> BookingProposal | None:
        """The proposal of the summary that was shown last."""
        proposal = self._standing.proposal if self._standing is not None else None
        return proposal if isinstance(proposal, BookingProposal) else None

    # The turn -----------------------------------------------------------------------------

    def begin(self) -> Act:
        """Open the conversation."""
        self.turns = 1
        if (interlude := self._due("start")) is not None:
            return self._play(interlude, None)
        return self._say(self._scripted("opening") or self._opening())

    def answer(self, view: View) -> Act:
        """Answer what the assistant said last."""
        if view.booked:
            return Act("leave")
        self._look_at_cards(view)
        if self.turns >= self.scenario.leaves_after:
            return Act("leave")
        self.turns += 1
        asked = self._asked(view)
        if (interlude := self._due(str(self.turns)) or self._due(asked.split(":")[0])) is not None:
            return self._play(interlude, view)
        if asked != "open":
            self._last_asked = asked
        return self._respond(asked, view)

    def satisfied_by(self, proposal: BookingProposal) -> bool:
        """Judge by the data, not by the words, whether a proposal is what is wanted."""
        goal = self.goal
        local = proposal.slot.start.astimezone(self._zone)
        return (
            any(wish.holds(local) for wish in goal.wishes[: self._level + 1])
            and proposal.name.casefold() == goal.name.casefold()
            and proposal.email.lower() == goal.email.lower()
            and proposal.duration == goal.length
            and _plain(goal.notes) in _plain(proposal.notes)
            and (bool(goal.notes) or not proposal.notes)
            and sorted(map(_worded, proposal.answers.values()))
            == sorted(answer for answer in goal.answers.values())
        )

    def _due(self, when: str) -> Interlude | None:
        for interlude in self._interludes:
            if interlude.when == when:
                self._interludes.remove(interlude)
                return interlude
        return None

    def _play(self, interlude: Interlude, view: View | None) -> Act:
        if interlude.goal is not None:
            if interlude.goal.wishes != self.goal.wishes:
                self._level = 0
            self.goal = interlude.goal
        text = interlude.says
        if text.startswith("*"):
            text = self._words.aside(text[1:])
        if interlude.act == "no" and view is not None and view.summary is not None:
            return Act("no", text="(clicks no)")
        if interlude.act == "card":
            return self._card()
        if interlude.act in {"escape", "silence"}:
            return Act(interlude.act, text=text)
        if interlude.act == "over":
            return Act("over", text=text, then=interlude.then)
        return self._say(text)

    def _say(self, text: str, affirms: BookingProposal | None = None) -> Act:
        if self._aloud:
            return Act("say", text=aloud(text), affirms=affirms)
        spoiled = with_noise(text, self.scenario.noise, self._luck)
        return Act("say", text=spoiled, affirms=affirms)

    def _scripted(self, key: str) -> str:
        lines = self._says.get(key)
        return lines.pop(0) if lines else ""

    # Reading ------------------------------------------------------------------------------

    def _asked(self, view: View) -> str:
        """Return what the assistant asks for."""
        if view.summary is not None:
            self._standing = view.summary
            return "summary"
        text = view.words.lower()
        sentences = re.split(r"(?<=[.!?])\s+", text)
        questions = [s for s in sentences if s.endswith("?")]
        question = questions[-1] if questions else sentences[-1]
        if self._standing is not None and re.search(r"say yes|shall i book", text):
            return "summary"
        for key in self.goal.answers:
            if key in " ".join(sentences[-2:]):
                return f"host:{key}"
        if _CHANGE.search(question):
            return "change"
        if "@" in question:
            return "check_email"
        for part in (question, sentences[-1]):
            if re.search(r"e-?mail", part):
                return "email"
            if re.search(r"\bname\b", part):
                return "name"
        if "do you mean" in question and _DATE.search(view.words):
            return "which_day"
        if "how long" in question:
            return "length"
        if re.search(r"suit you\?|work for you|how about|is that (all right|ok)", question):
            named = self._named(view)
            if len(named) == 1 and "which" not in question:
                return "offer"
        if re.search(r"which one|what time|which time|how about|which of|suit", question) and (
            "day" not in question or "today" in question
        ):
            return "time"
        if re.search(r"\bday\b|\bdate\b|\bwhen\b", question):
            return "day"
        if re.search(r"\btime\b", question):
            return "time"
        return "open"

    def _named(self, view: View) -> list[Slot]:
        """Return the offered times that the words name, in their order."""
        found: list[tuple[int, int, str]] = []
        text = _DATE.sub(" ", view.words)
        for hour, minute, half in _CLOCK.findall(text):
            if 1 <= int(hour) <= 12:
                found.append((int(hour) % 12, int(minute or 0), half))
        days = self._days_in(view.words)
        named: list[Slot] = []
        for place, (hour, minute, half) in enumerate(found):
            known = half or next((later[2] for later in found[place:] if later[2]), "")
            wanted = dt.time(hour + (12 if known == "P" else 0), minute)
            for slot in self._on_card(days):
                if self._local(slot).time() == wanted and slot not in named:
                    named.append(slot)
                    break
        return named

    def _days_in(self, words: str) -> list[dt.date]:
        today = self.scenario.now.date()
        days = []
        for month, number, year in _DATE.findall(words):
            value = dt.date(int(year or today.year), MONTHS.index(month) + 1, int(number))
            days.append(value)
        return days

    def _look_at_cards(self, view: View) -> None:
        """Take in the newest card of each day."""
        days = {self._local(slot).date() for slot in view.slots}
        old = {at: s for at, s in self._cards.items() if self._local(s).date() not in days}
        self._cards = {**old, **{slot.start: slot for slot in view.slots}}

    def _on_card(self, days: Sequence[dt.date]) -> list[Slot]:
        """Return the free times that the cards show for these days."""
        return [slot for slot in self._cards.values() if self._local(slot).date() in days]

    def _local(self, slot: Slot) -> dt.datetime:
        return slot.start.astimezone(self._zone)

    # Answering ----------------------------------------------------------------------------

    def _respond(self, asked: str, view: View) -> Act:
        if asked == "open":
            if self._standing is not None:
                asked = "change"
            else:
                asked = self._last_asked if self._last_asked != "open" else "day"
        self._tries[asked] = self._tries.get(asked, 0) + 1
        kind, _, detail = asked.partition(":")
        match kind:
            case "summary":
                return self._judge(view)
            case "email" | "check_email":
                return self._give_email(asked, view)
            case "name":
                return self._give_name()
            case "time" | "offer":
                return self._choose(asked, view)
            case "which_day":
                return self._say(self._scripted("which_day") or self._which_day(view))
            case "length":
                return self._say(self._scripted("length") or _length(self.goal.length))
            case "host":
                return self._tell_the_host(asked, detail)
            case "change":
                return self._correct()
            case _:
                return self._give_day(view)

    def _opening(self) -> str:
        volunteers = self.scenario.volunteers
        parts = []
        wish = self.wish
        if wish is not None and ("day" in volunteers or "time" in volunteers):
            when = self._when() if "time" in volunteers else ""
            if len(wish.days) == 2 and "day" in volunteers:
                days = self._luck.choice((" or ", " or maybe ")).join(
                    map(self._words.day, wish.days)
                )
                parts.append(f"on {days} {when}".strip())
            else:
                day = wish.days[0] if "day" in volunteers else None
                parts.append(self._words.moment(day, when))
        if "name" in volunteers:
            parts.append(self._words.name(self.goal.name))
        if "email" in volunteers:
            parts.append(self._words.email(self.goal.email))
        if self.goal.length != 30 and "length" in volunteers:
            parts.append(f"for {_length(self.goal.length)}")
        text = self._words.opening(parts)
        if self.goal.notes and "notes" in volunteers:
            text = f"{text}. Please add a note: {self.goal.notes}"
        return text or "hello"

    def _when(self) -> str:
        wish = self.wish
        if wish is None:
            return ""
        if wish.exact:
            return self._words.time(wish.earliest)
        if (wish.earliest, wish.latest) == (dt.time(0), dt.time(23, 59)):
            return ""
        return self._words.span(wish.earliest, wish.latest)

    def _give_day(self, view: View) -> Act:
        wish = self.wish
        if line := self._scripted("day"):
            return self._say(line)
        if wish is None:
            return Act("leave")
        refused = bool(_UNAVAILABLE.search(view.words.lower()))
        if refused and not self._next_wish() and self._tries["day"] > _MOST_TRIES:
            return Act("leave")
        wish = self.wish
        assert wish is not None
        with_time = wish.exact and self._luck.random() < 0.5
        when = self._words.time(wish.earliest) if with_time else ""
        return self._say(self._words.moment(self._luck.choice(wish.days), when))

    def _next_wish(self) -> bool:
        """Settle for the next wish, if there is one."""
        if self._level + 1 >= len(self.goal.wishes):
            return False
        self._level += 1
        return True

    def _choose(self, asked: str, view: View) -> Act:
        wish = self.wish
        if wish is None:
            return Act("leave")
        offered = self._on_card(self._days_in(view.words))
        fitting = [slot for slot in offered if wish.holds(self._local(slot))]
        named = [slot for slot in self._named(view) if slot in fitting]
        if line := self._scripted("offer" if asked == "offer" and named else "time"):
            return self._say(line)
        if not fitting:
            return self._wish_again(view)
        if asked == "offer" and named:
            return self._say(
                self._luck.choice(("yes", "that works", "yes, that's fine", "perfect"))
            )
        return self._pick(self._luck.choice(named or fitting), view)

    def _wish_again(self, view: View) -> Act:
        """Say what is wanted when nothing that was offered will do."""
        days = self._days_in(view.words)
        wish = self.wish
        assert wish is not None
        on_my_day = any(day in wish.days for day in days)
        refused = bool(_UNAVAILABLE.search(view.words.lower()))
        again = f", {_length(self.goal.length)}" if refused and self.goal.length != 30 else ""
        stuck = (refused or on_my_day) and not self._next_wish()
        if stuck and self._tries.get("time", 0) > _MOST_TRIES:
            return Act("leave")
        wish = self.wish
        assert wish is not None
        moment = self._words.moment(self._luck.choice(wish.days), self._when())
        return self._say(f"{moment}{again}")

    def _pick(self, slot: Slot, view: View) -> Act:
        """Take one of the offered times in the user's own way."""
        named = self._named(view)
        local = self._local(slot)
        picks = self.scenario.picks
        if picks == "click" and not self._aloud:
            return Act("slot", text=f"(clicks {local:%A %H:%M})", slot=slot)
        if picks == "count" and slot in named and len(named) <= len(_COUNTED) and len(named) > 1:
            place = named.index(slot)
            ways = [f"the {_COUNTED[place]} one", f"{_COUNTED[place]} one please",
                    f"the {_COUNTED[place]}"]  # fmt: skip
            if place == len(named) - 1:
                ways.append("the last one")
            return self._say(self._luck.choice(ways))
        said = self._words.time(local.time())
        if picks == "full":
            return self._say(self._words.moment(local.date(), said))
        frames = ("{}", "{} please", "at {}", "{} works for me", "let's do {}", "I'll take {}")
        return self._say(self._luck.choice(frames).format(said))

    def _which_day(self, view: View) -> str:
        days = self._days_in(view.words)
        wish = self.wish
        right = [day for day in days if wish is not None and day in wish.days]
        if not right:
            return self._words.moment(wish.days[0] if wish else None, "")
        day = right[0]
        _, _, date = as_the_program_writes(dt.datetime.combine(day, dt.time()))[0].partition(", ")
        counted = f"the {_COUNTED[days.index(day)]} one"
        return self._luck.choice((date, f"the {date.split()[1]}", counted))

    def _give_email(self, asked: str, view: View) -> Act:
        own = self.goal.email
        if asked == "check_email":
            if own.lower() in view.words.lower():
                return self._say("yes")
            return self._say(f"no, it's {own}")
        if line := self._scripted("email"):
            return self._say(line)
        tries = self._tries["email"]
        if tries > _MOST_TRIES:
            return self._card()
        if tries > 1:
            return self._say(self._email_again(tries))
        return self._say(self._words.email(own))

    def _email_again(self, tries: int) -> str:
        """Say the address once more: typed as it is written, aloud spelled at the second try."""
        own = self.goal.email
        local, _, domain = own.partition("@")
        if not self._aloud:
            return own if tries == _MOST_TRIES else dictated(own)
        parts = [
            spelled(part) if part.isalpha() else dictated(part) for part in _PARTS.findall(local)
        ]
        return f"{' '.join(parts)}, at {dictated(domain)}" if tries == 2 else with_breath(own)

    def _name_again(self, tries: int) -> str:
        """Say the name once more, aloud spelled at the second try."""
        name = self.goal.name
        if not self._aloud or tries != 2:
            return f"my name is {name}"
        return f"my name is spelled {', '.join(spelled(part) for part in name.split())}"

    def _give_name(self) -> Act:
        if line := self._scripted("name"):
            return self._say(line)
        tries = self._tries["name"]
        if tries > _MOST_TRIES:
            return self._card()
        if tries > 1:
            return self._say(self._name_again(tries) if self._aloud else self.goal.name)
        return self._say(self._words.name(self.goal.name))

    def _tell_the_host(self, asked: str, detail: str) -> Act:
        if line := self._scripted(detail):
            return self._say(line)
        if self._tries[asked] > _MOST_TRIES:
            self.cards += 1
            return Act("type", text=self.goal.answers[detail])
        return self._say(self.goal.answers[detail])

    def _card(self) -> Act:
        self.cards += 1
        return Act("card", text=f"(types {self.goal.name}, {self.goal.email})")

    # Judging ------------------------------------------------------------------------------

    def _judge(self, view: View) -> Act:
        """Say yes to a summary in which all is right, else put right what is wrong."""
        shown = view.summary or self._standing
        assert shown is not None
        assert isinstance(shown.proposal, BookingProposal)
        wrong = self._wrong_in(shown)
        if wrong:
            return self._correct(wrong)
        if not self.goal.wishes:
            return Act("leave")
        if self.scenario.picks == "click" and not self._aloud:
            return Act("yes", text="(clicks yes)", affirms=shown.proposal)
        return self._say(self._scripted("yes") or self._yes(shown), affirms=shown.proposal)

    def _yes(self, shown: ProposalShown) -> str:
        """Say yes, now and then with the day and the time of the summary once more."""
        assert isinstance(shown.proposal, BookingProposal)
        if self._luck.random() < _ECHOES:
            local = self._local(shown.proposal.slot)
            day = local.date() if self._luck.random() < 0.7 else None
            return f"yes, {self._words.moment(day, self._words.time(local.time()))}"
        return self._words.yes()

    def _wrong_in(self, shown: ProposalShown) -> str:
        """Return what a summary has wrong, by its words; empty where all is right."""
        goal, words = self.goal, shown.summary
        assert isinstance(shown.proposal, BookingProposal)
        if not any(
            day in words and re.search(rf"(?<!\d){re.escape(time)}", words)
            for day, time in self._moments_wanted(shown)
        ):
            return "moment"
        for field, wanted in (("email", f", {goal.email}."), ("name", f"for {goal.name},")):
            if wanted.casefold() not in words.casefold():
                return field
        if _plain(goal.notes) not in _plain(words):
            return "notes"
        if f"{_length(goal.length)}," not in words:
            return "length"
        if not goal.notes and "Your note" in words:
            return "no_notes"
        for label, answer in goal.answers.items():
            found = re.search(rf"{label}[^.]*?: ([^.]*)\.", words, re.IGNORECASE)
            if found is None or _plain(found.group(1)) != _plain(answer):
                return f"answer:{label}"
        return ""

    def _moments_wanted(self, shown: ProposalShown) -> list[tuple[str, str]]:
        """Return how the summary would word the moment, if it is one that is wanted."""
        assert isinstance(shown.proposal, BookingProposal)
        local = self._local(shown.proposal.slot)
        wishes = self.goal.wishes[: self._level + 1]
        return [as_the_program_writes(local)] if any(w.holds(local) for w in wishes) else []

    def _correct(self, wrong: str = "") -> Act:
        """Put right what is wrong, or when asked what to change, say it all."""
        goal, words = self.goal, self._words
        if not wrong and self._standing is not None:
            wrong = self._wrong_in(self._standing)
        self._tries[f"fix_{wrong}"] = self._tries.get(f"fix_{wrong}", 0) + 1
        tries = self._tries[f"fix_{wrong}"]
        if line := self._scripted(f"fix_{wrong}"):
            return self._say(line)
        wish = self.wish
        if wish is None:
            return Act("leave")
        no = words.no() if tries == 1 else ""
        match wrong:
            case "email":
                if tries > _MOST_TRIES:
                    return self._card()
                if self._aloud:
                    return self._say(f"{no}my email is {self._email_again(tries)}")
                said = goal.email if tries == _MOST_TRIES else dictated(goal.email)
                return self._say(f"{no}my email is {said}")
            case "name":
                if tries > _MOST_TRIES:
                    return self._card()
                return self._say(f"{no}{self._name_again(tries)}")
            case "length":
                return self._say(f"{no}I need {_length(goal.length)}")
            case "notes":
                return self._say(f"Please add a note: {goal.notes}")
            case _ if wrong.startswith("answer:"):
                label = wrong.partition(":")[2].removeprefix("which ")
                text = f"the {label} is {goal.answers[wrong.partition(':')[2]]}"
                if tries > 2:
                    self.cards += 1
                    return Act("type", text=text)
                return self._say(text)
            case "no_notes":
                return self._say("no note please")
            case _:
                return self._say(f"{no}{words.moment(self._luck.choice(wish.days), self._when())}")


def _length(minutes: int) -> str:
    return "1 hour" if minutes == 60 else f"{minutes} minutes"


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def _worded(answer: object) -> str:
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return str(answer)
