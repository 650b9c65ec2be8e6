"""Which offered time is meant ("der zweite", "den späteren"), or what else is wished, in German."""

from __future__ import annotations

from collections.abc import Collection

from app.language.german.calendar_words import month_of
from app.language.german.numbers import read_ordinal
from app.language.german.text import phrases, words
from app.language.text import Tokens
from app.language.values import Choice, Expecting, Found, Other

_EARLIEST = phrases(
    "so früh wie möglich; möglichst früh; so bald wie möglich; möglichst bald; baldmöglichst; "
    "schnellstmöglich; so schnell wie möglich; am frühesten; der früheste; den frühesten; "
    "die früheste; das früheste; frühester; frühestmöglich; der frühestmögliche; "
    "den frühestmöglichen; der nächste freie; den nächsten freien; nächster freier; "
    "der erste freie; den ersten freien; nächstmöglich; nächstmöglicher; nächstmöglichen; "
    "der nächstmögliche; gleich als erstes; als erstes; frühestmöglicher; frühestens möglich; "
    "ehestmöglich; das nächste freie; den nächstbesten; asap; möglichst zeitnah"
)
_LATEST = phrases(
    "so spät wie möglich; möglichst spät; am spätesten; der späteste; den spätesten; "
    "die späteste; spätestmöglich; den letzten freien; der letzte freie; die letzte freie"
)
_ANY = phrases(
    "egal; ist mir egal; ganz egal; völlig egal; mir gleich; irgendeiner; irgendeinen; "
    "irgendwann; einer davon; einen davon; irgendeine; beliebig; spielt keine rolle; "
    "was ihnen lieber ist; suchen sie aus; entscheiden sie; wie sie wollen; wie es ihnen passt; "
    "beide gehen; beides geht; beide passen; alle passen; alle gehen; wann sie wollen; "
    "jeder passt; jede zeit; alles recht; passt alles; jederzeit; wie sie möchten; flexibel"
)
_LAST_OF_OFFERED = words("letzte letzten letzter letztere letzteren letzterer spätere späteren")
_FIRST_OF_OFFERED = words("frühere früheren ersteren erstere ersterer")
_MIDDLE = words("mittlere mittleren mittlerer")
_ARTICLES = words("der den die das dem")
_NOUNS = words("termin termine zeit uhrzeit vorschlag option möglichkeit variante slot")
_OTHERS: dict[tuple[str, ...], Other] = {
    phrase: other
    for other, said in (
        (
            Other.EARLIER,
            "etwas früher; bisschen früher; was früheres; etwas früheres; früherer termin; "
            "einen früheren; eine frühere zeit; noch früher; geht es früher; geht's früher; "
            "zu spät; auch früher; früher bitte; früher wäre; nichts früheres; früher noch; "
            "frühere zeiten; frühere termine; früher was; früher möglich; lieber früher; "
            "nicht so spät; nicht ganz so spät",
        ),
        (
            Other.LATER,
            "etwas später; bisschen später; was späteres; etwas späteres; späterer termin; "
            "einen späteren; eine spätere zeit; noch später; geht es später; geht's später; "
            "zu früh; auch später; später bitte; später wäre; nichts späteres; später noch; "
            "spätere zeiten; spätere termine; später was; später am tag; später möglich; "
            "lieber später; nicht so früh; nicht ganz so früh",
        ),
        (
            Other.OTHER_TIME,
            "andere zeit; anderen zeit; andere zeiten; andere uhrzeit; anderen uhrzeit; "
            "andere termine; anderer termin; anderen termin; etwas anderes; was anderes; "
            "noch andere; keiner davon; keine davon; keinen davon; keins davon; nichts davon; "
            "andere möglichkeiten; andere vorschläge; weitere zeiten; weitere termine; "
            "mehr zeiten; was gibt es sonst; was haben sie sonst; sonst noch; anderer vorschlag; "
            "weitere vorschläge; mehr auswahl; keine von denen; keiner von denen; andere slots",
        ),
        (
            Other.OTHER_DAY,
            "anderer tag; anderen tag; anderem tag; andere tage; anderes datum; anderen datum; "
            "am nächsten tag; am folgenden tag; den tag danach; tags darauf; einen tag später; "
            "tag später; der tag danach; am tag darauf; anderen tagen",
        ),
    )
    for phrase in phrases(said)
}
_OTHER_STARTS = frozenset(phrase[0] for phrase in _OTHERS)


