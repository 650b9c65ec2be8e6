"""What the set-up says and runs: plain sentences, and programs that end in one.

Kept to what Python 3.8 understands, so that a sentence can be said there too.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class Problem(Exception):
    """A failure in the person's words: what happened and what to do next."""


def say(sentence: str) -> None:
    """Print one sentence at once, so that it stands before what a program prints after it."""
    print(sentence, flush=True)


def succeeds(
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    errors_only: bool = False,
) -> bool:
    """Run a program to its end, its output on the terminal, and tell whether it succeeded."""
    output = subprocess.DEVNULL if errors_only else None
    try:
        answer = subprocess.run(
            _words(command), env=environment, cwd=folder, stdout=output, check=False
        )
    except OSError:
        return False
    return answer.returncode == 0


def become(
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> int:
    """Hand the terminal over to a program and return its exit code, where there is a return.

    Where the system can replace one program by another, this does not return: keys, signals and
    the exit code then belong to the new program alone. On Windows the program is waited for, also
    through Ctrl-C, which reaches it directly and leaves the way of ending to it.
    """
    sys.stdout.flush()
    if folder is not None:
        os.chdir(folder)
    words = _words(command)
    if os.name == "posix":
        os.execve(words[0], words, dict(environment or os.environ))  # noqa: S606 - no shell
    process = subprocess.Popen(words, env=environment)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def _words(command: Sequence[str | Path]) -> list[str]:
    return [str(word) for word in command]
