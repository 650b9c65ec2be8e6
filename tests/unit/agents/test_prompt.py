"""What a model is told: the same beginning for as long as can be, and how things stand now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.agents.prompt import Prompt, read_prompt
from app.agents.templates import read_templates
from app.domain.booking import EventType, Slot, WorkingHours
from app.domain.booking_field import BookingField, FieldKind
from app.domain.dialogue import AgentRequest, Known
from app.domain.errors import SetupError
from app.domain.proposal import BookingProposal
from app.system.paths import resource_root

ZONE = "Europe/Berlin"
NOW = datetime(2026, 11, 23, 9, 5, tzinfo=ZoneInfo(ZONE))
SLOT = Slot(datetime(2026, 11, 25, 14, 0, tzinfo=ZoneInfo(ZONE)), "2026-11-25T14:00:00.000+01:00")
EVENT = EventType(
    1, "Demo", (15, 30), 30, "Alex Kim", "America/New_York", notice_minutes=120, window_days=14,
    requires_confirmation=True,
    hours=(WorkingHours((0, 1, 4), time(9), time(16, 30), "America/New_York"),),
    fields=(
        BookingField("email", "Your e-mail", FieldKind.EMAIL, required=True),
        BookingField("size", "How many people?", FieldKind.NUMBER, required=True),
        BookingField("note", "Anything else", FieldKind.LONG_TEXT),
    ),
)  # fmt: skip


def request(text: str = "Hello") -> AgentRequest:
    return AgentRequest(text, "", NOW, ZONE, EVENT)


@pytest.fixture
def prompt() -> Prompt:
    resources = resource_root()
    template = read_templates(resources.templates())["APPOINTMENT"]
    return read_prompt(resources.prompt(), template, language="de")


def test_a_conversation_is_told_what_it_is_about(prompt: Prompt) -> None:
    told = prompt.for_conversation(request())
    for words in (
        "Demo", "Alex Kim", "15, 30 minutes", "Europe/Berlin", "America/New_York", "120 minutes",
        "2026-12-07", "has to confirm", "“How many people?” (size, required)",
        "“Anything else” (note, optional)", "German",
        "on Monday, Tuesday, Friday, from 09:00 to 16:30, in the zone America/New_York",
    ):  # fmt: skip
        assert words in told
    assert "{{" not in told
    assert "Your e-mail" not in told


def test_what_a_provider_may_keep_does_not_change_from_turn_to_turn(prompt: Prompt) -> None:
    later = replace(
        request("Maria"), now=NOW + timedelta(hours=2), known=Known("Maria", "m@example.com"),
        offered=(SLOT,),
    )  # fmt: skip
    assert prompt.for_conversation(request()) == prompt.for_conversation(later)
    assert "{{" not in prompt.rules


def test_a_turn_is_told_how_things_stand(prompt: Prompt) -> None:
    told = prompt.for_turn(request())
    assert "Monday, November 23, 2026, 9:05 AM" in told
    assert "name not known yet, e-mail address not known yet" in told
    assert (
        "still need: the e-mail address, the name. book_appointment also takes the answers to “How"
        in told
    )
    later = replace(
        request(""), known=Known("Maria", "m@example.com"), offered=(SLOT,), chosen=SLOT
    )
    told = prompt.for_turn(later)
    assert "name Maria, e-mail address m@example.com" in told
    assert "2026-11-25: 14:00" in told
    assert "clicked on 2026-11-25 at 14:00" in told
    assert "Go on" in told
    proposal = BookingProposal("p1", SLOT, 30, "Maria", "m@example.com", notes="By phone")
    told = prompt.for_turn(replace(later, proposal=proposal))
    assert "waits for a yes: book 2026-11-25 at 14:00, 30 minutes, for Maria" in told
    assert "By phone" in told
    assert "still need" not in told


def test_the_rules_ask_for_speech(prompt: Prompt) -> None:
    for words in ("no lists", "Markdown", "read aloud", "book_appointment", "<program>"):
        assert words in prompt.rules


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("version = 1", "version = 2"),
        ("[state]", "[status]"),
        ("go_on =", "go_off ="),
        ("{{now}}", "{{later}}"),
        ("{{task}}", "{{chore}}"),
        ("rules = ", "rulers = "),
        ("version = 1", 'version = "'),
    ],
)
def test_a_prompt_that_is_not_whole_is_refused(old: str, new: str, prompt: Prompt) -> None:
    text = resource_root().prompt()
    assert old in text
    with pytest.raises(SetupError):
        read_prompt(text.replace(old, new), prompt.template, language="en")
