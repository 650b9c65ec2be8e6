"""Names and addresses that came from the person themself, and how they came."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.dialogue import Known


class Origin(StrEnum):
    """How a name or an address came from the person."""

    SETTINGS = "settings"
    HEARD = "heard"
    TYPED = "typed"


def same_email(a: str, b: str) -> bool:
    """Whether two addresses are one, letter case and outer spaces aside."""
    return a.strip().casefold() == b.strip().casefold()


def same_name(a: str, b: str) -> bool:
    """Whether two names are one, letter case and spacing aside."""
    return " ".join(a.split()).casefold() == " ".join(b.split()).casefold()


@dataclass(frozen=True, slots=True)
class _Given:
    value: str
    origin: Origin
    turn: int


class OwnDetails:
    """What the person has given, in the order they gave it; the newest counts.

    Each is filed under the turn it was given in, so that what was misheard can be forgotten again.
    """

    def __init__(self) -> None:
        self._names: list[_Given] = []
        self._emails: list[_Given] = []

    def learn(self, *, name: str | None, email: str | None, origin: Origin, turn: int) -> None:
        """Take a name or an address."""
        if name and name.strip():
            self._names.append(_Given(" ".join(name.split()), origin, turn))
        if email and email.strip():
            self._emails.append(_Given(email.strip(), origin, turn))

    def forget_from(self, turn: int) -> None:
        """Forget what was given in a turn or after it: later words may lean on earlier ones."""
        self._names = [given for given in self._names if given.turn < turn]
        self._emails = [given for given in self._emails if given.turn < turn]

    @property
    def known(self) -> Known:
        """The newest name and address."""
        return Known(
            name=self._names[-1].value if self._names else None,
            email=self._emails[-1].value if self._emails else None,
        )

    def has_email(self, email: str) -> bool:
        """Whether this address was given."""
        return any(same_email(email, given.value) for given in self._emails)

    def has_name(self, name: str) -> bool:
        """Whether this name was given."""
        return any(same_name(name, given.value) for given in self._names)

    def as_given(self, name: str) -> str:
        """Return a name that was given in the person's own spelling."""
        return next(given.value for given in reversed(self._names) if same_name(given.value, name))

    def origin_of_name(self, name: str) -> Origin | None:
        """Return how a name came last, None where it did not."""
        return _origin(g for g in reversed(self._names) if same_name(g.value, name))

    def origin_of_email(self, email: str) -> Origin | None:
        """Return how an address came last, None where it did not."""
        return _origin(g for g in reversed(self._emails) if same_email(g.value, email))


def _origin(given: Iterable[_Given]) -> Origin | None:
    return next((each.origin for each in given), None)
