"""The program's words in each language, as they are shipped."""

from __future__ import annotations

from app.language.forms import FORMS
from app.language.phrasebook import read_phrasebook
from app.system.paths import resource_root

PHRASEBOOKS = {
    language: read_phrasebook(language, resource_root().replies(language)) for language in FORMS
}
ENGLISH = PHRASEBOOKS["en"]
