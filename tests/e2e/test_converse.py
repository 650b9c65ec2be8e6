"""Whole conversations through the command line, with every real part."""

from __future__ import annotations

import json
import struct
import wave
from pathlib import Path

import numpy as np
import pytest
from command_line import Result, converse, vocal_desk

ONE_BREATH = (
    "a demo on Wednesday afternoon, the earliest, I'm Maria Lopez, "
    "maria underscore lopez 92 at gmail dot com"
)


def booking_of(result: Result) -> dict[str, object]:
    (confirmed,) = result.of("booking_confirmed")
    booking = confirmed["booking"]
    assert isinstance(booking, dict)
    return booking


def test_a_typed_booking_in_one_breath(tmp_path: Path) -> None:
    result = converse(tmp_path, "--text", ONE_BREATH, "--text", "yes")
    booking = booking_of(result)
    assert (booking["date"], booking["name"]) == ("2026-11-25", "Maria Lopez")
    assert booking["email"] == "maria_lopez92@gmail.com"
    (offer,) = [
        event["result"]
        for event in result.of("function_result")
        if event["function_name"] == "check_availability"
    ]
    assert isinstance(offer, dict)
    afternoon = [slot["time"] for slot in offer["slots"] if slot["time"] >= "12:00"]
    assert booking["time"] == min(afternoon)
    assert booking["status"] == "accepted"


def test_nothing_is_booked_without_a_yes(tmp_path: Path) -> None:
    result = converse(tmp_path, "--text", ONE_BREATH, "no", "thanks, goodbye")
    assert result.of("proposal")
    assert not result.of("booking_confirmed")


@pytest.mark.parametrize("answer", ["yes but make it three o'clock", "maybe", "hmm", "not yet"])
def test_a_half_hearted_yes_books_nothing(tmp_path: Path, answer: str) -> None:
    result = converse(tmp_path, "--text", ONE_BREATH, answer)
    assert not result.of("booking_confirmed")


def test_every_turn_ends_in_its_metrics(tmp_path: Path) -> None:
    result = converse(tmp_path, "--text", "hello", ONE_BREATH, "yes")
    metrics = result.of("metrics")
    assert [event["turn"] for event in metrics] == [1, 2, 3]
    assert all(isinstance(event["reply_text_ms"], float) for event in metrics)
    assert [tool["name"] for tool in metrics[1]["tools"]] == [  # type: ignore[attr-defined]
        "check_availability",
        "book_appointment",
    ]


def test_the_demonstration_books_and_says_the_same_twice(tmp_path: Path) -> None:
    first = vocal_desk("converse", "--json", "--state", tmp_path / "a", "--out", tmp_path / "out")
    second = vocal_desk("converse", "--json", "--state", tmp_path / "b")
    booking = booking_of(first)
    assert booking["email"] == "anna.miller@example.com"
    assert (booking["date"], booking["time"]) == ("2026-11-25", "14:30")
    assert 0 < len(first.said("user")) <= 6
    for role in ("user", "agent"):
        assert first.said(role) == second.said(role)
    assert all(event["reply_audio_ms"] for event in first.of("metrics"))

    out = tmp_path / "out"
    lines = (out / "transcript.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["text"] for line in lines] == [
        event["text"] for event in first.of("transcript")
    ]
    replies = sorted(out.glob("reply-*.wav"))
    assert len(replies) == len(first.said("user"))
    assert sorted(out.glob("*.png"))


def test_the_last_reply_can_be_understood(tmp_path: Path) -> None:
    vocal_desk("converse", "--state", tmp_path / "state", "--out", tmp_path / "out")
    last = sorted((tmp_path / "out").glob("reply-*.wav"))[-1]
    heard = json.loads(vocal_desk("transcribe", last, "--json").out)["text"]
    assert "wednesday" in heard.lower()
    assert "2:30" in heard or "2.30" in heard or "two thirty" in heard.lower()


def test_a_second_demonstration_in_the_same_calendar_books_no_second_one(tmp_path: Path) -> None:
    vocal_desk("converse", "--json", "--state", tmp_path)
    again = vocal_desk("converse", "--json", "--state", tmp_path)
    assert not again.of("booking_confirmed")


