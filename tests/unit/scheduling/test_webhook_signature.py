"""A delivery is believed only with the right signature of exactly its body."""

from __future__ import annotations

import pytest

from app.scheduling.webhook_signature import is_signed

BODY = b'{"triggerEvent":"BOOKING_CREATED"}'
# printf '%s' '{"triggerEvent":"BOOKING_CREATED"}' | openssl dgst -sha256 -hmac secret
SIGNATURE = "6964392879e8555db7df0d473a03a5558576786a2ce99ce1a327c08bd1011903"

SIGNED_WITH_NOTHING = "7c6c2eff2eba5131a6738d14b26a04737a0941d3144c66e050ae05e56bc4e91e"


def test_the_right_signature_is_believed() -> None:
    assert is_signed(BODY, SIGNATURE, "secret")
    assert is_signed(BODY, f" {SIGNATURE.upper()}\n", "secret")


@pytest.mark.parametrize(
    ("body", "signature", "secret"),
    [
        (BODY + b" ", SIGNATURE, "secret"),
        (BODY, SIGNATURE, "other"),
        (BODY, SIGNATURE[:-1], "secret"),
        (BODY, "", "secret"),
        (BODY, "no-secret-provided", "secret"),
        (BODY, "no-secret-provided", ""),
        (BODY, SIGNED_WITH_NOTHING, ""),
        (BODY, "ünïcode", "secret"),
    ],
)
def test_any_other_is_not(body: bytes, signature: str, secret: str) -> None:
    assert not is_signed(body, signature, secret)
