"""German days, times, answers and addresses, written by a grammar from a seed.

There are two halves, which share neither the ways of saying a thing nor the sentences around it:
what is right in the second was not looked at while rules were written.
"""

from __future__ import annotations

import random
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from understanding_data import Share

from app.language.values import Answer, PartOfDay, TimeRange

TODAY = date(2026, 11, 23)
"""A Monday; what is said counts from its morning."""

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
)  # fmt: skip
NUMBERS = (
    "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn",
    "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn",
    "neunzehn",
)  # fmt: skip
TENS = {20: "zwanzig", 30: "dreißig", 40: "vierzig", 50: "fünfzig"}
ORDINALS = {1: "ersten", 3: "dritten", 7: "siebten", 8: "achten"}
OFFICE = (9, 10, 11, 12, 1, 2, 3, 4)
"""Hours of the clock's face that mean one time of a working day."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a sentence says of when; None where it says nothing."""

    day: date | None = None
    at: time | None = None
    hours: TimeRange | None = None
    part: PartOfDay | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, and what it says."""

    said: str
    wish: Wish


def word(number: int) -> str:
    """Return a number from 0 to 59 in words."""
    if number < 20:
        return NUMBERS[number]
    ten, unit = number // 10 * 10, number % 10
    head = "" if not unit else ("ein" if unit == 1 else NUMBERS[unit]) + "und"
    return head + TENS[ten]


def ordinal(number: int) -> str:
    """Return a day of the month as it is said after "am"."""
    return ORDINALS.get(number) or word(number) + ("ten" if number < 20 else "sten")


def office_time(hour: int, minute: int = 0) -> time:
    """Return the time of a working day that an hour of the clock's face means."""
    return time(hour if hour >= 9 else hour + 12, minute)


# Days ------------------------------------------------------------------------------------------

Luck = random.Random
DayForm = Callable[[Luck], tuple[str, date]]


def _weekday(luck: Luck) -> tuple[str, int]:
    number = luck.randrange(1, 5)
    return WEEKDAYS[number], number


def _coming(number: int) -> date:
    return TODAY + timedelta(days=(number - TODAY.weekday()) % 7)


def _in_week(number: int, weeks: int) -> date:
    return TODAY + timedelta(days=number - TODAY.weekday() + 7 * weeks)


def _of_month(day: int) -> date:
    return date(2026, 11, day) if day >= TODAY.day else date(2026, 12, day)


def _of_year(month: int, day: int) -> date:
    this = date(2026, month, day)
    return this if this >= TODAY else date(2027, month, day)


def _month_day(luck: Luck) -> tuple[int, int]:
    month = luck.randrange(1, 13)
    return month, luck.randrange(1, monthrange(2027, month)[1] + 1)


def _near(luck: Luck) -> tuple[str, date]:
    ahead = luck.randrange(3)
    return ("heute", "morgen", "übermorgen")[ahead], TODAY + timedelta(days=ahead)


def _on_weekday(luck: Luck) -> tuple[str, date]:
    name, number = _weekday(luck)
    return f"{luck.choice(('am', 'am kommenden', 'kommenden', 'diesen'))} {name}", _coming(number)


def _next_week(luck: Luck) -> tuple[str, date]:
    name, number = _weekday(luck)
    return f"nächste Woche {name}", _in_week(number, 1)


def _weekday_in_a_week(luck: Luck) -> tuple[str, date]:
    name, number = _weekday(luck)
    return f"{name} in einer Woche", _coming(number) + timedelta(7)


def _in_days(luck: Luck) -> tuple[str, date]:
    count = luck.randrange(2, 7)
    return f"in {word(count)} Tagen", TODAY + timedelta(count)


def _in_weeks(luck: Luck) -> tuple[str, date]:
    count = luck.randrange(2, 5)
    return f"in {word(count)} Wochen", TODAY + timedelta(weeks=count)


def _ordinal_day(luck: Luck) -> tuple[str, date]:
    day = luck.randrange(6, 29)
    return f"am {ordinal(day)}", _of_month(day)


def _dotted_day(luck: Luck) -> tuple[str, date]:
    day = luck.randrange(1, 29)
    return f"am {day}.", _of_month(day)


