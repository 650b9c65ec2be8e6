"""Sound is kept only where the person wants that, for them alone, and goes with its words."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from history_kit import Keeping, keeping, tone

from app.domain.errors import StorageError
from app.domain.events import SpeechMade
from app.storage.history.sounds import SOUND_FOLDER
from app.storage.history.store import HistoryStore


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Keeping]:
    with keeping(tmp_path) as opened:
        yield opened


def spoken(kept: Keeping, turn: int) -> None:
    """Hold a turn by voice: one utterance, and a reply of two sentences."""
    kept.recorder.utterance(tone(0.3))
    kept.says(turn, "A demo on Wednesday")
    kept.hears(turn, "Which time?")
    kept.happens(SpeechMade(turn=turn, audio=tone(0.1, 22_050)))
    kept.happens(SpeechMade(turn=turn, audio=tone(0.2, 22_050)))
    kept.ends(turn)


def files(state: Path) -> list[Path]:
    return sorted((state / SOUND_FOLDER).glob("*"))


def test_both_sides_can_be_heard_again(kept: Keeping, tmp_path: Path) -> None:
    kept.keeps_sound = True
    kept.opens()
    spoken(kept, 1)
    held = kept.archive.conversation(1)
    assert [(sound.role, round(sound.seconds, 2)) for sound in held.sounds] == [
        ("user", 0.3),
        ("agent", 0.3),
    ]
    first, second = kept.archive.sound(1, [sound.id for sound in held.sounds])
    assert (first.sample_rate, second.sample_rate) == (16_000, 22_050)
    assert abs(first.samples).max() == pytest.approx(0.3, abs=0.01)
    if sys.platform != "win32":
        modes = [stat.S_IMODE(path.stat().st_mode) for path in files(tmp_path)]
        assert modes == [0o600, 0o600]
        assert stat.S_IMODE((tmp_path / SOUND_FOLDER).stat().st_mode) == 0o700


def test_without_the_setting_no_sound_reaches_the_disk(kept: Keeping, tmp_path: Path) -> None:
    kept.opens()
    spoken(kept, 1)
    assert files(tmp_path) == []
    assert kept.archive.conversation(1).sounds == ()


def test_sound_of_something_else_is_not_taken_for_typed_words(kept: Keeping) -> None:
    kept.keeps_sound = True
    kept.opens()
    kept.recorder.utterance(tone())
    kept.ends(1)  # escaped before its words came
    kept.says(2, "Typed this time")
    kept.ends(2)
    assert kept.archive.conversation(1).sounds == ()


def test_sound_goes_with_its_conversation(kept: Keeping, tmp_path: Path) -> None:
    kept.keeps_sound = True
    for _ in range(2):
        kept.opens()
        spoken(kept, 1)
    kept.archive.delete(1)
    assert len(files(tmp_path)) == 2
    kept.archive.delete_all()
    assert files(tmp_path) == []


def test_the_oldest_sound_gives_way_when_there_is_too_much(kept: Keeping, tmp_path: Path) -> None:
    kept.keeps_sound = True
    kept.opens()
    kept.store = HistoryStore(kept.database, kept.sounds, most_bytes=60_000)
    for turn in range(1, 5):  # some 23 kB each
        spoken(kept, turn)
    held = kept.archive.conversation(1)
    assert [sound.turn for sound in held.sounds][-2:] == [4, 4]
    assert sum(path.stat().st_size for path in files(tmp_path)) <= 60_000
    assert len(files(tmp_path)) == len(held.sounds)
    assert len(held.lines) == 8


def test_a_file_that_is_gone_is_said(kept: Keeping, tmp_path: Path) -> None:
    kept.keeps_sound = True
    kept.opens()
    spoken(kept, 1)
    for path in files(tmp_path):
        path.unlink()
    with pytest.raises(StorageError, match="not here any more"):
        kept.archive.sound(1, [1])
    kept.archive.delete(1)


def test_a_disk_without_room_for_sound_still_keeps_the_words(
    kept: Keeping, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / SOUND_FOLDER).write_text("a file where the folder should be")
    kept.keeps_sound = True
    kept.opens()
    spoken(kept, 1)
    assert len(kept.archive.conversation(1).lines) == 2
    assert "sound of a turn could not be kept" in caplog.text
