"""Whether files that nobody has pinned are at least a model of the right kind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from app.domain.errors import InputError
from app.domain.wording import Wording
from app.speech.catalog import Model, ModelKind

_WHISPER = b"WhisperSpec\0"  # what CTranslate2 writes near the start of such a model.bin


def check_soundness(model: Model, folder: Path) -> None:
    """Look at the files the way the recogniser or the synthesiser will; raise `InputError`."""
    if model.kind is ModelKind.VOICE:
        _check_voice(model, folder)
    else:
        _check_recogniser(model, folder)


def _check_voice(model: Model, folder: Path) -> None:
    import onnxruntime  # type: ignore[import-untyped]  # noqa: PLC0415

    settings = _read_json(model, folder / "voice.onnx.json")
    try:
        rate = settings["audio"]["sample_rate"]
        known = isinstance(rate, int) and bool(settings["phoneme_id_map"])
    except (KeyError, TypeError):
        known = False
    if not known:
        raise _unsound(model, "voice.onnx.json", "no Piper settings")
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(
            str(folder / "voice.onnx"), sess_options=options, providers=["CPUExecutionProvider"]
        )
        inputs = {put_in.name for put_in in session.get_inputs()}
    except Exception as error:  # onnxruntime raises what it likes
        raise _unsound(model, "voice.onnx", repr(error)) from error
    if not {"input", "input_lengths", "scales"} <= inputs:
        raise _unsound(model, "voice.onnx", f"takes {sorted(inputs)}")


def _check_recogniser(model: Model, folder: Path) -> None:
    with (folder / "model.bin").open("rb") as stream:
        if _WHISPER not in stream.read(64):
            raise _unsound(model, "model.bin", "no Whisper model for CTranslate2")
    for file in model.files:
        if file.name.endswith(".json") and (folder / file.name).exists():
            _read_json(model, folder / file.name)


def _read_json(model: Model, path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise _unsound(model, path.name, repr(error)) from error


def _unsound(model: Model, name: str, detail: str) -> InputError:
    return InputError(
        Wording(
            'The file for "{name}" does not belong to a Piper voice, or it is damaged.', name=name
        )
        if model.kind is ModelKind.VOICE
        else Wording(
            'The file for "{name}" does not belong to a Whisper model for CTranslate2, or it is'
            " damaged.",
            name=name,
        ),
        advice="Copy or download it again.",
        detail=detail,
    )
