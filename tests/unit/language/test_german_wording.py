"""German for the eye and for the ear."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from words import phrasebook

from app.domain.errors import CalendarUnreachable, NotBookable, Reason, SlotTaken
from app.language.ear import for_ear, sentences
from app.language.wording import not_done, trouble

GERMAN = phrasebook("de")
FORMS = GERMAN.forms
TODAY = date(2026, 10, 12)


def test_days_and_times_read_as_germans_write_them() -> None:
    tuesday = date(2026, 10, 15 - 2)
    assert FORMS.day_name(tuesday, TODAY) == "morgen, Dienstag, den 13. Oktober"
    assert FORMS.on_day(tuesday, date(2026, 10, 1)) == "am Dienstag, den 13. Oktober"
    assert FORMS.day_name(date(2027, 3, 3), TODAY) == "Mittwoch, den 3. März 2027"
    assert FORMS.clock_time(time(9, 5)) == "9:05 Uhr"
    moment = datetime(2026, 10, 15, 14, 30)  # noqa: DTZ001 (a wall clock)
    assert FORMS.spoken_moment(moment) == "Donnerstag, den 15. Oktober um 14:30 Uhr"
    assert GERMAN.name_times((time(9), time(9, 30), time(14))) == "9:00, 9:30 oder 14:00 Uhr"
    assert GERMAN.name_times((time(9),)) == "9:00 Uhr"
    assert FORMS.length(60) == "1 Stunde"
    assert FORMS.zone_name("Europe/Vienna") == "Ortszeit Wien"
    assert FORMS.worded(True) == "ja"
    assert FORMS.worded(("a", "b", "c")) == "a, b und c"


@pytest.mark.parametrize(
    ("eye", "ear"),
    [
        ("um 14:30 Uhr", "um vierzehn Uhr dreißig"),
        ("um 1:00 Uhr", "um ein Uhr"),
        ("um 21:01 Uhr", "um einundzwanzig Uhr eins"),
        ("9:00, 9:30 oder 10:00 Uhr", "neun Uhr, neun Uhr dreißig oder zehn Uhr"),
        ("Dienstag, den 15. Oktober", "Dienstag, den fünfzehnten Oktober"),
        ("Am Dienstag, den 1. März", "Am Dienstag, den ersten März"),
        ("am 2026-10-31", "am einunddreißigsten Oktober"),
        ("1 Stunde", "eine Stunde"),
        ("anna.miller@example.com",
         "anna Punkt miller, also M I L L E R, Ät example Punkt com"),
        ("j_92@web.de", "J Unterstrich neun zwei, Ät web Punkt de"),
        ("am 24.11.2026, Di., 24.11.",
         "am vierundzwanzigsten November 2026, Dienstag, vierundzwanzigsten November"),
        ("z. B. ca. 30 Min., 49,99 €", "zum Beispiel circa 30 Minuten, 49 Euro 99"),
        ("Dr. Maier, Tel. 030 1234567",
         "Doktor Maier, Telefon null drei null, eins zwei drei, vier fünf sechs sieben"),
        ("9:00-9:30 Uhr und/oder 1 Tag später",
         "neun Uhr bis neun Uhr dreißig oder ein Tag später"),
    ],
)  # fmt: skip
def test_words_for_the_ear_can_be_read_in_one_way(eye: str, ear: str) -> None:
    assert for_ear(eye, "de") == ear


def test_the_day_of_a_month_and_an_abbreviation_end_no_sentence() -> None:
    text = "Am 15. Oktober gibt es z. B. 9:00 Uhr. Passt Ihnen das? Dr. Maier ist da."
    assert sentences(text, "de") == (
        "Am 15. Oktober gibt es z. B. 9:00 Uhr.",
        "Passt Ihnen das?",
        "Dr. Maier ist da.",
    )


def test_what_went_wrong_is_said_in_german_by_its_reason() -> None:
    assert "vergeben" in not_done(SlotTaken("That time is not free any more."), GERMAN)
    too_soon = NotBookable("The host wants to know ahead.", reason=Reason.TOO_SOON)
    assert "kurzfristig" in not_done(too_soon, GERMAN)
    assert "nicht erreichbar" in trouble(CalendarUnreachable("No."), GERMAN)
    for reason in Reason:
        assert "Bitte" in not_done(NotBookable("-", reason=reason), GERMAN)
