"""Sends webhooks: once each, in the background, with a signature, and without a fuss on failure."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import ipaddress
import json
import logging

import httpx

from app.scheduling.sandbox.happenings import Happening
from app.scheduling.sandbox.store import Answer
from app.scheduling.sandbox.webhooks import PLAIN_VERSION, Webhooks, payload

_log = logging.getLogger(__name__)

_SECONDS = 5.0
_NO_SECRET = "no-secret-provided"  # noqa: S105 - what Cal.com sends in place of a signature


class Deliveries:
    """Tells webhooks of what happened. Without `anywhere` only those on this computer."""

    def __init__(self, webhooks: Webhooks, *, anywhere: bool) -> None:
        self._webhooks = webhooks
        self._anywhere = anywhere
        self._running: set[asyncio.Task[None]] = set()

    def __call__(self, happening: Happening) -> None:
        """Begin to send; needs the running event loop."""
        for hook in self._webhooks.wanting(happening.trigger):
            if not (self._anywhere or is_on_this_computer(hook["subscriberUrl"])):
                _log.info("webhook %s is not on this computer: not told", hook["id"])
                continue
            body = json.dumps(
                payload(
                    happening,
                    event_slug=happening.booking["eventType"]["slug"],
                    with_file=hook["version"] != PLAIN_VERSION,
                )
            ).encode()
            task = asyncio.get_running_loop().create_task(_send(hook, body))
            self._running.add(task)
            task.add_done_callback(self._running.discard)


async def _send(hook: Answer, body: bytes) -> None:
    headers = {
        "Content-Type": "application/json",
        "X-Cal-Signature-256": signature(hook.get("secret"), body),
        "x-cal-webhook-version": hook["version"],
    }
    try:
        # The computer's own proxy settings are for the way out, not for loopback.
        async with httpx.AsyncClient(timeout=_SECONDS, trust_env=False) as http:
            answer = await http.post(hook["subscriberUrl"], content=body, headers=headers)
        _log.info("webhook %s answered %d", hook["id"], answer.status_code)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        _log.info("webhook %s was not reached: %s", hook["id"], type(error).__name__)


def signature(secret: str | None, body: bytes) -> str:
    """Return what `X-Cal-Signature-256` says of a body: its HMAC-SHA256 in hexadecimal."""
    if not secret:
        return _NO_SECRET
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def is_on_this_computer(url: str) -> bool:
    """Return whether the address names the loopback interface."""
    try:
        host = httpx.URL(url).host
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except (ValueError, httpx.InvalidURL):
        return False
