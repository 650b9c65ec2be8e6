"""What a person typed for the host besides their name and address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.booking_field import Answer


@dataclass(frozen=True, slots=True)
class GivenAnswers:
    """What the person typed for the host: notes, and answers to questions by their slugs.

    `notes` are None until there are any; empty ones were taken back.
    """

    notes: str | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