def _named_month(luck: Luck) -> tuple[str, date]:
    month, day = _month_day(luck)
    return f"am {day}. {MONTHS[month - 1]}", _of_year(month, day)


def _spoken_month(luck: Luck) -> tuple[str, date]:
    month, day = _month_day(luck)
    return f"am {ordinal(day)} {MONTHS[month - 1]}", _of_year(month, day)


def _numeric(luck: Luck) -> tuple[str, date]:
    month, day = _month_day(luck)
    return f"am {day}.{month}.", _of_year(month, day)


def _of_next_month(luck: Luck) -> tuple[str, date]:
    day = luck.randrange(1, 29)
    return f"am {day}. nächsten Monats", date(2026, 12, day)


def _weekday_of_next_week(luck: Luck) -> tuple[str, date]:
    name, number = _weekday(luck)
    way = luck.choice(("{} nächster Woche", "am {} in der nächsten Woche", "{} kommender Woche"))
    return way.format(name), _in_week(number, 1)


def _weekday_in_fourteen_days(luck: Luck) -> tuple[str, date]:
    name, number = _weekday(luck)
    return f"{name} in vierzehn Tagen", _coming(number) + timedelta(14)


def _today_in(luck: Luck) -> tuple[str, date]:
    return luck.choice(
        (
            ("heute in einer Woche", TODAY + timedelta(7)),
            ("heute in acht Tagen", TODAY + timedelta(7)),
            ("morgen in einer Woche", TODAY + timedelta(8)),
            ("heute in drei Wochen", TODAY + timedelta(21)),
            ("in einem Monat", date(2026, 12, 23)),
            ("in vierzehn Tagen", TODAY + timedelta(14)),
        )
    )


def _weekday_and_date(luck: Luck) -> tuple[str, date]:
    day = TODAY + timedelta(luck.randrange(2, 60))
    month = MONTHS[day.month - 1]
    way = luck.choice(("am {w}, den {d}. {m}", "am {w}, dem {o} {m}", "{w}, den {o} {m}"))
    return way.format(w=WEEKDAYS[day.weekday()], d=day.day, o=ordinal(day.day), m=month), day


def _full_date(luck: Luck) -> tuple[str, date]:
    month, day = _month_day(luck)
    found = date(2027, month, day)
    way = luck.choice(("am {0.day}.{0.month}.{0.year}", "am {0:%d.%m.%Y}", "{0:%Y-%m-%d}"))
    return way.format(found), found


def _ordinal_of_next_month(luck: Luck) -> tuple[str, date]:
    day = luck.randrange(1, 29)
    way = luck.choice(("am {} des nächsten Monats", "am {} kommenden Monats"))
    return way.format(ordinal(day)), date(2026, 12, day)


def _two_ordinals(luck: Luck) -> tuple[str, date]:
    month, day = _month_day(luck)
    return f"am {ordinal(day)} {ordinal(month)}", _of_year(month, day)


def _nth_weekday(luck: Luck) -> tuple[str, date]:
    nth, number = luck.randrange(1, 4), luck.randrange(5)
    first = date(2026, 12, 1)
    day = first + timedelta(days=(number - first.weekday()) % 7 + 7 * (nth - 1))
    return f"am {ordinal(nth)} {WEEKDAYS[number]} im Dezember", day


def _week_after_next(luck: Luck) -> tuple[str, date]:
    name, number = _weekday(luck)
    way = luck.choice(("übernächste Woche {}", "{} übernächster Woche"))
    return way.format(name), _in_week(number, 2)


DAYS: Mapping[Share, Sequence[DayForm]] = {
    "development": (
        _near, _on_weekday, _next_week, _weekday_in_a_week, _in_days, _in_weeks, _ordinal_day,
        _dotted_day, _named_month, _spoken_month, _numeric, _of_next_month,
    ),
    "held_out": (
        _weekday_of_next_week, _weekday_in_fourteen_days, _today_in, _weekday_and_date, _full_date,
        _ordinal_of_next_month, _two_ordinals, _nth_weekday, _week_after_next,
    ),
}  # fmt: skip


