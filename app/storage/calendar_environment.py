"""Which calendar is used, when the environment, a .env file and the settings may all say so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.domain.booking import PublicEventType, parse_event_type
from app.domain.errors import InputError
from app.domain.wording import Wording, sentences
from app.storage.given_values import (
    Places,
    Service,
    Source,
    given_keys,
    keyed_address,
    places,
    refused_from,
    told_sources,
)
from app.storage.settings_definitions import DEFAULT_CALENDAR_URL
from app.storage.settings_url import calendar_url

KEY = "CAL_COM_API_KEY"
URL = "CAL_COM_API_URL"
EVENT_TYPE = "CAL_COM_EVENT_TYPE_ID"
_NAMES = (KEY, URL, EVENT_TYPE)
_CAL_COM = Service(KEY, URL, DEFAULT_CALENDAR_URL, calendar_url, "the calendar")


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
    given = places(environment, dotenv, _NAMES)
    found = keyed_address(
        _CAL_COM,
        given,
        settings_url=settings_url,
        stored_key=stored_key,
        key_sets_address=True,
    )
    event_type, event_type_source = _event_type(given, settings_event_type)
    sources = {
        "address": found.url_source,
        "key": found.key_source,
        "event type": event_type_source,
    }
    return CalendarConfiguration(
        url=found.url,
        key=found.key,
        event_type=event_type,
        url_source=found.url_source,
        key_source=found.key_source,
        event_type_source=event_type_source,
        notice=sentences(*told_sources(Wording("The calendar's"), sources), *found.notices),
    )


def key_given_for(
    url: str, environment: Mapping[str, str], dotenv: Mapping[str, str]
) -> str | None:
    """Return the key from the environment or the .env file that was given for this address.

    Raises InputError where an address is no such thing.
    """
    wanted = calendar_url(url)
    keys = given_keys(_CAL_COM, places(environment, dotenv, _NAMES))
    return next((key for _, key, own in keys if own == wanted), None)


def _event_type(
    given: Places, settings_value: int | str | None
) -> tuple[int | PublicEventType | None, Source]:
    for source, values in given:
        if EVENT_TYPE in values:
            try:
                return parse_event_type(values[EVENT_TYPE]), source
            except InputError as error:
                raise refused_from(source, EVENT_TYPE, error) from error
    if settings_value is None or settings_value == "":
        return None, Source.NOWHERE
    return parse_event_type(str(settings_value)), Source.SETTINGS
