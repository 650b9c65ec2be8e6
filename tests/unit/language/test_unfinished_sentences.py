"""Who pauses in the middle of a sentence is waited for longer than who has said all of it."""

from __future__ import annotations

import pytest

from app.language.english_unfinished import is_unfinished as in_english
from app.language.german.unfinished import is_unfinished as in_german
from app.language.values import Expecting

ENGLISH_OPEN = (
    "My e-mail is.",
    "My email is...",
    "my e-mail address is anna",
    "My email is Anna at",
    "My e-mail is Anna at Example.",
    "anna at example dot",
    "It's anna@example",
    "My email is anna@example.",
    "I'd like an appointment on",
    "I'd like a demo on Wednesday at.",
    "Can I book a demo on?",
    "Wednesday or",
    "I would like to.",
    "I'd like",
    "Um.",
    "On Tuesday, um",
    "The 3rd of",
    "on the twenty",
    "On December",
    "Between two.",
    "At quarter",
    "Half past",
    "My name is",
    "My name",
    "M-I-L-L",
    "a n n",
    "It's spelled M I L",
    "Mike India",
    "M as in Mary",
    "double",
    "My phone number is 0172 555",
    "seven three one",
    "What about the",
    "Please move it to",
    "Because I",
    "Is there anything later in the",
    "Let me think, uh",
    "I'm looking for a slot sometime around",
    "Could you move my appointment from Tuesday to",
    "Jones, J O N E S.",
    "Something between nine and",
    "It starts with B as in Bravo.",
    "Make it three instead of",
    "Well, I would",
)

ENGLISH_COMPLETE = (
    "",
    "Yes.",
    "No, thank you.",
    "I'd like a demo on Wednesday afternoon.",
    "Wednesday at three.",
    "At half past two.",
    "On the 3rd of December.",
    "The twenty-third.",
    "My e-mail is anna at example dot com.",
    "My email is anna.miller@example.com.",
    "Anna at example.co.uk",
    "I'm Anna Miller.",
    "Yes, I can.",
    "Yes, it is.",
    "What is it about?",
    "Who is it with?",
    "Go on.",
    "The day after.",
    "Between two and four.",
    "Smith with a Y.",
    "At 3 p.m.",
    "at three p m",
    "My number is 0172 5551234",
    "What have I booked?",
    "Cancel my appointment.",
    "The second one.",
    "Two.",
    "Maybe.",
    "Could I get something Friday morning?",
    "Jones.",
    "Ten thirty.",
    "Tuesday the fifteenth of December at half past nine.",
    "My number is 415 555 2671.",
    "Who am I meeting with?",
    "Can you tell me when it is?",
    "I can't make it.",
    "I have to be home by five.",
    "It's sarah.jones@gmail.com, thanks.",
)

GERMAN_OPEN = (
    "Meine E-Mail ist.",
    "Meine E-Mail-Adresse lautet",
    "Meine E-Mail ist Anna at Beispiel.",
    "anna ät beispiel punkt",
    "Ich hätte gerne",
    "Ich hätte gern einen",
    "Ich möchte am",
    "Am Mittwoch um.",
    "Mittwoch oder",
    "Mein Name ist",
    "Mein Name",
    "Äh.",
    "Zwischen zwei.",
    "Um halb",
    "M wie Martha",
    "Anton Nordpol",
    "A N N",
    "Meine Telefonnummer ist 0172 55",
    "Können Sie",
    "Ich heiße",
    "Der Termin ist",
    "Verlegen Sie ihn auf",
    "Ich suche einen Termin gegen",
    "Sie erreichen mich unter",
    "Könnten Sie mir",
    "Siegfried Anton Richard",
    "Ich wollte fragen, ob",
    "Am liebsten am",
)

GERMAN_COMPLETE = (
    "",
    "Ja.",
    "Ja, das ist es.",
    "Ich hätte gerne einen Termin am Mittwoch.",
    "Mittwoch um drei.",
    "Um halb drei.",
    "Sagen Sie den Termin ab.",
    "Buchen Sie den Termin um.",
    "Rufen Sie mich an.",
    "Wenn das möglich ist.",
    "Was ist frei?",
    "Meine E-Mail ist anna@beispiel.de.",
    "anna ät beispiel punkt de",
    "Ich heiße Anna Müller.",
    "Ich nehme den.",
    "Das bin ich.",
    "Zwischen zwei und vier.",
    "Am dritten.",
    "Nein, danke.",
    "Mit wem spreche ich?",
    "Ich schlage Freitag vor.",
    "Legen Sie ihn auf Freitag um.",
    "Am fünfzehnten Dezember um halb zehn.",
    "Ja, das wäre gut.",
    "Um wie viel Uhr ist das?",
    "Den dritten bitte.",
)


@pytest.mark.parametrize("text", ENGLISH_OPEN)
def test_more_is_called_for(text: str) -> None:
    assert in_english(text)


@pytest.mark.parametrize("text", ENGLISH_COMPLETE)
def test_nothing_more_is_called_for(text: str) -> None:
    assert not in_english(text)


@pytest.mark.parametrize("text", GERMAN_OPEN)
def test_more_is_called_for_in_german(text: str) -> None:
    assert in_german(text)


@pytest.mark.parametrize("text", GERMAN_COMPLETE)
def test_nothing_more_is_called_for_in_german(text: str) -> None:
    assert not in_german(text)


@pytest.mark.parametrize(
    ("text", "expecting", "open_ended"),
    [
        ("Anna Miller.", "email", True),
        ("Anna Miller.", None, False),
        ("Anna.miller at", "email", True),
        ("Anna at Example.", "email", True),
        ("Anna at example.com.", "email", False),
        ("No, the other one.", "email", False),
        ("Cancel that.", "email", False),
        ("Yes.", "yesno", False),
    ],
)
def test_what_was_asked_for_counts(
    text: str, expecting: Expecting | None, open_ended: bool
) -> None:
    assert in_english(text, expecting=expecting) is open_ended
