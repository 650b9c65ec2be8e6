"""E-mail addresses and telephone numbers as Cal.com takes them.

Source of the address's form: Cal.com's published e-mail pattern, which is ASCII throughout, at
most 254 characters, and wants a last part of letters alone.
"""

from __future__ import annotations

import re

import httpx

from app.domain.errors import NotBookable, Reason
from app.domain.wording import Wording

_LOCAL = re.compile(r"(?!\.)(?!.*\.\.)[\w+.'-]{0,63}[\w+'-]", re.ASCII)
_DOMAIN = re.compile(r"([a-z0-9][a-z0-9-]*\.)+[a-z]{2,}", re.IGNORECASE)
_LONGEST = 254
_PHONE = re.compile(r"\+[1-9][0-9]{6,14}")


def email_for_wire(email: str) -> str:
    """Return the address with its domain in ASCII letters (IDNA 2008).

    A full stop after it, which ends a sentence and no address, is left out. Raises NotBookable.
    """
    text = email.strip().rstrip(".")
    local, at, domain = text.rpartition("@")
    ascii_domain = _ascii(domain)
    wire = f"{local}@{ascii_domain}"
    if not at or not _LOCAL.fullmatch(local) or len(wire) > _LONGEST:
        raise _wrong_email(email)
    if not _DOMAIN.fullmatch(ascii_domain):
        if ascii_domain.rpartition(".")[2].startswith("xn--") and domain != ascii_domain:
            raise NotBookable(
                Wording(
                    "Cal.com takes no addresses that end in “.{domain}”.",
                    domain=domain.rpartition(".")[2][:20],
                ),
                advice="Use another address.",
                reason=Reason.WRONG_EMAIL,
            )
        raise _wrong_email(email)
    return wire


def same_mailbox(a: str, b: str) -> bool:
    """Whether two addresses are one as the calendar writes them."""
    return _as_written(a) == _as_written(b)


def _as_written(email: str) -> str:
    try:
        return email_for_wire(email).casefold()
    except NotBookable:
        return email.strip().casefold()


def phone_for_wire(phone: str) -> str:
    """Return the number in the form of E.164. Raises NotBookable."""
    number = re.sub(r"[\s()./-]", "", phone)
    if number.startswith("00"):
        number = "+" + number[2:]
    if not _PHONE.fullmatch(number):
        raise NotBookable(
            "This telephone number is not complete.",
            advice="Give it with its country code, such as +49 30 901820.",
            reason=Reason.NEEDS_PHONE,
        )
    return number


def _ascii(domain: str) -> str:
    if not domain or any(sign.isspace() or sign in "/?#:[]%" for sign in domain):
        return ""
    try:
        return httpx.URL(scheme="https", host=domain).raw_host.decode("ascii")
    except (httpx.InvalidURL, ValueError):
        return ""


def _wrong_email(email: str) -> NotBookable:
    return NotBookable(
        Wording("“{email}” is no e-mail address that the calendar takes.", email=email[:60]),
        advice="Check the address.",
        reason=Reason.WRONG_EMAIL,
    )
