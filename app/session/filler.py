"""A few words while a slow agent is waited for."""

from __future__ import annotations

import asyncio

from app.language.phrasebook import Phrasebook
from app.session.reply import SpokenReply

LATE_SECONDS = 0.7
"""Silence after one's own words that begins to feel like a broken line."""


class Filler:
    """Says "One moment." where the agent's first token is late, and not in two turns running.

    With a slow model it would otherwise be heard at every turn, which is worse than the silence.
    """

    def __init__(self, book: Phrasebook) -> None:
        self._book = book
        self._reply: SpokenReply | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._spoken = 0

    def expect(self, reply: SpokenReply) -> None:
        """Begin to wait for the first sign of life of the agent that answers in `reply`."""
        filled_before = self._reply is not None and self._reply.filled
        self._reply = reply
        if not filled_before:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(LATE_SECONDS, self._speak, reply)

    def came(self) -> None:
        """Take note that the agent has begun to answer, or that the turn is over."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._reply is not None:
            self._reply.drop_filler()

    def _speak(self, reply: SpokenReply) -> None:
        reply.fill(self._book.reply("filler", self._spoken))
        self._spoken += 1
