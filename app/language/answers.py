"""Yes, no or not sure, in answer to a question."""

from __future__ import annotations

from enum import Enum, auto

from app.language import answer_words as lists
from app.language.text import Tokens
from app.language.values import Answer, Expecting


class Stance(Enum):
    """How the day, the time and the like in an answer stand to what the assistant proposed."""

    SILENT = auto()
    """Nothing of the kind was said."""
    UNKNOWN = auto()
    """Something was said, and what was proposed is not known."""
    SAME = auto()
    """What was proposed was said again."""
    OTHER = auto()
    """Something else than was proposed."""
    NEW = auto()
    """Something, where nothing of the kind was proposed."""


def read_answer(tokens: Tokens, *, expecting: Expecting | None, stance: Stance) -> Answer | None:
    """Return yes, no or unsure; `None` where the words are no answer.

    Praise ("great") and silence on the matter count only where a yes or no was asked for. There,
    another day or time than was proposed means no; and asked whether an appointment should be
    made at all, who names a day for it agrees.
    """
    asked = expecting == "yesno"
    clauses = _clauses(tokens)
    if not clauses:
        return None
    first = tokens.skip(clauses[0][0], lists.OPENERS)
    word = tokens.word(first)
    if tokens.match(first, lists.NO_PROBLEM):
        return "yes" if asked else None
    bounds = word in {"not", "no"} and tokens.word(first + 1) in lists.BOUNDS
    if bounds and stance is not Stance.SILENT:
        return None
    if word in lists.NO and not tokens.match(first, lists.AGREES):
        return _refusal(tokens, first, asked=asked)
    if word in lists.YES or tokens.match(first, lists.OF_COURSE):
        return _after_yes(tokens, first, clauses[0][1], stance)
    if not asked:
        return "unsure" if tokens.match(first, lists.UNSURE) else None
    return _judge(tokens, first, clauses[0][1], stance)


def _clauses(tokens: Tokens) -> list[tuple[int, int]]:
    """Return where each clause that holds anything begins, and where its stop mark is."""
    clauses = []
    start = 0
    for i in range(len(tokens) + 1):
        if i == len(tokens) or tokens.word(i) in lists.CLAUSE_MARKS:
            if i > start:
                clauses.append((start, i))
            start = i + 1
    return clauses


def _refusal(tokens: Tokens, first: int, *, asked: bool) -> Answer | None:
    word = tokens.word(first)
    if tokens.match(first, lists.UNSURE):
        return "unsure"
    if word in {"cancel", "stop", "wait", "hold", "never", "wrong", "not"} and not asked:
        return "no" if word in {"wrong", "not"} and len(tokens) <= 4 else None
    return "no"


def _after_yes(tokens: Tokens, first: int, end: int, stance: Stance) -> Answer:
    """Judge what follows a clear yes: a turn, a condition or another wish takes it back in part."""
    words = set(tokens.texts[first:])
    follower = tokens.skip(first + 1, {","})
    if words & lists.TURNS or "wait" in words or stance is Stance.OTHER:
        return "unsure"
    if tokens.word(follower) in {"no", "not"} and not tokens.match(follower, lists.NO_PROBLEM):
        return "unsure"
    rest = set(tokens.texts[first + 1 : end])
    if rest & {"not", "isn't", "wrong", "won't", "can't"} and "why" not in rest:
        return "unsure"
    if stance is Stance.SILENT and not _makes_sense(tokens, first + 1, end):
        return "unsure"
    asks = tokens.word(follower) in lists.QUESTIONS
    if _asks_for_others(tokens, first) or (not asks and _has_condition(tokens, first, end)):
        return "unsure"
    return "yes"


def _judge(tokens: Tokens, first: int, end: int, stance: Stance) -> Answer | None:
    """Judge an answer to a yes-or-no question that opens with neither.

    `end` is where its first clause ends.
    """
    words, opening = set(tokens.texts), set(tokens.texts[first:end])
    refuses = _finds(tokens, first, len(tokens), lists.REFUSALS)
    negated = bool(opening & lists.NEGATIONS) and "why" not in opening
    if negated and _finds(tokens, first, len(tokens), lists.UNSURE):
        return "no" if words & lists.ALTERNATIVES else "unsure"
    if negated or refuses or stance is Stance.OTHER:
        return "no"
    takes_back = tokens.word(first) in lists.TAKES_BACK
    if stance is Stance.UNKNOWN and (takes_back or _orders_anew(tokens, first)):
        return "no"
    turns = bool(words & lists.TURNS) or _has_condition(tokens, first, end)
    if _asks_for_others(tokens, first, end, lists.OTHER_THAN_OFFERED):
        return "no"
    others = _asks_for_others(tokens, first) or _wishes_anew(tokens, first)
    counters = _finds(tokens, first + 1, end, lists.COUNTERS)
    searches = _searches(tokens, first, end)
    if not (turns or others or counters or searches) and _agrees(tokens, first, end):
        return "yes"
    if words & lists.PLAIN_YES and not (others or turns):
        return "yes"
    if others or takes_back or _searches(tokens, first, len(tokens)):
        return "no"
    if _finds(tokens, end, len(tokens), lists.AGREES) and not turns:
        return "yes"
    if _finds(tokens, first, len(tokens), lists.DOUBTS):
        return "unsure"
    if stance is Stance.UNKNOWN or tokens.match(first, lists.COUNTERS):
        return "no"
    if stance is Stance.SAME and tokens.word(end) != "?":
        return "yes"
    if _finds(tokens, first, len(tokens), lists.BOOK_REQUESTS):
        return "yes"
    asks_for_it = stance is Stance.NEW and tokens.match(first, lists.ASKS_FOR_IT)
    return "yes" if asks_for_it else None


