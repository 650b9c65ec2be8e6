"""What Whisper makes up is told from what was said."""

from __future__ import annotations

import pytest

from app.speech.plausibility import Hypothesis, is_invented, is_loop, without_loop


def heard(
    text: str, *, log_probability: float = -0.3, no_speech: float = 0.05, ran_out: bool = False
) -> Hypothesis:
    return Hypothesis(text, log_probability, no_speech, ran_out)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("8 6 1 2 3 4 5 7 0 9 9 9 9 9 9", "8 6 1 2 3 4 5 7 0 9"),
        ("Yes, yes, yes, yes, yes", "Yes,"),
        ("at four. I said. I said. I said. I said.", "at four. I said."),
        ("3, 6, 7, 8, 6, 7, 8, 6, 7, 8, 6", "3, 6, 7, 8,"),
        ("9 9 at nine", "9 9 at nine"),
        ("no, no", "no, no"),
        ("", ""),
    ],
)
def test_a_loop_is_cut_to_one_round(text: str, kept: str) -> None:
    assert without_loop(text) == kept


def test_a_text_that_goes_on_after_the_sound_has_ended_is_a_loop() -> None:
    assert is_loop(heard("3, 6, 7, 8", ran_out=True))
    assert is_loop(heard("thank you very much " * 12))
    assert not is_loop(heard("Tuesday the 24th of November at half past three, please."))


@pytest.mark.parametrize("text", ["", "...", ". . . .", "-", "♪♪"])
def test_rows_of_marks_are_not_words(text: str) -> None:
    assert is_invented(heard(text), 3.0)


def test_nobody_says_so_much_in_so_short_a_time() -> None:
    assert is_invented(heard("I'd like to book an appointment on Wednesday"), 0.3)
    assert not is_invented(heard("I'd like to book an appointment on Wednesday"), 2.4)


@pytest.mark.parametrize(
    "text", ["Thank you.", "Thanks for watching!", "you", "Bye.", "Vielen Dank.", "Tschüss!"]
)
def test_stock_phrases_need_evidence(text: str) -> None:
    assert is_invented(heard(text, log_probability=-1.4), 1.0)
    assert is_invented(heard(text, no_speech=0.8), 1.0)
    assert not is_invented(heard(text), 1.0)


@pytest.mark.parametrize(
    "text", ["Untertitel der Amara.org-Community", "Untertitelung des ZDF, 2020", "SWR 2021"]
)
def test_nobody_says_the_credits_of_subtitles(text: str) -> None:
    assert is_invented(heard(text), 3.0)


@pytest.mark.parametrize("text", ["Yes.", "No", "2", "4 pm", "A7", "M-A-R-G-A-R-E-T"])
def test_short_answers_are_believed(text: str) -> None:
    assert not is_invented(heard(text, log_probability=-1.2), 0.3)


@pytest.mark.parametrize(
    ("log_probability", "no_speech"), [(-0.77, 0.59), (-0.91, 0.5), (-1.12, 0.47), (-1.17, 0.6)]
)
def test_what_comes_of_many_voices_at_once_is_not_believed(
    log_probability: float, no_speech: float
) -> None:
    text = "It's not a big deal, it's not a big deal."
    assert is_invented(heard(text, log_probability=log_probability, no_speech=no_speech), 2.5)


@pytest.mark.parametrize(
    ("text", "log_probability", "no_speech"),
    [("8 6 1 2 3 4 5 7 0 9", -0.17, 0.95), ("Myrs", -0.87, 0.43), ("312 58", -1.2, 0.04)],
)
def test_a_voice_that_is_hard_to_follow_is_believed(
    text: str, log_probability: float, no_speech: float
) -> None:
    assert not is_invented(heard(text, log_probability=log_probability, no_speech=no_speech), 2.5)
