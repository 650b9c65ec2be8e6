"""Parts a long utterance into pieces that are written down one by one. Pure functions.

A piece is final as soon as the next one has begun, so it can be written down while the person
still speaks: after the last word only the last piece is left, however long they spoke.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.domain.audio import SPEECH_RATE
from app.speech.voice_activity import FRAME, SpeechSpan

ENOUGH = 8 * SPEECH_RATE
"""Samples after which a piece ends at the next pause: shorter ones lack context."""

LONGEST = 13 * SPEECH_RATE
"""Samples that a piece holds at most, so that it fits a window of 15 seconds with some room."""

_PAUSE = round(0.3 * SPEECH_RATE)
_SHORTEST = 3 * SPEECH_RATE  # of a piece that is ended before its time


def pieces(spans: Sequence[SpeechSpan], ratings: Sequence[float]) -> tuple[SpeechSpan, ...]:
    """Group the stretches of speech of an utterance into pieces, each from speech to speech.

    `ratings` are those of its frames, see `SpeechTracker`. A piece ends at a pause of 0.3 seconds
    once it is 8 seconds long; before it exceeds 13 seconds, at its longest pause, or else at the
    frame that sounds least like speech. All but the last stay as they are when more is spoken.
    """
    found: list[SpeechSpan] = []
    rest = [*spans]
    while rest:
        end = _first_end(rest, ratings)
        before = [span for span in rest if span.start < end]
        found.append(SpeechSpan(before[0].start, min(before[-1].end, end)))
        rest = rest[len(before) :]
        if before[-1].end > end:  # parted in the middle of speech
            rest.insert(0, SpeechSpan(end, before[-1].end))
    return tuple(found)


def _first_end(spans: Sequence[SpeechSpan], ratings: Sequence[float]) -> int:
    """Return the sample before which everything belongs to the first piece."""
    start = spans[0].start
    longest, cut = 0, 0
    for last, span in pairwise(spans):
        if last.end - start > LONGEST:
            break
        gap = span.start - last.end
        if last.end - start >= ENOUGH and gap >= _PAUSE:
            return last.end
        if last.end - start >= _SHORTEST and gap > longest:
            longest, cut = gap, last.end
        if span.end - start > LONGEST:
            break
    else:
        if spans[-1].end - start <= LONGEST:
            return spans[-1].end
    return cut or _weakest(start, ratings)


def _weakest(start: int, ratings: Sequence[float]) -> int:
    """Return where in the second half of the longest piece speech is least likely."""
    frames = range((start + LONGEST // 2) // FRAME, (start + LONGEST) // FRAME)
    return min(frames, key=lambda frame: ratings[frame]) * FRAME
