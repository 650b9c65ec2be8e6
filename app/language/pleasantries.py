"""Days named in passing, which nobody wishes for: "how are you today", "see you on Friday"."""

from __future__ import annotations

from app.language.lexicon import phrases, words
from app.language.text import Tokens

GOOD = words("good great nice lovely wonderful pleasant fantastic fine beautiful amazing")
_LEADS = words("on for this the next again until till then , rest of your in")
_CARE: tuple[tuple[str, ...], ...] = phrases(
    "how are you; how are you doing; how are you all; how are you feeling; how are things; "
    "how you doing; how you are; how you're doing; how's it going; how is it going; "
    "how's everything; how is everything; how's your day; how is your day; "
    "how's your day going; how is your day going"
)
_CLOSING: tuple[tuple[str, ...], ...] = phrases(
    "that's it; thats it; that is it; that was it; that'll be it; that will be it; "
    "would be it; that would be all; that's all; thats all; that is all; that was all; "
    "that'll be all; that will be all; be all; all i need; all i needed; all i want; "
    "all i wanted; all i have; we're done; i'm done; i am done; all done; nothing else; "
    "nothing more; nothing further; no more; good day; nice day; lovely day; great day; "
    "beautiful day; all set; i'm good; everything; enough; all; done; finished; help; "
    "your help; help me; help you; helping me"
)
_MORE: tuple[tuple[str, ...], ...] = phrases("anything else; any more; anything more")
_FAREWELLS: tuple[tuple[str, ...], ...] = phrases(
    "see you; see ya; talk to you; speak to you; talk soon; catch you; see you then"
)
_BEFORE_FAREWELL = words("i'll will and then thanks you bye goodbye ok okay great perfect so")
_NEGATIONS = words("not don't no won't nothing dont didn't never")
_HAVE = words("have having enjoy enjoying had")
_TODAY = frozenset({"today", "tonight", "tonite"})


def in_passing(tokens: Tokens, first: int) -> bool:
    """Tell whether the day that begins at token `first` is a politeness, not a wish."""
    i = first
    while i > 0 and first - i < 4 and tokens.word(i - 1) in _LEADS:
        i -= 1
    if _is_good_wish(tokens, i) or _is_farewell(tokens, i):
        return True
    if not _TODAY & set(tokens.texts[first : first + 3]):
        return False
    if _ends_with(tokens, i, _CARE) or _ends_with(tokens, i, _CLOSING):
        return True
    more = _ends_with(tokens, i, _MORE)
    return more > 0 and bool(_NEGATIONS & set(tokens.texts[max(0, i - more - 4) : i - more]))


def _is_good_wish(tokens: Tokens, i: int) -> bool:
    """Tell whether "have a good", "enjoy" or the like ends before `i`."""
    word = tokens.word(i - 1)
    if word in GOOD:
        return tokens.word(i - 2) in {"a", "an"} and tokens.word(i - 3) in _HAVE
    return word in {"enjoy", "enjoying"}


def _is_farewell(tokens: Tokens, i: int) -> bool:
    """Tell "see you" from "can I see you"."""
    length = _ends_with(tokens, i, _FAREWELLS)
    before = tokens.word(i - length - 1)
    starts = not before or before in _BEFORE_FAREWELL or not before[0].isalnum()
    return length > 0 and starts


def _ends_with(tokens: Tokens, end: int, ways: tuple[tuple[str, ...], ...]) -> int:
    """Return the length of the longest of `ways` that ends right before `end`, else 0."""
    return max(
        (len(way) for way in ways if len(way) <= end and tokens.has(end - len(way), *way)),
        default=0,
    )
