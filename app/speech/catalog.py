"""Which speech models there are, what their files must be, and where the files come from."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Annotated, ClassVar

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter, ValidationError

from app.domain.errors import InputError, ModelError
from app.domain.wording import Wording


def _plain_name(name: str) -> str:
    """Refuse names that could lead out of the folder they are meant for."""
    if name != PurePath(name).name or name in {"", ".", ".."} or "\\" in name or ":" in name:
        raise ValueError("must be a plain name without a folder")
    return name


_Name = Annotated[str, AfterValidator(_plain_name)]
_Size = Annotated[int, Field(gt=0)]
_Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
_Repository = Annotated[str, Field(pattern=r"^[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*$")]
_STRICT = ConfigDict(extra="forbid")


class ModelKind(StrEnum):
    """What a model is used for."""

    RECOGNISER = "recogniser"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Package:
    """A package that carries model files. `download_size` is in bytes."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    name: _Name
    download_size: _Size


@dataclass(frozen=True, slots=True)
class PackageMember:
    """One file inside a package; `member` is its path there."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    package: _Name
    member: str


@dataclass(frozen=True, slots=True)
class HubRepository:
    """A repository of the Hugging Face Hub, and the commit or branch to take the files of."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    name: _Repository
    revision: str


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model: its name in the store, what it must be, and where it is found.

    `size` is in bytes. Without a `sha256` the size is only about right, and what the file must be
    is learnt when it is first fetched. `parts` are joined to the file; `hub_path` is its path in
    the model's repository. An `optional` file may be missing, but if there, it must be right.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    name: _Name
    size: _Size
    sha256: _Sha256 | None = None
    parts: tuple[PackageMember, ...] = ()
    hub_path: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Model:
    """One entry of the catalog.

    `languages` are BCP 47 tags, `mul` for a model of many languages. `licence` is what the makers
    declare for the weights. A model comes from `packages`, from the `hub`, or from either.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    id: _Name
    kind: ModelKind
    title: str
    languages: tuple[str, ...]
    licence: str
    attribution: str
    files: Annotated[tuple[ModelFile, ...], Field(min_length=1)]
    packages: tuple[Package, ...] = ()
    hub: HubRepository | None = None

    def knows(self, language: str) -> bool:
        """Tell whether the model is for a language, given as in "de"."""
        return any(tag == "mul" or tag.split("-")[0] == language for tag in self.languages)

    def __post_init__(self) -> None:
        if not self.packages and self.hub is None:
            raise ValueError(f"{self.id} comes from nowhere")
        known = {package.name for package in self.packages}
        for file in self.files:
            if not {part.package for part in file.parts} <= known:
                raise ValueError(f"{self.id}: {file.name} is in a package that is not listed")
            if not file.optional and (
                (self.packages and not file.parts) or (self.hub and not file.hub_path)
            ):
                raise ValueError(f"{self.id}: {file.name} is missing from a source")

    @property
    def pinned(self) -> bool:
        """Whether it is known beforehand, byte for byte, what the files must be."""
        return all(file.sha256 for file in self.files)

    @property
    def size(self) -> int:
        """Bytes that the model takes in the store; only about right where it is not pinned."""
        return sum(file.size for file in self.files)

    @property
    def download_size(self) -> int:
        """Bytes that are transferred to get the model from where it is looked for first."""
        if self.packages:
            return sum(package.download_size for package in self.packages)
        return self.size


@dataclass(frozen=True, slots=True)
class _Document:
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    models: tuple[Model, ...]


class Catalog:
    """Holds the models of a catalog file, in its order."""

    def __init__(self, models: tuple[Model, ...]) -> None:
        self._models = {model.id: model for model in models}
        if len(self._models) != len(models):
            raise ModelError(
                "The list of speech models names a model twice.", advice="Install Vocal Desk again."
            )

    @classmethod
    def load(cls, path: Path) -> Catalog:
        """Read a catalog file; raise `ModelError` when it is missing or not in order."""
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            document = TypeAdapter(_Document).validate_python(data)
        except (OSError, ValueError, ValidationError) as error:
            raise ModelError(
                "The list of speech models can't be read.",
                advice="Install Vocal Desk again.",
                detail=f"{path}: {error}",
            ) from error
        return cls(document.models)

    def __iter__(self) -> Iterator[Model]:
        return iter(self._models.values())

    def get(self, model_id: str) -> Model:
        """Return the model with this id; raise `InputError` naming the known ones otherwise."""
        try:
            return self._models[model_id]
        except KeyError:
            raise InputError(
                Wording('There is no speech model called "{model_id}".', model_id=model_id),
                advice=Wording("The models are: {models}.", models=", ".join(self._models)),
            ) from None
