"""People's names: "my name is Maria Lopez", "it's for Ana de la Cruz", "J-O-H-N", or bare."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.language.calendar_words import MONTHS, PARTS, WEEKDAYS
from app.language.lexicon import phrases, words
from app.language.numbers import CARDINALS, ORDINALS, read_cardinal, read_ordinal
from app.language.spelling import SIGN_WORDS, comparison, is_letter, read_spelled
from app.language.text import Tokens
from app.language.values import Expecting, Found

_CERTAIN: tuple[tuple[str, ...], ...] = phrases(
    "my name is; my name's; the name is; the name's; name is; my full name is; full name is; "
    "call me; under the name; under the name of; in the name of; the name of; name :; "
    "name should be; name would be; i am called; i'm called; put it under; name ' s"
)
_LIKELY: tuple[tuple[str, ...], ...] = phrases(
    "i'm; i am; this is; it's for; it is for; im; booking for; appointment for; on behalf of; "
    "that's for; book it for; this is for; it would be for"
)
_WHEN_ASKED: tuple[tuple[str, ...], ...] = phrases(
    "it's; it is; that's; that is; that would be; just; for; sure; yes; of course; ok; okay; "
    "uh; um; well; hi; hello; ,; .; yeah; certainly; the name; no; sorry; actually; please; "
    "so; name; my name; hmm; er; erm; it should be; make it; you can use; use; here's; "
    "here is; under; put; oh; right; alright"
)
_TITLES = words("mr mrs ms miss mister dr doctor prof professor")
_PARTICLES = words(
    "de da do dos das del della di du des la le las los van von der den ter ten zu zur bin "
    "ibn al el y e st san af av o"
)
_NOT_NAMES = (
    words(
        "a an the and or but so if my your his her our their i i'm i'd i'll i've you he she it "
        "it's we they me us him them this that that's these those here there is am are was were "
        "be been being do does did don't can can't could would should shall will won't have has "
        "had not no nope yes yeah yep ok okay sure fine good great perfect right correct wrong "
        "sorry please thanks thank hello hi hey bye goodbye well just only also too very really "
        "quite rather still already again now then later soon maybe perhaps actually what what's "
        "when where who whom why how which at in on to of for from with by about into over under "
        "before after until since because as than like free available busy interested looking "
        "calling trying going hoping thinking wondering planning happy glad ready done able "
        "unable afraid sick late early back away out off open alright all any anything anyone "
        "some something someone nothing none both either every everything one ones other another "
        "new old first last next same best better worse more less most much many few book booking "
        "booked schedule reserve make making set setting want need wish prefer take give get got "
        "let let's see say tell know think mean meant help stop cancel change move reschedule "
        "repeat wait go come try use put email e-mail mail address phone number name date time "
        "day week month year today tomorrow tonight yesterday morning afternoon evening night "
        "noon appointment meeting demo call session slot calendar minute minutes hour hours half "
        "quarter spelled spelt spell spelling capital letter letters double triple gonna wanna "
        "gotta cool awesome nice lovely wonderful excellent brilliant ideal absolutely definitely "
        "exactly impossible possible urgent important work works home never always mind doing "
        "having getting asking talking speaking writing sending using coming leaving working "
        "waiting client customer patient bit lot kind sort confused lost tired hungry bored "
        "nowhere everywhere completely totally pretty flexible ill human robot person people "
        "quick question whatever idk um uh hmm er erm ah oh fed up down mad angry fantastic "
        "terrible horrible business myself yourself himself herself friend wife husband boss "
        "colleague team company secret private skip anonymous nobody unavailable ten okey "
        "convenient nah huh sorted joking kidding currently usually sometimes often such crap "
        "stupid useless enough forget start restart continue finish finished"
    )
    | WEEKDAYS.keys()
    | PARTS.keys()
    | CARDINALS.keys()
    | ORDINALS.keys()
    | SIGN_WORDS
)
_AFTER_NAME = words(", . ! ; and my here i i'd email at the please - speaking from with for")
_MONTH_NAMES = frozenset(MONTHS)
_MAX_WORDS = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A name as found, over the tokens `first` up to, not with, `last`."""

    first: int
    last: int
    found: Found[str]


