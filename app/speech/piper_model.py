"""One Piper voice in memory, and a sentence that is being made with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.errors import ModelError
from app.speech.levelling import Samples, levelled, trimmed

if TYPE_CHECKING:
    from piper import PiperVoice

_SEED = 1


class Stopped(Exception):
    """A sentence was not finished, since nobody waits for it any more."""


class Making:
    """A sentence on its way; `stop` ends it within some milliseconds, from any thread."""

    def __init__(self) -> None:
        self.is_stopped = False
        self._running: Any = None

    def stop(self) -> None:
        """Make no more of it."""
        self.is_stopped = True
        if self._running is not None:
            self._running.terminate = True

    def options(self) -> Any:
        """Return onnxruntime's options for a run that `stop` ends. Raises `Stopped`."""
        import onnxruntime  # type: ignore[import-untyped]  # noqa: PLC0415

        self._running = onnxruntime.RunOptions()
        if self.is_stopped:  # looked at last: `stop` may have come in between
            raise Stopped
        return self._running


class PiperModel:
    """A voice that was loaded from `folder`. To be used from one thread.

    Piper varies rhythm and timbre at random, as its configuration asks for. The random numbers
    start from a fixed seed, so the same sequence of sentences sounds the same in every run.
    """

    def __init__(self, folder: Path, threads: int) -> None:
        """Load the voice; raises `ModelError`."""
        try:
            self._session = _Session(folder / "voice.onnx", threads)
            self._voice = _voice(folder / "voice.onnx.json", self._session)
        except Exception as error:  # onnxruntime raises what it likes
            raise ModelError(
                "The voice could not be started.",
                advice="Run: vocal-desk models verify",
                detail=f"{folder}: {error!r}",
            ) from error
        self.sample_rate: int = self._voice.config.sample_rate

    def say(self, text: str, rate: float, making: Making) -> list[Samples]:
        """Return a text as sound, one for each sentence that Piper finds in it.

        There is no silence around them. `rate` is how fast, 1.0 being the voice's own pace.
        Raises `Stopped`.
        """
        from piper import SynthesisConfig  # noqa: PLC0415

        voice = self._voice
        config = SynthesisConfig(length_scale=voice.config.length_scale / rate)
        made: list[Samples] = []
        for phonemes in voice.phonemize(text):
            self._session.options = making.options()
            try:
                sound = voice.phoneme_ids_to_audio(voice.phonemes_to_ids(phonemes), config)
            except Exception as error:
                if making.is_stopped:
                    raise Stopped from error
                raise
            assert isinstance(sound, np.ndarray)  # no alignments were asked for
            said = trimmed(np.asarray(sound, dtype=np.float32).reshape(-1), self.sample_rate)
            made.append(levelled(said, self.sample_rate))
        return made


class _Session:
    """An onnxruntime session whose runs can be ended, as Piper uses it."""

    def __init__(self, model: Path, threads: int) -> None:
        import onnxruntime  # noqa: PLC0415

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        # Threads that spin while they wait cost half as much again, on cores that the recogniser
        # needs, and gain nothing here.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 4
        onnxruntime.set_seed(_SEED)  # only counts for sessions made after it is set
        self._session = onnxruntime.InferenceSession(
            str(model), sess_options=options, providers=["CPUExecutionProvider"]
        )
        self.options: Any = None

    def run(self, outputs: list[str] | None, given: Mapping[str, Any]) -> Any:
        return self._session.run(outputs, given, self.options)


def _voice(described: Path, session: _Session) -> PiperVoice:
    from piper import PiperConfig, PiperVoice  # noqa: PLC0415

    config = PiperConfig.from_dict(json.loads(described.read_text(encoding="utf-8")))
    return PiperVoice(session=session, config=config)
