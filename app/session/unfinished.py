"""Looks after writes whose end is not known yet, and those that were never sent."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from zoneinfo import ZoneInfo

from app.domain.errors import VocalDeskError
from app.domain.events import DISMISS, Notice, NoticeAction
from app.domain.journal import WriteIntent
from app.language import wording
from app.session.parts import Parts

log = logging.getLogger(__name__)

ASK_AGAIN = NoticeAction("ask-again", "Ask again")
FORGET = NoticeAction("forget", "Forget it")

FIRST_PAUSE = 30.0
LONGEST_PAUSE = 600.0
"""Seconds between looks while something is open and nothing tells that the network is back."""

_UNSENT = "unsent-"


class Unfinished:
    """Settles what is open as soon as the calendar can be read, and offers what was not sent.

    `notify` shows a notice, `complain` an error; `spawn` runs work of the conversation's; `propose`
    puts an unsent write, by its request id, to the person again.
    """

    def __init__(
        self,
        parts: Parts,
        *,
        notify: Callable[[Notice], None],
        complain: Callable[[VocalDeskError], None],
        spawn: Callable[[Coroutine[object, object, None]], object],
        propose: Callable[[str], None],
    ) -> None:
        self._calendar = parts.calendar
        self._parts = parts
        self._notify = notify
        self._complain = complain
        self._spawn = spawn
        self._propose = propose
        self._shown: set[str] = set()
        self._soon = asyncio.Event()
        self._looking: asyncio.Task[None] | None = None

    async def look(self) -> bool:
        """Settle what can be settled and tell it; return whether anything stays open."""
        try:
            settled = await self._calendar.reconcile()
            is_open = bool(await self._calendar.open_intents())
            unsent = await self._calendar.not_sent()
        except VocalDeskError as error:
            log.warning("Open writes could not be looked up: %s %s", error, error.detail)
            self._complain(error)
            return False
        for intent in settled:
            self._notify(
                Notice(
                    topic=f"journal-{intent.request_id}",
                    message=self._worded(wording.settled, intent),
                    actions=(DISMISS,),
                )
            )
        self._show_unsent(unsent)
        if is_open:
            self._look_later()
        return is_open

    def look_soon(self) -> None:
        """Look again at once: a write has ended, or the calendar has just been read."""
        self._soon.set()
        self._look_later()

    def act(self, topic: str, action: str) -> bool:
        """Carry out what was chosen in a notice; False where that was not one of these."""
        if not topic.startswith(_UNSENT):
            return False
        request_id = topic.removeprefix(_UNSENT)
        if action == ASK_AGAIN.name:
            self._propose(request_id)
        elif action == FORGET.name:
            self._spawn(self._forget(request_id))
        return True

    async def close(self) -> None:
        """Stop looking."""
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)

    def _look_later(self) -> None:
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look_again())

    async def _look_again(self) -> None:
        pause = FIRST_PAUSE
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._soon.wait()
            self._soon.clear()
            if not await self.look() and not self._soon.is_set():
                return
            pause = min(2 * pause, LONGEST_PAUSE)

    def _show_unsent(self, unsent: tuple[WriteIntent, ...]) -> None:
        for request_id in self._shown - {intent.request_id for intent in unsent}:
            self._shown.discard(request_id)
            self._notify(Notice(topic=f"{_UNSENT}{request_id}", message=""))
        book = self._parts.phrasebook
        for intent in unsent:
            self._shown.add(intent.request_id)
            is_past = intent.start <= self._parts.clock()
            self._notify(
                Notice(
                    topic=f"{_UNSENT}{intent.request_id}",
                    message=self._worded(wording.unsent, intent),
                    advice=book.phrase("unsent_past" if is_past else "unsent_asks"),
                    actions=(FORGET,) if is_past else (ASK_AGAIN, FORGET),
                )
            )

    def _worded(self, word: Callable[..., str], intent: WriteIntent) -> str:
        zone = self._parts.time_zone
        now = self._parts.clock().astimezone(ZoneInfo(zone))
        return word(intent, self._parts.phrasebook, time_zone=zone, now=now)

    async def _forget(self, request_id: str) -> None:
        try:
            await self._calendar.drop(request_id)
        except VocalDeskError as error:
            self._complain(error)
        await self.look()
