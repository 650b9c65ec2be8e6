"""Lasting remarks on how the program stands, above the conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.domain.events import Notice

if TYPE_CHECKING:
    from app.desktop.notice_banner import NoticeBanner

_LOWEST = 130  # logical pixels: one remark with its buttons


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
                # The window is shown before there is anything to remark.
                from app.desktop.notice_banner import NoticeBanner  # noqa: PLC0415

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
