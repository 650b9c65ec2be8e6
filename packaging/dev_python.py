"""Finds an interpreter that the program can run on.

Kept to what Python 3.8 understands: an old interpreter looks for a newer one with it.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from dev_console import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OLDEST = (3, 11)
NEWEST = (3, 14)

# Free-threaded builds count as unfit: the libraries offer no wheels for them.
_ASK = """
import json, platform, sys, sysconfig
print(json.dumps({
    "path": getattr(sys, "_base_executable", None) or sys.executable,
    "version": list(sys.version_info[:2]),
    "usable": platform.python_implementation() == "CPython"
    and sys.maxsize > 2**32
    and not sysconfig.get_config_var("Py_GIL_DISABLED"),
}))
"""


class Interpreter(NamedTuple):
    """A Python that was asked what it is."""

    path: str
    """The executable itself; inside a virtual environment the one that it was made from."""

    version: tuple[int, int]
    usable: bool
    """Whether it is a 64-bit CPython with the global interpreter lock."""

    @property
    def fits(self) -> bool:
        """Whether the program runs on it."""
        return self.usable and OLDEST <= self.version <= NEWEST


def ask(command: Sequence[str]) -> Interpreter | None:
    """Ask the Python that a command starts what it is; None where it does not start.

    A name on the path may be a stand-in that only says what is not installed.
    """
    try:
        answer = subprocess.run(
            [*command, "-I", "-c", _ASK], capture_output=True, check=True, timeout=60
        )
        facts = json.loads(answer.stdout)
        return Interpreter(
            facts["path"], (facts["version"][0], facts["version"][1]), facts["usable"]
        )
    except (OSError, subprocess.SubprocessError, ValueError, KeyError):
        return None


def candidates() -> Iterator[list[str]]:
    """Name the commands to ask, best first: the one running this, then newer before older."""
    yield [sys.executable]
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        if os.name == "nt":
            launcher = shutil.which("py")
            if launcher:
                yield [launcher, f"-3.{minor}"]
        found = shutil.which(f"python3.{minor}")
        if found:
            yield [found]


def find() -> Interpreter:
    """Return the first fitting interpreter.

    Raises:
        Problem: there is none; says what to install.
    """
    for command in candidates():
        interpreter = ask(command)
        if interpreter is not None and interpreter.fits:
            return interpreter
    raise Problem(
        f"This needs 64-bit CPython 3.{OLDEST[1]} to 3.{NEWEST[1]} (no free-threaded build), and "
        f"besides {sys.version_info[0]}.{sys.version_info[1]}, which runs this, none was found: "
        f"{_how_to_install()}"
    )


def _how_to_install() -> str:
    if platform.system() == "Darwin":
        return "install Python 3.13 from python.org or with 'brew install python@3.13'."
    if os.name == "nt":
        return "install Python 3.13 with 'winget install Python.Python.3.13'."
    if shutil.which("apt-get"):
        return (
            "install it with 'sudo apt-get install python3.13' (or 3.11, 3.12, 3.14, whichever "
            "this system offers)."
        )
    if shutil.which("dnf"):
        return "install it with 'sudo dnf install python3.13'."
    return "install Python 3.13 with your system's package manager."
