"""What there is to know of how the program runs here, for `vocal-desk doctor` and the window."""

from __future__ import annotations

import importlib.metadata
import platform
import re
from collections.abc import Iterator
from pathlib import Path

from app import __version__
from app.build.program import Program
from app.domain.errors import StorageError
from app.domain.history import TurnTimes
from app.domain.latency import Latency, latencies
from app.domain.wording import Wording, sentences
from app.speech.store import ModelState
from app.system.checks import Check, guarded
from app.system.logs import LOG_NAME, redact

LAST_TURNS = 20
LOG_LINES = 200

_LIBRARIES = (
    "PySide6-Essentials",
    "faster-whisper",
    "ctranslate2",
    "piper-tts",
    "onnxruntime",
    "sounddevice",
    "keyring",
)
"""Those that a trouble most often comes from."""

_WORDS = re.compile(r"(implausible text: ).*")
"""What the log holds of what was heard."""


def versions() -> str:
    """Return program, Python and system in a line."""
    system = platform.platform()
    return f"Vocal Desk {__version__}, Python {platform.python_version()}, {system}"


def state_checks(program: Program) -> list[Check]:
    """Look at what the program is made of and what it keeps; nothing of it can be wanting."""
    return [
        Check("libraries", ok=True, finding=", ".join(_libraries())),
        guarded("speech models", lambda: _models_check(program)),
        guarded("log", lambda: _log_check(program)),
    ]


def turns_check(program: Program) -> Check:
    """Look at how long the last turns took."""
    return guarded("last turns", lambda: _turns_check(program))


def last_turns(program: Program) -> tuple[TurnTimes, ...]:
    """Return what the history knows of the last turns, the oldest first. Raises StorageError."""
    from app.storage.history.schema import HISTORY_DATABASE

    if not (program.paths.state / HISTORY_DATABASE).exists():
        return ()
    from app.build.history import open_archive

    archive = open_archive(program)
    try:
        return archive.last_turns(LAST_TURNS)
    finally:
        archive.close()


def log_end(program: Program, lines: int = LOG_LINES) -> str:
    """Return the last lines of the log, without addresses, keys and what was heard."""
    log = program.paths.log / LOG_NAME
    text = log.read_text("utf-8", "replace") if log.exists() else ""
    text = redact("\n".join(text.splitlines()[-lines:]))
    return _WORDS.sub(r"\1<words>", text)


def redacted(program: Program, text: str) -> str:
    """Mask e-mail addresses, whatever looks like a key, the person's own name and home."""
    text = redact(text)
    name = program.settings.text("person.name")
    for secret, mask in ((name, "<name>"), (str(Path.home()), "<home>")):
        if secret:
            text = text.replace(secret, mask)
    return text


def write_report(path: Path, text: str) -> None:
    """Write a report to a file. Raises StorageError."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise StorageError(
            Wording("The report could not be written to {path}.", path=path),
            advice="Choose another place.",
            detail=str(error),
        ) from error


def _libraries() -> Iterator[str]:
    for name in _LIBRARIES:
        try:
            yield f"{name} {importlib.metadata.version(name)}"
        except importlib.metadata.PackageNotFoundError:
            yield f"{name} -"


def _models_check(program: Program) -> Check:
    here = [each for each in program.models.list() if each.ready or each.partial]
    finding = ", ".join(map(_model_words, here)) or Wording("none is on this computer yet")
    return Check("speech models", ok=True, finding=finding)


def _model_words(state: ModelState) -> str:
    if state.ready:
        return f"{state.model.id} ({state.model.size / 1e6:.0f} MB)"
    return f"{state.model.id} ({state.partial / 1e6:.0f} / {state.model.size / 1e6:.0f} MB)"


def _turns_check(program: Program) -> Check:
    found = map(_latency_words, latencies(last_turns(program)))
    finding = sentences(*found) or Wording("the history holds none")
    return Check("last turns", ok=True, finding=finding)


def _log_check(program: Program) -> Check:
    return Check("log", ok=True, finding=str(program.paths.log))


def _latency_words(found: Latency) -> str:
    middle, high = round(found.middle), round(found.high)
    match found.part:
        case "transcript":
            return Wording(
                "Words written down after {middle} ms, slowest {high}.", middle=middle, high=high
            )
        case "reply":
            return Wording(
                "Reply shown after {middle} ms, slowest {high}.", middle=middle, high=high
            )
    return Wording("Reply heard after {middle} ms, slowest {high}.", middle=middle, high=high)
