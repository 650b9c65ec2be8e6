"""Makes speech ready in the background: fetches models, warms them up, opens the devices."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from app.domain.errors import ModelError, VocalDeskError
from app.domain.events import Event, Hearing, HearingChanged, Notice
from app.session.listening import Listening
from app.session.parts import RECOGNISER, VOICE, Parts
from app.session.rehearsal import Rehearsal

log = logging.getLogger(__name__)

MICROPHONE = "microphone"
LOUDSPEAKER = "loudspeaker"
_NEXT_RECOGNISER = "next-recogniser"


class Preparation:
    """What hearing and speaking need before the first word; typing needs none of it.

    `voice_ready` tells whether replies can be spoken yet. `hearing_blocked` is why a press can't
    be answered yet, or None. What is missing is told by notices, each taken back once it is there;
    how far hearing has got is told as it changes.
    """

    def __init__(
        self, parts: Parts, listening: Listening | None, publish: Callable[[Event], None]
    ) -> None:
        self._parts = parts
        self._listening = listening
        self._missing: set[str] = set()
        self._making: dict[str, asyncio.Task[None]] = {}
        self._publish = publish
        self._rehearsal = (
            Rehearsal(parts.voice.synthesiser, parts.voice.stock) if parts.voice else None
        )
        self.voice_ready = False
        self.hearing_blocked: VocalDeskError | None = None

    async def run(self) -> None:
        """Make everything ready that can be; returns when nothing is left to try."""
        if self._listening is not None and self._parts.downloads is not None:
            self.hearing_blocked = ModelError(
                "Speech recognition is not on this computer yet.", advice="Type meanwhile."
            )
        self.model_chosen(RECOGNISER)
        self.model_chosen(VOICE)
        await self.microphone_ready()
        await asyncio.wait(self._making.values())

    def model_chosen(self, purpose: str) -> None:
        """Fetch and load the model that is chosen now; until then the earlier one serves."""
        if purpose in self._making:
            self._making[purpose].cancel()
        ready = self._ready_to_hear() if purpose == RECOGNISER else self._ready_to_speak()
        self._making[purpose] = asyncio.create_task(ready)

    def rehearse(self) -> None:
        """Make ahead what is often said, as it is spoken now."""
        voice = self._parts.voice
        if self._rehearsal is not None and self.voice_ready and voice and voice.enabled():
            self._rehearsal.begin()

    def rehearsal_may(self, go_on: bool) -> None:
        """Take whether nobody talks or waits, so that something may be made ahead."""
        if self._rehearsal is not None:
            self._rehearsal.may(go_on)

    async def close(self) -> None:
        """Stop making ready. What has been fetched so far is kept."""
        if self._rehearsal is not None:
            await self._rehearsal.close()
        for task in self._making.values():
            task.cancel()
        await asyncio.gather(*self._making.values(), return_exceptions=True)

    async def microphone_ready(self) -> None:
        """Open the microphone, or close it, as is wanted now."""
        if self._listening is not None:
            await self._try(MICROPHONE, self._listening.settle)

    def microphone_works(self) -> None:
        """Take back what was said of the microphone, once it delivers."""
        self._there(MICROPHONE)

    async def devices_chosen(self) -> None:
        """Take the microphone and the loudspeaker that are chosen now."""
        if self._listening is not None:
            await self._try(MICROPHONE, self._listening.reopen)
            await self.microphone_ready()
        if self._parts.voice is not None:
            await self._try(LOUDSPEAKER, self._parts.voice.sink.reopen)

    async def _ready_to_hear(self) -> None:
        if self._listening is None:
            self._publish(HearingChanged(hearing=Hearing.READY))  # there is nothing to wait for
            return
        if self._parts.downloads is not None:
            # Who can be heard already is not told that speech is not ready.
            topic = RECOGNISER if self.hearing_blocked else _NEXT_RECOGNISER
            await self._parts.downloads.have(RECOGNISER, topic, self._notify)
            self._there(topic)
            self.hearing_blocked = None
        self._publish(HearingChanged(hearing=Hearing.LOADING))
        await self._parts.recogniser.renew()
        loaded = await self._try(RECOGNISER, self._parts.recogniser.warm_up)
        # Where it could not be loaded a notice says so, and the next utterance tries again.
        self._publish(HearingChanged(hearing=Hearing.READY))
        if loaded:
            log.info("recogniser: ready")

    async def _ready_to_speak(self) -> None:
        voice = self._parts.voice
        if voice is None:
            return
        if self._parts.downloads is not None:
            await self._parts.downloads.have(VOICE, VOICE, self._notify)
        await voice.synthesiser.renew()
        # From here on a reply is spoken, if need be a moment late: the voice may still be loading.
        self.voice_ready = await self._try(LOUDSPEAKER, voice.sink.open)
        if await self._try(VOICE, voice.synthesiser.warm_up):
            log.info("voice: ready")
            self.rehearse()
        else:
            self.voice_ready = False

    async def _try(self, topic: str, step: Callable[[], Awaitable[None]]) -> bool:
        try:
            await step()
        except VocalDeskError as error:
            log.warning("%s is not ready: %s %s", topic, error, error.detail)
            self._notify(Notice(topic=topic, message=error.message, advice=error.advice))
            return False
        except Exception:
            log.exception("%s could not be made ready", topic)
            message = "Something went wrong while making speech ready."
            self._notify(Notice(topic=topic, message=message, advice="Typing works."))
            return False
        self._there(topic)
        return True

    def _notify(self, notice: Notice) -> None:
        self._missing.add(notice.topic)
        self._publish(notice)

    def _there(self, topic: str) -> None:
        if topic in self._missing:
            self._missing.discard(topic)
            self._publish(Notice(topic=topic, message=""))
