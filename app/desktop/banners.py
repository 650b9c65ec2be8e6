"""Lasting remarks on how the program stands, above the conversation."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.desktop.icons import Icon
from app.desktop.restyle import set_property
from app.desktop.text import PlainText
from app.domain.events import Notice

_STEPS = 1000


class NoticeBanner(QFrame):
    """One remark: what is the case, what to do about it, and how far it got."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Icon("info", tone="accent", side=20)
        self._message = PlainText(role="strong")
        self._advice = PlainText()
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
        words.addWidget(self._progress)
        row.addLayout(words, 1)

    def show_notice(self, notice: Notice) -> None:
        """Show another remark in place of the earlier one. Without progress it is a warning."""
        self._message.show_text(notice.message)
        self._advice.show_text(notice.advice)
        self._advice.setVisible(bool(notice.advice))
        self._progress.setVisible(notice.progress is not None)
        if notice.progress is not None:
            share = min(1.0, max(0.0, notice.progress))
            self._progress.setValue(round(share * _STEPS))
            self._progress.setAccessibleName(f"{notice.message} {share:.0%}")
        warns = notice.progress is None
        self._icon.show_icon("warning" if warns else "info")
        self._icon.setProperty("tone", "warning" if warns else "accent")
        set_property(self, "tone", "warning" if warns else "progress")
        self.setAccessibleName(f"{notice.message} {notice.advice}".strip())


class Banners(QWidget):
    """All remarks in force, one for each topic, in the order they came up."""

    def __init__(self) -> None:
        super().__init__()
        self._by_topic: dict[str, NoticeBanner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(8)
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
                self._column.addWidget(banner)
            banner.show_notice(notice)
        self.setVisible(bool(self._by_topic))
