"""The main database, at `<state>/vocal-desk.db`, and its numbered steps.

A later table is a new step at the end; a step that was released never changes. The history of
conversations has a database of its own, see `app.storage.history`.
"""

from __future__ import annotations

from app.storage.database import Migration
from app.storage.history.schema import STEPS_IN_MAIN_DATABASE
from app.storage.journal import JOURNAL_MIGRATIONS
from app.storage.known_bookings import KNOWN_BOOKINGS_MIGRATIONS
from app.storage.reminders import REMINDER_MIGRATIONS

MAIN_DATABASE = "vocal-desk.db"
MAIN_MIGRATIONS: tuple[Migration, ...] = (
    *JOURNAL_MIGRATIONS,
    *STEPS_IN_MAIN_DATABASE,
    *KNOWN_BOOKINGS_MIGRATIONS,
    *REMINDER_MIGRATIONS,
)
