"""When the microphone is open, what ends listening by itself, and what happens to the clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conversation_rig import Talk, talk

from app.audio.files import FileMicrophone
from app.domain.events import DISMISS, Notice, Phase, StateChanged, Transcript
from app.session import session as session_module
from app.session.clock_watch import ClockWatch

DEMO = Path(__file__).parents[3] / "resources" / "demo"


class WatchedMicrophone(FileMicrophone):
    """A microphone that shows whether its light is on."""

    _light = False

    def shines(self) -> bool:
        return self._light

    async def open(self) -> None:
        self._light = True

    async def start(self, ago: float | None = None) -> None:
        self._light = True
        await super().start(ago)

    async def close(self) -> None:
        await super().close()
        self._light = False


def phases(t: Talk) -> list[Phase]:
    return [event.phase for event in t.of(StateChanged)]


async def test_the_microphone_is_open_while_the_window_is_in_front(tmp_path: Path) -> None:
    microphone = WatchedMicrophone([DEMO / "1-day.wav"])
    async with talk(tmp_path, [[]], source=microphone) as t:
        assert microphone.shines()
        t.session.attend(False)
        await t.session.settled()
        assert not microphone.shines()
        t.session.attend(True)
        await t.session.settled()
        assert microphone.shines()
    assert not microphone.shines()


async def test_who_speaks_goes_on_speaking_behind_another_window(tmp_path: Path) -> None:
    microphone = WatchedMicrophone([DEMO / "1-day.wav"])
    async with talk(tmp_path, [[]], source=microphone) as t:
        t.session.press()
        await t.until(lambda: Phase.LISTENING in phases(t))
        t.session.attend(False)
        await t.session.settled()
        assert microphone.shines()
        t.session.release()
        await t.session.settled()
        assert "Wednesday" in t.of(Transcript)[0].text
        assert not microphone.shines()


@pytest.mark.parametrize("ending", ["answer", "escape while listening", "escape while writing"])
async def test_switched_off_it_opens_for_a_press_only(tmp_path: Path, ending: str) -> None:
    microphone = WatchedMicrophone([DEMO / "1-day.wav"])
    async with talk(tmp_path, [[]], source=microphone, listen_ahead=False) as t:
        assert not microphone.shines()
        t.session.press()
        await t.until(lambda: Phase.LISTENING in phases(t))
        assert microphone.shines()
        if ending == "escape while listening":
            t.session.escape()
        else:
            t.session.release()
            if ending == "escape while writing":
                t.session.escape()
        await t.session.settled()
        assert not microphone.shines()


async def test_listening_that_nobody_ends_ends_by_itself_and_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "LONGEST_LISTENING", 0)
    async with talk(tmp_path, [[]], source=FileMicrophone([DEMO / "1-day.wav"])) as t:
        t.session.press()
        await t.until(lambda: Phase.THINKING in phases(t))
        await t.session.settled()
        assert t.said()[0].startswith("I stopped listening")
        assert any(each.role == "user" and "Wednesday" in each.text for each in t.of(Transcript))
        t.session.release()
        await t.session.settled()
        assert phases(t)[-1] is Phase.IDLE


class Computer:
    """The clocks of a computer, as a test sets them."""

    def __init__(self) -> None:
        self.wall = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
        self.ran = 0.0

    def watch(self) -> ClockWatch:
        return ClockWatch(lambda: self.wall, lambda: self.ran)


@pytest.fixture
def quick_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_module, "LOOK_SECONDS", 0.0)


@pytest.mark.usefixtures("quick_looks")
async def test_a_changed_clock_is_told_and_can_be_put_away(tmp_path: Path) -> None:
    computer = Computer()
    async with talk(tmp_path, [[]], clock_watch=computer.watch()) as t:
        computer.wall += timedelta(hours=2)
        await t.until(lambda: bool(t.of(Notice)))
        (notice,) = t.of(Notice)
        assert "clock was changed" in notice.message
        assert notice.actions == (DISMISS,)
        t.session.act(notice.topic, DISMISS.name)
        assert t.of(Notice)[-1] == Notice(topic=notice.topic, message="")


@pytest.mark.usefixtures("quick_looks")
async def test_what_was_said_before_the_computer_slept_is_answered(tmp_path: Path) -> None:
    computer = Computer()
    source = FileMicrophone([DEMO / "1-day.wav"])
    async with talk(tmp_path, [[]], source=source, clock_watch=computer.watch()) as t:
        t.session.press()
        await t.until(lambda: Phase.LISTENING in phases(t))
        computer.wall += timedelta(hours=8)
        computer.ran += 8 * 3600
        await t.until(lambda: bool(t.of(Transcript)))
        assert "Wednesday" in t.of(Transcript)[0].text
        assert not t.of(Notice), "sleep is no change of the clock"


async def test_what_happens_to_a_device_reaches_the_window(tmp_path: Path) -> None:
    class FadingMicrophone(FileMicrophone):
        tell: Callable[[Notice], None]

        def subscribe(self, listener: Callable[[Notice], None]) -> None:
            self.tell = listener

    microphone = FadingMicrophone([])
    async with talk(tmp_path, [[]], source=microphone) as t:
        lost = Notice(topic="microphone-device", message="“Headset” is gone.")
        microphone.tell(lost)
        assert t.of(Notice) == [lost]
