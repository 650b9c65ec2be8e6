"""The catalog is complete, and a damaged one is refused in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import InputError, ModelError
from app.speech.catalog import Catalog, ModelKind

SHIPPED = Path(__file__).parents[3] / "models" / "catalog.toml"
ENTRY = """
[[models]]
id = "a"
kind = "voice"
title = "A"
languages = ["en"]
licence = "MIT"
attribution = "Somebody."
packages = [{ name = "pack", download_size = 10 }]
[[models.files]]
name = "file"
size = 3
sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
parts = [{ package = "pack", member = "pack/file" }]
"""


def test_the_shipped_models_name_everything_a_person_asks_about() -> None:
    catalog = Catalog.load(SHIPPED)

    assert {m.id: m.kind for m in catalog} == {
        "whisper-base": ModelKind.RECOGNISER,
        "whisper-tiny-en": ModelKind.RECOGNISER,
        "piper-en-us-joe": ModelKind.VOICE,
    }
    for model in catalog:
        assert model.title
        assert model.languages
        assert model.licence
        assert 50e6 < model.size < 200e6
        assert {part.package for file in model.files for part in file.parts} == {
            package.name for package in model.packages
        }


def test_an_unknown_model_is_named_with_those_there_are(tmp_path: Path) -> None:
    path = tmp_path / "catalog.toml"
    path.write_text(ENTRY, encoding="utf-8")

    with pytest.raises(InputError) as caught:
        Catalog.load(path).get("b")

    assert caught.value.message == 'There is no speech model called "b".'
    assert caught.value.advice == "The models are: a."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('name = "file"', 'name = "../file"'),
        ('name = "file"', 'name = "C:file"'),
        ('id = "a"', 'id = ".."'),
        ("size = 3", "size = 0"),
        ('sha256 = "ba', 'sha256 = "xy'),
        ('kind = "voice"', 'kind = "singer"'),
        ('title = "A"', 'tittle = "A"'),
        ("[[models]]", "[[models"),
        ("[[models]]", ENTRY + "[[models]]"),
    ],
)
def test_a_catalog_that_is_not_in_order_is_refused(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "catalog.toml"
    path.write_text(ENTRY.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ModelError):
        Catalog.load(path)


def test_a_missing_catalog_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="Install Vocal Desk again"):
        Catalog.load(tmp_path / "none.toml")
