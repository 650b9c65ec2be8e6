"""The base URL of a calendar: what is accepted, and one spelling for each."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from app.domain.errors import InputError
from app.storage.settings_definitions import DEFAULT_CALENDAR_URL

_CAL_COM_HOSTS = frozenset({"cal.com", "www.cal.com", "app.cal.com", "api.cal.com"})
_DEFAULT_PORTS = {"http": 80, "https": 443}


def calendar_url(text: str) -> str:
    """Return a base URL in one spelling: no slash at the end, host in small letters.

    It has to be https, since a key is sent to it; http is accepted on this computer only.

    Raises InputError for anything else, and for an address of the old v1 API; where the right
    address is evident the advice names it.
    """
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _not_an_address(text) from None
    if (
        parts.scheme not in _DEFAULT_PORTS
        or not host
        or any(not sign.isprintable() or sign in " \\%" for sign in parts.netloc + parts.path)
    ):
        raise _not_an_address(text)
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise InputError(
            "The calendar's address must have no user name, “?” or “#” in it.",
            advice=f"Write it like {DEFAULT_CALENDAR_URL}.",
        )
    if parts.scheme == "http" and not _is_loopback(host):
        raise InputError(
            "The calendar's address must begin with https://, because a key is sent to it.",
            advice="Only an address on this computer may begin with http://.",
        )
    place = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        place = f"{place}:{port}"
    steps = [step for step in parts.path.split("/") if step]
    if "v1" in steps:
        right = [parts.scheme + ":/", place, *steps[: steps.index("v1")], "v2"]
        raise InputError(
            "Cal.com's old v1 API has been switched off.", advice=f"Use {'/'.join(right)}."
        )
    if host in _CAL_COM_HOSTS and (host != "api.cal.com" or steps != ["v2"]):
        raise InputError(
            "This is not the address of Cal.com's API.", advice=f"Use {DEFAULT_CALENDAR_URL}."
        )
    return "/".join([parts.scheme + ":/", place, *steps])


def _not_an_address(text: str) -> InputError:
    return InputError(
        f"{text[:60]!r} is not a web address.", advice=f"Write it like {DEFAULT_CALENDAR_URL}."
    )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
