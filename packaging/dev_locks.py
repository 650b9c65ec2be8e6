"""Writes and checks the lock files.

`requirements.lock` holds the program and what the set-up needs, `requirements-test.lock`,
`requirements-bench.lock` and `requirements-lint.lock` what those add, `requirements-clients.lock`
the other programs that a test holds the sandbox against, `models.lock` the speech models. All are
universal: one file for every supported Python and system, told apart by environment markers, with
the hash of every wheel. Writing keeps the versions that stand and still fit; to move to newer ones,
delete the files' lines first.
"""

from __future__ import annotations

import subprocess
import tempfile
from typing import TYPE_CHECKING, Final

import dev_python
from dev_console import Problem, say, succeeds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dev_venv import Venv

LOCKS: Final = {
    "requirements.lock": ["pyproject.toml", "--group", "setup"],
    "requirements-test.lock": ["--group", "test", "--constraint", "packaging/requirements.lock"],
    "requirements-bench.lock": [
        *("--group", "bench"),
        *("--constraint", "packaging/requirements.lock"),
        *("--constraint", "packaging/requirements-test.lock"),
    ],
    "requirements-lint.lock": [
        *("--group", "lint"),
        *("--constraint", "packaging/requirements.lock"),
        *("--constraint", "packaging/requirements-test.lock"),
    ],
    "requirements-clients.lock": [
        *("--group", "clients"),
        *("--constraint", "packaging/requirements.lock"),
        *("--constraint", "packaging/requirements-test.lock"),
    ],
    "models.lock": ["--group", "models", "--no-deps"],
}

# Linux with glibc 2.34 or newer, macOS 14 or newer, Windows.
PLATFORMS: Final = (
    "x86_64-manylinux_2_34",
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
)
_OLDEST_MACOS: Final = "14.0"


def write(venv: Venv, checkout: Path) -> None:
    """Resolve pyproject.toml into the lock files.

    Raises:
        Problem: there is no resolution, or the package index cannot be reached.
    """
    oldest = f"{dev_python.OLDEST[0]}.{dev_python.OLDEST[1]}"
    for name, sources in LOCKS.items():
        say(f"Resolving {name}.")
        command: list[str | Path] = [venv.python, "-m", "uv", "pip", "compile", "--quiet"]
        command += ["--universal", "--python-version", oldest, "--only-binary", ":all:"]
        command += ["--generate-hashes", "--no-annotate"]
        command += ["--custom-compile-command", "python3 packaging/dev.py lock"]
        command += [*sources, "--output-file", f"packaging/{name}"]
        if not succeeds(command, environment=venv.variables(), folder=checkout):
            raise Problem(
                f"{name} could not be written, for the reason above: mend the requirements in "
                "pyproject.toml or the connection to the package index, then run this again."
            )


def check(venv: Venv, checkout: Path) -> None:
    """Try for every supported Python and system, without installing, that wheels are there.

    Raises:
        Problem: on one of them something is missing.
    """
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for version, platform in _supported():
            command: list[str | Path] = [venv.python, "-m", "uv", "pip", "install", "--dry-run"]
            command += ["--target", folder, "--python-version", version]
            command += ["--python-platform", platform, "--only-binary", ":all:"]
            command += ["--require-hashes", "--no-deps"]
            for name in LOCKS:
                command += ["-r", f"packaging/{name}"]
            answer = subprocess.run(
                command,
                cwd=checkout,
                env={**venv.variables(), "MACOSX_DEPLOYMENT_TARGET": _OLDEST_MACOS},
                check=False,
                capture_output=True,
                text=True,
            )
            fine = answer.returncode == 0
            failed += not fine
            count = sum(line.startswith(" + ") for line in answer.stderr.splitlines())
            say(f"{version}  {platform:24}{f'{count} wheels' if fine else 'fails'}")
            if not fine:
                say(answer.stderr.rstrip())
    if failed:
        raise Problem(
            f"The lock files do not install on {failed} of the systems, for the reasons above: "
            "change the requirements in pyproject.toml, then run 'dev.py lock'."
        )


def _supported() -> Iterator[tuple[str, str]]:
    for minor in range(dev_python.OLDEST[1], dev_python.NEWEST[1] + 1):
        for platform in PLATFORMS:
            yield f"3.{minor}", platform
