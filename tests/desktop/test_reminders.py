"""Reminders as a person sees them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from bookings_kit import BookingsDesk, booking
from desk_kit import Desk, NoKeyboard
from pytestqt.qtbot import QtBot

from app.desktop import reminders
from app.desktop.bookings import BOOKINGS
from app.desktop.notes import BOOKING
from app.desktop.notice_banner import NoticeBanner
from app.desktop.outside import Outside
from app.desktop.reminders import reminder_note
from app.domain.booking import Booking
from app.system.note import Note

ZONE = "Europe/Berlin"


class Scene:
    """A window over bookings that begin soon; `told` is what notifications said."""

    def __init__(self, qtbot: QtBot, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.qtbot = qtbot
        monkeypatch.setattr(reminders, "LOOK_MS", 10)
        self._patch = monkeypatch
        self.bookings = BookingsDesk(qtbot, state)
        self.bookings.know(
            booking("soon", 0, start=datetime.now(UTC) + timedelta(minutes=9)),
            booking("later", 5),
        )
        self.bookings.open()
        self.desk = self.bookings.desk
        self.settings = self.bookings.program.settings
        self.told: list[Note] = []
        self.outside: Outside | None = None

    def begin(self) -> None:
        self.outside = Outside(
            self.desk.window,
            self.desk.bridge,
            self.settings,
            NoKeyboard(),
            reminders=lambda: self.bookings.office,
        )
        # What a desktop does with them is tried on a real bus elsewhere.
        self._patch.setattr(self.outside.notifier, "show", self.told.append)

    def end(self) -> None:
        if self.outside is not None:
            self.outside.close()
        self.bookings.office.close()

    @property
    def remarks(self) -> list[str]:
        banners = self.desk.window.findChildren(NoticeBanner)
        return [banner.accessibleName() for banner in banners if banner.isVisible()]


def test_minutes_are_counted_up_to_the_start() -> None:
    made = booking("u1", 1, host_name="Sam Host")
    for before, title in (
        (timedelta(minutes=10), "In 10 minutes: Demo"),
        (timedelta(minutes=9, seconds=10), "In 10 minutes: Demo"),
        (timedelta(minutes=4), "In 4 minutes: Demo"),
        (timedelta(seconds=20), "In a minute: Demo"),
    ):
        note = reminder_note(made, now=made.start - before, time_zone=ZONE)
        assert note.title == title
    assert note.body.endswith("with Sam Host")
    assert note.key == f"{BOOKING}u1"


@pytest.fixture
def scene(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    scene = Scene(qtbot, tmp_path, monkeypatch)
    yield scene
    scene.end()


def test_who_looks_at_the_window_is_reminded_there(scene: Scene) -> None:
    scene.begin()
    scene.qtbot.waitUntil(lambda: bool(scene.remarks))
    assert scene.remarks[0].startswith("In 9 minutes: Demo. ")
    assert scene.told == []


def test_who_does_something_else_is_reminded_by_the_desktop_and_a_click_opens_the_booking(
    scene: Scene,
) -> None:
    scene.desk.window.show_page("talk")
    other = Desk(scene.qtbot)
    scene.begin()
    scene.qtbot.waitUntil(lambda: bool(scene.told))
    assert [note.key for note in scene.told] == [f"{BOOKING}soon"]
    assert scene.outside is not None
    scene.outside.notifier.clicked.emit(scene.told[0].key)
    assert scene.desk.window.page == BOOKINGS
    scene.bookings.settle()
    chosen = scene.bookings.page.details.entry
    assert isinstance(chosen, Booking)
    assert chosen.uid == "soon"
    assert len(scene.told) == 1
    other.window.close()


def test_reminders_can_be_switched_off(scene: Scene) -> None:
    scene.settings.set("notifications.reminders", False)
    scene.begin()
    scene.qtbot.wait(60)
    assert scene.remarks == []
    scene.settings.set("notifications.reminders", True)
    scene.qtbot.waitUntil(lambda: bool(scene.remarks))
