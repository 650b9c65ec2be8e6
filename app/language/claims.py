"""Finds clauses of an agent that claim a write to the calendar, so that they can be withheld.

A claim says that something is or was booked, moved, cancelled, confirmed or sent, or speaks of
what only follows from it ("see you then", "check your inbox"). Questions, offers, conditions,
denials, what is free or taken, and what is still to come are none.

A clause is read in three steps. Contractions are written out, so that one form of each verb is
enough. A deed (a participle of arranging) counts where the agent did it or where it is said of
something in the calendar. A state (a fixed form such as "you are down for") counts where it
stands. Whatever stands behind a denial, a condition or a modal verb does not count.
"""

from __future__ import annotations

import re

from app.language.lexicon import words

_DEEDS = words(
    "booked scheduled reserved confirmed moved rescheduled cancelled canceled changed updated sent "
    "arranged secured finalized finalised completed submitted added removed deleted held made "
    "registered penciled pencilled locked postponed shifted complete successful official done set "
    "gone called processed approved reinstated organized organised entered released sorted saved "
    "dropped fixed placed notified pushed bumped switched swapped grabbed snagged blocked created "
    "emailed mailed texted informed accepted settled allocated assigned issued scrapped rebooked "
    "slotted squeezed fitted signed enrolled deferred withdrawn freed"
)
_BARE_DEEDS = words(
    "booked scheduled reserved confirmed moved rescheduled cancelled canceled done sent arranged "
    "sorted secured postponed penciled pencilled locked rebooked"
)
_NEEDS_THING = words(
    "added called gone set changed removed deleted completed done entered sorted dropped placed "
    "pushed bumped switched swapped grabbed snagged blocked created emailed mailed texted informed "
    "accepted settled allocated assigned issued saved scrapped slotted squeezed fitted signed "
    "enrolled withdrawn freed"
)
_PROGRESSIVES = words(
    "booking scheduling reserving confirming moving rescheduling cancelling canceling finalizing"
)
_EVENTS = "appointment|booking|meeting|demo|call|reservation|visit|session|event|cancellation"
_PLACES = "slot|spot|seat|place"
_MESSAGES = (
    r"invite|invitation|confirmation(?! (?:card|screen|button|window|dialog))|reminder|receipt|"
    r"email(?! address)|mail|message|link"
)
_CALENDARS = "calendar|diary|schedule|books|system|agenda|planner"
_DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday tomorrow today noon midnight "
    "morning afternoon evening week hour hours time o'clock am pm"
)
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"
_THINGS = words(
    f"{_EVENTS} {_PLACES} appointments invite invitation confirmation request it that this "
    f"everything all you off out calendar we reminder message change changes {_DAYS}".replace(
        "|", " "
    )
)
_NAMED = words(f"{_EVENTS} invite invitation confirmation email event".replace("|", " "))
_MADE = words("appointment booking reservation change changes it arrangements switch")
_DETAILS = words("email address name note notes details spelling number zone search")
_GENERIC = words(
    "bookings appointments demos meetings slots times reservations cancellations most "
    "confirmations invitations mostly partly"
)

_ADVERBS = words(
    "now all just already also successfully officially been being got gets so finally both fully "
    "automatically then kindly happily gladly only well have has had the 's"
)
_POLITE = words("ok okay great perfect hooray and")
_BE = words("is are was were been be 's got gets being am remains stays")
_DENIALS = words(
    "not no never nothing none neither nor without nobody hardly barely almost nearly unable "
    "failed failing"
)
_CONDITIONS = words("if once when whenever until unless before after whether should provided")
_SUBORDINATE = _CONDITIONS | words("since because as now")
_STILL_OPEN = words(
    "to can could will would should shall may might must need needs want wants wanted let be going "
    "get getting say said"
)
_ORDERS = words("say click press confirm tell choose pick answer")
_QUESTION_STARTS = words(
    "shall should do does did is are was were would will can could may might have has had which "
    "what when where who whom whose why how am"
)
_TAKEN = words("booked reserved gone scheduled held released")
_TAKEN_BY_OTHERS = words("fully already completely totally up solid out all until through by")
_PERSONAL = words("you your i")
_REGRET = words("sorry unfortunately afraid sadly regret")
_FREE = words("free available open opening openings instead")
_OTHERS = words("someone somebody else others another")
_SHOWN = words("times options openings list screen card")
_STORED = words("updated changed set added saved entered completed registered")
_FOLLOW_OPEN = words("would could can may might shall want wants need where which address")
_LATER = words("once if unless")
_OPENERS = words("just please so okay and then simply now")
_HAVING_DONE = words("finished completed liberty of done")

