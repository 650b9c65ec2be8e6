"""The progress line says how far and how fast, and only where somebody can see it."""

from __future__ import annotations

from io import StringIO

from app.cli.progress import ProgressLine


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def lines(stream: StringIO) -> list[str]:
    return [line.strip() for line in stream.getvalue().split("\r")[1:]]


def test_percent_size_and_speed_are_shown() -> None:
    terminal, times = Terminal(), iter([0.0, 1.0, 2.0, 2.1, 2.2])

    with ProgressLine(terminal, lambda: next(times)) as line:
        line.show(10_000_000, 200_000_000)
        line.show(20_000_000, 200_000_000)
        line.show(50_000_000, 200_000_000)
        line.show(51_000_000, 200_000_000)  # too soon to be read
        line.show(200_000_000, 200_000_000)

    assert lines(terminal) == [
        "5 % of 200 MB",
        "10 % of 200 MB, 10.0 MB/s",
        "25 % of 200 MB, 20.0 MB/s",
        "100 % of 200 MB, 86.4 MB/s",
        "",
        "",
    ]


def test_a_pipe_gets_nothing() -> None:
    pipe = StringIO()

    with ProgressLine(pipe) as line:
        line.show(1, 2)

    assert pipe.getvalue() == ""
