"""The bookings behind the list: what is known at once, and the calendar read behind that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from app.desktop.bookings.filters import UNSETTLED, Filters
from app.desktop.bookings.port import BookingsPort
from app.desktop.bookings.rows import PART, BookingRows
from app.desktop.bridge import Bridge
from app.desktop.questions import Questions
from app.domain.bookings_list import BookingsPart, BookingsQuery, Kind
from app.domain.errors import VocalDeskError
from app.domain.journal import WriteIntent

_REFRESH_MS = 5 * 60_000
_EMPTY = BookingsPart(0, (), 0, None, has_all=False)


@dataclass(frozen=True, slots=True)
class _Loaded:
    """The list from its beginning, and the person's zone."""

    zone: ZoneInfo
    unsettled: tuple[WriteIntent, ...]
    part: BookingsPart


class Listing(QObject):
    """Fills the rows with what the filters ask for, and keeps them fresh between begin and stop."""

    loaded = Signal()
    """The rows are filled from their beginning."""

    told = Signal()
    """What is to be said of the list as a whole is another."""

    def __init__(
        self, bridge: Bridge, port: BookingsPort, filters: Filters, rows: BookingRows
    ) -> None:
        super().__init__(filters)
        self._port = port
        self._filters = filters
        self._rows = rows
        self._questions = Questions(self, bridge, self._refused)
        self._has_read = False  # all of the calendar, since the window was opened
        self.zone = ZoneInfo("UTC")
        self.query = BookingsQuery(now=datetime.now(UTC))
        self.part = _EMPTY
        self.trouble: VocalDeskError | None = None
        self.is_reading = False
        self.is_loaded = False
        self._clock = QTimer(self)
        self._clock.setInterval(_REFRESH_MS)
        self._clock.timeout.connect(lambda: self.read_calendar(whole=False))
        rows.wanted.connect(self._fetch)

    @property
    def is_empty(self) -> bool:
        """Whether it is known that there is nothing to list."""
        return self.is_loaded and not self._rows.rowCount()

    @property
    def was_never_read(self) -> bool:
        """Whether nothing is known, and the calendar could not be read."""
        return self.part.as_of is None and self.trouble is not None

    def begin(self) -> None:
        """Show what is known, and read the calendar now and every few minutes."""
        self.load()
        self.read_calendar(whole=not self._has_read)
        self._clock.start()

    def stop(self) -> None:
        """Ask for nothing any more."""
        self._clock.stop()
        self._questions.give_up_all()
        self.is_reading = False

    def load(self) -> None:
        """Ask for the list from its beginning."""
        self.query = query = self._filters.query()
        only_open = self._filters.chosen == UNSETTLED
        port = self._port

        async def load() -> _Loaded:
            zone = ZoneInfo(await port.time_zone())
            part = await port.part(query, 0, 0 if only_open else PART)
            return _Loaded(zone, await port.unsettled(), part)

        self._questions.give_up_all("part")
        self._questions.ask("list", load, self._take)

    def read_calendar(self, *, whole: bool = True) -> None:
        """Read the calendar, all of it or what is under way and to come; then load the list."""
        if self.is_reading:
            return
        self.is_reading = True
        self.told.emit()
        answered = partial(self._was_read, whole=whole)
        self._questions.ask("refresh", partial(self._port.refresh, whole), answered)

    def _take(self, loaded: _Loaded) -> None:
        self.part, self.zone = loaded.part, loaded.zone
        self.is_loaded = True
        self._filters.show_zone(self.zone)
        self._filters.show_unsettled(len(loaded.unsettled))
        query = self.query
        only_open = self._filters.chosen == UNSETTLED
        leading = only_open or (
            query.kind is Kind.UPCOMING and query.first is None and not query.text
        )
        part = _EMPTY if only_open else self.part
        unsettled = loaded.unsettled if leading else ()
        self._rows.begin(part, unsettled, self.zone, datetime.now(UTC))
        self.loaded.emit()
        self.told.emit()

    def _was_read(self, _: None, *, whole: bool) -> None:
        self.is_reading, self.trouble = False, None
        self._has_read = self._has_read or whole
        self.load()

    def _fetch(self, first: int) -> None:
        """Ask for a part that somebody scrolled to."""
        fetch = partial(self._port.part, self.query, first, PART)
        self._questions.ask(f"part {first}", fetch, self._take_part)

    def _take_part(self, part: BookingsPart) -> None:
        if part.total != self._rows.total:
            self.load()  # something came or went meanwhile
        else:
            self._rows.fill(part)

    def _refused(self, what: str, error: VocalDeskError) -> None:
        if what == "refresh":
            self.is_reading = False
        self.trouble = error
        self.told.emit()
