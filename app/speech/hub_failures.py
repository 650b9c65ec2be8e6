"""Says in plain words why the Hugging Face Hub, or a mirror of it, gave no model."""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from app.domain.errors import ModelError
from app.domain.wording import Wording, sentences
from app.speech.catalog import Model

if TYPE_CHECKING:
    import httpx2

_CREDENTIALS = re.compile(r"//[^/@\s]+@")
_SIGNATURE = re.compile(r"\?[^\s'\"]+")  # what lets anybody download is nobody's business
_RESET = re.compile(r"\bt=(\d+)")
_LATER = "Try again later; what has arrived is kept."
_PASSING = frozenset(
    {
        HTTPStatus.REQUEST_TIMEOUT,
        HTTPStatus.INTERNAL_SERVER_ERROR,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
    }
)


def can_pass(error: httpx2.HTTPError) -> bool:
    """Whether the next attempt, a little later, may well succeed."""
    import httpx2  # noqa: PLC0415

    response = _response(error)
    if response is not None:
        return response.status_code in _PASSING
    passing = (httpx2.TimeoutException, httpx2.NetworkError, httpx2.RemoteProtocolError)
    return isinstance(error, passing) and not _is_certificate(error)


def refusal(model: Model, endpoint: str, error: Exception) -> ModelError:
    """Return what to tell about a request that failed for good."""
    message, advice = _sentence(_asked_host(error) or _host(endpoint), error)
    return _failed(model, message, advice, repr(error))


def changed(model: Model, detail: str) -> ModelError:
    """Return what to tell when the hub has another file than the catalog wants."""
    return _failed(
        model,
        "The download server has another version of it than this program knows.",
        "See whether there is a newer version of Vocal Desk.",
        detail,
    )


def unclear(model: Model, detail: str) -> ModelError:
    """Return what to tell when the server gives no checksum to hold the download against."""
    return _failed(
        model,
        "The download server does not say what the files must be, so they can't be checked.",
        "If HF_ENDPOINT names a mirror, use another one.",
        detail,
    )


def strange(model: Model, detail: str) -> ModelError:
    """Return what to tell when something that is no file of the hub comes in its place."""
    return _failed(
        model,
        "Something else answered in the place of the download server.",
        "Where a web page must be opened first, as in a hotel, open it, then try again.",
        detail,
    )


def damaged(model: Model, detail: str) -> ModelError:
    """Return what to tell about a download that is not what was promised."""
    return ModelError(
        Wording(
            'The download of the speech model "{model}" is not in order, so it was thrown away.',
            model=model.title,
        ),
        advice=Wording("Try again: vocal-desk models fetch {id}", id=model.id),
        detail=discreet(detail),
    )


def offline(model: Model) -> ModelError:
    """Return what to tell when the person has forbidden the hub's library to use the network."""
    return _failed(
        model,
        "Downloads from the Hugging Face Hub are switched off by HF_HUB_OFFLINE.",
        "Take that out of the environment, then try again.",
        "",
    )


def discreet(text: str) -> str:
    """Leave passwords and signed addresses out of what is written down."""
    return _SIGNATURE.sub("?…", _CREDENTIALS.sub("//", text))


def _failed(model: Model, message: str, advice: str, detail: str) -> ModelError:
    return ModelError(
        sentences(
            Wording('The speech model "{model}" could not be fetched.', model=model.title), message
        ),
        advice=advice,
        detail=discreet(detail),
    )


def _asked_host(error: Exception) -> str:
    """Return the host that was asked when it went wrong: the hub sends on to others."""
    import httpx2  # noqa: PLC0415

    if isinstance(error, httpx2.RequestError | httpx2.HTTPStatusError):
        with suppress(RuntimeError):  # no request is attached
            return str(error.request.url.host)
    return ""


def _host(endpoint: str) -> str:
    try:
        return urlsplit(endpoint).hostname or endpoint
    except ValueError:  # an address that is none: the error says so
        return endpoint


