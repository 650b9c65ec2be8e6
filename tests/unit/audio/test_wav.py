"""Every WAV file that people have is read, and what can't be used is said in plain words."""

from __future__ import annotations

import struct
import wave
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.audio.wav import LONGEST, read_wav, wav_bytes, write_wav
from app.domain.audio import SPEECH_RATE, Audio
from app.domain.errors import InputError

PCM, FLOAT, EXTENSIBLE = 1, 3, 0xFFFE


def tone(rate: int, seconds: float = 0.5, amplitude: float = 0.5) -> NDArray[np.float64]:
    n = np.arange(round(rate * seconds))
    return amplitude * np.sin(2 * np.pi * 440 * n / rate)


def encoded(samples: NDArray[np.float64], code: int, bits: int) -> bytes:
    if code == FLOAT:
        return samples.astype(f"<f{bits // 8}").tobytes()
    if bits == 8:
        return np.round(samples * 127 + 128).astype(np.uint8).tobytes()
    integers = np.round(samples * (2 ** (bits - 1) - 1)).astype("<i8")
    return bytes(integers.view(np.uint8).reshape(-1, 8)[:, : bits // 8].tobytes())


def riff(
    data: bytes,
    *,
    code: int = PCM,
    bits: int = 16,
    rate: int = SPEECH_RATE,
    channels: int = 1,
    extensible: bool = False,
    length: int | None = None,
    before: bytes = b"",
) -> bytes:
    frame = channels * bits // 8
    form = struct.pack(
        "<HHIIHH", EXTENSIBLE if extensible else code, channels, rate, rate * frame, frame, bits
    )
    if extensible:
        guid = struct.pack("<H", code) + bytes.fromhex("0000000010008000 00aa00389b71")
        form += struct.pack("<HHI", 22, bits, 0) + guid
    chunks = b"fmt " + struct.pack("<I", len(form)) + form + before
    chunks += b"data" + struct.pack("<I", len(data) if length is None else length) + data
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks


def put(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "sound.wav"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("code", "bits"), [(PCM, 8), (PCM, 16), (PCM, 24), (PCM, 32), (FLOAT, 32), (FLOAT, 64)]
)
@pytest.mark.parametrize("extensible", [False, True])
def test_every_width_gives_the_same_sound(
    tmp_path: Path, code: int, bits: int, extensible: bool
) -> None:
    samples = tone(SPEECH_RATE)
    content = riff(encoded(samples, code, bits), code=code, bits=bits, extensible=extensible)

    audio = read_wav(put(tmp_path, content))

    assert audio.sample_rate == SPEECH_RATE
    assert audio.samples.dtype == np.float32
    np.testing.assert_allclose(audio.samples, samples, atol=0.01 if bits == 8 else 1e-4)


@pytest.mark.parametrize("rate", [8_000, 11_025, 22_050, 44_100, 48_000, 96_000])
def test_any_rate_is_resampled(tmp_path: Path, rate: int) -> None:
    audio = read_wav(put(tmp_path, riff(encoded(tone(rate), PCM, 16), rate=rate)))

    assert audio.sample_rate == SPEECH_RATE
    assert audio.seconds == pytest.approx(0.5, abs=0.001)
    middle = slice(1_600, 6_400)
    np.testing.assert_allclose(audio.samples[middle], tone(SPEECH_RATE)[middle], atol=0.01)


def test_channels_are_mixed(tmp_path: Path) -> None:
    left, right = tone(SPEECH_RATE, amplitude=0.5), np.zeros(SPEECH_RATE // 2)
    both = np.stack([left, right], axis=1).reshape(-1)

    audio = read_wav(put(tmp_path, riff(encoded(both, PCM, 16), channels=2)))

    np.testing.assert_allclose(audio.samples, left / 2, atol=1e-4)


def test_other_chunks_are_skipped_also_of_odd_length(tmp_path: Path) -> None:
    comment = b"LIST" + struct.pack("<I", 5) + b"INFO!" + b"\0"

    audio = read_wav(put(tmp_path, riff(encoded(tone(SPEECH_RATE), PCM, 16), before=comment)))

    assert audio.seconds == 0.5


@pytest.mark.parametrize("length", [0xFFFFFFFF, 0x7FFFF024])
def test_the_length_may_be_unknown_as_when_written_to_a_pipe(tmp_path: Path, length: int) -> None:
    audio = read_wav(put(tmp_path, riff(encoded(tone(SPEECH_RATE), PCM, 16), length=length)))

    assert audio.seconds == 0.5


def test_floats_that_are_no_numbers_or_too_loud_are_tamed(tmp_path: Path) -> None:
    data = np.array([np.nan, np.inf, -np.inf, 3.0, -3.0, 0.25], dtype="<f4").tobytes()

    audio = read_wav(put(tmp_path, riff(data, code=FLOAT, bits=32)))

    np.testing.assert_allclose(audio.samples, [0.0, 1.0, -1.0, 1.0, -1.0, 0.25])


GOOD = riff(encoded(tone(SPEECH_RATE), PCM, 16))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"not a sound at all, but a text", "is not a WAV file"),
        (b"RIFF", "is not a WAV file"),
        (b"ID3\x04" + bytes(100), "is not a WAV file"),
        (GOOD[:-100], "is cut off"),
        (GOOD[:40], "is cut off"),
        (GOOD[:30], "is cut off"),
        (GOOD[:12], "is cut off"),
        (riff(b""), "holds no sound"),
        (riff(b"\0"), "holds no sound"),
        (riff(bytes(100), code=2, bits=4), "form that can't be read"),
        (riff(bytes(100), code=85, bits=0), "form that can't be read"),
        (riff(bytes(100), rate=0), "is not in order"),
        (riff(bytes(100), channels=0), "is not in order"),
        (riff(bytes(100), length=0x7000_0000), f"more than {LONGEST // 60} minutes"),
        (b"RIFF\0\0\0\0WAVEdata\4\0\0\0\0\0\0\0", "is not in order"),
    ],
)
def test_what_can_not_be_used_is_told_plainly(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_wav(put(tmp_path, content))

    assert caught.value.message.startswith('The file "sound.wav"')
    assert words in caught.value.message
    assert caught.value.advice


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_wav(tmp_path / "none.wav")
    with pytest.raises(InputError, match="can't be read"):
        read_wav(tmp_path)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    audio = Audio(tone(SPEECH_RATE).astype(np.float32), SPEECH_RATE)
    path = tmp_path / "out.wav"

    write_wav(path, audio)

    np.testing.assert_allclose(read_wav(path).samples, audio.samples, atol=1e-4)
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 16_000)


def test_full_scale_and_beyond_does_not_wrap_around() -> None:
    loud = Audio(np.array([1.0, -1.0, 7.0, -7.0, np.nan], dtype=np.float32), SPEECH_RATE)

    values = np.frombuffer(wav_bytes(loud)[44:], dtype="<i2")

    assert values.tolist() == [32767, -32767, 32767, -32767, 0]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be written"):
        write_wav(tmp_path / "none" / "out.wav", Audio.silence(0.1))
