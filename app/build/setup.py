"""What the settings pages ask of the program: try a connection, look the computer over."""

from __future__ import annotations

import asyncio
import platform
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__
from app.build.program import Program
from app.domain.errors import CalendarKeyError, StorageError
from app.domain.setup import CalendarAccount
from app.domain.wording import Wording
from app.storage.settings_exchange import TakenOver, export_settings, import_settings
from app.system.logs import LOG_NAME, redact

if TYPE_CHECKING:
    from app.scheduling.client import CalComClient
    from app.storage.calendar_environment import CalendarConfiguration
    from app.system.checks import Check


_WORDS = re.compile(r"(implausible text: ).*")
"""What the log holds of what was heard."""


class Setup:
    """Answers questions of the settings pages, on the engine's loop."""

    def __init__(self, program: Program) -> None:
        self._program = program

    async def calendar_account(self) -> CalendarAccount:
        """Ask Cal.com whose key it is and what can be booked there. Raises CalendarError."""
        return await _account(self._program)

    async def try_model(self, name: str) -> str:
        """Ask a language model one cheap question; returns what was found, in a sentence."""
        from app.build.agents import try_model

        return await try_model(self._program, name)

    async def export_settings(self, path: Path) -> int:
        """Write all settings but the secrets to a file, and return how many."""
        return await asyncio.to_thread(export_settings, self._program.settings, path)

    async def import_settings(self, path: Path) -> TakenOver:
        """Take over the settings of a file."""
        program = self._program
        return await asyncio.to_thread(
            import_settings, program.settings, path, program.paths.config
        )

    async def folders(self) -> Mapping[str, Path]:
        """Return where data, settings, speech models and the log are; each is there then."""
        return await asyncio.to_thread(_folders, self._program)

    async def checks(self) -> tuple[Check, ...]:
        """Look over what the program needs; the microphone is not opened for it."""
        from app.build.checks import assistant_check

        program = self._program
        found = await asyncio.to_thread(_checks, program)
        return (*found, await assistant_check(program))

    async def log_end(self, lines: int) -> str:
        """Return the last lines of the log, without addresses and keys."""
        return await asyncio.to_thread(_log_end, self._program, lines)

    async def write(self, path: Path, text: str) -> None:
        """Write a report to a file. Raises StorageError."""
        await asyncio.to_thread(_write, path, text)

    async def versions(self) -> str:
        """Return program, Python and system in a line."""
        system = await asyncio.to_thread(platform.platform)
        return f"Vocal Desk {__version__}, Python {platform.python_version()}, {system}"

    def redact(self, text: str) -> str:
        """Mask e-mail addresses, whatever looks like a key, the person's own name and home."""
        text = redact(text)
        name = self._program.settings.text("person.name")
        for secret, mask in ((name, "<name>"), (str(Path.home()), "<home>")):
            if secret:
                text = text.replace(secret, mask)
        return text


def _checks(program: Program) -> tuple[Check, ...]:
    from app.build.checks import program_checks
    from app.build.checks_of_sound import device_checks
    from app.system.checks import run_checks

    return (*run_checks(program.paths), *program_checks(program), *device_checks())


def _folders(program: Program) -> dict[str, Path]:
    paths = program.paths
    found = {
        "data": paths.state,
        "settings": paths.config,
        "models": paths.models,
        "log": paths.log,
    }
    for folder in found.values():
        folder.mkdir(parents=True, exist_ok=True)
    return found


def _log_end(program: Program, lines: int) -> str:
    log = program.paths.log / LOG_NAME
    text = log.read_text("utf-8", "replace") if log.exists() else ""
    text = redact("\n".join(text.splitlines()[-lines:]))
    return _WORDS.sub(r"\1<words>", text)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise StorageError(
            Wording("The report could not be written to {path}.", path=path),
            advice="Choose another place.",
            detail=str(error),
        ) from error


async def _account(program: Program) -> CalendarAccount:
    client_of, chosen = await asyncio.to_thread(_reach_calendar, program)
    if chosen.key is None:
        raise CalendarKeyError(
            "There is no Cal.com key yet.",
            advice="Make one at Cal.com under Settings, Developer, API keys, and paste it here.",
        )
    client = client_of(base_url=chosen.url, key=chosen.key)
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


def _reach_calendar(program: Program) -> tuple[type[CalComClient], CalendarConfiguration]:
    """Import what is needed and ask the keyring: both may wait."""
    from app.build.calendars import calendar_configuration
    from app.scheduling.client import CalComClient

    return CalComClient, calendar_configuration(program)
