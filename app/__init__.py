"""Vocal Desk: book an appointment by talking, with speech that never leaves the computer."""

__version__ = "0.1.0"
