"""The language of the interface: chosen, loaded, and changed while the window is open.

How a string gets into another language:

- In a class of Qt, `self.tr("Free times")`; elsewhere `QCoreApplication.translate("Words", "...")`.
  Always a literal, with `{placeholders}` that are filled after: `self.tr("{n} more").format(n=3)`.
  One and many are two literals. `dev.py translations` then brings it into the catalogue.
- What came from below the desktop (errors, notices, titles of settings) is English and goes through
  `translated`.
- What is asked for in a constructor has to be asked for again when the language changes. Hand over
  how to say it instead of what: `plain_label(lambda: self.tr("Free times"))`, and likewise with
  `IconButton` and `card_button`; for any other setter `say(button.setText, lambda: self.tr("Send"),
  on=button)`; for several at once `retell(self, self._show_words)`. What is made anew anyhow
  whenever it is shown needs none of this.
- Days and hours as a person reads them come from `app.desktop.words`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from app.desktop.of_application import of_application, put
from app.domain.wording import in_other_words

LANGUAGE_SETTING = "interface.language"
SYSTEM = "system"
LANGUAGES = ("en", "de")
"""What the interface can speak; the first is the one that the program is written in."""

Words = str | Callable[[], str]
"""What to say, or how to say it in the language of the moment."""


class InterfaceLanguage(QObject):
    """Loads the translations of one language at a time, and tells everybody when it changes.

    Qt sends a LanguageChange event to every widget then, in the next round of the event loop.
    """

    def __init__(self, application: QApplication, folder: Path, chosen: str = SYSTEM) -> None:
        """Load the language `chosen` (a code, or "system") from the translations in `folder`."""
        super().__init__(application)
        put(self)
        self._application = application
        self._folder = folder
        self._loaded: list[QTranslator] = []
        self._chosen = ""
        self.choose(chosen)

    def choose(self, chosen: str) -> None:
        """Change to another language at once; what is unknown counts as "system"."""
        if chosen == self._chosen:
            return
        self._chosen = chosen
        locale = locale_for(chosen, QLocale.system())
        QLocale.setDefault(locale)
        for translator in self._loaded:
            self._application.removeTranslator(translator)
        code = locale.name().partition("_")[0]
        if code == LANGUAGES[0]:
            self._loaded = []
            return
        standard = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._loaded = [
            translator
            for name, folder in (("qtbase", standard), ("vocal-desk", str(self._folder)))
            if (translator := QTranslator(self)).load(f"{name}_{code}.qm", folder)
        ]
        for translator in self._loaded:
            self._application.installTranslator(translator)


def choose_language(chosen: str) -> None:
    """Have the running application speak another language, once it has an `InterfaceLanguage`."""
    if (language := of_application(InterfaceLanguage)) is not None:
        language.choose(chosen)


def system_language() -> str:
    """Return the language that the interface has where nobody has chosen another: "de"."""
    return locale_for(SYSTEM, QLocale.system()).name().partition("_")[0]


def locale_for(chosen: str, system: QLocale) -> QLocale:
    """Return how the interface writes: the system's own way where it speaks the language chosen.

    A system without a language (the locale "C") counts as American English.
    """
    spoken = system.name().partition("_")[0]
    if chosen not in LANGUAGES:
        chosen = spoken if spoken in LANGUAGES else LANGUAGES[0]
    if chosen == spoken:
        return QLocale(system.language(), system.territory())
    return QLocale(chosen)


def translated(words: str) -> str:
    """Return words that came from below the desktop in the language of the interface."""
    return in_other_words(words, lambda text: QCoreApplication.translate("Messages", text))


class _Teller(QObject):
    """Lives in a widget and learns with it of another language."""

    def __init__(self, widget: QWidget, tell: Callable[[], None]) -> None:
        super().__init__(widget)
        self._tell = tell

    def event(self, event: QEvent) -> bool:
        """Tell again in the other language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._tell()
        return super().event(event)


def retell(widget: QWidget, tell: Callable[[], None]) -> None:
    """Call `tell` now, and again after each change of language while `widget` lives."""
    tell()
    when_language_changes(widget, tell)


def when_language_changes(widget: QWidget, tell: Callable[[], None]) -> None:
    """Call `tell` after each change of language while `widget` lives."""
    _Teller(widget, tell)


def say(setter: Callable[[str], object], words: Words, *, on: QWidget) -> None:
    """Hand words to a `setter` of the widget `on`, now and in every other language after."""
    if isinstance(words, str):
        setter(words)
    else:
        retell(on, lambda: _hand_over(setter, words))


def _hand_over(setter: Callable[[str], object], words: Callable[[], str]) -> None:
    setter(words())
