"""People's names in German words: "mein Name ist Anna Müller", "auf den Namen Weber"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from app.language.german.calendar_words import MONTHS, PARTS, WEEKDAYS
from app.language.german.numbers import CARDINALS, ORDINALS
from app.language.german.spelling import spelled_run
from app.language.german.text import phrases, words
from app.language.names import Name
from app.language.text import Tokens
from app.language.values import Expecting, Found

_CERTAIN = phrases(
    "mein name ist; mein name lautet; ich heiße; der name ist; der name lautet; auf den namen; "
    "auf den namen von; unter dem namen; name :; name ist; name lautet; mein voller name ist; "
    "ich heiß; mein name wäre; namens; auf namen"
)
_LIKELY = phrases(
    "ich bin; ich bin der; ich bin die; hier ist; hier spricht; das ist; hier ist die; "
    "hier ist der; für; es ist für; für herrn; für frau; hier"
)
_WEAK_LEADS = frozenset({"fuer", "hier", "das"})
_WHEN_ASKED = phrases(
    "das ist; das wäre; der ist; ja; gerne; gern; also; äh; ähm; hm; natürlich; okay; ok; "
    "auf; bitte; hallo; guten tag; , ; .; auf den; name; mein; nein; einfach; und zwar; oh; "
    "klar; sicher; es ist; für; moment; entschuldigung; der; die; unter"
)
_TITLES = words("herr herrn frau dr doktor prof professor professorin dipl ing")
_PARTICLES = words("von van de zu zur vom der den ter ten bin ibn al el y da dos la le di del")
_NOT_NAMES = (
    words(
        "der die das den dem des ein eine einen einem einer eines und oder aber denn weil wenn "
        "falls ob dass als wie so ich du er sie es wir ihr ihnen ihn ihm mich mir dich uns euch "
        "mein meine meinen meinem meiner dein unser unsere ihre ihren sein seine bin bist ist sind "
        "seid war waren wäre wird werden würde habe hab hast hat haben hatte hätte kann können "
        "könnte muss müssen soll sollen sollte will wollen wollte möchte möchten darf dürfen mag "
        "heiße heißt lautet gerne gern ja nein nee doch nicht kein keine keinen nichts nie okay ok "
        "gut prima super perfekt passt stimmt richtig korrekt falsch bitte danke hallo tag guten "
        "hi moin servus tschüss hier da dort nur auch noch schon mal eben halt etwa vielleicht "
        "leider eigentlich jetzt dann danach vorher später früher bald gleich sofort wer was wo "
        "wann warum wieso welche welcher welchen welches in im an am auf aus bei mit nach von vom "
        "vor zu zum zur für um über unter zwischen ohne gegen durch bis ab seit wegen statt außer "
        "frei verfügbar krank müde spät verspätet bereit fertig sicher unsicher interessiert neu "
        "alle alles etwas jemand niemand man selbst beide andere anderer anderen anderes einmal "
        "termin termine buchung gespräch demo treffen uhr uhrzeit zeit tag tage woche wochen monat "
        "monate jahr stunde stunden minute minuten heute morgen gestern mittag name namen vorname "
        "nachname email mail adresse telefon nummer kunde kundin patient patientin mensch roboter "
        "freund freundin chef chefin kollege kollegin firma team idee frage problem hilfe arbeit "
        "urlaub arzt kalender zwei drei ruf interessent neukunde stammkunde privatperson moment "
        "buchstabiere buchstabieren geschrieben schreibt buchstabiert doppel großbuchstabe sehr "
        "ganz total völlig ziemlich wirklich gar egal flexibel verwirrt genervt sauer blöd doof "
        "toll schön einverstanden dabei unterwegs dran weg anonym geheim niemanden sag sage sagen "
        "weiß wissen glaube denke meine meinte nehme nehmen mache machen stehe komme gehe brauche "
        "suche hoffe freue änder ändern lieber sonst bloß abbrechen stopp stop schluss keiner "
        "einer eins punkt ät unterstrich bindestrich minus"
    )
    | WEEKDAYS.keys()
    | MONTHS.keys()
    | PARTS.keys()
    | CARDINALS.keys()
    | ORDINALS.keys()
)
_NOUN_ENDINGS = ("ung", "heit", "keit", "schaft", "tion", "taet", "ment", "nis", "tum", "termin")
_AFTER_NAME = words(", . ! ; und mein meine ich bitte am hier geschrieben mit von aus danke - e")
_SPELLS = frozenset({",", "-", "geschrieben", "buchstabiert", "also", ":"})
_MAX_WORDS = 5


def find_name(
    tokens: Tokens, *, expecting: Expecting | None, taken: Collection[int]
) -> Name | None:
    """Return the newest name given; tokens in `taken` belong to something else.

    Without "mein Name ist" or the like, a bare name counts only where a name was asked for.
    """
    best: Name | None = None
    for i in range(len(tokens)):
        certain = tokens.match(i, _CERTAIN)
        length = max(certain, tokens.match(i, _LIKELY))
        if not length or i in taken:
            continue
        weak = not certain and tokens.word(i) in _WEAK_LEADS
        name = _read_name(tokens, i + length, taken, certain=certain > 0, weak=weak)
        if name is not None and (certain or best is None or best.found.confidence < 0.9):
            best = name
    if best is None:
        best = _find_before(tokens, taken)
    if best is None and expecting == "name":
        best = _find_bare(tokens, taken)
    return best


def named_tokens(tokens: Tokens) -> Iterator[int]:
    """Return the places of a name that is told as one and set off ("mein Name ist Anna, ...").

    What is dictated next to it is something else, even where it spells the same word.
    """
    for i in range(len(tokens)):
        length = tokens.match(i, _CERTAIN)
        if not length:
            continue
        j = i + length
        while j < len(tokens) and _is_name_word(tokens, j):
            j += 1
        if tokens.word(j) in {",", ".", "und", ";"}:
            yield from range(i + length, j)


def _read_name(
    tokens: Tokens, i: int, taken: Collection[int], *, certain: bool, weak: bool = False
) -> Name | None:
    """Read a name that begins at token `i`."""
    first, titled = i, False
    while tokens.word(first) in _TITLES | {"die", "der"} or (
        tokens.word(first) == "." and tokens.word(first - 1) in _TITLES
    ):
        titled = titled or tokens.word(first) in _TITLES
        first += 1
    found: list[str] = []
    spelled = False
    j = last = first
    while len(found) < _MAX_WORDS and j < len(tokens) and j not in taken:
        run = spelled_run(tokens, j) if len(tokens.word(j)) <= 2 or spelled or found else None
        if run is not None and not _is_plain_word_run(tokens, j, run[1]):
            found, spelled = _with_spelled(found, _raw_letters(tokens, j, run)), True
            j = last = run[1]
            j = tokens.skip(j, {","}) if spelled_run(tokens, tokens.skip(j, {","})) else j
            continue
        if not (_is_name_word(tokens, j) or (certain and _is_day_as_name(tokens, j, found))):
            k = tokens.skip(j, _SPELLS)
            if found and k > j and k < len(tokens) and spelled_run(tokens, k) is not None:
                j = k
                continue
            break
        found.append(_written(tokens, j))
        j = last = j + 1
        while tokens.word(j) == "-" and tokens.glued(j) and tokens.glued(j + 1):
            if not tokens[j + 1].is_word:
                break
            found[-1] += f"-{_written(tokens, j + 1)}"
            j = last = j + 2
    while found and found[-1].lower() in _PARTICLES:
        found.pop()
        last -= 1
    if not found or not (certain or spelled or titled or _stands_alone(tokens, first, last)):
        return None
    if weak and not titled and len(found) < 2:
        return None
    text = _in_case(found)
    if not 2 <= len(text) <= 80:
        return None
    confidence = 0.95 if certain else 0.85 if len(found) > 1 else 0.7
    return Name(first, last, Found(text, *tokens.span(first, last), confidence))


def _is_plain_word_run(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "Anton Richard Ludwig", which may be a name, from letters said one by one."""
    return all(len(tokens.word(k)) > 2 or not tokens[k].is_word for k in range(first, last))


