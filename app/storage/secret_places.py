"""Where a secret may lie: the keyring, or a weaker place that the person chose instead."""

from __future__ import annotations

from app.domain.errors import StorageError
from app.domain.setup import SecretPlace
from app.storage.secrets import MemorySecrets, SecretStore


class SecretPlaces:
    """All places of secrets as one store: what is kept anywhere is found.

    Nothing goes to a weaker place by itself: where the keyring takes no secret, `put` raises
    NoKeyring, and only another `put` that names the place stores it there. Any method may wait for
    the keyring or the disk. Without a `file`, nothing can be kept in one.
    """

    def __init__(self, keyring: SecretStore, file: SecretStore | None = None) -> None:
        self._stores: dict[SecretPlace, SecretStore] = {
            # What was typed last counts, so the place that forgets comes first.
            SecretPlace.SESSION: MemorySecrets(),
            SecretPlace.KEYRING: keyring,
        }
        if file is not None:
            self._stores[SecretPlace.FILE] = file

    def get(self, name: str) -> str | None:
        """Return the secret, or None where there is none or it can't be read."""
        found = (store.get(name) for store in self._stores.values())
        return next((secret for secret in found if secret is not None), None)

    def place(self, name: str) -> SecretPlace:
        """Return where a secret is found."""
        found = (place for place, store in self._stores.items() if store.get(name) is not None)
        return next(found, SecretPlace.NOWHERE)

    def put(self, name: str, secret: str, place: SecretPlace) -> None:
        """Keep the secret in one place, and in no other any more.

        Raises NoKeyring or StorageError; then nothing has changed.
        """
        store = self._stores.get(place)
        if store is None:
            raise StorageError("The key could not be stored: there is no such place for it.")
        store.set(name, secret)
        for other, another in self._stores.items():
            if other is not place and another.get(name) is not None:
                another.delete(name)

    def set(self, name: str, secret: str) -> None:
        """Keep the secret in the keyring. Raises NoKeyring."""
        self.put(name, secret, SecretPlace.KEYRING)

    def delete(self, name: str) -> None:
        """Forget the secret, wherever it is. Raises StorageError."""
        for store in self._stores.values():
            store.delete(name)
