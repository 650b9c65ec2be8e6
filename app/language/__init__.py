"""Text to meaning, and meaning to words for the eye and for the ear. Pure: no I/O, no clock."""

from __future__ import annotations
