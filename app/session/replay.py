"""Speaks a reply again that was heard before. It is no turn: nothing is asked or learnt by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain.events import Event, SpeakingChanged
from app.language.forms import Language
from app.session.reply import SpokenReply, Voice


class Replay:
    """One repetition at a time."""

    def __init__(self, language: Language, publish: Callable[[Event], None]) -> None:
        self._language = language
        self._publish = publish
        self._reply: SpokenReply | None = None
        self._turn = 0

    async def speak(self, voice: Voice, words: str, *, turn: int) -> None:
        """Speak `words` to their end, or until `stop`; also where replies are only shown."""
        reply = SpokenReply(
            replace(voice, enabled=lambda: True),
            language=self._language,
            on_begin=lambda: self._tell(is_speaking=True),
            on_audio=lambda _: None,
            on_filler=lambda _: None,
        )
        self._reply, self._turn = reply, turn
        reply.add(words)
        await reply.finish()
        if self._reply is reply:
            self.stop()

    def stop(self) -> None:
        """Fall silent at once."""
        reply, self._reply = self._reply, None
        if reply is None:
            return
        reply.stop()
        if reply.begun:
            self._tell(is_speaking=False)

    def _tell(self, *, is_speaking: bool) -> None:
        self._publish(SpeakingChanged(turn=self._turn, who="agent", is_speaking=is_speaking))
