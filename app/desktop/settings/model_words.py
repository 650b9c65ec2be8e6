"""How speech models are told of: size, language, speed and state."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from app.desktop.language import translated
from app.domain.setup import ModelStanding, ModelWork, Purpose

_SMALL, _MIDDLE, _LARGE = 100e6, 200e6, 600e6


def size_words(count: int) -> str:
    """Return "63 MB" or "1.6 GB"."""
    locale = QLocale()
    if count >= 1e9:
        return f"{locale.toString(count / 1e9, 'f', 1)} GB"
    return f"{locale.toString(round(count / 1e6))} MB"


def facts_words(model: ModelStanding) -> str:
    """Return size, languages, speed and licence in a line."""
    parts = [size_words(model.size), _languages(model), *_speed(model), model.licence]
    return " · ".join(part for part in parts if part)


def state_words(model: ModelStanding) -> str:
    """Return how a model stands, while nothing is done to it."""
    if model.in_use and model.state == "ready":
        return QCoreApplication.translate("Models", "In use")
    if model.partial:
        return QCoreApplication.translate("Models", "Paused: {done} of {total} are here").format(
            done=size_words(model.partial), total=size_words(model.size)
        )
    match model.state:
        case "ready":
            return QCoreApplication.translate("Models", "On this computer")
        case "damaged":
            return QCoreApplication.translate("Models", "Damaged: fetch it again")
    if model.in_use:
        return QCoreApplication.translate("Models", "Chosen, but not on this computer yet")
    return QCoreApplication.translate("Models", "Not on this computer")


def work_words(work: ModelWork) -> str:
    """Return what is being done to a model."""
    match work.kind:
        case "verifying":
            return QCoreApplication.translate("Models", "Checking every file …")
        case "importing":
            return QCoreApplication.translate("Models", "Copying and checking …")
        case "removing":
            return QCoreApplication.translate("Models", "Removing …")
    if not work.total:
        return QCoreApplication.translate("Models", "Beginning to fetch …")
    return QCoreApplication.translate("Models", "Fetching: {done} of {total}").format(
        done=size_words(work.done), total=size_words(work.total)
    )


def remove_words(model: ModelStanding) -> str:
    """Return what is asked before a model is removed."""
    return QCoreApplication.translate(
        "Models", "Remove it from this computer? To have it back, {size} are fetched again."
    ).format(size=size_words(model.size))


def knows(model: ModelStanding, language: str) -> bool:
    """Whether a model is for a language, as "de"."""
    return any(tag == "mul" or tag.partition("-")[0] == language for tag in model.languages)


def language_words(language: str) -> str:
    """Say that a model does not know the language that the person speaks."""
    return QCoreApplication.translate(
        "Models", "It does not know {language}, which you speak."
    ).format(language=_language(language))


def unknown_words(
    purpose: Purpose, model: ModelStanding, language: str, other: ModelStanding | None
) -> str:
    """Say what it means that the chosen model does not know a language, and which one does."""
    if purpose == "voice":
        words = QCoreApplication.translate(
            "Models", "{model} does not speak {language}: replies are only shown."
        )
    else:
        words = QCoreApplication.translate(
            "Models", "{model} does not understand {language}: you can only type."
        )
    words = words.format(model=translated(model.title), language=_language(language))
    if other is None:
        return words
    does = QCoreApplication.translate("Models", "{model} does.").format(
        model=translated(other.title)
    )
    return f"{words} {does}"


def _language(tag: str) -> str:
    translate = QCoreApplication.translate
    names = {  # which Qt knows in English only
        "de": translate("Models", "German"),
        "en": translate("Models", "English"),
        "es": translate("Models", "Spanish"),
        "fr": translate("Models", "French"),
        "it": translate("Models", "Italian"),
    }
    code = tag.partition("-")[0]
    return names.get(code, QLocale(code).nativeLanguageName())


def _languages(model: ModelStanding) -> str:
    if "mul" in model.languages:
        return QCoreApplication.translate("Models", "many languages")
    return ", ".join(map(_language, model.languages))


def _speed(model: ModelStanding) -> list[str]:
    if model.purpose == "voice":
        return []
    if model.size < _SMALL:
        words = QCoreApplication.translate("Models", "fastest, errs most")
    elif model.size < _MIDDLE:
        words = QCoreApplication.translate("Models", "fast")
    elif model.size < _LARGE:
        words = QCoreApplication.translate("Models", "errs less, about three times slower")
    else:
        words = QCoreApplication.translate("Models", "errs least, slow on most computers")
    return [words]
