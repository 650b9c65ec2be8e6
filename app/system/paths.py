"""The folders the program writes to, and the data files it ships with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

from app.domain.errors import SetupError

APP_NAME = "vocal-desk"
_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Paths:
    """Where the program keeps things. Nothing here creates a folder: whoever writes does.

    `state` holds the databases, `config` the settings, `log` the log files, `models` the speech
    models.
    """

    state: Path
    config: Path
    log: Path
    models: Path

    @classmethod
    def for_user(cls) -> Paths:
        """Return the places the operating system means for this person's files."""
        dirs = PlatformDirs(APP_NAME, appauthor=False)
        return cls(
            state=dirs.user_data_path,
            config=dirs.user_config_path,
            log=dirs.user_log_path,
            models=dirs.user_data_path / "models",
        )

    @classmethod
    def under(cls, state_dir: Path) -> Paths:
        """Return a separate set of folders under `state_dir`, for scripts and trials.

        Settings belong to it too, so that a fresh folder behaves the same for everybody. The
        speech models are large and never change, so they stay in the person's own data folder.
        """
        state = state_dir.expanduser().absolute()
        return cls(
            state=state,
            config=state / "config",
            log=state / "log",
            models=cls.for_user().models,
        )

    @classmethod
    def of(cls, state_dir: Path | None) -> Paths:
        """Return the folders under `state_dir`, or the person's own where there is none."""
        return cls.for_user() if state_dir is None else cls.under(state_dir)

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.json"

    @property
    def secrets(self) -> Path:
        """The file for secrets, where a person without a keyring chose to have one."""
        return self.config / "secrets.json"


@dataclass(frozen=True, slots=True)
class ResourcePaths:
    """The data files that come with the program: never written to.

    `resources` is the folder of icons, themes, prompts and sounds; `catalog` lists the speech
    models; `models_lock` pins the packages they come from.
    """

    resources: Path
    catalog: Path
    models_lock: Path

    def replies(self, language: str) -> str:
        """Return what the file of replies in a language holds. Raises SetupError without one."""
        return _shipped(self.resources / "replies" / f"{language}.toml")

    def prompt(self) -> str:
        """Return what the file of words for language models holds. Raises SetupError without."""
        return _shipped(self.resources / "prompts" / "assistant.toml")

    def templates(self) -> tuple[str, ...]:
        """Return what each file of a conversation template holds. Raises SetupError without."""
        files = sorted((self.resources / "templates").glob("*.toml"))
        return tuple(_shipped(file) for file in files)


def _shipped(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(
            "Files that come with Vocal Desk are missing.",
            advice="Install the program again.",
            detail=f"no text at {file}: {error}",
        ) from error


def resource_root(package: Path = _PACKAGE) -> ResourcePaths:
    """Find the shipped data files, in a checkout as well as in an installed wheel.

    A wheel carries them inside the package, in `_data`; in a checkout they lie beside the
    package. `package` is the folder of the package `app`.

    Raises SetupError where the files are in neither place.
    """
    packed = package / "_data"
    if packed.is_dir():
        found = ResourcePaths(
            resources=packed / "resources",
            catalog=packed / "models" / "catalog.toml",
            models_lock=packed / "models" / "models.lock",
        )
    else:
        checkout = package.parent
        found = ResourcePaths(
            resources=checkout / "resources",
            catalog=checkout / "models" / "catalog.toml",
            models_lock=checkout / "packaging" / "models.lock",
        )
    if not found.catalog.is_file():
        raise SetupError(
            "Files that come with Vocal Desk are missing.",
            advice="Install the program again.",
            detail=f"no model catalog at {found.catalog}",
        )
    return found
