"""What is often said is made ahead, but never while somebody talks or waits."""

from __future__ import annotations

import asyncio

from hand_voice import HandVoice

from app.session.rehearsal import Rehearsal


async def test_phrases_are_made_in_their_order_and_only_while_it_may() -> None:
    voice = HandVoice()
    rehearsal = Rehearsal(voice, lambda: ("one", "two", "three"), between=0)
    rehearsal.begin()
    await voice.until_asked("one")
    voice.let("one")
    await voice.until_asked("two")

    rehearsal.may(False)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert voice.left == ["two"], "given up at once"

    rehearsal.may(True)
    await voice.until_asked("two")
    voice.let("two")
    await voice.until_asked("three")
    voice.let("three")
    await rehearsal.close()
    assert voice.made == ["one", "two", "three"]
