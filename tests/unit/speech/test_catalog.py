"""The catalog is complete, and a damaged one is refused in plain words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.domain.errors import InputError, ModelError
from app.language.forms import FORMS
from app.speech.catalog import Catalog, ModelKind
from app.storage.settings_definitions import DEFINITIONS

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

    assert {m.id: m.languages for m in catalog if m.kind is ModelKind.RECOGNISER} == {
        "whisper-base": ("mul",),
        "whisper-tiny-en": ("en",),
        "whisper-base-en": ("en",),
        "whisper-small": ("mul",),
        "whisper-small-en": ("en",),
        "whisper-large-v3-turbo": ("mul",),
    }
    assert {m.id: m.languages for m in catalog if m.kind is ModelKind.VOICE} == {
        "piper-en-us-joe": ("en-US",),
        "piper-en-gb-cori": ("en-GB",),
        "piper-de-de-thorsten": ("de-DE",),
        "piper-es-es-davefx": ("es-ES",),
        "piper-fr-fr-siwis": ("fr-FR",),
        "piper-it-it-paola": ("it-IT",),
    }
    for model in catalog:
        assert model.title
        assert model.licence
        assert model.attribution
        assert 50e6 < model.size < 2e9
        assert {part.package for file in model.files for part in file.parts} == {
            package.name for package in model.packages
        }


def test_every_shipped_model_has_the_files_that_it_is_loaded_from() -> None:
    needed = {
        ModelKind.RECOGNISER: {"model.bin", "config.json", "tokenizer.json"},
        ModelKind.VOICE: {"voice.onnx", "voice.onnx.json"},
    }
    for model in Catalog.load(SHIPPED):
        assert needed[model.kind] <= {file.name for file in model.files if not file.optional}
        if model.kind is ModelKind.RECOGNISER:
            assert any(file.name.startswith("vocabulary.") for file in model.files)


def test_what_comes_from_the_hub_is_pinned_to_a_commit_and_byte_for_byte() -> None:
    for model in Catalog.load(SHIPPED):
        assert model.pinned
        if model.hub is not None:
            assert re.fullmatch(r"[0-9a-f]{40}", model.hub.revision)


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
        ('packages = [{ name = "pack", download_size = 10 }]', ""),
        ('package = "pack"', 'package = "other"'),
        ('parts = [{ package = "pack", member = "pack/file" }]', 'hub_path = "file"'),
        ("[[models.files]]", 'hub = { name = "a/b", revision = "main" }\n[[models.files]]'),
        ("[[models.files]]", 'hub = { name = "../b", revision = "main" }\n[[models.files]]'),
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


def test_a_file_that_is_not_pinned_makes_the_model_so(tmp_path: Path) -> None:
    path = tmp_path / "catalog.toml"
    path.write_text(re.sub(r"sha256 = .*", "", ENTRY), encoding="utf-8")

    assert not Catalog.load(path).get("a").pinned


@pytest.mark.parametrize(
    ("setting", "kind"),
    [("speech.recogniser", ModelKind.RECOGNISER), ("speech.voice", ModelKind.VOICE)],
)
def test_every_model_that_can_be_chosen_can_be_had(setting: str, kind: ModelKind) -> None:
    catalog = Catalog.load(SHIPPED)
    (definition,) = [each for each in DEFINITIONS if each.key == setting]
    assert definition.default in {choice.value for choice in definition.choices}
    for choice in definition.choices:
        model = catalog.get(choice.value)
        assert model.kind is kind
        assert any(model.knows(language) for language in FORMS)
        size = model.size / 1e6
        shown = f"{size:.0f} MB" if size < 1000 else f"{size / 1000:.1f} GB"
        assert choice.label.endswith(f"({shown})")
