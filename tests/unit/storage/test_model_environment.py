"""Where a model's address and key come from, and where a key may go."""

from __future__ import annotations

import pytest

from app.domain.errors import InputError
from app.storage.model_environment import ModelConfiguration, resolve_model
from app.storage.settings_url import model_url

OPENAI = "https://api.openai.com/v1"
LOCAL = "http://localhost:11434/v1"


def resolve(
    environment: dict[str, str] | None = None,
    dotenv: dict[str, str] | None = None,
    *,
    url: str = OPENAI,
    stored: dict[str, str] | None = None,
) -> ModelConfiguration:
    return resolve_model(
        "openai",
        environment or {},
        dotenv or {},
        settings_url=url,
        stored_key=(stored or {}).get,
    )


def test_a_stored_key_goes_to_its_own_address_only() -> None:
    stored = {OPENAI: "sk-kept"}
    assert resolve(stored=stored).key == "sk-kept"
    assert resolve(url=LOCAL, stored=stored).key is None
    assert resolve({"OPENAI_BASE_URL": "https://evil.example/v1"}, stored=stored).key is None


def test_a_key_in_the_environment_does_not_move_a_conversation_elsewhere() -> None:
    found = resolve({"OPENAI_API_KEY": "sk-env"}, url=LOCAL)
    assert (found.url, found.key) == (LOCAL, None)
    assert "OPENAI_API_KEY from the environment is not used" in found.notice
    assert "sk-env" not in f"{found} {found.notice}"


def test_a_given_key_is_used_at_the_address_that_it_belongs_to() -> None:
    found = resolve({"OPENAI_API_KEY": "sk-env"})
    assert (found.url, found.key) == (OPENAI, "sk-env")
    assert found.notice == "The assistant's key comes from the environment."
    both = resolve({}, {"OPENAI_API_KEY": "sk-file", "OPENAI_BASE_URL": f"{LOCAL}/"})
    assert (both.url, both.key) == (LOCAL, "sk-file")
    assert both.notice == "The assistant's address and key come from the .env file."


def test_anthropic_has_names_of_its_own() -> None:
    found = resolve_model(
        "anthropic",
        {"ANTHROPIC_API_KEY": "sk-ant", "OPENAI_API_KEY": "sk-other"},
        {},
        settings_url="https://api.anthropic.com",
        stored_key=lambda _: None,
    )
    assert (found.url, found.key) == ("https://api.anthropic.com", "sk-ant")


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("http://LOCALHOST:11434/v1/", LOCAL),
        ("http://192.168.1.20:8080/v1", "http://192.168.1.20:8080/v1"),
        ("http://gpu-box:8000/v1", "http://gpu-box:8000/v1"),
        ("http://studio.local:1234/v1", "http://studio.local:1234/v1"),
        ("https://x.openai.azure.com/openai/v1", "https://x.openai.azure.com/openai/v1"),
        (" https://api.openai.com:443/v1/chat/completions ", OPENAI),
    ],
)
def test_addresses_that_models_have(text: str, spelled: str) -> None:
    assert model_url(text) == spelled


@pytest.mark.parametrize(
    "text",
    [
        "http://api.openai.com/v1",
        "http://8.8.8.8/v1",
        "https://me:secret@api.openai.com/v1",
        "https://api.openai.com/v1?key=x",
        "localhost:11434",
        "ftp://localhost/v1",
        "",
    ],
)
def test_addresses_that_nothing_is_sent_to(text: str) -> None:
    with pytest.raises(InputError):
        model_url(text)
