"""What German words of an assistant ask for, whoever worded them, and the times they name."""

from __future__ import annotations

from datetime import time

import pytest
from words import phrasebook

from app.language.values import Expecting

GERMAN = phrasebook("de")
OFFICE = tuple(time(hour, minute) for hour in range(9, 17) for minute in (0, 30))


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Wie lautet Ihre E-Mail?", "email"),
        ("Unter welcher E-Mail-Adresse erreichen wir Sie?", "email"),
        ("Ich brauche noch Ihre E-Mail-Adresse.", "email"),
        ("Dürfte ich noch Ihren Namen erfahren?", "name"),
        ("Darf ich fragen, wie Sie heißen?", "name"),
        ("Bitte nennen Sie mir Ihren Namen.", "name"),
        ("Wann passt es Ihnen?", "date"),
        ("An welchem Tag hätten Sie Zeit?", "date"),
        ("Lieber Dienstag oder Mittwoch?", "date"),
        ("Um wie viel Uhr möchten Sie kommen?", "time"),
        ("Passt Ihnen 14 Uhr oder 15 Uhr besser?", "time"),
        ("Möchten Sie lieber vormittags oder nachmittags?", "time"),
        ("Wie wäre es mit 9:00, 9:30 oder 10:00 Uhr?", "time"),
        ("Soll ich 14 Uhr buchen?", "yesno"),
        ("Ist Ihre E-Mail anna@web.de?", "yesno"),
        ("Habe ich Ihren Namen richtig verstanden, Anna Müller?", "yesno"),
        ("Passt Ihnen Dienstag, der 15. Dezember, um 14 Uhr?", "yesno"),
        ("Am 15. Dezember ist frei. Welche Uhrzeit würde Ihnen passen?", "time"),
        ("", None),
    ],
)
def test_the_last_question_tells_what_is_expected(said: str, asked: Expecting | None) -> None:
    assert GERMAN.reader.expectation(said) == asked


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("ask_day", "date"), ("ask_day_again", "date"), ("ask_email", "email"),
        ("ask_email_again", "email"), ("ask_email_by_hand", "email"), ("ask_name", "name"),
        ("ask_name_again", "name"), ("ask_name_by_hand", "name"), ("greet", "yesno"),
    ],
)  # fmt: skip
def test_the_agents_own_questions_are_understood(key: str, asked: Expecting) -> None:
    for wording in GERMAN.replies[key]:
        assert GERMAN.reader.expectation(wording) == asked, wording


@pytest.mark.parametrize("times", [(time(9), time(9, 30), time(14)), (time(11),), OFFICE[3:6]])
def test_free_times_are_named_and_found_again(times: tuple[time, ...]) -> None:
    named = GERMAN.name_times(times)
    for turn in range(3):
        offer = GERMAN.reply(
            "offer",
            turn,
            day="Mittwoch, den 25. November",
            on_day="am Mittwoch, den 25. November",
            times=named,
        )
        assert GERMAN.reader.times_named(offer, OFFICE) == times


def test_times_are_found_in_another_agents_words() -> None:
    words = "Ich habe 3 freie Zeiten: neun Uhr, halb drei oder 16 Uhr."
    assert GERMAN.reader.times_named(words, OFFICE) == (time(9), time(14, 30), time(16))
    assert GERMAN.reader.times_named("Welche Uhrzeit passt Ihnen?", OFFICE) == ()
