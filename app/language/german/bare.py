"""Whether German words are nothing but a choice, or nothing but a refusal."""

from __future__ import annotations

from app.language.bare import is_covered, names_one_time
from app.language.german.text import tokenise, words
from app.language.values import Understanding

_AROUND_A_CHOICE = words(
    "bitte den der die das um am für ich nehme nehmen wir hätte gern gerne möchte dann passt ist "
    "wäre geht gut prima super perfekt okay ok ja genau danke vielen dank mir also äh ähm uhr "
    "termin es , . !"
)
_REFUSAL = words(
    "nein nee ne nö stopp stop danke bitte abbrechen vergessen sie es das lieber nicht doch lassen "
    "wir ich möchte äh ähm , . !"
)
_REFUSES = words("nein nee nö stopp stop abbrechen vergessen nicht lassen")


def is_bare_choice(text: str, said: Understanding) -> bool:
    """Tell whether `text`, understood as `said`, only chooses one time of some offered."""
    if not names_one_time(said):
        return False
    spans = [(found.start, found.end) for found in (said.time, said.choice, said.date) if found]
    return is_covered(tokenise(text), spans, _AROUND_A_CHOICE)


def is_bare_refusal(text: str) -> bool:
    """Tell whether `text` only refuses or breaks off."""
    tokens = tokenise(text)
    return bool(_REFUSES & set(tokens.texts)) and is_covered(tokens, (), _REFUSAL)
