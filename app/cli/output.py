"""How a conversation's events leave the command line: lines, JSON, and a folder of files."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from app.audio.wav import write_wav
from app.domain.audio import Audio
from app.domain.errors import SetupError
from app.domain.events import (
    BookingChanged,
    BookingConfirmed,
    ErrorOccurred,
    Event,
    Notice,
    SpeechMade,
    Transcript,
)
from app.session.wire import booking_to_wire, event_to_wire


def print_json(event: Event) -> None:
    """Print an event as one line of JSON, where it has such a form."""
    if (wire := event_to_wire(event)) is not None:
        print(json.dumps(wire, ensure_ascii=False), flush=True)


def print_event(event: Event) -> None:
    """Print an event the way a person reads a conversation."""
    match event:
        case Transcript(role="user", is_final=True):
            print(f"\nYou:       {event.text}", flush=True)
        case Transcript(role="agent"):
            print(f"Assistant: {event.text}", flush=True)
        case BookingConfirmed():
            _print_booking(event.booking.status.value, event)
        case BookingChanged():
            _print_booking(event.change, event)
        case ErrorOccurred() | Notice() if event.message:
            print(f"{event.message} {event.advice}".rstrip(), file=sys.stderr, flush=True)
        case _:
            pass


def _print_booking(what: str, event: BookingConfirmed | BookingChanged) -> None:
    booking = booking_to_wire(event.booking, event.time_zone)
    print(
        f"           [{what}] {booking['formatted_time']}, {booking['duration']} minutes, "
        f"{booking['name']} <{booking['email']}>, {booking['uid']}",
        flush=True,
    )


class ConversationFolder:
    """The folder of `--out`: `transcript.jsonl`, `reply-NN.wav` for each turn, cards as PNG.

    Raises SetupError where the folder can't be written.
    """

    def __init__(self, folder: Path, resources: Path) -> None:
        self._folder = folder
        self._resources = resources
        self._speech: dict[int, list[Audio]] = {}
        self._shown: list[Event] = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._transcript = (folder / "transcript.jsonl").open("w", encoding="utf-8")
        except OSError as error:
            raise SetupError(
                f"The folder {folder} can't be written.",
                advice="Choose another one with --out, or free some space.",
                detail=str(error),
            ) from error

    def add(self, event: Event) -> None:
        """Take one event as it happens."""
        if isinstance(event, SpeechMade):
            self._speech.setdefault(event.turn, []).append(event.audio)
        else:
            self._shown.append(event)
        if isinstance(event, Transcript) and (wire := event_to_wire(event)):
            self._transcript.write(json.dumps(wire, ensure_ascii=False) + "\n")
            self._transcript.flush()

    def finish(self) -> None:
        """Write the replies and the cards."""
        self._transcript.close()
        for number, pieces in enumerate(self._speech.values(), start=1):
            samples = np.concatenate([piece.samples for piece in pieces])
            audio = Audio(samples, pieces[0].sample_rate)
            write_wav(self._folder / f"reply-{number:02}.wav", audio)
        try:
            # Qt is needed for the pictures alone.
            from app.desktop.snapshot import render_cards  # noqa: PLC0415
        except ImportError as error:
            raise SetupError(
                "The cards can't be drawn, since a library of the system is missing.",
                advice="vocal-desk doctor says which; the replies are written.",
                detail=str(error),
            ) from error

        render_cards(self._shown, self._folder, resources=self._resources)
