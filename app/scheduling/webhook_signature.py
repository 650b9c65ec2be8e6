"""Whether a webhook delivery is Cal.com's own.

Source: Cal.com's webhook guide: `X-Cal-Signature-256` is the HMAC-SHA256 of the raw body in hex.
"""

from __future__ import annotations

import hashlib
import hmac

HEADER = "X-Cal-Signature-256"


def is_signed(body: bytes, signature: str, secret: str) -> bool:
    """Return whether `signature`, the header's value, was made of the raw `body` with `secret`.

    Takes as long for a wrong signature as for a right one. Nothing is signed without a secret.
    """
    if not secret:
        return False
    expected = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected.encode(), signature.strip().lower().encode())
