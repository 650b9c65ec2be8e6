"""What was not sent is offered again, and what is open is looked up once the calendar is back."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path
from types import TracebackType

import httpx
import pytest
from conversation_rig import BOOK, CHECK, ZONE, Talk, talk
from sandbox_server import sandbox_at

from app.domain.events import BookingConfirmed, ErrorOccurred, Notice, ProposalShown
from app.scheduling import journaled
from app.session.unfinished import ASK_AGAIN, FORGET
from app.storage.main_database import MAIN_DATABASE
from app.system.clock import parse_now, stopped_clock
from app.system.time_zone import zone

CLOCK = stopped_clock(parse_now("2026-11-23T09:00", zone(ZONE)))
LISTED = {"cal-api-version": "2026-05-01"}


class Calendar:
    """A calendar on the network, which can be cut."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self._port = 0
        self.url = ""

    def __enter__(self) -> Calendar:
        self._folder.mkdir()
        self.plug_in()
        return self

    def __exit__(self, *why: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._stack.close()

    def plug_in(self) -> None:
        origin = self._stack.enter_context(sandbox_at(self._folder, CLOCK, port=self._port))
        self._port = int(origin.rsplit(":", 1)[1])
        self.url = f"{origin}/v2"

    def unplug(self) -> None:
        self._stack.close()

    def bookings(self) -> list[str]:
        found = httpx.get(f"{self.url}/bookings", headers=LISTED).json()["data"]
        return [item["attendees"][0]["email"] for item in found if item["status"] == "accepted"]


def notices(t: Talk) -> list[Notice]:
    """The notices in force, the newest last."""
    shown = {notice.topic: notice for notice in t.of(Notice)}
    return [notice for notice in shown.values() if notice.message]


async def not_sent(t: Talk, calendar: Calendar) -> Notice:
    """Lose the network between the summary and the yes."""
    await t.summarised()
    calendar.unplug()
    await t.type("yes")
    assert "nothing was sent" in t.said()[-1]
    await t.until(lambda: bool(notices(t)))
    (notice,) = notices(t)
    return notice


async def test_what_was_not_sent_is_booked_by_another_yes(tmp_path: Path) -> None:
    with Calendar(tmp_path / "calendar") as calendar:
        async with talk(tmp_path, [[CHECK, BOOK]], calendar_at=calendar.url) as t:
            notice = await not_sent(t, calendar)
            assert notice.message.startswith("Not booked yet: ")
            assert "2:00 PM" in notice.message
            assert notice.actions == (ASK_AGAIN, FORGET)

            t.session.act(notice.topic, ASK_AGAIN.name)
            await t.session.settled()
            assert t.of(ErrorOccurred), "still without a network"
            assert len(t.of(ProposalShown)) == 1

            calendar.plug_in()
            t.session.act(notice.topic, ASK_AGAIN.name)
            await t.session.settled()
            assert calendar.bookings() == [], "nothing is sent before the yes"
            first, second = t.of(ProposalShown)
            assert second.proposal.id != first.proposal.id
            await t.type("yes")
            assert len(t.of(BookingConfirmed)) == 1
            assert calendar.bookings() == ["maria@example.com"]
            await t.until(lambda: not notices(t))


async def test_it_is_still_there_after_a_new_start_and_can_be_forgotten(tmp_path: Path) -> None:
    with Calendar(tmp_path / "calendar") as calendar:
        async with talk(tmp_path, [[CHECK, BOOK]], calendar_at=calendar.url) as t:
            await not_sent(t, calendar)
        async with talk(tmp_path, [], calendar_at=calendar.url) as t:
            (notice,) = notices(t)
            t.session.act(notice.topic, FORGET.name)
            await t.until(lambda: not notices(t))
        calendar.plug_in()
        async with talk(tmp_path, [], calendar_at=calendar.url) as t:
            assert not notices(t)
        assert calendar.bookings() == []


async def test_what_a_crash_left_open_is_told_once_the_network_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journaled, "LOOK_UP_SECONDS", (0.0,))  # in vain, while it is away
    with Calendar(tmp_path / "calendar") as calendar:
        async with talk(tmp_path, [[CHECK, BOOK]], calendar_at=calendar.url) as t:
            await t.summarised()
            await t.type("yes")
        with closing(sqlite3.connect(tmp_path / MAIN_DATABASE)) as journal, journal:
            journal.execute("UPDATE write_intent SET state = 'pending', booking_uid = NULL")
        calendar.unplug()
        async with talk(tmp_path, [], calendar_at=calendar.url) as t:
            assert not notices(t)
            calendar.plug_in()
            await t.type("hello")
            await t.until(lambda: bool(notices(t)))
            (notice,) = notices(t)
            assert notice.message.startswith("An earlier booking went through: ")
        assert calendar.bookings() == ["maria@example.com"]
