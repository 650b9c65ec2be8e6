"""When a failed agent is tried again, as a table in seconds of an injected clock."""

from __future__ import annotations

import pytest

from app.agents.circuit_breaker import Breaker, Circuit

TIMES = [
    # what happened (at second, what), then (second, where the circuit stands)
    ([], [(0, "closed"), (1e9, "closed")]),
    ([(100, "failed")], [(100, "open"), (114.9, "open"), (115, "half_open"), (1e9, "half_open")]),
    ([(0, "failed"), (15, "failed")], [(44.9, "open"), (45, "half_open")]),
    ([(0, "failed"), (15, "failed"), (45, "failed")], [(104.9, "open"), (105, "half_open")]),
    ([(n, "failed") for n in range(60)], [(358.9, "open"), (359, "half_open")]),
    ([(0, "failed"), (15, "ok")], [(15, "closed")]),
    ([(0, "failed"), (15, "failed"), (45, "ok"), (50, "failed")],
     [(64.9, "open"), (65, "half_open")]),
    ([(0, "asked 2")], [(14.9, "open"), (15, "half_open")]),
    ([(0, "asked 90")], [(89.9, "open"), (90, "half_open")]),
    ([(0, "asked 1e9")], [(3_599, "open"), (3_600, "half_open")]),
    ([(0, "key")], [(299.9, "open"), (300, "half_open")]),
]  # fmt: skip


@pytest.mark.parametrize(("happened", "stands"), TIMES)
def test_where_the_circuit_stands(
    happened: list[tuple[float, str]], stands: list[tuple[float, str]]
) -> None:
    breaker = Breaker()
    for at, what in happened:
        match what.split():
            case ["ok"]:
                breaker = breaker.succeeded()
            case ["asked", seconds]:
                breaker = breaker.failed(at, asked=float(seconds))
            case ["key"]:
                breaker = breaker.failed(at, may_pass=False)
            case _:
                breaker = breaker.failed(at)
    for at, circuit in stands:
        assert breaker.circuit(at) is Circuit(circuit), at