# Times -----------------------------------------------------------------------------------------


def development_time(luck: Luck) -> tuple[str, time]:
    """Say a time in the ways of the first half."""
    hour = luck.choice(OFFICE)
    before = luck.choice((10, 11, 12, 2, 3, 4))
    late, minute = luck.randrange(13, 18), luck.choice((0, 15, 30, 45))
    half_before = office_time(before - 1 if before > 1 else 12, 30)
    return luck.choice(
        (
            (f"um {word(hour)}", office_time(hour)),
            (f"um {hour} Uhr", office_time(hour)),
            (f"um {word(late)} Uhr", time(late)),
            (f"um {late} Uhr {minute or 20}", time(late, minute or 20)),
            (f"um halb {word(before)}", half_before),
            (f"um Viertel nach {word(hour)}", office_time(hour, 15)),
            (f"um Viertel vor {word(before)}", office_time(before - 1 if before > 1 else 12, 45)),
            (f"um {late}:{minute:02}", time(late, minute)),
            (f"um {late}.{minute:02} Uhr", time(late, minute)),
        )
    )


def held_out_time(luck: Luck) -> tuple[str, time]:
    """Say a time in the ways of the second half."""
    hour = luck.choice(OFFICE)
    before = luck.choice((10, 11, 12, 2, 3, 4))
    earlier = before - 1 if before > 1 else 12
    early, late = luck.choice((8, 9, 10)), luck.randrange(13, 18)
    minute = luck.choice((5, 10, 15, 20, 30, 40, 45, 55))
    return luck.choice(
        (
            (f"um zehn nach {word(hour)}", office_time(hour, 10)),
            (f"um fünf vor {word(before)}", office_time(earlier, 55)),
            (f"um fünf vor halb {word(before)}", office_time(earlier, 25)),
            (f"um fünf nach halb {word(before)}", office_time(earlier, 35)),
            (f"um dreiviertel {word(before)}", office_time(earlier, 45)),
            (f"gegen {word(hour)} Uhr", office_time(hour)),
            (f"um Punkt {word(hour)}", office_time(hour)),
            (f"um {word(late)} Uhr {word(minute)}", time(late, minute)),
            (f"um {late} Uhr und {minute} Minuten", time(late, minute)),
            (f"morgens um {word(early)}", time(early)),
            (f"{late:02}:{minute:02} Uhr", time(late, minute)),
            (f"so um {word(hour)} Uhr herum", office_time(hour)),
            ("um acht Uhr früh", time(8)),
            ("abends um sieben", time(19)),
        )
    )


def _development_range(luck: Luck) -> tuple[str, TimeRange]:
    low, high = luck.choice(((9, 11), (10, 12), (2, 4), (1, 3)))
    late = luck.randrange(13, 18)
    return luck.choice(
        (
            (f"zwischen {word(low)} und {word(high)}", _range(low, high)),
            (f"von {low} bis {high} Uhr", _range(low, high)),
            (f"ab {late} Uhr", TimeRange(time(late), None)),
            (f"vor {word(high)}", TimeRange(None, office_time(high))),
            (f"nach {word(low)}", TimeRange(office_time(low), None)),
            (f"bis {late} Uhr", TimeRange(None, time(late))),
        )
    )


def _held_out_range(luck: Luck) -> tuple[str, TimeRange]:
    low, high = luck.choice(((9, 11), (10, 12), (2, 4), (1, 3)))
    late = luck.randrange(13, 18)
    return luck.choice(
        (
            (f"nicht vor {word(low)}", TimeRange(office_time(low), None)),
            (f"nicht später als {word(high)}", TimeRange(None, office_time(high))),
            (f"frühestens um {word(low)}", TimeRange(office_time(low), None)),
            (f"spätestens um {late} Uhr", TimeRange(None, time(late))),
            (f"{word(low)} bis {word(high)} Uhr", _range(low, high)),
            ("nach dem Mittagessen", TimeRange(time(13), None)),
            (f"um {word(low)} Uhr oder später", TimeRange(office_time(low), None)),
            (f"{late - 2}-{late} Uhr", TimeRange(time(late - 2), time(late))),
        )
    )


