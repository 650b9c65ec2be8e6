"""An address heard wrongly is put right in the next turn, with the real agent and guard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from conversation_rig import ZONE

from app.build import choose, open_program, open_session
from app.domain.events import BookingConfirmed, Event, ProposalShown, Transcript
from app.domain.proposal import BookingProposal
from app.session.session import Session
from app.storage.secrets import MemorySecrets
from app.system.clock import parse_now, stopped_clock
from app.system.time_zone import zone

WHEN = "Wednesday at two, I'm John Smith"


class Conversation:
    """A session and what it published."""

    def __init__(self, session: Session, events: list[Event]) -> None:
        self._session = session
        self._events = events

    async def say(self, text: str) -> str:
        """Say something; returns the last that was answered."""
        self._session.submit_text(text)
        await self._session.settled()
        return [e.text for e in self._events if isinstance(e, Transcript) and e.role == "agent"][-1]

    def proposed(self) -> BookingProposal:
        """Return what the last summary was about."""
        shown = [e.proposal for e in self._events if isinstance(e, ProposalShown)][-1]
        assert isinstance(shown, BookingProposal)
        return shown

    def booked(self) -> list[str]:
        """Return the addresses of what was booked."""
        return [e.booking.email for e in self._events if isinstance(e, BookingConfirmed)]


@asynccontextmanager
async def conversation(state: Path) -> AsyncIterator[Conversation]:
    program = open_program(state, secrets=MemorySecrets())
    now = parse_now("2026-11-23T09:00", zone(ZONE))
    choices = choose(program, time_zone=ZONE, clock=stopped_clock(now))
    events: list[Event] = []
    async with open_session(program, choices, listener=events.append) as session:
        await session.start()
        yield Conversation(session, events)


@pytest.mark.parametrize(
    ("heard", "corrections", "email", "name"),
    [
        ("jon dot smith at gmail dot com", ["no, john with an h"], "john.smith@gmail.com", None),
        (
            "john dot smith at gmail dot com",
            ["no, it's smyth with a y"],
            "john.smyth@gmail.com",
            "John Smyth",
        ),
        (
            "j smith at acme dot com",
            ["the e-mail is wrong", "dot org, not dot com"],
            "jsmith@acme.org",
            None,
        ),
        (
            "john dash smith at web dot de",
            ["there's an underscore in it", "no, the domain is gmx dot de"],
            "john_smith@gmx.de",
            None,
        ),
        ("erik dot k at web dot de", ["with a c, not a k", "no"], "eric.k@web.de", None),
        (
            "erik dot k at web dot de",
            ["with a c, not a k", "yes"],
            "erik.c@web.de",
            None,
        ),
    ],
)
async def test_a_correction_makes_a_new_summary_and_the_yes_books_that(
    heard: str, corrections: list[str], email: str, name: str | None, tmp_path: Path
) -> None:
    async with conversation(tmp_path) as talk:
        await talk.say(f"{WHEN}, {heard}")
        for correction in corrections:
            await talk.say(correction)
        assert talk.proposed().email == email
        assert talk.proposed().name == (name or "John Smith")
        await talk.say("yes please")
        assert talk.booked() == [email]


async def test_a_near_miss_of_a_known_provider_is_asked_about(tmp_path: Path) -> None:
    async with conversation(tmp_path) as talk:
        asked = await talk.say(f"{WHEN}, john at gmail dot con")
        assert "john@gmail.con" in asked
        assert "Did you mean john@gmail.com?" in asked
        await talk.say("yes")
        assert talk.proposed().email == "john@gmail.com"
        await talk.say("yes")
        assert talk.booked() == ["john@gmail.com"]


async def test_a_strange_domain_stands_when_the_person_says_so(tmp_path: Path) -> None:
    async with conversation(tmp_path) as talk:
        await talk.say(f"{WHEN}, john at gmail dot con")
        await talk.say("no, gmail dot con")
        assert talk.proposed().email == "john@gmail.con"
