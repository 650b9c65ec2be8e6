from __future__ import annotations

import pytest

from app.language.own_address import differs_from_name


@pytest.mark.parametrize(
    ("email", "name"),
    [
        ("peter.bram@example.com", "Peter Brown"),
        ("peter.brown@example.com", "Keter Brown"),
        ("current.harp@example.com", "Karim Harper"),
        ("kevinporer@example.com", "Kevin Porter"),
        ("hellen.fisher@example.com", "Helen Fisher"),
        ("joerg.muler@example.com", "Jörg Müller"),
    ],
)
def test_a_name_with_a_slip_is_noticed(email: str, name: str) -> None:
    assert differs_from_name(email, name)


@pytest.mark.parametrize(
    ("email", "name"),
    [
        ("peter.brown@example.com", "Peter Brown"),
        ("pbrown@example.com", "Peter Brown"),
        ("p.brown92@example.com", "Peter Brown"),
        ("brown@example.com", "Peter Brown"),
        ("kevinporter@example.com", "Kevin Porter"),
        ("jorg.mueller@example.com", "Jörg Müller"),
        ("info@brown-and-sons.com", "Peter Brown"),
        ("sunshine77@example.com", "Maria Lopez"),
        ("maria@example.com", "Maria Lopez"),
        ("", ""),
    ],
)
def test_an_address_that_is_right_or_has_nothing_of_the_name_is_left_alone(
    email: str, name: str
) -> None:
    assert not differs_from_name(email, name)
