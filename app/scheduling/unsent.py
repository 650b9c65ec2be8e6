"""Writes that never left this computer: kept, asked about again, or dropped, but never sent.

A booking asked for without a connection is remembered, so that the person need not say it all
again. A later connection does not send it: it becomes a fresh proposal, and needs a fresh yes.
"""

from __future__ import annotations

from app.domain.booking import PublicEventType, Slot
from app.domain.errors import CalendarUnreachable, InputError, NotBookable, SlotTaken
from app.domain.journal import ToldBy, WriteIntent, WriteKind, WriteState
from app.domain.proposal import BookingProposal, CancelProposal, Proposal, RescheduleProposal
from app.scheduling.client import CalComClient
from app.scheduling.lookup import is_standing
from app.scheduling.offers import Offers
from app.scheduling.outcomes import Outcomes
from app.scheduling.ports import Clock, Journal

_NOT_SENT = "The calendar can't be reached, so nothing was sent."
_ADVICE = "It is kept as not sent. Once the network is back, ask for it again."


class Unsent:
    """The unsent writes of one calendar."""

    def __init__(
        self,
        client: CalComClient,
        journal: Journal,
        offers: Offers,
        outcomes: Outcomes,
        *,
        event_type: int | PublicEventType,
        clock: Clock,
    ) -> None:
        self._client = client
        self._journal = journal
        self._offers = offers
        self._outcomes = outcomes
        self._event_type = event_type
        self._clock = clock

    def all(self) -> tuple[WriteIntent, ...]:
        """Return the unsent writes to this calendar, the oldest first."""
        return tuple(one for one in self._journal.not_sent() if self._outcomes.is_ours(one))

    def same_as(self, intent: WriteIntent) -> list[str]:
        """Return the request ids of those that ask the same, which a new write replaces."""
        return [one.request_id for one in self.all() if one.asks_the_same(intent)]

    def told(self, why: CalendarUnreachable) -> CalendarUnreachable:
        """Return what the person is told of a write that is kept."""
        return CalendarUnreachable(_NOT_SENT, advice=_ADVICE, detail=why.detail)

    async def propose_again(self, request_id: str, *, proposal_id: str) -> Proposal:
        """Return an unsent write as a fresh proposal, of a time that is offered now.

        Nothing is written, neither to the calendar nor to the journal. Raises InputError where
        there is no such unsent write, and one of the CalendarError family where it can't be had
        any more.
        """
        intent = self._found(request_id)
        if intent.start <= self._clock():
            raise NotBookable(
                "The time of this appointment is already past.", advice="Choose another time."
            )
        if intent.kind is WriteKind.CREATE:
            slot = await self._offered(intent)
            event_type = await self._offers.event_type(self._event_type)
            return BookingProposal(
                id=proposal_id,
                slot=slot,
                duration=intent.duration,
                name=intent.name,
                email=intent.email,
                notes=intent.notes,
                answers=dict(intent.answers),
                questions={
                    field.slug: field.label
                    for field in event_type.fields
                    if field.slug in intent.answers
                },
            )
        booking = await self._client.get(intent.target_uid or "")
        if not is_standing(booking):
            raise NotBookable("This appointment was cancelled or moved in the meantime.")
        if intent.kind is WriteKind.CANCEL:
            return CancelProposal(id=proposal_id, booking=booking)
        return RescheduleProposal(id=proposal_id, booking=booking, slot=await self._offered(intent))

    def drop(self, request_id: str) -> WriteIntent:
        """Give an unsent write up. Raises InputError where there is no such one."""
        return self._journal.settle(
            self._found(request_id).request_id,
            WriteState.DROPPED,
            at=self._clock(),
            message="You gave it up.",
            told_by=ToldBy.PERSON,
        )

    def _found(self, request_id: str) -> WriteIntent:
        intent = self._journal.get(request_id)
        if (
            intent is None
            or intent.state is not WriteState.NOT_SENT
            or not self._outcomes.is_ours(intent)
        ):
            raise InputError("There is no such booking that waits to be sent to this calendar.")
        return intent

    async def _offered(self, intent: WriteIntent) -> Slot:
        number = (await self._offers.event_type(self._event_type)).id
        if intent.kind is WriteKind.CREATE and intent.event_type_id not in (number, None):
            raise NotBookable(
                "This was asked for as another kind of appointment than the settings name now.",
                advice="Choose that event type in the settings, or ask for a new appointment.",
            )
        slot = await self._offers.slot_at(
            intent.start,
            event_type_id=number,
            time_zone=intent.time_zone,
            duration=intent.duration,
            moving_uid=intent.target_uid,
        )
        if slot is None:
            raise SlotTaken("That time is not free any more.", advice="Choose another time.")
        return slot
