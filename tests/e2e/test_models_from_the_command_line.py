"""`vocal-desk` with a language model, as processes of their own beside a real server."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from command_line import converse, vocal_desk
from model_server import Call, Failure, ModelServer, Protocol, Reply, VirtualModel
from model_talk import KEY, sensible

both = pytest.mark.parametrize("protocol", ["openai", "anthropic"])
DEMO = Path(__file__).parents[2] / "resources" / "demo"


@pytest.fixture
def from_environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def point_to(
    server: ModelServer, protocol: Protocol, environment: pytest.MonkeyPatch, key: str = KEY
) -> None:
    environment.setenv(f"{protocol.upper()}_BASE_URL", server.url(protocol))
    environment.setenv(f"{protocol.upper()}_API_KEY", key)


def calls_a_tool(_: object) -> Reply:
    return Reply("", [Call("check_availability", {"date": "2030-01-02"})])


@both
def test_a_model_that_calls_tools_passes_the_test(
    protocol: Protocol, from_environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with ModelServer(calls_a_tool).running() as server:
        point_to(server, protocol, from_environment)
        tried = vocal_desk("settings", "test", protocol, "--state", tmp_path)
        assert "answers at" in tried.out
        assert server.url(protocol) in tried.out
        assert "key" in tried.out  # it says that the key comes from the environment
        assert KEY not in tried.out + tried.err
        assert len(server.asked) == 1
        assert len(json.dumps(server.asked[0].body)) < 2_000


@both
@pytest.mark.parametrize(
    ("model", "told", "advice"),
    [
        (lambda _: Reply("There you are."), "can't use tools", "model NAME"),
        (lambda _: Failure(401, f"bad key {KEY}"), "does not accept the key", "api_key"),
        (lambda _: Failure(404, "no such model: x"), "has no model", "model NAME"),
        (lambda _: Failure(429, "your quota is used up"), "no credit", "billing page"),
        (lambda _: Failure(500), "trouble on its side", "Try again"),
    ],
    ids=["no tools", "key", "model", "quota", "server"],
)
def test_what_is_wrong_with_a_model_is_said_in_words(
    protocol: Protocol,
    model: VirtualModel,
    told: str,
    advice: str,
    from_environment: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    with ModelServer(model).running() as server:
        point_to(server, protocol, from_environment)
        tried = vocal_desk("settings", "test", protocol, "--state", tmp_path, expect=1)
        assert told in tried.err
        assert advice in tried.err
        log = "".join(file.read_text("utf-8") for file in tmp_path.rglob("*.log"))
        assert KEY not in tried.out + tried.err + log


def test_a_provider_without_a_key_is_not_even_asked(
    from_environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from_environment.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    for name, title in (("openai", "OpenAI"), ("anthropic", "Anthropic")):
        tried = vocal_desk("settings", "test", name, "--state", tmp_path, expect=1)
        assert f"{title} wants a key." in tried.err
        assert f"vocal-desk settings set {name}.api_key" in tried.err


def test_the_doctor_asks_the_chosen_assistant_only(
    from_environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with ModelServer(lambda _: Failure(404, "no such model: x")).running() as server:
        point_to(server, "openai", from_environment)
        assert "assistant: built-in" in vocal_desk("doctor", "--state", tmp_path).out
        assert not server.asked
        vocal_desk("settings", "set", "agent.name", "openai", "--state", tmp_path)
        said = vocal_desk("doctor", "--state", tmp_path).out
        assert "problem  assistant: The model server has no model" in said


@both
def test_the_demonstration_is_booked_by_voice(
    protocol: Protocol, from_environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    recordings = sorted(DEMO.glob("*.wav"))
    assert len(recordings) == 5
    with ModelServer(sensible).running() as server:
        point_to(server, protocol, from_environment)
        talk = converse(tmp_path, "--agent", protocol, "--audio", *recordings)
        (booked,) = [event["booking"] for event in talk.of("booking_confirmed")]
        assert isinstance(booked, dict)
        assert (booked["date"], booked["time"]) == ("2026-11-25", "14:30")
        assert (booked["name"], booked["email"]) == ("Anna Miller", "anna.miller@example.com")
        assert server.complaints == []
        roles = [[m.role for m in asked.messages] for asked in server.asked]
        assert roles[0] == ["system", "user"]
        assert all(each[-1] in ("user", "tool") for each in roles)
        said = [asked.said for asked in server.asked if not asked.new_results]
        assert "wednesday" in said[0].casefold()
        assert not any("yes" in words.casefold() for words in said)  # the program judges it
        assert os.fspath(tmp_path) not in json.dumps([asked.body for asked in server.asked])
