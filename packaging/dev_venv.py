"""Keeps the checkout's virtual environment, `.venv`, equal to the lock files.

What is installed is written into a stamp inside `.venv`, so that a later start compares a few
hashes and is done. While something is being installed a mark stands there instead: an
environment found with that mark was interrupted, and is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING, BinaryIO, Final

import dev_python
from dev_console import Problem, say, succeeds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from dev_python import Interpreter

STAMP: Final = "setup.json"
UNFINISHED: Final = "setup.unfinished"
_LOCK: Final = "setup.lock"

# Settings for installing somewhere else, or something else, than what the lock files say.
# Indexes, proxies and certificates stay as the person set them.
_MISLEADING: Final = (
    "PIP_CONSTRAINT",
    "PIP_PREFIX",
    "PIP_REQUIRE_VIRTUALENV",
    "PIP_ROOT",
    "PIP_TARGET",
    "PYTHONHOME",
    "PYTHONPATH",
    "__PYVENV_LAUNCHER__",
)


class Venv:
    """The virtual environment of one checkout."""

    def __init__(self, checkout: Path) -> None:
        self._checkout = checkout
        self.folder = checkout / ".venv"
        self._scripts = self.folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.script("python")

    def script(self, name: str) -> Path:
        """Return where a console command of the environment lies."""
        return self._scripts / (f"{name}.exe" if os.name == "nt" else name)

    def variables(self) -> dict[str, str]:
        """Return the environment variables for programs started from it."""
        variables = {name: text for name, text in os.environ.items() if name not in _MISLEADING}
        variables["VIRTUAL_ENV"] = str(self.folder)
        variables["PATH"] = os.pathsep.join((str(self._scripts), variables.get("PATH", os.defpath)))
        return variables

    def must_be_made(self) -> bool:
        """Tell whether there is no usable environment: none, half a one, or one moved here."""
        if (self.folder / UNFINISHED).exists():
            return True
        installed = self._installed()
        python = dev_python.ask([str(self.python)])
        if python is None or not python.fits:
            return True
        return bool(installed) and (
            installed.get("checkout") != str(self._checkout)
            or installed.get("python") != list(python.version)
        )

    def prepare(self, locks: Iterable[str]) -> None:
        """Make or mend the environment so that it holds the given lock files and the program.

        Args:
            locks: File names in `packaging/`.

        Raises:
            Problem: it cannot be made, or the libraries cannot be installed.
        """
        try:
            self.folder.mkdir(exist_ok=True)
            with self._alone():
                self._prepare(locks)
        except OSError as error:
            raise Problem(
                f"The set-up cannot work in {self.folder} ({error.strerror or error}): free some "
                "space, make the folder writable, or end the programs that use it, then run this "
                "again."
            ) from error

    def _prepare(self, locks: Iterable[str]) -> None:
        if self.must_be_made():
            self._make(dev_python.find())
        wanted = self._wanted(locks)
        installed = self._installed()
        missing = {
            part for part, fingerprint in wanted.items() if installed.get(part) != fingerprint
        }
        if not missing:
            return
        settled = {part: known for part, known in installed.items() if part not in missing}
        self._write_stamp(settled)
        mark = self.folder / UNFINISHED
        mark.touch()
        try:
            self._install(missing)
        except Problem:
            if settled:
                mark.unlink()  # pip changes nothing before it has everything: what stood works on
            raise
        python = dev_python.ask([str(self.python)])
        self._write_stamp(
            {
                **settled,
                **wanted,
                "checkout": str(self._checkout),
                "python": list(python.version) if python else [],
            }
        )
        mark.unlink()

    def _make(self, base: Interpreter) -> None:
        say(f"Making the virtual environment .venv with Python 3.{base.version[1]}.")
        for entry in self.folder.iterdir():
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            elif entry.name != _LOCK:
                entry.unlink()
        (self.folder / UNFINISHED).touch()
        how = [] if has_ensurepip(base) else ["--without-pip"]
        answer = subprocess.run(
            [base.path, "-m", "venv", *how, self.folder],
            env=self.variables(),
            check=False,
            capture_output=True,
            text=True,
        )
        if answer.returncode != 0:
            say(f"{answer.stdout}{answer.stderr}".strip())
            raise Problem(
                "The virtual environment could not be made, for the reason above: mend that, then "
                "run this again."
            )

    def _install(self, parts: set[str]) -> None:
        lock_files = sorted(parts - {"program"})
        if lock_files:
            self._install_libraries(lock_files)
        if "program" in parts:
            self._install_program()

    def _install_libraries(self, lock_files: list[str]) -> None:
        say("Installing the libraries, which takes a few minutes the first time.")
        files = [
            word for name in lock_files for word in ("-r", str(self._checkout / "packaging" / name))
        ]
        exact = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
        if not self._pip("install", *exact, *files):
            raise Problem(
                "The libraries could not be installed, for the reason above: see that this "
                "computer reaches the package index that pip is set up for, and that it is a "
                "supported one (Linux x86-64 with glibc 2.34 or newer, macOS 14 or newer on Apple "
                "silicon, Windows x64), then run this again."
            )

    def _install_program(self) -> None:
        editable = ["--no-deps", "--no-build-isolation", "--editable", str(self._checkout)]
        if not self._pip("install", *editable):
            raise Problem(
                "The program could not be installed into .venv, for the reason above: mend "
                "pyproject.toml, or check out the project anew, then run this again."
            )

    def _pip(self, action: str, *arguments: str) -> bool:
        own = [str(self.python), "-m", "pip"]
        if not _answers([*own, "--version"]):
            # The base interpreter's pip installs into it; the first lock file holds pip itself.
            own = [dev_python.find().path, "-m", "pip", "--python", str(self.python)]
        quiet = [] if sys.stdout.isatty() else ["--quiet", "--quiet"]  # errors only
        variables = {**self.variables(), "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
        return succeeds([*own, action, *quiet, *arguments], environment=variables)

    def _wanted(self, locks: Iterable[str]) -> dict[str, str]:
        wanted = {
            name: _fingerprint((self._checkout / "packaging" / name).read_bytes()) for name in locks
        }
        project = tomllib.loads((self._checkout / "pyproject.toml").read_text(encoding="utf-8"))
        shown = [project["build-system"], project["project"], project["tool"]["hatch"]]
        wanted["program"] = _fingerprint(json.dumps(shown, sort_keys=True).encode())
        return wanted

    def _installed(self) -> Mapping[str, object]:
        try:
            stamp = json.loads((self.folder / STAMP).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def _write_stamp(self, stamp: Mapping[str, object]) -> None:
        (self.folder / STAMP).write_text(json.dumps(stamp, indent=2), encoding="utf-8")

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep a second set-up of this checkout waiting; the system lets go if this one dies."""
        with (self.folder / _LOCK).open("ab") as file:
            if not _try_to_lock(file):
                say("Another set-up is at work in this checkout; waiting for it to end.")
                _wait_to_lock(file)
            yield


def has_ensurepip(base: Interpreter) -> bool:
    """Tell whether an interpreter brings the pip for a new environment; Debian splits it off."""
    return _answers([base.path, "-I", "-c", "import venv; from ensurepip import bootstrap"])


def can_make(base: Interpreter) -> bool:
    """Tell whether an interpreter can make a virtual environment at all, by either way."""
    return has_ensurepip(base) or (
        _answers([base.path, "-I", "-c", "import venv"])
        and _answers([base.path, "-m", "pip", "--python", base.path, "--version"])
    )


def _answers(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


if sys.platform == "win32":
    import msvcrt
    import time

    def _try_to_lock(file: BinaryIO) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _wait_to_lock(file: BinaryIO) -> None:
        while not _try_to_lock(file):
            time.sleep(0.5)

else:
    import fcntl

    def _try_to_lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait_to_lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)
