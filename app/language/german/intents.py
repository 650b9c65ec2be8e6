"""What a person wants done, told by the German words they use for it."""

from __future__ import annotations

from app.language.german.text import phrases, words
from app.language.text import Tokens
from app.language.values import Expecting, Intent, Topic

_PHRASES: dict[Intent, tuple[tuple[str, ...], ...]] = {
    Intent.RESCHEDULE: phrases(
        "verschieben; verlegen; umbuchen; verschiebe; verlege; meinen termin ändern; "
        "den termin ändern; termin ändern; umlegen; vorverlegen; buchung ändern; "
        "einen anderen termin statt"
    ),
    Intent.CANCEL: phrases(
        "absagen; stornieren; termin löschen; buchung löschen; sagen sie meinen termin ab; "
        "sagen sie den termin ab; sage ab; sag ab; stornierung; canceln; termin abbestellen; "
        "meinen termin streichen; termin streichen; storniere; storno; sagen sie ihn ab"
    ),
    Intent.LIST_BOOKINGS: phrases(
        "meine termine; meine buchungen; was habe ich gebucht; wann ist mein termin; "
        "welche termine habe ich; habe ich termine; habe ich einen termin; was habe ich für termine"
    ),
    Intent.REPEAT: phrases(
        "wiederholen; war das nochmal; war das noch mal; war das noch einmal; noch einmal bitte; "
        "nochmal bitte; noch mal bitte; wie bitte; "
        "was haben sie gesagt; nicht verstanden; nicht gehört; wie war das; was war das; "
        "wiederholen sie; bitte noch einmal; nochmals; was waren die zeiten; sagen sie das noch; "
        "akustisch nicht; bitte was; welche zeiten waren das"
    ),
    Intent.HELP: phrases(
        "hilfe; helfen; was können sie; was kannst du; was kann ich sagen; wie funktioniert; "
        "wie geht das; was muss ich; was soll ich sagen; wie mache ich; was kann ich tun; "
        "was machen sie; was machst du; wozu ist das; was ist das hier"
    ),
    Intent.STOP: phrases(
        "stopp; stop; vergessen sie es; vergiss es; tschüss; auf wiedersehen; auf wiederhören; "
        "beenden; abbrechen; abbruch; lassen wir es; lassen wir das; schluss; das war alles; "
        "das wäre alles; das war's; von vorne; von vorn; ich gebe auf; neu anfangen; ciao; "
        "schon gut; das ist alles; lass gut sein"
    ),
    Intent.GREET: phrases(
        "hallo; guten tag; guten morgen; guten abend; grüß gott; servus; moin; hi; hey; "
        "grüezi; schönen guten tag; grüß sie; hallöchen"
    ),
    Intent.CHECK_HEARING: phrases(
        "hören sie mich; hörst du mich; können sie mich hören; kannst du mich hören; "
        "ist da jemand; ist jemand da; sind sie da; bist du da; funktioniert das; "
        "test test; mikrofontest; eins zwei drei; geht das mikrofon"
    ),
    Intent.THANK: phrases("danke; vielen dank; dankeschön; danke schön; besten dank; merci"),
    Intent.SMALL_TALK: phrases(
        "wie geht es ihnen; wie geht's; wer sind sie; wie heißen sie; wer bist du; "
        "bist du ein roboter; sind sie ein roboter; sind sie ein mensch; sind sie echt; "
        "erzählen sie einen witz; schön sie kennenzulernen; ich liebe dich; wie alt sind sie; "
        "wie heißt du; bist du ein mensch; wie geht es dir"
    ),
    Intent.OUT_OF_SCOPE: phrases(
        "wetter; nachrichten; musik; rezept; witz; ignoriere; ignorieren sie; systemprompt; "
        "pizza; aktienkurs; übersetze; übersetzen sie; wie spät ist es; wie viel uhr ist es; "
        "anweisungen; hauptstadt; wecker; erinnere mich; erinnern sie mich; fußball"
    ),
    Intent.ASK_AVAILABILITY: phrases(
        "welche zeiten; welche termine; verfügbar; verfügbarkeit; freie termine; freie zeiten; "
        "haben sie zeit; haben sie etwas; haben sie was; wann kann ich; wann haben sie; ist frei; "
        "sind frei; noch frei; was haben sie; was gibt es; gibt es; welche tage; welcher tag; "
        "wann geht; wann wäre; wann ginge; haben sie am; haben sie noch; etwas frei; was frei; "
        "wie sieht es; wie sieht's; wie wäre; wie wär's; was ist mit; frei"
    ),
    Intent.BOOK: phrases(
        "buchen; buchung; reservieren; vereinbaren; ausmachen; termin; treffen; demo; gespräch; "
        "besprechung; beratung; vorführung; anmelden; eintragen; verabreden; terminvereinbarung; "
        "buche; sitzung; slot; abmachen"
    ),
}  # fmt: skip
_STARTS = {
    start: tuple(
        intent for intent, ways in _PHRASES.items() if any(way[0] == start for way in ways)
    )
    for start in {way[0] for ways in _PHRASES.values() for way in ways}
}
_DETERMINERS = words("die der das den dem mein meine meinen meiner andere anderen ein eine einen -")
_TOPICS: dict[str, Topic] = {
    "uhrzeit": "time", "zeit": "time", "zeiten": "time", "stunde": "time", "datum": "date",
    "tag": "date", "tage": "date", "email": "email", "e-mail": "email", "mail": "email",
    "mailadresse": "email", "emailadresse": "email", "adresse": "email", "name": "name",
    "namen": "name", "nachname": "name", "nachnamen": "name", "vorname": "name",
    "vornamen": "name", "schreibweise": "name", "dauer": "duration", "laenge": "duration",
    "laenger": "duration", "kuerzer": "duration",
}  # fmt: skip
_CHANGES = frozenset({Intent.CANCEL, Intent.RESCHEDULE, Intent.LIST_BOOKINGS})


