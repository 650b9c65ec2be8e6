"""German: reading and wording."""

from __future__ import annotations
