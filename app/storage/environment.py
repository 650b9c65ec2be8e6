"""Which calendar is used, when the environment, a .env file and the settings may all say so.

The environment counts before the .env file, and that before the settings, each value by itself.
A key is different: it only ever goes to the address that it was given for.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from dotenv import dotenv_values

from app.domain.booking import PublicEventType, parse_event_type
from app.domain.errors import InputError
from app.storage.settings_definitions import DEFAULT_CALENDAR_URL
from app.storage.settings_url import calendar_url

KEY = "CAL_COM_API_KEY"
URL = "CAL_COM_API_URL"
EVENT_TYPE = "CAL_COM_EVENT_TYPE_ID"
_NAMES = (KEY, URL, EVENT_TYPE)
_LARGEST_FILE = 100_000


class Source(StrEnum):
    """Where a value comes from, in the words for the person."""

    ENVIRONMENT = "environment"
    DOTENV = ".env"
    SETTINGS = "settings"
    DEFAULT = "default"
    NOWHERE = "nowhere"


_Places = tuple[tuple[Source, dict[str, str]], ...]


@dataclass(frozen=True, slots=True)
class CalendarConfiguration:
    """The calendar to use. `event_type` is None where none is chosen, `key` where there is none.

    `notice` is a sentence for the person about what comes from outside the settings, or is not
    used; empty where all comes from the settings.
    """

    url: str
    key: str | None = field(repr=False)
    event_type: int | PublicEventType | None
    url_source: Source
    key_source: Source
    event_type_source: Source
    notice: str = ""


def read_dotenv(path: Path) -> dict[str, str]:
    """Return what a .env file says of the calendar; nothing where there is no such file.

    The environment of this process stays as it is. Raises InputError when it can't be read.
    """
    if not path.is_file():
        return {}
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST_FILE).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"The file {path} can't be read.",
            advice="Correct it, or move it away.",
            detail=type(error).__name__,
        ) from error
    values = dotenv_values(stream=io.StringIO(text), interpolate=False)
    return {name: value for name in _NAMES if (value := values.get(name))}


def resolve_calendar(
    environment: Mapping[str, str],
    dotenv: Mapping[str, str],
    *,
    settings_url: str,
    settings_event_type: int | str | None,
    stored_key: Callable[[str], str | None],
) -> CalendarConfiguration:
    """Return the calendar to use, each value from the first place that has it.

    A key from the environment or the .env file goes to the address from the same place, or else
    to Cal.com's own; `stored_key` returns the key that was stored for one address. Raises
    InputError where an address or event type is no such thing; no key is in any sentence.
    """
    places = _places(environment, dotenv)
    url, url_source = _address(places, settings_url)
    notices = []
    if url_source is Source.DEFAULT and calendar_url(settings_url) != url:
        notices.append(f"It belongs to {url}, so the address from the settings is not used.")
    key: str | None = None
    key_source = Source.NOWHERE
    for source, given_key, own in _keys(places):
        if own != url:
            notices.append(
                f"{KEY} from the {_place(source)} is not used: it belongs to {own}, and the "
                f"calendar is at {url}."
            )
        elif key is None:
            key, key_source = given_key, source
    if key is None:
        key = stored_key(url)
        key_source = Source.NOWHERE if key is None else Source.SETTINGS
    event_type, event_type_source = _event_type(places, settings_event_type)
    sources = {
        "address": url_source,
        "key": key_source,
        "event type": event_type_source,
    }
    return CalendarConfiguration(
        url=url,
        key=key,
        event_type=event_type,
        url_source=url_source,
        key_source=key_source,
        event_type_source=event_type_source,
        notice=" ".join([*_told(sources), *notices]),
    )


def key_given_for(
    url: str, environment: Mapping[str, str], dotenv: Mapping[str, str]
) -> str | None:
    """Return the key from the environment or the .env file that was given for this address.

    Raises InputError where an address is no such thing.
    """
    wanted = calendar_url(url)
    keys = _keys(_places(environment, dotenv))
    return next((key for _, key, own in keys if own == wanted), None)


def _places(environment: Mapping[str, str], dotenv: Mapping[str, str]) -> _Places:
    return ((Source.ENVIRONMENT, _given(environment)), (Source.DOTENV, _given(dotenv)))


def _keys(places: _Places) -> list[tuple[Source, str, str]]:
    """Return every key with its place and the address that it belongs to."""
    return [
        (source, given[KEY], _url(given, source) or DEFAULT_CALENDAR_URL)
        for source, given in places
        if KEY in given
    ]


def _given(values: Mapping[str, str]) -> dict[str, str]:
    return {name: values[name].strip() for name in _NAMES if values.get(name, "").strip()}


def _address(places: _Places, settings_url: str) -> tuple[str, Source]:
    for source, given in places:
        url = _url(given, source)
        if url is not None:
            return url, source
    if any(KEY in given for _, given in places):
        return DEFAULT_CALENDAR_URL, Source.DEFAULT
    return calendar_url(settings_url), Source.SETTINGS


def _url(given: Mapping[str, str], source: Source) -> str | None:
    if URL not in given:
        return None
    try:
        return calendar_url(given[URL])
    except InputError as error:
        raise _from(source, URL, error) from error


def _event_type(
    places: _Places, settings_value: int | str | None
) -> tuple[int | PublicEventType | None, Source]:
    for source, given in places:
        if EVENT_TYPE in given:
            try:
                return parse_event_type(given[EVENT_TYPE]), source
            except InputError as error:
                raise _from(source, EVENT_TYPE, error) from error
    if settings_value is None or settings_value == "":
        return None, Source.NOWHERE
    return parse_event_type(str(settings_value)), Source.SETTINGS


def _told(sources: Mapping[str, Source]) -> list[str]:
    sentences = []
    for source in (Source.ENVIRONMENT, Source.DOTENV):
        names = [name for name, its_source in sources.items() if its_source is source]
        if names:
            listed = " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
            verb = "comes" if len(names) == 1 else "come"
            sentences.append(f"The calendar's {listed} {verb} from the {_place(source)}.")
    return sentences


def _place(source: Source) -> str:
    return f"{source} file" if source is Source.DOTENV else str(source)


def _from(source: Source, name: str, error: InputError) -> InputError:
    return InputError(
        f"{name} in the {_place(source)} can't be used. {error.message}",
        advice=error.advice,
        detail=error.detail,
    )
