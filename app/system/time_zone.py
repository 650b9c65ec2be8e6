"""Time zones by IANA name: the system's own, and one that a person names."""

from __future__ import annotations

import os
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import tzlocal

from app.domain.errors import InputError, SetupError
from app.domain.wording import Wording, sentences

_NO_PLACE = frozenset({"Factory", "localtime", "posixrules"})
"""Files in a zone database that stand for no zone a calendar would know."""

_SET_ZONE = "Name yours: vocal-desk settings set person.time_zone Europe/Berlin"


def zone(name: str) -> ZoneInfo:
    """Return the zone with this IANA name, whatever its capitals.

    Raises InputError, with the nearest names, where there is none.
    """
    wanted = name.strip().replace(" ", "_").casefold()
    key = _names().get(wanted)
    if key is None:
        raise InputError(
            Wording("There is no time zone called {name!r}.", name=name[:60]),
            advice=_advice(wanted),
        )
    return ZoneInfo(key)


def system_zone() -> ZoneInfo:
    """Return the zone this computer is set to: the variable TZ, else the system's setting.

    Raises SetupError where the system is set to a zone whose name can't be found. A system with
    no setting at all runs on UTC, as the C library has it.
    """
    wanted = os.environ.get("TZ", "").removeprefix(":")
    if wanted and not Path(wanted).is_absolute():
        try:
            return zone(wanted)
        except InputError as error:
            raise SetupError(
                Wording(
                    "The environment variable TZ is {wanted!r}, which names no time zone.",
                    wanted=wanted[:60],
                ),
                advice=sentences("Set it to a name such as Europe/Berlin.", _SET_ZONE),
            ) from error
    try:
        # tzlocal knows the links and files of Linux and macOS, and the registry of Windows.
        name = tzlocal.get_localzone_name()
    except (LookupError, OSError) as error:
        raise _unknown(str(error)) from error
    if not name:
        if Path("/etc/localtime").exists():
            raise _unknown("/etc/localtime names no zone")
        name = "UTC"
    try:
        return zone(name)
    except InputError as error:
        raise _unknown(str(error)) from error


def _unknown(detail: str) -> SetupError:
    return SetupError(
        "The time zone of this computer could not be found.", advice=_SET_ZONE, detail=detail
    )


@cache
def _names() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() - _NO_PLACE}


def _advice(wanted: str) -> str:
    # Etc/GMT+2 is two hours *behind* UTC, so offering it for "GMT+2" would mislead.
    places = {key: name for key, name in _names().items() if "/" in name and key[:4] != "etc/"}
    by_city = {key.rpartition("/")[2]: key for key in sorted(places)}
    near = [
        *get_close_matches(wanted, places, n=1, cutoff=0.8),
        *(by_city[city] for city in get_close_matches(wanted, by_city, n=1, cutoff=0.8)),
    ]
    names = list(dict.fromkeys(places[key] for key in near))
    if not names:
        return "Time zones are named like Europe/Berlin or America/New_York."
    return Wording("Did you mean {names}?", names=" / ".join(names))
