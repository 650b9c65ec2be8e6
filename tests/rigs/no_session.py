"""A conversation that can't be set up: what needs none is answered all the same."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager

from app.domain.errors import CalendarUnreachable
from app.session.engine import Listener
from app.session.session import Session


class NoSession(AbstractAsyncContextManager[Session]):
    """Stands for a calendar that can't be read."""

    def __init__(self, _: Listener) -> None:
        pass

    async def __aenter__(self) -> Session:
        """Raise `CalendarUnreachable`."""
        raise CalendarUnreachable("No calendar.")

    async def __aexit__(self, *_: object) -> None:
        """Do nothing."""
