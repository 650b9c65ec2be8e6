"""A host's questions, asked and answered in German."""

from __future__ import annotations

import pytest
from words import phrasebook

from app.domain.booking_field import Answer, BookingField, FieldKind
from app.domain.errors import InputError
from app.language.host_questions import ask, asked, read_host_answer

GERMAN = phrasebook("de")
SIZE = BookingField("size", "Größe", FieldKind.ONE_OF, True, ("klein", "mittel", "groß"))
TERMS = BookingField("terms", "Nehmen Sie die Bedingungen an?", FieldKind.YES_NO, True)
PEOPLE = BookingField("people", "Wie viele Personen kommen?", FieldKind.NUMBER, True)
PHONE = BookingField("phone", "Telefonnummer", FieldKind.PHONE, True)
EXTRAS = BookingField("extras", "Was dazu?", FieldKind.SOME_OF, False, ("Kaffee", "Tee"))
MAIL = BookingField("mail", "E-Mail der Kollegin", FieldKind.EMAIL, True)


def test_a_question_is_asked_in_german_and_known_again() -> None:
    assert ask(SIZE, GERMAN) == (
        "Der Gastgeber fragt: Größe? Sie können wählen: klein, mittel oder groß."
    )
    assert ask(TERMS, GERMAN).endswith("Ja oder nein?")
    assert "Ländervorwahl" in ask(PHONE, GERMAN)
    fields = (SIZE, TERMS, PEOPLE, PHONE, EXTRAS, MAIL)
    for field in fields:
        assert asked(f"Gut. {ask(field, GERMAN)}", fields, GERMAN) is field


@pytest.mark.parametrize(
    ("field", "said", "answer"),
    [
        (SIZE, "mittel bitte", "mittel"),
        (SIZE, "das dritte", "groß"),
        (SIZE, "die letzte", "groß"),
        (TERMS, "ja, natürlich", True),
        (PEOPLE, "wir sind einundzwanzig", 21),
        (PHONE, "null null vier neun drei null neun null eins acht zwei null", "+4930901820"),
        (PHONE, "+49 30 901820", "+4930901820"),
        (EXTRAS, "Kaffee und Tee", ("Kaffee", "Tee")),
        (EXTRAS, "nichts davon", ()),
        (MAIL, "eva punkt klein ät web punkt de", "eva.klein@web.de"),
    ],
)
def test_an_answer_is_understood(field: BookingField, said: str, answer: Answer) -> None:
    assert read_host_answer(field, said, GERMAN) == answer


@pytest.mark.parametrize(
    ("field", "word"),
    [(SIZE, "Möglichkeiten"), (TERMS, "Ja"), (PEOPLE, "Zahl"), (PHONE, "Telefonnummer"),
     (MAIL, "E-Mail-Adresse")],
)  # fmt: skip
def test_what_is_no_answer_is_refused_in_german(field: BookingField, word: str) -> None:
    with pytest.raises(InputError) as refused:
        read_host_answer(field, "weiß ich leider gar nicht", GERMAN)
    assert word in GERMAN.complaint(field, refused.value)
