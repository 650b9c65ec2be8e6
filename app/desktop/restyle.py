"""Properties that the stylesheet selects by."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


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
