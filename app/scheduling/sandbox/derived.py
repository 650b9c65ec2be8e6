"""Identifiers that look random and are the same whenever clock and history are the same."""

from __future__ import annotations

import hashlib
import uuid

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_UID_LENGTH = 22


def uid(*seed: object) -> str:
    """Return a booking's uid."""
    number = int.from_bytes(hashlib.sha256(_text(seed)).digest(), "big")
    digits = []
    for _ in range(_UID_LENGTH):
        number, digit = divmod(number, len(_DIGITS))
        digits.append(_DIGITS[digit])
    return "".join(digits)


def uuid_of(*seed: object) -> str:
    """Return a UUID, as seats and reservations have."""
    return str(uuid.UUID(bytes=hashlib.sha256(_text(seed)).digest()[:16], version=4))


def _text(seed: tuple[object, ...]) -> bytes:
    return " ".join(str(part) for part in seed).encode()
