"""German words about an appointment that exists: moving, cancelling, asking what is booked."""

from __future__ import annotations

from app.language.changes import ChangeKind, ChangeWords, Refers, Shift
from app.language.german.calendar_words import month_of, split_weekday
from app.language.german.lengths import read_length
from app.language.german.numbers import read_cardinal, read_ordinal
from app.language.german.text import phrases, tokenise, words
from app.language.text import Tokens

_NOUNS = words(
    "termin termine terminen buchung buchungen demo gespräch besprechung treffen meeting beratung "
    "reservierung verabredung sitzung anruf telefonat"
)
_MOVES = words(
    "verschieben verschiebe verschiebt verlegen verlege verlegt umbuchen umlegen vorverlegen "
    "vorziehen verschoben verlegt"
)
_PARTED = {
    "vor": words("ziehen ziehe zieh legen lege leg"),
    "um": words("buchen buche buch legen lege leg"),
}
"""Prefixes that stand at the end, and verbs that they make moving an appointment of."""
_CHANGES = words("ändern ändere ändert")
_CANCELS = words(
    "absagen stornieren storniere streichen lösche löschen canceln cancel abgesagt stornierung "
    "storno absage"
)
_OWN = words("mein meine meinen meinem meiner unser unseren unsere")
_POINTERS = words("ihn es das sie den diesen")
_CANNOT_COME = phrases(
    "kann nicht kommen; kann doch nicht; schaffe es nicht; schaffe den termin nicht; "
    "kann leider nicht kommen; mir ist etwas dazwischengekommen; ist etwas dazwischengekommen; "
    "kann den termin nicht; bin verhindert; kann nicht teilnehmen; schaffe es leider nicht; "
    "etwas dazwischen gekommen; was dazwischengekommen"
)
_LISTS = phrases(
    "was habe ich gebucht; welche termine habe ich; habe ich termine; habe ich einen termin; "
    "wann ist mein; wann habe ich; meine termine; meine buchungen; was steht an; "
    "um wie viel uhr ist mein; zeigen sie meine; wann war mein; habe ich noch termine; "
    "ist mein termin; welchen termin habe ich"
)
_NEGATIONS = words("nicht nie kein keinen ohne")
_KEEPS = phrases(
    "lassen sie es; lassen sie ihn; lassen wir es; lass es; lassen sie alles; bleibt so; "
    "soll so bleiben; so bleiben; so lassen; wie es ist; wie es war; nicht absagen; "
    "nicht stornieren; nicht verschieben; nicht verlegen; nicht ändern; anders überlegt; "
    "vergessen sie es; behalte den; behalte ihn; behalten; doch nicht; lieber nicht; schon gut; "
    "bleibt dabei; bleiben sie dabei"
)
_SAME_TIME = phrases(
    "gleiche zeit; gleichen zeit; selbe zeit; selben zeit; gleiche uhrzeit; gleichen uhrzeit; "
    "selben uhrzeit; selbe uhrzeit; dieselbe zeit; derselben zeit; dieselbe uhrzeit; "
    "derselben uhrzeit"
)
_BOOKS_ANEW = phrases(
    "neuen termin; neuer termin; neue buchung; noch einen termin; weiteren termin; "
    "einen termin buchen; einen termin vereinbaren; termin machen; einen termin ausmachen; "
    "einen anderen buchen; einen zusätzlichen termin; termin buchen"
)
_ANOTHER = words("weiteren weiterer zusätzlichen zusätzlich zweiten neuen neuer neue auch")
_ASKS = words("was wann welche welchen wo habe ist zeigen haben")
_MARKERS = words("auf nach zu")
_LEADS = words("den die das dem der einen eine am um so etwa vielleicht lieber gegen ab im")
_TIMELY = words(
    "morgen übermorgen heute mittag vormittag nachmittag abend halb viertel dreiviertel "
    "nächste nächsten nächster kommenden kommende kommender später früher wochenende"
)
_LATER_PLACE = words("später hinten")
_UNITS = frozenset({"minute", "day", "week", "month"})


def find_change(text: str) -> ChangeWords | None:
    """Return what `text` says of changing an appointment, or of what is booked; None if nothing."""
    tokens = tokenise(text)
    found = _deed(tokens)
    if found is None:
        return None
    kind, refers, verb = found
    if kind != "move":
        return ChangeWords(kind, refers, about=text)
    same_time = says_same_time(text)
    shift = _shift(tokens)
    if shift is not None:
        value, first, last = shift
        about = f"{_slice(tokens, text, 0, first)} {_slice(tokens, text, last, len(tokens))}"
        return ChangeWords("move", refers, about.strip(), shift=value, same_time=same_time)
    marker = _marker(tokens)
    if marker is None:
        either = text if refers in {"own", "definite"} else ""
        wish = "" if either else text
        return ChangeWords("move", refers, wish=wish, either=either, same_time=same_time)
    end = verb if verb > marker else len(tokens)
    wish = _slice(tokens, text, marker + 1, end)
    about = _slice(tokens, text, 0, marker) if refers in {"own", "definite"} else ""
    return ChangeWords("move", refers, about, wish, same_time=same_time)


def find_change_shift(text: str) -> tuple[Shift, str] | None:
    """Return how far something is to be moved ("eine Stunde später"), and the text without that."""
    tokens = tokenise(text)
    found = _shift(tokens)
    if found is None:
        return None
    shift, first, last = found
    before, after = _slice(tokens, text, 0, first), _slice(tokens, text, last, len(tokens))
    return shift, f"{before} {after}".strip()


def says_same_time(text: str) -> bool:
    """Tell whether the time of day is to stay as it is."""
    return _any(text, _SAME_TIME)


