"""Real PortAudio and a real sound server: devices are named, chosen, unplugged and plugged in."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sound_server import TOOLS

ROOT = Path(__file__).parents[3]
SCENES = ("named", "chosen", "unplugged", "gone", "default_changed", "examined")

Played = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def played() -> Iterator[Played]:
    """Return a function that waits for a scene and returns what happened in it.

    All of them begin at once, each with a sound server of its own: they mostly wait.
    """
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing or not sys.platform.startswith("linux"):
        reason = f"needs {', '.join(missing) or 'Linux'}"
        if os.environ.get("CI") and sys.platform.startswith("linux"):
            pytest.fail(reason)
        pytest.skip(reason)
    running = {
        scene: subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("sound_scenes.py")), scene],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests/rigs"))),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for scene in SCENES
    }

    def wait(scene: str) -> dict[str, Any]:
        out, complaints = running[scene].communicate(timeout=120)
        assert running[scene].returncode == 0, complaints
        facts: dict[str, Any] = json.loads(out)
        return facts

    try:
        yield wait
    finally:
        for process in running.values():
            if process.poll() is None:
                process.send_signal(signal.SIGINT)  # so that it ends its server, too
            process.communicate()


def test_devices_are_called_by_the_names_people_know(played: Played) -> None:
    facts = played("named")

    assert facts["input"] == [
        ["Desk Microphone", True, False],
        ["Ear Headset", False, True],
    ], "what a loudspeaker plays is no microphone"
    assert ["Hall Loudspeaker", True, False] in facts["output"]


def test_the_chosen_devices_are_heard_and_played_on(played: Played) -> None:
    facts = played("chosen")

    assert facts["hears"] == 800
    assert facts["plays"] == 440
    assert facts["health"].startswith("Right Microphone, 44100 Hz")
    assert facts["environment"] == [], "the choice of one stream is no other program's business"


def test_an_utterance_survives_its_microphone(played: Played) -> None:
    facts = played("unplugged")

    assert facts["notice"] == (
        'The microphone "USB Microphone" is not connected. "Desk Microphone" is used instead.'
    )
    assert facts["pitches"] == [800, 500]
    assert facts["back"] == ["", True]


def test_a_sound_server_may_go_and_come(played: Played) -> None:
    facts = played("gone")

    assert facts["notices"] == [
        'The microphone "Desk Microphone" is gone, and there is no other.',
        'The loudspeaker "Hall Loudspeaker" is gone, and there is no other.',
    ]
    assert facts["kept"] == 800


def test_the_systems_choice_is_followed(played: Played) -> None:
    facts = played("default_changed")

    assert facts == {"before": ["Left Microphone", "Near Loudspeaker"], "said": ""}


def test_the_doctor_listens_for_a_second_and_tells_of_the_last_run(played: Played) -> None:
    facts = played("examined")

    assert facts["silent"], "an examination is not heard"
    assert facts["microphones"] == [True, "Desk Microphone (the system's choice)"]
    ok, finding = facts["microphone"]
    assert ok
    assert re.match(r"-1\d dBFS; Desk Microphone, 44100 Hz, \d+ ms delay, .*", finding)
    assert facts["loudspeaker"][0]
    assert "Hall Loudspeaker, 44100 Hz" in facts["loudspeaker"][1]
    ok, finding = facts["sound in the last run"]
    assert not ok
    assert "Old Microphone" in finding
    assert "broke off 40 times" in finding