def find_intents(
    tokens: Tokens, *, has_choice: bool, expecting: Expecting | None
) -> frozenset[Intent]:
    """Return all that a person asks for; a goodbye among other wishes is none."""
    found: set[Intent] = set()
    for i, word in enumerate(tokens.texts):
        for intent in _STARTS.get(word, ()):
            if tokens.match(i, _PHRASES[intent]):
                found.add(intent)
    if has_choice:
        found.add(Intent.CHOOSE)
    if _is_parted(tokens, "sagen", "ab") or _is_parted(tokens, "sage", "ab"):
        found.add(Intent.CANCEL)
    if found & _CHANGES:
        found -= {Intent.BOOK, Intent.STOP, Intent.ASK_AVAILABILITY}
    if Intent.SMALL_TALK in found:
        found -= {Intent.OUT_OF_SCOPE, Intent.HELP}
    if Intent.STOP in found and found & {Intent.BOOK, Intent.CHOOSE, Intent.ASK_AVAILABILITY}:
        found.discard(Intent.STOP)
    if expecting == "email":
        found -= {Intent.OUT_OF_SCOPE, Intent.ASK_AVAILABILITY}
    return frozenset(found)


def _is_parted(tokens: Tokens, verb: str, prefix: str) -> bool:
    """Tell whether a verb stands with its prefix at the end ("sagen Sie den Termin bitte ab")."""
    if verb not in tokens.texts or prefix not in tokens.texts:
        return False
    at = len(tokens) - 1 - tokens.texts[::-1].index(prefix)
    return at - tokens.texts.index(verb) in range(1, 7) and tokens.is_sentence_end(at + 1)


def find_topics(tokens: Tokens) -> frozenset[Topic]:
    """Return the details that are named without a value, as in "die E-Mail ist falsch"."""
    found: set[Topic] = set()
    for i, word in enumerate(tokens.texts):
        topic = _TOPICS.get(word)
        if topic is None or (word == "tag" and tokens.word(i - 1) in {"guten", "schoenen"}):
            continue
        if len(tokens) <= 3 or tokens.word(i - 1) in _DETERMINERS:
            found.add(topic)
    return frozenset(found)
