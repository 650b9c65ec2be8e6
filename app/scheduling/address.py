"""The calendar's address and key, as far as a connection can take them."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

import httpx

from app.domain.errors import CalendarKeyError, CalendarSetupError
from app.domain.wording import Wording

CAL_COM_URL = "https://api.cal.com/v2"


def checked_base_url(url: str) -> str:
    """Return the address without a slash at its end. Raises CalendarSetupError."""
    url = url.strip().rstrip("/")
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in url
        # httpx is stricter than the standard library, and is the one that has to take it.
        httpx.URL(url)
    except (ValueError, httpx.InvalidURL):
        usable = False
    if not usable:
        raise CalendarSetupError(
            "The calendar's address is not a web address.",
            advice=Wording("Use {cal_com_url}.", cal_com_url=CAL_COM_URL),
        )
    if "v1" in parts.path.split("/"):
        segments = ["v2" if part == "v1" else part for part in parts.path.split("/")]
        # An address may carry a user name and password, which are nobody's business here.
        host = parts.netloc.rpartition("@")[2]
        right = urlunsplit((parts.scheme, host, "/".join(segments), "", ""))
        raise CalendarSetupError(
            "The calendar's address belongs to Cal.com's old API, which was switched off.",
            advice=Wording("Use {right}.", right=right),
        )
    return url


def checked_key(key: str) -> str:
    """Return the key, which has to fit into a header. Raises CalendarKeyError."""
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise CalendarKeyError(
            "The Cal.com key has characters that no key has.",
            advice="Copy the key again; it begins with cal_.",
        )
    return key
