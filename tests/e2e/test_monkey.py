"""Whatever is pressed, clicked, said, unplugged, cut off and killed: the window lives and answers.

It is a minute of it here; half an hour, and more seeds: `dev.py soak monkey`.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from desk_needs import require_desk
from monkey import Monkey
from monkey_desk import MonkeyRig
from monkey_plan import actions

SECONDS = 60.0
SEED = 2127


def test_the_same_seed_is_the_same_monkey() -> None:
    assert list(islice(actions(3), 200)) == list(islice(actions(3), 200))
    assert list(islice(actions(3), 200)) != list(islice(actions(4), 200))


def test_a_monkey_does_no_harm(tmp_path: Path) -> None:
    require_desk()
    with MonkeyRig() as rig:
        found = Monkey(rig, SEED, lambda _: None, picture=tmp_path / "screen.png").play(SECONDS)
        assert not found.faults, "\n".join((*found.done, *found.faults, rig.output()))
