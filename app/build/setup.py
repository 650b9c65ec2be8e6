"""What the settings pages ask of the program: try a connection, look the computer over."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.build.program import Program
from app.domain.errors import CalendarKeyError
from app.domain.setup import CalendarAccount
from app.storage.settings_exchange import TakenOver, export_settings, import_settings

if TYPE_CHECKING:
    from app.domain.history import HistoryFacts, TurnTimes
    from app.scheduling.client import CalComClient
    from app.storage.calendar_environment import CalendarConfiguration
    from app.storage.history.archive import HistoryArchive
    from app.system.checks import Check

T = TypeVar("T")


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

    async def history_facts(self) -> HistoryFacts:
        """Return how much of what was said is kept, and for how long. Raises StorageError."""
        return await asyncio.to_thread(_of_history, self._program, lambda kept: kept.facts())

    async def delete_history(self) -> int:
        """Delete every conversation for good; returns how many. Raises StorageError."""
        return await asyncio.to_thread(
            _of_history, self._program, lambda archive: archive.delete_all()
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

    async def last_turns(self) -> tuple[TurnTimes, ...]:
        """Return what the history knows of the last turns, the oldest first."""
        return await asyncio.to_thread(_last_turns, self._program)

    async def log_end(self) -> str:
        """Return the last lines of the log, without addresses, keys and what was heard."""
        return await asyncio.to_thread(_log_end, self._program)

    async def write(self, path: Path, text: str) -> None:
        """Write a report to a file. Raises StorageError."""
        await asyncio.to_thread(_write, path, text)

    async def versions(self) -> str:
        """Return program, Python and system in a line."""
        return await asyncio.to_thread(_versions)

    def redact(self, text: str) -> str:
        """Mask e-mail addresses, whatever looks like a key, the person's own name and home."""
        from app.build.diagnosis import redacted

        return redacted(self._program, text)


def _checks(program: Program) -> tuple[Check, ...]:
    from app.build.checks import program_checks
    from app.build.checks_of_sound import device_checks
    from app.build.diagnosis import state_checks
    from app.system.checks import run_checks

    return (
        *run_checks(program.paths),
        *program_checks(program),
        *state_checks(program),
        *device_checks(),
    )


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


def _last_turns(program: Program) -> tuple[TurnTimes, ...]:
    from app.build.diagnosis import last_turns

    return last_turns(program)


def _of_history(program: Program, work: Callable[[HistoryArchive], T]) -> T:
    from app.build.history import open_archive

    archive = open_archive(program)
    try:
        return work(archive)
    finally:
        archive.close()


def _log_end(program: Program) -> str:
    from app.build.diagnosis import log_end

    return log_end(program)


def _write(path: Path, text: str) -> None:
    from app.build.diagnosis import write_report

    write_report(path, text)


def _versions() -> str:
    from app.build.diagnosis import versions

    return versions()


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
