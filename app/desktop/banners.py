"""Lasting remarks on how the program stands, above the conversation."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.desktop.cards.card import card_button, outdented
from app.desktop.icons import Icon
from app.desktop.language import translated, when_language_changes
from app.desktop.layouts import Wrapping
from app.desktop.remedies import details, is_news, only_dismisses, remedy, still_works
from app.desktop.restyle import set_property
from app.desktop.text import PlainText
from app.domain.events import Notice

_STEPS = 1000
_LOWEST = 130  # logical pixels: one remark with its buttons


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


class Banners(QScrollArea):
    """All remarks in force, one for each topic, in the order they came up.

    As high as they need to be, as long as the window has the room; then they scroll.
    """

    chosen = Signal(str, str)
    """Topic of a remark, and name of the action that was chosen."""

    settings_wanted = Signal(str)
    """A section of the settings."""

    def __init__(self) -> None:
        super().__init__()
        self._by_topic: dict[str, NoticeBanner] = {}
        self._page = QWidget()
        self._page.setObjectName("bannersPage")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(8)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show, replace or (with an empty message) take away the remark on a topic."""
        banner = self._by_topic.get(notice.topic)
        if not notice.message:
            if banner is not None:
                del self._by_topic[notice.topic]
                self._column.removeWidget(banner)
                banner.hide()
                banner.deleteLater()
        else:
            if banner is None:
                banner = self._by_topic[notice.topic] = NoticeBanner()
                banner.chosen.connect(self.chosen)
                banner.settings_wanted.connect(self.settings_wanted)
                self._column.addWidget(banner)
            banner.show_notice(notice)
        self.setVisible(bool(self._by_topic))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Hand on what the remarks ask of the layout: a scroll area keeps that to itself."""
        if watched is self._page and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """Tell layouts that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """Return the height in which nothing need scroll."""
        return self._page.heightForWidth(width)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size in which nothing need scroll."""
        return self._page.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a size that leaves the conversation its room in a low window."""
        page = self._page.minimumSizeHint()
        return QSize(page.width(), min(page.height(), _LOWEST))
