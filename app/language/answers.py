"""Yes, no or not sure, in answer to a question; and which yes may stand alone."""

from __future__ import annotations

from collections.abc import Iterator

from app.language.lexicon import phrases, words
from app.language.text import Tokens
from app.language.values import Answer, Expecting

_OPENERS = words("um umm ummm uh er oh ah well so hmm hm , -")
_YES_WORDS = words(
    "yes yeah yep yup yea ya yah aye yess sure certainly absolutely definitely indeed "
    "affirmative yes'm"
)
_WEAK_YES = words(
    "ok okay okey alright fine good great perfect awesome wonderful cool super excellent "
    "brilliant lovely fantastic correct right exactly precisely amazing positive nice agreed "
    "confirmed wow confirm"
)
_YES_PHRASES: tuple[tuple[str, ...], ...] = phrases(
    "of course; go ahead; please do; do it; do that; book it; book that; i confirm; i agree; "
    "i accept; confirm it; all good; all correct; all right; let's do; sounds good; "
    "sounds great; sounds fine; sounds perfect; sounds right; sounds okay; sounds ok; "
    "sounds nice; sounds lovely; looks good; looks great; looks right; looks correct; "
    "seems good; seems fine; seems right; that works; works for me; work for me; that work; "
    "will work; that'll work; should work; would work; suits me; by all means; why not; "
    "no problem; no worries; that'll do; that's right; that's correct; that's fine; "
    "that's good; that's great; that's perfect; that's it; is right; is correct; is fine; "
    "is good; is great; is perfect; is okay; is ok; is cool; are correct; are right; "
    "would be great; would be perfect; would be good; would be fine; would be nice; "
    "would be lovely; be fine; permission granted; i like that; i like it; i like this; "
    "i like the sound; i do; please confirm; got that right; them right; it right; it's fine; "
    "it's good; it's correct; it's right; you're right; make it so; i'm ready; "
    "i'm interested; want this one; want that one; with this one; with that one; the one; "
    "thats fine; thats right; thats correct; pull the trigger; i assent; sounds more ideal; "
    "sounds ideal; seems nice; is what i want"
)
_BOOK_REQUESTS: tuple[tuple[str, ...], ...] = phrases(
    "book an; book a; book me; book the; book my; book there; make an appointment; "
    "make the appointment; make me an; schedule an; schedule a; schedule the; schedule it; "
    "make a reservation; reserve it; set it up; set up an"
)
_NO_WORDS = words(
    "no nope nah nay negative wrong incorrect never stop cancel wait hold not don't dont noo nooo"
)
_BOUNDS = frozenset({"before", "after", "earlier", "later", "until"})
_REFUSALS: tuple[tuple[str, ...], ...] = phrases(
    "changed my mind; on second thought; on second thoughts; another time; some other time; "
    "maybe later; perhaps later; probably later; be later; do that later; done later; "
    "about later; some other day; hold on; hang on; never mind; i changed; changed it; "
    "i misspoke; my mistake; i forgot; do later"
)
_NEGATIONS = words(
    "not don't dont isn't can't cannot won't wouldn't doesn't didn't wasn't aren't haven't "
    "couldn't never wrong incorrect nope no"
)
_ALTERNATIVES = words(
    "other others another else different alternative alternatives instead rather change "
    "anymore elsewhere somewhere someplace anyone anybody more prefer next switch"
)
_SEARCHES = frozenset(
    {"find", "search", "look", "looking", "searching", "check", "try", "recommend"}
)
_OTHER_THAN_OFFERED = words(
    "other others another else different instead alternatives change rather"
)
_TAKES_BACK = frozenset({"sorry", "actually", "oops", "darn", "wait"})
_ORDERS: tuple[tuple[str, ...], ...] = phrases(
    "book it; book that; do it; do that; please book; make it; schedule it; please make; go for"
)
_TURNS = frozenset({"but", "however", "except", "unless"})
_CONDITIONS = frozenset({"only", "if", "though", "although"})
_POINTERS = words(
    "that that's this it it's he she they everything sounds looks seems works all the thats those"
)
_PRAISE = _WEAK_YES | {
    "works",
    "suits",
    "suit",
    "do",
    "better",
    "confirmed",
    "ideal",
    "like",
    "work",
    "best",
    "said",
    "need",
    "asked",
    "good",
    "well",
}
_DOUBTS: tuple[tuple[str, ...], ...] = phrases(
    "not sure; don't know; dunno; maybe; perhaps; let me think; i'm thinking; unsure; "
    "i guess; not certain; probably; might; i suppose; let me see; let me check; no idea; "
    "i think so; possibly"
)
_CLAUSE_MARKS = frozenset({".", "!", "?", ";", ":"})

