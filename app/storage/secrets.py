"""Where keys are kept: the system's keyring. Weaker places are in `secret_places`."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import NoKeyring, StorageError
from app.storage.settings_definitions import CALENDAR_KEY
from app.storage.settings_url import calendar_url, model_url

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "vocal-desk"

_log = logging.getLogger(__name__)


class SecretStore(Protocol):
    """Keeps secrets by name. Any of these may wait for the person to unlock the keyring."""

    def get(self, name: str) -> str | None:
        """Return the secret, or None where there is none or it can't be read."""

    def set(self, name: str, secret: str) -> None:
        """Keep the secret in place of an earlier one. Raises StorageError."""

    def delete(self, name: str) -> None:
        """Forget the secret, if there is one. Raises StorageError."""


def bound_name(key: str, url: str) -> str:
    """Return the name under which the secret `key` is kept for one base URL.

    With the address in the name, a key can't be found for any address but its own. `url` may be
    spelled in any way. Raises InputError where it is no acceptable base URL.
    """
    spelled = calendar_url if key == CALENDAR_KEY else model_url
    return f"{key} for {spelled(url)}"


def key_for(secrets: SecretStore, key: str, url: str) -> str | None:
    """Return the secret `key` that was stored for this base URL, never one of another URL.

    Raises InputError where `url` is no acceptable base URL.
    """
    return secrets.get(bound_name(key, url))


class KeyringSecrets:
    """The keyring of the operating system, or the one handed in."""

    def __init__(self, backend: KeyringBackend | None = None) -> None:
        self._backend = backend

    def get(self, name: str) -> str | None:
        """Return the secret, or None where there is none or the keyring can't be read."""
        try:
            return self._keyring().get_password(SERVICE, name)
        # Backends let errors of their own through: D-Bus, Windows, the Keychain.
        except Exception as error:
            _log.info("the keyring could not be read: %s", type(error).__name__)
            return None

    def set(self, name: str, secret: str) -> None:
        """Keep the secret. Raises NoKeyring where it would not be there afterwards."""
        try:
            keyring = self._keyring()
            keyring.set_password(SERVICE, name, secret)
            kept = keyring.get_password(SERVICE, name) == secret
        except Exception as error:
            raise _not_kept(type(error).__name__) from error
        if not kept:
            raise _not_kept("the keyring took the secret and does not have it")

    def delete(self, name: str) -> None:
        """Forget the secret, if there is one."""
        if self.get(name) is None:
            return
        try:
            self._keyring().delete_password(SERVICE, name)
        except Exception as error:
            raise StorageError(
                "The key could not be removed from this system's keyring.",
                advice="Unlock the keyring and try again.",
                detail=type(error).__name__,
            ) from error

    def _keyring(self) -> KeyringBackend:
        if self._backend is None:
            from keyring import get_keyring  # noqa: PLC0415 - a fifth of a second, when needed

            self._backend = get_keyring()
        return self._backend


class MemorySecrets:
    """Keeps secrets until the program ends."""

    def __init__(self) -> None:
        self._secrets: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        """Return the secret, or None where there is none."""
        return self._secrets.get(name)

    def set(self, name: str, secret: str) -> None:
        """Keep the secret."""
        self._secrets[name] = secret

    def delete(self, name: str) -> None:
        """Forget the secret, if there is one."""
        self._secrets.pop(name, None)


def _not_kept(detail: str) -> NoKeyring:
    if sys.platform == "linux":
        advice = "Install and unlock a keyring, such as GNOME Keyring or KWallet, and try again."
    else:
        advice = "Unlock this system's keyring and try again."
    return NoKeyring(
        "The key could not be stored: no keyring of this system took it.",
        advice=advice,
        detail=detail,
    )
