"""Which words can be part of a person's name, and which only look like it."""

from __future__ import annotations

from app.language.calendar_words import MONTHS, PARTS, WEEKDAYS
from app.language.lexicon import phrases, words
from app.language.numbers import CARDINALS, ORDINALS, read_cardinal, read_ordinal
from app.language.spelling import SIGN_WORDS
from app.language.text import Tokens

CERTAIN_LEADS = phrases(
    "my name is; my name's; the name is; the name's; name is; my full name is; full name is; "
    "call me; under the name; under the name of; in the name of; the name of; name :; "
    "name should be; name would be; i am called; i'm called; put it under; name ' s; name's; "
    "i go by; calls me; they call me; put it in the name of; under the name :; my name ?; "
    "my name would be; name will be; put me down as; put down the name; it's in the name of"
)
"""What says for certain that a name follows."""
_MOST_WORDS = 5
TITLES = words(
    "mr mrs ms miss mister dr doctor prof professor mx sir madam madame ma'am mme herr frau señor "
    "señora signor signora reverend rev captain"
)
PARTICLES = words(
    "de da do dos das del della delle di du des la le las los van von vom der den ter ten te zu "
    "zum zur bin binti ibn bint abu al el y e st saint san santa af av o ap mac ben bar"
)
NOT_NAMES = (
    words(
        "a an the and or but so if my your his her our their i i'm i'd i'll i've you he she it "
        "it's we they me us him them this that that's these those here there is am are was were "
        "be been being do does did don't can can't could would should shall will won't have has "
        "had not no nope yes yeah yep ok okay sure fine good great perfect right correct wrong "
        "sorry please thanks thank hello hi hey bye goodbye well just only also too very really "
        "quite rather still already again now then later soon maybe perhaps actually what what's "
        "when where who whom whose why how which at in on to of for from with by about into over "
        "under before after until till since because as than like free available busy interested "
        "looking calling trying going hoping thinking wondering planning happy glad ready done "
        "able unable afraid sick late early back away out off open alright all any anything anyone "
        "some something someone nothing none both either every everything one ones other another "
        "new old first last next same best better worse more less most much many few book booking "
        "booked schedule reserve make making set setting want need wish prefer take give get got "
        "let let's see say says said tell told know think mean meant help stop cancel change move "
        "reschedule repeat wait go come try use put keep email e-mail mail address phone number "
        "name names date time hold hang look looks sound sounds seem seems feel feels guess "
        "day week month year today tomorrow tonight yesterday morning afternoon evening night "
        "noon midnight appointment meeting demo call session slot calendar minute minutes hour "
        "hours half quarter spelled spelt spell spelling capital letter letters double triple "
        "gonna wanna gotta cool awesome nice lovely wonderful excellent brilliant ideal absolutely "
        "definitely exactly impossible possible urgent important work works home never always mind "
        "doing having getting asking talking speaking writing sending using coming leaving working "
        "waiting client customer patient bit lot kind sort confused lost tired hungry bored "
        "nowhere everywhere completely totally pretty flexible ill human robot person people "
        "quick question questions whatever idk um uh hmm er erm ah oh fed up down mad angry "
        "fantastic terrible horrible business myself yourself himself herself friend wife husband "
        "boss colleague team company secret private skip anonymous nobody unavailable ten okey "
        "convenient nah huh sorted joking kidding currently usually sometimes often such crap "
        "stupid useless enough forget start restart continue finish finished afterwards instead "
        "once twice maximum minimum guest guests girlfriend boyfriend mother father mom mum dad "
        "son daughter child kid kids brother sister parents neighbour neighbor dog cat family "
        "doctor dentist nurse lawyer teacher student driver plumber manager accountant "
        "pregnant serious blind deaf diabetic vegetarian vegan nervous anxious sad worried excited "
        "surprised retired allergic impressed necessary certain obvious true false tough hard easy "
        "cheap expensive short tall small large big sore hurt injured dead alive alone single "
        "married divorced welcome grateful thankful curious aware stuck broke broken closed "
        "online offline abroad overseas nearby upstairs downstairs inside outside around along "
        "through without within during between against among ago apart aside ahead "
        "course kidding fun funny weird strange odd crazy insane ridiculous awful bad worst "
        "delighted pleased excuse pardon hm mhm whoa wow oops ouch damn hell god jesus lol "
        "surname firstname lastname middle maiden initial initials"
    )
    | words(
        "american african asian european german french spanish italian english british scottish "
        "welsh irish dutch belgian swiss austrian polish czech slovak hungarian romanian bulgarian "
        "greek turkish russian ukrainian swedish norwegian danish finnish icelandic portuguese "
        "brazilian mexican canadian australian indian pakistani chinese japanese korean vietnamese "
        "thai filipino indonesian malaysian egyptian moroccan nigerian kenyan ghanaian ethiopian "
        "iranian iraqi israeli lebanese syrian saudi argentinian chilean colombian peruvian cuban "
        "croatian serbian bosnian slovenian albanian estonian latvian lithuanian catholic "
        "protestant muslim jewish hindu buddhist christian's"
    )
    | WEEKDAYS.keys()
    | PARTS.keys()
    | CARDINALS.keys()
    | ORDINALS.keys()
    | SIGN_WORDS
)
ALSO_NAMES = words(
    "will may hope best early good day long young new love rich hill stone moon king price book "
    "major little quick christian english french german welsh irish welcome perfect sharp friend "
    "week short small large hardy child tough dark fair bird fox bell church west north art"
)
"""Words of everyday use that are names too, where a capital or another name stands beside."""
_FIRST_NAMES_TOO = words("will may hope early christian art")
_ADJECTIVES = (
    "ed", "ing", "ful", "less", "ous", "able", "ible", "ive", "ish", "ly", "ary", "ical", "istic",
    "ness", "tion", "ment", "itis",
)  # fmt: skip
_NAMES_LIKE_ADJECTIVES = words(
    "fred ned ted jed ahmed mohamed mohammed muhammed hamed ali sally molly polly emily lily lilly "
    "kelly holly billy willy carly charly mary rosemary hilary hillary gary zachary ming jing qing "
    "sterling irving winifred alfred wilfred mildred jared reed saeed javed naveed rashed khaled "
    "walid sayed clive olive beverly kimberly carnegie ingrid clement vishish manish girish "
    "ashish satish harish"
)
_MONTH_NAMES = frozenset(MONTHS)


