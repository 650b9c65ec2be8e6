"""One of the remarks above the conversation."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.desktop.cards.card import card_button, outdented
from app.desktop.icons import Icon
from app.desktop.language import translated, when_language_changes
from app.desktop.layouts import Wrapping
from app.desktop.plain_text import PlainText
from app.desktop.remedies import details, is_news, only_dismisses, remedy, still_works
from app.desktop.restyle import set_property
from app.domain.events import Notice

_STEPS = 1000


class NoticeBanner(QFrame):
    """One remark: what is the case, what to do about it, how far it got, and what can be done."""

    chosen = Signal(str, str)
    """Topic of the remark, and name of the action that was chosen."""

    settings_wanted = Signal(str)
    """The section of the settings in which it can be mended."""

    def __init__(self) -> None:
        super().__init__()
        self.topic = ""
        self._notice: Notice | None = None
        self._details = ""
        self._offered: tuple[object, ...] = ()
        self._icon = Icon("info", tone="accent", side=20)
        self._message = PlainText(role="strong")
        self._advice = PlainText()
        self._works = PlainText(role="caption")
        self._progress = QProgressBar()
        self._progress.setRange(0, _STEPS)
        self._progress.setTextVisible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._message)
        words.addWidget(self._advice)
        words.addWidget(self._works)
        words.addWidget(self._progress)
        row.addLayout(words, 1)
        self._row = QWidget()
        self._buttons = Wrapping(self._row, spacing=4)
        words.addLayout(outdented(self._row))
        when_language_changes(self, self._say_again)

    def _say_again(self) -> None:
        """Show the same remark in another language."""
        if self._notice is not None:
            self._offered = ()
            self.show_notice(self._notice)

    def show_notice(self, notice: Notice) -> None:
        """Show another remark in place of the earlier one. Without progress it is a warning."""
        self._notice = notice
        message, advice = translated(notice.message), translated(notice.advice)
        self._message.show_text(message)
        self._advice.show_text(advice)
        self._advice.setVisible(bool(advice))
        self._progress.setVisible(notice.progress is not None)
        if notice.progress is not None:
            share = min(1.0, max(0.0, notice.progress))
            self._progress.setValue(round(share * _STEPS))
            self._progress.setAccessibleName(f"{message} {share:.0%}")
        warns = not is_news(notice)
        self._icon.show_icon("warning" if warns else "info")
        self._icon.setProperty("tone", "warning" if warns else "accent")
        set_property(self, "tone", "warning" if warns else "progress")
        works = still_works(notice.topic) if warns else ""
        self._works.show_text(works)
        self._works.setVisible(bool(works))
        self.setAccessibleName(" ".join(p for p in (message, advice, works) if p))
        self.topic = notice.topic
        self._details = details(notice)
        self._offer(notice, warns=warns)

    def _offer(self, notice: Notice, *, warns: bool) -> None:
        """Show a button for each action; where they stay the same, nothing moves or loses focus.

        A warning that offers nothing to do leads to where it can be mended; what it says can be
        copied.
        """
        actions = notice.actions
        offered = (self.topic, warns, actions)
        if offered == self._offered:
            return
        self._offered = offered
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if warns and only_dismisses(notice) and (way := remedy(self.topic)) is not None:
            words, section = way
            mend = card_button(words, "mend", "link")
            mend.clicked.connect(lambda: self.settings_wanted.emit(section))
            self._buttons.addWidget(mend)
        for action in actions:
            button = card_button(translated(action.label), action.name, "link")
            button.clicked.connect(
                lambda _on=False, name=action.name: self.chosen.emit(self.topic, name)
            )
            self._buttons.addWidget(button)
        if not warns:
            return
        copy = card_button(self.tr("Copy details"), "copyDetails", "link")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details))
        self._buttons.addWidget(copy)
