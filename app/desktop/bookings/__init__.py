"""The Bookings page. What it is made of is imported once the window stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.desktop.pages import Page, PageView

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.desktop.bookings.port import BookingsPort
    from app.desktop.bridge import Bridge

BOOKINGS = "bookings"
"""The key of this page."""


def bookings_page(bridge: Bridge, port: Callable[[], BookingsPort]) -> Page:
    """Return the entry of the navigation; `port` is called when the page is first shown."""

    def make() -> PageView:
        from app.desktop.bookings.page import BookingsPage  # noqa: PLC0415

        return BookingsPage(bridge, port())

    def title() -> str:
        return QCoreApplication.translate("BookingsPage", "Bookings")

    return Page(BOOKINGS, title, "calendar", make, package=__name__)
