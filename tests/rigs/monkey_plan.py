"""What a monkey at the desk does, drawn from a seed: the same seed, the same actions."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal[
    "tap",
    "hold",
    "hold through",
    "type",
    "send",
    "click",
    "double click",
    "drag",
    "wheel",
    "resize",
    "hide",
    "command",
    "say",
    "speak",
    "microphone",
    "loudspeaker",
    "network",
    "draft",
    "look",
    "book",
    "wait",
    "burst",
    "settings",
    "entry",
    "slow",
    "lose",
    "end",
    "end in speech",
    "end in start",
]
How = Literal["kill", "terminate", "close"]
"""By SIGKILL, by SIGTERM, by the window's close button."""

Moment = Literal["anywhere", "draft", "sent", "writing", "speaking", "starting"]
"""What goes on when the program is ended: something, a message that is begun, one that was sent
just now, a write to the calendar, an utterance, or the start after it was ended before."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that the monkey does. What `text`, `x` and `y` mean depends on the kind.

    `text` is a key, words, a talk command, the number of a recording, how the program is ended, or
    what happens in the midst of a "hold through". `x` and `y` are shares of the window's width and
    height, for "resize" of the screen's, and `to` is where a "drag" ends; `x` of "hold", "wait" and
    "slow" is in seconds, as is that of an end after what came before it. "slow" says whether the
    calendar takes its time "before" or "after" it has written, "lose" when the connection breaks.
    """

    kind: Kind
    text: str = ""
    x: float = 0.0
    y: float = 0.0
    to: tuple[float, float] = (0.0, 0.0)

    def __str__(self) -> str:
        """Return it as one reads it in a log."""
        where = f" {self.x:.2f} {self.y:.2f}" if self.x or self.y else ""
        where += f" to {self.to[0]:.2f} {self.to[1]:.2f}" if self.to != (0.0, 0.0) else ""
        return f"{self.kind}{where}{f' {self.text}' if self.text else ''}"


# No key ends the program, and none deletes: a dialog that opens files would delete them too.
_KEYS: Final = (
    *("space", "Tab", "Tab", "shift+Tab", "Return", "KP_Enter", "Escape"),
    *("Up", "Down", "Left", "Right", "Home", "End", "Prior", "Next"),
    *("ctrl+1", "ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+Prior", "ctrl+Next"),
    *("ctrl+a", "ctrl+z", "BackSpace", "shift+Return", "a", "j", "Z", "7"),
)
_WORDS: Final = (
    "What times are free tomorrow?",
    "I'd like half an hour next Wednesday",
    "the first one please",
    "My name is Maria Lopez, maria@example.com",
    "yes",
    "no",
    "cancel it",
    "what do I have booked?",
    "Can you move it to Friday at ten?",
    "  ",
    "asdf qwer 1234 !?",
    "{braces} & <b>tags</b> %s",
    "x" * 120,
)
_BOOKING: Final = (
    "I'd like half an hour next Wednesday",
    "The first one, please. My name is Maria Lopez, maria@example.com",
    "yes",
)
_IN_SETTINGS: Final = (
    *("Tab", "Tab", "Tab", "shift+Tab", "space", "space", "Return", "Down", "Up", "Next"),
)
_COMMANDS: Final = ("press", "release", "toggle", "stop")
_MIDST: Final[tuple[Kind, ...]] = ("microphone", "loudspeaker", "network", "hide")
_ENDINGS: Final[tuple[How, ...]] = ("kill", "kill", "kill", "terminate", "close")
_MOMENTS: Final[tuple[Moment, ...]] = (
    *("anywhere", "draft", "sent", "writing", "writing", "speaking", "starting"),
)
_BETWEEN_ENDINGS: Final = (20, 60)
RECORDINGS: Final = ("1-day", "2-time", "3-email", "4-name", "5-yes")

_WEIGHTS: Final[dict[Kind, int]] = {
    "tap": 30,
    "hold": 5,
    "hold through": 3,
    "type": 8,
    "send": 10,
    "click": 22,
    "double click": 5,
    "drag": 4,
    "wheel": 5,
    "resize": 4,
    "hide": 2,
    "command": 4,
    "say": 3,
    "speak": 3,
    "microphone": 2,
    "loudspeaker": 2,
    "network": 2,
    "lose": 1,
    "draft": 3,
    "book": 4,
    "burst": 6,
    "settings": 4,
}
_AWAY: Final[tuple[Kind, ...]] = (
    *("resize", "hide", "speak", "say", "microphone", "loudspeaker", "network", "wheel"),
)
"""What somebody may do who has begun to type a message, and wants to go on with it."""