def wav(path: Path, samples: np.ndarray, *, rate: int = 16_000, channels: int = 1) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((samples * 32_767).astype("<i2").tobytes())
    return path


def test_silence_a_knock_and_a_tap_spend_no_agent_turn(tmp_path: Path) -> None:
    random = np.random.default_rng(7)
    knock = np.zeros(24_000)
    knock[8_000:8_400] = random.normal(0, 0.3, 400) * np.linspace(1, 0, 400)
    files = [
        wav(tmp_path / "silence.wav", np.zeros(32_000)),
        wav(tmp_path / "knock.wav", knock),
        wav(tmp_path / "tap.wav", random.normal(0, 0.001, 1_600)),
    ]
    result = converse(tmp_path / "state", "--audio", *files)
    assert not result.said("user")
    assert len(result.said("agent")) == len(files)
    assert {event["outcome"] for event in result.of("metrics")} == {"nothing_heard"}


@pytest.mark.parametrize("shape", ["stereo", "8-bit"])
def test_other_kinds_of_wav_are_understood(tmp_path: Path, shape: str) -> None:
    demo = Path(__file__).parents[2] / "resources" / "demo" / "1-day.wav"
    with wave.open(str(demo)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32_768
    path = tmp_path / "other.wav"
    if shape == "stereo":
        # 48 kHz from 16 kHz by linear interpolation: plain, and good enough to be understood.
        times = np.arange(len(samples) * 3) / 3
        raised = np.interp(times, np.arange(len(samples)), samples)
        wav(path, np.repeat(raised, 2), rate=48_000, channels=2)
    else:
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(1)
            file.setframerate(16_000)
            file.writeframes(((samples * 127) + 128).astype("u1").tobytes())
    text = json.loads(vocal_desk("transcribe", path, "--json").out)["text"]
    assert "wednesday afternoon" in text.lower()


def test_a_file_that_is_no_wav_is_named_in_a_sentence(tmp_path: Path) -> None:
    wrong = tmp_path / "notes.wav"
    wrong.write_bytes(b"dear diary")
    for command in ("transcribe", "converse"):
        arguments = [wrong] if command == "transcribe" else ["--audio", wrong]
        result = vocal_desk(command, *arguments, expect=2)
        assert "notes.wav" in result.err
        assert len(result.err.splitlines()) == 1


def test_an_empty_wav_is_told_without_a_traceback(tmp_path: Path) -> None:
    empty = tmp_path / "empty.wav"
    empty.write_bytes(b"")
    assert "empty.wav" in vocal_desk("transcribe", empty, expect=2).err
    header = (
        b"RIFF"
        + struct.pack("<I", 36)
        + b"WAVEfmt "
        + struct.pack("<IHHIIHH", 16, 1, 1, 16_000, 32_000, 2, 16)
    )
    empty.write_bytes(header + b"data" + struct.pack("<I", 0))
    vocal_desk("transcribe", empty, expect=None)


def test_a_very_long_text_is_refused_politely(tmp_path: Path) -> None:
    result = converse(tmp_path, "--text", "book " * 20_000, "tomorrow at ten")
    (error,) = result.of("error")
    assert "too long" in str(error["message"])
    assert len(result.said("user")) == 1


def test_an_unknown_zone_and_an_unknown_agent_are_explained(tmp_path: Path) -> None:
    zone = vocal_desk("converse", "--text", "hi", "--time-zone", "Europe/Berln", expect=2)
    assert "Europe/Berlin" in zone.err
    agent = vocal_desk("converse", "--text", "hi", "--agent", "nobody", expect=2)
    assert "built-in" in agent.err
    calendar = vocal_desk("converse", "--text", "hi", "--calendar", "paper", expect=2)
    assert "sandbox" in calendar.err


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "vocal-desk.db"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = path.read_bytes()
    result = converse(tmp_path, "--text", "hello", expect=1)
    assert "newer" in result.err
    assert path.read_bytes() == before


def test_without_the_model_the_command_to_fetch_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    demo = Path(__file__).parents[2] / "resources" / "demo" / "1-day.wav"
    result = converse(tmp_path / "state", "--audio", demo, expect=1)
    assert "vocal-desk models fetch whisper-base" in result.err
