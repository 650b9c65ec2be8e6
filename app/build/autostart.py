"""Starting at login: the setting and the system's entry, kept the same."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import InputError, VocalDeskError
from app.storage.settings import Settings
from app.storage.settings_definitions import Value

if TYPE_CHECKING:
    from app.system.autostart import Autostart

log = logging.getLogger(__name__)

START_AT_LOGIN = "system.start_at_login"


def starts_at_login(state: Path | None) -> Callable[[Value], None]:
    """Return what makes or removes the entry before the setting is stored.

    A program that works in a folder of its own is a trial, and no part of the person's session.
    """

    def turn(on: Value) -> None:
        if state is not None:
            raise InputError(
                "A program that keeps its things in a folder of its own is not started at login.",
                advice="Change this setting without --state.",
            )
        _own_entry().turn(bool(on))

    return turn


def follow_the_system(settings: Settings) -> None:
    """Take over what the person changed in the system's own list of programs; never raises.

    An entry that stays is written anew: the program may have moved.
    """
    try:
        entry = _own_entry()
        is_on = entry.is_on()
        if is_on:
            entry.turn(True)
        if settings.flag(START_AT_LOGIN) != is_on:
            settings.set(START_AT_LOGIN, is_on)
    except VocalDeskError as error:
        log.warning("starting at login could not be looked at: %s %s", error, error.detail)


def _own_entry() -> Autostart:
    from app.system.autostart import find_autostart, own_command

    return find_autostart(os.environ, home=Path.home(), command=own_command())
