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
    "emailed mailed texted informed accepted settled allocated assigned issued"
)
_BARE_DEEDS = words(
    "booked scheduled reserved confirmed moved rescheduled cancelled canceled done sent arranged "
    "sorted secured postponed penciled pencilled"
)
_NEEDS_THING = words(
    "added called gone set changed removed deleted completed done entered sorted dropped placed "
    "pushed bumped switched swapped grabbed snagged blocked created emailed mailed texted informed "
    "accepted settled allocated assigned issued saved"
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
    f"everything all you off out calendar we reminder message {_DAYS}".replace("|", " ")
)
_NAMED = words(f"{_EVENTS} invite invitation confirmation email event".replace("|", " "))
_MADE = words("appointment booking reservation change changes it arrangements switch")
_DETAILS = words("email address name note notes details spelling number zone search")
_GENERIC = words("bookings appointments demos meetings slots times reservations cancellations most")

_ADVERBS = words(
    "now all just already also successfully officially been being got gets so finally both fully "
    "automatically then kindly happily gladly only well have has had the 's"
)
_POLITE = words("ok okay great perfect hooray and")
_BE = words("is are was were been be 's got gets being am")
_DENIALS = words(
    "not no never nothing none neither nor without nobody hardly barely unable failed failing"
)
_CONDITIONS = words("if once when whenever until unless before after whether should provided")
_STILL_OPEN = words(
    "to can could will would should shall may might must need needs want wants wanted let be going "
    "get getting say said"
)
_ORDERS = words("say click press confirm tell choose pick answer")
_QUESTION_STARTS = words(
    "shall should do does did is are was were would will can could may might have has had which "
    "what when where who whom whose why how am"
)
_TAKEN = words("booked reserved gone scheduled held")
_TAKEN_BY_OTHERS = words("fully already completely totally up solid out all until through by")
_PERSONAL = words("you your i we my")
_HAVING_DONE = words("finished completed liberty of done")

