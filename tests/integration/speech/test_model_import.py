"""A model that somebody has brought along is taken if it is the right one, whatever its names."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hub_server import entry

from app.domain.errors import InputError
from app.speech.catalog import Catalog
from app.speech.store import ModelStore

WEIGHTS = bytes(range(249)) * 100
SETTINGS = b'{"audio": {"sample_rate": 22050}}'
ONNX, JSON = "en_GB-tiny-medium.onnx", "en_GB-tiny-medium.onnx.json"
FILES = {f"en/medium/{ONNX}": WEIGHTS, f"en/medium/{JSON}": SETTINGS}


def store(folder: Path, files: dict[str, bytes] = FILES, **options: object) -> ModelStore:
    path = folder / "catalog.toml"
    path.write_text(entry(files, **{"pinned": True, **options}), encoding="utf-8")  # type: ignore[arg-type]
    return ModelStore(folder / "models", Catalog.load(path), folder / "none.lock")


def as_folder(path: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)
    return path


def as_zip(path: Path, files: dict[str, bytes]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path.with_suffix(".zip"), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"some/folder/{name}", data)
        archive.writestr(f"some/folder/deeper/{ONNX}", b"another one")
    return path.with_suffix(".zip")


@pytest.mark.parametrize("pack", [as_folder, as_zip])
@pytest.mark.parametrize("names", [(ONNX, JSON), ("voice.onnx", "voice.onnx.json")])
def test_a_folder_or_a_zip_is_taken_under_either_name(
    tmp_path: Path, pack: Callable[[Path, dict[str, bytes]], Path], names: tuple[str, str]
) -> None:
    path = pack(tmp_path / "brought", {names[0]: WEIGHTS, names[1]: SETTINGS, "README": b"x"})
    models = store(tmp_path)

    folder = models.take_over("tiny", path)

    assert models.path("tiny") == folder
    assert (folder / "voice.onnx").read_bytes() == WEIGHTS
    assert (folder / "voice.onnx.json").read_bytes() == SETTINGS
    assert not (folder / "README").exists()
    assert "imported" in json.loads((folder / ".origin.json").read_text())["origin"]
    assert [p.name for p in (tmp_path / "models").glob(".*")] == [".locks"]
    assert path.exists()


def test_a_voice_file_with_its_settings_beside_is_taken(tmp_path: Path) -> None:
    path = as_folder(tmp_path / "brought", {"mine.onnx": WEIGHTS, "mine.onnx.json": SETTINGS})

    assert store(tmp_path).take_over("tiny", path / "mine.onnx")
    assert store(tmp_path).ready("tiny")


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({ONNX: WEIGHTS}, f'lacks "{JSON}", so it is not the speech model "Tiny voice"'),
        ({}, f'lacks "{ONNX}", "{JSON}"'),
        ({ONNX: WEIGHTS[::-1], JSON: SETTINGS}, "not the one that belongs to the speech model"),
        ({ONNX: WEIGHTS[:-1], JSON: SETTINGS}, "or it is damaged"),
        ({ONNX: WEIGHTS + b"x", JSON: SETTINGS}, "or it is damaged"),
    ],
)
@pytest.mark.parametrize("pack", [as_folder, as_zip])
def test_what_is_missing_or_wrong_is_told(
    tmp_path: Path,
    pack: Callable[[Path, dict[str, bytes]], Path],
    files: dict[str, bytes],
    message: str,
) -> None:
    (tmp_path / "brought").mkdir()
    path = pack(tmp_path / "brought", files)
    if pack is as_zip and ONNX not in files:
        message = f'lacks "{JSON}"'  # the deeper file counts where there is no other

    with pytest.raises(InputError) as caught:
        store(tmp_path).take_over("tiny", path)

    assert message in caught.value.message
    assert not (tmp_path / "models" / "tiny").exists()
    assert [p.name for p in (tmp_path / "models").glob(".*")] == [".locks"]


def test_a_failed_import_leaves_the_model_that_is_there(tmp_path: Path) -> None:
    store(tmp_path).take_over("tiny", as_folder(tmp_path / "a", {ONNX: WEIGHTS, JSON: SETTINGS}))

    with pytest.raises(InputError):
        store(tmp_path).take_over("tiny", as_folder(tmp_path / "b", {ONNX: b"x", JSON: SETTINGS}))

    assert store(tmp_path).verify("tiny")


@pytest.mark.parametrize("name", ["nothing", "letter.txt", "letter.zip", "cut.zip"])
def test_what_is_no_place_for_a_model_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "letter.txt").write_text("Dear Anna")
    (tmp_path / "letter.zip").write_text("Dear Anna")
    whole = as_zip(tmp_path / "whole", {ONNX: os.urandom(5000), JSON: SETTINGS}).read_bytes()
    broken = bytearray(whole)
    broken[200:400] = bytes(200)
    (tmp_path / "cut.zip").write_bytes(bytes(broken))

    with pytest.raises(InputError) as caught:
        store(tmp_path).take_over("tiny", tmp_path / name)

    assert str(tmp_path / name) in caught.value.message
    assert caught.value.advice


WHISPER = {
    "model.bin": b"\x06\0\0\0\x0c\0WhisperSpec\0\x03" + bytes(500),
    "config.json": b"{}",
    "vocabulary.txt": b"a\nb",
}


def test_a_recogniser_that_is_not_pinned_is_taken_and_held_to_what_it_was(tmp_path: Path) -> None:
    models = store(tmp_path, WHISPER, pinned=False, kind="recogniser")

    folder = models.take_over("tiny", as_folder(tmp_path / "brought", WHISPER))

    assert models.verify("tiny")
    (folder / "config.json").write_bytes(b"[]")
    assert not models.verify("tiny")


@pytest.mark.parametrize(
    ("name", "data"), [("model.bin", b"PK\3\4" + bytes(500)), ("config.json", b"<html>")]
)
def test_a_recogniser_that_is_none_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    models = store(tmp_path, WHISPER, pinned=False, kind="recogniser")

    with pytest.raises(InputError, match=f'The file for "{name}" does not belong to a Whisper'):
        models.take_over("tiny", as_folder(tmp_path / "brought", {**WHISPER, name: data}))

    assert not models.ready("tiny")


def test_a_voice_that_is_none_is_refused(tmp_path: Path) -> None:
    # An ONNX file, but one that tells speech from silence.
    package = importlib.util.find_spec("faster_whisper")
    assert package is not None
    assets = Path(str(package.origin)).parent / "assets"
    other = next(assets.glob("*.onnx")).read_bytes()
    piper = b'{"audio": {"sample_rate": 22050}, "phoneme_id_map": {"_": [0]}}'
    models = store(tmp_path, pinned=False)
    for onnx, settings, named in (
        (other, piper, "voice.onnx"),
        (b"\x08\x08 no model", piper, "voice.onnx"),
        (other, b'{"audio": 1}', "voice.onnx.json"),
        (other, b"\xff\xfe", "voice.onnx.json"),
    ):
        path = as_folder(tmp_path / "brought", {ONNX: onnx, JSON: settings})
        with pytest.raises(InputError, match=f'The file for "{named}" does not belong to a Piper'):
            models.take_over("tiny", path)


def test_a_real_voice_that_is_not_pinned_is_taken(
    tmp_path: Path, model_folder: Callable[[str], Path]
) -> None:
    real = model_folder("piper-en-us-joe")
    (tmp_path / "brought").mkdir()
    for ours, theirs in (("voice.onnx", ONNX), ("voice.onnx.json", JSON)):
        shutil.copyfile(real / ours, tmp_path / "brought" / theirs)
    models = store(tmp_path, pinned=False)

    models.take_over("tiny", tmp_path / "brought")

    assert models.ready("tiny")
