"""Whether an English sentence calls for more."""

from __future__ import annotations

from app.language.calendar_words import month_of
from app.language.lexicon import phrases, words
from app.language.spelling import NATO
from app.language.unfinished import OpenEnds, calls_for_more, said_words
from app.language.values import Expecting

_ENDS = OpenEnds(
    links=words(
        "the a an my your our his their its and or but because if than as when while since though "
        "although unless whether um uh er erm hmm hm uhm umm i i'm i'd i'll i've we we'd it's "
        "that's there's name's let's quarter every dot underscore dash hyphen double triple"
    ),
    leads=words(
        "at on in for with from of by to into until till before after around between during about "
        "past is are was am be will would can could shall should might must have has called named "
        "spelled spelt next"
    ),
    questions=words("what what's which who who's where where's how how's when when's why"),
    answers=words("yes yeah yep no nope sure okay ok"),
    phrases=phrases(
        "i'd like; i would like; we would like; i want; i need; how about; what about; let's say; "
        "can you; could you; would you; can we; could we; name is; mail is; address is; number is"
    ),
    subjects=phrases(
        "my name; my full name; my email; my e-mail; my mail; my email address; my e-mail address; "
        "my address; my number; my phone number; the name; the email; the e-mail; the address; "
        "the email address; the e-mail address; e-mail address; email address"
    ),
    closes=phrases(
        "go on; come on; hold on; later on; move on; carry on; count me in; come in; check in; "
        "sign in; log in; stop by; come by; day after; week after; month after; day before; "
        "week before; as before; like before; if i can; when i can; as i can; if you can; "
        "what for; if you would; "
        "when it is; where it is; what it is; who it is; "
        "i think i have; look at; vitamin a; plan a; plan b; option a"
    ),
    alphabet=frozenset(NATO),
    like=phrases("as in; for; like; like in; as"),
    digits=words("zero oh one two three four five six seven eight nine"),
    mail=words("mail email e-mail emails e-mails mail's email's e-mail's"),
    number=words("phone number telephone mobile cell"),
    ats=words("at"),
    dots=words("dot period point"),
    gives=words("is it's that's mail's email's e-mail's as"),
    declines=words(
        "no not don't can't cancel stop skip same yes yeah yep what why how later help wait repeat "
        "never forget nothing correct right already change instead hello thanks thank"
    ),
)
_TENS = words("twenty thirty")


def is_unfinished(text: str, *, expecting: Expecting | None = None) -> bool:
    """Tell whether somebody who has said this is likely to go on.

    `expecting` is what they were asked for.
    """
    return calls_for_more(text, _ENDS, expecting) or _lacks_day(said_words(text))


def _lacks_day(said: tuple[str, ...]) -> bool:
    """Tell "on the twenty", "on December" and "between two"."""
    if len(said) < 2:
        return False
    before, last = said[-2:]
    if before == "the" and last in _TENS:
        return True
    if before == "on" and month_of(last) is not None:
        return True
    return "between" in said and "and" not in said[said.index("between") :]
