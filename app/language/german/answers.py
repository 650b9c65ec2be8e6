"""Yes, no or not sure in German; and which yes may stand alone."""

from __future__ import annotations

from collections.abc import Iterator

from app.language.answers import Stance
from app.language.consent import Deed
from app.language.german.text import phrases, words
from app.language.text import Tokens
from app.language.values import Answer, Expecting

_OPENERS = words("äh ähm öh hm hmm ach oh na also nun tja naja , -")
_YES_WORDS = words(
    "ja jawohl jep jo jup yep yes jaja joo jaa genau gerne gern klar sicher natürlich "
    "selbstverständlich absolut unbedingt freilich logisch positiv aye jawoll"
)
_YES_OPENINGS = phrases(
    "auf jeden fall; auf alle fälle; na klar; aber ja; aber gern; aber gerne; aber sicher; "
    "sehr gern; sehr gerne; von mir aus; warum nicht; wieso nicht; und ob; nichts dagegen; "
    "ich bitte darum; kein problem; kein thema; nicht schlecht; keine einwände; na gut; na schön; "
    "oh ja; ach ja; ich bin dabei"
)
_WEAK_YES = words(
    "ok okay okey gut prima super perfekt toll passt stimmt richtig korrekt einverstanden "
    "wunderbar ausgezeichnet schön fein hervorragend bestens abgemacht gebongt top spitze klasse "
    "exakt bestätigt ideal großartig geht jut cool"
)
_JUST_DOCH = words("doch bitte gern gerne , . !")
_DEGREES = words("sehr ganz wirklich absolut richtig echt total ziemlich")
_YES_PHRASES = phrases(
    "in ordnung; alles klar; alles gut; alles richtig; alles korrekt; geht klar; "
    "so machen wir; machen wir so; machen sie das; machen sie so; machen sie; mach das; "
    "buchen sie; bitte buchen; buch das; buchen wir; tragen sie; trag das ein; "
    "bestätigen sie; ich bestätige; bitte bestätigen; nehme ich; nehmen wir; den nehme ich; "
    "klingt gut; hört sich gut; sieht gut aus; das passt; passt mir; passt gut; passt so; "
    "das stimmt; stimmt so; stimmt alles; das geht; geht das so; wäre gut; wäre super; "
    "wäre prima; wäre perfekt; wäre toll; wäre schön; ist gut; ist richtig; ist korrekt; "
    "ist okay; ist ok; ist perfekt; ist super; ist prima; sind richtig; sind korrekt; "
    "bin einverstanden; das wär's; machen wir das; soll so sein; freut mich; "
    "ist in ordnung; gefällt mir; tun sie das; nichts dagegen; können wir so machen; "
    "können sie machen; dürfen sie"
)
_NO_WORDS = words(
    "nein nee ne nö nöö nope naa niemals falsch stopp stop halt nicht quatsch negativ abbrechen "
    "abbruch keinesfalls no nie moment warte warten warten"
)
_REFUSALS = phrases(
    "lieber nicht; eher nicht; doch nicht; auf keinen fall; besser nicht; nicht buchen; "
    "passt nicht; geht nicht; stimmt nicht; gar nicht; überhaupt nicht; noch nicht; "
    "ein andermal; ein anderes mal; ein ander mal; später vielleicht; vielleicht später; "
    "habe mich anders; habe es mir anders; hab mich anders; anders überlegt; vergessen sie; "
    "schon gut; brauche ich nicht; nicht nötig; keine zeit; ich muss noch; bloß nicht; "
    "kein interesse; nicht mehr; lass mal; lassen sie mal; lassen wir; danke nein; nein danke; "
    "nicht richtig; nicht korrekt; ist falsch; war falsch; kann ich nicht; kann nicht; "
    "geht leider nicht; leider nicht; eher schlecht; passt schlecht; passt mir nicht"
)
_NEGATIONS = words("nicht nein nee kein keine keinen keiner nie niemals falsch nö")
_ALTERNATIVES = words(
    "andere anderer anderen anderes anders stattdessen lieber ändern sondern wechseln "
    "verschieben alternative alternativen sonst früher später woanders eher"
)
_SEARCHES = words("suchen suche finden finde nachsehen schauen gucken prüfen schau sehen")
_TURNS = words("aber jedoch allerdings außer sondern sofern höchstens bloß nur")
_CONDITIONS = words("wenn falls obwohl solange es-sei-denn")
_TAKES_BACK = words("entschuldigung sorry verzeihung moment warte warten halt stopp quatsch doch")
_AFTER_YES_TURNS = (
    _TURNS
    | _CONDITIONS
    | words(
        "moment warte warten nein nee lieber stattdessen doch sondern nicht kein keine keinen "
        "ändern anders falsch"
    )
)
_NOT_KNOWING = phrases(
    "weiß nicht; weiß ich nicht; weiß es nicht; weiß noch nicht; weiß ich noch nicht; "
    "weiß es noch nicht; bin nicht sicher; nicht sicher; nicht ganz sicher; bin unsicher; unsicher"
)
"""Doubts that need no question."""
_DOUBTS = _NOT_KNOWING + phrases(
    "vielleicht; kann sein; mag sein; eventuell; mal sehen; mal schauen; überlege; "
    "keine ahnung; ich glaube; glaube schon; ich denke; denke schon; wahrscheinlich; "
    "möglicherweise; schwer zu sagen; vermutlich; kommt darauf an; kommt drauf an; könnte sein; "
    "muss überlegen; muss nachdenken; mal überlegen; ich schätze; schon irgendwie; jein; "
    "muss nachsehen; muss schauen; muss erst; ungern"
)
_QUESTION_WORDS = words("wie was welche welcher welchen welches wann wo wer wieso warum wen wem")
_CLAUSE_MARKS = frozenset({".", "!", "?", ";", ":"})

