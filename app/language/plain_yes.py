"""Which yes may stand alone: nothing but consent, so that it may affirm a proposal."""

from __future__ import annotations

from app.language.answer_words import ALTERNATIVES, CLAUSE_MARKS, NEGATIONS, TURNS, WEAK_YES, YES
from app.language.lexicon import phrases, words
from app.language.text import Tokens

_PLAIN = (
    YES
    | (WEAK_YES - {"wow", "nice"})
    | words(
        "of course all sounds looks seems works work suits that that's that'll this it it's is "
        "are would will be do please go ahead book confirm schedule reserve proceed the an a my "
        "appointment booking reservation meeting demo details everything for me us to i i'm i'd "
        "i'll we we'd you you've you're got have agree accept approve happy with like love want "
        "let's now then thank thanks very much so just pretty really totally completely and by "
        "means ready them ideal granted permission well oh um uh er ah dear lot kindly can could "
        "may sir madam ma'am in"
    )
)
_CARRIES_PLAIN = YES | (WEAK_YES - {"wow", "nice", "right"})
_DANGLING = words(
    "and so well um uh er the a an my to for with i in of by like want have can could may "
    "i'd i'll we we'd let's just is are oh ah i'm"
)
_PLAIN_PHRASES: tuple[tuple[str, ...], ...] = phrases(
    "go ahead; book it; book that; of course; that's right; is right; please do; do it; "
    "do that; that works; works for me; confirm it; i confirm; i agree; i accept; "
    "sounds right; looks right; all right; it's right; confirm that; let's do; by all means; "
    "please book; confirm"
)
_ASKS_AGAIN = words("is are would will can could may do have was does did")
_SIDE_QUESTIONS = words(
    "address phone telephone contact location located directions parking rating website park"
)


def is_plain_yes(tokens: Tokens) -> bool:
    """Tell whether the words are nothing but consent, thanks, and at most a side question.

    Judged by what may be there, not by what may not: a single word out of place makes it false.
    """
    consents = False
    start = 0
    for i in range(len(tokens) + 1):
        mark = tokens.word(i)
        if i < len(tokens) and mark not in CLAUSE_MARKS and mark != ",":
            continue
        clause = tokens.texts[start:i]
        if clause:
            if mark == "?" or _opens_question(tokens, start):
                if not consents or not _is_side_question(clause):
                    return False
            elif not _is_consent_only(tokens, start, i):
                return False
            elif _carries_consent(tokens, start, i):
                consents = True
        start = i + 1
    words = [tokens.word(i) for i in range(len(tokens)) if tokens[i].is_word]
    return consents and words[-1] not in _DANGLING


def _opens_question(tokens: Tokens, start: int) -> bool:
    word = tokens.word(start)
    if word in {"what", "what's", "where", "where's", "how"}:
        return True
    return word in _ASKS_AGAIN and not tokens.match(
        start, (("do", "it"), ("do", "that"), ("do", "so"))
    )


def _is_side_question(clause: tuple[str, ...]) -> bool:
    """Tell a question about the place or the contact from one about the appointment itself."""
    words = set(clause)
    asks_change = words & (ALTERNATIVES | TURNS | NEGATIONS | {"make", "move", "book", "time"})
    return bool(words & _SIDE_QUESTIONS) and not asks_change


def _is_consent_only(tokens: Tokens, start: int, end: int) -> bool:
    return all(tokens.word(i) in _PLAIN or tokens.word(i) in {"'", '"'} for i in range(start, end))


def _carries_consent(tokens: Tokens, start: int, end: int) -> bool:
    words = set(tokens.texts[start:end])
    if words & _CARRIES_PLAIN:
        return True
    return any(tokens.match(i, _PLAIN_PHRASES) for i in range(start, end))
