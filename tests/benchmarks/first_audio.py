"""When the first sound of a reply is handed to the loudspeaker, against making more of it first."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from app.audio.files import SilentLoudspeaker
from app.domain.audio import Audio
from app.language.ear import for_ear, sentences
from app.language.phrasebook import Phrasebook, read_phrasebook
from app.language.stock import stock_phrases
from app.session.ports import Synthesiser
from app.session.reply import SpokenReply, Voice

REPLIES = Path(__file__).parents[2] / "resources" / "replies" / "en.toml"
TODAY = date(2026, 11, 25)
_PEOPLE = ("Maria Lopez", "John Smith", "Aisha Khan", "Peter Novak", "Elena Rossi", "Tom Becker")


@dataclass(frozen=True, slots=True)
class FirstAudio:
    """Milliseconds until there is something to hear.

    `ours` as the session speaks it, `ahead` likewise with what is often said made ahead,
    `sentence` with the first sentence made whole, `reply` with all of it made first.
    """

    ours: float
    ahead: float
    sentence: float
    reply: float


class _Watch(SilentLoudspeaker):
    """Notes when the first sound comes."""

    def __init__(self) -> None:
        self.first: float | None = None

    async def play(self, audio: Audio) -> None:
        """Take note, and let the sound pass."""
        if self.first is None and len(audio.samples):
            self.first = time.perf_counter()


def three_sentence_replies(count: int) -> Iterator[str]:
    """Return replies such as the built-in agent and the program give, no two alike."""
    book = read_phrasebook("en", REPLIES.read_text(encoding="utf-8"))
    for number in range(count):
        day = book.forms.day_name(TODAY + timedelta(2 + number % 12), TODAY)
        hour, person = 1 + number % 5, _PEOPLE[number % len(_PEOPLE)]
        address = f"{person.lower().replace(' ', '.')}@example.com"
        match number % 3:
            case 0:
                yield (
                    f"On {day}, I have {hour}:00 PM, {hour}:30 PM or {hour + 1}:00 PM. There are"
                    f" {3 + number} more on the card. Which one suits you?"
                )
            case 1:
                yield (
                    f"Appointment, 30 minutes, {day} at {hour}:30 PM, Berlin time. It's for"
                    f" {person}, {address}. Shall I book it?"
                )
            case _:
                yield (
                    f"Good, {day} at {hour}:00 PM is free. The invitation goes to {address}."
                    " Is that right?"
                )


async def first_audio(make: Callable[[], Synthesiser], replies: Sequence[str]) -> list[FirstAudio]:
    """Measure each reply in every way, one way after the other.

    `make` returns a voice that has said nothing yet; the stock of phrases is made before.
    """
    cold, warm = make(), make()
    book = read_phrasebook("en", REPLIES.read_text(encoding="utf-8"))
    measured = []
    try:
        await cold.warm_up()
        await _rehearse(warm, book)
        for text in replies:
            ours = await _session_way(cold, text)
            ahead = await _session_way(warm, text)
            # A blank more, so that nothing is in the cache.
            sentence = await _made(cold, f"{for_ear(sentences(text)[0])} ")
            reply = await _made(cold, for_ear(text))
            measured.append(FirstAudio(ours, ahead, sentence, reply))
    finally:
        await cold.close()
        await warm.close()
    return measured


async def _rehearse(voice: Synthesiser, book: Phrasebook) -> None:
    await voice.warm_up()
    for phrase in stock_phrases(book, TODAY):
        await voice.make_ahead(phrase)


async def _session_way(voice: Synthesiser, text: str) -> float:
    sink = _Watch()
    reply = SpokenReply(
        Voice(voice, sink),
        language="en",
        on_begin=lambda: None,
        on_audio=lambda _: None,
        on_filler=lambda _: None,
    )
    began = time.perf_counter()
    reply.add(text)
    await reply.finish()
    assert sink.first is not None
    return 1000 * (sink.first - began)


async def _made(voice: Synthesiser, text: str) -> float:
    began = time.perf_counter()
    await voice.synthesise(text)
    await asyncio.sleep(0)
    return 1000 * (time.perf_counter() - began)
