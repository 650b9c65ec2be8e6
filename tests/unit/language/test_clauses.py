"""The beginning of a reply is parted where a person would draw breath, and nowhere else."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.language.clauses import in_breaths, pause_after
from app.language.ear import for_ear, sentences
from app.language.forms import Language
from app.language.phrasebook import read_phrasebook
from app.language.stock import stock_phrases

REPLIES = Path(__file__).parents[3] / "resources" / "replies"
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("sentence", "breaths"),
    [
        ("On Wednesday, November 25th, I have 2:00 PM or 3:00 PM, and more on the card.",
         ("On Wednesday the 25th of November,", "I have 2 PM or 3 PM, and more on the card.")),
        ("Wednesday, November 25th: I can offer 9, 9:30 or 10 AM.",
         ("Wednesday the 25th of November,", "I can offer 9, 9 30 or 10 AM.")),
        ("On Friday, January 1st, 2027 there is 2 PM, among others.",
         ("On Friday the 1st of January, 2027,", "there is 2 PM, among others.")),
        ("Appointment, 30 minutes, Wednesday, November 25th at 2:30 PM, Berlin time.",
         ("Appointment, 30 minutes,",
          "Wednesday the 25th of November at 2 30 PM, Berlin time.")),
        ("All right, I leave it as it is.", ("All right,", "I leave it as it is.")),
        ("I have 9, 9:30 or 10 AM on that day.", ("I have 9, 9 30 or 10 AM on that day.",)),
        ("Is it for you, or for somebody else?", ("Is it for you, or for somebody else?",)),
        ("Okay, goodbye.", ("Okay, goodbye.",)),
        ("Write to maria.lopez@example.com or call.",
         (for_ear("Write to maria.lopez@example.com or call."),)),
        ("Sorry, " + "and so on " * 20, (for_ear("Sorry, " + "and so on " * 20),)),
        ("\N{PARTY POPPER}", ()),
    ],
)  # fmt: skip
def test_english(sentence: str, breaths: tuple[str, ...]) -> None:
    assert in_breaths(sentence) == breaths


@pytest.mark.parametrize(
    ("sentence", "breaths"),
    [
        ("Am Mittwoch, den 25. November habe ich 14:00 oder 14:30 Uhr.",
         ("Am Mittwoch, den fünfundzwanzigsten November,",
          for_ear("habe ich 14:00 oder 14:30 Uhr.", "de"))),
        ("Wie wäre es also am Mittwoch, den 25. November?",
         (for_ear("Wie wäre es also am Mittwoch, den 25. November?", "de"),)),
        ("Gut, dann lasse ich es dabei.", ("Gut,", "dann lasse ich es dabei.")),
        ("Haben Sie ein wenig Zeit, oder passt es gerade nicht?",
         ("Haben Sie ein wenig Zeit, oder passt es gerade nicht?",)),
    ],
)  # fmt: skip
def test_german(sentence: str, breaths: tuple[str, ...]) -> None:
    assert in_breaths(sentence, "de") == breaths


def test_a_pause_is_as_long_as_what_ends() -> None:
    assert 0.05 < pause_after("On Wednesday,") < pause_after("Which one suits you?") < 0.5


@pytest.mark.parametrize("language", ["en", "de"])
def test_an_offer_of_the_next_days_begins_with_words_made_ahead(language: Language) -> None:
    book = read_phrasebook(language, (REPLIES / f"{language}.toml").read_text("utf-8"))
    stock = set(stock_phrases(book, TODAY))
    for ahead in range(14):
        day = TODAY + timedelta(ahead)
        for turn in range(3):
            offer = book.reply(
                "offer",
                turn,
                day=book.forms.day_name(day, TODAY),
                on_day=book.forms.on_day(day, TODAY),
                times=book.forms.name_times((), book.phrases["or"]) or "2:00",
            )
            first, *others = sentences(offer, language)
            assert in_breaths(first, language)[0] in stock
            assert all(for_ear(each, language) in stock for each in others)
    assert for_ear(book.phrases["summary_asks"], language) in stock
    assert not any("{" in phrase for phrase in stock)
    assert len(stock) < 140
