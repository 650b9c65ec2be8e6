"""Who decides what to say and which tool to call."""

from __future__ import annotations
