"""The wheel holds all that the program needs, and what was installed of it runs from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

_IN_GERMAN = """
from app.desktop.application import make_application
from app.desktop.language import translated
from app.system.paths import resource_root
import app

make_application(resource_root().resources, language="de")
print(app.__file__)
print(translated("What has come so far is kept. Typing works meanwhile."))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel without any network and install it into a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-cache-dir"]
    alone = ["--no-deps", "--no-index"]
    subprocess.run(
        [*pip, "wheel", "-q", *alone, "--no-build-isolation", "-w", str(folder), str(CHECKOUT)],
        check=True,
        timeout=120,
    )
    (wheel,) = folder.glob("vocal_desk-*.whl")
    site = folder / "site"
    subprocess.run(
        [*pip, "install", "-q", *alone, "--no-compile", "--target", str(site), str(wheel)],
        check=True,
        timeout=120,
    )
    return site


def run(installed: Path, folder: Path, *arguments: str) -> str:
    """Run Python in `folder` with what is installed before everything else; return its output."""
    answer = subprocess.run(
        [sys.executable, "-P", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed), "HOME": str(folder)},
        stdout=subprocess.PIPE,
        check=True,
        timeout=120,
        encoding="utf-8",
    )
    return answer.stdout


def test_the_installed_program_lists_its_models(installed: Path, tmp_path: Path) -> None:
    assert "whisper-base" in run(installed, tmp_path, "-m", "app", "models", "list")


def test_the_installed_program_holds_a_conversation(installed: Path, tmp_path: Path) -> None:
    state = str(tmp_path / "state")
    said = ("--text", "What times are free tomorrow?", "--state", state)
    assert "tomorrow" in run(installed, tmp_path, "-m", "app", "converse", *said)


def test_the_installed_window_speaks_german(installed: Path, tmp_path: Path) -> None:
    place, words = run(installed, tmp_path, "-c", _IN_GERMAN).splitlines()
    assert Path(place).is_relative_to(installed)
    assert words == "Was schon da ist, bleibt erhalten. Tippen geht inzwischen auch so."