def _raw_letters(tokens: Tokens, first: int, run: tuple[str, int]) -> str:
    """Return spelled letters with their umlauts, where each was a letter of its own."""
    letters, last = run
    raw = [tokens[k].raw.lower() for k in range(first, last) if tokens[k].is_word]
    return "".join(raw) if all(len(letter) == 1 for letter in raw) else letters


def _is_name_word(tokens: Tokens, i: int) -> bool:
    token = tokens[i]
    if not token.is_word:
        return False
    if token.text in _PARTICLES and token.raw.islower():
        after = i + 1
        while after < len(tokens) and after < i + 3 and tokens.word(after) in _PARTICLES:
            after += 1
        return after < len(tokens) and tokens[after].raw[:1].isupper()
    return token.text not in _NOT_NAMES and len(token.text) > 1


def _is_day_as_name(tokens: Tokens, i: int, before: list[str]) -> bool:
    """Tell "Mein Name ist Freitag" and "ich heiße Robin Mai" from a day said after a name."""
    word = tokens.word(i)
    is_day = word in WEEKDAYS or word in MONTHS
    starts = not before or tokens[i - 1].raw[:1].isupper()
    return is_day and starts and tokens[i].raw[:1].isupper() and tokens.is_sentence_end(i + 1)


def _stands_alone(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "Ich bin Anna, ..." from "ich bin völlig verwirrt" and "ich bin Kunde"."""
    named = [tokens[k] for k in range(first, last) if tokens[k].is_word]
    if not all(token.raw[:1].isupper() or token.text in _PARTICLES for token in named):
        return False
    if len(named) == 1 and named[0].text.endswith(_NOUN_ENDINGS):
        return False
    after = tokens.word(last)
    return after == "" or after in _AFTER_NAME or len(named) > 1


def _written(tokens: Tokens, i: int) -> str:
    return tokens[i].raw.replace("’", "'")


def _with_spelled(found: list[str], letters: str) -> list[str]:
    """Put a spelled word in place of the one it spells, or at the end."""
    spelled = letters.capitalize()
    for i in range(len(found) - 1, -1, -1):
        word = found[i].lower()
        if word[:1] == letters[:1] and abs(len(word) - len(letters)) <= 2:
            return [*found[:i], spelled, *found[i + 1 :]]
    return [*found, spelled]


def _in_case(found: list[str]) -> str:
    return " ".join(
        word
        if (place and word.lower() in _PARTICLES) or not word.islower()
        else "-".join(part.capitalize() for part in word.split("-"))
        for place, word in enumerate(found)
    )


def _find_before(tokens: Tokens, taken: Collection[int]) -> Name | None:
    """Read "Anna Müller hier", "Weber am Apparat", and a name between commas before an address."""
    greeted = tokens.match(0, phrases("hallo; guten tag; guten morgen; guten abend; hi; servus"))
    start = tokens.skip(greeted, {",", "hier", "ist"})
    name = _read_name(tokens, start, taken, certain=False)
    if name is not None and tokens.match(
        name.last, phrases("hier; am apparat; mein name; ist mein name; spricht")
    ):
        return name
    if not taken:
        return None
    end = min(taken)
    comma = end - 1
    if tokens.word(comma) not in {",", "und"}:
        return None
    first = comma
    while first > 0 and tokens.word(first - 1) not in {",", ".", "!", "?", ";", ":"}:
        first -= 1
    if not 2 <= comma - first <= 4:
        return None
    name = _read_name(tokens, first, taken, certain=False)
    return name if name is not None and name.last == comma else None


def _find_bare(tokens: Tokens, taken: Collection[int]) -> Name | None:
    """Read an answer that is a name and little else."""
    i = 0
    while i < len(tokens) and i not in taken and (length := tokens.match(i, _WHEN_ASKED)):
        i += length
    if i >= len(tokens) or "?" in tokens.texts:
        return None
    name = _read_name(tokens, i, taken, certain=True)
    if name is None or not _is_written_as_name(tokens, name):
        return None
    name = _with_rest_after_comma(tokens, name, taken)
    rest = [tokens.word(j) for j in range(name.last, len(tokens)) if tokens[j].is_word]
    said_more = len(rest) > 4 and not set(range(name.last, len(tokens))) & set(taken)
    return None if said_more else name


def _is_written_as_name(tokens: Tokens, name: Name) -> bool:
    """Tell "Weber" from "privat", where whoever wrote it used capitals at all."""
    if not any(token.raw[:1].isupper() for token in tokens.items()):
        return True
    named = [tokens[i] for i in range(name.first, name.last) if tokens[i].is_word]
    return any(token.raw[:1].isupper() for token in named)


def _with_rest_after_comma(tokens: Tokens, name: Name, taken: Collection[int]) -> Name:
    """Read "Yilmaz, Aylin Yilmaz" and "Müller, Anna", in the order said."""
    if tokens.word(name.last) != "," or " " in name.found.value:
        return name
    second = _read_name(tokens, name.last + 1, taken, certain=True)
    if second is None or not tokens.is_sentence_end(second.last):
        return name
    if name.found.value in second.found.value.split():
        return second
    both = f"{name.found.value} {second.found.value}"
    place = tokens.span(name.first, second.last)
    return Name(name.first, second.last, Found(both, *place, 0.7))
