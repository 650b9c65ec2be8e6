"""What is said again and again: made ahead, it is heard at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta

from app.language.clauses import in_breaths
from app.language.ear import for_ear, sentences
from app.language.phrasebook import Phrasebook

_DAYS = 14
_LONGEST = 60  # characters: what is longer is seldom said, and is parted well enough
_FIRST = ("summary_asks", "not_caught", "left_as_it_is", "slot_taken")
_INTERJECTIONS = {
    "en": ("Good,", "All right,", "I'm sorry,", "Thank you,"),
    "de": ("Gut,", "In Ordnung,"),
}


def stock_phrases(book: Phrasebook, today: date) -> tuple[str, ...]:
    """Return whole sentences and openings for the ear, those that are said most often first.

    The days ahead that an offer begins with, then each sentence that says nothing of this
    appointment alone.
    """
    replies = [wording for wordings in book.replies.values() for wording in wordings]
    fixed = (book.phrases[key] for key in _FIRST)
    spoken = (*_openings(book, today), *_sentences(fixed, book), *_sentences(replies, book))
    return tuple(dict.fromkeys(spoken))


def _openings(book: Phrasebook, today: date) -> Iterator[str]:
    yield from _INTERJECTIONS[book.language]
    times = book.forms.name_times((time(9), time(14)), book.phrases["or"])
    for ahead in range(_DAYS):
        day = today + timedelta(ahead)
        values = {
            "on_day": book.forms.on_day(day, today),
            "day": book.forms.day_name(day, today),
            "times": times,
        }
        for turn in range(len(book.replies["offer"])):
            offer = book.reply("offer", turn, **values)
            breaths = in_breaths(sentences(offer, book.language)[0], book.language)
            if len(breaths) > 1:
                yield breaths[0]


def _sentences(wordings: Iterable[str], book: Phrasebook) -> Iterator[str]:
    for wording in wordings:
        for sentence in sentences(wording, book.language):
            if "{" not in sentence and len(sentence) <= _LONGEST:
                yield for_ear(sentence, book.language)
