"""Values from the environment and from a .env file, and the one rule for keys among them.

The environment counts before the .env file, and that before the settings, each value by itself.
A key is different: it only ever goes to the address that it was given for.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from dotenv import dotenv_values

from app.domain.errors import InputError
from app.domain.wording import Wording, sentences

_LARGEST_FILE = 100_000


class Source(StrEnum):
    """Where a value comes from, in the words for the person."""

    ENVIRONMENT = "environment"
    DOTENV = ".env"
    SETTINGS = "settings"
    DEFAULT = "default"
    NOWHERE = "nowhere"


Places = Sequence[tuple[Source, Mapping[str, str]]]
"""What each place outside the settings says, the one that counts more first."""


@dataclass(frozen=True, slots=True)
class Service:
    """A service whose key and address may be given: the names of both, and its own address.

    `spelled` returns an address in its one spelling, or raises InputError. `called` is what the
    service is in a sentence, such as "the calendar".
    """

    key: str
    url: str
    default_url: str
    spelled: Callable[[str], str]
    called: str


@dataclass(frozen=True, slots=True)
class KeyedAddress:
    """An address and the key that belongs to it. `notices` say what is not used, and why."""

    url: str
    key: str | None = field(repr=False)
    url_source: Source
    key_source: Source
    notices: tuple[str, ...] = ()


def read_dotenv(path: Path) -> dict[str, str]:
    """Return what a .env file says; nothing where there is no such file.

    The environment of this process stays as it is. Raises InputError when it can't be read.
    """
    if not path.is_file():
        return {}
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST_FILE).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            Wording("The file {path} can't be read.", path=path),
            advice="Correct it, or move it away.",
            detail=type(error).__name__,
        ) from error
    values = dotenv_values(stream=io.StringIO(text), interpolate=False)
    return {name: value for name, value in values.items() if value}


def places(
    environment: Mapping[str, str], dotenv: Mapping[str, str], names: Sequence[str]
) -> Places:
    """Return what both places say of `names`; what is blank says nothing."""

    def given(values: Mapping[str, str]) -> dict[str, str]:
        return {name: values[name].strip() for name in names if values.get(name, "").strip()}

    return ((Source.ENVIRONMENT, given(environment)), (Source.DOTENV, given(dotenv)))


def keyed_address(
    service: Service,
    given: Places,
    *,
    settings_url: str,
    stored_key: Callable[[str], str | None],
    key_sets_address: bool,
) -> KeyedAddress:
    """Return address and key of a service.

    A given key belongs to the address from the same place, or else to the service's own. Where
    `key_sets_address`, that address is then used, whatever the settings say. `stored_key` returns
    the key that was stored for one address. Raises InputError where an address is no such thing.
    """
    own_setting = service.spelled(settings_url)
    url, url_source = _given_url(service, given)
    notices = []
    if url is None and key_sets_address and any(service.key in values for _, values in given):
        url, url_source = service.default_url, Source.DEFAULT
        if own_setting != url:
            notices.append(
                Wording(
                    "It belongs to {url}, so the address from the settings is not used.", url=url
                )
            )
    elif url is None:
        url, url_source = own_setting, Source.SETTINGS
    key: str | None = None
    key_source = Source.NOWHERE
    for source, its_key, own in given_keys(service, given):
        if own != url:
            notices.append(
                Wording(
                    "{key} from the {place} is not used: it belongs to {own}, and {called} is at"
                    " {url}.",
                    key=service.key,
                    place=place_name(source),
                    own=own,
                    called=service.called,
                    url=url,
                )
            )
        elif key is None:
            key, key_source = its_key, source
    if key is None:
        key = stored_key(url)
        key_source = Source.NOWHERE if key is None else Source.SETTINGS
    return KeyedAddress(url, key, url_source, key_source, tuple(notices))


def given_keys(service: Service, given: Places) -> list[tuple[Source, str, str]]:
    """Return every key with its place and the address that it belongs to."""
    return [
        (source, values[service.key], _url(service, values, source) or service.default_url)
        for source, values in given
        if service.key in values
    ]


def told_sources(called: str, sources: Mapping[str, Source]) -> list[str]:
    """Say which values of something come from outside the settings; `sources` are by their name."""
    told: list[str] = []
    for source in (Source.ENVIRONMENT, Source.DOTENV):
        names = [name for name, its_source in sources.items() if its_source is source]
        if names:
            listed = " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
            place = place_name(source)
            told.append(
                Wording(
                    "{what} {name} comes from the {place}.", what=called, name=listed, place=place
                )
                if len(names) == 1
                else Wording(
                    "{what} {names} come from the {place}.", what=called, names=listed, place=place
                )
            )
    return told


def place_name(source: Source) -> str:
    """Return what a place is called in a sentence."""
    return Wording(".env file") if source is Source.DOTENV else Wording(str(source))


def refused_from(source: Source, name: str, error: InputError) -> InputError:
    """Return an error that says where the value that can't be used comes from."""
    return InputError(
        sentences(
            Wording("{name} in the {source} can't be used.", name=name, source=place_name(source)),
            error.message,
        ),
        advice=error.advice,
        detail=error.detail,
    )


def _given_url(service: Service, given: Places) -> tuple[str | None, Source]:
    for source, values in given:
        url = _url(service, values, source)
        if url is not None:
            return url, source
    return None, Source.NOWHERE


def _url(service: Service, values: Mapping[str, str], source: Source) -> str | None:
    if service.url not in values:
        return None
    try:
        return service.spelled(values[service.url])
    except InputError as error:
        raise refused_from(source, service.url, error) from error