def _finds(tokens: Tokens, first: int, last: int, ways: tuple[tuple[str, ...], ...]) -> bool:
    return any(tokens.match(i, ways) for i in range(first, last))


def _orders_anew(tokens: Tokens, first: int) -> bool:
    """Tell "book it for Friday" and "make it three", which put something else in its place."""
    anew = (("make", "it"), ("please", "make"), ("go", "for"))
    return bool(tokens.match(first, lists.ORDERS) or tokens.match(first, anew))


def _has_condition(tokens: Tokens, first: int, end: int) -> bool:
    """Tell "if it's after five" from "if you don't mind"."""
    return any(
        tokens.word(i) in lists.CONDITIONS and not tokens.match(i, lists.POLITE_CONDITIONS)
        for i in range(first, end)
    )


def _asks_for_others(
    tokens: Tokens,
    first: int,
    end: int | None = None,
    others: frozenset[str] = lists.ALTERNATIVES,
) -> bool:
    """Tell whether anything but what was offered is asked for, anywhere before `end`."""
    return any(
        (
            tokens.word(i) in others
            and not _wants_no_more(tokens, i)
            and not _leans_to_offer(tokens, i)
        )
        or (tokens.word(i) == "next" and tokens.word(i + 1) in lists.NEXT_OFFERED)
        for i in range(first, len(tokens) if end is None else end)
    )


def _wishes_anew(tokens: Tokens, first: int) -> bool:
    """Tell "okay, I need one in Gilroy" from "okay, I need an appointment there"."""
    if tokens.word(first) not in lists.HEARD:
        return False
    return any(
        (length := tokens.match(i, lists.WISHES_ANEW))
        and not lists.APPOINTMENT & set(tokens.texts[i + length : i + length + 3])
        for i in range(first, len(tokens))
    )


def _makes_sense(tokens: Tokens, first: int, end: int) -> bool:
    """Tell whether what follows a yes up to a stop goes with it: "yes, follow me" does not.

    A yes that is not understood to its end is a doubtful one.
    """
    rest = [tokens.word(i) for i in range(first, end) if tokens[i].is_word or tokens[i].is_number]
    return all(word in lists.FILL for word in rest) or bool(lists.ANCHORS & set(rest))


def _wants_no_more(tokens: Tokens, i: int) -> bool:
    """Tell "nothing else" and "that's all, no other wishes" from "anything else?"."""
    before = set(tokens.texts[max(0, i - 4) : i])
    return tokens.word(i) in lists.NO_MORE and bool(lists.NONE & before)


def _leans_to_offer(tokens: Tokens, i: int) -> bool:
    """Tell "I'd rather see him" and "I prefer that one" from "I'd rather see somebody else"."""
    offered = lists.WHAT_WAS_OFFERED - {"to", "one", "there"}
    if tokens.has(i, "more", "like", "it"):
        return True
    follows = set(tokens.texts[i + 1 : i + 3])
    return tokens.word(i) in lists.LEANINGS and bool(offered & follows) and "not" not in follows


def _searches(tokens: Tokens, first: int, end: int) -> bool:
    """Tell "find me one in Gilroy" from "let's try that one" and "I'll give it a try"."""
    return any(
        tokens.word(i) in lists.SEARCHES
        and tokens.word(i + 1) not in lists.WHAT_WAS_OFFERED
        and tokens.word(i - 1) != "a"
        for i in range(first, end)
    )


def _agrees(tokens: Tokens, first: int, end: int) -> bool:
    """Tell whether the clause consents or praises ("that sounds really good", "I like it")."""
    opening = set(tokens.texts[first:end])
    if opening & lists.COMPARED or _finds(tokens, first, end, lists.WAS_GOOD):
        return False
    if _finds(tokens, first, end, lists.ORDERS):
        return True
    word = tokens.word(first)
    if tokens.word(end) == "?" and word in lists.QUESTIONS:
        return False
    if word in lists.WEAK_YES:
        bare_question = tokens.word(end) == "?" and not opening & lists.QUESTIONS
        if bare_question or tokens.word(first + 1) in {"would", "if"}:
            return False
        return _makes_sense(tokens, first + 1, end)
    if any(_consents(tokens, i) for i in range(first, end)):
        return True
    if (length := tokens.match(first, lists.WOULD_LIKE_TO)) and first + length == end:
        return True
    if word not in lists.POINTERS or tokens.word(end) == "?":
        return False
    wishes = "would" in opening and _goes_on(tokens, first, end)
    return bool(opening & lists.PRAISE) and "if" not in opening and not wishes


def _consents(tokens: Tokens, i: int) -> bool:
    """Tell "I'd like that" and "that would be nice" from "it would be nice to have another"."""
    length = tokens.match(i, lists.CONSENT)
    end = i + length
    goes_on = tokens.word(end) == "if" or _goes_on(tokens, end, end + 1)
    closes = tokens.has(i, "that's", "it") and tokens.skip(end, {","}) < len(tokens)
    return length > 0 and not goes_on and not closes


def _goes_on(tokens: Tokens, first: int, end: int) -> bool:
    """Tell "nice to have another" from "fine to me"."""
    return any(
        tokens.word(i) == "to" and tokens.word(i + 1) not in lists.PERSONS
        for i in range(first, end)
    )
