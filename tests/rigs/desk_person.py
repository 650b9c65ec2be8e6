"""A person who books an appointment by talking: knows what they want, and answers what they hear.

They have no other access to the program than anybody: the space bar, a microphone, and what comes
out of the loudspeaker, which they write down with a recogniser to know what they are asked.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher

from speech_kit import ESPEAK, PIPER, SpeechKit
from window_rig import WindowRig

PEOPLE = (
    ("Peter Brown", "peter.brown@example.com"),
    ("David Green", "david.green@example.com"),
    ("George Wilson", "george.wilson@example.com"),
    ("Helen Fisher", "helen.fisher@example.com"),
    ("Julia Harper", "julia.harper@example.com"),
    ("Simon Foster", "simon.foster@example.com"),
    ("Kevin Porter", "kevin.porter@example.com"),
)

MOST_TURNS = 16
"""A person gives up after so many; five are enough when all goes well."""

_ALIKE = 0.75  # of two names: "dated green" is what the ear may make of "David Green"
_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = ("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth")
_DAYS = (
    *(*_UNITS, *_TEENS, "seventeenth", "eighteenth", "nineteenth", "twentieth"),
    *(f"twenty {unit}" for unit in _UNITS),
    *("thirtieth", "thirty first"),
)
_HOURS = (
    *("twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    "eleven",
)


@dataclass(frozen=True, slots=True)
class Wish:
    """The appointment that somebody wants. `start` is aware, in the person's zone."""

    start: datetime
    name: str
    email: str

    @classmethod
    def of_seed(cls, luck: random.Random, free: Sequence[datetime]) -> Wish:
        """Choose one of the free times, and who wants it."""
        name, email = luck.choice(PEOPLE)
        return cls(luck.choice(free), name, email)


@dataclass(slots=True)
class Account:
    """What happened while somebody tried to book.

    `lines` is the conversation as (who, words), `latencies` the seconds from the key's release to
    the first sound, `repeats` how often something had to be said again. `booked` tells whether the
    program said that it is booked, at the time that was wanted.
    """

    lines: list[tuple[str, str]] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)
    repeats: int = 0
    booked: bool = False

    def __str__(self) -> str:
        """Return the conversation, a line each."""
        return "\n".join(f"{who}: {words}" for who, words in self.lines)


class DeskPerson:
    """Talks to the program in a `rig`; `luck` chooses words and voices."""

    def __init__(self, rig: WindowRig, kit: SpeechKit, luck: random.Random) -> None:
        self._rig = rig
        self._kit = kit
        self._luck = luck

    def book(self, wish: Wish, account: Account) -> None:
        """Talk until the appointment is booked, or until patience ends."""
        answer = self._opening(wish)
        while len(account.latencies) + account.repeats < MOST_TURNS:
            heard = self.say(answer, account)
            if heard is None:
                account.repeats += 1  # nothing came: say it again
                continue
            if answer.subject == "yes" and "?" not in heard:
                account.booked = names_moment(heard, wish.start)
                break
            before, answer = answer, self._answer(heard, wish)
            account.repeats += answer.subject == before.subject

    def say(self, saying: Saying, account: Account, *, patience: float = 12.0) -> str | None:
        """Say something and return the words of the reply; None where no reply came."""
        recording = self._kit.speak(saying.words, saying.voice)
        account.lines.append((saying.voice, saying.words))
        released = self._rig.hold_and_say(recording)
        since = self._rig.ear.now
        try:
            begin, end = self._rig.listen(since, patience=patience)
        except TimeoutError:
            account.lines.append(("program", "(nothing)"))
            return None
        account.latencies.append(self._rig.ear.time_of(begin) - released)
        heard = self._kit.write_down(self._rig.ear.heard(max(since, begin - 10), end + 10))
        account.lines.append(("program", heard))
        return heard

    def _opening(self, wish: Wish) -> Saying:
        day, time = self._day(wish), self._time(wish)
        words = (
            f"I'd like a demo on {day} at {time}.",
            f"Can I book a demo on {day}, at {time}, please?",
            f"I need an appointment on {day}, {time}, please.",
            f"Hi, I would like to book a demo on {day}.",
        )
        return Saying("moment", self._luck.choice(words))

    def _answer(self, heard: str, wish: Wish) -> Saying:
        """Answer the last question of what was heard."""
        text = heard.lower()
        if re.search(r"\b(shall|should|can|shell) i book", text):
            wrong = misread(heard, wish)
            return self._correction(wrong, wish) if wrong else self._yes()
        question = re.split(r"(?<=[.!?])\s+", text.strip())[-1]
        for part in (question, text):
            if re.search(r"e-?mail|address", part):
                return self._email(wish)
            if re.search(r"\bname\b", part):
                return self._name(wish)
            if re.search(r"\btime\b|suit|which one|how about|work for you", part):
                return self._moment(wish)
        return self._moment(wish)

    def _moment(self, wish: Wish) -> Saying:
        time = self._time(wish)
        words = (f"{time}, please.", f"At {time}, please.", f"On {self._day(wish)} at {time}.")
        chosen = self._luck.choice(words)
        return Saying("moment", chosen[0].upper() + chosen[1:])

    def _email(self, wish: Wish) -> Saying:
        spoken = dictated(wish.email)
        words = (f"My email is {spoken}.", f"My email address is {spoken}.", f"It's {spoken}.")
        return Saying("email", self._luck.choice(words))

    def _name(self, wish: Wish) -> Saying:
        words = (f"My name is {wish.name}.", f"I'm {wish.name}.", f"It's {wish.name}.")
        return Saying("name", self._luck.choice(words))

    def _yes(self) -> Saying:
        words = ("Yes, please.", "Yes, please book it.", "Yes, that's right.", "Yes, go ahead.")
        voice = self._luck.choice((PIPER, *ESPEAK))
        return Saying("yes", self._luck.choice(words), voice)

    def _correction(self, wrong: str, wish: Wish) -> Saying:
        right = {
            "moment": f"{self._day(wish)} at {self._time(wish)}",
            "name": f"my name is {wish.name}",
            "email": f"my email is {dictated(wish.email)}",
        }
        return Saying(wrong, f"No, {right[wrong]}.")

    def _day(self, wish: Wish) -> str:
        weekday, month = wish.start.strftime("%A"), wish.start.strftime("%B")
        day = _DAYS[wish.start.day - 1]
        return self._luck.choice((f"{weekday}, {month} {day}", f"{weekday}, the {day} of {month}"))

    def _time(self, wish: Wish) -> str:
        hour = _HOURS[wish.start.hour % 12]
        if wish.start.minute == 0:
            return f"{hour} o'clock"
        return self._luck.choice((f"half past {hour}", f"{hour} thirty"))


