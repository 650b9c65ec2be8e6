"""Runs the program as `python -m app` does, and says at SIGUSR2 what its window shows.

    python seen_program.py SEEN.json

What is seen is written into the file, which is new each time: `page`, `phase`, the `entry` with its
text, the name of the widget with the `focus`, how many `replies` the conversation holds, what the
person has `said` in it, the words of the talk button's `state`, whether it goes on listening `hands
free` until somebody presses again, the `remarks` that stand above by
their topic, the classes of the `dialogs` and popups that are open, and the number of the window in
`front`, which takes the keys.
"""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def seen() -> dict[str, object]:
    """Return what the window shows; nothing while there is none."""
    from PySide6.QtWidgets import QApplication

    from app.desktop.bubble import Bubble
    from app.desktop.cards.card import Card
    from app.desktop.dock import hint_words
    from app.desktop.notice_banner import NoticeBanner
    from app.desktop.window import MainWindow
    from app.domain.events import Phase

    tops = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    windows = [widget for widget in tops if isinstance(widget, MainWindow)]
    if not windows:
        return {}
    window = windows[0]
    going_on = [
        hint_words(Phase.LISTENING, deaf="", typing=False, hands_free=True, by_voice=by_voice)
        for by_voice in (False, True)
    ]
    focus = QApplication.focusWidget()
    front = QApplication.activeModalWidget() or window
    said = window.conversation.findChildren(Bubble)
    return {
        "page": window.page,
        "phase": str(window.dock.phase),
        "entry": window.dock.composer.text(),
        "focus": focus.objectName() if focus is not None else "",
        "replies": sum(bubble.role == "agent" for bubble in said)
        + len(window.conversation.findChildren(Card)),
        "said": [
            bubble.words
            for bubble in said
            if bubble.role == "user" and bubble.words and not bubble.is_live
        ],
        "remarks": {
            banner.topic: banner.accessibleName()
            for banner in window.banners.findChildren(NoticeBanner)
            if not banner.isHidden()
        },
        "hands free": window.dock.hint.text() in going_on,
        "state": window.dock.state.text(),
        "front": str(int(front.winId())),
        "dialogs": [type(widget).__name__ for widget in tops if widget is not window],
    }


def main() -> int:
    """Run the program and return its exit code."""
    target = Path(sys.argv[1])
    sys.path[0] = str(CHECKOUT)  # as `python -m` has it there
    from app.cli import main as run

    def write() -> None:
        draft = target.with_suffix(".new")
        draft.write_text(json.dumps(seen()), encoding="utf-8")
        draft.replace(target)

    def look(*_: object) -> None:
        from PySide6.QtCore import QTimer

        # In a turn of its own, behind the keys that came before, and only if the loop turns.
        QTimer.singleShot(0, write)

    signal.signal(signal.SIGUSR2, look)
    return run([])


if __name__ == "__main__":
    sys.exit(main())