def _range(low: int, high: int) -> TimeRange:
    return TimeRange(office_time(low), office_time(high))


PARTS: Mapping[Share, Sequence[tuple[str, PartOfDay]]] = {
    "development": (
        ("vormittags", PartOfDay.MORNING),
        ("am Nachmittag", PartOfDay.AFTERNOON),
        ("abends", PartOfDay.EVENING),
        ("am Vormittag", PartOfDay.MORNING),
        ("nachmittags", PartOfDay.AFTERNOON),
    ),
    "held_out": (
        ("am frühen Nachmittag", PartOfDay.AFTERNOON),
        ("am späten Vormittag", PartOfDay.MORNING),
        ("am frühen Abend", PartOfDay.EVENING),
        ("im Laufe des Nachmittags", PartOfDay.AFTERNOON),
    ),
}
CARRIERS: Mapping[Share, Sequence[str]] = {
    "development": (
        "{}", "{} bitte", "Ich hätte gern einen Termin {}.", "Geht es {}?", "Ich könnte {}.",
        "Haben Sie {} etwas frei?", "Ich möchte {} kommen.",
    ),
    "held_out": (
        "Ginge {}?", "Am liebsten {}.", "Mir würde es {} gut passen.", "Also {} wäre super.",
        "Könnten wir uns {} treffen?", "Buchen Sie mich {} ein.", "Äh, {}, wenn das möglich ist.",
        "Wie sieht es {} bei Ihnen aus?",
    ),
}  # fmt: skip


def moments(half: Share, seed: int, count: int) -> Iterator[Case]:
    """Write sentences that say a day, a time, or both, and some that take one back."""
    luck = random.Random(seed)  # noqa: S311 (the same sentences each time)
    for number in range(count):
        wish, said = _moment(half, luck, number % 5)
        carrier = luck.choice(CARRIERS[half])
        text = carrier.format(said)
        yield Case(text[:1].upper() + text[1:], wish)


def _moment(half: Share, luck: Luck, kind: int) -> tuple[Wish, str]:
    said, day = luck.choice(DAYS[half])(luck)
    if kind == 0:
        return Wish(day), said
    if kind == 4:
        part_said, part = luck.choice(PARTS[half])
        return Wish(day, part=part), f"{said} {part_said}"
    if kind == 3:
        range_said, hours = (_held_out_range if half == "held_out" else _development_range)(luck)
        return Wish(day, hours=hours), f"{said} {range_said}"
    time_said, at = (held_out_time if half == "held_out" else development_time)(luck)
    if kind == 1:
        return Wish(at=at), time_said
    return Wish(day, at), f"{said} {time_said}"


# Answers ---------------------------------------------------------------------------------------

