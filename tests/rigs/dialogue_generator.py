"""Makes scripted users by chance: who they are, what they want, how they speak, what goes wrong."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from dialogue_goal import Goal, Host, Interlude, Scenario, When
from dialogue_words import ASIDES, Words

_ZONES = (
    ("Europe/Berlin", "Europe/Berlin"), ("Europe/Berlin", "Europe/London"),
    ("America/New_York", "America/New_York"), ("America/New_York", "America/Chicago"),
    ("America/Los_Angeles", "America/Denver"), ("Asia/Tokyo", "Asia/Tokyo"),
    ("Europe/Rome", "Europe/Athens"), ("Australia/Sydney", "Australia/Sydney"),
)  # fmt: skip
"""The host's zone and the person's, in which working hours still lie in the day."""

_NOISES = ("none", "none", "none", "lower", "lower", "shouted", "hesitant", "misheard")
_GIVEN = (
    "Maria", "Tom", "Anna", "Jean-Pierre", "Priya", "Wei", "José", "Fatima", "Bjorn", "Will",
    "April", "Mark", "Grace", "Sean", "Olga", "Ahmed", "Chloe", "Dmitri", "Yuki", "Ingrid",
    "Luca", "Zoe", "Rajesh", "Emily", "Noah", "Sofia", "Pedro", "Hannah", "Oliver", "Linda",
)  # fmt: skip
_FAMILY = (
    "Lopez", "Baker", "Schmidt", "Dubois", "Patel", "Zhang", "García", "Haddad", "Larsen",
    "Parker", "Jones", "Young", "O'Brien", "Ivanova", "Hassan", "Martin", "Petrov", "Tanaka",
    "Nilsson", "Rossi", "Adams", "Sharma", "Clark", "Fischer", "Silva", "Weber", "Brown", "Novak",
    "Green", "King",
)  # fmt: skip
_DOMAINS = (
    "gmail.com", "example.com", "outlook.com", "web.de", "yahoo.com", "acme.io", "example.org",
    "mail.example.co.uk", "icloud.com", "gmx.net", "proton.me", "my-company.com",
)  # fmt: skip
_NOTES = (
    "I need a ramp", "we have questions about pricing", "please call the front desk first",
    "I will bring a colleague", "it is about the new contract",
)  # fmt: skip
_PARTS = ((dt.time(5), dt.time(11, 59)), (dt.time(12), dt.time(17, 59)))
_NEVER_MEANT = (
    "yes but {}", "ok, but {}", "sure, only {} would be better", "yes... no wait, {}",
    "sounds good, but could we make it {}?", "right, but change it to {}", "no, {}",
    "actually {}", "hmm, {} instead", "sorry, I meant {}", "wait, {}",
    "okay and can we do {} instead?", "can you change that to {}", "yes if it can be {}",
    "go ahead with {} instead", "book it for {} please", "confirm {} instead", "yes, {}",
    "fine, but {} is better for me", "perfect, just move it to {}", "make it {}",
    "I'd rather have {}", "no no no, {}", "great. Oh, {} please, I mixed that up",
    "yes to all but the time, it should be {}", "what about {}?", "is {} free as well?",
)  # fmt: skip
"""Ways to change one's mind at the summary; none of them is a yes."""


