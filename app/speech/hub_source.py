"""Fetches model files from the Hugging Face Hub, or from the mirror that HF_ENDPOINT names.

What arrives is kept until the model is complete, under the checksum it must have in the end; so a
download goes on where it broke off, even after a new start of the program, and what is kept never
gets mixed with another version of the file. Nothing about the person is sent: no token, no
telemetry. The library's faster transfer protocol ("Xet") is not used, since it knows neither the
system's certificates nor how to pause.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import ssl
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from http import HTTPStatus
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from app import __version__
from app.speech.catalog import HubRepository, Model, ModelFile
from app.speech.fetching import Delivery, Fetch
from app.speech.hub_failures import (
    can_pass,
    changed,
    damaged,
    discreet,
    offline,
    refusal,
    strange,
    unclear,
)

if TYPE_CHECKING:
    import httpx2
    from huggingface_hub import HfFileMetadata

log = logging.getLogger(__name__)

_CHUNK = 1 << 20
_SHA256_LENGTH = 64  # hexadecimal digits
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)$")
_CHECKSUM = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")  # git's SHA-1 of a blob, or SHA-256


@dataclass(frozen=True, slots=True)
class _Remote:
    """A file as the hub describes it: where it is, its bytes, and the checksum it must have.

    The checksum is the SHA-256 of a large file; of a small one, which the hub keeps in git, it is
    git's SHA-1 of the blob.
    """

    file: ModelFile
    url: str
    size: int
    checksum: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some bytes of a file and where in it they belong."""

    start: int
    data: bytes


class HubSource:
    """Takes the files of a model from its repository on the hub.

    A server that sends nothing for `timeout` seconds counts as broken off. After each of that
    many breaks on end the next attempt waits as long as `delays` says, in seconds; bytes that
    arrive in between start the count anew.
    """

    name = "hub"

    def __init__(
        self, *, timeout: float = 20.0, delays: Sequence[float] = (1.0, 4.0, 10.0)
    ) -> None:
        self._timeout = timeout
        self._delays = tuple(delays)

    def offers(self, model: Model) -> bool:
        """Whether the catalog names a repository for the model."""
        return model.hub is not None

    def fetch(self, fetch: Fetch) -> Delivery:
        """Download the model's files, or what is missing of them. Raises `ModelError`."""
        hub = fetch.model.hub
        assert hub is not None
        endpoint = _endpoint()
        if _library().is_offline_mode():
            raise offline(fetch.model)
        commit, remotes = self._describe(fetch, hub, endpoint)
        parts = fetch.kept / "hub"
        parts.mkdir(parents=True, exist_ok=True)
        wanted = {_part(parts, remote): remote for remote in remotes}
        for stray in set(parts.iterdir()) - set(wanted):
            stray.unlink()  # of a version that the hub does not have any more
        total = sum(remote.size for remote in remotes)
        fetch.require_room(total - sum(map(_size, wanted)))
        digests = {}
        for part, remote in wanted.items():
            others = sum(_size(other) for other in wanted if other != part)
            self._download(fetch, endpoint, remote, part, others, total)
            digests[remote.file.name] = _checked(fetch, remote, part)
        for part, remote in wanted.items():
            part.rename(fetch.made / remote.file.name)
        return Delivery(digests, discreet(f"{endpoint}/{hub.name}"), commit)

    def _describe(
        self, fetch: Fetch, hub: HubRepository, endpoint: str
    ) -> tuple[str, list[_Remote]]:
        """Ask the hub for size and checksum of every file; return them with the commit."""
        library = _library()
        revision, remotes = hub.revision, []
        for file in fetch.model.files:
            if file.hub_path is None:
                continue
            url = library.hf_hub_url(hub.name, file.hub_path, revision=revision, endpoint=endpoint)
            metadata = self._ask(fetch, url, endpoint)
            # From the first answer on: all files of one commit, whatever happens to the branch.
            revision = metadata.commit_hash or revision
            remotes.append(_remote(fetch.model, file, url, metadata))
        return revision, remotes

    def _ask(self, fetch: Fetch, url: str, endpoint: str) -> HfFileMetadata:
        """Ask for a file's metadata, again after a break."""
        import httpx2  # noqa: PLC0415

        def answer() -> Generator[HfFileMetadata]:
            yield _library().get_hf_file_metadata(
                url,
                token=False,
                timeout=self._timeout,
                endpoint=endpoint,
                library_name="vocal-desk",
                library_version=__version__,
            )

        for delay in (*self._delays, None):
            try:
                return next(fetch.each(answer))
            except httpx2.HTTPError as error:
                if delay is None or not can_pass(error):
                    raise refusal(fetch.model, endpoint, error) from error
            except (httpx2.InvalidURL, ValueError) as error:
                raise refusal(fetch.model, endpoint, error) from error
            fetch.sleep(delay)
        raise AssertionError("unreachable")

    def _download(
        self, fetch: Fetch, endpoint: str, remote: _Remote, part: Path, others: int, total: int
    ) -> None:
        """Bring a part up to its full size, going on after each break.

        `others` are the bytes that are here of the other files, `total` those of all.
        """
        import httpx2  # noqa: PLC0415

        breaks = 0
        while (here := _size(part)) < remote.size:
            failure: Exception | None = None
            try:
                with part.open("r+b" if here else "wb") as stream:
                    for piece in fetch.each(partial(self._pieces, fetch.model, remote, here)):
                        if piece.start != stream.tell():
                            stream.seek(piece.start)
                            stream.truncate()
                        stream.write(piece.data)
                        stream.flush()
                        fetch.report(others + stream.tell(), total)
            except httpx2.HTTPError as error:
                if not can_pass(error):
                    raise refusal(fetch.model, endpoint, error) from error
                failure = error
            if _size(part) > here:
                breaks = 0
            if _size(part) < remote.size:
                if breaks == len(self._delays):
                    raise refusal(fetch.model, endpoint, failure or EOFError(remote.url))
                log.info("%s broke off: %s", remote.file.name, discreet(repr(failure)))
                fetch.sleep(self._delays[breaks])
                breaks += 1

    def _pieces(self, model: Model, remote: _Remote, start: int) -> Generator[_Piece]:
        """Yield the bytes of a file from `start` on, or all where the server can't do that."""
        library = _library()
        headers = {
            "User-Agent": f"vocal-desk/{__version__}",
            "Accept-Encoding": "identity",
            **({"Range": f"bytes={start}-"} if start else {}),
        }
        with library.get_session().stream(
            "GET", remote.url, headers=headers, timeout=self._timeout
        ) as response:
            library.hf_raise_for_status(response)
            if not _is_file(response, remote, start):
                raise strange(model, f"{response.url}: {response.status_code} {response.headers}")
            if response.status_code != HTTPStatus.PARTIAL_CONTENT:
                start = 0
            for data in response.iter_bytes():
                yield _Piece(start, data[: remote.size - start])
                start += len(data)
                if start >= remote.size:
                    return