def _sentence(host: str, error: Exception) -> tuple[str, str]:
    """Return what happened, and what to do."""
    import httpx2  # noqa: PLC0415

    response = _response(error)
    if response is not None:
        return _status_sentence(host, response)
    if _is_certificate(error):
        return (
            Wording("The certificate of {host} is not trusted on this computer.", host=host),
            "Behind a company proxy, add its certificate to those of the system, or name its "
            "file in SSL_CERT_FILE.",
        )
    if isinstance(error, httpx2.ProxyError):
        return (
            "The proxy refused the download.",
            "Check the proxy in the system's settings, or in HTTPS_PROXY.",
        )
    if isinstance(error, httpx2.ConnectTimeout | httpx2.ConnectError):
        return (
            Wording("{host} can't be reached.", host=host),
            "Check the internet connection, then try again.",
        )
    if isinstance(error, httpx2.TimeoutException):
        return Wording("{host} stopped sending.", host=host), _LATER
    if isinstance(error, httpx2.NetworkError | httpx2.RemoteProtocolError | EOFError):
        return Wording("The connection to {host} broke off again and again.", host=host), _LATER
    if isinstance(error, httpx2.UnsupportedProtocol | httpx2.InvalidURL | ValueError):
        return (
            "The address of the download server can't be used.",
            "Check HF_ENDPOINT in the environment.",
        )
    return Wording("{host} gave an answer that makes no sense.", host=host), _LATER


def _status_sentence(host: str, response: httpx2.Response) -> tuple[str, str]:
    status = response.status_code
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        wait = _seconds_to_wait(response.headers.get("retry-after"), response.headers)
        return (
            Wording("{host} gives no more downloads to this connection for now.", host=host),
            _try_again_in(wait) if wait else "Try again later; what has arrived is kept.",
        )
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return (
            Wording("{host} refuses this download ({status}).", host=host, status=status),
            "A proxy or the country may forbid it; the files can be imported instead: "
            "vocal-desk models import --help",
        )
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return (
            Wording("{host} does not have it ({status}).", host=host, status=status),
            "See whether there is a newer version of Vocal Desk, or whether HF_ENDPOINT is right.",
        )
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Wording(
            "{host} has trouble of its own ({status}).", host=host, status=status
        ), _LATER
    return Wording(
        "{host} did not understand the request ({status}).", host=host, status=status
    ), _LATER


def _seconds_to_wait(retry_after: str | None, headers: httpx2.Headers) -> int | None:
    """Read when to come back: Retry-After (RFC 9110, 10.2.3), else the RateLimit draft's `t`."""
    if retry_after is None:
        reset = _RESET.search(headers.get("ratelimit", ""))
        return int(reset[1]) if reset else None
    if retry_after.strip().isdigit():
        return int(retry_after)
    try:
        moment = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    return max(1, round((moment.astimezone(UTC) - datetime.now(UTC)).total_seconds()))


def _try_again_in(seconds: int) -> str:
    """Say how long to wait, rounded up to whole minutes where it is longer than one."""
    if seconds == 1:
        return "Try again in a second; what has arrived is kept."
    if seconds <= 60:
        return Wording("Try again in {n} seconds; what has arrived is kept.", n=seconds)
    minutes = -(-seconds // 60)
    if minutes <= 90:
        return Wording("Try again in {n} minutes; what has arrived is kept.", n=minutes)
    return Wording("Try again in {n} hours; what has arrived is kept.", n=-(-minutes // 60))


def _response(error: Exception) -> httpx2.Response | None:
    """Return the server's answer, if the error is about one."""
    return getattr(error, "response", None)


def _is_certificate(error: Exception) -> bool:
    return any(isinstance(cause, ssl.SSLError) and _about_trust(cause) for cause in _causes(error))


def _about_trust(error: ssl.SSLError) -> bool:
    return isinstance(error, ssl.SSLCertVerificationError) or "CERTIFICATE" in str(error).upper()


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
