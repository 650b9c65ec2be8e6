"""Where the window was, for each arrangement of screens, and where it fits now. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

MOST_ARRANGEMENTS = 12
"""So many are remembered: the desks that a computer is carried between."""

FRAME = 40
"""Logical pixels that a title bar takes above the window, more or less."""

_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class Place:
    """The window in logical pixels: corner of its frame, size within, and whether it is maximised.

    While it is maximised, the rest says how it is when it no longer is.
    """

    x: int
    y: int
    width: int
    height: int
    maximised: bool = False


@dataclass(frozen=True, slots=True)
class ScreenArea:
    """What one screen leaves for windows, in logical pixels."""

    name: str
    x: int
    y: int
    width: int
    height: int


def arrangement(screens: Sequence[ScreenArea]) -> str:
    """Return a name for screens as they stand beside each other, in whatever order they come."""
    return " ".join(sorted(f"{s.name}:{s.width}x{s.height}{s.x:+}{s.y:+}" for s in screens))


def fitted(place: Place, screens: Sequence[ScreenArea]) -> Place:
    """Return the place moved and shrunk as little as it takes to lie on one screen.

    That is the one which holds most of it, or the first. Without screens nothing changes.
    """
    if not screens:
        return place
    screen = max(screens, key=lambda each: _shared(place, each))
    width = min(place.width, screen.width)
    height = min(place.height, max(1, screen.height - FRAME))
    return replace(
        place,
        x=_within(place.x, screen.x, screen.width - width),
        y=_within(place.y, screen.y, screen.height - FRAME - height),
        width=width,
        height=height,
    )


class Places:
    """One place for each arrangement of screens, the latest last."""

    def __init__(self, known: Mapping[str, Place] | None = None) -> None:
        self._known = dict(known or {})

    def put(self, screens: Sequence[ScreenArea], place: Place) -> None:
        """Remember where the window is."""
        name = arrangement(screens)
        self._known.pop(name, None)
        self._known[name] = place
        for oldest in list(self._known)[:-MOST_ARRANGEMENTS]:
            del self._known[oldest]

    def find(self, screens: Sequence[ScreenArea]) -> Place | None:
        """Return where it belongs now: as it was on these screens, else where it was last."""
        place = self._known.get(arrangement(screens)) or next(
            reversed(list(self._known.values())), None
        )
        return None if place is None else fitted(place, screens)

    def known(self, screens: Sequence[ScreenArea]) -> bool:
        """Whether the window was on these screens before."""
        return arrangement(screens) in self._known

    def text(self) -> str:
        """Return everything as it is stored."""
        return json.dumps({name: asdict(place) for name, place in self._known.items()}, indent=1)

    @classmethod
    def read(cls, text: str) -> Places:
        """Return what was stored; whatever is no place is left out."""
        try:
            stored = json.loads(text)
        except (ValueError, RecursionError):
            return cls()
        if not isinstance(stored, dict):
            return cls()
        found = {name: place for name, raw in stored.items() if (place := _place(raw))}
        return cls(dict(list(found.items())[-MOST_ARRANGEMENTS:]))


def _place(raw: object) -> Place | None:
    match raw:
        case {
            "x": int(x),
            "y": int(y),
            "width": int(width),
            "height": int(height),
            "maximised": bool(maximised),
        } if 0 < width < _LARGEST and 0 < height < _LARGEST and max(abs(x), abs(y)) < _LARGEST:
            return Place(x, y, width, height, maximised)
        case _:
            return None


def _shared(place: Place, screen: ScreenArea) -> int:
    across = min(place.x + place.width, screen.x + screen.width) - max(place.x, screen.x)
    down = min(place.y + place.height, screen.y + screen.height) - max(place.y, screen.y)
    return max(0, across) * max(0, down)


def _within(wanted: int, least: int, room: int) -> int:
    return max(least, min(wanted, least + max(0, room)))
