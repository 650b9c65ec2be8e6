"""The window as a process of its own, over an engine that only writes down what reaches it.

    python recorded_window.py STATE [in-tray]

Settings and all else lie under STATE. Each call of the session is a line of JSON on the output.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import cast

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT))

from app.build import Setup, open_program  # noqa: E402
from app.desktop.application import run_window  # noqa: E402
from app.desktop.bridge import Commands, Question, T  # noqa: E402
from app.desktop.settings.ports import SettingsServices  # noqa: E402
from app.desktop.window import WindowFacts  # noqa: E402
from app.domain.events import Event  # noqa: E402


def tell(*what: object) -> None:
    """Write a line."""
    sys.stdout.write(json.dumps(what, default=str) + "\n")
    sys.stdout.flush()


class Written:
    """Takes every command and writes it down."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        """Return what writes down a call of this name."""
        return lambda *given: tell(name, *given)


class WritingEngine:
    """An engine whose session writes down what it is asked for."""

    def post(self, command: Callable[[Commands], None]) -> None:
        """Have a command written down."""
        command(cast(Commands, Written()))

    def ask(self, question: Question[T]) -> Future[T]:  # noqa: ARG002
        """Answer nothing, ever."""
        return Future()

    def subscribe(self, listener: Callable[[Event], None]) -> Callable[[], None]:  # noqa: ARG002
        """Never tell anything."""
        return lambda: None


def main() -> int:
    """Run the window until it is closed."""
    state = Path(sys.argv[1])
    program = open_program(state)
    return run_window(
        WritingEngine(),
        WindowFacts(),
        SettingsServices(program.settings, program.shelf, Setup(program)),
        resources=CHECKOUT / "resources",
        state=state,
        in_tray="in-tray" in sys.argv,
        on_shown=lambda: tell("shown"),
    )


if __name__ == "__main__":
    sys.exit(main())
