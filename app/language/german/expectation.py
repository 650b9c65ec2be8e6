"""What the assistant's last words ask for, where they are German."""

from __future__ import annotations

from app.language.german.calendar_words import PARTS, month_of, split_weekday
from app.language.german.text import phrases, tokenise, words
from app.language.german.times import read_clock
from app.language.text import Tokens, has_phrase, last_question
from app.language.values import Expecting

_ASKS_CONFIRMATION = phrases(
    "soll ich; sollen wir; ist das richtig; stimmt das; ist das korrekt; passt das; "
    "passt ihnen das; bitte bestätigen; ja oder nein; sagen sie ja; möchten sie; "
    "richtig verstanden; "
    "würde ihnen das passen; meinen sie; einverstanden; wollen sie; richtig so; stimmt alles; "
    "ihnen das passen; wäre das"
)
_SETTLES_YESNO = phrases("soll ich; sollen wir; ja oder nein; bitte bestätigen")
_SAYS_YES_OR_NO = phrases("ja oder nein; bitte bestätigen; sagen sie ja")
_DETAILS: tuple[tuple[Expecting, tuple[tuple[str, ...], ...]], ...] = (
    ("email", phrases("e - mail; email; mail - adresse; mailadresse")),
    (
        "name",
        phrases(
            "ihr name; ihren namen; welchen namen; der name; den namen; wie heißen sie; "
            "namen noch einmal; sie heißen; für wen; nachname; vorname; welcher name; mit wem"
        ),
    ),
    (
        "date",
        phrases(
            "welcher tag; welchen tag; welchem tag; welches datum; anderer tag; anderen tag; "
            "ein datum; welcher wochentag; den tag; der tag; das datum; welchem datum; "
            "welche tage; tag und uhrzeit; welche woche"
        ),
    ),
    (
        "time",
        phrases(
            "welche uhrzeit; wie viel uhr; wieviel uhr; welche zeit; welcher termin; "
            "welchen termin; welcher davon; welche davon; welcher vorschlag; die uhrzeit; "
            "eine uhrzeit; welcher passt; welche passt; andere uhrzeit; andere zeit; "
            "was passt ihnen; welche dieser; welche der; welcher der; welche von"
        ),
    ),
)
_OPENERS = words("und also dann gut okay ok , nun oder prima")
_OPEN_QUESTIONS = words("was welcher welche welchen welches wer wie wo warum wann wem wen um auf")
_CONFIRMS = words("ist lautet war")
"""Verbs that open "Ist Ihre E-Mail ana@web.de?", where nothing more is wanted than a yes."""
_SUGGESTS = phrases("wie wäre; wie wär; was halten sie")
_ALL_OF_THEM = 3
_REQUESTS = words("bitte nennen sagen buchstabieren geben tippen brauche benötige teilen")
_OFFERS_MORE = phrases("sonst noch; noch etwas; weitere fragen; weiter helfen; weiterhelfen")
_RECENT = 1200
"""Characters of the assistant's words that are looked at: more than it says in a turn."""
_CHANGES = words("ändern anders geändert")


def expectation(said_before: str) -> Expecting | None:
    """Return what the assistant's words ask for, judged by their last question."""
    tokens = tokenise(said_before[-_RECENT:])
    first, last = last_question(tokens)
    if first == last:
        return None
    if tokens.word(last) == "?":
        asked = _judge_question(tokens, first, last)
        settles = asked is None and has_phrase(tokens, 0, len(tokens), _SAYS_YES_OR_NO)
        return "yesno" if settles else asked
    if _REQUESTS & set(tokens.texts) and not has_phrase(tokens, 0, last, _ASKS_CONFIRMATION):
        return _judge_detail(tokens, 0, last) or "yesno"
    return "yesno"


def proposals_in(said_before: str) -> tuple[str, ...]:
    """Return the words that a yes would agree to: the last question, and all that was said."""
    recent = said_before[-_RECENT:]
    tokens = tokenise(recent)
    first, last = last_question(tokens)
    if first == last or has_phrase(tokens, first, last, _OFFERS_MORE):
        return ()
    start, end = tokens.span(first, last)
    return recent[start:end], recent


def asks_change(said_before: str) -> bool:
    """Tell whether the assistant asked what is to be changed."""
    return bool(_CHANGES & set(tokenise(said_before[-_RECENT:]).texts))


def _judge_question(tokens: Tokens, first: int, last: int) -> Expecting | None:
    start = tokens.skip(first, _OPENERS)
    is_open = bool(_OPEN_QUESTIONS & set(tokens.texts[start : start + 2]))
    if not is_open and has_phrase(tokens, first, last, _SETTLES_YESNO):
        return "yesno"
    detail = _judge_detail(tokens, first, last)
    confirms = tokens.word(start) in _CONFIRMS or has_phrase(
        tokens, first, last, _ASKS_CONFIRMATION
    )
    if detail is not None and (is_open or not confirms):
        return detail
    if "oder" in tokens.texts[start:last]:
        if PARTS.keys() & set(tokens.texts[start:last]) or _names_hours(tokens, start, last):
            return "time"
        if any(split_weekday(tokens.word(i)) is not None for i in range(start, last)):
            return "date"
    if not is_open and has_phrase(tokens, first, last, _ASKS_CONFIRMATION):
        return "yesno"
    if tokens.word(start) == "wann":
        return "date"
    return None if is_open and not has_phrase(tokens, start, last, _SUGGESTS) else "yesno"


def _judge_detail(tokens: Tokens, first: int, last: int) -> Expecting | None:
    """Return which detail is named, the first of two; a list of them asks for none."""
    named = [detail for detail, ways in _DETAILS if has_phrase(tokens, first, last, ways)]
    return named[0] if 0 < len(named) < _ALL_OF_THEM else None


def _names_hours(tokens: Tokens, first: int, last: int) -> bool:
    return any(
        read_clock(tokens, i, bare=True) is not None and month_of(tokens.word(i + 2)) is None
        for i in range(first, last)
    )
