"""What every command needs of the program, and what a conversation is to be held with."""

from __future__ import annotations

import logging
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.build.autostart import START_AT_LOGIN, starts_at_login
from app.domain.errors import AudioError
from app.speech.catalog import Catalog
from app.speech.store import ModelStore
from app.storage import MAIN_DATABASE, MAIN_MIGRATIONS
from app.storage.database import open_database
from app.storage.secret_file import FileSecrets
from app.storage.secret_places import SecretPlaces
from app.storage.secrets import KeyringSecrets, SecretStore
from app.storage.settings import Settings
from app.system.clock import system_clock
from app.system.paths import Paths, ResourcePaths, resource_root
from app.system.time_zone import system_zone, zone

if TYPE_CHECKING:
    from app.audio.devices import Direction
    from app.language.forms import Language
    from app.language.phrasebook import Phrasebook
    from app.session.model_shelf import ModelShelf
    from app.session.ports import Clock

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Program:
    """What every command needs: where things are, the settings and the speech models.

    `models` keeps the models, `shelf` is how conversations and people get at them.
    """

    paths: Paths
    resources: ResourcePaths
    settings: Settings
    secrets: SecretPlaces
    models: ModelStore
    shelf: ModelShelf


def open_program(state: Path | None = None, *, secrets: SecretStore | None = None) -> Program:
    """Open the program's folders and settings; with `state`, all but the models lie under it.

    `secrets` takes the place of the system's keyring.

    Raises StorageError or SetupError.
    """
    from app.build.models import make_shelf

    paths = Paths.of(state)
    resources = resource_root()
    kept = SecretPlaces(secrets or KeyringSecrets(), FileSecrets(paths.secrets))
    settings = Settings(
        paths.settings,
        kept,
        find_zone=zone,
        find_devices=_names_of_devices,
        before_stored={START_AT_LOGIN: starts_at_login(state)},
    )
    models = ModelStore(paths.models, Catalog.load(resources.catalog), resources.models_lock)
    return Program(
        paths=paths,
        resources=resources,
        settings=settings,
        secrets=kept,
        models=models,
        shelf=make_shelf(models, settings),
    )


@dataclass(frozen=True, slots=True)
class Choices:
    """What one conversation is held with. `time_zone` is an IANA name."""

    agent: str
    calendar: str
    time_zone: str
    language: Language
    clock: Clock


def choose(
    program: Program,
    *,
    agent: str | None = None,
    calendar: str | None = None,
    time_zone: str | None = None,
    clock: Clock = system_clock,
) -> Choices:
    """Take what was asked for, and the settings for the rest. Raises InputError."""
    name = time_zone or program.settings.text("person.time_zone") or system_zone().key
    return Choices(
        agent=agent or program.settings.text("agent.name"),
        calendar=calendar or program.settings.text("calendar.name"),
        time_zone=zone(name).key,
        language=chosen_language(program),
        clock=clock,
    )


def chosen_language(program: Program) -> Language:
    """Return the language that conversations are held in."""
    from app.language.forms import FORMS

    chosen = program.settings.text("person.language")
    return next((language for language in FORMS if language == chosen), "en")


def load_phrasebook(program: Program, language: Language) -> Phrasebook:
    """Read the words of a language. Raises SetupError."""
    from app.language.phrasebook import read_phrasebook

    return read_phrasebook(language, program.resources.replies(language))


def dotenv() -> Path:
    """Return where a file with settings of this start may lie."""
    return Path.cwd() / ".env"


def _names_of_devices(setting: str) -> tuple[str, ...]:
    """Return the names that a setting of the kind "device" can be now."""
    from app.audio.system_sound import list_devices

    direction: Direction = "input" if setting == "audio.microphone" else "output"
    try:
        return tuple(device.name for device in list_devices(direction))
    except AudioError as error:
        log.warning("no list of devices: %s %s", error, error.detail)
        return ()


def open_main_database(program: Program) -> sqlite3.Connection:
    """Open the database of journal and history; the caller closes it. Raises StorageError."""
    return open_database(program.paths.state / MAIN_DATABASE, MAIN_MIGRATIONS)
