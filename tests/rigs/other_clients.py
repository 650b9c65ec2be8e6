"""Cal.com clients that others wrote, installed as they are published and run as they are.

They are locked like everything else, by hash, and kept beside the environment of the tests, apart
from its packages. `clients_kit` holds what they are started with.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

CHECKOUT = Path(__file__).resolve().parents[2]
KIT = Path(__file__).parent / "clients_kit"
PYTHON_LOCK = CHECKOUT / "packaging" / "requirements-clients.lock"
_NODE_FILES = ("package.json", "package-lock.json", ".npmrc", "redirect.mjs")


class CannotInstall(Exception):
    """A client can't be had here; says why."""


class Tools(Protocol):
    """The tools of a client in their own words."""

    def call(self, tool: str, **arguments: Any) -> Any:
        """Call one and return its answer."""


@contextmanager
def mcp_server(sandbox: str) -> Iterator[McpServer]:
    """Run Cal.com's own MCP server against the sandbox at this origin, such as http://127.0.0.1:1.

    Raises CannotInstall.
    """
    if shutil.which("npm") is None or shutil.which("node") is None:
        raise CannotInstall("node and npm are not installed")
    folder = _installed(
        "node",
        b"".join((KIT / name).read_bytes() for name in _NODE_FILES),
        _install_node,
    )
    server = folder / "node_modules/@calcom/cal-mcp/dist/index.js"
    command = ["node", "--import", "./redirect.mjs", str(server), "--all-tools"]
    with _running(command, sandbox, folder) as process:
        yield McpServer(process)


@contextmanager
def agno_tools(sandbox: str) -> Iterator[AgnoTools]:
    """Run agno's Cal.com tools against the sandbox at this origin. Raises CannotInstall."""
    folder = _installed("python", PYTHON_LOCK.read_bytes(), _install_python)
    # -S leaves the environment of the tests out.
    command = [sys.executable, "-S", "-P", str(KIT / "agno_desk.py")]
    with _running(command, sandbox, folder, {"PYTHONPATH": str(folder)}) as process:
        yield AgnoTools(process)


class AgnoTools:
    """Agno's tools; each answers with a sentence."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def call(self, tool: str, **arguments: Any) -> str:
        """Call one and return its answer."""
        _write(self._process, {"tool": tool, "arguments": arguments})
        answer: str = _read(self._process)
        return answer


class McpServer:
    """A server of the Model Context Protocol on its standard streams."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._last_id = 0
        client = {"name": "tests", "version": "1"}
        about = {"protocolVersion": "2025-03-26", "capabilities": {}, "clientInfo": client}
        self._ask("initialize", about)
        _write(process, {"jsonrpc": "2.0", "method": "notifications/initialized"})

    def call(self, tool: str, **arguments: Any) -> Any:
        """Call a tool and return Cal.com's answer, an error's too."""
        answer = self._ask("tools/call", {"name": tool, "arguments": arguments})
        return json.loads(answer["content"][0]["text"])

    def _ask(self, method: str, params: Mapping[str, Any]) -> Any:
        self._last_id += 1
        message = {"jsonrpc": "2.0", "id": self._last_id, "method": method, "params": params}
        _write(self._process, message)
        while (answer := _read(self._process)).get("id") != self._last_id:
            pass
        assert "result" in answer, answer
        return answer["result"]


def _write(process: subprocess.Popen[str], message: Mapping[str, Any]) -> None:
    assert process.stdin is not None
    process.stdin.write(json.dumps(message) + "\n")
    process.stdin.flush()


def _read(process: subprocess.Popen[str]) -> Any:
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, "the client ended"
    return json.loads(line)


@contextmanager
def _running(
    command: list[str], sandbox: str, folder: Path, more: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[str]]:
    environment = {
        **os.environ,
        "VOCAL_DESK_SANDBOX": sandbox,
        "CALCOM_API_KEY": "cal_test",
        "CAL_API_KEY": "Bearer cal_test",
        **(more or {}),
    }
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _installed(kind: str, locked: bytes, install: Any) -> Path:
    """Return the folder with what is locked, installed into it unless it was before."""
    digest = hashlib.sha256(locked).hexdigest()[:16]
    target = Path(sys.prefix) / "other-clients" / f"{kind}-{digest}"
    if not target.exists():
        half_made = target.with_suffix(".part")
        shutil.rmtree(half_made, ignore_errors=True)
        half_made.mkdir(parents=True)
        install(half_made)
        half_made.rename(target)
    return target


def _install_node(target: Path) -> None:
    for name in _NODE_FILES:
        shutil.copy(KIT / name, target)
    _run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], target)


def _install_python(target: Path) -> None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    locked = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(PYTHON_LOCK)]
    _run([*pip, "--target", str(target), *locked], target)


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise CannotInstall(f"{command[0]} could not install it: {' '.join(last)}")
