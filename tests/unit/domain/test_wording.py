"""Words of the program are English text, and can still be put into another language."""

from __future__ import annotations

from app.domain.errors import InputError
from app.domain.wording import Wording, in_other_words, sentences

GERMAN = {
    "There is no calendar “{name}”.": "Einen Kalender „{name}“ gibt es nicht.",
    "Choose another.": "Wählen Sie einen anderen.",
    "{kind}: {problem}": "{kind} – {problem}",
    "in the past": "vorbei",
}


def german(text: str) -> str:
    return GERMAN.get(text, text)


def test_a_wording_reads_as_english_and_keeps_its_values_in_german() -> None:
    words = Wording("There is no calendar “{name}”.", name="Choose another.")
    assert words == "There is no calendar “Choose another.”."
    assert in_other_words(words, german) == "Einen Kalender „Choose another.“ gibt es nicht."


def test_a_wording_within_a_wording_is_translated_with_it() -> None:
    words = Wording("{kind}: {problem}", kind="{2}", problem=Wording("in the past"))
    assert words == "{2}: in the past"
    assert in_other_words(words, german) == "{2} – vorbei"


def test_sentences_in_a_row_are_translated_one_by_one() -> None:
    row = sentences(Wording("There is no calendar “{name}”.", name="{x}"), "", "Choose another.")
    assert row == "There is no calendar “{x}”. Choose another."
    assert in_other_words(row, german) == (
        "Einen Kalender „{x}“ gibt es nicht. Wählen Sie einen anderen."
    )
    assert sentences("Choose another.") == "Choose another."
    assert sentences("", "") == ""


def test_braces_in_a_sentence_without_values_are_no_placeholders() -> None:
    assert in_other_words(Wording("a {b}"), german) == "a {b}"
    assert in_other_words("a {b}", german) == "a {b}"


def test_an_error_says_all_it_has_to_say_in_the_other_language() -> None:
    error = InputError(
        Wording("There is no calendar “{name}”.", name="x"), advice="Choose another."
    )
    assert in_other_words(str(error), german) == (
        "Einen Kalender „x“ gibt es nicht. Wählen Sie einen anderen."
    )