def generate(seed: int) -> Scenario:
    """Return the scripted user of a seed."""
    luck = random.Random(seed)  # noqa: S311 - a repeatable play, no secret
    host_zone, zone = luck.choice(_ZONES)
    today = dt.date(2026, 1, 1) + dt.timedelta(days=luck.randrange(330))
    now = dt.datetime.combine(
        today, dt.time(luck.randrange(7, 19), luck.choice((0, 5, 10, 20, 40, 50))), ZoneInfo(zone)
    )
    length = luck.choice((30, 30, 30, 30, 15, 60))
    host = Host(host_zone, _busy(luck, now, host_zone))
    free = free_starts(now, host, length)
    goal = _goal(luck, free, length)
    style = luck.choice(("plain", "plain", "plain", "terse", "chatty", "formal", "non-native"))
    scenario = Scenario(
        name=f"seed {seed}",
        now=now,
        zone=zone,
        goal=goal,
        host=replace(host, taken_at_yes=luck.random() < 0.06),
        seed=seed,
        volunteers=_volunteers(luck, goal),
        style=style,
        noise=luck.choice(_NOISES),
        picks=luck.choice(("time", "time", "time", "count", "full", "click")),
        known=luck.random() < 0.08,
    )
    if scenario.host.taken_at_yes:
        # Whoever loses the time at the last moment takes what comes next.
        others = When(tuple(sorted({s.date() for s in free})), dt.time(0), dt.time(23, 59))
        scenario = replace(scenario, goal=replace(goal, wishes=(*goal.wishes, others)))
    if luck.random() < 0.12:
        scenario = _wanting_a_taken_time(luck, scenario, free)
    return replace(scenario, interludes=_interludes(luck, scenario, free))


