"""The ring gives back what was written, in order, or says what it lost."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.audio.ring_buffer import RingBuffer


@given(
    capacity=st.integers(1, 40),
    steps=st.lists(st.tuples(st.integers(0, 60), st.booleans()), max_size=30),
)
def test_a_reader_gets_an_unbroken_end_of_what_was_written(
    capacity: int, steps: list[tuple[int, bool]]
) -> None:
    ring, written, position = RingBuffer(capacity), 0, 0
    for size, reads in steps:
        ring.write(np.arange(written, written + size, dtype=np.float32))
        written += size
        assert ring.written == written
        if reads:
            first = max(position, written - capacity)
            block, position = ring.read(position)
            assert block.tolist() == list(range(first, written))
            assert position == written


def test_what_was_overwritten_is_known() -> None:
    ring = RingBuffer(4)
    ring.write(np.arange(10, dtype=np.float32))

    assert ring.oldest == 6
    assert ring.read(0)[0].tolist() == [6, 7, 8, 9]


def test_a_copy_stays_as_it_was_read() -> None:
    ring = RingBuffer(4)
    ring.write(np.ones(4, dtype=np.float32))
    block, _ = ring.read(0)

    ring.write(np.zeros(4, dtype=np.float32))

    assert block.tolist() == [1, 1, 1, 1]
