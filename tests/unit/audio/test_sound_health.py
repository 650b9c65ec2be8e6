"""What was counted is there at the next look, and a broken file does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.audio.health import StreamHealth, load_health, save_health
from app.domain.errors import StorageError

HEALTH = StreamHealth("Desk Microphone", 48_000, 0.05, 1_200, 2, 12.5)


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "new" / "sound.json"

    save_health(path, microphone=HEALTH, loudspeaker=None)

    assert load_health(path) == {"microphone": HEALTH}
    assert [each.name for each in path.parent.iterdir()] == ["sound.json"]


@pytest.mark.parametrize(
    "content",
    ["", "[]", "null", '{"microphone": 3}', '{"microphone": {"device": "x"}}', "\x00", '{"loud'],
)
def test_a_file_that_can_not_be_used_tells_nothing(tmp_path: Path, content: str) -> None:
    path = tmp_path / "sound.json"
    path.write_text(content, encoding="utf-8")

    assert load_health(path) == {}
    assert load_health(tmp_path / "none.json") == {}


def test_a_place_that_can_not_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")

    with pytest.raises(StorageError):
        save_health(tmp_path / "taken" / "sound.json", microphone=HEALTH, loudspeaker=None)


def test_it_reads_as_a_sentence() -> None:
    assert str(HEALTH) == (
        "Desk Microphone, 48000 Hz, 50 ms delay, 12 s in 1200 blocks, broke off 2 times"
    )
    assert HEALTH.breaks_up
    assert not StreamHealth("Desk", 48_000, 0.05, 1_200, 2, 600).breaks_up
