"""What a person wants done, told by the words they use for it."""

from __future__ import annotations

from app.language.changes import change_wanted
from app.language.lexicon import phrases, words
from app.language.text import Tokens
from app.language.values import Expecting, Intent, Topic

_PHRASES: dict[Intent, tuple[tuple[str, ...], ...]] = {
    Intent.ASK_LENGTH: phrases(
        "how long does; how long is; how long will it; how long would it; how long do; "
        "how much time does; how much time will; what is the duration; what's the duration; "
        "how many minutes"
    ),
    Intent.ASK_HOST: phrases(
        "who am i meeting; who will i meet; who do i meet; who is it with; who would it be with; "
        "who am i talking to; who will i talk to; who will i be talking; who is the host; "
        "who's the host; with whom"
    ),
    Intent.ASK_WHY_EMAIL: phrases(
        "why my email; why my e; why do you need; what do you need my; why do you want; "
        "what do you want my; what is it for; what's that for; what do you need it; "
        "don't have an email; don't have one; don't have an e; haven't got an email; "
        "have no email; no email; "
        "rather not say; won't tell you; not telling you; none of your business; i'd rather not; "
        "don't want to give; why is that"
    ),
    Intent.HESITATE: phrases(
        "one moment; one second; one sec; just a moment; just a second; just a sec; just a minute; "
        "just one; a moment please; a second please; hold on; hang on; wait a; let me think; "
        "let me check; let me see; let me look; let me ask; give me a; give me one; bear with me; "
        "need to check; have to check; need to ask; have to ask; need to think; have to think; "
        "not yet; not just yet; not so fast; get back to you"
    ),
    Intent.REPEAT: phrases(
        "repeat; say that again; come again; what was that; once more; pardon; say it again; "
        "didn't hear; what did you say; didn't catch; one more time; sorry what; missed that; "
        "what were they again; say again; excuse me; what were the times; "
        "what were the options; what time was it; what day was it; which day was it; "
        "what was the time; what was the day; when was it; when was that; when is it again; "
        "what time is it again"
    ),
    Intent.HELP: phrases(
        "help; what can you do; what can i say; how does this; what can i do; how do i; "
        "what do i do; what now; what should i say; how does it work; what do you do; "
        "what does this do; what is this for; what's this for"
    ),
    Intent.STOP: phrases(
        "stop; never mind; nevermind; forget it; bye; goodbye; good bye; start over; quit; "
        "exit; cancel; leave it; that's all; that is all; i'm done; start again; "
        "from the beginning; i give up"
    ),
    Intent.GREET: phrases(
        "hello; hi; hey; good morning; good afternoon; good evening; good day; greetings; "
        "howdy; hiya"
    ),
    Intent.CHECK_HEARING: phrases(
        "can you hear me; do you hear me; can anyone hear me; can anybody hear me; are you there; "
        "is anyone there; is anybody there; is somebody there; is this on; is this thing on; "
        "is this working; is it working; testing; test test; mic check; mic test; "
        "microphone test; microphone check"
    ),
    Intent.THANK: phrases(
        "thanks; thank you; cheers; thx; much appreciated; much obliged; appreciate it; "
        "appreciate that; appreciate your; i'm grateful; thanx; ta"
    ),
    Intent.SMALL_TALK: phrases(
        "how are you; who are you; what's your name; are you a robot; are you human; "
        "are you real; tell me a joke; how's it going; what's up; nice to meet you; "
        "what is your name; i love you; how old are you; you're funny; are you a real; "
        "are you a person; are you a bot; are you a machine; are you an ai; are you ai; "
        "are you a computer; do you like; do you sleep; where are you from; how do you do; "
        "good job; well done; you're great; you're nice; you're sweet; how was your day; "
        "how's your day"
    ),
    Intent.OUT_OF_SCOPE: phrases(
        "weather; forecast; news; play music; recipe; joke; ignore all; ignore previous; "
        "ignore your; system prompt; order a pizza; stock price; translate; what time is it; "
        "your instructions; capital of; alarm; reminder; reminders; remind me; play some; "
        "play a song; play the; some music; order me; a pizza; turn on; turn off; turn up; "
        "turn the; set a timer; a timer; who won; the score; translate; restaurant; restaurants; "
        "movie; a flight; a taxi; an uber; sing me; a story; bitcoin; call my mom; text my; "
        "send a text; how much is; plus two; square root; football; joke; the news; traffic; "
        "notify me; alert me; send an alert; send me an alert; notification; medicine"
    ),
    Intent.ASK_AVAILABILITY: phrases(
        "what times; available; availability; any openings; openings; free times; "
        "do you have time; do you have anything; when can i come; when are you free; "
        "free slots; what do you have; is there anything; have you got; anything free; "
        "when could i; when is free; is free; are free; which days; what days; any slots; "
        "is the; which times; anything on; what about; how about; are you open; opening hours; "
        "do you open; do you work; anything open; can you do; could you do; next opening; "
        "next available; any space; any room; is there room; any gaps; got anything; "
        "any time free; morning free; afternoon free; evening free; still free; still open; "
        "week free; weekend free; free on; free at; you free; what have you got; any slot; "
        "any times; any spots; a spot; what's free; what is free; when can we; when could we"
    ),
    Intent.BOOK: phrases(
        "book; booking; schedule; reserve; appointment; meeting; demo; reservation; make an; "
        "set up; a call; session; consultation; sign me up; slot; meet; i need a time; "
        "can i come; could i come; come in; come by; drop in; fit me in; squeeze me in; "
        "put me down; put me in; pencil me; get me in; i want to see; i'd like to see; "
        "i need to see; i would like to see; arrange a; arrange an; set a; set an; add a; add an; "
        "make a; put a; put in; add to my calendar; mark my calendar; my calendar for; block"
    ),
}  # fmt: skip
_STARTS = {
    start: tuple(
        intent for intent, phrases in _PHRASES.items() if any(p[0] == start for p in phrases)
    )
    for start in {phrase[0] for phrases in _PHRASES.values() for phrase in phrases}
}
_ALONE = {
    way: intent
    for intent, ways in (
        (Intent.HELP, phrases("what is this; what's this; what are you; how")),
        (Intent.CHECK_HEARING, phrases("test; one two three; one two")),
    )
    for way in ways
}
"""What means this where nothing else is said."""

