"""How well sound ran: counted while a stream is open, and kept for the next look."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.domain.errors import StorageError
from app.domain.wording import Wording

log = logging.getLogger(__name__)

HEALTH_FILE = "sound.json"
"""The name of the file in the state folder that `save_health` is meant for."""


@dataclass(frozen=True, slots=True)
class StreamHealth:
    """What one run of a microphone or loudspeaker came to.

    `device` is the last one, `rate` (Hz) and `latency` (seconds) are its own. `blocks` were
    handed over in `seconds` of sound; `overruns` counts the times sound was lost or broke off.
    """

    device: str
    rate: int
    latency: float
    blocks: int
    overruns: int
    seconds: float

    @property
    def breaks_up(self) -> bool:
        """Whether so much was lost that one hears it: more than once a minute."""
        return self.overruns > 1 + self.seconds / 60

    def __str__(self) -> str:
        times = "once" if self.overruns == 1 else f"{self.overruns} times"
        lost = f"broke off {times}" if self.overruns else "never broke off"
        return (
            f"{self.device}, {self.rate} Hz, {1000 * self.latency:.0f} ms delay,"
            f" {self.seconds:.0f} s in {self.blocks} blocks, {lost}"
        )


def save_health(
    path: Path, *, microphone: StreamHealth | None, loudspeaker: StreamHealth | None
) -> None:
    """Write both into a small JSON file. Raises `StorageError`."""
    content = {
        name: asdict(health)
        for name, health in (("microphone", microphone), ("loudspeaker", loudspeaker))
        if health is not None
    }
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        os.replace(part, path)  # noqa: PTH105 - replaces on every system
    except OSError as error:
        raise StorageError(
            Wording('The file "{path}" can\'t be written.', path=path),
            advice="Check that there is room and that you may write there.",
            detail=repr(error),
        ) from error


def load_health(path: Path) -> Mapping[str, StreamHealth]:
    """Return what was saved, as `microphone` and `loudspeaker`; empty where nothing usable is."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        log.info("%s can't be read: %r", path, error)
        return {}
    if not isinstance(content, dict):
        return {}
    read = {name: _health(content.get(name)) for name in ("microphone", "loudspeaker")}
    return {name: health for name, health in read.items() if health is not None}


def _health(values: Any) -> StreamHealth | None:
    try:
        return StreamHealth(
            device=str(values["device"]),
            rate=int(values["rate"]),
            latency=float(values["latency"]),
            blocks=int(values["blocks"]),
            overruns=int(values["overruns"]),
            seconds=float(values["seconds"]),
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
