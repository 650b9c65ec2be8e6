"""What the settings pages ask of the program: try a connection, look the computer over."""

from __future__ import annotations

import asyncio
import platform
from collections.abc import Mapping
from pathlib import Path

from app import __version__
from app.build.agents import try_model
from app.build.calendars import calendar_configuration
from app.build.checks import program_checks
from app.build.program import Program
from app.build.sound_checks import device_checks
from app.domain.errors import CalendarKeyError
from app.domain.setup import CalendarAccount
from app.storage.settings_exchange import TakenOver, export_settings, import_settings
from app.system.checks import Check, run_checks
from app.system.logs import redact


class Setup:
    """Answers questions of the settings pages. Every method may wait for network, disk or devices.

    To be called on any thread but those of the window and of the engine.
    """

    def __init__(self, program: Program) -> None:
        self._program = program

    def calendar_account(self) -> CalendarAccount:
        """Ask Cal.com whose key it is and what can be booked there. Raises CalendarError."""
        return asyncio.run(_account(self._program))

    def try_model(self, name: str) -> str:
        """Ask a language model one cheap question; returns what was found, in a sentence."""
        return asyncio.run(try_model(self._program, name))

    def export_settings(self, path: Path) -> int:
        """Write all settings but the secrets to a file, and return how many."""
        return export_settings(self._program.settings, path)

    def import_settings(self, path: Path) -> TakenOver:
        """Take over the settings of a file."""
        return import_settings(self._program.settings, path, self._program.paths.config)

    def folders(self) -> Mapping[str, Path]:
        """Return where data, settings, speech models and the log are; each is there then."""
        paths = self._program.paths
        found = {
            "data": paths.state,
            "settings": paths.config,
            "models": paths.models,
            "log": paths.log,
        }
        for folder in found.values():
            folder.mkdir(parents=True, exist_ok=True)
        return found

    def versions(self) -> str:
        """Return program, Python and system in a line."""
        return (
            f"Vocal Desk {__version__}, Python {platform.python_version()}, {platform.platform()}"
        )

    def checks(self) -> tuple[Check, ...]:
        """Look over what the program needs; the microphone is not opened for it."""
        program = self._program
        return (*run_checks(program.paths), *program_checks(program), *device_checks())

    def log_end(self, lines: int) -> str:
        """Return the last lines of the log, without addresses and keys."""
        files = sorted(self._program.paths.log.glob("*.log"))
        text = files[0].read_text("utf-8", "replace") if files else ""
        return redact("\n".join(text.splitlines()[-lines:]))

    def redact(self, text: str) -> str:
        """Mask e-mail addresses, whatever looks like a key, and the person's own name."""
        text = redact(text)
        name = self._program.settings.text("person.name")
        for part in (name, str(Path.home())):
            text = text.replace(part, "<home>" if part != name else "<name>") if part else text
        return text


async def _account(program: Program) -> CalendarAccount:
    from app.scheduling.client import CalComClient

    chosen = calendar_configuration(program)
    if chosen.key is None:
        raise CalendarKeyError(
            "There is no Cal.com key yet.",
            advice="Make one at Cal.com under Settings, Developer, API keys, and paste it here.",
        )
    client = CalComClient(base_url=chosen.url, key=chosen.key)
    try:
        profile, event_types = await asyncio.gather(client.profile(), client.event_types())
    finally:
        await client.close()
    return CalendarAccount(
        name=profile.name or profile.username,
        email=profile.email,
        time_zone=profile.time_zone,
        url=chosen.url,
        event_types=event_types,
        remark=chosen.notice,
    )