_GET_RID = phrases(
    "delete; remove; erase; clear; wipe; get rid of; scrap; take off; make sure there is no; "
    "make sure there are no; make sure my calendar is"
)
_ENTRIES = words(
    "event events meeting meetings appointment appointments booking bookings calendar schedule "
    "dates activity activities call calls agenda"
)
_ASKS_OWN = phrases(
    "do i have; have i; did i; am i; what's on my; what is on my; what's on the; what is on the; "
    "what's my; what is my; what are my; what does my; when is my; when's my; where is my; "
    "what do i; what events; what meetings; what reminders; tell me what; tell me all; show me; "
    "tell my; list; list out; are there any; is my; my weekly; is there anything i; what have i; "
    "which events; which meetings; what appointments; who am i meeting; tell me the; has my"
)
_OWN_PLANS = words(
    "event events meeting meetings appointment appointments reminder reminders schedule calendar "
    "agenda planned scheduled booked plan plans busy tasks reunion coming"
)
_NOT_OWN = words("you your you've available free open opening openings slot slots")
_COMMAND_REACH = 12
_DETERMINERS = frozenset({"the", "my", "different", "other", "another", "that", "an", "-"})
_TOPICS: dict[str, Topic] = {
    "time": "time", "times": "time", "date": "date", "day": "date", "days": "date",
    "email": "email", "e-mail": "email", "mail": "email", "address": "email", "name": "name",
    "spelling": "name", "duration": "duration", "length": "duration", "longer": "duration",
    "shorter": "duration",
}  # fmt: skip