def says_keep(text: str) -> bool:
    """Tell whether everything is to stay as it is."""
    return _any(text, _KEEPS)


def without_pronoun(text: str) -> str:
    """Return `text`: no German pronoun is mistaken for an hour."""
    return text


def points_at_one(text: str) -> bool:
    """Tell whether an appointment is pointed at: "den am Freitag", "mein Termin am Freitag"."""
    tokens = tokenise(text)
    return any(
        (tokens.word(i) in {"der", "den", "dem"} and tokens.word(i + 1) in {"am", "vom", "um"})
        or (tokens.word(i) in {"der", "den", "mein", "meinen"} and tokens.word(i + 1) in _NOUNS)
        for i in range(len(tokens))
    )


def refers_to_next(text: str) -> int | None:
    """Return the place in the list that "mein nächster Termin" or "den letzten" names, if any."""
    tokens = tokenise(text)
    for i in range(len(tokens) - 1):
        if tokens.word(i + 1) in _NOUNS:
            if tokens.word(i).startswith(("naechste", "erste", "frueheste")):
                return 0
            if tokens.word(i).startswith(("letzte", "spaeteste")):
                return -1
    return None


def weekdays_in(text: str) -> frozenset[int]:
    """Return the weekdays named in `text`, Monday as 0."""
    found = (split_weekday(word) for word in tokenise(text).texts)
    return frozenset(split[0] for split in found if split is not None)


def opens_question(text: str) -> bool:
    """Tell whether the words begin as a question about appointments does."""
    return tokenise(text).word(0) in _ASKS


def wants_another(text: str) -> bool:
    """Tell whether a further appointment may be meant."""
    return not _ANOTHER.isdisjoint(tokenise(text).texts)


def books_anew(text: str) -> bool:
    """Tell whether a new appointment is asked for."""
    return _any(text, _BOOKS_ANEW)


def names_near_day(text: str) -> bool:
    """Tell whether "heute" or "morgen" is said."""
    return not {"heute", "morgen"}.isdisjoint(tokenise(text).texts)


def _any(text: str, ways: tuple[tuple[str, ...], ...]) -> bool:
    tokens = tokenise(text)
    return any(tokens.match(i, ways) for i in range(len(tokens)))


def _deed(tokens: Tokens) -> tuple[ChangeKind, Refers, int] | None:
    """Return what is to be done, what the appointment is called, and the place of the verb."""
    named = next((i for i, word in enumerate(tokens.texts) if word in _NOUNS), None)
    refers = _called(tokens, named)
    move = cancel = None
    for i, word in enumerate(tokens.texts):
        if _NEGATIONS.intersection(tokens.texts[max(0, i - 2) : i]):
            continue
        if word in _MOVES or (word in _CHANGES and refers in {"own", "definite"} and named):
            move = i
        elif word in _CANCELS:
            cancel = i
        elif word == "ab" and tokens.is_sentence_end(i + 1):
            said = {"sage", "sagen", "sag"}.intersection(tokens.texts[max(0, i - 7) : i])
            cancel = i if said else cancel
        elif word in _PARTED and tokens.is_sentence_end(i + 1):
            parted = _PARTED[word].intersection(tokens.texts[max(0, i - 10) : i])
            move = i if parted else move
    if move is not None and cancel is not None:
        return "unclear", "own", move
    if move is not None:
        return "move", refers, move
    if cancel is not None:
        return "cancel", refers, cancel
    for i in range(len(tokens)):
        if tokens.match(i, _CANNOT_COME):
            return "unclear", "own", i
        if tokens.match(i, _LISTS):
            return "list", "own", i
    return None


def _called(tokens: Tokens, noun: int | None) -> Refers:
    if noun is None:
        if _OWN & set(tokens.texts):
            return "own"
        return "pronoun" if _POINTERS & set(tokens.texts) else "bare"
    near = set(tokens.texts[max(0, noun - 4) : noun])
    if _OWN & near:
        return "own"
    return "definite"


def _marker(tokens: Tokens) -> int | None:
    """Return the place of the "auf" after which the new time is told, if there is one."""
    for i, word in enumerate(tokens.texts):
        if word in _MARKERS and _begins_when(tokens, i + 1):
            return i
    return None


def _begins_when(tokens: Tokens, i: int) -> bool:
    j = tokens.skip(i, _LEADS)
    word = tokens.word(j)
    return (
        word in _TIMELY
        or split_weekday(word) is not None
        or month_of(word) is not None
        or read_cardinal(tokens, j) is not None
        or read_ordinal(tokens, j) is not None
    )


def _shift(tokens: Tokens) -> tuple[Shift, int, int] | None:
    for i in range(len(tokens)):
        length = read_length(tokens, i)
        if length is None or length.unit not in _UNITS or tokens.word(i - 1) in {"in", "als"}:
            continue
        last = length.last
        if tokens.word(last) == "nach" and tokens.word(last + 1) in {"hinten", "vorne", "vorn"}:
            sign, last = (1 if tokens.word(last + 1) == "hinten" else -1), last + 2
        elif tokens.word(last) in _LATER_PLACE:
            sign, last = 1, last + 1
        elif tokens.word(last) in {"frueher", "eher", "vorher", "vor"}:
            if tokens.word(last) == "vor" and not tokens.is_sentence_end(last + 1):
                continue
            sign, last = -1, last + 1
        else:
            continue
        if length.amount <= 1000:
            return Shift(sign * length.amount, length.unit), i, last  # type: ignore[arg-type]
    return None


def _slice(tokens: Tokens, text: str, first: int, last: int) -> str:
    if first >= last or first >= len(tokens):
        return ""
    start, end = tokens.span(first, min(last, len(tokens)))
    return text[start:end]
