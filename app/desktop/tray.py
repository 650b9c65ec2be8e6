"""The icon in the system's tray: how the program stands, and a menu for when its window is away."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app.desktop.icons import application_icon, paint_icon
from app.desktop.language import retell
from app.domain.events import Phase

_SIDES = (16, 22, 24, 32, 48, 64)
_INK = QColor("#ffffff")


class TrayState(Enum):
    """What the icon shows: a sign of its own for each, so that colours alone mean nothing."""

    IDLE = ("", "")
    WORKING = ("dots", "#3f5bd8")
    LISTENING = ("microphone", "#b3261e")
    SPEAKING = ("loudspeaker", "#1f7a4d")
    ATTENTION = ("warning", "#8a5a00")


def state_of(phase: Phase, *, attention: bool) -> TrayState:
    """Return what to show; what goes on comes before what waits."""
    match phase:
        case Phase.LISTENING:
            return TrayState.LISTENING
        case Phase.SPEAKING:
            return TrayState.SPEAKING
        case Phase.IDLE:
            return TrayState.ATTENTION if attention else TrayState.IDLE
        case _:
            return TrayState.WORKING


def tray_icon(state: TrayState) -> QIcon:
    """Return the icon for a state: the program's own, or a sign on a disc, for light and dark."""
    name, ground = state.value
    if not name:
        return application_icon()
    icon = QIcon()
    for side in _SIDES:
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(QRectF(0, 0, side, side))
        margin = side * 0.17
        paint_icon(
            painter, name, QRectF(margin, margin, side - 2 * margin, side - 2 * margin), _INK
        )
        painter.end()
        icon.addPixmap(picture)
    return icon


class Tray(QObject):
    """The icon and its menu. Where the system has no tray, nothing is shown and nothing fails."""

    open_wanted = Signal()
    talk_wanted = Signal()
    mute_wanted = Signal(bool)
    settings_wanted = Signal()
    quit_wanted = Signal()
    message_clicked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._phase = Phase.IDLE
        self._attention = ""
        self._icons = {state: tray_icon(state) for state in TrayState}
        self.menu = QMenu()
        self._state = self.menu.addAction("")
        self._state.setEnabled(False)
        self.menu.addSeparator()
        self._talk = self.menu.addAction("", self.talk_wanted.emit)
        self._open = self.menu.addAction("", self.open_wanted.emit)
        self._mute = self.menu.addAction("")
        self._mute.setCheckable(True)
        self._mute.triggered.connect(self.mute_wanted)
        self._settings = self.menu.addAction("", self.settings_wanted.emit)
        self.menu.addSeparator()
        self._quit = self.menu.addAction("", self.quit_wanted.emit)
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        self.icon.messageClicked.connect(self.message_clicked)
        retell(self.menu, self._show)
        self.icon.show()

    @property
    def is_there(self) -> bool:
        """Whether the system has a tray, so that a window can be found again there."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show_phase(self, phase: Phase) -> None:
        """Show where the turn stands."""
        self._phase = phase
        self._show()

    def show_attention(self, why: str) -> None:
        """Show that something waits for the person, or (empty) that it no longer does."""
        self._attention = why
        self._show()

    def show_muted(self, muted: bool) -> None:
        """Show whether replies are only written."""
        self._mute.setChecked(muted)

    def show_message(self, title: str, body: str) -> None:
        """Show a message beside the icon, as the system does."""
        self.icon.showMessage(title, body, application_icon())

    def close(self) -> None:
        """Take the icon away."""
        self.icon.hide()
        self.menu.deleteLater()

    def _show(self) -> None:
        state = state_of(self._phase, attention=bool(self._attention))
        words = self._attention if state is TrayState.ATTENTION else self._words(state)
        listening = self._phase in (Phase.ARMING, Phase.LISTENING)
        self._state.setText(words)
        self._talk.setText(self.tr("Stop listening") if listening else self.tr("Talk"))
        self._open.setText(self.tr("Open Vocal Desk"))
        self._mute.setText(self.tr("Mute replies"))
        self._settings.setText(self.tr("Settings…"))
        self._quit.setText(self.tr("Quit"))
        self.icon.setIcon(self._icons[state])
        self.icon.setToolTip(f"Vocal Desk: {words}")

    def _words(self, state: TrayState) -> str:
        match state:
            case TrayState.LISTENING:
                return self.tr("Listening")
            case TrayState.SPEAKING:
                return self.tr("Speaking")
            case TrayState.WORKING:
                return self.tr("Working")
            case _:
                return self.tr("Ready")

    def _activated(self, how: QSystemTrayIcon.ActivationReason) -> None:
        match how:
            case QSystemTrayIcon.ActivationReason.Trigger:
                self.open_wanted.emit()
            case QSystemTrayIcon.ActivationReason.MiddleClick:
                self.talk_wanted.emit()
            case _:
                pass
