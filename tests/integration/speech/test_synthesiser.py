"""The voice says what it is given, and what it says is understood."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.audio.resample import resample
from app.domain.audio import SPEECH_RATE, Audio
from app.domain.errors import ModelError
from app.language.clauses import in_breaths, pause_after
from app.speech.levelling import CEILING, TARGET, level
from app.speech.recogniser import WhisperRecogniser
from app.speech.synthesiser import PiperSynthesiser

SENTENCES = [
    "The appointment is on Tuesday at three.",
    "Which day would suit you?",
    "What is your e-mail address?",
    "Shall I book that?",
]


def words(text: str) -> list[str]:
    spelled = text.lower().replace("email", "e-mail").replace("3", "three")
    return re.findall(r"[a-z]+|\d+", spelled)


@pytest.mark.parametrize("sentence", SENTENCES)
async def test_what_the_voice_says_is_understood(
    synthesiser: PiperSynthesiser, recogniser: WhisperRecogniser, sentence: str
) -> None:
    spoken = await synthesiser.synthesise(sentence)

    heard = await recogniser.transcribe(resample(spoken, SPEECH_RATE))

    assert words(heard) == words(sentence)


@pytest.mark.parametrize(
    ("written", "hears"),
    [
        (
            "On Wednesday, November 25th, I have 9, 9:30 or 10 AM, and more on the card.",
            r"wednesday,? (the )?25th (of )?november.* 9,? 9[:.]?30,? or 10",
        ),
        (
            "It's for Maria Lopez, maria_lopez92@gmail.com.",
            r"maria lopez.*underscore lopez.*l-?o-?p-?e-?z-?,? ?9-?,? ?2.* at gmail\.?( dot )?com",
        ),
        ("| Free | Price |\n|---|---|\n| Tuesday | $49.99 |", r"free.*price.*tuesday.*49\.99"),
    ],
)
async def test_what_is_worded_for_the_ear_is_understood(
    synthesiser: PiperSynthesiser, recogniser: WhisperRecogniser, written: str, hears: str
) -> None:
    pieces = in_breaths(written)
    spoken = [(await synthesiser.synthesise(piece)).samples for piece in pieces]
    pause = np.zeros(round(pause_after(pieces[0]) * 22_050), dtype=np.float32)
    sound = np.concatenate([part for each in spoken for part in (each, pause)])

    heard = await recogniser.transcribe(resample(Audio(sound, 22_050), SPEECH_RATE))

    assert re.search(hears, heard.lower()), heard


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("I would like an appointment on Friday at three in the afternoon.", "en-us"),
        ("Yes, please book it.", "en-gb"),
    ],
)
async def test_other_voices_are_understood_too(
    recogniser: WhisperRecogniser,
    espeak: Callable[[str, str], Audio],
    sentence: str,
    voice: str,
) -> None:
    heard = await recogniser.transcribe(espeak(sentence, voice))

    assert words(heard) == words(sentence)


async def test_sound_has_the_rate_of_the_voice_and_begins_at_once(
    synthesiser: PiperSynthesiser,
) -> None:
    audio = await synthesiser.synthesise("Ready when you are.")

    assert audio.sample_rate == 22_050
    assert audio.samples.dtype == np.float32
    assert 0.5 < audio.seconds < 4.0
    loud = np.flatnonzero(np.abs(audio.samples) > 0.02)
    assert loud[0] < 0.02 * audio.sample_rate
    assert len(audio.samples) - loud[-1] < 0.1 * audio.sample_rate


async def test_every_sentence_is_equally_loud(synthesiser: PiperSynthesiser) -> None:
    made = [await synthesiser.synthesise(sentence) for sentence in (*SENTENCES, "Okay.")]

    loudness = [level(audio.samples, audio.sample_rate) for audio in made]
    assert all(each is not None and abs(each - TARGET) < 0.5 for each in loudness), loudness
    assert max(float(np.abs(audio.samples).max()) for audio in made) <= CEILING + 1e-6


@pytest.mark.parametrize("text", ["", "   ", "...", "@#$%", "—", "\x00"])
async def test_nothing_to_say_is_an_empty_sound(synthesiser: PiperSynthesiser, text: str) -> None:
    audio = await synthesiser.synthesise(text)

    assert len(audio.samples) == 0
    assert audio.sample_rate == 22_050


async def test_several_sentences_are_told_apart_by_a_pause(synthesiser: PiperSynthesiser) -> None:
    sentences = ("Two is free.", "Three is free.", "Four is taken.")

    parts = [await synthesiser.synthesise(sentence) for sentence in sentences]
    whole = await synthesiser.synthesise(" ".join(sentences))

    assert whole.seconds == pytest.approx(sum(p.seconds for p in parts) + 0.5, rel=0.15)


async def test_the_rate_holds_from_the_next_sentence_on(
    model_folder: Callable[[str], Path],
) -> None:
    rate = [1.0]
    piper = PiperSynthesiser(lambda: model_folder("piper-en-us-joe"), rate=lambda: rate[0])
    usual = await piper.synthesise(SENTENCES[2])
    rate[0] = 2.0

    fast = await piper.synthesise(SENTENCES[2])

    assert fast.seconds == pytest.approx(usual.seconds / 2, rel=0.25)
    await piper.close()


async def test_odd_characters_are_no_obstacle(synthesiser: PiperSynthesiser) -> None:
    for text in ("naïve café \U0001f600 日本", "a\x00b\ud800c", "[[ h ]]", "<b>bold</b> & more"):
        await synthesiser.synthesise(text)


async def test_a_very_long_text_can_be_left(synthesiser: PiperSynthesiser) -> None:
    making = asyncio.create_task(synthesiser.synthesise("word " * 20_000))
    short = await synthesiser.synthesise("First.")

    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making

    assert short.seconds > 0.3
    assert (await synthesiser.synthesise("Still there.")).seconds > 0.3


async def test_two_runs_sound_the_same(model_folder: Callable[[str], Path]) -> None:
    async def run() -> list[Audio]:
        piper = PiperSynthesiser(lambda: model_folder("piper-en-us-joe"))
        await piper.warm_up()
        said = [await piper.synthesise(sentence) for sentence in SENTENCES[1:3]]
        await piper.close()
        return said

    for one, two in zip(await run(), await run(), strict=True):
        np.testing.assert_array_equal(one.samples, two.samples)


async def test_what_was_said_lately_sounds_as_it_did(synthesiser: PiperSynthesiser) -> None:
    one = await synthesiser.synthesise(SENTENCES[3])
    await synthesiser.synthesise(SENTENCES[0])

    assert synthesiser.is_ready(SENTENCES[3])
    assert await synthesiser.synthesise(SENTENCES[3]) is one


async def test_what_is_made_ahead_gives_way_to_what_is_wanted(
    synthesiser: PiperSynthesiser,
) -> None:
    long = "One, two, three, four, five, six, seven, eight, nine, ten, and so on. " * 20
    ahead = asyncio.create_task(synthesiser.make_ahead(long))
    await asyncio.sleep(0)

    wanted = await synthesiser.synthesise("Here I am.")

    assert wanted.seconds > 0.3
    assert await ahead is False
    assert not synthesiser.is_ready(long)
    assert await synthesiser.make_ahead("Which one?")
    assert synthesiser.is_ready("Which one?")


async def test_sentences_asked_for_at_once_are_made_in_turn(synthesiser: PiperSynthesiser) -> None:
    made = await asyncio.gather(*(synthesiser.synthesise(s) for s in SENTENCES))

    assert all(audio.seconds > 0.5 for audio in made)


async def test_a_damaged_voice_is_told(tmp_path: Path) -> None:
    (tmp_path / "voice.onnx").write_bytes(b"not a voice")
    (tmp_path / "voice.onnx.json").write_text("{}", encoding="utf-8")
    piper = PiperSynthesiser(lambda: tmp_path)

    with pytest.raises(ModelError, match="models verify"):
        await piper.synthesise("Hello.")

    await piper.close()
