"""Colours that everybody can read."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from app.desktop.theme import DARK, LIGHT, Tokens, stylesheet


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    ink = QColor(colour)
    red, green, blue = linear(ink.redF()), linear(ink.greenF()), linear(ink.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


PAIRS = [
    ("text", "ground"),
    ("text", "surface"),
    ("text", "raised"),
    ("muted", "ground"),
    ("muted", "surface"),
    ("muted", "raised"),
    ("muted", "danger_soft"),
    ("text", "warning_soft"),
    ("text", "danger_soft"),
    ("accent", "surface"),
    ("accent", "ground"),
    ("danger", "surface"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("on_accent_soft", "accent_soft"),
    ("success", "surface"),
    ("warning", "surface"),
    ("text", "mark"),
    ("on_accent_soft", "mark"),
]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


def test_the_stylesheet_is_complete() -> None:
    assert "$" not in stylesheet(LIGHT, 15)
