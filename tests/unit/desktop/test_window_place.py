"""Where a window comes back to, on whatever screens are there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.desktop.window_place import (
    FRAME,
    MOST_ARRANGEMENTS,
    Place,
    Places,
    ScreenArea,
    arrangement,
    fitted,
)

LAPTOP = ScreenArea("eDP-1", 0, 0, 1440, 860)
LEFT = ScreenArea("DP-1", -1920, -200, 1920, 1160)
RIGHT = ScreenArea("DP-2", 1440, 0, 2560, 1400)


def test_it_comes_back_as_it_was() -> None:
    place = Place(2000, 300, 800, 900)
    places = Places()
    places.put([LAPTOP, RIGHT], place)
    assert Places.read(places.text()).find([RIGHT, LAPTOP]) == place


def test_each_desk_has_a_place_of_its_own() -> None:
    at_the_desk, on_the_way = Place(2000, 300, 800, 900), Place(100, 80, 700, 600, True)
    places = Places()
    places.put([LAPTOP, RIGHT], at_the_desk)
    places.put([LAPTOP], on_the_way)
    assert places.find([LAPTOP, RIGHT]) == at_the_desk
    assert places.find([LAPTOP]) == on_the_way


def test_on_new_screens_it_is_where_it_was_last_as_far_as_that_goes() -> None:
    places = Places()
    places.put([LAPTOP, RIGHT], Place(2000, 300, 800, 900))
    found = places.find([LAPTOP])
    assert found == Place(640, 0, 800, 820)  # as near as possible, and no higher than the screen
    assert places.find([LEFT]) is not None


def test_a_window_on_the_left_of_the_first_screen_stays_there() -> None:
    place = Place(-1500, -100, 800, 900)
    assert fitted(place, [LAPTOP, LEFT]) == place


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "[]",
        "{",
        "[" * 5_000,
        '{"a": {"x": 1}}',
        '{"a": {"x": 0, "y": 0, "width": 0, "height": 9, "maximised": false}}',
        '{"a": {"x": 1e9, "y": 0, "width": 9, "height": 9, "maximised": false}}',
        '{"a": {"x": 99999999, "y": 0, "width": 9, "height": 9, "maximised": false}}',
    ],
)
def test_what_is_no_place_is_left_out(stored: str) -> None:
    assert Places.read(stored).find([LAPTOP]) is None


def test_only_so_many_desks_are_remembered() -> None:
    places = Places()
    screens = [ScreenArea(f"screen {n}", 0, 0, 800 + n, 600) for n in range(MOST_ARRANGEMENTS + 3)]
    for screen in screens:
        places.put([screen], Place(0, 0, 400, 500))
    assert [places.known([screen]) for screen in screens] == [False] * 3 + [
        True
    ] * MOST_ARRANGEMENTS


_NUMBERS = st.integers(-6_000, 6_000)
_AREAS = st.builds(
    ScreenArea,
    st.sampled_from(["a", "b", "c"]),
    _NUMBERS,
    _NUMBERS,
    st.integers(360, 5_000),
    st.integers(480 + FRAME, 3_000),
)


@settings(max_examples=80, deadline=None)
@given(
    st.builds(Place, _NUMBERS, _NUMBERS, st.integers(360, 6_000), st.integers(480, 6_000)),
    st.lists(_AREAS, min_size=1, max_size=3),
)
def test_it_is_never_off_the_screen(place: Place, screens: list[ScreenArea]) -> None:
    found = fitted(place, screens)
    assert any(
        screen.x <= found.x
        and found.x + found.width <= screen.x + screen.width
        and screen.y <= found.y
        and found.y + FRAME + found.height <= screen.y + screen.height
        for screen in screens
    )
    assert fitted(found, screens) == found
    assert arrangement(screens) == arrangement(screens[::-1])