_WRITTEN_OUT = (
    ("cannot", "can not"), ("can't", "can not"), ("won't", "will not"), ("n't", " not"),
    ("'re ", " are "), ("'ve ", " have "), ("'ll ", " will "), ("'d ", " would "), ("'m ", " am "),
    ("'s ", " 's "), ("let 's", "let us"), ("all right", "okay"),
)  # fmt: skip
_NO_DENIAL = re.compile(
    r"\b(?:no (?:problem|problems|worries|trouble|doubt|need to worry)|do not worry|"
    r"(?:do )?not only (?:did |have )?|not to worry|nothing to worry about|sorry (?:for|about))\b"
)
_HERALD = re.compile(
    r"\b(?:(?:i|we) (?:can|may|am|are|would like to|just wanted to)|let me|just|this 's|this is)"
    r"(?: now| also| happily)?(?: (?:pleased|happy|glad|delighted|proud|here))?(?: to)?"
    r" (?:confirm|say|report|announce|inform you|tell you|let you know)(?: that)? "
    r"(?=(?:you|your|the|it|that|everything|we|i|alex)\b)"
    r"|\b(?:i am |we are )?(?:afraid|sorry)(?: to say)?(?: that)? "
)
_CONFIRMS = re.compile(
    r"\b(?:(?:am|are) (?:pleased|glad|delighted|happy)|this is|this 's) to confirm (?:your|the)"
    rf"(?: \w+)? (?:{_EVENTS})\b"
)
_OWN_DEED = re.compile(
    r"^(?:(?:i|we) have|(?:it|that|your \w+)(?: has| 's| have)(?: now| just| already)? been)\b"
)
_LOOKING = re.compile(
    r"^(?:if|when|once) you (?:check|open|look (?:at|in|into)|see) (?:your|the) \w+ ?"
)
_REPORTED = re.compile(
    r"^(?:so |okay |and |but )?(?:you (?:have )?(?:just )?"
    r"(?:said|asked|told|mentioned|wanted|want|wrote|say|prefer)"
    r"|you have (?:\w+ )?(?:booked|cancelled|moved) (?:with|before|last))\b"
)
_ADV = r"(?: (?:now|all|just|already|also|both|then|officially|definitely|really|so|been|still))*"
_IS = rf"(?: is| are| was| were| 's| has| have| be){_ADV}"
_GAP = r"(?: [\w']+)"
_SOON = r"(?:shortly|soon|inbox|mailbox|momentarily|minutes?|moments?|seconds?|any|now|today)"
_TIMES = "|".join((*_DAYS.split(), *_NUMBERS.split()))
_WHEN = rf"(?:on|at|then|there|next|this|in the|around|\d+|{_TIMES})"
_BASE = (
    r"(?:book|schedule|reschedule|reserve|secure|move|cancel|confirm|arrange|block|grab|switch|"
    r"(?:get|fit|squeeze|put|sign|slot|pencil) (?:you|it|that|your))"
)