_PLAIN = (
    _YES_WORDS
    | (_WEAK_YES - {"wow", "nice"})
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
_CARRIES_PLAIN = _YES_WORDS | (_WEAK_YES - {"wow", "nice", "right"})
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


def read_answer(tokens: Tokens, *, expecting: Expecting | None, has_content: bool) -> Answer | None:
    """Return yes, no or unsure; `None` where the words are no answer.

    Praise ("great") and silence on the matter count only where a yes or no was asked for. There,
    a new day or time without a yes means no to what was proposed.
    """
    asked = expecting == "yesno"
    clauses = [clause for clause in _clauses(tokens) if clause[1] > clause[0]]
    if not clauses:
        return None
    first = tokens.skip(clauses[0][0], _OPENERS)
    word = tokens.word(first)
    phrase = tokens.match(first, _YES_PHRASES)
    if tokens.match(first, (("no", "problem"), ("no", "worries"), ("not", "a", "problem"))):
        return "yes" if asked else None
    if word in {"not", "no"} and has_content and tokens.word(first + 1) in _BOUNDS:
        return None
    if word in _NO_WORDS and not phrase:
        return _refusal(tokens, first, asked=asked)
    if word in _YES_WORDS or tokens.has(first, "of", "course"):
        return _after_yes(tokens, first, clauses)
    if not asked:
        return "unsure" if tokens.match(first, (("not", "sure"), ("i'm", "not", "sure"))) else None
    return _judge(tokens, first, clauses, has_content=has_content)


def _clauses(tokens: Tokens) -> Iterator[tuple[int, int]]:
    start = 0
    for i in range(len(tokens) + 1):
        if i == len(tokens) or tokens.word(i) in _CLAUSE_MARKS:
            yield start, i
            start = i + 1


def _refusal(tokens: Tokens, first: int, *, asked: bool) -> Answer | None:
    word = tokens.word(first)
    if word in {"not", "don't"} and tokens.match(first, (("not", "sure"), ("don't", "know"))):
        return "unsure"
    if word in {"cancel", "stop", "wait", "hold", "never", "wrong", "not"} and not asked:
        return "no" if word in {"wrong", "not"} and len(tokens) <= 4 else None
    return "no"


def _after_yes(tokens: Tokens, first: int, clauses: list[tuple[int, int]]) -> Answer:
    """Judge what follows a clear yes: a turn such as "but" takes it back in part."""
    words = set(tokens.texts[first:])
    if words & {"but", "however", "except", "unless", "wait"} or tokens.word(first + 1) in {
        "no",
        "not",
    }:
        return "unsure"
    rest = set(tokens.texts[first + 1 : clauses[0][1]])
    if rest & {"not", "isn't", "wrong", "won't", "can't"} and "why" not in rest:
        return "unsure"
    return "yes"


def _judge(
    tokens: Tokens, first: int, clauses: list[tuple[int, int]], *, has_content: bool
) -> Answer | None:
    """Judge an answer to a yes-or-no question that opens with neither."""
    end = clauses[0][1]
    words, opening = set(tokens.texts), set(tokens.texts[first:end])
    refuses = any(tokens.match(i, _REFUSALS) for i in range(len(tokens)))
    negated = bool(opening & _NEGATIONS) and "why" not in opening
    if negated and any(tokens.match(i, _DOUBTS[:2]) for i in range(len(tokens))):
        return "no" if words & _ALTERNATIVES else "unsure"
    if negated or refuses or opening & _OTHER_THAN_OFFERED:
        return "no"
    turns = words & _TURNS or opening & _CONDITIONS
    if has_content and (tokens.word(first) in _TAKES_BACK or tokens.match(first, _ORDERS)):
        return "no"
    if not turns and not opening & _SEARCHES and _agrees(tokens, first, end):
        return "yes"
    if words & _YES_WORDS and not words & _ALTERNATIVES and not turns:
        return "yes"
    if words & (_ALTERNATIVES | _SEARCHES) or tokens.word(first) in _TAKES_BACK:
        return "no"
    if any(tokens.match(i, _YES_PHRASES) for i in range(end, len(tokens))) and not turns:
        return "yes"
    if any(tokens.match(i, _DOUBTS) for i in range(len(tokens))):
        return "unsure"
    if has_content or tokens.match(first, (("how", "about"), ("what", "about"))):
        return "no"
    if any(tokens.match(i, _BOOK_REQUESTS) for i in range(len(tokens))):
        return "yes"
    return None


def _agrees(tokens: Tokens, first: int, end: int) -> bool:
    """Tell whether the clause consents or praises ("that sounds really good", "I like it")."""
    if tokens.word(first) in _WEAK_YES:
        return True
    if any(tokens.match(i, _YES_PHRASES) for i in range(first, end)):
        return True
    if tokens.word(first) not in _POINTERS or tokens.word(end) == "?":
        return False
    return bool(set(tokens.texts[first:end]) & _PRAISE)


def is_plain_yes(tokens: Tokens) -> bool:
    """Tell whether the words are nothing but consent, thanks, and at most a side question.

    Judged by what may be there, not by what may not: a single word out of place makes it false.
    """
    consents = False
    start = 0
    for i in range(len(tokens) + 1):
        mark = tokens.word(i)
        if i < len(tokens) and mark not in _CLAUSE_MARKS and mark != ",":
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
    asks_change = words & (_ALTERNATIVES | _TURNS | _NEGATIONS | {"make", "move", "book", "time"})
    return bool(words & _SIDE_QUESTIONS) and not asks_change


def _is_consent_only(tokens: Tokens, start: int, end: int) -> bool:
    return all(tokens.word(i) in _PLAIN or tokens.word(i) in {"'", '"'} for i in range(start, end))


def _carries_consent(tokens: Tokens, start: int, end: int) -> bool:
    words = set(tokens.texts[start:end])
    if words & _CARRIES_PLAIN:
        return True
    return any(tokens.match(i, _PLAIN_PHRASES) for i in range(start, end))
