"""Cards as pictures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from desk_kit import RESOURCES, booking, confirmed, details, offer, proposal, said, slot
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from app.desktop.snapshot import render_cards
from app.desktop.theme import DARK, LIGHT
from app.domain.errors import InputError
from app.domain.events import ErrorOccurred

EVENTS = (
    said(1, "user", "no card"),
    offer(1, slot(14, 7), slot(14, 8)),
    details(2),
    proposal(3),
    confirmed(4, booking()),
    ErrorOccurred(turn=5, code="x", message="Something failed.", advice="Try again."),
)
NAMES = [
    "01-availability.png",
    "02-details.png",
    "03-proposal.png",
    "04-confirmation.png",
    "05-problem.png",
]


def test_every_card_becomes_a_picture_in_order(qapp: QApplication, tmp_path: Path) -> None:
    paths = render_cards(EVENTS, tmp_path / "new" / "folder", resources=RESOURCES)
    assert [path.name for path in paths] == NAMES
    for path in paths:
        picture = QImage(str(path))
        colours = {picture.pixel(x, y) for x in range(0, 600, 3) for y in range(picture.height())}
        assert picture.width() == 600
        assert len(colours) > 10, f"{path.name} is empty"


def test_pictures_grow_with_the_scale_and_follow_the_appearance(
    qapp: QApplication, tmp_path: Path
) -> None:
    (light,) = render_cards(EVENTS[1:2], tmp_path / "light", resources=RESOURCES)
    (dark,) = render_cards(EVENTS[1:2], tmp_path / "dark", resources=RESOURCES, scale=2, dark=True)
    small, large = QImage(str(light)), QImage(str(dark))
    assert large.size() == small.size() * 2
    assert QColor(small.pixel(0, 0)).name() == LIGHT.ground
    assert QColor(large.pixel(0, 0)).name() == DARK.ground


def test_a_folder_that_cannot_be_made_is_named(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="file"):
        render_cards(EVENTS, tmp_path / "file", resources=RESOURCES)


def test_pictures_need_neither_a_screen_nor_an_application(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from desk_kit import RESOURCES, proposal;"
        "from app.desktop.snapshot import render_cards;"
        "print(*render_cards([proposal(1)], Path(sys.argv[1]), resources=RESOURCES))"
    )
    here = Path(__file__).parent
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        env={"PYTHONPATH": f"{here}:{here.parents[1]}", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == str(tmp_path / "01-proposal.png")
    assert not QImage(done.stdout.strip()).isNull()
