"""Links that put a booking into somebody's own calendar."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import quote, urlencode

from app.scheduling.sandbox.invitations import invitation
from app.scheduling.sandbox.store import Answer
from app.scheduling.wire import from_wire


def calendar_links(booking: Answer, *, now: datetime) -> list[dict[str, str]]:
    """Return a link for each of the usual calendars, and the booking itself as a data URI."""
    start, end = from_wire(booking["start"]), from_wire(booking["end"])
    outlook = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": booking["title"],
        "startdt": start.isoformat(),
        "enddt": end.isoformat(),
        "location": booking["location"],
    }
    google = {
        "action": "TEMPLATE",
        "text": booking["title"],
        "dates": f"{start:%Y%m%dT%H%M%SZ}/{end:%Y%m%dT%H%M%SZ}",
        "location": booking["location"],
    }
    file = invitation(booking, method="PUBLISH", sequence=0, now=now)
    compose = "/calendar/0/deeplink/compose"
    return [
        _link("Google Calendar", f"https://calendar.google.com/calendar/r/eventedit?{_q(google)}"),
        _link("Microsoft Office", f"https://outlook.office.com{compose}?{_q(outlook)}"),
        _link("Microsoft Outlook", f"https://outlook.live.com{compose}?{_q(outlook)}"),
        _link("ICS", f"data:text/calendar,{quote(file, safe='')}"),
    ]


def _link(label: str, link: str) -> dict[str, str]:
    return {"label": label, "link": link}


def _q(values: dict[str, str]) -> str:
    return urlencode(values, quote_via=quote)
