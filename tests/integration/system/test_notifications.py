"""Notifications of a Linux desktop, on a real bus."""

from __future__ import annotations

import queue
from collections.abc import Iterator

import pytest
from jeepney import Message
from session_bus_rig import Answer, Service, SessionBusRig

from app.system.note import Note
from app.system.notifications import SERVICE, DesktopNotifications

pytestmark = pytest.mark.skipif(not SessionBusRig.is_there(), reason="not installed: dbus-daemon")

_PATH = "/org/freedesktop/Notifications"


class NotificationDesktop:
    """A desktop that shows notifications; `markup` tells whether it reads HTML in them."""

    def __init__(self, *, markup: bool = False) -> None:
        self.shown: queue.Queue[tuple[int, str, str]] = queue.Queue()
        self._markup = markup
        self._last = 0
        self.service = Service(
            SERVICE,
            {
                (SERVICE, "GetCapabilities"): self._capabilities,
                (SERVICE, "Notify"): self._notify,
            },
        )

    def _capabilities(self, _: Message) -> Answer:
        return ("as", (["actions", "body", *(["body-markup"] if self._markup else [])],))

    def _notify(self, message: Message) -> Answer:
        _, before, _, title, body, actions, *_ = message.body
        assert actions == ["default", ""]
        self._last = before or self._last + 1
        self.shown.put((self._last, title, body))
        return ("u", (self._last,))

    def click(self, number: int) -> None:
        self.service.emit(_PATH, SERVICE, "ActionInvoked", "us", (number, "default"))

    def next(self) -> tuple[int, str, str]:
        return self.shown.get(timeout=10)


class Notes:
    """The program's side."""

    def __init__(self) -> None:
        self.clicked: queue.Queue[str] = queue.Queue()
        self.failed: queue.Queue[Note] = queue.Queue()
        self.desktop = DesktopNotifications("Vocal Desk", self.clicked.put, self.failed.put)


@pytest.fixture
def notes() -> Iterator[Notes]:
    notes = Notes()
    yield notes
    notes.desktop.close()


def test_notes_are_shown_in_order_and_clicks_told(bus: SessionBusRig, notes: Notes) -> None:
    desktop = NotificationDesktop()
    notes.desktop.show(Note("booking:u1", "Booked", "Friday at ten"))
    notes.desktop.show(Note("error", "That did not work", "Type instead."))
    assert desktop.next() == (1, "Booked", "Friday at ten")
    assert desktop.next() == (2, "That did not work", "Type instead.")
    desktop.click(7)  # of another program
    desktop.click(1)
    assert notes.clicked.get(timeout=10) == "booking:u1"
    notes.desktop.show(Note("error", "That did not work", "Once more."))
    assert desktop.next() == (2, "That did not work", "Once more.")  # in place of the first
    desktop.service.stop()


@pytest.mark.parametrize(("markup", "body"), [(True, "&lt;b&gt; &amp; co"), (False, "<b> & co")])
def test_words_are_shown_literally(
    bus: SessionBusRig, notes: Notes, markup: bool, body: str
) -> None:
    desktop = NotificationDesktop(markup=markup)
    notes.desktop.show(Note("booking:u1", "Booked", "<b> & co"))
    assert desktop.next() == (1, "Booked", body)
    desktop.service.stop()


def test_without_a_desktop_that_shows_them_they_are_handed_back(
    bus: SessionBusRig, notes: Notes
) -> None:
    note = Note("booking:u1", "Booked", "Friday at ten")
    notes.desktop.show(note)
    assert notes.failed.get(timeout=10) == note
    desktop = NotificationDesktop()  # now there is one
    notes.desktop.show(note)
    assert desktop.next() == (1, "Booked", "Friday at ten")
    desktop.service.stop()


def test_a_bus_that_goes_away_is_survived(bus: SessionBusRig, notes: Notes) -> None:
    desktop = NotificationDesktop()
    notes.desktop.show(Note("a", "One", ""))
    desktop.click(desktop.next()[0])
    assert notes.clicked.get(timeout=10) == "a"
    bus.stop()
    notes.desktop.show(Note("a", "Two", ""))
    assert notes.failed.get(timeout=10).title == "Two"
    desktop.service.stop()


def test_many_at_once_are_all_shown(bus: SessionBusRig, notes: Notes) -> None:
    desktop = NotificationDesktop()
    for number in range(40):
        notes.desktop.show(Note(f"note {number}", str(number), ""))
    assert [desktop.next()[1] for _ in range(40)] == [str(number) for number in range(40)]
    desktop.click(17)
    assert notes.clicked.get(timeout=10) == "note 16"
    desktop.service.stop()