def free_starts(now: dt.datetime, host: Host, length: int) -> list[dt.datetime]:
    """Return what is free in the two weeks to come, on the person's wall clock."""
    zone = ZoneInfo(host.zone)
    found = []
    for ahead in range(15):
        day = now.astimezone(zone).date() + dt.timedelta(days=ahead)
        if day.weekday() > 4:
            continue
        minute = 9 * 60
        while minute + length <= 17 * 60:
            start = dt.datetime.combine(day, dt.time(minute // 60, minute % 60))
            end = start + dt.timedelta(minutes=length)
            minute += length
            if any(start < busy_end and begin < end for begin, busy_end in host.busy):
                continue
            local = start.replace(tzinfo=zone).astimezone(now.tzinfo)
            if local > now:
                found.append(local)
    return found


def _busy(
    luck: random.Random, now: dt.datetime, zone: str
) -> tuple[tuple[dt.datetime, dt.datetime], ...]:
    today = now.astimezone(ZoneInfo(zone)).date()
    spans = []
    for ahead in range(15):
        day = today + dt.timedelta(days=ahead)
        if luck.random() < 0.12:
            spans.append(
                (dt.datetime.combine(day, dt.time(8)), dt.datetime.combine(day, dt.time(18)))
            )
        for _ in range(luck.choice((0, 0, 1, 2, 3))):
            begin = dt.datetime.combine(day, dt.time(luck.randrange(9, 16), luck.choice((0, 30))))
            spans.append((begin, begin + dt.timedelta(minutes=luck.choice((30, 60, 120)))))
    return tuple(spans)


def _goal(luck: random.Random, free: Sequence[dt.datetime], length: int) -> Goal:
    start = luck.choice(free)
    wish = When((start.date(),), start.time(), start.time())
    if luck.random() < 0.25:
        part = next((p for p in _PARTS if p[0] <= start.time() <= p[1]), None)
        if part is not None:
            wish = When((start.date(),), *part)
    elif luck.random() < 0.12:
        wish = When((start.date(),), dt.time(0), dt.time(23, 59))
    elif luck.random() < 0.12:
        other = luck.choice(free).date()
        wish = When(tuple(sorted({start.date(), other})), dt.time(0), dt.time(23, 59))
    name, email = person(luck)
    notes = luck.choice(_NOTES) if luck.random() < 0.12 else ""
    return Goal((wish,), name, email, notes, length)


def person(luck: random.Random) -> tuple[str, str]:
    """Return a name and an address, which may have to do with each other."""
    given, family = luck.choice(_GIVEN), luck.choice(_FAMILY)
    plain = {ord("é"): "e", ord("í"): "i", ord("'"): "", ord("-"): ""}
    a, b = given.lower().translate(plain), family.lower().translate(plain)
    local = luck.choice(
        (f"{a}.{b}", f"{a}_{b}", f"{a}{b}", f"{a[0]}{b}", f"{a}{luck.randrange(10, 100)}",
         f"{a}-{b}", f"{b}.{a}", a, "info")
    )  # fmt: skip
    return f"{given} {family}", f"{local}@{luck.choice(_DOMAINS)}"


def _volunteers(luck: random.Random, goal: Goal) -> tuple[str, ...]:
    parts = ["day", "time", "name", "email"]
    chosen = luck.choice(
        (("day", "time"), ("day", "time"), ("day",), ("time",), (), parts, ("day", "time", "name"),
         ("name", "day"), ("name", "email"), ("day", "time", "email"))
    )  # fmt: skip
    extra = ["length"] if goal.length != 30 else []
    return (*chosen, *extra, *(["notes"] if goal.notes and luck.random() < 0.5 else []))


def _wanting_a_taken_time(
    luck: random.Random, scenario: Scenario, free: Sequence[dt.datetime]
) -> Scenario:
    """Return the user with a first wish that can't be had: taken, or on a closed day."""
    starts = {(start.date(), start.time()) for start in free}
    wanted = scenario.goal.wishes[0]
    day = luck.choice((wanted.days[0], _weekend_after(scenario.now.date())))
    options = [
        dt.time(h, m) for h in range(9, 17) for m in (0, 30) if (day, dt.time(h, m)) not in starts
    ]
    if day <= scenario.now.date() or not options:
        return scenario
    at = luck.choice(options)
    wishes = (When((day,), at, at), *scenario.goal.wishes)
    return replace(scenario, goal=replace(scenario.goal, wishes=wishes))


def _weekend_after(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=(5 - day.weekday()) % 7 or 7)


def _interludes(
    luck: random.Random, scenario: Scenario, free: Sequence[dt.datetime]
) -> tuple[Interlude, ...]:
    found: list[Interlude] = []
    asked = ("day", "time", "email", "name", "summary", "2", "3", "4")
    for _ in range(luck.choice((0, 0, 0, 1, 1, 2))):
        kind = luck.choice(tuple(ASIDES))
        if kind == "half_yes":
            found.append(Interlude("summary", "*half_yes"))
            continue
        act = luck.choice(("say", "say", "say", "escape", "over"))
        then = luck.choice(ASIDES["gibberish"]) if act == "over" else ""
        found.append(Interlude(luck.choice(asked), f"*{kind}", act, then))
    if luck.random() < 0.4 and free:
        found.append(_change(luck, scenario, free))
    return tuple(found)


def _change(luck: random.Random, scenario: Scenario, free: Sequence[dt.datetime]) -> Interlude:
    """Return a change of mind: another day, time, name, address, or all of it."""
    words = Words(luck, scenario.now, "plain")
    goal = scenario.goal
    kind = luck.choice(("time", "time", "moment", "email", "name", "all"))
    start = luck.choice(free)
    wish, after = goal.wishes[0], goal.wishes[1:]
    frame = luck.choice(_NEVER_MEANT)
    when = luck.choice(("summary", "summary", "email", "name"))
    if kind == "time" and wish.exact:
        same_day = [s for s in free if s.date() == wish.days[0] and s.time() != wish.earliest]
        if same_day:
            start = luck.choice(same_day)
            changed = When((start.date(),), start.time(), start.time())
            said = words.time(start.time())
            return Interlude(
                when, frame.format(f"at {said}"), goal=replace(goal, wishes=(changed, *after))
            )
    changed = When((start.date(),), start.time(), start.time())
    moment = words.moment(start.date(), words.time(start.time()))
    name, email = person(luck)
    if kind == "email":
        said = words.email(email, plainly=luck.random() < 0.5)
        text = luck.choice(
            ("use {} instead", "no, {}", "actually my email is {}", "my email changed, it's {}")
        )
        return Interlude("summary", text.format(said), goal=replace(goal, email=email))
    if kind == "name":
        text = luck.choice(
            ("actually it's for {}", "no, my name is {}", "change the name to {}", "the name is {}")
        )
        return Interlude("summary", text.format(name), goal=replace(goal, name=name))
    if kind == "all":
        text = f"{moment}, my name is {name} and my email is {email}"
        new = replace(goal, wishes=(changed, *after), name=name, email=email)
        return Interlude("summary", f"forget all that. {text}", goal=new)
    return Interlude(when, frame.format(moment), goal=replace(goal, wishes=(changed, *after)))
