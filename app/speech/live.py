"""Writes an utterance down while it is being spoken."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.audio import SPEECH_RATE, Audio
from app.speech.agreement import StablePrefix
from app.speech.pieces import pieces
from app.speech.plausibility import is_invented
from app.speech.voice_activity import FRAME, SpeechSpan, SpeechTracker, speech_seconds
from app.speech.whisper import Whisper
from app.speech.worker import ModelWorker

log = logging.getLogger(__name__)

SHORTEST_SPEECH = 0.18
"""Seconds of speech below which nothing is recognised: a "two" has 0.22, a short tap 0.14."""

_BEFORE = SPEECH_RATE // 2  # samples of real sound kept before the speech: less costs consonants
_AFTER = FRAME  # and after it: recognised as soon as they are there
_PAUSE = round(0.25 * SPEECH_RATE)  # samples without speech after which all words are shown
_FIRST_LOOK = 0.5  # seconds of speech before words are looked for
_LOOK = round(0.35 * SPEECH_RATE)  # samples between two looks
_AT_ONCE = SPEECH_RATE  # samples that may be rated on the loop's thread: some 2 ms


@dataclass(frozen=True, slots=True)
class _Cut:
    """What is recognised at once: samples `start` to `end` of the utterance."""

    start: int
    end: int
    speech: float  # seconds


class LiveUtterance:
    """One utterance on its way into words, beginning with its first sample.

    `take` is given the sound as it comes; `finish` gets the whole and returns the words. What has
    been said up to a pause is recognised in that pause: when the person has spoken to the end and
    lets the key go, the words are mostly there. A long utterance is done in pieces, so that only
    the last one is left at the end. `shown` is called with the words so far that are settled.

    The words depend on the sound alone, not on when it came. To be used from one asyncio loop.
    """

    def __init__(
        self, worker: ModelWorker[Whisper], shown: Callable[[str], None] | None = None
    ) -> None:
        self._worker = worker
        self._shown = shown
        self._tracker = SpeechTracker()
        self._samples = np.zeros(8 * SPEECH_RATE, dtype=np.float32)
        self._count = 0
        self._sum = 0.0
        self._texts: dict[_Cut, str] = {}
        self._job: asyncio.Task[None] | None = None
        self._looked = 0  # how many samples there were at the last look
        self._prefix = StablePrefix()
        self._prefix_of = -1  # the start of the piece that it belongs to
        self._last_shown = ""
        self._speaking = False
        self._closed = False
        self._dropped = False

    def take(self, audio: Audio) -> None:
        """Take what comes next, at `SPEECH_RATE`, and recognise what can be by now."""
        self._append(audio.samples)
        self._advance()

    async def finish(self, audio: Audio) -> str:
        """Return the words of the whole utterance, "" when nothing was said.

        `audio` is at `SPEECH_RATE` and begins with what was taken. Raises `ModelError`.
        """
        self._closed = True
        rest = audio.samples[self._count :]
        if len(rest) > _AT_ONCE:
            await asyncio.to_thread(self._append, rest)
        else:
            self._append(rest)
        await self.idle()
        spans = self._tracker.spans(to_the_end=True)
        if speech_seconds(spans) < SHORTEST_SPEECH:
            return ""
        texts = []
        for cut in self._cuts(spans):
            if cut not in self._texts:
                self._texts[cut] = await self._write_down(cut) or ""
            texts.append(self._texts[cut])
        return " ".join(text for text in texts if text)

    def so_far(self) -> str | None:
        """Return the words up to the pause that is being made; None while they aren't all there."""
        spans = self._tracker.spans()
        if speech_seconds(spans) < SHORTEST_SPEECH:
            return ""
        texts = [self._texts.get(cut) for cut in self._cuts(spans)]
        if self._speaking or None in texts:
            return None
        return " ".join(text for text in texts if text)

    async def idle(self) -> None:
        """Return once what was taken so far gives nothing more to do."""
        while self._job is not None:
            await asyncio.wait((self._job,))

    def drop(self) -> None:
        """Recognise nothing more."""
        self._closed = self._dropped = True
        if self._job is not None:
            self._job.cancel()  # it may not even have begun
            self._job = None

    # Sound ------------------------------------------------------------------------------------

    def _append(self, samples: NDArray[np.float32]) -> None:
        finite = np.nan_to_num(samples, nan=0.0, posinf=1.0, neginf=-1.0).astype(np.float32)
        needed = self._count + len(finite)
        if needed > len(self._samples):
            self._samples = np.concatenate(
                [self._samples, np.zeros(max(needed, len(self._samples)), dtype=np.float32)]
            )
        self._samples[self._count : needed] = finite
        self._count = needed
        self._sum += float(finite.sum(dtype=np.float64))
        # Silero takes a strong direct current for something else than silence.
        level = np.float32(self._sum / self._count) if self._count else np.float32(0.0)
        self._tracker.take(np.clip(finite - level, -1.0, 1.0))

    def _cuts(self, spans: tuple[SpeechSpan, ...]) -> list[_Cut]:
        cuts = []
        found = pieces(spans, self._tracker.ratings)
        for number, piece in enumerate(found):
            after = found[number + 1].start if number + 1 < len(found) else self._count
            spoken = sum(
                min(span.end, piece.end) - max(span.start, piece.start)
                for span in spans
                if span.start < piece.end and span.end > piece.start
            )
            # What follows belongs to the next piece: a word is not to be written twice.
            end = min(piece.end + _AFTER, max(after, piece.end))
            before = found[number - 1].end if number else 0
            start = max(before, piece.start - _BEFORE)
            cuts.append(_Cut(start, end, spoken / SPEECH_RATE))
        return cuts

    # Recognition ------------------------------------------------------------------------------

    async def _write_down(
        self, cut: _Cut, wanted: Callable[[], bool] = lambda: True, *, at_a_glance: bool = False
    ) -> str | None:
        # A copy: the buffer may move while the worker reads.
        samples = self._samples[cut.start : cut.end].copy()
        hypothesis = await self._worker.use(
            lambda whisper: whisper.write_down(samples, wanted, at_a_glance=at_a_glance)
        )
        if hypothesis is None:
            return None
        if is_invented(hypothesis, cut.speech):
            log.info("dropped an implausible text: %s", hypothesis)
            return ""
        return hypothesis.text

    def _advance(self) -> None:
        """Begin the next piece of work, if none is under way and one is due."""
        if self._closed:
            return
        spans = self._tracker.spans()
        self._speaking = bool(spans) and self._count < spans[-1].end + _AFTER
        if self._job is not None or speech_seconds(spans) < SHORTEST_SPEECH:
            return
        *ended, last = self._cuts(spans)
        if last in self._texts and self._count >= last.end + _PAUSE:
            self._show(last, self._texts[last])
        if not self._speaking:
            ended.append(last)
        for cut in ended:
            if cut not in self._texts:
                self._job = asyncio.create_task(self._settle(cut))
                return
        is_due = self._count - self._looked >= _LOOK and last.speech >= _FIRST_LOOK
        if self._shown is not None and self._speaking and is_due:
            self._looked = self._count
            self._job = asyncio.create_task(self._look(last))

    async def _settle(self, cut: _Cut) -> None:
        """Recognise what has been said up to a pause."""

        def keep(text: str) -> None:
            self._texts[cut] = text
            self._agree(cut, text)

        await self._work(cut, lambda: not self._dropped, keep, at_a_glance=False)

    async def _look(self, cut: _Cut) -> None:
        """Recognise what has been said so far in the middle of speech, to show some of it."""

        def wanted() -> bool:
            return self._speaking and not self._closed  # what ends in a pause comes first

        await self._work(cut, wanted, lambda text: self._agree(cut, text), at_a_glance=True)

    async def _work(
        self,
        cut: _Cut,
        wanted: Callable[[], bool],
        keep: Callable[[str], None],
        *,
        at_a_glance: bool,
    ) -> None:
        try:
            text = await self._write_down(cut, wanted, at_a_glance=at_a_glance)
        except Exception:
            # Told at the end, when it is tried again.
            log.exception("Words could not be looked for")
            self._closed = True
            return
        finally:
            self._job = None
        if text is not None:
            keep(text)
        self._advance()

    def _agree(self, cut: _Cut, text: str) -> None:
        """Show what two hypotheses agree on, as long as it may go on any moment."""
        if cut.start != self._prefix_of:
            self._prefix, self._prefix_of = StablePrefix(), cut.start
        self._prefix.take(text)
        self._show(cut, self._prefix.text)

    def _show(self, cut: _Cut, text: str) -> None:
        if self._shown is None or self._closed:
            return
        before = [
            self._texts[earlier]
            for earlier in self._cuts(self._tracker.spans())
            if earlier.start < cut.start and earlier in self._texts
        ]
        words = " ".join(part for part in (*before, text) if part)
        if words and words != self._last_shown:
            self._last_shown = words
            self._shown(words)
