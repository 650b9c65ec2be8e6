"""What the card that asks for details starts from, worked out without any widget."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from app.domain.booking_field import BookingField
from app.domain.events import DetailsAsked
from app.domain.given_answers import GivenAnswers
from app.domain.own_details import Origin


@dataclass(frozen=True, slots=True)
class DetailsView:
    """What the details card starts from. `suggested` marks values the person never gave.

    `name_from` and `email_from` say how a value came, as words.
    """

    name: str
    email: str
    suggested: bool
    name_from: str = ""
    email_from: str = ""
    fields: tuple[BookingField, ...] = ()
    given: GivenAnswers = field(default_factory=GivenAnswers)


def details_view(event: DetailsAsked) -> DetailsView:
    """Fill the fields: a value that is not the person's own yet takes the place and is marked."""
    return DetailsView(
        name=event.unconfirmed_name or event.name or "",
        email=event.unconfirmed_email or event.email or "",
        suggested=bool(event.unconfirmed_name or event.unconfirmed_email),
        name_from=_origin(None if event.unconfirmed_name else event.name_from),
        email_from=_origin(None if event.unconfirmed_email else event.email_from),
        fields=event.fields,
        given=event.given,
    )


def _origin(origin: Origin | None) -> str:
    match origin:
        case Origin.HEARD:
            return QCoreApplication.translate("Cards", "as heard")
        case Origin.TYPED:
            return QCoreApplication.translate("Cards", "as typed")
        case Origin.SETTINGS:
            return QCoreApplication.translate("Cards", "from your settings")
    return ""
