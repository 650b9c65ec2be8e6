"""The German catalogue: whole, true to its placeholders, and what the program loads is made of it.

`dev.py translations` brings new sentences into it; then they are to be translated there.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import dev_translations
from PySide6.QtCore import QTranslator

CATALOGUE = dev_translations.CHECKOUT / dev_translations.CATALOGUE
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_ENDS = (":", "…", "?", ".")


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence of the catalogue."""

    context: str
    source: str
    translation: str
    kind: str


def entries(catalogue: Path = CATALOGUE) -> Iterator[Entry]:
    for context in ElementTree.parse(catalogue).getroot().iter("context"):  # noqa: S314 - ours
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            yield Entry(
                context.findtext("name", ""),
                message.findtext("source", ""),
                translation.text or "",
                translation.get("type", "finished"),
            )


def finished() -> list[Entry]:
    return [entry for entry in entries() if entry.kind == "finished"]


def test_the_catalogue_holds_every_sentence_translated(tmp_path: Path) -> None:
    """What is missing here is brought in by `dev.py translations`, and translated by hand."""
    fresh = tmp_path / CATALOGUE.name
    shutil.copy(CATALOGUE, fresh)
    dev_translations.update(catalogue=fresh)
    now = {(entry.context, entry.source): entry.kind for entry in entries(fresh)}
    held = {(entry.context, entry.source) for entry in entries()}
    assert [key for key, kind in now.items() if kind != "finished"] == []
    assert held - now.keys() == set(), "no longer in the program"


def test_a_translation_has_the_placeholders_of_its_sentence() -> None:
    wrong = [
        entry
        for entry in finished()
        if sorted(_PLACEHOLDER.findall(entry.source))
        != sorted(_PLACEHOLDER.findall(entry.translation))
    ]
    assert not wrong


def test_a_translation_has_an_access_key_where_its_sentence_has_one() -> None:
    assert not [
        entry for entry in finished() if entry.source.count("&") != entry.translation.count("&")
    ]


def test_a_translation_ends_as_its_sentence_does() -> None:
    assert not [
        entry
        for entry in finished()
        if any(entry.source.endswith(end) != entry.translation.endswith(end) for end in _ENDS)
    ]


def test_what_the_program_loads_was_made_from_the_catalogue() -> None:
    translator = QTranslator()
    assert translator.load(str(CATALOGUE.with_suffix(".qm")))
    assert not [
        entry
        for entry in finished()
        if translator.translate(entry.context, entry.source) != entry.translation
    ]


def test_words_put_together_below_the_window_keep_their_template() -> None:
    """An f-string can't be translated: a `Wording` can."""
    _, faults = dev_translations.collect()
    assert not faults


def test_no_other_name_hides_sentences_from_the_catalogue() -> None:
    """The extraction knows calls of `tr` and `translate`, and of nothing else."""
    alias = re.compile(r"(\w+) = (?:QCoreApplication\.translate|self\.tr)\n")
    names = {
        f"{file.name}: {name}"
        for file in (dev_translations.CHECKOUT / "app").rglob("*.py")
        for name in alias.findall(file.read_text(encoding="utf-8"))
        if name not in ("translate", "tr")
    }
    assert names == set()
