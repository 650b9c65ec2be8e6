"""One window for each person: a second start brings the first one's window to the front."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QTimer, Signal

from app.domain.errors import InputError, SetupError
from app.system.running_window import (
    FORWARD,
    LONGEST_LINE,
    Request,
    address,
    answer_line,
    ask,
    read_request,
)

if TYPE_CHECKING:  # the window is shown before anybody is listened to
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

LOCK_FILE = "window.lock"

_PATIENCE_MS = 3_000  # for a window that is just opening or closing
_STEP_MS = 100
_REQUEST_MS = 2_000  # so long a connection may take to say what it wants


class SingleInstance(QObject):
    """Holds the place of the only window that works on one state folder.

    The lock file decides who is first (it is void once its process is gone); the local socket,
    which only the same user can reach, carries what later starts ask for. Whatever is asked is a
    click or a sentence: nothing is ever run.
    """

    asked_forward = Signal()
    """Somebody started the program a second time."""

    asked_to_say = Signal(str)
    """A sentence was handed over, to be taken as if it were typed."""

    asked_to_talk = Signal(str)
    """The talk key was pressed by a command: one of `TALK_COMMANDS`."""

    def __init__(self, state: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._lock = QLockFile(str(state / LOCK_FILE))
        self._lock.setStaleLockTime(0)  # a window that has been open for days is not stale
        self._server: QLocalServer | None = None

    def claim(self, request: Request = FORWARD) -> bool:
        """Become the only one, or hand `request` to the one that is there and return False.

        Where the folder can't be written to there is no telling, and the window opens: it will
        say itself what is wrong with the folder. Raises SetupError where one is there and does
        not answer, InputError where it does not take the request.
        """
        try:
            self._state.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            log.warning("%s can't be made: %s", self._state, error)
            return True
        patience = QDeadlineTimer(_PATIENCE_MS)
        while not patience.hasExpired():
            if self._lock.tryLock(_STEP_MS):
                return True
            if self._lock.error() is not QLockFile.LockError.LockFailedError:
                log.warning("%s can't be locked: %s", self._state, self._lock.error())
                return True
            if ask(self._state, request):
                return False
        raise SetupError(
            "Vocal Desk is running already, but does not answer.",
            advice="End it with the system's task manager, then start it again.",
        )

    def release(self) -> None:
        """Make room for the next start."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def listen(self) -> None:
        """Take, from now on, what later starts ask for; they wait that long. After `claim`."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415

        if not self._lock.isLocked():
            return
        server = self._server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(lambda: self._accept(server))
        where = address(self._state)
        QLocalServer.removeServer(where)  # left by a process that was killed
        if not server.listen(where):
            log.warning("a second start won't be noticed: %s", server.errorString())

    def _accept(self, server: QLocalServer) -> None:
        while server.hasPendingConnections():
            connection = server.nextPendingConnection()
            connection.disconnected.connect(connection.deleteLater)
            connection.readyRead.connect(lambda it=connection: self._read(it))
            QTimer.singleShot(_REQUEST_MS, connection, connection.abort)
            if connection.bytesAvailable():
                self._read(connection)

    def _read(self, connection: QLocalSocket) -> None:
        if not connection.canReadLine():
            if connection.bytesAvailable() >= LONGEST_LINE:
                connection.abort()
            return
        try:
            request = read_request(bytes(connection.readLine(LONGEST_LINE).data()))
        except InputError as error:
            self._answer(connection, str(error))
            return
        self._answer(connection)
        match request.ask:
            case "forward":
                self.asked_forward.emit()
            case "say":
                self.asked_to_say.emit(request.text)
            case "talk":
                self.asked_to_talk.emit(request.text)

    def _answer(self, connection: QLocalSocket, problem: str = "") -> None:
        connection.write(answer_line(problem))
        connection.flush()
        connection.disconnectFromServer()