_PLAIN_PHRASES = phrases(
    "auf jeden fall; auf alle fälle; na klar; in ordnung; geht klar; alles klar; aber gern; "
    "aber gerne; von mir aus; warum nicht; kein problem; "
    "keine einwände"
)
_PLAIN = (_YES_WORDS - words("positiv logisch")) | (
    _WEAK_YES - words("cool exakt jut schön")
) | words(
    "bitte danke dank vielen herzlichen schön sehr das so es ist sind wäre alles ganz den der die "
    "dem termin buchung daten angaben adresse zeit uhrzeit buchen buche buch sie bestätigen "
    "bestätige eintragen tragen trage ein mach mache machen wir ihn ich mir uns für mich bin dabei "
    "nehme nehmen und dann doppelt vollkommen völlig total absolut damit mit allem auch klingt "
    "gefällt freut äh ähm oh ach also nun reservieren reserviere wunderbar"
)  # fmt: skip
_PLAIN_WORDS = _PLAIN - {"doppelt"}
_CARRIES = (_YES_WORDS | _WEAK_YES) - words("schön cool positiv logisch geht freilich absolut")
_CARRYING_PHRASES = phrases(
    "auf jeden fall; auf alle fälle; in ordnung; geht klar; alles klar; buchen sie; bitte buchen; "
    "machen sie das; machen wir das; machen wir so; so machen wir; tragen sie; bestätigen sie; "
    "ich bestätige; das geht; bitte bestätigen; ich nehme ihn; nehme ich; klingt gut; "
    "von mir aus; warum nicht; buchen wir; bitte eintragen; bitte reservieren; kein problem; "
    "keine einwände; reservieren sie"
)
_NO_CONSENT = phrases(
    "alles gut; schon gut; na ja; ja ja ja; gut möglich; sicher nicht; gern geschehen"
)
_DANGLING = words(
    "und also äh ähm oh ach den der die dem das für mit ich wir sie ist sind wäre bin nehme nehmen "
    "dann auch mir uns mich sehr ganz die vielen herzlichen"
) - words("sie mir")
_VERBS = words("ist sind wäre bin kann können soll sollen darf dürfen haben habe war")
_ASKING_VERBS = words("passt stimmt geht klingt gefällt")
_SUBJECTS = words("das es die der dies")
_DEEDS: dict[Deed, tuple[tuple[str, ...], ...]] = {
    "cancel": phrases(
        "sagen sie ihn ab; sagen sie den termin ab; sag ihn ab; sag den termin ab; absagen; "
        "bitte absagen; stornieren; stornieren sie ihn; stornieren sie den termin; stornieren sie; "
        "löschen sie ihn; löschen sie den termin; den termin absagen; ihn absagen; "
        "sagen sie das ab; sagen sie meinen termin ab; löschen"
    ),
    "move": phrases(
        "verlegen sie ihn; verlegen sie den termin; verlegen; verschieben sie ihn; "
        "verschieben sie den termin; verschieben; verschieben sie; verlegen sie; "
        "ihn verlegen; den termin verlegen; den termin verschieben; ihn verschieben; umbuchen; "
        "buchen sie ihn um; buchen sie um"
    ),
}