def find_choice(
    tokens: Tokens, *, expecting: Expecting | None, taken: Collection[int], has_offer: bool
) -> Found[Choice] | None:
    """Return the newest choice among offered times; `has_offer` tells whether there are any."""
    found: Found[Choice] | None = None
    i = 0
    while i < len(tokens):
        reading = None if i in taken else _read_choice(tokens, i, expecting, has_offer=has_offer)
        if reading is None:
            i += 1
            continue
        choice, last = reading
        found = Found(choice, *tokens.span(i, last), 0.9)
        i = last
    return found


def _read_choice(
    tokens: Tokens, i: int, expecting: Expecting | None, *, has_offer: bool
) -> tuple[Choice, int] | None:
    if length := tokens.match(i, _EARLIEST):
        return Choice("earliest"), i + length
    if length := tokens.match(i, _LATEST):
        return Choice("latest"), i + length
    if (length := tokens.match(i, _ANY)) and (has_offer or expecting in {"time", "date"}):
        return Choice("any"), i + length
    led = tokens.word(i) in _ARTICLES
    j = i + 1 if led else i
    word = tokens.word(j)
    numbered = {"eins": 0, "zwei": 1, "drei": 2, "1": 0, "2": 1, "3": 2}.get(tokens.word(i + 1))
    if tokens.word(i) in {"option", "nummer", "vorschlag"} and numbered is not None and has_offer:
        return Choice("nth", numbered), i + 2
    ends = _ends_choice(tokens, j + 1)
    last = j + 2 if tokens.word(j + 1) in _NOUNS else j + 1
    is_choice = led and has_offer and (ends or last > j + 1)
    if word in _LAST_OF_OFFERED | _FIRST_OF_OFFERED | _MIDDLE:
        nth = -1 if word in _LAST_OF_OFFERED else 1 if word in _MIDDLE else 0
        return (Choice("nth", nth), last) if is_choice else None
    return _read_counted(tokens, i, j, expecting, led=led, has_offer=has_offer)


def _read_counted(
    tokens: Tokens, i: int, j: int, expecting: Expecting | None, *, led: bool, has_offer: bool
) -> tuple[Choice, int] | None:
    """Read "der zweite", "den ersten Termin", where times were offered."""
    ordinal = read_ordinal(tokens, j)
    if ordinal is None or not 1 <= ordinal[0] <= 9 or not has_offer:
        return None
    nth, last = ordinal
    if tokens.word(last) in _NOUNS:
        return Choice("nth", nth - 1), last + 1
    if month_of(tokens.word(last)) is not None or tokens.word(i - 1) in {"am", "vom", ","}:
        return None
    if expecting != "time" or tokens.is_number(j) or not (led or i == 0):
        return None
    return (Choice("nth", nth - 1), last) if _ends_choice(tokens, last) else None


def _ends_choice(tokens: Tokens, i: int) -> bool:
    return tokens.is_sentence_end(i) or tokens.word(i) in words(
        ", bitte passt ist wäre geht klingt danke dann nehme nehmen würde und ginge gern gerne "
        "davon von"
    )


def find_other(tokens: Tokens, taken: Collection[int]) -> Found[Other] | None:
    """Return the newest wish for something other than what was offered."""
    for i in range(len(tokens) - 1, -1, -1):
        if tokens.word(i) not in _OTHER_STARTS or i in taken:
            continue
        if length := tokens.match(i, _OTHERS):
            other = _OTHERS[tokens.texts[i : i + length]]
            return Found(other, *tokens.span(i, i + length), 0.9)
    return None