_WRITTEN_OUT = (
    ("cannot", "can not"), ("can't", "can not"), ("won't", "will not"), ("n't", " not"),
    ("'re ", " are "), ("'ve ", " have "), ("'ll ", " will "), ("'d ", " would "), ("'m ", " am "),
    ("'s ", " 's "), ("let 's", "let us"), ("all right", "okay"),
)  # fmt: skip
_NO_DENIAL = re.compile(
    r"\b(?:no (?:problem|problems|worries|trouble|doubt|need to worry)|do not worry|"
    r"(?:do )?not only (?:did |have )?|not to worry|nothing to worry about)\b"
)
_HERALD = re.compile(
    r"\b(?:(?:i|we) (?:can|may|am|are|would like to|just wanted to)|let me|just|this 's|this is)"
    r"(?: now| also| happily)?(?: (?:pleased|happy|glad|delighted|proud|here))?(?: to)?"
    r" (?:confirm|say|report|announce|inform you|tell you|let you know)(?: that)? "
    r"(?=(?:you|your|the|it|that|everything|we|i|alex)\b)"
)
_LOOKING = re.compile(
    r"^(?:if|when|once) you (?:check|open|look (?:at|in|into)|see) (?:your|the) \w+ ?"
)
_REPORTED = re.compile(
    r"^(?:so |okay |and |but )?(?:you (?:have )?(?:just )?"
    r"(?:said|asked|told|mentioned|wanted|want|wrote|say|prefer|booked|did)"
    r"|you have (?:\w+ )?(?:booked|cancelled|moved) (?:with|before|last))\b"
)
_ADV = r"(?: (?:now|all|just|already|also|both|then|officially|definitely|really|so|been|still))*"
_IS = rf"(?: is| are| was| were| 's| has| have| be){_ADV}"
_GAP = r"(?: [\w']+)"
_SOON = r"(?:shortly|soon|inbox|mailbox|momentarily|minutes?|moments?|seconds?|any|now|today)"
_WHEN = (
    rf"(?:on|at|then|there|next|this|in the|around|\d+|{'|'.join((_DAYS + ' ' + _NUMBERS).split())})"
)
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
            r"|(?:in|down|on|good) for|good to go|expected|on alex 's)",
            r"\ball (?:set|done|sorted|arranged|good for|good to go)\b(?! with)",
            r"\bgood to go\b",
            rf"\b(?:{_EVENTS}|everything|all|it|that|time){_IS} (?:fixed|final|official|in place)\b",
            rf"\b(?:your|the|our|this|that|'s)(?: \w+)? (?:{_EVENTS}){_IS} (?:off|on|set|in|through)"
            r"(?=$| for\b| now$)",
            r"\b(?:it|that) 's an?(?: done)? (?:date|deal)\b",
            rf"\b(?:your|the)(?: \w+)? (?:{_EVENTS})(?: is| 's)? (?:now|nolonger)\b(?! available)",
            rf"\byour(?: \w+)? (?:{_EVENTS}) (?:stands|exists nolonger)\b",
            r"\b(?:you are|it 's|it is) (?:at|on|in for)(?: \S+){1,6} now$",
            r"\byou (?:now have|have now|have got|have)(?: got)? an? (?:\w+ )?"
            rf"(?:{_EVENTS})\b(?! (?:with us )?already)",
            r"(?: is| 's| are)(?: all| now)? yours\b",
            r"\b(?:have|got|have got|put|had) you"
            + _ADV
            + r" (?:in|down|booked|scheduled|set|confirmed|on the|on for)\b",
            r"\b(?:we|i) (?:have )?got you (?:the|a|an|that|at|in)\b",
            r"^got you in\b|^put you (?:in|down)\b|^you in for\b|^(?:\w+ )?you are (?:down|in)$",
            rf"\b(?:you|we|it|that|they|everything|{_EVENTS}){_IS}{_GAP}{{0,5}} "
            rf"(?:in|on|off) (?:the|your|my|our|[\w]+ 's) (?:{_CALENDARS})\b",
            r"\b(?:it|that|this|all|everything)" + _IS + r"{1,2} taken care of\b",
            r"\b(?:took|taken) care of\b(?! all)",
            r"\b(?:i|we) (?:have )?(?:just )?(?:took|taken) (?:it|that|your \w+|the \w+)(?: \w+)?"
            r" (?:off|out)\b",
            r"\b(?:i|we) (?:have )?(?:just )?(?:put|noted|wrote|written|got)"
            rf"{_GAP}{{1,5}} (?:in|into|on|onto) (?:the|your|my|our|[\w]+ 's) (?:{_CALENDARS})\b",
            rf"\b(?:managed|was able|were able|been able|liberty) to (?:\w+ )?{_BASE}\b",
            r"\b(?:pleased|glad|delighted|happy|this is|this 's) to confirm (?:your|the)"
            rf"(?: \w+)? (?:{_EVENTS})\b",
            rf"\b(?:{_EVENTS}|request|change)(?: has)?(?: just)? (?:went through|gone through|"
            r"succeeded|worked)\b",
            rf"\b(?:your|the)(?: \w+)? (?:booking|reservation|request) (?:is|'s) in\b(?! \w+ing)",
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
            rf"\b(?:see|catch|meet|expect) you (?:all |both )?{_WHEN}\b",
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
            r"(?! and (?:spell|name))",
            rf"\bconsider (?:it|that|this|(?:your|the) (?:\w+ )?\w+)(?: \w+)? "
            rf"(?:{'|'.join(sorted(_BARE_DEEDS))})\b",
        )
    )
)
"""What holds only after a write. "Will" and "should" do not leave it open, a condition does."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SENTENCE = re.compile(r"(?:[^.!?\n]|[.!?](?=[^\s.!?]))*[.!?]*\s*")
_CLAUSE_BREAK = re.compile(
    r"(,\s+|;\s*|:\s+|\s*[—…]\s*|\s+[-–]\s+|(?<!ahead)\s+(?=(?:and|but|so)\s))"
)
_REACH = 5
_WINDOW = 40
_LEAST_REST = 3

_Words = tuple[str, ...]


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
    asks = re.search(r"\?\W*$", sentence[-20:]) is not None
    parts = _CLAUSE_BREAK.split(sentence)
    clauses, breaks = parts[::2], parts[1::2]
    said = [_words(clause) for clause in clauses]
    context = frozenset(word for clause in said for word in clause)
    conditional = asks and said[0][:1] != ("will", "do") and said[0][:1] <= _first(said)
    left: list[str] = []
    return None