def read_answer(tokens: Tokens, *, expecting: Expecting | None, stance: Stance) -> Answer | None:
    """Return yes, no or unsure; `None` where the words are no answer.

    Praise ("prima") and silence on the matter count only where a yes or no was asked for. There,
    a new day or time without a yes means no to what was proposed, and the same one means yes.
    """
    has_content = stance in {Stance.UNKNOWN, Stance.OTHER}
    asked = expecting == "yesno"
    clauses = [clause for clause in _clauses(tokens) if clause[1] > clause[0]]
    if not clauses:
        return None
    first = tokens.skip(clauses[0][0], _OPENERS)
    if tokens.word(first) in _DEGREES and tokens.word(first + 1) in _WEAK_YES:
        first += 1
    word = tokens.word(first)
    no_consent = any(tokens.match(i, _NO_CONSENT) for i in range(len(tokens)))
    if no_consent and word not in _NO_WORDS:
        return "unsure" if asked else None
    if tokens.match(first, _DOUBTS) and word not in _YES_WORDS and word != "ich":
        return "unsure" if asked or tokens.match(first, _NOT_KNOWING) else None
    if tokens.match(first, _YES_OPENINGS):
        if not asked and tokens.match(first, phrases("kein problem; kein thema; nicht schlecht")):
            return None
        return _after_yes(tokens, first + tokens.match(first, _YES_OPENINGS), stance)
    if word in {"nicht", "nie"} and stance is not Stance.SILENT and tokens.word(first + 1) in {
        "vor", "nach", "spaeter", "frueher", "so", "ganz",
    }:  # fmt: skip
        return None
    if word in _NO_WORDS:
        if word in {"moment", "warte", "warten", "halt", "stopp", "stop", "abbrechen", "nicht"}:
            if not asked:
                return "no" if word == "nicht" and len(tokens) <= 4 else None
            if word in {"moment", "warte", "warten"} and not has_content:
                return "unsure"
        return "no"
    if "doch" in tokens.texts and set(tokens.texts) <= _JUST_DOCH:
        return "yes"
    if word in _YES_WORDS:
        if tokens.word(clauses[0][1]) == "?" and word != "ja":
            return "unsure" if asked else None
        return _after_yes(tokens, first + 1, stance)
    if not asked:
        unsure = any(tokens.match(i, _NOT_KNOWING) for i in range(len(tokens)))
        return "unsure" if unsure else None
    judged = _judge(tokens, first, clauses, has_content=has_content)
    return "yes" if judged is None and stance in {Stance.SAME, Stance.NEW} else judged


def _clauses(tokens: Tokens) -> Iterator[tuple[int, int]]:
    start = 0
    for i in range(len(tokens) + 1):
        if i == len(tokens) or (tokens.word(i) in _CLAUSE_MARKS and tokens.is_sentence_end(i)):
            yield start, i
            start = i + 1


