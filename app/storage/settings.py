"""The settings of the program: one typed store, whose changes apply at once."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.domain.errors import InputError, StorageError
from app.domain.setup import SecretPlace
from app.domain.wording import Wording, sentences
from app.storage.secret_places import SecretPlaces
from app.storage.secrets import bound_name
from app.storage.settings_definitions import DEFINITIONS, Choice, Definition, Value
from app.storage.settings_file import SettingsFile
from app.storage.settings_values import FindZone, parse, show

if TYPE_CHECKING:
    from pydantic import JsonValue

Listener = Callable[[str, Value], None]
"""Gets a key and its new value; of a secret only whether there is one."""

FindDevices = Callable[[str], Sequence[str]]
"""Returns the names of the devices that a setting can be, which are here now; never raises."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SettingItem:
    """A setting as a list shows it. Of a secret, `shown` is "set" or "not set"."""

    definition: Definition
    shown: str
    is_default: bool


class Settings:
    """All settings, read from the file at `path`; secrets live in `secrets`.

    `find_zone` checks the name of a time zone; `find_devices` names what a device may be.
    `before_stored` has for some keys what carries out a change first, and may refuse it by raising
    one of the VocalDeskError family: then nothing changes.

    Reading never writes. Two processes may change settings at once: each change is made to what
    the file says at that moment, and brings the other's changes with it. `set` waits for the
    disk, and for a secret the keyring: not for the thread that paints.

    Raises StorageError where the file is of a newer version or can't be read.
    """

    def __init__(
        self,
        path: Path,
        secrets: SecretPlaces,
        *,
        find_zone: FindZone,
        find_devices: FindDevices = lambda _: (),
        before_stored: Mapping[str, Callable[[Value], None]] = MappingProxyType({}),
    ) -> None:
        self._file = SettingsFile(path)
        self._secrets = secrets
        self._find_zone = find_zone
        self._find_devices = find_devices
        self._before_stored = before_stored
        self._definitions = {definition.key: definition for definition in DEFINITIONS}
        self._listeners: list[Listener] = []
        self._changing = threading.Lock()
        self._notices: tuple[str, ...] = ()
        stored = self._file.read()
        self._ever_stored = set(stored.values)
        self._values = self._checked(stored.values, stored.notice)

    def definitions(self) -> tuple[Definition, ...]:
        """Return every setting's definition, in the order they are shown."""
        return DEFINITIONS

    def choices(self, key: str) -> tuple[Choice, ...]:
        """Return what a setting can be chosen of, now; nothing where any value may be entered.

        May wait for the sound system or the disk. Raises InputError where there is no such setting.
        """
        definition = self._definition(key)
        if definition.kind == "time_zone":
            from zoneinfo import available_timezones  # noqa: PLC0415 - not at the start

            return tuple(Choice(name, name) for name in sorted(available_timezones()))
        if definition.kind != "device":
            return definition.choices
        there = tuple(self._find_devices(key))
        chosen = self.text(key)
        away = (
            ()
            if not chosen or chosen in there
            else (Choice(chosen, Wording("{chosen} (not here now)", chosen=chosen)),)
        )
        return (
            Choice("", "What the system uses"),
            *(Choice(name, name) for name in there),
            *away,
        )

    @property
    def notices(self) -> tuple[str, ...]:
        """What the person should know about the file: set aside, or values that are not used."""
        return self._notices

    def get(self, key: str) -> Value:
        """Return a value; of a secret only whether there is one.

        Raises InputError, naming the nearest keys, where there is no such setting.
        """
        definition = self._definition(key)
        if definition.kind == "secret":
            return self._secrets.get(self._secret_name(definition)) is not None
        return self._values[key]

    def text(self, key: str) -> str:
        """Return the value of a setting that is text; empty where nothing is chosen."""
        value = self.get(key)
        if not isinstance(value, str):
            raise TypeError(f"{key} is not text")
        return value

    def flag(self, key: str) -> bool:
        """Return the value of a setting that is on or off."""
        value = self.get(key)
        if not isinstance(value, bool):
            raise TypeError(f"{key} is not on or off")
        return value

    def number(self, key: str) -> int:
        """Return the value of a setting that is a number."""
        value = self.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise TypeError(f"{key} is not a number")
        return value

    def was_stored(self, key: str) -> bool:
        """Whether a value was ever stored for a setting that is no secret, be it the default."""
        return key in self._ever_stored

    def shown(self, key: str) -> str:
        """Return a value in words, as the command line prints it; never a secret."""
        return _in_words(self._definition(key), self.get(key))

    def items(self) -> tuple[SettingItem, ...]:
        """Return all settings as a list shows them; never a secret."""
        return tuple(
            SettingItem(definition, _in_words(definition, value), value == definition.default)
            for definition in DEFINITIONS
            for value in (self.get(definition.key),)
        )

    def place(self, key: str) -> SecretPlace:
        """Return where a secret is kept. Raises InputError where there is no such setting."""
        definition = self._definition(key)
        if definition.kind != "secret":
            return SecretPlace.NOWHERE
        return self._secrets.place(self._secret_name(definition))

    def set(self, key: str, value: Value, *, place: SecretPlace = SecretPlace.KEYRING) -> None:
        """Check, store and apply a value, given as text or already typed.

        An empty text, or None, puts the default back; it removes a secret. A secret goes to
        `place`: anything but the keyring only where the person chose it. Listeners are called on
        this thread, once the value is stored.

        Raises InputError where the value does not fit or there is no such setting, and
        StorageError where it can't be stored (NoKeyring where only a weaker place is left); then
        nothing has changed.
        """
        definition = self._definition(key)
        checked = parse(definition, value, self._find_zone)
        if definition.kind == "secret":
            changed: Mapping[str, Value] = {key: self._set_secret(definition, checked, place)}
        else:
            empty = value is None or (isinstance(value, str) and not value.strip())
            changed = self._store({key: None if empty else checked})
        for changed_key, new in changed.items():
            self._tell(changed_key, new)

    def check(self, key: str, value: object) -> Value:
        """Return what a value, read from elsewhere, stands for. Raises InputError."""
        return parse(self._definition(key), value, self._find_zone)

    def set_many(self, values: Mapping[str, Value]) -> tuple[str, ...]:
        """Store checked values in one piece and return the keys of those that are new.

        No secrets are among them. Raises StorageError; then nothing has changed.
        """
        changes = {
            key: None if value == self._definition(key).default else value
            for key, value in values.items()
        }
        changed = self._store(changes)
        for key, new in changed.items():
            self._tell(key, new)
        return tuple(changed)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change; the function returned ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _store(self, changes: Mapping[str, JsonValue]) -> Mapping[str, Value]:
        with self._changing:
            before = self._values
            applied = self._apply_first(changes)
            try:
                stored = self._file.update(changes)
            except StorageError:
                for key in applied:
                    self._before_stored[key](before[key])
                raise
            self._values = self._checked(stored.values, stored.notice)
            return {key: new for key, new in self._values.items() if new != before[key]}

    def _apply_first(self, changes: Mapping[str, JsonValue]) -> list[str]:
        """Have what can refuse a change take it; return the keys of what was changed by that."""
        applied: list[str] = []
        for key in changes.keys() & self._before_stored.keys():
            raw, definition = changes[key], self._definitions[key]
            new = definition.default if raw is None else parse(definition, raw, self._find_zone)
            if new != self._values[key]:
                self._before_stored[key](new)
                applied.append(key)
        return applied

    def _set_secret(self, definition: Definition, secret: Value, place: SecretPlace) -> bool:
        name = self._secret_name(definition)
        if isinstance(secret, str):
            self._secrets.put(name, secret, place)
            return True
        self._secrets.delete(name)
        return False

    def _secret_name(self, definition: Definition) -> str:
        return bound_name(definition.key, self.text(definition.bound_to))

    def _checked(self, stored: Mapping[str, JsonValue], notice: str) -> dict[str, Value]:
        """Return every value; one that does not fit is left in the file and not used."""
        notices = [notice] if notice else []
        values: dict[str, Value] = {}
        for key, definition in self._definitions.items():
            if definition.kind == "secret":
                continue  # never in the file, and never believed there
            try:
                values[key] = parse(definition, stored.get(key), self._find_zone)
            except InputError as error:
                values[key] = definition.default
                notices.append(sentences(error.message, "The standard value is used instead."))
        self._notices = tuple(notices)
        return values

    def _definition(self, key: str) -> Definition:
        definition = self._definitions.get(key)
        if definition is None:
            raise InputError(
                Wording("There is no setting called {key!r}.", key=key[:60]),
                advice=_near_keys(key.casefold()),
            )
        return definition

    def _tell(self, key: str, value: Value) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(key, value)
            except Exception:
                # The value is stored; one reader's trouble must not keep it from the others.
                _log.exception("a listener failed on a change of %s", key)


def _in_words(definition: Definition, value: Value) -> str:
    if definition.kind == "secret":
        return "set" if value else "not set"
    return show(value)


def _near_keys(wanted: str) -> str:
    keys = [each.key for each in DEFINITIONS]
    endings = {key.partition(".")[2] for key in keys}
    near = get_close_matches(wanted, keys, n=2, cutoff=0.7)
    for ending in get_close_matches(wanted, sorted(endings), n=2, cutoff=0.7):
        near += [key for key in keys if key.partition(".")[2] == ending]
    if not near:
        return "See them all with: vocal-desk settings list"
    return Wording("Did you mean {names}?", names=" / ".join(dict.fromkeys(near)))
