"""Microphones and loudspeakers as people know them, and which of them to take. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal

Direction = Literal["input", "output"]

WORDS: dict[Direction, str] = {"input": "microphone", "output": "loudspeaker"}
"""What a device of each direction is called in sentences."""

_HOST_APIS = {"win32": "Windows WASAPI", "darwin": "Core Audio"}
# PCM plugins of ALSA that are no devices of their own (alsa-lib, "PCM (digital audio) plugins").
_ALSA_PLUGINS = re.compile(
    r"(sysdefault|front|rear|surround\d*|center_lfe|side|iec958|spdif|hdmi|dmix|dsnoop|modem"
    r"|phoneline|lavrate|samplerate|speex\w*|upmix|vdownmix|null|jack|oss|pulse|pipewire)\b",
    re.IGNORECASE,
)
_ALSA_ADDRESS = re.compile(r"\s*\((?:plug)?hw:\d+,\d+\)$")
_TELEPHONE_RATES = range(8_000, 24_001)  # Hz: HFP with CVSD, mSBC and LC3-SWB
_HEADSET_WORDS = re.compile(r"hands-?free|bluetooth|\bBT\b|airpods|\bHFP\b|\bHSP\b", re.IGNORECASE)
_PROFILE_WORDS = re.compile(
    r"\s*\b(hands-?free(\s*(ag\s*)?audio)?|ag audio|stereo|headset|headphones?|microphone"
    r"|speakers?)\b\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Device:
    """A microphone or a loudspeaker.

    `name` is what people know it by, and no other device of its direction has it; `key` is what
    the sound system knows it by. `rate` is its own sampling rate in Hz, `channels` how many it
    has. `hardware` is the address of the thing itself where that is known, the same for a
    headset's microphone and its loudspeaker.
    """

    name: str
    key: str
    is_default: bool = False
    is_bluetooth: bool = False
    hardware: str = ""
    rate: int = 48_000
    channels: int = 1


@dataclass(frozen=True, slots=True)
class PortAudioDevice:
    """One row of PortAudio's own list, for one direction. `rate` in Hz."""

    index: int
    name: str
    host_api: str
    channels: int
    rate: int
    is_default: bool


def preferred(devices: Sequence[Device], choice: str) -> tuple[Device, ...]:
    """Return the devices in the order they are to be tried.

    First the one of the chosen name, then the system's choice, then the rest as they come. An
    empty `choice` means the system's.
    """
    return tuple(
        sorted(devices, key=lambda each: (not is_chosen(each, choice), not each.is_default))
    )


def is_chosen(device: Device, choice: str) -> bool:
    """Whether this is the device that was asked for."""
    if not choice:
        return device.is_default
    return device.name.casefold() == choice.strip().casefold()


def wanted(devices: Sequence[Device], choice: str) -> Device | None:
    """Return the device that was asked for, `None` where it isn't there.

    Where the system makes no choice of its own, it is the first device.
    """
    found = next((each for each in devices if is_chosen(each, choice)), None)
    return found or (devices[0] if devices and not choice else None)


def falls_to_telephone_quality(source: Device | None, sink: Device | None) -> bool:
    """Whether listening and playing through this pair makes a headset sound like a telephone.

    Bluetooth carries good sound in one direction only (A2DP); a headset whose microphone is in
    use falls back to the telephone profile (HFP) in both. Where the sound system names neither
    the bus nor an address, a shared name counts together with a sign of the profile: its words, or
    a rate that only telephones have.
    """
    if source is None or sink is None:
        return False
    if source.hardware and sink.hardware:
        return source.is_bluetooth and sink.is_bluetooth and source.hardware == sink.hardware
    if _thing(source.name) != _thing(sink.name):
        return False
    if source.is_bluetooth and sink.is_bluetooth:
        return True
    words = f"{source.name} {sink.name}"
    return bool(_HEADSET_WORDS.search(words)) or source.rate in _TELEPHONE_RATES


def tidied(
    rows: Iterable[PortAudioDevice], platform: str
) -> tuple[tuple[PortAudioDevice, Device], ...]:
    """Return PortAudio's list without duplicates and things that are no devices.

    `platform` is `sys.platform`. On Windows and macOS one host API is kept: the others show the
    same devices again, MME with names cut at 31 characters. What a loudspeaker plays is no
    microphone. On Linux ALSA's plugins are left out; where no hardware remains, its `default` is
    kept. A `key` is the device's name here, since PortAudio's numbers change when the list is
    made anew.
    """
    usable = [row for row in rows if row.channels > 0 and not row.name.endswith("[Loopback]")]
    if platform.startswith("linux"):
        kept = [row for row in usable if _ALSA_ADDRESS.search(row.name)] or [
            row for row in usable if row.host_api != "ALSA" or not _ALSA_PLUGINS.match(row.name)
        ]
    else:
        kept = [row for row in usable if row.host_api == _HOST_APIS.get(platform)] or usable
    devices = distinct(
        Device(
            name=_ALSA_ADDRESS.sub("", row.name).strip() or row.name,
            key="",
            is_default=row.is_default,
            is_bluetooth=bool(_HEADSET_WORDS.search(row.name)),
            rate=row.rate,
            channels=row.channels,
        )
        for row in kept
    )
    # The system's choice may be a row that was left out, which leads to the first device; and
    # every host API has one of its own.
    default = next((each for each in devices if each.is_default), devices[0] if devices else None)
    named = (replace(each, key=each.name, is_default=each is default) for each in devices)
    return tuple(zip(kept, named, strict=True))


def distinct(devices: Iterable[Device]) -> tuple[Device, ...]:
    """Return the devices with equal names numbered as they come: "Headset", "Headset (2)"."""
    devices = tuple(devices)
    taken = {each.name for each in devices}
    seen: set[str] = set()
    result = []
    for device in devices:
        name = device.name
        if name in seen:
            numbered = (f"{device.name} ({number})" for number in count(2))
            name = next(each for each in numbered if each not in taken)
        seen.add(name)
        taken.add(name)
        result.append(replace(device, name=name))
    return tuple(result)


def _thing(name: str) -> str:
    """Return what is left of a device's name without the words for its direction and profile."""
    inner = re.search(r"\(([^()]+)\)$", name)  # Windows: "Headset (WH-1000XM4 Hands-Free AG Audio)"
    return _PROFILE_WORDS.sub(" ", inner[1] if inner else name).strip().casefold()
