"""Whole conversations in German, through the real session, agent, guard and sandbox calendar."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from soak_german import NOW, ZONE, converse

from app.audio.files import SilentLoudspeaker
from app.build import choose, open_program, open_session
from app.domain.events import (
    BookingChanged,
    BookingConfirmed,
    Event,
    Notice,
    ProposalShown,
    SpeechMade,
    Transcript,
)
from app.storage.secrets import MemorySecrets
from app.system.clock import parse_now, stopped_clock
from app.system.time_zone import zone

ANNA = ("Anna Müller", "anna.mueller@web.de")


@dataclass(frozen=True)
class Ended:
    """What came of a conversation: bookings as (date and time, name, address), and the words."""

    booked: tuple[tuple[str, str, str], ...]
    changed: tuple[tuple[str, str], ...]
    summaries: tuple[str, ...]
    lines: tuple[str, ...]

    @property
    def said(self) -> str:
        return " ".join(line for line in self.lines if line.startswith("<"))


def held(state: Path, *said: str) -> Ended:
    """Hold a conversation on a Monday morning, saying one thing after the other."""
    return asyncio.run(_held(state, said))


async def _held(state: Path, said: Sequence[str]) -> Ended:
    program = open_program(state, secrets=MemorySecrets())
    program.settings.set("person.language", "de")
    now = parse_now(NOW, zone(ZONE))
    choices = choose(program, time_zone=ZONE, clock=stopped_clock(now))
    booked, changed, summaries, lines = [], [], [], []

    def listen(event: object) -> None:
        local = zone(ZONE)
        match event:
            case Transcript(role="agent"):
                lines.append(f"< {event.text}")
            case ProposalShown():
                summaries.append(event.summary)
            case BookingConfirmed():
                booking = event.booking
                start = booking.start.astimezone(local)
                booked.append((f"{start:%Y-%m-%d %H:%M}", booking.name, booking.email))
            case BookingChanged():
                start = event.booking.start.astimezone(local)
                changed.append((event.change, f"{start:%Y-%m-%d %H:%M}"))

    async with open_session(program, choices, listener=listen) as session:
        await session.start()
        for text in said:
            lines.append(f"> {text}")
            session.submit_text(text)
            await session.settled()
    return Ended(tuple(booked), tuple(changed), tuple(summaries), tuple(lines))


ONE_BREATH = (
    "Ich hätte gern einen Termin am Mittwoch um 14 Uhr, ich heiße Anna Müller, "
    "anna punkt mueller ät web punkt de"
)


@pytest.mark.parametrize(
    ("said", "start"),
    [
        ((ONE_BREATH, "Ja, bitte."), "2026-11-25 14:00"),
        (
            ("Guten Tag", "Ich brauche einen Termin", "am Donnerstag", "um halb drei",
             "anna punkt mueller ät web punkt de", "Anna Müller", "ja gerne"),
            "2026-11-26 14:30",
        ),
        (
            ("Haben Sie morgen Nachmittag etwas frei?", "der zweite",
             "anna punkt mueller ät web punkt de", "mein Name ist Anna Müller", "passt"),
            "2026-11-24 12:30",
        ),
        ((ONE_BREATH, "Nein, lieber am Freitag", "Ja genau"), "2026-11-27 14:00"),
        ((ONE_BREATH, "Ja, aber um drei", "Ja"), "2026-11-25 15:00"),
        (
            ("Termin am Mittwoch um zehn", "nein, ich meine Donnerstag",
             "anna punkt mueller ät web punkt de", "Anna Müller", "stimmt so"),
            "2026-11-26 10:00",
        ),
        (
            ("Ich möchte so früh wie möglich am Dienstag kommen, aber nicht vor zehn",
             "Anna Müller, anna.mueller@web.de", "Auf jeden Fall!"),
            "2026-11-24 10:00",
        ),
        (
            ("Am Samstag um elf", "den ersten", "anna.mueller@web.de",
             "auf den Namen Anna Müller", "Ja, buchen Sie den Termin."),
            "2026-11-30 10:30",
        ),
        (
            ("Freitag zwischen zwei und vier", "den späteren", "anna.mueller@web.de",
             "Anna Müller", "einverstanden"),
            "2026-11-27 15:00",
        ),
        (
            ("Übermorgen um Viertel nach zwei", "halb drei", "anna.mueller@web.de",
             "Anna Müller", "Perfekt, danke"),
            "2026-11-25 14:30",
        ),
        (
            ("Dienstag in einer Woche um neun Uhr dreißig",
             "meine E-Mail ist anna unterstrich mueller ät web punkt de",
             "Anna Müller", "Nein, die E-Mail ist falsch", "anna punkt mueller ät web punkt de",
             "Ja, das stimmt"),
            "2026-12-01 09:30",
        ),
        (
            ("Hallo, am 3. Dezember vormittags bitte", "etwas später", "elf Uhr",
             "anna.mueller@web.de", "Anna Müller", "ja"),
            "2026-12-03 11:00",
        ),
    ],
)  # fmt: skip
def test_what_was_wanted_is_booked_once(said: tuple[str, ...], start: str, tmp_path: Path) -> None:
    ended = held(tmp_path, *said)
    assert ended.booked == ((start, *ANNA),), "\n".join(ended.lines)
    assert "Soll ich den Termin buchen?" in ended.summaries[-1]
    assert "gebucht" in ended.lines[-1]


@pytest.mark.parametrize(
    "last",
    ["Nein", "Nein danke", "Lieber nicht", "Ja, aber", "Ja, wenn das geht", "Stimmt das?",
     "Ist das richtig", "Na ja", "Alles gut", "Schon gut", "Danke", "Ich weiß nicht", "Moment",
     "Vielleicht", "Ja, nein", "Nicht schlecht, aber", "Das passt mir doch nicht", "wie bitte",
     "Ja, am Freitag", "Gut möglich", "Vergessen Sie es", "Kann ich das noch ändern?"],
)  # fmt: skip
def test_nothing_short_of_a_yes_books(last: str, tmp_path: Path) -> None:
    ended = held(tmp_path, ONE_BREATH, last)
    assert len(ended.summaries) >= 1
    assert not ended.booked, "\n".join(ended.lines)


def test_an_appointment_is_moved_and_cancelled_in_german(tmp_path: Path) -> None:
    ended = held(
        tmp_path, ONE_BREATH, "ja", "Verschieben Sie meinen Termin bitte auf Freitag um zehn",
        "ja", "Ich möchte den Termin absagen", "ja, bitte",
    )  # fmt: skip
    assert ended.booked == (("2026-11-25 14:00", *ANNA),), "\n".join(ended.lines)
    assert ended.changed[0] == ("rescheduled", "2026-11-27 10:00"), "\n".join(ended.lines)
    assert [change for change, _ in ended.changed] == ["rescheduled", "cancelled"]


@pytest.mark.parametrize(
    ("said", "change", "start"),
    [
        (("Legen Sie den Termin bitte eine Stunde vor", "ja"), "rescheduled", "2026-11-25 13:00"),
        (
            ("Buchen Sie meinen Termin auf Donnerstag um zehn um", "ja, buchen Sie um"),
            "rescheduled",
            "2026-11-26 10:00",
        ),
        (
            ("Können wir den Termin auf nächste Woche Montag um die gleiche Zeit verlegen?", "ja"),
            "rescheduled",
            "2026-11-30 14:00",
        ),
        (
            ("Mir ist etwas dazwischengekommen", "verschieben bitte", "Freitag um zehn", "ja"),
            "rescheduled",
            "2026-11-27 10:00",
        ),
        (
            ("Sagen Sie den Termin bitte ab", "ja, sagen Sie ihn ab"),
            "cancelled",
            "2026-11-25 14:00",
        ),
    ],
)
def test_a_change_is_made_as_it_was_said(
    said: tuple[str, ...], change: str, start: str, tmp_path: Path
) -> None:
    ended = held(tmp_path, ONE_BREATH, "ja", *said)
    assert ended.changed == ((change, start),), "\n".join(ended.lines)


@pytest.mark.parametrize(
    "last", ["nein", "nein, lassen Sie es", "vielleicht", "ja, aber", "doch nicht", "danke"]
)
def test_nothing_short_of_a_yes_cancels(last: str, tmp_path: Path) -> None:
    ended = held(tmp_path, ONE_BREATH, "ja", "Stornieren Sie bitte meinen Termin", last)
    assert not ended.changed, "\n".join(ended.lines)


def test_no_english_is_heard(tmp_path: Path) -> None:
    ended = held(
        tmp_path, "Hallo", "Hilfe", "gestern", "am Sonntag", "um drei Uhr nachts", "xyz", "abc qrs",
        ONE_BREATH, "weiß nicht", "nein", "ja", "Wie wird das Wetter?", "Tschüss",
    )  # fmt: skip
    english = {"the", "you", "your", "is", "which", "time", "free", "please", "and", "it", "not"}
    heard = {word.strip(".,:?!").lower() for word in ended.said.split()}
    assert not heard & english, "\n".join(ended.lines)


async def test_with_an_english_voice_replies_are_shown_and_not_read_out(tmp_path: Path) -> None:
    program = open_program(tmp_path, secrets=MemorySecrets())
    program.settings.set("person.language", "de")
    choices = choose(program, time_zone=ZONE, clock=stopped_clock(parse_now(NOW, zone(ZONE))))
    events: list[Event] = []
    async with open_session(
        program, choices, listener=events.append, sink=SilentLoudspeaker()
    ) as session:
        await session.start()
        session.submit_text("Guten Tag")
        await session.settled()
    said = [event.text for event in events if isinstance(event, Transcript)]
    assert len(said) > 1
    assert "Sie" in " ".join(said[1:]) or "Tag" in " ".join(said[1:])
    assert not [event for event in events if isinstance(event, SpeechMade)]
    notices = [event for event in events if isinstance(event, Notice) and event.topic == "voice"]
    assert "piper-de-de-thorsten" in notices[-1].advice


def test_people_of_all_kinds_get_what_they_wanted_or_nothing() -> None:
    verdicts = [converse(seed) for seed in range(1, 21)]
    assert not [verdict for verdict in verdicts if verdict.end == "wrong"]
    missed = [str(verdict) for verdict in verdicts if verdict.end != "right"]
    assert len(missed) <= 1, "\n".join(missed)
