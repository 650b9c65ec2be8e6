"""What the settings pages need from the rest of the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.domain.setup import CalendarAccount, ModelStanding, ModelWork, SecretPlace

if TYPE_CHECKING:
    # Not needed before somebody opens the page: it would be imported with the first steps.
    from app.domain.diagnosis import Finding, TurnTaken
    from app.domain.history import HistoryFacts

Value = str | int | bool | None


class ChoiceDefinition(Protocol):
    """One value a choice may take, and the words for it."""

    @property
    def value(self) -> str:
        """What is stored."""

    @property
    def label(self) -> str:
        """What is shown."""


class NumberRange(Protocol):
    """The whole numbers that a setting may be, and what they count."""

    @property
    def least(self) -> int:
        """The smallest."""

    @property
    def most(self) -> int:
        """The largest."""

    @property
    def step(self) -> int:
        """How far apart those are that a control offers."""

    @property
    def unit(self) -> str:
        """What is written behind the number, such as "%"."""


class SettingDefinition(Protocol):
    """A declared setting. `kind` is bool, number, choice, device, secret, or a kind of text."""

    @property
    def key(self) -> str:
        """The name it is stored under."""

    @property
    def kind(self) -> str:
        """What it may be."""

    @property
    def group(self) -> str:
        """The heading it stands under."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def help(self) -> str:
        """What it is for."""

    @property
    def range(self) -> NumberRange | None:
        """What a number may be."""

    @property
    def begins_anew(self) -> bool:
        """Whether a change takes effect in a new conversation only."""


class SettingsPort(Protocol):
    """The store of settings. All but `definitions` may wait for disk, keyring and devices."""

    def definitions(self) -> Sequence[SettingDefinition]:
        """Return all settings in the order they are shown."""

    def choices(self, key: str) -> Sequence[ChoiceDefinition]:
        """Return what a setting can be chosen of now, if it is a choice of something."""

    def get(self, key: str) -> Value:
        """Return a value; of a secret only whether there is one."""

    def place(self, key: str) -> SecretPlace:
        """Return where a secret is kept."""

    def set(self, key: str, value: Value, *, place: SecretPlace = SecretPlace.KEYRING) -> None:
        """Store and apply a value. Raises InputError or StorageError.

        NoKeyring tells that a secret can only be kept in a place weaker than the keyring.
        """

    def subscribe(self, listener: Callable[[str, Value], None]) -> Callable[[], None]:
        """Call `listener`, on any thread, after every change; the function returned ends that."""


class ModelsPort(Protocol):
    """The speech models. `standings` is asked on the engine's loop; all else returns at once."""

    def subscribe(self, listener: Callable[[ModelWork], None]) -> Callable[[], None]:
        """Call `listener`, on any thread, with what is done to models; returns what ends that."""

    async def standings(self) -> Sequence[ModelStanding]:
        """Return how the models stand."""

    def work(self) -> Sequence[ModelWork]:
        """Return what is being done just now."""

    def begin_fetch(self, model_id: str) -> None:
        """Fetch a model, or go on with it."""

    def pause(self, model_id: str) -> None:
        """Leave off fetching; what has come is kept."""

    def discard(self, model_id: str) -> None:
        """Leave off fetching and throw away what has come."""

    def remove(self, model_id: str) -> None:
        """Delete a model's files."""

    def verify(self, model_id: str) -> None:
        """Read every file of a model again."""

    def take_over(self, model_id: str, path: Path) -> None:
        """Make a model ready from files on this computer."""


class ImportResult(Protocol):
    """What came of taking over a file of settings."""

    @property
    def changed(self) -> Sequence[str]:
        """The keys that have a new value."""

    @property
    def unknown(self) -> Sequence[str]:
        """The keys that this version does not know."""

    @property
    def refused(self) -> Sequence[str]:
        """What could not be used, in sentences."""

    @property
    def backup(self) -> Path | None:
        """The file with what was there before."""


class SetupPort(Protocol):
    """Questions for the engine's loop; most raise errors. What is no coroutine is quick."""

    async def calendar_account(self) -> CalendarAccount:
        """Ask Cal.com whose key it is and what can be booked there."""

    async def try_model(self, name: str) -> str:
        """Ask a language model one cheap question; returns what was found, in a sentence."""

    async def export_settings(self, path: Path) -> int:
        """Write all settings but the secrets to a file, and return how many."""

    async def import_settings(self, path: Path) -> ImportResult:
        """Take over the settings of a file."""

    async def history_facts(self) -> HistoryFacts:
        """Return how much of what was said is kept, and for how long."""

    async def delete_history(self) -> int:
        """Delete every conversation for good; returns how many."""

    async def folders(self) -> Mapping[str, Path]:
        """Return where "data", "settings", "models" and "log" are; each is there then."""

    async def checks(self) -> Sequence[Finding]:
        """Look over what the program needs."""

    async def versions(self) -> str:
        """Return program, Python and system in a line."""

    async def last_turns(self) -> Sequence[TurnTaken]:
        """Return what the history knows of the last turns, the oldest first."""

    async def log_end(self) -> str:
        """Return the last lines of the log, without addresses, keys and what was heard."""

    async def write(self, path: Path, text: str) -> None:
        """Write a report to a file."""

    def redact(self, text: str) -> str:
        """Mask e-mail addresses, names and whatever looks like a key."""


class Services(Protocol):
    """All that the settings pages ask. The window needs only the settings before it is shown."""

    @property
    def settings(self) -> SettingsPort:
        """The store of settings."""

    @property
    def models(self) -> ModelsPort:
        """The speech models. May wait, right after the start, until they are there."""

    @property
    def setup(self) -> SetupPort:
        """What tries and looks things over. May wait as `models` does."""


@dataclass(frozen=True, slots=True)
class SettingsServices:
    """All that the settings pages ask, put together."""

    settings: SettingsPort
    models: ModelsPort
    setup: SetupPort