def find_intents(
    tokens: Tokens, *, has_choice: bool, expecting: Expecting | None
) -> frozenset[Intent]:
    """Return all that a person asks for; a goodbye among other wishes is none."""
    found = {intent for intent, _, _ in _said(tokens)}
    if alone := _ALONE.get(tuple(word for word in tokens.texts if word[-1].isalnum())):
        found.add(alone)
    if has_choice:
        found.add(Intent.CHOOSE)
    if expecting != "email":
        found.discard(Intent.ASK_WHY_EMAIL)
    found |= _changes(tokens) or _calendar_commands(tokens)
    if found & {Intent.CANCEL, Intent.RESCHEDULE, Intent.LIST_BOOKINGS}:
        found -= {Intent.BOOK, Intent.STOP, Intent.ASK_AVAILABILITY}
    if Intent.SMALL_TALK in found:
        found -= {Intent.OUT_OF_SCOPE, Intent.HELP}
    if Intent.STOP in found and found & {Intent.BOOK, Intent.CHOOSE, Intent.ASK_AVAILABILITY}:
        found.discard(Intent.STOP)
    if expecting == "email":
        found -= {Intent.OUT_OF_SCOPE, Intent.ASK_AVAILABILITY}
    return frozenset(found)


def _said(tokens: Tokens) -> list[tuple[Intent, int, int]]:
    """Return every phrase with its place, without those that are part of a longer one.

    To meet is to book, but not in "nice to meet you".
    """
    said: list[tuple[Intent, int, int]] = []
    for i, word in enumerate(tokens.texts):
        for intent in _STARTS.get(word, ()):
            length = tokens.match(i, _PHRASES[intent])
            if length and not (tokens.has(i, "is", "the") and _goes_on(tokens, i)):
                said.append((intent, i, i + length))
    longest: list[tuple[Intent, int, int]] = []
    for intent, first, last in said:
        held = any(
            other is not intent and low <= first and last <= high and (low, high) != (first, last)
            for other, low, high in said
        )
        if not held:
            longest.append((intent, first, last))
    return longest


def _goes_on(tokens: Tokens, i: int) -> bool:
    """Tell "what is the price" from "is the afternoon free"."""
    return i > 0 and tokens[i - 1].is_word and tokens.word(i - 1) not in {"and", "or", "so", "but"}


def _calendar_commands(tokens: Tokens) -> set[Intent]:
    """Return what is asked of a calendar: "delete all events", "what do I have on Monday"."""
    rid = next((i for i, word in enumerate(tokens.texts) if tokens.match(i, _GET_RID)), None)
    if rid is not None and _ENTRIES & set(tokens.texts[rid : rid + _COMMAND_REACH]):
        return {Intent.CANCEL}
    for i in range(len(tokens)):
        if not tokens.match(i, _ASKS_OWN):
            continue
        follows = set(tokens.texts[i : i + _COMMAND_REACH])
        if follows & _OWN_PLANS and not follows & _NOT_OWN:
            return {Intent.LIST_BOOKINGS}
    return set()


def _changes(tokens: Tokens) -> set[Intent]:
    """Return what is to be done to an appointment that exists.

    "Move it" may as well be the one that is only being made, and "cancel" alone just ends the talk.
    """
    wanted = change_wanted(tokens)
    if wanted is None:
        return set()
    kind, refers = wanted
    if kind == "cancel" and refers != "bare":
        return {Intent.CANCEL}
    if kind == "move" and refers != "pronoun":
        return {Intent.RESCHEDULE}
    return {Intent.LIST_BOOKINGS} if kind == "list" else set()


def find_topics(tokens: Tokens) -> frozenset[Topic]:
    """Return the details that are named without a value, as in "the e-mail is wrong"."""
    found: set[Topic] = set()
    for i, word in enumerate(tokens.texts):
        topic = _TOPICS.get(word)
        if topic is None:
            continue
        if len(tokens) <= 3 or tokens.word(i - 1) in _DETERMINERS:
            found.add(topic)
    return frozenset(found)
