"""What the card of a summary says, worked out from its event without any widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.desktop.cards.facts import Fact, with_whom
from app.desktop.language import translated
from app.desktop.words import (
    answer_words,
    day_words,
    hours_words,
    length_words,
    moment_words,
    zone_words,
)
from app.domain.events import ProposalShown
from app.domain.own_details import Origin
from app.domain.proposal import BookingProposal, CancelProposal, RescheduleProposal
from app.language.own_address import differs_from_name


@dataclass(frozen=True, slots=True)
class ProposalView:
    """What a summary card shows, with the words of its two buttons.

    `day` and `hours` say when, in the person's zone. `heard_email` is an address that was heard and
    may be misheard; it stands in no row. `email_differs` tells that it may be the name misheard.
    """

    proposal_id: str
    kind: Literal["book", "move", "cancel"]
    title: str
    day: str
    hours: str
    facts: tuple[Fact, ...]
    summary: str
    yes: str
    no: str
    heard_email: str = ""
    email_differs: bool = False


def proposal_view(event: ProposalShown) -> ProposalView:
    """Set out a proposal in rows."""
    zone = ZoneInfo(event.time_zone)
    match event.proposal:
        case BookingProposal() as proposal:
            start = proposal.slot.start.astimezone(zone)
            heard = event.email_from is Origin.HEARD
            email = Fact(QCoreApplication.translate("Cards", "E-mail"), proposal.email)
            facts = [
                Fact(
                    QCoreApplication.translate("Cards", "Length"), length_words(proposal.duration)
                ),
                Fact(QCoreApplication.translate("Cards", "Time zone"), zone_words(start)),
                Fact(QCoreApplication.translate("Cards", "Name"), proposal.name),
                *(() if heard else (email,)),
                *(
                    [Fact(QCoreApplication.translate("Cards", "Notes"), proposal.notes)]
                    if proposal.notes
                    else []
                ),
                *(
                    Fact(translated(proposal.questions.get(slug, slug)), answer_words(answer))
                    for slug, answer in proposal.answers.items()
                ),
            ]
            return ProposalView(
                proposal.id,
                "book",
                QCoreApplication.translate("Cards", "Book this appointment?"),
                day_words(start),
                hours_words(start, proposal.duration),
                tuple(facts),
                event.summary,
                QCoreApplication.translate("Cards", "Yes, book it"),
                QCoreApplication.translate("Cards", "No"),
                heard_email=proposal.email if heard else "",
                email_differs=heard and differs_from_name(proposal.email, proposal.name),
            )
        case RescheduleProposal() as proposal:
            start = proposal.slot.start.astimezone(zone)
            before = proposal.booking.start.astimezone(zone)
            return ProposalView(
                proposal.id,
                "move",
                QCoreApplication.translate("Cards", "Move the appointment?"),
                day_words(start),
                hours_words(start, proposal.booking.duration),
                (
                    Fact(QCoreApplication.translate("Cards", "Instead of"), moment_words(before)),
                    Fact(
                        QCoreApplication.translate("Cards", "Length"),
                        length_words(proposal.booking.duration),
                    ),
                    Fact(QCoreApplication.translate("Cards", "Time zone"), zone_words(start)),
                ),
                event.summary,
                QCoreApplication.translate("Cards", "Yes, move it"),
                QCoreApplication.translate("Cards", "No"),
            )
        case CancelProposal() as proposal:
            start = proposal.booking.start.astimezone(zone)
            return ProposalView(
                proposal.id,
                "cancel",
                QCoreApplication.translate("Cards", "Cancel the appointment?"),
                day_words(start),
                hours_words(start, proposal.booking.duration),
                (
                    *with_whom(proposal.booking),
                    *(
                        [Fact(QCoreApplication.translate("Cards", "Reason"), proposal.reason)]
                        if proposal.reason
                        else []
                    ),
                    Fact(
                        QCoreApplication.translate("Cards", "Length"),
                        length_words(proposal.booking.duration),
                    ),
                    Fact(QCoreApplication.translate("Cards", "Time zone"), zone_words(start)),
                ),
                event.summary,
                QCoreApplication.translate("Cards", "Yes, cancel it"),
                QCoreApplication.translate("Cards", "Keep it"),
            )
