"""Makes speech ready in the background: fetches models, warms them up, opens the devices."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from app.domain.errors import ModelError, VocalDeskError
from app.domain.events import Notice
from app.session.listening import Listening
from app.session.parts import Parts

log = logging.getLogger(__name__)


class Preparation:
    """What hearing and speaking need before the first word; typing needs none of it.

    `voice_ready` tells whether replies can be spoken yet. `hearing_blocked` is why a press can't
    be answered yet, or None. What is missing is told by notices, each taken back once it is there.
    """

    def __init__(
        self, parts: Parts, listening: Listening | None, notify: Callable[[Notice], None]
    ) -> None:
        self._parts = parts
        self._listening = listening
        self._notify = notify
        self._missing: set[str] = set()
        self.voice_ready = False
        self.hearing_blocked: VocalDeskError | None = None

    async def run(self) -> None:
        """Make everything ready that can be; returns when nothing is left to try."""
        if self._parts.fetch_models is not None:
            self.hearing_blocked = ModelError(
                "Speech recognition is still being fetched.", advice="Type meanwhile."
            )
            await self._try("models", self._fetch)
            self.hearing_blocked = None
        await asyncio.gather(self._ready_to_hear(), self._ready_to_speak())

    def microphone_works(self) -> None:
        """Take back what was said of the microphone, once it delivers."""
        self._there("microphone")

    async def _fetch(self) -> None:
        assert self._parts.fetch_models is not None

        def progress(title: str, part: float) -> None:
            self._missing.add("models")
            self._notify(Notice(topic="models", message=f"Fetching {title} …", progress=part))

        await self._parts.fetch_models(progress)

    async def _ready_to_hear(self) -> None:
        if self._listening is None:
            return
        await self._try("microphone", self._listening.open)
        await self._try("recogniser", self._parts.recogniser.warm_up)

    async def _ready_to_speak(self) -> None:
        voice = self._parts.voice
        if voice is None:
            return
        opened = await self._try("loudspeaker", voice.sink.open)
        self.voice_ready = opened and await self._try("voice", voice.synthesiser.warm_up)

    async def _try(self, topic: str, step: Callable[[], Awaitable[None]]) -> bool:
        try:
            await step()
        except VocalDeskError as error:
            log.warning("%s is not ready: %s %s", topic, error, error.detail)
            self._lacks(topic, error.message, error.advice)
            return False
        except Exception:
            log.exception("%s could not be made ready", topic)
            message = f"Something went wrong while making the {topic} ready."
            self._lacks(topic, message, "Typing works.")
            return False
        self._there(topic)
        return True

    def _lacks(self, topic: str, message: str, advice: str) -> None:
        self._missing.add(topic)
        self._notify(Notice(topic=topic, message=message, advice=advice))

    def _there(self, topic: str) -> None:
        if topic in self._missing:
            self._missing.discard(topic)
            self._notify(Notice(topic=topic, message=""))
