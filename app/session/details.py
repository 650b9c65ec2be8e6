"""The details card's side of a conversation: what it is filled with, and what is sent from it."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.booking import EventType
from app.domain.booking_field import Answer, checked_answer
from app.domain.dialogue import Known
from app.domain.events import DetailsAsked, Event
from app.domain.guard import BookingGuard
from app.domain.own_details import Origin
from app.language.english_forms import worded
from app.session.turn import UserInput


class Details:
    """Asks for the person's details and takes them. `asked` tells whether the card was shown."""

    def __init__(self, guard: BookingGuard, publish: Callable[[Event], None]) -> None:
        self._guard = guard
        self._publish = publish
        self.asked = False

    def ask(self, turn: int, event_type: EventType | None, unheard: Known | None = None) -> None:
        """Show the card with all that is known; `unheard` is what only the agent knows."""
        self.asked = True
        guard, known = self._guard, self._guard.known
        self._publish(
            DetailsAsked(
                turn=turn,
                name=known.name,
                email=known.email,
                unconfirmed_name=unheard.name if unheard else None,
                unconfirmed_email=unheard.email if unheard else None,
                name_from=guard.origin_of_name(known.name) if known.name else None,
                email_from=guard.origin_of_email(known.email) if known.email else None,
                fields=event_type.questions if event_type else (),
                given=guard.given,
            )
        )

    def take(self, content: UserInput, event_type: EventType) -> str:
        """Take what was typed into the card; returns what the agent is to know of it.

        Raises InputError where an answer is none to its question.
        """
        self._guard.learn(name=content.name, email=content.email, origin=Origin.TYPED)
        answers: dict[str, Answer] = {}
        told = ["The person sent the details card"]
        for field in event_type.questions:
            given = (content.answers or {}).get(field.slug)
            if given is not None:
                answers[field.slug] = checked_answer(field, given)
                told.append(f"“{field.label}”: {worded(answers[field.slug])}")
        self._guard.learn_answers(content.notes, answers)
        if content.notes:
            told.append(f"notes: {content.notes}")
        return f"{'; '.join(told)}."