def _endpoint() -> str:
    """Return the hub's address, as its library takes it from the environment."""
    return (os.environ.get("HF_ENDPOINT") or "https://huggingface.co").rstrip("/")


def _remote(model: Model, file: ModelFile, url: str, metadata: HfFileMetadata) -> _Remote:
    """Return what is to be downloaded; raise `ModelError` if it is not what the catalog pins."""
    size, checksum = metadata.size, metadata.etag or ""
    if file.sha256 is not None:
        if (size is not None and size != file.size) or (
            len(checksum) == _SHA256_LENGTH and checksum != file.sha256
        ):
            raise changed(model, f"{url}: {size} bytes, {checksum}")
        return _Remote(file, url, file.size, file.sha256)
    if not size or not _CHECKSUM.fullmatch(checksum):
        raise unclear(model, f"{url}: {size} bytes, {checksum!r}")
    return _Remote(file, url, size, checksum)


def _is_file(response: httpx2.Response, remote: _Remote, start: int) -> bool:
    """Whether an answer can be the file from `start` on, or all of it, and not some web page."""
    headers = response.headers
    if response.status_code == HTTPStatus.PARTIAL_CONTENT:
        found = _RANGE.match(headers.get("content-range", ""))
        return found is not None and (int(found[1]), int(found[2])) == (start, remote.size)
    if "content-length" in headers and "content-encoding" not in headers:
        return bool(headers["content-length"] == str(remote.size))
    return not headers.get("content-type", "").startswith("text/html")


def _part(folder: Path, remote: _Remote) -> Path:
    return folder / f"{remote.file.name}-{remote.checksum}.part"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _checked(fetch: Fetch, remote: _Remote, part: Path) -> str:
    """Return the SHA-256 of a complete part, flushed to disk; throw a wrong one away."""
    sha256 = hashlib.sha256()
    if len(remote.checksum) == _SHA256_LENGTH:
        digest = sha256
    else:
        digest = hashlib.sha1(b"blob %d\0" % remote.size, usedforsecurity=False)
    with part.open("r+b") as stream:
        while chunk := stream.read(_CHUNK):
            fetch.check()
            sha256.update(chunk)
            if digest is not sha256:
                digest.update(chunk)
        os.fsync(stream.fileno())
    if digest.hexdigest() != remote.checksum:
        part.unlink()
        raise damaged(fetch.model, f"{remote.url}: {sha256.hexdigest()}")
    return sha256.hexdigest()


@cache
def _library() -> ModuleType:
    """Import the hub's library, which takes half a second, and set it up once.

    Its connections trust what this computer trusts, so a company's proxy is no obstacle.
    """
    import httpx2  # noqa: PLC0415
    import huggingface_hub  # noqa: PLC0415
    import truststore  # noqa: PLC0415
    from huggingface_hub import constants  # noqa: PLC0415

    constants.HF_HUB_DISABLE_TELEMETRY = True
    huggingface_hub.set_client_factory(
        lambda: httpx2.Client(
            verify=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT), follow_redirects=True
        )
    )
    return huggingface_hub