def may_be_name(tokens: Tokens, i: int, *, strict: bool, first: bool, cased: bool) -> bool:
    """Tell whether the word at token `i` can be part of a name.

    `first` tells that no word of the name stands before it, `cased` that the text has capitals, so
    that a `strict` reading can ask for them.
    """
    token = tokens[i]
    if not token.is_word:
        return False
    word = token.text
    capital = token.raw[:1].isupper()
    if word == "i":
        return tokens.word(i + 1) == "." and not first
    if len(word) == 1:
        return word in PARTICLES or token.raw.isupper() or tokens.word(i + 1) == "."
    if word in NOT_NAMES:
        return word in ALSO_NAMES and _is_name_here(tokens, i, first=first, cased=cased)
    if word in _MONTH_NAMES and (read_ordinal(tokens, i + 1) or read_cardinal(tokens, i + 1)):
        return False
    if word.endswith(("n't", "'ll", "'re", "'ve", "'d", "'s")):
        return False
    if strict and word in _MONTH_NAMES:
        return capital and (word != "may" or _is_name_here(tokens, i, first=first, cased=cased))
    if strict and cased and not capital:
        return word in PARTICLES
    if strict and not cased:
        return word in _NAMES_LIKE_ADJECTIVES or not word.endswith(_ADJECTIVES)
    return True


def _is_name_here(tokens: Tokens, i: int, *, first: bool, cased: bool) -> bool:
    """Tell "Will Brown" and "Anna Best" from "I will" and "the best"."""
    capital = tokens[i].raw[:1].isupper()
    if not first:
        return capital or not cased
    if tokens.word(i) not in _FIRST_NAMES_TOO:
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None or not after.is_word:
        return capital
    follows = after.text not in NOT_NAMES or after.text in ALSO_NAMES or after.text in PARTICLES
    return follows and (after.raw[:1].isupper() or after.text in PARTICLES or not cased)


def has_capitals(tokens: Tokens) -> bool:
    """Tell whether the text is written with capitals where they belong.

    A text in capitals throughout is not, and neither is one without any.
    """
    letters = [token.raw for token in tokens.items() if token.is_word and len(token.raw) > 1]
    return any(raw[0].isupper() for raw in letters) and any(raw.islower() for raw in letters)


def names_set_off(tokens: Tokens) -> list[int]:
    """Return the places right behind "my name is Anna Miller,".

    What is dictated from there on is something else, even where it spells the same word.
    """
    ends = []
    for i in range(len(tokens)):
        length = tokens.match(i, CERTAIN_LEADS)
        if not length:
            continue
        first = j = i + length
        while j < min(first + _MOST_WORDS, len(tokens)) and may_be_name(
            tokens, j, strict=False, first=j == first, cased=False
        ):
            j += 1
        if j > first and tokens.word(j) == ",":
            ends.append(j + 1)
    return ends
