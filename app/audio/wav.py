"""Reads and writes WAV files.

Reading follows the RIFF specification (Microsoft, "Multiple Channel Audio Data and WAVE Files"):
uncompressed integers of 8, 16, 24 and 32 bits and floats of 32 and 64, plain or extensible. The
standard library's `wave` reads neither floats nor, before Python 3.12, the extensible form.
"""

from __future__ import annotations

import io
import struct
import wave
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from app.audio.resample import resample
from app.domain.audio import SPEECH_RATE, Audio
from app.domain.errors import InputError
from app.domain.wording import Wording

LONGEST = 20 * 60
"""Seconds of sound that a file may hold."""

_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
_RATES = range(1_000, 768_001)
_MOST_CHANNELS = 64
# Programs that write to a pipe can't know the length: sox, ffmpeg and espeak-ng put one of the
# largest numbers there.
_UNKNOWN_LENGTH = 0x7FFF_0000
_SAVE_AS_PCM = "Save it as an uncompressed 16-bit WAV file and try again."


@dataclass(frozen=True, slots=True)
class _Format:
    code: int
    channels: int
    rate: int
    bits: int

    @property
    def frame_size(self) -> int:
        """Bytes of one sample of every channel."""
        return self.channels * self.bits // 8


def read_wav(path: Path) -> Audio:
    """Return the sound of a WAV file as mono at `SPEECH_RATE`, channels averaged.

    Raises InputError, see `load_wav`.
    """
    return resample(load_wav(path), SPEECH_RATE)


def load_wav(path: Path) -> Audio:
    """Return the sound of a WAV file as mono at the file's own rate, channels averaged.

    Raises `InputError` when the file is missing, is not a WAV file, is cut off, holds no sound,
    compressed sound or more than `LONGEST` seconds.
    """
    try:
        with path.open("rb") as stream:
            form, data = _read_chunks(stream, path.name)
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            raise InputError(
                Wording('The file "{name}" does not exist.', name=path.name),
                advice="Check its name and folder.",
            ) from error
        raise InputError(
            Wording('The file "{name}" can\'t be read.', name=path.name),
            advice="Check that it is a file and that you may open it.",
            detail=repr(error),
        ) from error
    samples = _decode(form, data).reshape(-1, form.channels).mean(axis=1, dtype=np.float32)
    finite = np.nan_to_num(samples, nan=0.0, posinf=1.0, neginf=-1.0)
    return Audio(np.clip(finite, -1.0, 1.0), form.rate)


def wav_bytes(audio: Audio) -> bytes:
    """Return a 16-bit WAV file of the sound."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(audio.sample_rate)
        finite = np.nan_to_num(audio.samples, nan=0.0)
        file.writeframes((np.clip(finite, -1.0, 1.0) * 32767.0).round().astype("<i2").tobytes())
    return buffer.getvalue()


def write_wav(path: Path, audio: Audio) -> None:
    """Write the sound as a 16-bit WAV file; raise `InputError` when that is not possible."""
    try:
        path.write_bytes(wav_bytes(audio))
    except OSError as error:
        raise InputError(
            Wording('The file "{path}" can\'t be written.', path=path),
            advice="Check that the folder exists, that you may write there and that there is room.",
            detail=repr(error),
        ) from error


def _read_chunks(stream: BinaryIO, name: str) -> tuple[_Format, bytes]:
    """Walk through the chunks to the sound; return its format and its bytes."""
    header = stream.read(12)
    if not header:
        raise InputError(
            Wording('The file "{name}" is empty.', name=name), advice="Record it again."
        )
    if len(header) < 12 or header[:4] != b"RIFF" or header[8:] != b"WAVE":
        raise InputError(
            Wording('The file "{name}" is not a WAV file.', name=name), advice=_SAVE_AS_PCM
        )
    form: _Format | None = None
    while True:
        chunk = stream.read(8)
        if len(chunk) < 8:
            raise _cut_off(name)
        kind, length = struct.unpack("<4sI", chunk)
        if kind == b"data":
            if form is None:
                raise InputError(
                    Wording('The file "{name}" is not in order.', name=name), advice=_SAVE_AS_PCM
                )
            return form, _read_sound(stream, form, length, name)
        if kind == b"fmt ":
            form = _read_format(stream.read(min(length, 64)), name)
            stream.seek(length - min(length, 64), io.SEEK_CUR)
        else:
            stream.seek(length, io.SEEK_CUR)
        stream.seek(length % 2, io.SEEK_CUR)  # chunks are padded to an even length


def _read_format(data: bytes, name: str) -> _Format:
    if len(data) < 16:
        raise _cut_off(name)
    code, channels, rate, _, _, bits = struct.unpack("<HHIIHH", data[:16])
    if code == _EXTENSIBLE and len(data) >= 26:
        (code,) = struct.unpack("<H", data[24:26])  # the first field of the sub-format's GUID
    if (code, bits) not in {
        (_PCM, 8),
        (_PCM, 16),
        (_PCM, 24),
        (_PCM, 32),
        (_FLOAT, 32),
        (_FLOAT, 64),
    }:
        raise InputError(
            Wording('The file "{name}" holds sound in a form that can\'t be read.', name=name),
            advice=_SAVE_AS_PCM,
            detail=f"format {code:#06x}, {bits} bits",
        )
    if rate not in _RATES or not 1 <= channels <= _MOST_CHANNELS:
        raise InputError(
            Wording('The file "{name}" is not in order.', name=name),
            advice=_SAVE_AS_PCM,
            detail=f"{channels} channels at {rate} Hz",
        )
    return _Format(code, channels, rate, bits)


def _read_sound(stream: BinaryIO, form: _Format, length: int, name: str) -> bytes:
    most = LONGEST * form.rate * form.frame_size
    unknown = length >= _UNKNOWN_LENGTH
    if not unknown and length > most:
        raise _too_long(name)
    data = stream.read(most + 1 if unknown else length)
    if len(data) > most:
        raise _too_long(name)
    if not unknown and len(data) < length:
        raise _cut_off(name)
    whole = len(data) - len(data) % form.frame_size
    if not whole:
        raise InputError(
            Wording('The file "{name}" holds no sound.', name=name), advice="Record it again."
        )
    return data[:whole]


def _decode(form: _Format, data: bytes) -> NDArray[np.float32]:
    """Return the samples of all channels, interleaved, with full scale 1.0."""
    if form.code == _FLOAT:
        return np.frombuffer(data, dtype=f"<f{form.bits // 8}").astype(np.float32)
    if form.bits == 8:  # the only unsigned width
        return (np.frombuffer(data, dtype=np.uint8).astype(np.float32) - 128.0) / 128.0
    if form.bits == 24:
        widened = np.zeros((len(data) // 3, 4), dtype=np.uint8)
        widened[:, 1:] = np.frombuffer(data, dtype=np.uint8).reshape(-1, 3)
        return widened.view("<i4").reshape(-1).astype(np.float32) / np.float32(2**31)
    integers = np.frombuffer(data, dtype=f"<i{form.bits // 8}")
    return integers.astype(np.float32) / np.float32(2 ** (form.bits - 1))


def _cut_off(name: str) -> InputError:
    return InputError(
        Wording('The file "{name}" is cut off: it ends before its sound does.', name=name),
        advice="Copy or record it again.",
    )


def _too_long(name: str) -> InputError:
    return InputError(
        Wording(
            'The file "{name}" holds more than {minutes} minutes of sound.',
            name=name,
            minutes=LONGEST // 60,
        ),
        advice="Cut it into shorter pieces, one utterance each.",
    )
