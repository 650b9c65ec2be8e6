"""What the assistant's last words ask for, whoever worded them."""

from __future__ import annotations

from app.language.lexicon import phrases, words
from app.language.text import Tokens, tokenise
from app.language.values import Expecting

_YESNO_STARTS = words(
    "shall should do does did is are was would will may can could am have has right correct "
    "isn't ok okay ready want"
)
_ASKS_CONFIRMATION = phrases(
    "please confirm; is that correct; is that right; is this correct; is this right; "
    "can you confirm; just to confirm; say yes; yes or no; shall i; should i; "
    "do you want me to; would you like me to"
)
_SETTLES_YESNO = phrases("shall i; should i; yes or no; please confirm")
_EMAIL = phrases("email; e-mail; e - mail; mail address")
_NAME = phrases(
    "your name; the name; full name; what name; who is it for; who should; whose name; "
    "who am i; who shall; a name; first name; last name; name please; who is this for; "
    "call you; which name; who will be attending"
)
_DATE = phrases(
    "what day; which day; what date; which date; another day; different day; day works; "
    "day would; date would; the date; a date; a day; other day; preferred date; day suits; "
    "what days; day and time; date and time; which week"
)
_TIME = phrases(
    "what time; which time; which one; which of; time works; time would; time suits; "
    "which suits; which would; what hour; a time; another time; preferred time; the time; "
    "different time; what works; which works; pick one; which slot; these times; "
    "any of these; any of those; or another time"
)
_WHEN = (("when",),)


def expectation(said_before: str) -> Expecting | None:
    """Return what the assistant's words ask for, judged by their last question.

    Without a question mark the last sentence is taken ("Please tell me your e-mail address.").
    """
    tokens = tokenise(said_before[-1200:])
    first, last = _last_question(tokens)
    if first == last:
        return None
    asked = _judge(tokens, first, last)
    if asked is None and first > 0 and _has(tokens, 0, len(tokens), _SETTLES_YESNO):
        return "yesno"
    return asked


def _judge(tokens: Tokens, first: int, last: int) -> Expecting | None:
    is_question = tokens.word(last) == "?"
    if _has(tokens, first, last, _SETTLES_YESNO):
        return "yesno"
    start = tokens.skip(
        first, {"so", "and", "then", "okay", "ok", "great", ",", "now", "just", "or"}
    )
    offers_choice = "or" in tokens.texts[start:last]
    if _has(tokens, first, last, _EMAIL) and not _is_confirming(tokens, first, last):
        return "email"
    if _has(tokens, first, last, _NAME) and not _is_confirming(tokens, first, last):
        return "name"
    if _has(tokens, first, last, _DATE) and not _is_confirming(tokens, first, last):
        return "date"
    if _has(tokens, first, last, _TIME) and not _is_confirming(tokens, first, last):
        return "time"
    if is_question and offers_choice and _names_hours(tokens, start, last):
        return "time"
    if _has(tokens, first, last, _ASKS_CONFIRMATION):
        return "yesno"
    if _has(tokens, first, last, _WHEN) and is_question:
        return "date"
    opening = tokens.word(start)
    if is_question and (opening in _YESNO_STARTS or tokens.word(last - 1) in {"right", "correct"}):
        return "yesno"
    return "yesno" if is_question and opening not in _OPEN_QUESTIONS else None


_OPEN_QUESTIONS = words("what which who whose where why how what's who's")


def _is_confirming(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "Is your e-mail ana@web.de?" from "Could you give me your e-mail address?"."""
    texts = tokens.texts[first:last]
    return _has(tokens, first, last, _ASKS_CONFIRMATION) or (
        texts[:1] in {("is",), ("was",)} and ("@" in texts or "that" in texts[1:3])
    )


def _names_hours(tokens: Tokens, first: int, last: int) -> bool:
    return any(
        tokens.is_number(i) or tokens.word(i) in {"noon", "am", "pm", "morning", "afternoon"}
        for i in range(first, last)
    )


def _has(tokens: Tokens, first: int, last: int, phrases: tuple[tuple[str, ...], ...]) -> bool:
    return any(
        (length := tokens.match(i, phrases)) and i + length <= last for i in range(first, last)
    )


def _last_question(tokens: Tokens) -> tuple[int, int]:
    """Return the place of the last question, or else of the last sentence."""
    sentences: list[tuple[int, int]] = []
    start = 0
    for i in range(len(tokens) + 1):
        if tokens.is_sentence_end(i):
            if i > start:
                sentences.append((start, i))
            start = i + 1
    for first, last in reversed(sentences):
        if tokens.word(last) == "?":
            return first, last
    return sentences[-1] if sentences else (0, 0)
