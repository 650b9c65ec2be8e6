"""What a session leaves in the history, by voice and with real parts."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from conversation_rig import BOOK, CHECK, talk

from app.audio.files import FileMicrophone, SilentLoudspeaker
from app.build import open_archive, open_program
from app.domain.dialogue import Say
from app.storage.history.sounds import SOUND_FOLDER
from app.storage.secrets import MemorySecrets

DEMO = Path(__file__).parents[3] / "resources" / "demo"


def sound_files(state: Path) -> list[Path]:
    return [path for path in state.rglob("*") if path.suffix == ".wav" or SOUND_FOLDER in str(path)]


@pytest.mark.parametrize("keeps_sound", [False, True])
async def test_sound_is_on_the_disk_only_where_that_was_switched_on(
    tmp_path: Path, keeps_sound: bool
) -> None:
    program = open_program(tmp_path, secrets=MemorySecrets())
    if keeps_sound:
        program.settings.set("history.keep_sound", True)
    source = FileMicrophone([DEMO / "1-day.wav"])
    reply = [Say("Wednesday is free. Which time?")]
    async with talk(tmp_path, [reply], source=source, sink=SilentLoudspeaker()) as t:
        t.session.press()
        await t.session.settled()
        t.session.release()
        await t.session.settled()
    with contextlib.closing(open_archive(program)) as archive:
        (summary,) = archive.list()
        held = archive.conversation(summary.id)
        roles = {sound.role: sound for sound in held.sounds}
        assert [line.role for line in held.lines] == ["user", "agent"]
        assert held.turns[0].transcript_ms is not None
        if keeps_sound:
            assert set(roles) == {"user", "agent"}
            (utterance,) = archive.sound(summary.id, [roles["user"].id])
            assert utterance.seconds > 1
    assert bool(sound_files(tmp_path)) is keeps_sound


async def test_a_booking_stands_where_it_was_made(tmp_path: Path) -> None:
    async with talk(tmp_path, [[CHECK, BOOK]]) as t:
        await t.summarised()
        await t.type("yes")
    program = open_program(tmp_path, secrets=MemorySecrets())
    with contextlib.closing(open_archive(program)) as archive:
        (summary,) = archive.list()
        held = archive.conversation(summary.id)
    assert [note.change for note in held.bookings] == ["booked"]
    assert held.bookings[0].turn == 2
    assert [name for name, _ in held.turns[0].tools] == ["check_availability", "book_appointment"]
    assert held.lines[-1].text.startswith("Booked") or "booked" in held.lines[-1].text
