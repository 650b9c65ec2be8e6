"""Vocal Desk: book an appointment by talking, with speech that never leaves the computer."""

import os

__version__ = "0.1.0"

# ONNX Runtime reports its use over the network from version 1.31 on, and has made its files and
# looked this up by the time that its import returns: so before anything can import it.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
