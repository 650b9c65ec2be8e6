"""Whether a German sentence calls for more."""

from __future__ import annotations

from app.language.german.spelling import ALPHABET
from app.language.german.text import fold, words
from app.language.lexicon import Phrases
from app.language.unfinished import OpenEnds, calls_for_more, said_words
from app.language.values import Expecting


def _phrases(text: str) -> Phrases:
    return Phrases(tuple(fold(each).split()) for each in text.split(";"))


_PREPOSITIONS = words(
    "am im um in an auf für mit von vom zu zum zur bis ab gegen zwischen nach vor bei seit über "
    "unter"
)
_VERBS = words(
    "ist sind lautet heißt heiße wäre bin war wird werde hat habe möchte möchten würde könnte "
    "können kann will wollen hätte hätten soll brauche brauchen"
)
_ENDS = OpenEnds(
    links=words(
        "und oder aber sondern weil dass ob wenn falls ein eine einen einem einer mein meine "
        "meinen meinem meiner dein deine ihr ihre ihren unser unsere des äh ähm öh öhm hm hmm "
        "zwar wir halb viertel punkt unterstrich bindestrich minus doppel doppelt ät klammeraffe "
        "at"
    ),
    leads=_PREPOSITIONS
    | _VERBS
    | words("der die das den dem ich also diesen dieser kommenden nächsten übernächsten"),
    questions=words("was wer wo wie wann warum wieso welche welcher welches welchen wen wem"),
    answers=words("ja nein doch klar okay ok gern gerne"),
    phrases=_phrases(
        "ich hätte gern; ich hätte gerne; ich möchte gern; ich möchte gerne; ich würde gern; "
        "ich würde gerne; wir hätten gern; wir hätten gerne; wie wäre es; wie wäre es mit; "
        "sagen wir; name ist; adresse ist; nummer ist; mail ist; können sie; kannst du; "
        "könnten sie; würden sie; kann ich; könnte ich; "
        "könnten sie mir; können sie mir; kannst du mir; geben sie mir"
    ),
    subjects=_phrases(
        "mein name; meine mail; meine e-mail; meine email; meine mailadresse; "
        "meine e-mail-adresse; meine email-adresse; meine adresse; meine nummer; "
        "meine telefonnummer; der name; die adresse; die mailadresse; die e-mail-adresse"
    ),
    closes=_phrases(
        "bin ich; spreche ich; treffe ich; nehme den; nehme die; nehme das; nehmen den; "
        "nehmen die; nehmen das; nehm den; "
        "nehm die; nehm das; geht das; ist das; war das; wäre das; passt das; will das; "
        "möchte das; mag das; stimmt das; buche das; buchen das; brauche ich; kann ich; möchte ich"
    ),
    alphabet=frozenset(ALPHABET),
    like=_phrases("wie"),
    digits=words("null eins zwei zwo drei vier fünf sechs sieben acht neun"),
    mail=words(
        "mail email e-mail mailadresse e-mail-adresse email-adresse mail-adresse emailadresse"
    ),
    number=words("nummer telefonnummer handynummer telefon handy mobilnummer rufnummer"),
    ats=words("at ät klammeraffe"),
    dots=words("punkt"),
    gives=words("ist lautet wäre"),
    declines=words(
        "nein nicht kein keine ja doch abbrechen stopp stop gleiche selbe was warum wieso wie "
        "später hilfe warte moment wiederholen nie nichts richtig stimmt schon danke hallo ändern"
    ),
)
_SEPARABLE = {
    "ab": words("sag sage sagen sagt lehne lehnen breche brechen brich hol hole holen"),
    "an": words("ruf rufe rufen nehme nehmen nimm biete bieten fange fangen fängt fängst kommt"),
    "auf": words("hör höre hören schreib schreibe schreiben geb gebe geben pass passe"),
    "mit": words(
        "komm komme kommen kommt nehme nehmen nimm bringe bringen teile teilen mach mache"
    ),
    "nach": words("schau schaue schauen sieh sehe sehen frag frage fragen"),
    "um": words("buch buche buchen plane planen leg lege legen stell stelle stellen"),
    "vor": words("schlag schlage schlagen zieh ziehe ziehen hab habe haben les lese lesen"),
    "zu": words("sag sage sagen stimme stimmen hör höre hören"),
}
"""Particles that end a sentence for good, with the verbs that they belong to."""

_CLAUSES = words("wenn ob dass weil was wie wo wann falls welche welcher damit")


def is_unfinished(text: str, *, expecting: Expecting | None = None) -> bool:
    """Tell whether somebody who has said this is likely to go on.

    `expecting` is what they were asked for.
    """
    said = tuple(fold(word) for word in said_words(text))
    if not said:
        return False
    *before, last = said
    if _SEPARABLE.get(last, frozenset()) & set(before):
        return False  # "Sagen Sie den Termin ab."
    if last in _VERBS and _CLAUSES & set(before):
        return False  # "..., wenn das möglich ist."
    if "zwischen" in said and "und" not in said[said.index("zwischen") :]:
        return True
    return calls_for_more(fold(text), _ENDS, expecting)
