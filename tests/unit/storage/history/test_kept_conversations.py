"""What is kept of a conversation, from its events to what a person reads later."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from history_kit import NINE, Keeping, booked, keeping

from app.domain.errors import InputError
from app.domain.events import AgentUse, Transcript
from app.storage.history.schema import HISTORY_DATABASE


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Keeping]:
    with keeping(tmp_path) as opened:
        yield opened


def test_a_conversation_is_kept_word_for_word_with_its_times_and_bookings(kept: Keeping) -> None:
    kept.opens(agent="openai")
    kept.says(1, "A demo on Wednesday, please.")
    kept.hears(1, "Wednesday is free.", "Which time?")
    kept.ends(1, AgentUse(400.0, 900, 40))
    kept.clock.move(minutes=2)
    kept.says(2, "Ten.")
    kept.happens(booked(2))
    kept.hears(2, "It is booked.")
    kept.ends(2, AgentUse(500.5, 1100, 55))

    (summary,) = kept.archive.list()
    held = kept.archive.conversation(summary.id)
    assert (summary.began, summary.ended) == (NINE, NINE + timedelta(minutes=2))
    assert (summary.agent, summary.calendar) == ("openai", "sandbox")
    assert (summary.time_zone, summary.language) == ("Europe/Berlin", "en")
    assert summary.title == "A demo on Wednesday, please."
    assert (summary.turns, summary.use) == (2, AgentUse(900.5, 2000, 95))
    assert [(line.turn, line.role, line.text) for line in held.lines] == [
        (1, "user", "A demo on Wednesday, please."),
        (1, "agent", "Wednesday is free. Which time?"),
        (2, "user", "Ten."),
        (2, "agent", "It is booked."),
    ]
    assert [turn.reply_audio_ms for turn in held.turns] == [610.0, 610.0]
    assert held.turns[0].tools == (("check_availability", 40.0),)
    assert [(note.change, note.uid, note.turn) for note in held.bookings] == [("booked", "u1", 2)]
    assert summary.booking == held.bookings[-1]


def test_words_that_may_still_change_are_not_kept(kept: Keeping) -> None:
    kept.opens()
    kept.happens(Transcript(turn=1, role="user", text="A dem", timestamp=NINE, is_final=False))
    kept.says(1, "A demo, please, on Wednesday.")
    kept.ends(1)
    held = kept.archive.conversation(1)
    assert [line.text for line in held.lines] == ["A demo, please, on Wednesday."]


def test_what_the_person_said_is_kept_before_it_is_answered(kept: Keeping) -> None:
    kept.opens()
    kept.says(1, "A demo, please, on Wednesday.")
    (line,) = kept.archive.conversation(1).lines
    assert line.text == "A demo, please, on Wednesday."
    kept.clock.move(seconds=3)
    kept.hears(1, "Which time?")
    kept.ends(1)
    held = kept.archive.conversation(1)
    assert [line.text for line in held.lines] == ["A demo, please, on Wednesday.", "Which time?"]
    assert held.turns[0].at == NINE, "a turn begins with what the person said"


def test_a_greeting_gives_way_to_the_first_request_as_the_title(kept: Keeping) -> None:
    kept.talk(("Hello", "Hello."), ("Tomorrow at ten, please", "Done."), ("Thanks a lot", "Bye."))
    (summary,) = kept.archive.list()
    assert summary.title == "Tomorrow at ten, please"


def test_where_nobody_says_anything_nothing_stays(kept: Keeping) -> None:
    kept.opens()
    kept.ends(1)
    kept.hears(1, "I didn't catch that.", hint=True)
    kept.opens()
    assert kept.archive.list() == ()


def test_what_comes_after_the_end_of_its_turn_is_kept_as_well(kept: Keeping) -> None:
    kept.talk(("Book it, please, now", "One moment."))
    kept.hears(1, "I didn't catch that.", hint=True)
    kept.happens(booked(1))
    held = kept.archive.conversation(1)
    assert [(line.text, line.hint) for line in held.lines][-1] == ("I didn't catch that.", True)
    assert [note.uid for note in held.bookings] == ["u1"]
    assert held.summary.turns == 1


def test_after_an_hour_of_silence_another_conversation_begins(kept: Keeping) -> None:
    kept.talk(("A demo on Wednesday", "Which time?"))
    kept.clock.move(minutes=59)
    kept.says(2, "At ten")
    kept.ends(2)
    kept.clock.move(minutes=61)
    kept.says(3, "Another demo on Friday")
    kept.ends(3)
    titles = [one.title for one in kept.archive.list()]
    assert titles == ["Another demo on Friday", "A demo on Wednesday"]


def test_a_conversation_that_is_deleted_while_it_goes_on_begins_anew(kept: Keeping) -> None:
    kept.talk(("A demo on Wednesday", "Which time?"))
    kept.archive.delete_all()
    kept.says(2, "At ten o'clock")
    kept.ends(2)
    (summary,) = kept.archive.list()
    assert summary.title == "At ten o'clock"
    assert summary.id == 2, "a number is never used twice"


def test_what_a_correction_takes_back_stays_and_says_so(kept: Keeping) -> None:
    kept.talk(("A demo on Friday", "Friday is free."), ("At ten", "Ten is free."))
    kept.says(3, "A demo on Thursday", corrects=1)
    kept.hears(3, "Thursday is free.")
    kept.ends(3)
    held = kept.archive.conversation(1)
    assert [line.taken_back for line in held.lines] == [True] * 4 + [False] * 2


def test_a_key_that_somebody_types_is_not_kept(kept: Keeping, tmp_path: Path) -> None:
    kept.talk(("my key is cal_live_0123456789abcdef", "That is not for me."))
    kept.database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert "<key>" in kept.archive.conversation(1).lines[0].text
    assert b"cal_live_01" not in (tmp_path / HISTORY_DATABASE).read_bytes()


def test_nothing_is_kept_where_that_is_the_setting(kept: Keeping) -> None:
    kept.keeps = False
    kept.talk(("A demo on Wednesday", "Which time?"))
    assert kept.archive.list() == ()


def test_a_deletion_can_be_taken_back_until_it_is_made_good(kept: Keeping) -> None:
    kept.talk(("A demo on Wednesday", "Which time?"))
    kept.talk(("A demo on Friday", "Which time?"))
    kept.archive.remove(1)
    assert [one.id for one in kept.archive.list()] == [2]
    assert kept.archive.list("Wednesday") == ()
    with pytest.raises(InputError):
        kept.archive.conversation(1)
    kept.archive.restore(1)
    assert [one.id for one in kept.archive.list()] == [2, 1]
    kept.archive.remove(1)
    kept.archive.purge()
    kept.archive.restore(1)
    assert [one.id for one in kept.archive.list()] == [2]


@pytest.mark.parametrize("indexed", [True, False])
def test_what_is_deleted_leaves_no_trace_in_the_file(tmp_path: Path, indexed: bool) -> None:
    with keeping(tmp_path, may_index=indexed) as kept:
        kept.talk(("My name is Zebulon Quackenbush", "Hello Zebulon."))
        kept.talk(("Tomorrow at ten, please", "Done."))
        kept.archive.delete(1)
        assert kept.archive.list("Zebulon") == ()
        assert [one.id for one in kept.archive.list("tomorrow")] == [2]
    for path in tmp_path.glob(f"{HISTORY_DATABASE}*"):
        assert b"ebulon" not in path.read_bytes().lower(), path.name


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are the folder's there")
def test_the_history_is_its_owners_alone(kept: Keeping, tmp_path: Path) -> None:
    kept.talk(("A demo on Wednesday", "Which time?"))
    for path in tmp_path.glob(f"{HISTORY_DATABASE}*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


def test_a_damaged_history_is_set_aside_and_another_begins(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / HISTORY_DATABASE).write_bytes(b"this is no database" * 500)
    with keeping(tmp_path) as kept:
        kept.talk(("A demo on Wednesday", "Which time?"))
        assert len(kept.archive.list()) == 1
    assert (tmp_path / f"{HISTORY_DATABASE}.broken-1").read_bytes().startswith(b"this is no")
    assert "damaged" in caplog.text
