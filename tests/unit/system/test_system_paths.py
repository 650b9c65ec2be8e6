from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import SetupError
from app.system.paths import Paths, resource_root


def _lay(root: Path, *files: str) -> None:
    for each in files:
        (root / each).parent.mkdir(parents=True, exist_ok=True)
        (root / each).write_text("", "utf-8")


def test_a_separate_state_folder_holds_everything_that_is_written_but_the_models(
    tmp_path: Path,
) -> None:
    paths = Paths.under(tmp_path)

    assert paths.state == tmp_path
    assert paths.settings.is_relative_to(tmp_path)
    assert paths.log.is_relative_to(tmp_path)
    assert paths.models == Paths.for_user().models
    assert not paths.models.is_relative_to(tmp_path)


def test_a_relative_state_folder_stays_the_same_when_the_program_changes_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert Paths.under(Path("trial")).state == tmp_path / "trial"


def test_the_persons_models_lie_in_the_persons_data_folder() -> None:
    paths = Paths.for_user()

    assert paths.models == paths.state / "models"
    assert "vocal-desk" in paths.models.parts


def test_looking_for_the_folders_creates_none(tmp_path: Path) -> None:
    Paths.under(tmp_path / "new")

    assert list(tmp_path.iterdir()) == []


def test_a_checkout_has_its_data_files_beside_the_package(tmp_path: Path) -> None:
    _lay(tmp_path, "app/__init__.py", "models/catalog.toml", "packaging/models.lock")

    found = resource_root(tmp_path / "app")

    assert found.catalog == tmp_path / "models" / "catalog.toml"
    assert found.models_lock == tmp_path / "packaging" / "models.lock"
    assert found.resources == tmp_path / "resources"


def test_an_installed_wheel_has_them_inside_the_package(tmp_path: Path) -> None:
    _lay(
        tmp_path,
        "app/_data/models/catalog.toml",
        "app/_data/models/models.lock",
        "app/_data/resources/icons/app.svg",
        # What other packages left in site-packages is none of ours.
        "models/catalog.toml",
    )

    found = resource_root(tmp_path / "app")

    assert found.catalog == tmp_path / "app" / "_data" / "models" / "catalog.toml"
    assert found.models_lock.is_file()
    assert (found.resources / "icons" / "app.svg").is_file()


def test_an_incomplete_installation_is_said_in_plain_words(tmp_path: Path) -> None:
    _lay(tmp_path, "app/__init__.py")

    with pytest.raises(SetupError, match=r"missing\. Install the program again"):
        resource_root(tmp_path / "app")
