"""Cutting the program short: by the key, by Escape, and by typing instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from desk_needs import require_desk
from desk_person import names_moment
from ear import BLOCK_SECONDS
from speech_kit import SpeechKit
from window_rig import WindowRig

SILENT_DBFS = -60.0
FADE_BLOCKS = round(0.4 / BLOCK_SECONDS)
"""What was on its way to the loudspeaker when the key went down may still be heard."""


@pytest.fixture(autouse=True, scope="module")
def _desk() -> None:
    require_desk()


@dataclass(frozen=True)
class Desk:
    rig: WindowRig
    kit: SpeechKit


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with SpeechKit(tmp_path) as kit, WindowRig() as rig:
        rig.open_window()
        rig.wait_until_ready()
        yield Desk(rig, kit)


def wait_until_under_way(rig: WindowRig, since: int) -> None:
    """Return in the middle of a reply: each of these here takes some seconds."""
    begin = rig.ear.wait_for_sound(since, seconds=20)
    rig.ear.wait_for(begin + round(0.6 / BLOCK_SECONDS))


def assert_silence(rig: WindowRig, pressed: int, end: int) -> None:
    rig.ear.wait_for(end)
    assert end > pressed + FADE_BLOCKS
    assert rig.ear.loudest(pressed + FADE_BLOCKS, end) < SILENT_DBFS


def test_a_reply_is_cut_short_and_what_follows_is_understood(desk: Desk) -> None:
    rig = desk.rig
    now = datetime.now(WindowRig.zone)
    friday = now.date() + timedelta((4 - now.weekday()) % 7 or 7)
    wanted = datetime.combine(friday, time(10, 30), WindowRig.zone)

    question = desk.kit.speak("What times are free on Thursday?")
    interruption = desk.kit.speak("And on Friday, please?")
    since = rig.ear.now
    rig.hold_and_say(question)
    wait_until_under_way(rig, since)

    pressed = rig.ear.now
    rig.hold_and_say(interruption)
    released = rig.ear.now
    # Saying that took some two seconds, during which the first answer would have gone on.
    assert_silence(rig, pressed, released)
    wait_until_under_way(rig, released)

    rig.screen.tap("Escape")
    pressed = rig.ear.now
    assert_silence(rig, pressed, pressed + round(2 / BLOCK_SECONDS))

    since = rig.ear.now
    rig.submit("At 10:30.")
    begin, end = rig.listen(since)
    heard = desk.kit.write_down(rig.ear.heard(begin, end))
    # The day is the one that was said by cutting in, the time is the typed one.
    assert names_moment(heard, wanted), heard
    assert rig.close_window() == 0, rig.output()
