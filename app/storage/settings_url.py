"""Base URLs that keys are sent to: what is accepted, and one spelling for each."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from app.domain.errors import InputError
from app.domain.wording import Wording
from app.storage.settings_definitions import DEFAULT_CALENDAR_URL, DEFAULT_OPENAI_URL

_CAL_COM_HOSTS = frozenset({"cal.com", "www.cal.com", "app.cal.com", "api.cal.com"})
_DEFAULT_PORTS = {"http": 80, "https": 443}


def calendar_url(text: str) -> str:
    """Return a calendar's base URL in one spelling: no slash at the end, host in small letters.

    It has to be https, since a key is sent to it; http is accepted on this computer only.

    Raises InputError for anything else, and for an address of the old v1 API; where the right
    address is evident the advice names it.
    """
    origin, host, steps = _taken_apart(
        text,
        what=Wording("The calendar's address"),
        example=DEFAULT_CALENDAR_URL,
        may_be_plain=_is_loopback,
        where_plain=Wording("on this computer"),
    )
    if "v1" in steps:
        right = [origin, *steps[: steps.index("v1")], "v2"]
        raise InputError(
            "Cal.com's old v1 API has been switched off.",
            advice=Wording("Use {right}.", right="/".join(right)),
        )
    if host in _CAL_COM_HOSTS and (host != "api.cal.com" or steps != ["v2"]):
        raise InputError(
            "This is not the address of Cal.com's API.",
            advice=Wording("Use {right}.", right=DEFAULT_CALENDAR_URL),
        )
    return "/".join([origin, *steps])


def model_url(text: str) -> str:
    """Return the base URL of language models in one spelling.

    It has to be https, since keys and conversations are sent to it; http is accepted on this
    computer and in its own network, where people run their models. Raises InputError.
    """
    origin, _, steps = _taken_apart(
        text,
        what=Wording("The address of a language model"),
        example=DEFAULT_OPENAI_URL,
        may_be_plain=_is_nearby,
        where_plain=Wording("on this computer or in its own network"),
    )
    if steps[-2:] == ["chat", "completions"]:
        steps = steps[:-2]
    return "/".join([origin, *steps])


def _taken_apart(
    text: str,
    *,
    what: str,
    example: str,
    may_be_plain: Callable[[str], bool],
    where_plain: str,
) -> tuple[str, str, list[str]]:
    """Return origin, host and the steps of the path of a base URL. Raises InputError."""
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _not_an_address(text, example) from None
    if (
        parts.scheme not in _DEFAULT_PORTS
        or not host
        or any(not sign.isprintable() or sign in " \\%" for sign in parts.netloc + parts.path)
    ):
        raise _not_an_address(text, example)
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise InputError(
            Wording("{what} must have no user name, “?” or “#” in it.", what=what),
            advice=Wording("Write it like {example}.", example=example),
        )
    if parts.scheme == "http" and not may_be_plain(host):
        raise InputError(
            Wording("{what} must begin with https://, because a key is sent to it.", what=what),
            advice=Wording(
                "Only an address {where_plain} may begin with http://.", where_plain=where_plain
            ),
        )
    place = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        place = f"{place}:{port}"
    return f"{parts.scheme}://{place}", host, [step for step in parts.path.split("/") if step]


def _not_an_address(text: str, example: str) -> InputError:
    return InputError(
        Wording("{text!r} is not a web address.", text=text[:60]),
        advice=Wording("Write it like {example}.", example=example),
    )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_nearby(host: str) -> bool:
    """Whether a host is in this computer's own network: a private address, or a name without."""
    try:
        return ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith((".local", ".lan", ".internal"))
