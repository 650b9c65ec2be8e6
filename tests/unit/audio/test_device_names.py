"""People find their devices under the names they know, and get the one they chose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.audio.devices import (
    Device,
    PortAudioDevice,
    distinct,
    falls_to_telephone_quality,
    preferred,
    tidied,
    wanted,
)


def row(
    name: str, api: str = "ALSA", *, default: bool = False, rate: int = 48_000
) -> PortAudioDevice:
    return PortAudioDevice(0, name, api, 2, rate, default)


def names(rows: list[PortAudioDevice], platform: str) -> list[str]:
    return [device.name for _, device in tidied(rows, platform)]


def test_alsa_hides_its_plugins_and_addresses() -> None:
    rows = [
        row("HDA Intel PCH: ALC257 Analog (hw:0,0)"),
        row("USB Audio Device: - (hw:1,0)"),
        *(
            row(name)
            for name in ("sysdefault", "front", "surround40", "dmix", "samplerate", "null")
        ),
        row("default", default=True),
    ]

    assert names(rows, "linux") == ["HDA Intel PCH: ALC257 Analog", "USB Audio Device: -"]


def test_a_sound_server_without_hardware_of_its_own_is_one_device() -> None:
    rows = [row("pulse"), row("sysdefault"), row("default", default=True)]

    assert names(rows, "linux") == ["default"]


def test_windows_shows_each_device_once_with_its_whole_name() -> None:
    rows = [
        row("Microsoft Sound Mapper - Input", "MME", default=True),
        row("Microphone (Very Long Product N", "MME"),
        row("Microphone (Very Long Product Name)", "Windows DirectSound"),
        row("Line In (Another Device)", "Windows WASAPI"),
        row("Speakers (Very Long Product Name) [Loopback]", "Windows WASAPI"),
        row("Microphone (Very Long Product Name)", "Windows WASAPI", default=True),
    ]

    found = [device for _, device in tidied(rows, "win32")]

    assert [device.name for device in found] == [
        "Line In (Another Device)",
        "Microphone (Very Long Product Name)",
    ]
    assert [device.is_default for device in found] == [False, True]


def test_the_system_always_has_a_choice_where_there_is_a_device() -> None:
    rows = [row("One (hw:0,0)"), row("Two (hw:1,0)"), row("default", default=True)]

    assert [device.is_default for _, device in tidied(rows, "linux")] == [True, False]


def test_two_devices_of_one_name_are_told_apart() -> None:
    rows = [row("USB Mic", "Core Audio"), row("USB Mic", "Core Audio")]

    assert names(rows, "darwin") == ["USB Mic", "USB Mic (2)"]


@given(st.lists(st.sampled_from(["A", "A (2)", "A (3)", "B", ""]), max_size=8))
def test_no_two_names_are_equal_and_the_first_keeps_its_own(given_names: list[str]) -> None:
    found = [each.name for each in distinct(Device(name, "") for name in given_names)]

    assert len(set(found)) == len(given_names)
    for name in given_names:
        assert found[given_names.index(name)] == name


@given(
    st.lists(st.text(max_size=3), unique_by=str.casefold, max_size=5),
    st.integers(0, 5),
    st.text(max_size=3),
)
def test_every_device_is_tried_and_the_chosen_one_first(
    given_names: list[str], default: int, choice: str
) -> None:
    devices = [Device(name, name, is_default=at == default) for at, name in enumerate(given_names)]

    order = preferred(devices, choice)

    assert sorted(order, key=devices.index) == devices
    first = wanted(devices, choice)
    if first is not None:
        assert order[0] == first
    elif devices:
        assert choice, "without a choice some device is wanted"


def test_a_choice_is_a_name_in_any_case_or_the_systems() -> None:
    devices = (Device("Desk", "a"), Device("Headset", "b", is_default=True))

    assert wanted(devices, "desk ") == devices[0]
    assert wanted(devices, "") == devices[1]
    assert wanted(devices, "Gone") is None
    assert wanted((), "") is None


def bluetooth(name: str, hardware: str = "00:11:22:33:44:55") -> Device:
    return Device(name, name, is_bluetooth=True, hardware=hardware)


@pytest.mark.parametrize(
    ("source", "sink", "falls"),
    [
        (bluetooth("Buds"), bluetooth("Buds"), True),
        (bluetooth("Buds"), bluetooth("Buds", ""), True),
        (
            bluetooth("Buds"),
            bluetooth("Buds", "66:77:88:99:aa:bb"),
            False,
        ),
        (Device("USB", "a", hardware="front:1"), Device("USB", "b", hardware="front:1"), False),
        (
            Device("Headset (WH-1000XM4 Hands-Free AG Audio)", "a", rate=16_000),
            Device("Headphones (WH-1000XM4 Stereo)", "b"),
            True,
        ),
        (Device("Anna's AirPods", "a", rate=24_000), Device("Anna's AirPods", "b"), True),
        (Device("Jabra", "a", rate=16_000), Device("Jabra", "b"), True),
        (Device("USB Headset", "a", rate=48_000), Device("USB Headset", "b"), False),
        (Device("Built-in", "a", rate=16_000), Device("AirPods", "b"), False),
        (bluetooth("Buds"), None, False),
        (None, bluetooth("Buds"), False),
    ],
)
def test_one_bluetooth_headset_for_both_is_known(
    source: Device | None, sink: Device | None, falls: bool
) -> None:
    assert falls_to_telephone_quality(source, sink) == falls