def _after_yes(tokens: Tokens, rest: int, stance: Stance) -> Answer:
    """Judge what follows a clear yes: a turn or another wish takes it back in part."""
    words = set(tokens.texts[rest:])
    if words <= _JUST_DOCH:
        return "yes"
    tag = any(tokens.match(i, phrases("nicht wahr; warum nicht; wieso nicht; nichts dagegen; "
                                      "kein problem; nicht schlecht; aber gern; aber gerne; "
                                      "aber ja; aber sicher; ja doch; oder nicht"))
              for i in range(rest, len(tokens)))  # fmt: skip
    if words & _AFTER_YES_TURNS and not tag:
        refuses = any(tokens.match(i, _REFUSALS) for i in range(rest, len(tokens)))
        return "no" if refuses and not words & _TURNS else "unsure"
    return "unsure" if stance is Stance.OTHER else "yes"


def _judge(
    tokens: Tokens, first: int, clauses: list[tuple[int, int]], *, has_content: bool
) -> Answer | None:
    """Judge an answer to a yes-or-no question that opens with neither."""
    end = clauses[0][1]
    words, opening = set(tokens.texts), set(tokens.texts[first:end])
    refuses = any(tokens.match(i, _REFUSALS) for i in range(len(tokens)))
    negated = bool(opening & _NEGATIONS) and not any(
        tokens.match(i, phrases("warum nicht; wieso nicht; nicht schlecht; kein problem; "
                                "nichts dagegen; nicht wahr; keine einwände"))
        for i in range(first, end)
    )  # fmt: skip
    doubts = any(tokens.match(i, _DOUBTS) for i in range(len(tokens)))
    if negated and doubts:
        return "no" if words & _ALTERNATIVES else "unsure"
    if negated or refuses:
        return "no"
    turns = words & _TURNS or opening & _CONDITIONS
    asks = tokens.word(end) == "?" or tokens.word(first) in _QUESTION_WORDS
    agrees = not asks and not opening & _SEARCHES and _agrees(tokens, first, end)
    if agrees and not turns and not words & _ALTERNATIVES and not doubts:
        return "yes"
    if words & _YES_WORDS and not words & _ALTERNATIVES and not turns and not asks and not doubts:
        return "yes"
    if words & (_ALTERNATIVES | _SEARCHES) or tokens.word(first) in _TAKES_BACK:
        return "no"
    if doubts or turns:
        return "no" if has_content else "unsure"
    return "no" if has_content else None


def _agrees(tokens: Tokens, first: int, end: int) -> bool:
    """Tell whether the clause consents or praises ("das klingt gut", "passt mir")."""
    if tokens.word(first) in _WEAK_YES:
        return True
    if any(tokens.match(i, _YES_PHRASES) for i in range(first, end)):
        return True
    pointers = {"das", "es", "alles", "so", "die", "der", "den", "dann"}
    return tokens.word(first) in pointers and bool(set(tokens.texts[first:end]) & _WEAK_YES)


def is_plain_yes(tokens: Tokens, deed: Deed | None = None) -> bool:
    """Tell whether the words are nothing but consent and thanks.

    Judged by what may be there, not by what may not: a single word out of place makes it false, and
    so does any question. With `deed`, words for cancelling or moving are consent to just that.
    """
    if any(tokens.match(i, _NO_CONSENT) for i in range(len(tokens))):
        return False
    consents = False
    last = ""
    for first, end in _clauses(tokens):
        if tokens.word(end) == "?" or _asks(tokens, first, end):
            return False
        i = first
        while i < end:
            if deed is not None and (length := tokens.match(i, _DEEDS[deed])):
                consents, last = True, "deed"
                i += length
                continue
            if length := tokens.match(i, _CARRYING_PHRASES):
                consents = True
            if length := tokens.match(i, _PLAIN_PHRASES):
                last = "phrase"
                i += length
                continue
            word = tokens.word(i)
            if tokens[i].is_word:
                if word not in _PLAIN_WORDS:
                    return False
                consents, last = consents or word in _CARRIES, word
            elif word not in {",", "'", '"', "-"}:
                return False
            i += 1
    return consents and last not in _DANGLING


def _asks(tokens: Tokens, first: int, end: int) -> bool:
    """Tell "ist das richtig" and "passt das" from "passt mir gut", with or without their mark."""
    word, following = tokens.word(first), tokens.word(first + 1)
    if word in _VERBS or word in _QUESTION_WORDS:
        return end > first
    return word in _ASKING_VERBS and following in _SUBJECTS