def find_name(
    tokens: Tokens, *, expecting: Expecting | None, taken: Collection[int]
) -> Name | None:
    """Return the newest name given; tokens in `taken` belong to something else.

    Without "my name is" or the like, a bare name counts only where a name was asked for.
    """
    best: Name | None = None
    for i in range(len(tokens)):
        length = tokens.match(i, _CERTAIN)
        certain = length > 0
        if not length:
            length = tokens.match(i, _LIKELY)
        if not length or i in taken:
            continue
        name = _read_name(tokens, i + length, taken, certain=certain)
        if name is not None and (certain or best is None or best.found.confidence < 0.9):
            best = name
    if best is None:
        best = _find_trailing(tokens, taken) or _find_before_address(tokens, taken)
    if best is None and expecting == "name":
        best = _find_bare(tokens, taken)
    if best is None and expecting == "email":
        best = _find_full_name_alone(tokens, taken)
    return best


def _read_name(
    tokens: Tokens, i: int, taken: Collection[int], *, certain: bool, bare: bool = False
) -> Name | None:
    """Read a name that begins at token `i`."""
    first = i
    while tokens.word(first) in _TITLES or (
        tokens.word(first) == "." and tokens.word(first - 1) in _TITLES
    ):
        first += 1
    if first > i and tokens.word(first) == ".":
        first += 1
    words: list[str] = []
    was_spelled = False
    j, last = first, first
    while len(words) < _MAX_WORDS and j < len(tokens) and j not in taken:
        spelled = _spelled_end(tokens, j)
        if spelled > j:
            letters = read_spelled(tokens, j, spelled).strip("-.")
            words, was_spelled = _with_spelled(words, letters), True
            j = last = spelled
            j = _over_spelling_comma(tokens, j)
            continue
        if not _is_name_word(tokens, j, strict=not certain):
            if words and tokens.word(j) in {",", "that's", "spelled", "spelt", "-"}:
                k = tokens.skip(j, {",", "that's", "spelled", "spelt", "-"})
                if _spelled_end(tokens, k) > k:
                    j = k
                    continue
            break
        words.append(_written(tokens, j))
        j = last = j + 1
        if len(words[-1]) == 1 and tokens.word(j) == "." and words[-1].isupper():
            words[-1] += "."
            j = last = j + 1
        while tokens.word(j) in {"-", "'"} and tokens.glued(j) and tokens.glued(j + 1):
            if not tokens[j + 1].is_word:
                break
            words[-1] += tokens.word(j) + _written(tokens, j + 1)
            j = last = j + 2
    while words and words[-1].lower() in _PARTICLES:
        words.pop()
        last -= 1
    if not words:
        return None
    if len(words) == 1 and tokens.word(last) == ",":
        fuller = _read_name(tokens, last + 1, taken, certain=True)
        if fuller is not None and fuller.found.value.endswith(f" {words[0]}"):
            return fuller
    if not (certain or was_spelled or _stands_alone(tokens, first, last, bare=bare)):
        return None
    text = _in_case(words)
    if len(text) < 2 or len(text) > 80:
        return None
    confidence = 0.95 if certain else 0.85 if len(words) > 1 else 0.7
    return Name(first, last, Found(text, *tokens.span(first, last), confidence))


def _is_name_word(tokens: Tokens, i: int, *, strict: bool) -> bool:
    token = tokens[i]
    if not token.is_word or token.text in _NOT_NAMES:
        return False
    if token.text in _MONTH_NAMES and (read_ordinal(tokens, i + 1) or read_cardinal(tokens, i + 1)):
        return False
    if len(token.text) == 1:
        return tokens.word(i + 1) == "." or token.text in _PARTICLES or token.raw.isupper()
    if token.text.endswith("n't") or token.text.endswith("'ll") or token.text.endswith("'re"):
        return False
    if strict and token.text in _MONTH_NAMES:
        return token.raw[:1].isupper() and token.text != "may"
    return not (strict and token.text.endswith("ing") and token.raw.islower())


def _stands_alone(tokens: Tokens, first: int, last: int, *, bare: bool) -> bool:
    """Tell "I'm Maria, ..." from "I'm completely lost in this"."""
    capital = all(
        tokens[i].raw[:1].isupper() or tokens.word(i) in _PARTICLES or not tokens[i].is_word
        for i in range(first, last)
    )
    if capital and (bare or tokens.word(first - 1) != "."):
        return True
    after = tokens.word(last)
    return last - first <= 4 and (after == "" or after in _AFTER_NAME)


def _written(tokens: Tokens, i: int) -> str:
    return tokens[i].raw.replace("’", "'")


