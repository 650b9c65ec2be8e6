"""The fixed words of a saved history, in the language of the interface."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.export_words import ExportWords


def export_words() -> ExportWords:
    """Return them in the language of the moment."""
    translate = QCoreApplication.translate
    return ExportWords(
        user=translate("History", "You"),
        agent=translate("History", "Assistant"),
        taken_back=translate("History", "{speaker} (corrected later)"),
        heading=translate(
            "History", "{when} {zone}, calendar {calendar}, assistant {assistant}, number {number}"
        ),
        booking=translate("History", "{change}: {title}, {when}, {minutes} minutes, {uid}"),
        booked=translate("History", "booked"),
        requested=translate("History", "requested"),
        rescheduled=translate("History", "moved"),
        cancelled=translate("History", "cancelled"),
    )