ANSWERS: Mapping[Share, Mapping[Answer, Sequence[str]]] = {
    "development": {
        "yes": (
            "ja", "Ja.", "ja bitte", "Ja, gerne.", "gern", "genau", "Klar!", "okay", "in Ordnung",
            "passt", "Das passt.", "Passt mir gut.", "stimmt", "Das stimmt so.", "richtig",
            "Ja, das ist richtig.", "perfekt", "super, danke", "einverstanden", "auf jeden Fall",
            "natürlich", "ja, buchen Sie das", "Bitte buchen.", "machen Sie das", "alles klar",
            "sehr gut", "ja, machen wir so", "selbstverständlich", "Das klingt gut.", "jawohl",
        ),
        "no": (
            "nein", "Nein.", "nein danke", "nee", "lieber nicht", "Das passt nicht.",
            "geht leider nicht", "auf keinen Fall", "Das stimmt nicht.", "nein, das ist falsch",
            "Nein, lieber morgen.", "doch lieber nicht", "das geht bei mir nicht",
            "da kann ich nicht", "falsch", "nein, nicht am Freitag", "eher nicht", "nö",
            "Ich habe es mir anders überlegt.", "ein andermal",
        ),
        "unsure": (
            "vielleicht", "ich weiß nicht", "Ich bin nicht sicher.", "mal sehen", "ja, aber später",
            "keine Ahnung", "eventuell", "Ja, aber nicht so früh.", "hm, ich überlege noch",
            "ja, wenn es sein muss",
        ),
    },
    "held_out": {
        "yes": (
            "Ja, wunderbar.", "ja, das wäre toll", "sehr gerne", "Jep.", "von mir aus",
            "Ja, alles richtig.", "prima, machen wir das", "Gut, einverstanden.", "geht klar",
            "aber gerne", "Ja, tragen Sie mich bitte ein.", "korrekt", "das ist in Ordnung",
            "Ja doch.", "ja klar", "Na klar!", "hervorragend", "Das hört sich gut an.",
            "genau so", "ausgezeichnet", "ja, der passt", "Ja, ich nehme den Termin.",
            "bitte bestätigen", "kein Problem", "warum nicht", "Ja, vielen Dank.", "top",
            "Das ist perfekt.", "ja, stimmt alles", "gerne doch",
        ),
        "no": (
            "Nein, das geht nicht.", "nein, tut mir leid", "Leider nein.", "besser nicht",
            "Das ist leider nicht möglich.", "das kommt nicht in Frage", "ne, lieber nicht",
            "Da habe ich keine Zeit.", "das ist mir zu früh", "Nein, falscher Tag.",
            "bitte nicht buchen", "stopp, das ist falsch", "Nein, der Name stimmt nicht.",
            "passt mir gar nicht", "keinesfalls", "Vergessen Sie es.", "ich kann da nicht",
            "nein, ein anderer Tag", "das war nicht richtig", "Das passt mir überhaupt nicht.",
        ),
        "unsure": (
            "Da bin ich mir nicht sicher.", "möglicherweise", "kann sein, ich muss erst nachsehen",
            "Ja, nur etwas später.", "schwer zu sagen", "ich glaube schon", "weiß ich noch nicht",
            "Ja, allerdings um vier.", "hm, vielleicht", "Ja, außer am Freitag.",
        ),
    },
}  # fmt: skip
NO_ANSWERS: Mapping[Share, Sequence[str]] = {
    "development": (
        "Wie bitte?", "Wo ist das?", "Wie lange dauert das?", "Stimmt das?", "danke", "hallo",
        "Was kostet das?", "Ist das richtig?", "Können Sie das wiederholen?", "Einen Augenblick.",
        "meine Nummer", "Guten Tag",
    ),
    "held_out": (
        "Welcher Tag war das?", "Ist das sicher?", "Passt das denn?", "Und wo?", "bitte?",
        "Wer sind Sie?", "Kann ich das ändern?", "Haben Sie meine E-Mail?", "Was meinen Sie?",
        "Ich heiße Anna.", "alles gut", "gut möglich",
    ),
}  # fmt: skip
"""What is neither: here a yes would be a false one."""


# Addresses -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dictation:
    """An address as dictated, and as it is written."""

    said: str
    address: str


PEOPLE: Mapping[Share, Sequence[tuple[str, str, str]]] = {
    "development": (
        ("anna", "miller", "miller"), ("peter", "schmidt", "schmidt"), ("julia", "weber", "weber"),
        ("karl", "hofmann", "hofmann"), ("sabine", "braun", "braun"), ("lena", "fuchs", "fuchs"),
    ),
    "held_out": (
        ("jürgen", "müller", "mueller"), ("thomas", "krause", "krause"),
        ("katrin", "schäfer", "schaefer"), ("uwe", "groß", "gross"), ("ines", "könig", "koenig"),
        ("hannes", "lange", "lange"),
    ),
}  # fmt: skip
HOSTS: Mapping[Share, Sequence[tuple[str, str]]] = {
    "development": (
        ("gmail punkt com", "gmail.com"), ("web punkt de", "web.de"), ("gmx punkt de", "gmx.de"),
        ("example punkt org", "example.org"),
    ),
    "held_out": (
        ("t minus online punkt de", "t-online.de"), ("outlook punkt com", "outlook.com"),
        ("posteo punkt de", "posteo.de"), ("uni bindestrich jena punkt de", "uni-jena.de"),
    ),
}  # fmt: skip
ADDRESS_CARRIERS: Mapping[Share, Sequence[str]] = {
    "development": ("{}", "meine E-Mail ist {}", "{} bitte", "das ist {}"),
    "held_out": (
        "Meine E-Mail-Adresse lautet {}.", "Schreiben Sie mir an {}.", "ja, {}", "also {}",
        "ich bin unter {} erreichbar",
    ),
}  # fmt: skip
SPELLED = {
    "a": "Anton", "b": "Berta", "c": "Cäsar", "d": "Dora", "e": "Emil", "f": "Friedrich",
    "g": "Gustav", "h": "Heinrich", "i": "Ida", "j": "Julius", "k": "Kaufmann", "l": "Ludwig",
    "m": "Martha", "n": "Nordpol", "o": "Otto", "p": "Paula", "q": "Quelle", "r": "Richard",
    "s": "Samuel", "t": "Theodor", "u": "Ulrich", "v": "Viktor", "w": "Wilhelm", "x": "Xanthippe",
    "y": "Ypsilon", "z": "Zacharias",
}  # fmt: skip


