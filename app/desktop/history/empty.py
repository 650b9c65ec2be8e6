"""Why there is no conversation to show, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.desktop.empty_state import EmptyState
from app.domain.history import HistoryFacts


def say_why_empty(empty: EmptyState, facts: HistoryFacts, typed: str) -> None:
    """Say why the list is empty: nothing holds what was typed, nothing is kept, or nothing yet."""
    translate = QCoreApplication.translate
    if typed:
        words = translate("History", "No conversation holds all of “{words}”.")
        empty.say(
            "search",
            translate("History", "Nothing found"),
            words.format(words=typed),
            help_name="clear",
            help_words=translate("History", "Show all conversations"),
        )
    elif facts.keep_for == "nothing":
        empty.say(
            "history",
            translate("History", "Conversations are not kept"),
            translate(
                "History", "What you say is forgotten when the window closes, as you have chosen."
            ),
            help_name="settings",
            help_words=translate("History", "Change this"),
        )
    else:
        empty.say(
            "history",
            translate("History", "No conversations yet"),
            translate(
                "History", "What you say and what is answered will stand here to be read again."
            ),
            help_name="talk",
            help_words=translate("History", "Talk"),
        )
