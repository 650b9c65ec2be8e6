"""What a page of the window is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.desktop.language import Words


class PageView(QWidget):
    """The contents of one page; made once, by the time that it is first shown, and then kept."""

    talk_wanted = Signal()
    """The Talk page is to come forward: what was begun here goes on in the conversation."""

    setting_wanted = Signal(str)
    """The settings are to be opened, at the setting with this key."""

    def shown(self) -> None:
        """Take note that the page is in front from now on; asking for what it shows begins here."""

    def hidden(self) -> None:
        """Take note that another page is in front, or that the window closes."""

    def show_part(self, key: str) -> None:
        """Bring a part of the page to the front, if it has parts."""

    def take_focus(self) -> None:
        """Put the focus where somebody goes on who comes to this page."""
        (self.focusWidget() or self).setFocus()

    def show_item(self, key: str) -> None:
        """Show one of the things on this page, by whatever the page knows it by."""

    def take_escape(self) -> bool:
        """Close what is open within the page; False leaves the page for Talk instead."""
        return False


@dataclass(frozen=True, slots=True)
class Page:
    """One entry of the navigation.

    `key` names it in code, `title` is what a person reads, asked for anew in each language; `icon`
    is the name of a file among the icons. `make` is called on the Qt thread, when the page is first
    shown or before that, once the window stands and has time: it imports what it needs, so that
    the page costs nothing at the start. `package` is what it imports from, "" where it has nothing
    to import.
    """

    key: str
    title: Words
    icon: str
    make: Callable[[], PageView]
    package: str = ""