def addresses(half: Share, seed: int, count: int) -> Iterator[Dictation]:
    """Write dictations of addresses."""
    luck = random.Random(seed)  # noqa: S311 (the same sentences each time)
    for _ in range(count):
        first, said_last, last = luck.choice(PEOPLE[half])
        host_said, host = luck.choice(HOSTS[half])
        first_written = first.replace("ü", "ue")
        number = luck.randrange(1, 99)
        ways: tuple[tuple[str, str], ...]
        if half == "development":
            at = luck.choice(("ät", "at", "ät"))
            ways = (
                (f"{first} punkt {said_last}", f"{first}.{last}"),
                (f"{first} unterstrich {said_last}", f"{first}_{last}"),
                (f"{said_last}", last),
                (f"{said_last} {number}", f"{last}{number}"),
                (" ".join(last.upper()), last),
            )
        else:
            at = luck.choice(("ät", "at", "Klammeraffe"))
            ways = (
                (f"{first} bindestrich {said_last}", f"{first_written}-{last}"),
                (f"{first[0]} punkt {said_last}", f"{first[0]}.{last}"),
                (f"{said_last} {_spoken_number(number)}", f"{last}{number}"),
                (" ".join(SPELLED[letter] for letter in last), last),
                (f"{first} minus {said_last}", f"{first_written}-{last}"),
                (", ".join(f"{c.upper()} wie {SPELLED[c]}" for c in last), last),
            )
        local_said, local = luck.choice(ways)
        carrier = luck.choice(ADDRESS_CARRIERS[half])
        yield Dictation(carrier.format(f"{local_said} {at} {host_said}"), f"{local}@{host}")


def _spoken_number(number: int) -> str:
    tens = {**TENS, 60: "sechzig", 70: "siebzig", 80: "achtzig", 90: "neunzig"}
    if number < 20:
        return NUMBERS[number]
    ten, unit = number // 10 * 10, number % 10
    head = "" if not unit else ("ein" if unit == 1 else NUMBERS[unit]) + "und"
    return head + tens[ten]


NO_MOMENTS: Mapping[Share, Sequence[str]] = {
    "development": (
        "Ich habe drei Kinder.", "Guten Morgen!", "Wir sind zu zweit.", "Mein Name ist Freitag.",
        "Das kostet zwanzig Euro.", "Ich hätte zwei Fragen.", "Wie lange dauert das?",
        "Ich rufe wegen einer Beratung an.", "Schönen Abend noch!", "Können Sie mir helfen?",
        "Ich wohne in der Hauptstraße 12.", "Es geht um meinen ersten Auftrag.",
    ),
    "held_out": (
        "Wir kommen mit vier Personen.", "Guten Abend, mein Name ist Weber.", "Das weiß ich nicht.",
        "Haben Sie einen Parkplatz?", "Zimmer 14 bitte.", "Ich bin eins achtzig groß.",
        "Dafür brauche ich zehn Minuten.", "Das ist mein zweiter Versuch.", "Alles Gute!",
        "Kann ich noch jemanden mitbringen?", "Es sind etwa dreißig Prozent.", "Wer ist da?",
    ),
}  # fmt: skip
"""Sentences that say nothing of when."""
