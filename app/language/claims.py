"""Finds clauses of an agent that claim a write to the calendar, so that they can be withheld.

A claim says that something is or was booked, moved, cancelled, confirmed or sent. Questions,
offers, conditions, denials and what is still to come are none.
"""

from __future__ import annotations

import re

from app.language.lexicon import phrases, words

_DEEDS = words(
    "booked scheduled reserved confirmed moved rescheduled cancelled canceled changed updated sent "
    "arranged secured finalized finalised completed submitted added removed deleted held "
    "registered penciled pencilled locked postponed shifted complete successful official done set "
    "made gone called processed approved reinstated organized organised entered released sorted "
    "dropped fixed placed saved notified"
)
_BARE_DEEDS = words(
    "booked scheduled reserved confirmed moved rescheduled cancelled canceled done sent arranged"
)
_NEEDS_THING = words(
    "added called gone set changed removed deleted completed done entered sorted dropped put"
)
_THINGS = words(
    "appointment appointments booking meeting demo call reservation slot spot seat session "
    "invitation invite confirmation request cancellation visit event place it that this everything "
    "it's that's everything's all you off out calendar you're we we're time reminder message"
)
_LEADS_TO_DEED = words(
    "now all just already also successfully officially been being got gets so finally both "
    "both fully automatically then kindly happily gladly only both well have has had 've the"
)
_BE = words(
    "is are was were been be it's that's you're we're everything's all's got gets being 's 're "
    "they're there's i'm am"
)
_FIRST_PERSON = words("i i've we we've")
_NOT_YET_DONE = words(
    "to can could will would should shall may might must need needs want wants wanted let "
    "let's be i'll we'll you'll it'll that'll they'll i'd you'd we'd going get getting cannot said "
    "say"
)
_DENIALS = words(
    "not no never nothing none neither nor without cannot can't couldn't won't wouldn't isn't "
    "aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't nobody hardly unable"
)
_CONDITIONS = words("if once when whenever until unless before after whether should provided")
_ORDERS = words("say click press confirm tell choose pick answer just")
_QUESTION_STARTS = words(
    "shall should do does did is are was were would will can could may might have has had which "
    "what when where who whom whose why how am isn't aren't don't"
)
_TAKEN_BY_OTHERS = words("fully already completely totally up solid out all until through by")
_MADE = words("appointment booking reservation change changes it arrangements switch")
_DETAILS = words("mail email address name note notes details spelling number zone")
_GENERIC = words("bookings appointments demos meetings slots times reservations cancellations most")
_PROGRESSIVES = words(
    "booking scheduling reserving confirming moving rescheduling cancelling canceling finalizing"
)
_HAVING_DONE = words("finished completed liberty of done")
_SET_PHRASES = phrases(
    "all set; good to go; all done; consider it booked; consider it done; you're in for; "
    "you are in for; have you down; got you down; put you down; you now have an appointment; "
    "you've got an appointment; you have an appointment; on its way; has gone out; "
    "went through; on the books; see you on; see you at; see you then; see you there; "
    "see you tomorrow; managed to book; managed to reserve; managed to schedule; "
    "managed to move; managed to cancel; able to book you; able to reserve; "
    "able to schedule you; able to move your; booking complete; you in for; have you in for; "
    "is yours; look forward to seeing you; looking forward to seeing you; "
    "shows your booking; shows your appointment; reservation is in; booking is in; "
    "you're down for; you are down for; you're expected; in your inbox; taken care of it; "
    "taken care of that"
)
_STANDS = re.compile(
    r"\byour (?:\w+ )?(?:appointment|booking|meeting|demo|call|slot) (?:is now|now stands|stands)\b"
)
_IN_CALENDAR = re.compile(
    r"\b(?:you're|you are|(?:it|that|appointment|meeting|demo|call|booking|everything)"
    r"(?:'s| is| are| was)?)(?: \w+){0,3} (?:in|on) (?:the|your|my|our) "
    r"(?:calendar|diary|schedule)\b"
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SENTENCE = re.compile(r"(?:[^.!?]|[.!?](?=\S))*[.!?]*\s*")
_CLAUSE_BREAK = re.compile(r"(,\s+|;\s*|:\s+|\s+[-–—]\s+|(?<!ahead)\s+(?=(?:and|but|so)\s))")
_REACH = 5
_LEAST_REST = 3


def withhold_claims(text: str) -> tuple[str, bool]:
    """Return `text` without the clauses that claim a write, and whether any was left out.

    A rest too short to stand by itself ("Great news, ...") goes with the claim.
    """
    kept: list[str] = []
    withheld = False
    for sentence in _SENTENCE.findall(text):
        rest = _without_claims(sentence)
        if rest is None:
            kept.append(sentence)
            continue
        withheld = True
        if rest:
            kept.append(rest + " ")
    return ("".join(kept).strip() if withheld else text), withheld


def _without_claims(sentence: str) -> str | None:
    """Return what is left of a sentence without its claims; `None` where it holds none."""
    asks = sentence.rstrip(" \"'”’)\n\t").endswith("?")
    parts = _CLAUSE_BREAK.split(sentence)
    clauses, breaks = parts[::2], parts[1::2]
    said = [_words(clause) for clause in clauses]
    if asks and said[0] and said[0][0] in _QUESTION_STARTS:
        return None
    conditional = False
    left: list[str] = []
    for i, clause in enumerate(clauses):
        spoken = said[i]
        is_question = asks and i == len(clauses) - 1
        conditional = conditional or (
            bool(spoken) and (spoken[0] in _CONDITIONS or (i == 0 and spoken[0] in _ORDERS))
        )
        if conditional or is_question or not _is_claim(spoken):
            left.append(clause + (breaks[i] if i < len(breaks) else ""))
    if len(left) == len(clauses):
        return None
    rest = re.sub(r"^(?:and|but|so)\s+", "", "".join(left).strip(" ,;:-–—\n\t"))
    if len(_words(rest)) < _LEAST_REST and not asks:
        return ""
    rest = rest[:1].upper() + rest[1:]
    return rest if rest[-1:] in {".", "!", "?", ""} else f"{rest}."


def _words(text: str) -> tuple[str, ...]:
    return tuple(match.group() for match in _WORD.finditer(text.replace("’", "'").lower()))


def _is_claim(said: tuple[str, ...]) -> bool:
    """Tell whether the words of one clause claim that something was done."""
    line = " ".join(said)
    for phrase in _SET_PHRASES:
        at = f" {line} ".find(f" {' '.join(phrase)} ")
        if at >= 0 and not _is_open(said[: len(line[:at].split())]):
            return True
    if _STANDS.search(line):
        return True
    if (match := _IN_CALENDAR.search(line)) and not _is_open(tuple(line[: match.end()].split())):
        return True
    return any(
        (word in _DEEDS and _claims_deed(said, i))
        or (word in _PROGRESSIVES and _claims_doing(said, i))
        for i, word in enumerate(said)
    )


def _is_open(before: tuple[str, ...]) -> bool:
    """Tell whether the words before a deed deny it or leave it open."""
    near = before[-_REACH:]
    return bool(
        set(before) & _DENIALS or set(before) & _CONDITIONS or set(near) & _NOT_YET_DONE
    ) or ("like" in near and bool(set(before) & {"would", "i'd", "you'd", "we'd", "you"}))


def _claims_deed(said: tuple[str, ...], at: int) -> bool:
    before = said[:at]
    near = before[-_REACH:]
    if _is_open(before) or _is_taken_by_others(said, at):
        return False
    if "yet" in said[at : at + 2] or set(before[:2]) & _GENERIC:
        return False
    polite = _LEADS_TO_DEED | {"ok", "okay", "great", "perfect", "hooray"}
    if said[at] in _BARE_DEEDS and at == len(said) - 1 and polite.issuperset(before):
        return True
    if said[at] in _NEEDS_THING and not set(said) & _THINGS:
        return False
    if said[at] == "made" and not {*said[at + 1 : at + 5], *before} & _MADE:
        return False
    if said[at] == "held" and "been" not in near and "you" not in said:
        return False
    if set(before) & _DETAILS and said[at] in {"updated", "changed", "set", "added"}:
        return False
    lead = len(before)
    while lead and before[lead - 1] in _LEADS_TO_DEED:
        lead -= 1
    if lead and before[lead - 1] in _FIRST_PERSON | {"and", "ahead"}:
        return before[lead - 1] != "and" or at - lead <= 2
    if lead == 0:
        return said[at] in _BARE_DEEDS or "been" in before
    if set(near) & _BE or {"has", "have", "had"} & set(near[-2:]):
        return not (near[-1:] == ("i'm",) and said[at] == "done")
    is_noun_phrase = before[-1] in {"booking", "appointment", "meeting", "demo", "cancellation"}
    return is_noun_phrase and lead <= 2 and said[at] in _BARE_DEEDS | {"complete", "successful"}


def _is_taken_by_others(said: tuple[str, ...], at: int) -> bool:
    """Tell "Friday is fully booked" from "you're booked for Friday"."""
    if said[at] not in {"booked", "reserved", "gone", "scheduled", "held"}:
        return False
    if {"you", "you're", "your", "you've", "i", "i've"} & set(said):
        return False
    if {"it", "it's", "demo", "meeting", "appointment", "booking"} & set(said[:at]):
        return False
    if said[at] == "gone":
        return True
    around = {*said[max(0, at - 1) : at], *said[at + 1 : at + 2]}
    return bool(around & _TAKEN_BY_OTHERS)


def _claims_doing(said: tuple[str, ...], at: int) -> bool:
    """Tell whether the agent says that it is writing right now."""
    if at and said[at - 1] in _HAVING_DONE:
        return not _is_open(said[:at])
    return said[at - 1 : at] == ("i'm",) or said[max(0, at - 2) : at] in {
        ("i", "am"), ("we", "are"), ("am", "now"), ("i'm", "now"),
    }  # fmt: skip
