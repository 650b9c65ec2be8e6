"""German words and what they say of an appointment."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.booking import Slot
from app.language.understanding import understand
from app.language.values import Expecting, Intent, Other, PartOfDay, TimeRange, Understanding

ZONE = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 11, 23, 9, 10, tzinfo=ZONE)


def read(
    text: str, expecting: Expecting | None = None, offered: tuple[time, ...] = ()
) -> Understanding:
    slots = [Slot(datetime.combine(MONDAY.date(), at, ZONE), "") for at in offered]
    return understand(
        text, now=MONDAY, time_zone=ZONE.key, expecting=expecting, offered=slots, locale="de"
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("morgen", "2026-11-24"),
        ("übermorgen", "2026-11-25"),
        ("uebermorgen", "2026-11-25"),
        ("nächsten Dienstag", "2026-12-01"),
        ("kommenden Freitag", "2026-11-27"),
        ("Dienstag in einer Woche", "2026-12-01"),
        ("heute in acht Tagen", "2026-11-30"),
        ("am fünfzehnten", "2026-12-15"),
        ("den 15. nächsten Monats", "2026-12-15"),
        ("am 3. März", "2027-03-03"),
        ("am 3.3.", "2027-03-03"),
        ("am dritten dritten", "2027-03-03"),
        ("am 24.12.2026", "2026-12-24"),
        ("in zwei Wochen", "2026-12-07"),
        ("nächste Woche Dienstag", "2026-12-01"),
        ("Dienstag übernächster Woche", "2026-12-08"),
        ("Dienstag, den 15. Dezember", "2026-12-15"),
        ("am ersten Freitag im Dezember", "2026-12-04"),
        ("eine Woche nach dem 3. Dezember", "2026-12-10"),
        ("am einundzwanzigsten Dezember", "2026-12-21"),
        ("nein, ich meine Donnerstag", "2026-11-26"),
        ("nicht den 3., den 4.", "2026-12-04"),
        ("nicht am Donnerstag, sondern am Freitag", "2026-11-27"),
        ("lieber Freitag als Donnerstag", "2026-11-27"),
        ("am Morgen des 4. Dezember", "2026-12-04"),
    ],
)
def test_a_day_as_germans_say_it(text: str, day: str) -> None:
    said = read(text)
    assert said.date is not None
    assert said.date.value.isoformat() == day


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("um halb drei", "14:30"),
        ("halb 3", "14:30"),
        ("Viertel nach zwei", "14:15"),
        ("Viertel vor zehn", "09:45"),
        ("dreiviertel drei", "14:45"),
        ("viertel drei", "14:15"),
        ("fünf vor halb drei", "14:25"),
        ("zehn nach neun", "09:10"),
        ("um drei", "15:00"),
        ("um eins", "13:00"),
        ("ein Uhr", "13:00"),
        ("14 Uhr 30", "14:30"),
        ("14.30 Uhr", "14:30"),
        ("um vierzehn Uhr dreißig", "14:30"),
        ("um 08:15", "08:15"),
        ("acht Uhr abends", "20:00"),
        ("morgens um sieben", "07:00"),
        ("nicht um drei, um vier", "16:00"),
        ("am Mittwoch um elf", "11:00"),
        ("Punkt zwölf Uhr", "12:00"),
    ],
)
def test_a_time_as_germans_say_it(text: str, at: str) -> None:
    said = read(text)
    assert said.time is not None
    assert f"{said.time.value:%H:%M}" == at


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("zwischen zwei und vier", 14, 16),
        ("von 9 bis 11 Uhr", 9, 11),
        ("vor elf", None, 11),
        ("nicht vor zehn", 10, None),
        ("ab 14 Uhr", 14, None),
        ("spätestens um vier", None, 16),
        ("nach dem Mittagessen", 13, None),
        ("mittags", 12, 14),
    ],
)
def test_a_range_of_times(text: str, earliest: int | None, latest: int | None) -> None:
    said = read(text)
    assert said.window is not None
    ends = (None if hour is None else time(hour) for hour in (earliest, latest))
    assert said.window.value == TimeRange(*ends)


def test_the_word_for_tomorrow_and_morning_is_told_apart() -> None:
    said = read("Morgen früh")
    assert said.date is not None
    assert (said.date.value.isoformat(), said.part and said.part.value) == (
        "2026-11-24",
        PartOfDay.MORNING,
    )
    said = read("heute Morgen")
    assert said.date is not None
    assert said.date.value == MONDAY.date()
    assert said.part is not None
    assert read("Guten Morgen").date is None
    assert read("am Morgen").date is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("ja", "yes"),
        ("Gerne.", "yes"),
        ("passt", "yes"),
        ("genau", "yes"),
        ("das klingt gut", "yes"),
        ("nein", "no"),
        ("lieber nicht", "no"),
        ("das passt mir leider nicht", "no"),
        ("ja, aber um drei", "unsure"),
        ("ich weiß nicht", "unsure"),
        ("lieber am Freitag", "no"),
    ],
)
def test_yes_and_no(text: str, answer: str) -> None:
    assert read(text, "yesno").answer == answer


@pytest.mark.parametrize(
    "text",
    ["ja", "Ja, gerne.", "passt so", "Ja, bitte buchen Sie den Termin.", "genau, vielen Dank",
     "in Ordnung", "Auf jeden Fall!", "ja das stimmt alles"],
)  # fmt: skip
def test_a_plain_yes(text: str) -> None:
    assert read(text, "yesno").plain_yes


@pytest.mark.parametrize(
    "text",
    ["ja, aber um drei", "ja, nein", "ja wenn das geht", "ja, am Freitag", "stimmt das?",
     "ist das richtig", "passt das", "ja, ich möchte noch", "na ja", "alles gut", "schon gut",
     "ja genau das nicht", "gut möglich", "danke", "ja, jeden", "passt schon irgendwie",
     "ja und", "ja, den Namen ändern", "nicht schlecht", "sicher?", "ja, stornieren Sie ihn"],
)  # fmt: skip
def test_no_plain_yes(text: str) -> None:
    assert not read(text, "yesno").plain_yes


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("anna punkt miller ät gmail punkt com", "anna.miller@gmail.com"),
        ("anna unterstrich müller zweiundneunzig ät web punkt de", "anna_mueller92@web.de"),
        ("max bindestrich mustermann at example punkt org", "max-mustermann@example.org"),
        ("a n n a ät gmx punkt de", "anna@gmx.de"),
        ("Anton Nordpol Nordpol Anton ät web punkt de", "anna@web.de"),
        ("Meine Adresse ist anna@web.de.", "anna@web.de"),
    ],
)
def test_an_address_dictated_in_german(text: str, address: str) -> None:
    said = read(text, "email")
    assert said.email is not None
    assert said.email.value == address


@pytest.mark.parametrize(
    ("text", "expecting", "name"),
    [
        ("Mein Name ist Anna Müller.", None, "Anna Müller"),
        ("ich heiße Klaus von der Heide", None, "Klaus von der Heide"),
        ("auf den Namen Weber, bitte", None, "Weber"),
        ("Anna Müller", "name", "Anna Müller"),
        ("M Ü L L E R", "name", "Müller"),
        ("Meier, M E Y E R", "name", "Meyer"),
        ("Ich bin Kunde bei Ihnen.", None, None),
        ("Ich bin um drei frei.", None, None),
        ("Das weiß ich nicht.", "name", None),
        ("Das ist privat.", "name", None),
        ("Müller, Anna", "name", "Müller Anna"),
        ("ja, Yilmaz, Aylin Yilmaz", "name", "Aylin Yilmaz"),
        ("anna müller", "name", "Anna Müller"),
    ],
)
def test_a_name(text: str, expecting: Expecting | None, name: str | None) -> None:
    said = read(text, expecting)
    assert (said.name.value if said.name else None) == name


def test_choices_wishes_and_intents() -> None:
    offered = (time(9), time(9, 30), time(10))
    second = read("der zweite", "time", offered).choice
    later = read("den späteren, bitte", "time", offered).choice
    assert second is not None
    assert later is not None
    assert (second.value.nth, later.value.nth) == (1, -1)
    earlier = read("haben Sie etwas früher?", "time", offered).other
    assert earlier is not None
    assert earlier.value is Other.EARLIER
    assert Intent.CANCEL in read("Bitte sagen Sie meinen Termin ab.").intents
    assert Intent.RESCHEDULE in read("Ich möchte meinen Termin verschieben.").intents


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    for expecting in ("email", "date", "time", "name", "yesno", None):
        read(text, expecting)


WORDS = (
    "halb drei vier viertel nach vor um 3 . : 15. den am morgen nächsten Dienstag bis von zwischen "
    "und ein eine Stunde Woche in nicht ja ät punkt A wie Anton Doppel L - , ? heiße ich Müller "
    "der März 2026 kurz ab mittags ersten letzten letzte im"
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=30))
def test_any_words_in_any_order_are_read_without_a_fault(said: list[str]) -> None:
    read(" ".join(said))
    read(" ".join(said), "time", (time(9), time(10)))


def test_a_long_text_costs_little() -> None:
    assert read("ja " * 40_000).cut_short
