"""Which language model is asked, when the environment, a .env file and the settings may say so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.domain.wording import Wording, sentences
from app.storage.given_values import Service, keyed_address, places, told_sources
from app.storage.settings_definitions import DEFAULT_ANTHROPIC_URL, DEFAULT_OPENAI_URL
from app.storage.settings_url import model_url


@dataclass(frozen=True, slots=True)
class ModelConfiguration:
    """How a provider is reached. `notice` is a sentence for the person, or empty."""

    url: str
    key: str | None = field(repr=False)
    notice: str = ""


_SERVICES = {
    "openai": Service(
        "OPENAI_API_KEY", "OPENAI_BASE_URL", DEFAULT_OPENAI_URL, model_url, "the assistant"
    ),
    "anthropic": Service(
        "ANTHROPIC_API_KEY",
        "ANTHROPIC_BASE_URL",
        DEFAULT_ANTHROPIC_URL,
        model_url,
        "the assistant",
    ),
}


def resolve_model(
    provider: str,
    environment: Mapping[str, str],
    dotenv: Mapping[str, str],
    *,
    settings_url: str,
    stored_key: Callable[[str], str | None],
) -> ModelConfiguration:
    """Return address and key of `openai` or `anthropic`, each from the first place that has it.

    A key in the environment is often there for other programs: unlike an address it changes
    nothing about where a conversation is sent. Raises InputError where an address is no such
    thing; no key is in any sentence.
    """
    service = _SERVICES[provider]
    found = keyed_address(
        service,
        places(environment, dotenv, (service.key, service.url)),
        settings_url=settings_url,
        stored_key=stored_key,
        key_sets_address=False,
    )
    sources = {"address": found.url_source, "key": found.key_source}
    notices = [*told_sources(Wording("The assistant's"), sources), *found.notices]
    return ModelConfiguration(found.url, found.key, sentences(*notices))
