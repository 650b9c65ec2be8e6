"""Settings as a file to carry elsewhere: everything but the secrets.

    {"vocal-desk": "settings", "version": 1, "values": {"calendar.name": "cal.com", ...}}

Every setting is in it, also those that stand as they were at first, so that taking a file over
puts back exactly what it was made from.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from app.domain.errors import InputError, StorageError
from app.domain.wording import Wording
from app.storage.settings import Settings
from app.storage.settings_definitions import Value

_LARGEST = 1_000_000
_VERSION = 1


class _Exported(BaseModel):
    model_config = ConfigDict(extra="ignore")

    mark: Literal["settings"] = Field(alias="vocal-desk")
    version: int = Field(ge=1, le=_VERSION)
    values: dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What came of taking a file over.

    `changed` are the keys that have a new value now; `unknown` those that this version does not
    know, `refused` what could not be used, in sentences. `backup` holds what was there before.
    """

    changed: tuple[str, ...]
    unknown: tuple[str, ...]
    refused: tuple[str, ...]
    backup: Path | None


def export_settings(settings: Settings, path: Path) -> int:
    """Write every setting but the secrets to a file, and return how many. Raises StorageError."""
    values = {
        item.key: settings.get(item.key) for item in settings.definitions() if item.kind != "secret"
    }
    document = {"vocal-desk": "settings", "version": _VERSION, "values": values}
    try:
        path.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise StorageError(
            Wording("The settings could not be written to {path}.", path=path),
            advice="Choose another place.",
            detail=str(error),
        ) from error
    return len(values)


def import_settings(settings: Settings, path: Path, backups: Path) -> TakenOver:
    """Take over what a file says, in one piece; what was there goes to a file in `backups` first.

    Settings that the file does not name stay as they are. Raises InputError where it is no file of
    settings, and StorageError; then nothing has changed.
    """
    given = _read(path)
    known = {definition.key: definition for definition in settings.definitions()}
    values: dict[str, Value] = {}
    unknown: list[str] = []
    refused: list[str] = []
    for key, raw in given.items():
        definition = known.get(key)
        if definition is None:
            unknown.append(key[:60])
        elif definition.kind == "secret":
            refused.append(
                Wording(
                    "{title} ({key}) is never read from a file.",
                    title=Wording(definition.title),
                    key=key,
                )
            )
        else:
            try:
                values[key] = settings.check(key, raw)
            except InputError as error:
                refused.append(error.message)
    new = {key: value for key, value in values.items() if value != settings.get(key)}
    backup = None
    if new:
        backup = _free_name(backups)
        export_settings(settings, backup)
    changed = settings.set_many(new) if new else ()
    return TakenOver(changed, tuple(unknown), tuple(refused), backup)


def _read(path: Path) -> dict[str, JsonValue]:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise InputError(
            Wording("{path} can't be read.", path=path),
            advice="Name a file that vocal-desk settings export has written.",
            detail=str(error),
        ) from error
    try:
        if len(content) > _LARGEST:
            raise InputError(_not_settings(path), advice="Choose another file.")
        return _Exported.model_validate_json(content.decode("utf-8-sig")).values
    except (ValidationError, UnicodeDecodeError) as error:
        raise InputError(
            _not_settings(path),
            advice="Name a file that vocal-desk settings export has written.",
        ) from error


def _not_settings(path: Path) -> str:
    return Wording("{path} holds no settings of Vocal Desk that this version can read.", path=path)


def _free_name(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            Wording(
                "What was set before can't be kept in {folder}, so nothing was changed.",
                folder=folder,
            ),
            advice="Check that you may write there.",
            detail=str(error),
        ) from error
    number = 1
    while (name := folder / f"settings-before-import-{number}.json").exists():
        number += 1
    return name
