"""The event types that the sandbox comes with: each shows rules that hosts really set."""

from __future__ import annotations

from datetime import timedelta

from app.scheduling.sandbox.host import Question, SandboxEventType

EVENT_TYPES: tuple[SandboxEventType, ...] = (
    SandboxEventType(
        id=1,
        slug="demo-call",
        title="Demo call",
        description="A first look at the product, with time for questions.",
        default_length=30,
        other_lengths=(15, 60),
    ),
    SandboxEventType(
        id=2,
        slug="short-call",
        title="Short call",
        description="Half an hour on anything.",
        default_length=30,
    ),
    SandboxEventType(
        id=3,
        slug="interview",
        title="Interview",
        description="A conversation that the host confirms first.",
        default_length=45,
        minimum_notice=timedelta(hours=24),
        days_ahead=60,
        before_buffer=timedelta(minutes=15),
        after_buffer=timedelta(minutes=15),
        confirmation="always",
    ),
    SandboxEventType(
        id=4,
        slug="onboarding",
        title="Onboarding",
        description="Sets up a new customer; the questions below come first.",
        default_length=60,
        requires_phone=True,
        questions=(
            Question("company", "shortText", "Which company are you with?", required=True),
            Question(
                "plan",
                "select",
                "Which plan do you use?",
                required=True,
                options=("Starter", "Team", "Company"),
            ),
            Question("seats", "number", "How many people will use it?"),
            Question("goal", "longText", "What do you want to reach?", max_length=500),
            Question("colleague", "email", "Whose calendar should be informed?"),
            Question("callback", "phone", "Where can we call you back?"),
            Question("office", "address", "Where is your office?"),
            Question("website", "url", "What is your web site?"),
            Question(
                "system", "radioGroup", "Which system?", options=("Linux", "macOS", "Windows")
            ),
            Question("topics", "multiSelect", "Which topics?", options=("Speech", "Calendar")),
            Question("days", "checkboxGroup", "Which days suit you?", options=("Monday", "Friday")),
            Question("team", "multiEmail", "Who else takes part?"),
            Question("terms", "checkbox", "Do you agree to the terms?", required=True),
        ),
    ),
    SandboxEventType(
        id=5,
        slug="workshop",
        title="Workshop",
        description="An hour for up to four people.",
        default_length=60,
        seats=4,
    ),
    SandboxEventType(
        id=6,
        slug="office-hours",
        title="Office hours",
        description="Two at a time for each person, by telephone or where you say.",
        default_length=20,
        minimum_notice=timedelta(hours=2),
        days_ahead=14,
        before_buffer=timedelta(minutes=5),
        after_buffer=timedelta(minutes=10),
        confirmation="time",
        confirmation_notice=timedelta(hours=6),
        active_bookings=2,
        reschedule_notice=timedelta(hours=12),
        can_be_cancelled=False,
        locations=("link", "attendeePhone", "attendeeAddress"),
    ),
)
