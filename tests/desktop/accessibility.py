"""What a person finds who can't see the window, or use a mouse, by Qt's accessibility tree."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QWidget,
)

SMALLEST = 32
"""Side of what is to be hit, in logical pixels."""

_ROLES = QAccessible.Role
CONTROLS = frozenset(
    {
        _ROLES.Button,
        _ROLES.CheckBox,
        _ROLES.RadioButton,
        _ROLES.EditableText,
        _ROLES.ComboBox,
        _ROLES.SpinBox,
        _ROLES.Slider,
        _ROLES.PageTab,
        _ROLES.Link,
        _ROLES.ButtonMenu,
        _ROLES.ButtonDropDown,
    }
)
_WIDGETS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)
_MOST_STOPS = 400


def nodes(window: QWidget) -> Iterator[QAccessibleInterface]:
    """Return everything in the tree that is on the screen, from the window down."""
    root = QAccessible.queryAccessibleInterface(window)
    waiting = [root] if root is not None else []
    while waiting:
        node = waiting.pop()
        if node.object() is not window and node.state().invisible:
            continue
        yield node
        # What a combo box or a spin box is made of is its own affair.
        if node.role() in (_ROLES.ComboBox, _ROLES.SpinBox, _ROLES.ScrollBar):
            continue
        waiting += [child for i in range(node.childCount()) if (child := node.child(i)) is not None]


def controls(window: QWidget) -> list[QAccessibleInterface]:
    """Return what can be pressed, chosen or typed into."""
    return [
        node
        for node in nodes(window)
        if node.role() in CONTROLS and not node.state().invisible and not node.state().readOnly
    ]


def described(node: QAccessibleInterface) -> str:
    """Return words to find a node by."""
    made_by = node.object()
    name = made_by.objectName() if made_by is not None else ""
    kind = type(made_by).__name__ if made_by is not None else "?"
    return f"{node.role().name} {kind} {name!r} “{node.text(QAccessible.Text.Name)}”"


def nameless(window: QWidget) -> list[str]:
    """Return the controls that a screen reader has no name for."""
    return [
        described(node) for node in controls(window) if not node.text(QAccessible.Text.Name).strip()
    ]


def too_small(window: QWidget) -> list[str]:
    """Return the controls that are hard to hit."""
    return [
        f"{described(node)}: {node.rect().width()} x {node.rect().height()}"
        for node in controls(window)
        if min(node.rect().width(), node.rect().height()) < SMALLEST
    ]


def tab_stops(window: QWidget) -> list[QWidget]:
    """Go round the window by the tab key and return where the focus came by."""
    start = QApplication.focusWidget()
    stops: list[QWidget] = []
    for _ in range(_MOST_STOPS):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        if at is None or at in stops:
            break
        stops.append(at)
    if start is not None:
        start.setFocus()
    return stops


def unreachable(window: QWidget) -> list[str]:
    """Return the controls that the tab key never comes to. Arrow keys lead on within a group."""
    stops = tab_stops(window)
    buttons = [stop for stop in stops if isinstance(stop, QAbstractButton)]
    groups = {group for button in buttons if (group := button.group()) is not None}
    found = []
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, _WIDGETS) or isinstance(widget, QScrollBar):
            continue
        if not widget.isVisible() or not widget.isEnabled() or widget.window() is not window:
            continue
        within = widget.parentWidget()
        if isinstance(within, QComboBox | QAbstractSpinBox | QTabBar | QLineEdit):
            continue
        if isinstance(widget, QAbstractButton) and widget.group() in groups:
            continue
        if widget not in stops and widget.focusProxy() not in stops:
            found.append(_told(widget))
    return found


def _bring_into_sight(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea):
        around.ensureWidgetVisible(widget)
        QApplication.processEvents()


def _told(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r} {widget.accessibleName()}"


def without_visible_focus(window: QWidget) -> list[str]:
    """Return the stops of the tab key that look the same with and without the focus."""
    found = []
    stops = tab_stops(window)
    for before, stop in zip([stops[-1], *stops[:-1]], stops, strict=True):
        pictures = []
        _bring_into_sight(stop)
        for holder in (before, stop):
            holder.setFocus(Qt.FocusReason.TabFocusReason)
            QApplication.processEvents()
            corner = stop.mapTo(window, QPoint(0, 0))
            area = stop.rect().translated(corner).adjusted(-6, -6, 6, 6)
            pictures.append(window.grab(area).toImage())
        if pictures[0] == pictures[1]:
            found.append(_told(stop))
    return found
