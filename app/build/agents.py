"""The agent that is chosen, and the language models behind it."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from app.build.program import Choices, Program, dotenv
from app.domain.errors import InputError
from app.domain.events import Notice
from app.domain.wording import Wording
from app.language.phrasebook import Phrasebook
from app.session.ports import Agent
from app.storage.given_values import read_dotenv
from app.storage.model_environment import ModelConfiguration, resolve_model
from app.storage.secrets import key_for
from app.storage.settings_definitions import DEFAULT_ANTHROPIC_URL, DEFAULT_OPENAI_URL

if TYPE_CHECKING:
    from app.agents.chat import ChatModel
    from app.agents.model_agent import ModelAgent
    from app.agents.prompt import Prompt

MODELS = ("openai", "anthropic")
"""Agents that a language model leads."""

AGENTS = ("built-in", *MODELS)


def chosen_agent(
    program: Program,
    choices: Choices,
    book: Phrasebook,
    stack: AsyncExitStack,
    notify: Callable[[Notice], None],
) -> Agent:
    """Return the chosen agent; behind a language model others stand in, at last the built-in one.

    `notify` is called, during a turn, when a model fails and when it is back.
    """
    from app.agents.builtin import BuiltInAgent

    built_in = BuiltInAgent(book)
    if choices.agent == BuiltInAgent.name:
        return built_in
    from app.agents.certain import CertainFirst
    from app.agents.failover import FailOver

    order = dict.fromkeys((choices.agent, program.settings.text("agent.stand_in")))
    models = [model_agent(program, name, book) for name in order if name != BuiltInAgent.name]
    for model in models:
        stack.push_async_callback(model.close)
    agents = FailOver((*models, built_in), book)
    agents.subscribe(notify)
    return CertainFirst(agents, built_in)


def model_agent(program: Program, name: str, book: Phrasebook) -> ModelAgent:
    """Return the agent that a language model leads. Raises InputError, StorageError or SetupError.

    Nothing is sent before it is asked.
    """
    from app.agents.model_agent import ModelAgent

    return ModelAgent(make_model(program, name), load_prompt(program, book), book.language)


def load_prompt(program: Program, book: Phrasebook) -> Prompt:
    """Read what language models are told. Raises SetupError."""
    from app.agents.prompt import read_prompt
    from app.agents.templates import find_template, read_templates

    templates = read_templates(program.resources.templates())
    template = find_template(templates, "APPOINTMENT")
    return read_prompt(program.resources.prompt(), template, language=book.language)


def make_model(program: Program, name: str) -> ChatModel:
    """Return the language model of a provider, as the settings and the environment name it."""
    from app.agents.failures import Service

    if name not in MODELS:
        raise InputError(
            Wording("There is no assistant “{name}”.", name=name),
            advice=Wording("Choose of: {agents}.", agents=", ".join(AGENTS)),
        )
    chosen = model_configuration(program, name)
    title, default_url = (
        ("OpenAI", DEFAULT_OPENAI_URL) if name == "openai" else ("Anthropic", DEFAULT_ANTHROPIC_URL)
    )
    is_own = chosen.url == default_url
    service = Service(
        name=name,
        title=title if is_own else "The model server",
        place=chosen.url,
        model=program.settings.text(f"{name}.model"),
        key=chosen.key,
        wants_key=is_own,
    )
    if name == "anthropic":
        from app.agents.anthropic_model import AnthropicModel

        return AnthropicModel(service)
    from app.agents.openai_model import OpenAIModel

    return OpenAIModel(service)


async def try_model(program: Program, name: str) -> str:
    """Ask a language model one cheap question; returns what was found, in a sentence.

    Raises one of the VocalDeskError family where it can't lead a conversation as it is set up.
    """
    from app.agents.trial import try_out

    # Keyring and imports may wait.
    model = await asyncio.to_thread(make_model, program, name)
    began = time.perf_counter()
    try:
        await try_out(model)
    finally:
        await model.close()
    seconds = time.perf_counter() - began
    notice = (await asyncio.to_thread(model_configuration, program, name)).notice
    return (
        f"{model.service.title} answers at {model.service.place} with the model "
        f"“{model.service.model}”, which calls tools ({seconds:.1f} s). {notice}".strip()
    )


def model_configuration(program: Program, name: str) -> ModelConfiguration:
    """Return how a language model is reached: by the environment, a .env file or the settings.

    Raises InputError.
    """
    return resolve_model(
        name,
        os.environ,
        read_dotenv(dotenv()),
        settings_url=program.settings.text(f"{name}.base_url"),
        stored_key=lambda url: key_for(program.secrets, f"{name}.api_key", url),
    )


def told_of_model(program: Program, name: str) -> str:
    """Return what the person should know of where a model was chosen."""
    return model_configuration(program, name).notice if name in MODELS else ""
