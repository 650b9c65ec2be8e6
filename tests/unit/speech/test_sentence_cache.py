from __future__ import annotations

from app.domain.audio import Audio
from app.speech.sentence_cache import SentenceCache

SECOND = Audio.silence(1.0)
SIZE = SECOND.samples.nbytes


def test_what_was_not_asked_for_longest_goes_first() -> None:
    cache = SentenceCache(2 * SIZE)
    cache.put("a", SECOND)
    cache.put("b", SECOND)
    assert cache.get("a") is SECOND

    cache.put("c", SECOND)

    assert [key in cache for key in "abc"] == [True, False, True]
    assert cache.bytes == 2 * SIZE


def test_it_never_holds_more_than_it_may() -> None:
    cache = SentenceCache(3 * SIZE)
    for number in range(100):
        cache.put(number % 7, Audio.silence(0.1 * (number % 40)))
        assert cache.bytes <= 3 * SIZE
    cache.put("too large", Audio.silence(3.1))
    assert "too large" not in cache
    cache.clear()
    assert (cache.bytes, len(cache)) == (0, 0)
