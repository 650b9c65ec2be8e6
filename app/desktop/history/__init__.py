"""The page of what was said: a list to search, conversations to read, hear, export and delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.desktop.pages import Page, PageView

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.desktop.bridge import Bridge
    from app.desktop.history.port import HistoryPort


def history_page(bridge: Bridge, history: Callable[[], HistoryPort]) -> Page:
    """Return the page for the navigation; all that it needs is imported once the window stands."""

    def make() -> PageView:
        from app.desktop.history.page import HistoryPage  # noqa: PLC0415

        return HistoryPage(bridge, history())

    def title() -> str:
        return QCoreApplication.translate("History", "History")

    return Page("history", title, "history", make, package=__name__)
