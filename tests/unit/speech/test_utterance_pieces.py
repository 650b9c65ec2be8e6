"""Long utterances are parted at pauses, and a piece that has ended stays as it is."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from app.domain.audio import SPEECH_RATE
from app.speech.pieces import LONGEST, pieces
from app.speech.voice_activity import FRAME, SpeechSpan

SECOND = SPEECH_RATE


def spoken(*stretches: tuple[float, float]) -> list[SpeechSpan]:
    return [SpeechSpan(round(a * SECOND), round(b * SECOND)) for a, b in stretches]


def some_speech(seed: int, seconds: float) -> tuple[list[SpeechSpan], list[float]]:
    """Return stretches of up to 20 seconds with pauses of 0.1 to 2, and ratings of the frames."""
    rng = random.Random(seed)  # noqa: S311
    spans, at = [], 0
    while at < seconds * SECOND:
        start = at + round(rng.choice((0.1, 0.2, 0.35, 2.0)) * SECOND) // FRAME * FRAME
        end = start + round(rng.choice((0.3, 2.0, 5.0, 20.0)) * SECOND) // FRAME * FRAME
        spans.append(SpeechSpan(start, end))
        at = end
    return spans, [rng.random() for _ in range(at // FRAME + 1)]


def test_a_short_utterance_is_one_piece() -> None:
    assert pieces(spoken((0.5, 2.0), (2.4, 4.0)), [1.0] * 200) == tuple(spoken((0.5, 4.0)))
    assert pieces([], []) == ()


def test_a_long_one_is_parted_at_the_next_pause() -> None:
    spans = spoken((0, 5), (5.5, 9), (9.1, 10), (10.4, 14))

    assert pieces(spans, [1.0] * 500) == tuple(spoken((0, 10), (10.4, 14)))


def test_without_a_long_pause_the_longest_one_counts() -> None:
    spans = spoken((0, 5), (5.2, 9), (9.1, 16))

    assert pieces(spans, [1.0] * 600) == tuple(spoken((0, 5), (5.2, 16)))


def test_without_any_pause_it_is_parted_where_speech_is_least_likely() -> None:
    ratings = [1.0] * 600
    ratings[300] = 0.6

    first, second = pieces(spoken((0, 16)), ratings)

    assert first.end == second.start == 300 * FRAME
    assert second.end == 16 * SECOND


@pytest.mark.parametrize("seed", range(50))
def test_pieces_are_short_and_hold_all_that_was_said(seed: int) -> None:
    spans, ratings = some_speech(seed, 60)

    found = pieces(spans, ratings)

    assert all(0 < piece.end - piece.start <= LONGEST for piece in found)
    covered = [any(p.start <= at < p.end for p in found) for s in spans for at in (s.start,)]
    assert all(covered)
    assert sum(p.end - p.start for p in found) >= sum(s.end - s.start for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("seed", range(50))
def test_a_piece_that_has_ended_stays_while_more_is_said(seed: int) -> None:
    spans, ratings = some_speech(seed, 60)
    whole = pieces(spans, ratings)

    for heard in range(0, spans[-1].end, SECOND):
        so_far = [SpeechSpan(s.start, min(s.end, heard)) for s in spans if s.start < heard]
        ended = pieces(so_far, ratings[: heard // FRAME])[:-1]
        assert whole[: len(ended)] == ended
