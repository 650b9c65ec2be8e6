"""A computer without sound is told what to plug in or to install."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

OPEN = """
import sys
if "--without-library" in sys.argv:
    import ctypes, ctypes.util
    def refuse(*_args, **_options):
        raise OSError("PortAudio library not found")
    ctypes.util.find_library = lambda _name: None
    import cffi
    cffi.FFI.dlopen = refuse
import asyncio
from app.audio.loudspeaker import Loudspeaker
from app.audio.microphone import Microphone
from app.domain.errors import AudioError
async def attempt(device):
    try:
        await device.open()
    except AudioError as error:
        print(error.message)
        print(error.advice)
    finally:
        await device.close()
asyncio.run(attempt(Microphone() if "{direction}" == "input" else Loudspeaker()))
"""


def attempt(direction: str, *options: str, **environment: str) -> list[str]:
    """Open a device in a process of its own, since PortAudio looks for devices only once."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN.replace("{direction}", direction), *options],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("direction", "what"), [("input", "microphone"), ("output", "loudspeaker")]
)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="hides devices through ALSA")
@pytest.mark.skipif(any(Path("/proc/asound").glob("card*")), reason="has a sound card")
def test_without_a_device_the_person_reads_what_to_plug_in(
    direction: str, what: str, tmp_path: Path
) -> None:
    nothing = tmp_path / "asound.conf"
    nothing.write_text("pcm.none { type hw card 99 }\n", encoding="utf-8")

    message, advice = attempt(
        direction,
        ALSA_CONFIG_PATH=str(nothing),
        PULSE_SERVER="unix:/nonexistent",
        JACK_NO_START_SERVER="1",
    )

    assert message == f"No {what} was found."
    assert f"Plug in a {what}" in advice


def test_without_portaudio_the_person_reads_what_to_install() -> None:
    message, advice = attempt("input", "--without-library")

    assert message == "The sound library PortAudio is missing."
    assert advice.startswith("Install ")
