"""The floors under the figures of `dev.py bench understanding`, on public data.

A figure that falls below its floor has lost phrases that were understood before.
"""

from __future__ import annotations

import understanding_answers
import understanding_dates
import understanding_state


def test_dates_and_times_are_right_and_seldom_answered_wrongly() -> None:
    judged = understanding_dates.judge_all(understanding_dates.read_as_program)
    meant = [one for one in judged if one.meant]
    assert sum(one.right for one in meant) >= 0.98 * len(meant)
    assert sum(one.wrong for one in meant) <= 0.01 * len(meant)
    assert not [one.text for one in judged if not one.meant and not one.right]


def test_a_no_is_hardly_ever_a_yes() -> None:
    answers = understanding_answers.read_all()
    assert sum(answer.got == answer.gold for answer in answers) >= 0.96 * len(answers)
    refusals = [answer for answer in answers if answer.gold == "no"]
    assert sum(answer.got == "yes" for answer in refusals) <= 1


def test_what_is_wanted_is_known_turn_by_turn() -> None:
    dialogues = understanding_state.dialogues()[::5]
    turns = [turn for dialogue in dialogues for turn in understanding_state.read_dialogue(dialogue)]
    changed = [turn for turn in turns if turn.is_changed]
    assert sum(turn.is_right for turn in turns) >= 0.97 * len(turns)
    assert sum(turn.is_right for turn in changed) >= 0.95 * len(changed)