@dataclass(frozen=True, slots=True)
class Saying:
    """Something to say: what it is about, its words, and the voice."""

    subject: str
    words: str
    voice: str = PIPER


def dictated(email: str) -> str:
    """Word an address as people dictate it: with a breath before "at", which else is no word."""
    return email.replace(".", " dot ").replace("@", ", at ")


def names_moment(heard: str, start: datetime) -> bool:
    """Tell whether words name this day and this time of day."""
    text = heard.lower().replace(",", "")
    number = rf"{start.day}(st|nd|rd|th)?"
    day = rf"\b{start:%B}\s+{number}\b|\b{number}( of)? {start:%B}\b"
    minutes = rf"\s?[:.]?\s?{start.minute:02}" if start.minute else r"(\s?[:.]?\s?00)?"
    half = "pm" if start.hour >= 12 else "am"
    time = rf"\b{start.hour % 12 or 12}{minutes}\s?{half}"
    found = (
        re.search(day.lower(), text),
        re.search(time, text.replace("p.m", "pm").replace("a.m", "am")),
    )
    return f"{start:%A}".lower() in text and all(found)


def _after_name(summary: str, name: str) -> str | None:
    """Return what follows a name; a person knows their own also where the ear is a little off."""
    words = re.findall(r"\S+\s*", summary)
    count = len(name.split())
    for at in range(len(words) - count + 1):
        heard = "".join(words[at : at + count]).strip(" ,.")
        if SequenceMatcher(None, heard, name).ratio() > _ALIKE:
            return "".join(words[at + count :])
    return None


def misread(summary: str, wish: Wish) -> str:
    """Name what a summary has wrong: moment, name or email; empty where all is right."""
    if not names_moment(summary, wish.start):
        return "moment"
    after = _after_name(summary.lower(), wish.name.lower())
    if after is None:
        return "name"
    # "lopez, that's L-O-P-E-Z": the letters are there to check the word before by.
    after = re.sub(r"[,.]?\s*that'?s\b.{0,40}?(?=,?\s(?:at|dot)\b|@)", "", after)
    spelled = after.replace(" at ", "@").replace(" dot ", ".")
    # From its first letter on: with anything before it, it is another address.
    address = re.sub(r"[\s,]", "", spelled).lstrip(".")
    return "" if address.startswith(wish.email) else "email"
