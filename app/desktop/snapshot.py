"""Cards as pictures, drawn without a screen."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.desktop.cards.availability import AvailabilityCard
from app.desktop.cards.availability_view import availability_view
from app.desktop.cards.booking import BookingCard
from app.desktop.cards.booking_view import booking_view
from app.desktop.cards.details import DetailsCard
from app.desktop.cards.details_view import details_view
from app.desktop.cards.problem import ProblemCard
from app.desktop.cards.proposal import ProposalCard
from app.desktop.cards.proposal_view import proposal_view
from app.desktop.icons import install_icons
from app.desktop.theme import DARK, LIGHT, STYLE, Tokens, interface_font, palette, stylesheet
from app.domain.errors import InputError
from app.domain.events import (
    BookingChanged,
    BookingConfirmed,
    DetailsAsked,
    ErrorOccurred,
    Event,
    ProposalShown,
    SlotsOffered,
)
from app.domain.wording import Wording

_WIDTH = 600
_MARGIN = 16


def render_cards(
    events: Iterable[Event],
    folder: Path,
    *,
    resources: Path,
    scale: float = 1.0,
    dark: bool = False,
) -> list[Path]:
    """Draw every card that `events` bring up and return the PNG files, in order.

    `folder` is made if need be; files are named by number and kind. `resources` is the folder that
    holds `icons`; `scale` is pixels per logical pixel. To be called on the main thread; an
    application without a screen is made where there is none. Raises InputError where a file can't
    be written.
    """
    application = QApplication.instance()
    if application is None:
        application = QApplication(["vocal-desk", "-platform", "offscreen"])
        application.setStyle(STYLE)
        application.setFont(interface_font())
    install_icons(resources)
    tokens = DARK if dark else LIGHT
    paths: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, str(error)) from error
    for event in events:
        named = _card(event)
        if named is None:
            continue
        name, card = named
        path = folder / f"{len(paths) + 1:02d}-{name}.png"
        if not _draw(card, tokens, scale).save(str(path)):
            raise _unwritable(path)
        paths.append(path)
    return paths


def _card(event: Event) -> tuple[str, QWidget] | None:
    match event:
        case SlotsOffered():
            return "availability", AvailabilityCard(partial(availability_view, event))
        case DetailsAsked():
            card = DetailsCard()
            card.show_details(partial(details_view, event))
            return "details", card
        case ProposalShown():
            return "proposal", ProposalCard(partial(proposal_view, event))
        case BookingConfirmed():
            return "confirmation", BookingCard(partial(booking_view, event))
        case BookingChanged(change=change):
            return change, BookingCard(partial(booking_view, event))
        case ErrorOccurred(message=message, advice=advice):
            return "problem", ProblemCard(message, advice)
    return None


def _draw(card: QWidget, tokens: Tokens, scale: float) -> QImage:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    layout.addWidget(card)
    page.setPalette(palette(tokens))
    page.setStyleSheet(stylesheet(tokens, QFontInfo(page.font()).pixelSize()))
    page.ensurePolished()
    for child in page.findChildren(QWidget):
        child.ensurePolished()
    height = page.heightForWidth(_WIDTH)
    size = QSize(_WIDTH, height if height > 0 else page.sizeHint().height())
    page.resize(size)
    image = QImage(
        math.ceil(size.width() * scale),
        math.ceil(size.height() * scale),
        QImage.Format.Format_RGB32,
    )
    image.setDevicePixelRatio(scale)
    image.fill(QColor(tokens.ground))
    painter = QPainter(image)
    page.render(painter, QPoint(0, 0))
    painter.end()
    return image


def _unwritable(path: Path, detail: str = "") -> InputError:
    return InputError(
        Wording("The picture {path} can't be written.", path=path),
        advice="Choose another folder, or make room on the disk.",
        detail=detail,
    )
