"""The `cal-api-version` of each resource; there is no one value that works everywhere.

Source: Cal.com's API v2 reference pages of 2026. A request with another value, or none, is
answered with 404, as if the path did not exist.
"""

from __future__ import annotations

from enum import StrEnum

HEADER = "cal-api-version"


class ApiVersion(StrEnum):
    """The version of each resource that this program is written for."""

    SLOTS = "2024-09-04"
    """Reservations of slots as well."""
    BOOKINGS = "2026-02-25"
    BOOKING_LIST = "2026-05-01"
    BOOKING_LIST_BY_OFFSET = "2024-08-13"
    EVENT_TYPES = "2026-06-12"
    SCHEDULES = "2024-06-11"
