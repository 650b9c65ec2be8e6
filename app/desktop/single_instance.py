"""One window for each person: a second start brings the first one's window to the front."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.domain.errors import SetupError

log = logging.getLogger(__name__)

LOCK_FILE = "window.lock"

_PATIENCE_MS = 3_000  # for a window that is just opening or closing
_STEP_MS = 100


class SingleInstance(QObject):
    """Holds the place of the only window that works on one state folder.

    The lock file decides who is first (it is void once its process is gone); the local socket
    carries the request to come forward.
    """

    asked_forward = Signal()
    """Somebody started the program a second time."""

    def __init__(self, state: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._lock = QLockFile(str(state / LOCK_FILE))
        self._lock.setStaleLockTime(0)  # a window that has been open for days is not stale
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self) -> bool:
        """Become the only one, or ask the one that is there to come forward and return False.

        Where the folder can't be written to there is no telling, and the window opens: it will
        say itself what is wrong with the folder. Raises SetupError where one is there and does
        not answer.
        """
        try:
            self._state.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            log.warning("%s can't be made: %s", self._state, error)
            return True
        for _ in range(_PATIENCE_MS // _STEP_MS):
            if self._lock.tryLock(_STEP_MS):
                self._listen()
                return True
            if self._lock.error() is not QLockFile.LockError.LockFailedError:
                log.warning("%s can't be locked: %s", self._state, self._lock.error())
                return True
            if self._ask():
                return False
        raise SetupError(
            "Vocal Desk is running already, but does not answer.",
            advice="End it with the system's task manager, then start it again.",
        )

    def release(self) -> None:
        """Make room for the next start."""
        self._server.close()
        self._lock.unlock()

    def _listen(self) -> None:
        name = _socket_name(self._state)
        QLocalServer.removeServer(name)  # left by a process that was killed
        if not self._server.listen(name):
            log.warning("a second start won't be noticed: %s", self._server.errorString())

    def _ask(self) -> bool:
        """Ask the window that is there to come forward; return whether it heard that."""
        socket = QLocalSocket()
        socket.connectToServer(_socket_name(self._state))
        if not socket.waitForConnected(_STEP_MS):
            return False
        heard = socket.waitForReadyRead(_PATIENCE_MS)
        socket.disconnectFromServer()
        return heard

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            connection = self._server.nextPendingConnection()
            connection.disconnected.connect(connection.deleteLater)
            connection.write(b"here")
            connection.flush()
            self.asked_forward.emit()


def _socket_name(state: Path) -> str:
    # Socket names are short, paths may be long.
    digest = hashlib.sha256(str(state.absolute()).encode()).hexdigest()
    return f"vocal-desk-{digest[:16]}"
