"""The sandbox's database, step by step. A step that was released never changes."""

from __future__ import annotations

SANDBOX_DATABASE = "sandbox.db"
SANDBOX_MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE booking (
        id INTEGER PRIMARY KEY,
        answer TEXT NOT NULL CHECK (json_valid(answer)),
        uid TEXT AS (json_extract(answer, '$.uid')) VIRTUAL,
        event_type_id INTEGER AS (json_extract(answer, '$.eventTypeId')) VIRTUAL,
        status TEXT AS (json_extract(answer, '$.status')) VIRTUAL,
        start TEXT AS (json_extract(answer, '$.start')) VIRTUAL,
        "end" TEXT AS (json_extract(answer, '$.end')) VIRTUAL,
        created_at TEXT AS (json_extract(answer, '$.createdAt')) VIRTUAL,
        updated_at TEXT AS (json_extract(answer, '$.updatedAt')) VIRTUAL,
        name TEXT AS (json_extract(answer, '$.attendees[0].name')) VIRTUAL,
        email TEXT AS (json_extract(answer, '$.attendees[0].email')) VIRTUAL
    );
    CREATE UNIQUE INDEX booking_uid ON booking (uid);
    CREATE UNIQUE INDEX booking_one_at_a_time ON booking (start)
        WHERE status IN ('accepted', 'pending');
    CREATE INDEX booking_start ON booking (start);
    """,
    # `booking_taken` answers the search for free times from the index alone; `booking_shared` finds
    # the few bookings whose attendees are not all in columns. The first schedule names no zone: its
    # hours are in the host's, whichever that is.
    """
    ALTER TABLE booking ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX booking_taken ON booking (start, "end", event_type_id, uid, status)
        WHERE status IN ('accepted', 'pending');
    CREATE INDEX booking_email ON booking (lower(email), "end");
    CREATE INDEX booking_name ON booking (lower(name));
    CREATE INDEX booking_shared ON booking (id)
        WHERE json_array_length(answer, '$.attendees') > 1;
    CREATE TABLE busy (
        id INTEGER PRIMARY KEY,
        start TEXT NOT NULL,
        "end" TEXT NOT NULL
    );
    CREATE INDEX busy_start ON busy (start);
    CREATE TABLE reservation (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        event_type_id INTEGER NOT NULL,
        start TEXT NOT NULL,
        "end" TEXT NOT NULL,
        until TEXT NOT NULL
    );
    CREATE INDEX reservation_start ON reservation (event_type_id, start);
    CREATE TABLE schedule (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        answer TEXT NOT NULL CHECK (json_valid(answer))
    );
    INSERT INTO schedule (answer) VALUES ('{
        "name": "Working hours",
        "timeZone": null,
        "availability": [{
            "days": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
            "startTime": "09:00",
            "endTime": "17:00"
        }],
        "isDefault": true,
        "overrides": []
    }');
    CREATE TABLE webhook (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        answer TEXT NOT NULL CHECK (json_valid(answer)),
        url TEXT AS (json_extract(answer, '$.subscriberUrl')) VIRTUAL
    );
    CREATE UNIQUE INDEX webhook_url ON webhook (url);
    """,
)
