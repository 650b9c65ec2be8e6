"""A key that works whichever window has the focus: what is asked of it, and why it may fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.domain.key_combination import KeyCombination


class KeyTrouble(StrEnum):
    """Why there is no global key. The words for the person are the window's."""

    TAKEN = "taken"
    """Another program has it."""

    NOT_ON_KEYBOARD = "not_on_keyboard"
    """The keyboard, as it is set up, has no such key."""

    NOT_ALLOWED = "not_allowed"
    """The person, or the desktop for them, said no."""

    NO_PORTAL = "no_portal"
    """A Wayland desktop without the portal for global shortcuts: no program gets keys there."""

    UNREACHABLE = "unreachable"
    """The desktop does not answer."""

    LOST = "lost"
    """It was there, and the desktop took it back."""


class KeyRefused(Exception):
    """A key can't be had. `detail` is for the log."""

    def __init__(self, trouble: KeyTrouble, detail: str = "") -> None:
        super().__init__(f"{trouble} {detail}".rstrip())
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class KeyListener:
    """Who is told of the key. The calls come on whatever thread the key is watched on.

    `pressed` may come again for every repeat of a held key, without a release in between. After
    `lost` neither comes any more.
    """

    pressed: Callable[[], None]
    released: Callable[[], None]
    lost: Callable[[], None] = lambda: None


class GlobalKey(Protocol):
    """One key of the whole desktop, held by this program from `register` to `unregister`.

    `register` may take as long as a person takes to answer the desktop's question. Both are called
    on one thread: on the program's main thread where `on_main_thread`, else never there.
    """

    @property
    def on_main_thread(self) -> bool:
        """Whether the system's interface belongs to the main thread. It never blocks then."""

    def register(self, keys: KeyCombination, listener: KeyListener) -> str:
        """Take the key; return how the desktop names it, which may have chosen another.

        Raises KeyRefused. A key taken before is given back first.
        """

    def unregister(self) -> None:
        """Give the key back, if it is held; no call to the listener comes after it."""

    def interrupt(self) -> None:
        """Have a `register` that waits end soon, refused. May be called on any thread."""
