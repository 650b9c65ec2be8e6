from __future__ import annotations

from datetime import datetime

import pytest
from reading import ZONE, day_of, read, time_of

from app.language.text import MAX_CHARS
from app.language.understanding import understand
from app.language.values import Choice, Intent, PartOfDay

ONE_BREATH = (
    "a demo on Wednesday afternoon, the earliest, I'm Maria Lopez, "
    "maria underscore lopez 92 at gmail dot com"
)


def test_everything_in_one_breath() -> None:
    said = read(ONE_BREATH)
    assert day_of(said) == "2026-11-25"
    assert said.part is not None
    assert said.part.value is PartOfDay.AFTERNOON
    assert said.choice is not None
    assert said.choice.value == Choice("earliest")
    assert said.name is not None
    assert said.name.value == "Maria Lopez"
    assert said.email is not None
    assert said.email.value == "maria_lopez92@gmail.com"
    assert Intent.BOOK in said.intents
    assert said.time is None
    assert said.answer is None


def test_each_value_knows_where_it_stands() -> None:
    said = read(ONE_BREATH)
    assert said.date is not None
    assert ONE_BREATH[said.date.start : said.date.end] == "Wednesday"
    assert said.name is not None
    assert ONE_BREATH[said.name.start : said.name.end] == "Maria Lopez"
    assert said.email is not None
    assert ONE_BREATH[said.email.start : said.email.end].startswith("maria underscore")


def test_numbers_of_an_address_are_no_time() -> None:
    said = read("Friday, tom at 4 all dot com")
    assert time_of(said) is None
    assert said.email is not None


def test_notes_run_to_the_end_of_the_sentence() -> None:
    said = read("Friday at two. Please note that I need a ramp. My name is Ana Diaz.")
    assert said.notes is not None
    assert said.notes.value == "I need a ramp"
    assert said.name is not None


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("I'd like to book a demo", Intent.BOOK),
        ("what times do you have on Friday?", Intent.ASK_AVAILABILITY),
        ("I want to cancel my appointment", Intent.CANCEL),
        ("can I reschedule?", Intent.RESCHEDULE),
        ("what are my appointments?", Intent.LIST_BOOKINGS),
        ("say that again", Intent.REPEAT),
        ("help", Intent.HELP),
        ("never mind", Intent.STOP),
        ("hello there", Intent.GREET),
        ("thank you", Intent.THANK),
        ("how are you?", Intent.SMALL_TALK),
        ("what's the weather like?", Intent.OUT_OF_SCOPE),
    ],
)
def test_intents(text: str, intent: Intent) -> None:
    assert intent in read(text).intents


def test_a_detail_called_wrong_is_a_topic() -> None:
    assert "email" in read("the e-mail is wrong", "yesno").topics
    assert "time" in read("the time", None).topics


def test_a_correction_is_told_apart() -> None:
    assert read("no, I meant Thursday").corrects
    assert not read("Thursday").corrects


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        understand("tomorrow", now=datetime(2026, 11, 23, 9), time_zone=ZONE)  # noqa: DTZ001


def test_a_very_long_text_is_read_up_to_its_limit_and_no_further() -> None:
    said = read("on Friday " + "and so on " * 10_000 + "no, on Monday")
    assert said.cut_short
    assert day_of(said) == "2026-11-27"
    assert not read("x" * MAX_CHARS).cut_short
