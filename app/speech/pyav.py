"""Lets faster-whisper be imported without PyAV.

faster-whisper imports PyAV to decode audio files. This program hands it samples and never a file,
and PyAV brings 100 MB of codecs along, so it is not among the dependencies.
"""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType


def stand_in_for_pyav() -> None:
    """Register an empty module `av` where PyAV is absent.

    Call it before every import of faster-whisper; more than one call does no harm.
    """
    if sys.modules.get("av") is None and not _is_installed():
        sys.modules["av"] = ModuleType("av", "An empty stand-in: PyAV is not installed.")


def _is_installed() -> bool:
    # None in sys.modules is how an import is blocked on purpose; find_spec answers None then too.
    return importlib.util.find_spec("av") is not None