_STATES = re.compile(
    "|".join(
        (
            r"\b(?:you|we) are"
            + _ADV
            + r" (?:(?:set|sorted|confirmed)(?= for| on| to go| at| then|$)"
            r"|(?:in|down|on|good|signed up) for|good to go|expected|on alex 's)",
            r"(?<!i am )\ball (?:set|done|sorted|arranged|good for|good to go)\b(?! with| to\b)",
            r"\bgood to go\b",
            r"\byou nolonger have\b",
            rf"\b(?:it|that|(?:your|the)(?: \w+)? (?:{_EVENTS}|one)) (?:is|'s) now (?:on|at|for) "
            rf"(?:the )?(?:\d|{_TIMES})",
            rf"\b(?:is|are|'s) (?:now )?off (?:your|my|our|the)(?: \w+)? (?:{_CALENDARS})\b",
            r"\bdoes not exist any ?more\b",
            rf"\b(?:{_EVENTS}|everything|all|it|that|time){_IS} "
            r"(?:fixed|final|official|in place)\b",
            rf"\b(?:your|the|our|this|that|'s)(?: \w+)? (?:{_EVENTS}){_IS} "
            r"(?:off|on|set|in|through)"
            r"(?=$| for\b| now$)",
            r"\b(?:it|that) 's an?(?: done)? (?:date|deal)\b",
            rf"\b(?:your|the)(?: \w+)? (?:{_EVENTS})(?: is| 's)? (?:now|nolonger)\b"
            r"(?! (?:available|free|open|possible|pending))",
            rf"\byour(?: \w+)? (?:{_EVENTS}) (?:stands|exists nolonger)\b",
            rf"\bthe(?: \w+)? (?:{_EVENTS}) (?:under|in) your name stands\b",
            r"\b(?:you are|it 's|it is) (?:at|on|in for)(?: \S+){1,6} now$",
            r"\byou (?:now have|have now|have got|have)(?: got)? an? (?:\w+ )?"
            rf"(?:{_EVENTS})\b(?! (?:with us )?already)",
            r"(?: is| 's| are)(?: all| now)? yours\b",
            r"\b(?:have|got|have got|put|had) you"
            + _ADV
            + r" (?:in|down|booked|scheduled|set|confirmed|on the|on for)\b",
            r"\b(?:we|i) (?:have )?got you (?:the|a|an|that|at|in)\b",
            rf"\b(?:have|has) you (?:for|at|on) {_WHEN}\b|\b(?:have|has) you (?:at|for) \w+$",
            r"\b(?:i|we)(?: have)?(?: just)? \w+ (?:you|your name) (?:in|down|up|over)"
            r"(?=$| for\b| at\b| on\b| with\b)",
            r"\b(?:i|we)(?: have)? put (?:it|that|this|your \w+) through\b",
            rf"\b(?:i|we) did (?!not )(?:\w+ )?{_BASE}\b",
            rf"\byour (?:new|updated) (?:{_EVENTS}|{_PLACES}|time)(?: is| 's)\b",
            rf"\byour(?: \w+)? (?:{_EVENTS})(?: now)? has a new (?:time|date|day)\b",
            r"^got you in\b|^put you (?:in|down)\b|^you in for\b"
            r"|^(?:\w+ )?you are (?:down|in|done)$",
            rf"\b(?:you|we|it|that|they|everything|(?:{_EVENTS})(?: with \w+)?){_IS}{_GAP}{{0,5}} "
            rf"(?:in|on|off) (?:the|your|my|our|[\w]+ 's) (?:{_CALENDARS})\b",
            r"\b(?:it|that|this|all|everything)" + _IS + r" taken care of\b",
            r"\b(?:took|taken) care of\b(?! all)",
            r"\b(?:i|we) (?:have )?(?:just )?(?:took|taken) (?:it|that|your \w+|the \w+)(?: \w+)?"
            r" (?:off|out)\b",
            r"\b(?:i|we) (?:have )?(?:just )?(?:put|noted|wrote|written|got)"
            rf"{_GAP}{{1,5}} (?:in|into|on|onto) (?:the|your|my|our|[\w]+ 's) (?:{_CALENDARS})\b",
            rf"\b(?:managed|was able|were able|been able|liberty) to (?:\w+ )?{_BASE}\b",
            rf"\b(?:{_EVENTS}|request|change|it|that|everything|all)"
            r"(?: has| 's| have)?(?: all| just)? (?:went through|gone through|succeeded|worked)\b",
            r"\b(?:your|the)(?: \w+)? (?:booking|reservation|request) (?:is|'s) in\b(?! \w+ing)",
            rf"\b(?:{_EVENTS}|confirmation)(?: (?:reference|confirmation))?"
            r" (?:reference|number|code|id)(?: is| 's)\b",
            r"\b(?:here|this)(?: is| 's) your (?:\w+ )?(?:confirmation|receipt)\b",
            r"\bshows your (?:booking|appointment)\b",
        )
    )
)
_FOLLOWS = re.compile(
    "|".join(
        (
            rf"\b(?:see|catch|meet|expect) you (?:all |both )?(?!next time){_WHEN}\b",
            rf"\b(?:talk|speak|chat) (?:to|with) you (?:again )?{_WHEN}\b",
            r"^(?:\w+ )?(?:till|until) \w+(?: \w+){0,3} then$",
            r"\blook(?:ing|s)? forward to (?:(?:seeing|meeting|welcoming) you|"
            r"(?:speaking|talking|chatting) (?:to|with) you|(?:your|the|our) \w+|it\b|"
            rf"{_WHEN}\b)",
            rf"^(?:\w+ )?(?:enjoy (?:your|the)|have an? \w+)(?: \w+)? (?:{_EVENTS})\b",
            r"\byou (?:will|should|are going to)(?: (?:now|also|soon|shortly|be|both))*"
            r" (?:receive|get|have|find|see|receiving|getting|finding|seeing)"
            rf"{_GAP}{{0,4}} (?:(?:{_MESSAGES})s?|inbox|mailbox)\b",
            rf"\b(?:{_MESSAGES}|it|that|details)"
            rf" (?:will|should){_GAP}{{1,6}} {_SOON}\b(?<!now)",
            rf"\b(?:{_MESSAGES}|it|they|details){_IS}(?: \w+)? (?:on (?:its|the|their) way|"
            r"gone out|out|arrived|in your (?:inbox|mailbox)|heading)\b",
            r"\bon its way (?:to|now)\b|\bhas gone out\b|\bin your (?:inbox|mailbox)\b",
            r"^(?:(?:please|just|so|and|then|now|do) )*(?:check|watch|look (?:out )?for|look in|"
            rf"keep an eye|expect){_GAP}{{0,4}}? (?:inbox|mailbox|{_MESSAGES})\b"
            r"(?<!that your email)(?<!your email)(?<!the email)",
            rf"\bconsider (?:it|that|this|yourself|(?:your|the) (?:\w+ )?\w+)(?: \w+)? "
            rf"(?:{'|'.join(sorted(_BARE_DEEDS))})\b",
        )
    )
)
"""What holds only after a write. "Will" and "should" do not leave it open, a condition does."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SENTENCE = re.compile(
    r"(?:[^.!?\n]|[.!?](?![^a-zA-Z0-9\s]{0,8}(?:\s|$)|(?<=[a-z]{2}[.!?])[A-Z][a-z'’ ]"
    r"|(?<=[!?])[^\W\d_])|(?<=[aApP]\.[mM])\.(?= [a-z]))*"
    r"(?:[.!?][^a-zA-Z0-9\s]{0,8})*\s*"
)
"""A sentence ends before a blank, and where a model glues the next one to it ("day?I've ...")."""
_CLAUSE_BREAK = re.compile(
    r"(,\s+|;\s*|:\s+|[—…]\s*|\s[-–]\s|(?<!ahead)(?<!gone)\s(?=(?:and|but|so)\s))"
)
_ASKS = re.compile(r"\?[\W_]*$")
_FINISHED = re.compile(r"[.!?][^a-zA-Z0-9\s]{0,8}\s*\Z|\n\s*\Z")
_ENDS = " ,;:-–—…*#•_\n\t"
_REACH = 5
_WINDOW = 40
_LEAST_REST = 3

_Words = tuple[str, ...]


def withhold_claims(text: str, *, before: str = "") -> tuple[str, bool]:
    """Return `text` without the clauses that claim a write, and whether any was left out.

    A rest too short to stand by itself ("Great news, ...") goes with the claim. `before` is what
    was said already of the sentence that `text` goes on with: the two are read together, and a
    claim that begins there takes its end here with it. Takes time linear in the length of both.
    """
    kept: list[str] = []
    withheld = False
    said = len(before) + 1 if before else 0
    for sentence in _SENTENCE.findall(f"{before} {text}" if before else text):
        said_of_it = min(said, len(sentence))
        said -= said_of_it
        rest = _without_claims(sentence, said_of_it)
        if rest is None:
            kept.append(sentence[said_of_it:])
            continue
        withheld = True
        if rest:
            kept.append(rest + " ")
    return ("".join(kept).strip() if withheld else text), withheld


def _without_claims(sentence: str, told: int = 0) -> str | None:
    """Return what is left of a sentence without its claims; `None` where it holds none.

    Its first `told` characters were said before, and are only read.
    """
    asks = _ASKS.search(sentence[-20:]) is not None
    parts = _CLAUSE_BREAK.split(sentence)
    clauses, breaks = parts[::2], [*parts[1::2], ""]
    said = [_words(clause) for clause in clauses]
    context = frozenset(word for clause in said for word in clause)
    asked = asks and said[0][:1] != () and said[0][0] in _QUESTION_STARTS
    supposed = asked and said[0][:2] != ("will", "do")
    left: list[tuple[str, _Words]] = []
    claimed = False
    end = 0
    for i, clause in enumerate(clauses):
        spoken = said[i]
        starts = supposed
        supposed = supposed or _is_supposition(spoken, first=i == 0)
        begin, end = end, end + len(clause) + len(breaks[i])
        if end <= told and told:
            continue
        if supposed:
            claims = (
                starts
                and _OWN_DEED.match(" ".join(spoken)) is not None
                and _is_claim(spoken, context)
            )
        else:
            claims = not (asks and i == len(clauses) - 1) and _is_claim(spoken, context)
        claimed = claimed or claims
        if not claims:
            left.append((sentence[max(begin, told) : end], spoken))
    if not claimed:
        return None
    while left and left[-1][1][:1] != () and left[-1][1][0] in _SUBORDINATE and not asks:
        left.pop()
    rest = re.sub(r"^(?:and|but|so)\s+", "", "".join(part for part, _ in left).strip(_ENDS))
    if len(_WORD.findall(rest)) < _LEAST_REST and not asks:
        return ""
    rest = rest[:1].upper() + rest[1:]
    return rest if rest[-1:] in {".", "!", "?", ""} else f"{rest}."


def unfinished(text: str) -> str:
    """Return what a text ends with that is no whole sentence yet."""
    pieces = _SENTENCE.findall(text)
    last: str = next((piece for piece in reversed(pieces) if piece), "")
    return "" if _FINISHED.search(last) else last.strip()


def _is_supposition(said: _Words, *, first: bool) -> bool:
    """Tell whether a clause makes what follows depend on it: "if you agree", "say yes"."""
    if said[:1] != () and said[0] in _CONDITIONS:
        return True
    orders = next((word for word in said if word not in _OPENERS), "")
    return first and orders in _ORDERS


def _words(text: str) -> _Words:
    """Return the words of a clause in lower case, contractions and heralds written out."""
    line = text.replace("’", "'").lower().replace("e-mail", "email")
    line = " ".join(_WORD.findall(line)) + " "
    for short, full in _WRITTEN_OUT:
        line = line.replace(short, full)
    line = _NO_DENIAL.sub("", line).replace("no longer", "nolonger").replace("as soon as", "once")
    return tuple(_LOOKING.sub("", line.strip()).split())


def _is_claim(said: _Words, context: frozenset[str]) -> bool:
    """Tell whether the words of one clause claim that something was done; `context` is the rest."""
    line = " ".join(said)
    if _REPORTED.match(line):
        return False
    if (confirms := _CONFIRMS.search(line)) and not _is_open(_before(line, confirms)):
        return True
    line = _HERALD.sub("", line)
    said = tuple(line.split())
    for state in _STATES.finditer(line):
        if not _is_open(_before(line, state)) and not _LATER & frozenset(said):
            return True
    for follow in _FOLLOWS.finditer(line):
        before = frozenset(_before(line, follow))
        if not before & (_DENIALS | _CONDITIONS | _FOLLOW_OPEN) and not (
            context & {"once", "if", "unless", "after"}
        ):
            return True
    return any(
        (word in _DEEDS and _claims_deed(said, i, context))
        or (word in _PROGRESSIVES and _claims_doing(said, i))
        for i, word in enumerate(said)
    )


def _before(line: str, found: re.Match[str]) -> _Words:
    return tuple(line[: found.start()].split()[-_WINDOW:])


def _is_open(before: _Words) -> bool:
    """Tell whether the words before a deed deny it or leave it open."""
    near = before[-_REACH:]
    return not (_DENIALS | _CONDITIONS).isdisjoint(before) or not _STILL_OPEN.isdisjoint(near)


def _claims_deed(clause: _Words, at: int, context: frozenset[str]) -> bool:
    """Tell whether the deed at `at` was done: by the agent, or to something in the calendar."""
    deed = clause[at]
    before = clause[max(0, at - _WINDOW) : at]
    said = frozenset((*before, *clause[at : at + _WINDOW]))
    near = before[-_REACH:]
    if _is_open(before) or _is_taken_by_others(clause, at, said, context):
        return False
    if "yet" in clause[at : at + 2] or set(before[:2]) & _GENERIC or _OTHERS & said:
        return False
    if deed == "moved" and clause[at + 1 : at + 3] == ("on", "to"):
        return False
    if clause[at + 1 : at + 3] == ("by", "email") and said.isdisjoint({"your", "has", "have"}):
        return False
    if said & _SHOWN and said.isdisjoint(_NAMED):
        return False
    if deed in _BARE_DEEDS and at == len(clause) - 1 and (_ADVERBS | _POLITE).issuperset(before):
        return True
    if deed in _NEEDS_THING and said.isdisjoint(_THINGS):
        return False
    if deed == "made" and _MADE.isdisjoint((*clause[at + 1 : at + 5], *before)):
        return False
    if deed == "held" and "been" not in near and "you" not in said:
        return False
    if deed in _STORED and said & _DETAILS and said.isdisjoint(_NAMED - {"email"}):
        return False
    lead = len(before)
    while lead and before[lead - 1] in _ADVERBS:
        lead -= 1
    agent = before[lead - 1] if lead else ""
    if agent in {"i", "we", "and", "ahead"}:
        return agent != "and" or len(before) - lead <= 2
    if agent == "you" and lead < len(before) and "been" not in before[lead:]:
        return lead == 1 or before[lead - 2] == "that"
    if not _LATER.isdisjoint(clause[at : at + _WINDOW]):
        return False
    if lead == 0:
        return deed in _BARE_DEEDS or "been" in before
    if set(near) & _BE or {"has", "have", "had"} & set(near[-2:]):
        return not ("am" in near[-3:] and deed in {"done", "set"})
    return (
        before[-1] in _NAMED | {"successfully"}
        and lead <= 3
        and (deed in _BARE_DEEDS or deed in {"complete", "completed", "successful", "created"})
    )


def _is_taken_by_others(
    clause: _Words, at: int, said: frozenset[str], context: frozenset[str]
) -> bool:
    """Tell "Friday is fully booked" from "you're booked for Friday"."""
    if clause[at] not in _TAKEN:
        return False
    if said & _PERSONAL or clause[at - 1 : at] == ("and",):
        return False
    if context & _REGRET:
        return True
    if {"it", "demo", "meeting", "appointment", "booking"} & set(clause[:at][-_WINDOW:]):
        return False
    if clause[at] == "gone" or context & _FREE:
        return True
    return not _TAKEN_BY_OTHERS.isdisjoint((*clause[max(0, at - 1) : at], *clause[at + 1 : at + 2]))


def _claims_doing(said: _Words, at: int) -> bool:
    """Tell whether the agent says that it is writing right now."""
    if at and said[at - 1] in _HAVING_DONE:
        return not _is_open(said[max(0, at - _WINDOW) : at])
    doer = tuple(word for word in said[max(0, at - 3) : at] if word != "now")
    return doer[-2:] in {("i", "am"), ("we", "are")}
