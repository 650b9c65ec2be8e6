"""Takes a model's files from where the person has put them: a folder, a .zip, or a voice file."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from typing import IO

from app.domain.errors import InputError
from app.domain.wording import Wording
from app.speech.catalog import Model, ModelFile, ModelKind
from app.speech.fetching import Delivery, Fetch
from app.speech.soundness import check_soundness

_CHUNK = 1 << 20

# What zipfile raises for a damaged, an encrypted or an exotic archive.
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)

Opener = Callable[[], IO[bytes]]


class ImportSource:
    """Copies a model's files from a path, under the store's names or those of their makers."""

    name = "import"

    def __init__(self, path: Path) -> None:
        self._path = path

    def offers(self, model: Model) -> bool:  # noqa: ARG002
        """Whether the model may be in the path: nobody knows before looking."""
        return True

    def fetch(self, fetch: Fetch) -> Delivery:
        """Copy the files; raise `InputError` when one is missing or is not what it must be."""
        model = fetch.model
        with ExitStack() as stack:
            try:
                found = self._files(stack)
                chosen = {file: _choose(model, file, found) for file in model.files}
                openers = {file: opener for file, opener in chosen.items() if opener is not None}
                lacking = [f for f in model.files if f not in openers and not f.optional]
                if lacking:
                    raise self._lacks(model, lacking)
                fetch.require_room(model.size)
                digests = self._copy(fetch, openers)
            except _UNREADABLE as error:
                raise InputError(
                    Wording("{path} can't be read as a .zip file.", path=self._path),
                    advice="Copy or download it again.",
                    detail=repr(error),
                ) from error
        if not model.pinned:
            check_soundness(model, fetch.made)
        return Delivery(digests, f"imported from {self._path.name}")

    def _files(self, stack: ExitStack) -> Mapping[str, Opener]:
        """Return how to open each file that is there, by its name without folders."""
        path = self._path
        try:
            if path.is_dir():
                return {p.name: _opener(p) for p in sorted(path.iterdir()) if p.is_file()}
            if path.suffix == ".onnx" and path.is_file():
                beside = (path, path.with_name(f"{path.name}.json"), path.with_suffix(".json"))
                found = {p.name: _opener(p) for p in beside if p.is_file()}
                # Whatever the voice is called: there is but one.
                settings = next((found[p.name] for p in beside[1:] if p.name in found), None)
                return (
                    found
                    | {"*.onnx": _opener(path)}
                    | ({} if settings is None else {"*.onnx.json": settings})
                )
            with path.open("rb") as stream:
                is_zip = zipfile.is_zipfile(stream)
        except OSError as error:
            raise InputError(
                Wording("{path} can't be read.", path=path),
                advice="Name a folder, a .zip file or an .onnx file.",
                detail=repr(error),
            ) from error
        if not is_zip:
            raise InputError(
                Wording(
                    "{path} is neither a folder, nor a .zip file, nor an .onnx file.", path=path
                ),
                advice="Name one of these.",
            )
        archive = stack.enter_context(zipfile.ZipFile(path))
        members = [m for m in archive.infolist() if not m.is_dir()]
        # Of two files of one name, the one that lies less deep is meant.
        members.sort(key=lambda m: -m.filename.count("/"))
        return {PurePosixPath(m.filename).name: _member(archive, m) for m in members}

    def _lacks(self, model: Model, lacking: list[ModelFile]) -> InputError:
        names = ", ".join(f'"{upstream_name(file) or file.name}"' for file in lacking)
        return InputError(
            Wording(
                '{path} lacks {names}, so it is not the speech model "{model}".',
                path=self._path,
                names=names,
                model=model.title,
            ),
            advice="All files of the model must be together in one folder or .zip file.",
        )

    def _copy(self, fetch: Fetch, openers: Mapping[ModelFile, Opener]) -> dict[str, str]:
        digests = {}
        done, total = 0, sum(file.size for file in openers)
        for file, opener in openers.items():
            digests[file.name] = fetch.write(file, _chunks(file.name, opener))
            size = (fetch.made / file.name).stat().st_size
            right = digests[file.name] == file.sha256 and size == file.size
            if file.sha256 is not None and not right:
                raise InputError(
                    Wording(
                        'The file for "{name}" in {path} is not the one that belongs to the speech'
                        ' model "{title}", or it is damaged.',
                        name=file.name,
                        path=self._path,
                        title=fetch.model.title,
                    ),
                    advice="Copy or download it again.",
                    detail=f"SHA-256 {digests[file.name]}, {size} bytes; "
                    f"wanted {file.sha256}, {file.size} bytes",
                )
            done += file.size
            fetch.report(done, total)
        return digests


def upstream_name(file: ModelFile) -> str | None:
    """Return what the makers call a file, if it is one file with them."""
    if file.hub_path is not None:
        return PurePosixPath(file.hub_path).name
    if len(file.parts) == 1:
        return PurePosixPath(file.parts[0].member).name
    return None


def _choose(model: Model, file: ModelFile, found: Mapping[str, Opener]) -> Opener | None:
    names = [file.name, upstream_name(file) or file.name]
    if model.kind is ModelKind.VOICE:
        names.append(file.name.replace("voice", "*", 1))
    return next((found[name] for name in names if name in found), None)


def _opener(path: Path) -> Opener:
    return lambda: path.open("rb")


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Opener:
    return lambda: archive.open(member)


def _chunks(name: str, opener: Opener) -> Iterator[bytes]:
    try:
        with opener() as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk
    except OSError as error:  # not of the store's disk, but of the one that is read
        raise InputError(
            Wording('The file for "{name}" can\'t be read.', name=name),
            advice="Check its permissions, then try again.",
            detail=repr(error),
        ) from error
