"""The commands of `dev.py`."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import dev_locks
import dev_python
import dev_system
from dev_console import Problem, become, say, succeeds
from dev_system import Need, Part
from dev_venv import Venv, can_make

CHECKOUT: Final = Path(__file__).resolve().parent.parent

DEFAULT_MODELS: Final = ("whisper-base", "piper-en-us-joe")
TEST_MODELS: Final = (*DEFAULT_MODELS, "whisper-tiny-en")

_SHARED: Final = ("benchmarks", "rigs")
_PROGRAM: Final = ("requirements.lock",)
_TEST: Final = (*_PROGRAM, "requirements-test.lock")
_BENCH: Final = (*_TEST, "requirements-bench.lock")
_LINT: Final = (*_TEST, "requirements-lint.lock")


def main(arguments: Sequence[str], *, usage: str) -> int:
    """Run the command that the first argument names.

    Raises:
        Problem: it cannot be done; says what to do next.
    """
    commands: dict[str, Callable[[list[str]], int]] = {
        "run": _run,
        "test": _test,
        "lint": _lint,
        "bench": _bench,
        "soak": _soak,
        "translations": _translations,
        "lock": _lock,
    }
    if not arguments or arguments[0] in ("-h", "--help"):
        say(usage.strip())
        return 0 if arguments else 2
    command = commands.get(arguments[0])
    if command is None:
        say(f"There is no command {arguments[0]}; there are {', '.join(commands)}.")
        return 2
    rest = list(arguments[1:])
    return command(rest[1:] if rest[:1] == ["--"] else rest)


def _run(arguments: list[str]) -> int:
    screen = dev_system.has_screen(os.environ)
    window = screen and not arguments
    venv = _set_up(_PROGRAM, dev_system.missing(tests=False), window=window)
    if not window:  # which opens at once, and fetches them itself while one can type already
        _fetch_models(venv, DEFAULT_MODELS)
    if not arguments and not screen:
        say("There is no screen here, so the demonstration conversation is held without a window.")
        arguments = ["converse"]
    # -P: a folder named `app` where the person happens to be is not the program.
    return become([venv.python, "-P", "-m", "app", *arguments], environment=venv.variables())


def _test(arguments: list[str]) -> int:
    venv = _set_up(_TEST, dev_system.missing(tests=True))
    _fetch_models(venv, TEST_MODELS)
    variables = venv.variables()
    if not dev_system.has_screen(variables):
        variables.setdefault("QT_QPA_PLATFORM", "offscreen")
    return become([venv.python, "-m", "pytest", *arguments], environment=variables, folder=CHECKOUT)


def _lint(arguments: list[str]) -> int:
    argparse.ArgumentParser(prog="dev.py lint").parse_args(arguments)
    venv = _set_up(_LINT)
    checks: tuple[tuple[str, list[str | Path]], ...] = (
        ("ruff format", [venv.python, "-m", "ruff", "format", "--check", "."]),
        ("ruff check", [venv.python, "-m", "ruff", "check", "."]),
        ("mypy", [venv.python, "-m", "mypy"]),
        ("import-linter", [venv.script("lint-imports")]),
        ("deptry", [venv.python, "-m", "deptry", "app", "packaging"]),
        ("pre-commit", [venv.python, "-m", "pre_commit", "validate-config"]),
    )
    failed = []
    for name, command in checks:
        answer = subprocess.run(
            command,
            cwd=CHECKOUT,
            env=venv.variables(),
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        if answer.returncode == 0:
            say(f"{name} is content.")
        else:
            failed.append(name)
            say(answer.stdout.decode(errors="replace").rstrip())
            say(f"{name} objects, as shown above.")
    if failed:
        raise Problem(f"Not content: {', '.join(failed)}.")
    return 0


def _bench(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench")
    parser.add_argument("name", nargs="?")
    parser.add_argument("--json", type=Path, metavar="FILE")
    wanted = parser.parse_args(arguments)
    names = _modules("bench", wanted.name)
    venv = _set_up(_BENCH, dev_system.missing(tests=True))
    _fetch_models(venv, TEST_MODELS)
    results: dict[str, object] = {}
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            file = Path(folder) / f"{name}.json"
            command: list[str | Path] = [
                venv.python,
                "-m",
                f"tests.benchmarks.bench_{name}",
                "--json",
                file,
            ]
            if succeeds(command, environment=_for_measuring(venv), folder=CHECKOUT):
                results[name] = json.loads(file.read_text(encoding="utf-8"))
            else:
                failed.append(name)
    if wanted.json is not None:
        shown = results if wanted.name is None else results.get(wanted.name)
        wanted.json.write_text(json.dumps(shown, indent=2) + "\n", encoding="utf-8")
    if failed:
        raise Problem(f"These benchmarks failed, for the reasons above: {', '.join(failed)}.")
    return 0


def _soak(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py soak")
    parser.add_argument("name")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    wanted = parser.parse_args(arguments)
    _modules("soak", wanted.name)
    venv = _set_up(_TEST, dev_system.missing(tests=True))
    _fetch_models(venv, TEST_MODELS)
    module = f"tests.benchmarks.soak_{wanted.name}"
    rounds = ["--seed", str(wanted.seed), "--count", str(wanted.count)]
    return become(
        [venv.python, "-m", module, *rounds], environment=_for_measuring(venv), folder=CHECKOUT
    )


def _for_measuring(venv: Venv) -> dict[str, str]:
    """Return the environment in which benchmarks and soaks find what they share with the tests."""
    folders = (CHECKOUT, *(CHECKOUT / "tests" / name for name in _SHARED))
    return {**venv.variables(), "PYTHONPATH": os.pathsep.join(map(str, folders))}


def _translations(arguments: list[str]) -> int:
    argparse.ArgumentParser(prog="dev.py translations").parse_args(arguments)
    venv = _set_up(_PROGRAM)
    script = CHECKOUT / "packaging" / "dev_translations.py"
    return become([venv.python, script], environment=venv.variables(), folder=CHECKOUT)


def _lock(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py lock")
    parser.add_argument("--check", action="store_true")
    wanted = parser.parse_args(arguments)
    venv = _set_up(_LINT)
    if wanted.check:
        dev_locks.check(venv, CHECKOUT)
    else:
        dev_locks.write(venv, CHECKOUT)
    return 0


def _set_up(locks: Sequence[str], lacking: Sequence[Part] = (), *, window: bool = False) -> Venv:
    venv = Venv(CHECKOUT)
    lacking = list(lacking)
    if venv.must_be_made():
        base = dev_python.find()
        if not can_make(base):
            lacking.append(dev_system.venv_package(base.version))
    lacking = dev_system.provide(lacking)
    if lacking:
        needs = {part.need for part in lacking}
        names = "; ".join(need.value for need in Need if need in needs)
        say(f"This system lacks what is needed for: {names}.")
        say(f"To have it, run: {dev_system.advice(lacking)}")
        if Need.PYTHON in needs or (window and _keeps_the_window_away(needs)):
            raise Problem("Then run this again; it cannot go on before.")
    venv.prepare(locks)
    return venv


def _keeps_the_window_away(needs: set[Need]) -> bool:
    return Need.QT in needs or (Need.X11 in needs and not os.environ.get("WAYLAND_DISPLAY"))


def _fetch_models(venv: Venv, models: Sequence[str]) -> None:
    command: list[str | Path] = [venv.python, "-P", "-m", "app", "models", "fetch", *models]
    if not succeeds(command, environment=venv.variables()):
        say(
            "The speech models could not be fetched, for the reason above: typing works without "
            "them, and the next start tries again."
        )


def _modules(kind: str, name: str | None) -> list[str]:
    folder = CHECKOUT / "tests" / "benchmarks"
    there = sorted(file.stem.removeprefix(f"{kind}_") for file in folder.glob(f"{kind}_*.py"))
    if name is not None and name not in there:
        raise Problem(f"There is no {kind} named {name}; there are: {', '.join(there) or 'none'}.")
    return [name] if name is not None else there
