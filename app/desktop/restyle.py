"""Properties that the stylesheet selects by, and colours that it sets."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Property
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget


class Coloured(Protocol):
    """A widget that paints itself, in colours that the stylesheet sets."""

    colours: dict[str, QColor]

    def update(self) -> None:
        """Paint anew."""


def stylesheet_colour(name: str) -> Property:
    """Return a property that the stylesheet sets as `qproperty-...`; it is kept in `colours`."""

    def read(widget: Coloured) -> QColor:
        return widget.colours[name]

    def write(widget: Coloured, colour: QColor) -> None:
        widget.colours[name] = colour
        widget.update()

    return Property(QColor, read, write)


def set_property(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a property and have the stylesheet look at the widget and its children again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    for each in (widget, *widget.findChildren(QWidget)):
        style.unpolish(each)
        style.polish(each)
    widget.update()
