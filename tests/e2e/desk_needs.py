"""What the tests at a virtual desk need of the system."""

from __future__ import annotations

import os

import pytest
from window_rig import lacking


def require_desk() -> None:
    """Skip the tests where a tool is missing; fail them where everything must have been set up."""
    if reason := lacking():
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
