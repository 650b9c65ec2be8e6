"""What every command needs of the program, and what a conversation is to be held with."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.build.autostart import START_AT_LOGIN, starts_at_login
from app.domain.errors import AudioError
from app.storage.secret_file import FileSecrets
from app.storage.secret_places import SecretPlaces
from app.storage.secrets import KeyringSecrets, SecretStore
from app.storage.settings import Settings
from app.system.clock import system_clock
from app.system.paths import Paths, ResourcePaths, resource_root

if TYPE_CHECKING:
    import sqlite3
    from datetime import tzinfo

    from app.audio.devices import Direction
    from app.language.forms import Language
    from app.language.phrasebook import Phrasebook
    from app.session.model_shelf import ModelShelf
    from app.session.ports import Clock
    from app.speech.store import ModelStore

log = logging.getLogger(__name__)


class Program:
    """What every command needs: where things are, the settings and the speech models.

    The models are opened when they are first asked for, on any thread: the window, which needs
    them only once it is shown, does not wait for them.
    """

    def __init__(
        self, paths: Paths, resources: ResourcePaths, settings: Settings, secrets: SecretPlaces
    ) -> None:
        self.paths = paths
        self.resources = resources
        self.settings = settings
        self.secrets = secrets
        self._opening = threading.RLock()
        self._models: ModelStore | None = None
        self._shelf: ModelShelf | None = None

    @property
    def models(self) -> ModelStore:
        """What keeps the speech models. Raises SetupError."""
        from app.speech.catalog import Catalog
        from app.speech.store import ModelStore

        with self._opening:
            if self._models is None:
                catalog = Catalog.load(self.resources.catalog)
                self._models = ModelStore(self.paths.models, catalog, self.resources.models_lock)
            return self._models

    @property
    def shelf(self) -> ModelShelf:
        """How conversations and people get at the speech models. Raises SetupError."""
        from app.build.models import make_shelf

        with self._opening:
            if self._shelf is None:
                self._shelf = make_shelf(self.models, self.settings)
            return self._shelf


def open_program(state: Path | None = None, *, secrets: SecretStore | None = None) -> Program:
    """Open the program's folders and settings; with `state`, all but the models lie under it.

    `secrets` takes the place of the system's keyring.

    Raises StorageError or SetupError.
    """
    paths = Paths.of(state)
    resources = resource_root()
    kept = SecretPlaces(secrets or KeyringSecrets(), FileSecrets(paths.secrets))
    settings = Settings(
        paths.settings,
        kept,
        find_zone=_zone,
        find_devices=_names_of_devices,
        before_stored={START_AT_LOGIN: starts_at_login(state)},
    )
    return Program(paths, resources, settings, kept)


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
    from app.system.time_zone import system_zone, zone

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


def _zone(name: str) -> tzinfo:
    """Return the time zone with an IANA name. Raises InputError."""
    from app.system.time_zone import zone

    return zone(name)


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
    from app.storage.database import open_database
    from app.storage.main_database import MAIN_DATABASE, MAIN_MIGRATIONS

    return open_database(program.paths.state / MAIN_DATABASE, MAIN_MIGRATIONS)
