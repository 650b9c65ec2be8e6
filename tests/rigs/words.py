"""The program's words in each language, as they are shipped."""

from __future__ import annotations

from app.language.forms import Language
from app.language.phrasebook import Phrasebook, read_phrasebook
from app.system.paths import resource_root


def phrasebook(language: Language) -> Phrasebook:
    """Read one language's words."""
    return read_phrasebook(language, resource_root().replies(language))


ENGLISH = phrasebook("en")
