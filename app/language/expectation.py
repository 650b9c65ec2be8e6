"""What the assistant's last words ask for, whoever worded them."""

from __future__ import annotations

from app.language.calendar_words import PARTS, month_of, weekday_of
from app.language.lexicon import Phrases, phrases, words
from app.language.text import Tokens, has_phrase, last_question, tokenise
from app.language.times import read_clock
from app.language.values import Expecting

_ACTS = (
    "book", "schedule", "make", "reserve", "set", "try", "proceed", "continue", "go", "confirm",
    "add", "visit", "cancel", "reschedule", "move", "keep", "take",
)  # fmt: skip
_OFFERS_TO_ACT = Phrases(
    (*lead, act)
    for lead in phrases(
        "would you like me to; would you like to; do you want me to; do you want to; "
        "do you wish me to; do you wish to; can i; may i; could i; will i; want me to"
    )
    for act in _ACTS
)
_CONFIRMS = phrases(
    "please confirm; is that correct; is that right; is this correct; is this right; "
    "can you confirm; just to confirm; to confirm; let's confirm; confirming; "
    "confirm the following; confirm these; confirm the details; confirm that; confirm this; "
    "confirm your; confirm if; confirm whether; check and confirm; check the details; "
    "check the following; check these; review the; check and review; verify the; verify that; "
    "make sure that; ensure that; your confirmation; need confirmation; say yes; yes or no; "
    "shall i; should i; "
    "do you want me to; would you like me to; are these; are those; is everything; "
    "is it correct; is it right; are they correct; did i get; do i have it; have i got"
)
_ASKS_CONFIRMATION = Phrases((*_CONFIRMS, *_OFFERS_TO_ACT))
_SAYS_YES_OR_NO = phrases("yes or no; please confirm")
_SETTLES_YESNO = Phrases(
    (*phrases("shall i; should i; yes or no; please confirm"), *_OFFERS_TO_ACT)
)
_TAGS = words("right correct ok okay yes no")
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
_OPENERS = words("so and then okay ok great , now just or")
_OPEN_QUESTIONS = words("what which who whose where why how what's who's")
_SUGGESTS = phrases(
    "how about; what about; what do you think; what would you think; sound; how would you; "
    "how do you feel; how do you like; your opinion; your thoughts; do you say"
)
_OFFERS_MORE = phrases(
    "anything else; something else; what else; any other help; anything more; else i can; "
    "further assistance; further help; any further; other questions; another task; different task; "
    "any more help; more help"
)
_ALL_OF_THEM = 3
_RECENT = 1200
"""Characters of the assistant's words that are looked at: more than it says in a turn."""
_REQUESTS = words("please kindly need like tell give spell say type enter share")


def expectation(said_before: str) -> Expecting | None:
    """Return what the assistant's words ask for, judged by their last question.

    Without any question, a request counts ("Please tell me your e-mail address."), and after
    anything else said there may be a yes or a no. Nothing said before means nothing expected.
    """
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
    """Return the words that a yes would agree to: the last question, and all that was said.

    None where further help is offered ("Anything else?"): what was said before that is done with.
    """
    recent = said_before[-_RECENT:]
    tokens = tokenise(recent)
    first, last = last_question(tokens)
    if first == last or has_phrase(tokens, first, last, _OFFERS_MORE):
        return ()
    start, end = tokens.span(first, last)
    return recent[start:end], recent


def asks_change(said_before: str) -> bool:
    """Tell whether the assistant asked what is to be changed."""
    said = said_before.lower()
    return "change" in said or "different" in said


def _judge_question(tokens: Tokens, first: int, last: int) -> Expecting | None:
    start = tokens.skip(first, _OPENERS)
    is_open = bool(_OPEN_QUESTIONS & set(tokens.texts[start : start + 2]))
    if not is_open and has_phrase(tokens, first, last, _SETTLES_YESNO):
        return "yesno"
    if not is_open and tokens.word(last - 1) in _TAGS and last - first > 1:
        return "yesno"
    detail = _judge_detail(tokens, first, last)
    if detail is not None and (is_open or not _is_confirming(tokens, first, last)):
        return detail
    if "or" in tokens.texts[start:last]:
        parts = PARTS.keys() & set(tokens.texts[start:last])
        if parts or _names_hours(tokens, start, last):
            return "time"
        if any(weekday_of(tokens.word(i)) is not None for i in range(start, last)):
            return "date"
    if not is_open and has_phrase(tokens, first, last, _ASKS_CONFIRMATION):
        return "yesno"
    if tokens.word(start) == "when":
        return "date"
    if is_open and not has_phrase(tokens, start, last, _SUGGESTS):
        return "yesno" if tokens.word(last - 1) in _TAGS else None
    return "yesno"


def _judge_detail(tokens: Tokens, first: int, last: int) -> Expecting | None:
    """Return which detail is named, the first of two; a list of them asks for none."""
    details: tuple[tuple[Expecting, tuple[tuple[str, ...], ...]], ...] = (
        ("email", _EMAIL),
        ("name", _NAME),
        ("date", _DATE),
        ("time", _TIME),
    )
    named = [detail for detail, ways in details if has_phrase(tokens, first, last, ways)]
    return named[0] if 0 < len(named) < _ALL_OF_THEM else None


def _is_confirming(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "Is your e-mail ana@web.de?" from "Could you give me your e-mail address?"."""
    texts = tokens.texts[first:last]
    return has_phrase(tokens, first, last, _ASKS_CONFIRMATION) or (
        texts[:1] in {("is",), ("was",)} and ("@" in texts or "that" in texts[1:3])
    )


def _names_hours(tokens: Tokens, first: int, last: int) -> bool:
    return any(
        read_clock(tokens, i, bare=True) is not None and month_of(tokens.word(i - 1)) is None
        for i in range(first, last)
    )