def actions(seed: int) -> Iterator[Action]:
    """Yield what the monkey of this seed does, without an end.

    A "draft" is followed by some actions that are none of typing, and a "look": what was typed has
    to be there still. A booking comes as some or all of its steps. Now and then the program is
    ended, to be started again.
    """
    luck = random.Random(seed)  # noqa: S311 - a repeatable play, no secret
    steps, number = _steps(luck), 0
    while True:
        for _ in range(luck.randint(*_BETWEEN_ENDINGS)):
            yield next(steps)
        number += 1
        yield from _ending(luck, f"Message {number} of {luck.randrange(1000)}")


def _steps(luck: random.Random) -> Iterator[Action]:
    """Yield what it does while the program runs."""
    kinds, weights = list(_WEIGHTS), list(_WEIGHTS.values())
    number = 0
    while True:
        kind = luck.choices(kinds, weights)[0]
        if kind == "book":
            yield from _booking(luck)
        elif kind == "settings":
            yield from _settings(luck)
        elif kind == "draft":
            number += 1
            yield from _draft(luck, f"Draft {number} of {luck.randrange(1000)}")
        else:
            yield _action(kind, luck)


def _ending(luck: random.Random, words: str) -> Iterator[Action]:
    """End the program in the middle of something; `words` must be found when it is back."""
    how, soon = luck.choice(_ENDINGS), luck.uniform(0.0, 0.6)
    match luck.choice(_MOMENTS):
        case "anywhere":
            yield Action("end", how)
        case "draft":
            yield Action("draft", words)
            yield Action("wait", x=1.0 + soon)  # so long it may take to be kept
            yield Action("end", how)
        case "sent":
            yield Action("draft", words)
            yield Action("wait", x=1.0 + soon)
            yield Action("tap", "Tab")
            yield Action("tap", "Return")
            yield Action("end", how, x=soon)
        case "writing":
            yield Action("slow", luck.choice(("before", "after")), x=luck.uniform(0.1, 0.6))
            yield Action("entry")
            for step in _BOOKING[:-1]:
                yield Action("send", step)
                yield Action("wait", x=luck.uniform(1.5, 3.0))
            yield Action("send", _BOOKING[-1])
            yield Action("end", how, x=2 * soon)  # the free times are read once more before it
        case "speaking":
            yield Action("end in speech", f"{how} {luck.choice(RECORDINGS)}", x=luck.uniform(0, 2))
        case "starting":
            yield Action("draft", words)
            yield Action("wait", x=1.0 + soon)
            yield Action("end in start", "kill", x=luck.uniform(0.05, 4.0))


def _booking(luck: random.Random) -> Iterator[Action]:
    yield Action("tap", "Escape")
    yield Action("tap", "Tab")
    for words in _BOOKING[: luck.choice((1, 2, 3, 3))]:
        yield Action("send", words)
        yield Action("wait", x=luck.uniform(0.5, 3.0))


def _settings(luck: random.Random) -> Iterator[Action]:
    yield Action("tap", "ctrl+4")
    for _ in range(luck.randint(3, 12)):
        if luck.random() < 0.7:
            yield Action("tap", luck.choice(_IN_SETTINGS))
        else:
            yield _action(luck.choice(("click", "wheel")), luck)


def _draft(luck: random.Random, words: str) -> Iterator[Action]:
    yield Action("draft", words)
    for _ in range(luck.randint(1, 4)):
        yield _action(luck.choice(_AWAY), luck)
        if luck.random() < 0.5:
            yield Action("tap", f"ctrl+{luck.randint(1, 4)}")
    yield Action("look", words)


def _action(kind: Kind, luck: random.Random) -> Action:
    match kind:
        case "tap":
            return Action(kind, luck.choice(_KEYS))
        case "burst":
            return Action(kind, " ".join(luck.choices(_KEYS, k=luck.randint(5, 25))))
        case "hold":
            return Action(kind, "space", x=luck.uniform(0.1, 1.5))
        case "lose":
            return Action(kind, luck.choice(("before", "after")))
        case "hold through":
            return Action(kind, luck.choice(_MIDST), x=luck.uniform(0.5, 2.0))
        case "drag":
            to = (luck.random(), luck.random())
            return Action(kind, x=luck.random(), y=luck.random(), to=to)
        case "type" | "send":
            return Action(kind, luck.choice(_WORDS))
        case "click" | "double click":
            return Action(kind, x=luck.random(), y=luck.random())
        case "wheel":
            return Action(kind, luck.choice(("up", "down")), x=luck.random(), y=luck.random())
        case "resize":
            return Action(kind, x=luck.uniform(0.36, 1.0), y=luck.uniform(0.5, 1.0))
        case "command":
            return Action(kind, luck.choice(_COMMANDS))
        case "say" | "speak":
            return Action(kind, luck.choice(RECORDINGS))
        case _:
            return Action(kind)
