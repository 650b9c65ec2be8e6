"""The option by which the system starts the program at login."""

from __future__ import annotations

AT_LOGIN = "--at-login"