def _spelled_end(tokens: Tokens, i: int) -> int:
    """Return where a run of at least three spelled letters that begins at token `i` ends."""
    j, letters = i, 0
    while j < len(tokens) and j - i < 80:
        if length := comparison(tokens, j):
            j, letters = j + length, letters + 1
        elif is_letter(tokens, j):
            j, letters = j + 1, letters + 1
        elif tokens.word(j) in {"double", "triple"} and is_letter(tokens, j + 1):
            j, letters = j + 2, letters + 2
        elif tokens.word(j) in {"-", ",", "."} and letters and is_letter(tokens, j + 1):
            j += 1
        else:
            break
    return j if letters >= 3 else i


def _over_spelling_comma(tokens: Tokens, i: int) -> int:
    k = tokens.skip(i, {",", ".", "-"})
    return k if _spelled_end(tokens, k) > k else i


def _with_spelled(words: list[str], letters: str) -> list[str]:
    """Put a spelled word in place of the one it spells, or at the end."""
    spelled = letters.capitalize()
    for i in range(len(words) - 1, -1, -1):
        word = words[i].lower()
        if word[:1] == letters[:1] and abs(len(word) - len(letters)) <= 2:
            return [*words[:i], spelled, *words[i + 1 :]]
    return [*words, spelled]


def _in_case(words: list[str]) -> str:
    """Give each word of a name its capital; what was written with capitals stays as it is."""
    written = []
    for i, word in enumerate(words):
        if i > 0 and word.lower() in _PARTICLES:
            written.append(word if not word.isupper() else word.lower())
        elif word.islower() or (word.isupper() and len(word.rstrip(".")) > 1):
            written.append("-".join(part.capitalize() for part in word.split("-")))
        else:
            written.append(word)
    return " ".join(written)


def _find_trailing(tokens: Tokens, taken: Collection[int]) -> Name | None:
    """Read "Maria Lopez here" and "Maria Lopez speaking" at the beginning."""
    for i in range(1, min(6, len(tokens))):
        if tokens.word(i) in {"here", "speaking"}:
            start = 2 if tokens.word(0) in {"hi", "hello", "hey"} and tokens.word(1) == "," else 0
            start = start or (1 if tokens.word(0) in {"hi", "hello", "hey"} else 0)
            name = _read_name(tokens, start, taken, certain=False, bare=True)
            if name is not None and name.last == i:
                return name
    return None


def _find_before_address(tokens: Tokens, taken: Collection[int]) -> Name | None:
    """Read "Tom Baker, tom@baker.org": capitals between commas right before an address."""
    if not taken:
        return None
    end = min(taken)
    comma = end - 1
    if tokens.word(comma) != ",":
        return None
    first = comma
    while first > 0 and tokens.word(first - 1) not in {",", ".", "!", "?", ";", ":"}:
        first -= 1
    capital = all(tokens[i].raw[:1].isupper() for i in range(first, comma))
    if not (capital and 2 <= comma - first <= 4):
        return None
    name = _read_name(tokens, first, taken, certain=False, bare=True)
    return name if name is not None and name.last == comma else None


def _find_bare(tokens: Tokens, taken: Collection[int]) -> Name | None:
    """Read an answer that is a name and little else."""
    i = 0
    while i < len(tokens) and i not in taken and (length := tokens.match(i, _WHEN_ASKED)):
        i += length
    if i >= len(tokens) or "?" in tokens.texts:
        return None
    name = _read_name(tokens, i, taken, certain=False, bare=True)
    if name is None:
        return None
    rest = [
        tokens.word(j)
        for j in range(name.last, len(tokens))
        if j not in taken and tokens[j].is_word
    ]
    if any(word in _BREAKS for word in rest[:3]) or len(name.found.value) < 2:
        return None
    return name


def _find_full_name_alone(tokens: Tokens, taken: Collection[int]) -> Name | None:
    """Read "Bob Stone" where something else was asked for: two capitalised words and no more."""
    name = None if taken else _find_bare(tokens, taken)
    if name is None or name.first != 0:
        return None
    if any(tokens[i].is_word for i in range(name.last, len(tokens))):
        return None
    parts = [tokens[i].raw for i in range(name.last) if tokens[i].is_word]
    return name if len(parts) > 1 and all(part[0].isupper() for part in parts) else None


_BREAKS = words("is are was would could can do does works")
