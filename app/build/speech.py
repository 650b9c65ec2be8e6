"""Hearing and speaking: models, microphone and loudspeaker, as they are chosen."""

from __future__ import annotations

from pathlib import Path

from app.audio.level import amplitude
from app.audio.loudspeaker import Loudspeaker
from app.audio.microphone import Microphone
from app.build.program import Program, chosen_language
from app.language.forms import Language
from app.session.downloads import Downloads
from app.session.parts import RECOGNISER, VOICE
from app.speech.recogniser import WhisperRecogniser
from app.speech.synthesiser import PiperSynthesiser
from app.speech.voice_activity import speech_end


def make_recogniser(program: Program) -> WhisperRecogniser:
    """Return the chosen recogniser; its model is looked up when it is first needed."""
    language = chosen_language(program)
    return WhisperRecogniser(
        lambda: program.models.path_for(program.settings.text("speech.recogniser"), language),
        language=language,
    )


def make_devices(program: Program) -> tuple[Microphone, Loudspeaker]:
    """Return the chosen microphone and loudspeaker of this computer, closed."""
    settings = program.settings

    loudspeaker = Loudspeaker(
        choice=lambda: settings.text("audio.loudspeaker"),
        volume=lambda: amplitude(settings.number("speech.volume")),
    )
    microphone = Microphone(
        choice=lambda: settings.text("audio.microphone"),
        output=lambda: loudspeaker.device,
        speech_ends=speech_end,
    )
    return microphone, loudspeaker


def make_synthesiser(program: Program, language: Language | None = None) -> PiperSynthesiser:
    """Return the chosen voice; its model is looked up when it is first needed.

    With a `language`, a voice of another one is an error rather than heard.
    """

    def locate() -> Path:
        chosen = program.settings.text("speech.voice")
        if language is None:
            return program.models.path(chosen)
        return program.models.path_for(chosen, language)

    return PiperSynthesiser(locate, rate=lambda: program.settings.number("speech.rate") / 100)


def make_downloads(program: Program, language: Language) -> Downloads:
    """Return what fetches the chosen speech models, as far as they know the language."""
    settings = program.settings

    def useful(setting: str) -> str | None:
        chosen = settings.text(setting)
        return chosen if program.models.model(chosen).knows(language) else None

    return Downloads(
        program.shelf,
        {
            RECOGNISER: lambda: useful("speech.recogniser"),
            VOICE: lambda: useful("speech.voice"),
        },
    )
