"""The speech models, as they are chosen in the settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.domain.setup import Purpose, StoredModel
from app.session.model_shelf import Choosing, ModelShelf
from app.session.ports import ModelEntry
from app.speech.catalog import ModelKind
from app.speech.store import ModelState, ModelStore
from app.storage.settings import Settings

MODEL_SETTINGS: dict[Purpose, str] = {"recogniser": "speech.recogniser", "voice": "speech.voice"}
"""Which setting chooses the model for a purpose."""


def make_shelf(models: ModelStore, settings: Settings) -> ModelShelf:
    """Return what manages the models of a store."""

    def choosing(purpose: Purpose) -> Choosing:
        setting = MODEL_SETTINGS[purpose]
        offered = tuple(choice.value for choice in settings.choices(setting))
        return Choosing(settings.text(setting), offered)

    return ModelShelf(_Store(models), choosing)


class _Store:
    """The store of models as the shelf wants it."""

    def __init__(self, store: ModelStore) -> None:
        self._store = store

    def standings(self) -> tuple[StoredModel, ...]:
        return tuple(_stored(state) for state in self._store.list())

    def model(self, model_id: str) -> ModelEntry:
        return self._store.model(model_id)

    def ready(self, model_id: str) -> bool:
        return self._store.ready(model_id)

    def fetch(
        self,
        model_id: str,
        progress: Callable[[int, int], None] | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> Path:
        return self._store.fetch(model_id, progress, stopped)

    def discard_partial(self, model_id: str) -> bool:
        return self._store.discard_partial(model_id)

    def take_over(self, model_id: str, path: Path, stopped: Callable[[], bool]) -> Path:
        return self._store.take_over(model_id, path, stopped)

    def verify(self, model_id: str) -> bool:
        return self._store.verify(model_id)

    def remove(self, model_id: str) -> bool:
        return self._store.remove(model_id)


def _stored(state: ModelState) -> StoredModel:
    model = state.model
    return StoredModel(
        id=model.id,
        title=model.title,
        purpose="voice" if model.kind is ModelKind.VOICE else "recogniser",
        languages=model.languages,
        licence=model.licence,
        attribution=model.attribution,
        size=model.size,
        state=state.status.value,
        partial=0 if state.ready else state.partial,
    )
