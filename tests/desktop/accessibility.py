"""What a person finds who can't see the window, or use a mouse, by Qt's accessibility tree."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage, QPainter, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QWidget,
)

from app.desktop.plain_text import PlainText

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
    found = []
    for node in controls(window):
        size = node.rect().size()
        button = node.object()
        if isinstance(button, QCheckBox | QRadioButton):  # Qt counts the words alone
            hit = [y for y in range(button.height()) if button.hitButton(QPoint(8, y))]
            size.setHeight(len(hit))
        if min(size.width(), size.height()) < SMALLEST:
            found.append(f"{described(node)}: {size.width()} x {size.height()}")
    return found


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
    arrowed = {type(stop) for stop in stops if hasattr(stop, "stepped")}
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
        if type(widget) in arrowed:
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


# What can be read ------------------------------------------------------------------------------

LEAST_CONTRAST = 4.5
"""Of text to its ground (WCAG 2.2, level AA)."""

_READ = (QLabel, QAbstractButton, QLineEdit, QComboBox, PlainText)


def low_contrast(window: QWidget) -> list[str]:
    """Return the words that stand out too little from what is painted behind them.

    By what is seen: the ground is the colour that most of a widget has, and the ink is the one in
    it that differs most from that. Controls that can't be used are left out, as WCAG does.
    """
    image = QImage(window.size() * 2, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    image.fill(window.palette().color(QPalette.ColorRole.Window))
    painter = QPainter(image)
    window.render(painter, QPoint(0, 0))
    painter.end()
    image.setDevicePixelRatio(1)
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    found = []
    for widget in window.findChildren(QWidget):
        words = _words_of(widget)
        if not words.strip() or not widget.isVisible() or not widget.isEnabled():
            continue
        seen = widget.visibleRegion().boundingRect()
        seen = seen.translated(widget.mapTo(window, QPoint(0, 0))).intersected(window.rect())
        if seen.width() < 12 or seen.height() < 12 or _is_cut(widget):
            continue
        dots = rows[
            2 * seen.top() + 8 : 2 * seen.bottom() - 6, 2 * seen.left() + 8 : 2 * seen.right() - 6
        ]
        if not dots.size:
            continue
        colours, counts = np.unique(dots, return_counts=True)
        lights = _luminances(colours)
        ground = lights[counts.argmax()]
        contrasts = (np.maximum(lights, ground) + 0.05) / (np.minimum(lights, ground) + 0.05)
        if contrasts.max() < LEAST_CONTRAST:
            found.append(f"{_told(widget)} “{words[:40]}”: {contrasts.max():.1f}")
    return found


def _luminances(colours: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Return the relative luminance of WCAG 2.2 of each colour, 0xRRGGBB in sRGB."""
    parts = np.stack([colours >> shift & 0xFF for shift in (16, 8, 0)], axis=-1) / 255.0
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    light: NDArray[np.float64] = linear @ np.array([0.2126, 0.7152, 0.0722])
    return light


def _words_of(widget: QWidget) -> str:
    match widget:
        case QLineEdit():
            return widget.text() or widget.placeholderText()
        case QComboBox():
            return widget.currentText()
        case QLabel() | QAbstractButton():
            return widget.text()
        case PlainText():
            return widget.toPlainText()
    return ""


def _is_cut(widget: QWidget) -> bool:
    """Whether so much of a widget is scrolled out of sight that no line of it is seen whole."""
    seen = widget.visibleRegion().boundingRect().height()
    return seen < min(widget.height(), widget.fontMetrics().height() + 8)


def clipped(window: QWidget) -> list[str]:
    """Return the words that do not fit into where they stand, and what sticks out of the window."""
    found = []
    for widget in window.findChildren(QWidget):
        words = _words_of(widget)
        if not words.strip() or not widget.isVisible() or widget.window() is not window:
            continue
        left = widget.mapTo(window, QPoint(0, 0)).x()
        if left < 0 or left + widget.width() > window.width():
            found.append(f"{_told(widget)} “{words[:60]}”: {left} to {left + widget.width()}")
        elif (lacks := _lacking(widget, words)) is not None:
            found.append(f"{_told(widget)} “{words[:60]}”: {lacks}")
    return found


def _lacking(widget: QWidget, words: str) -> str | None:
    """Return what a widget has and what its words need, where that is more."""
    size = widget.size()
    if isinstance(widget, QLabel) and widget.wordWrap():
        needs = QSize(_longest_word(widget, words), widget.heightForWidth(size.width()))
    elif isinstance(widget, QLabel):
        needs = widget.sizeHint()
    elif isinstance(widget, QLineEdit):
        margins = 24  # of the stylesheet
        needs = QSize(widget.fontMetrics().horizontalAdvance(words) + margins, 0)
    elif isinstance(widget, QAbstractButton) and "…" not in widget.text():  # cut short by itself
        needs = widget.sizeHint()
    else:
        return None
    if needs.width() <= size.width() + 1 and needs.height() <= size.height() + 1:
        return None
    return f"{size.width()} x {size.height()}, needs {needs.width()} x {needs.height()}"


def _longest_word(label: QLabel, words: str) -> int:
    metrics = label.fontMetrics()
    return max(metrics.horizontalAdvance(word) for word in re.split(r"[\s\u200b/-]+", words))
