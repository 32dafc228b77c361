"""One Herstel for each data folder: a second start brings the first forward, and hands over what it was to do.

Invariants:
- who holds the lock is the first; a socket that a dead program left behind stops nobody;
- nothing but the user's own programs on this computer can connect;
- what comes in is checked; what is not understood does nothing more than bring the window forward.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from herstel_app.core.instance import StartRequest
from herstel_app.system.folder_lock import instance_lock

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

logger = logging.getLogger(__name__)
LONGEST_PATH = 100
"""In bytes: a Unix socket has a name of 107 at most on Linux and 103 on macOS."""
MOST_BYTES = 4096
CONNECT_MS, RETRY_S = 500, 0.1
ANSWER_S = 15.0
"""The first may just have been started, and still be reading its content, on a slow computer."""
ANSWER = b"ok\n"
ASFW_ANY = -1


def address(root: Path, platform: str = sys.platform) -> str:
    """Give the name of the socket (on Windows: the pipe) that belongs to a data folder."""
    inside = root.resolve() / "herstel.sock"
    if platform != "win32" and len(os.fsencode(inside)) <= LONGEST_PATH and root.is_dir() and os.access(root, os.W_OK):
        return str(inside)
    import hashlib

    whole = os.path.normcase(root.resolve())
    name = "herstel-" + hashlib.sha256(os.fsencode(whole)).hexdigest()[:24]
    if platform == "win32":
        return name
    folder = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    return str(Path(folder) / f"{name}-{os.getuid()}")


class LocalInstance(QObject):
    """This process, as the first or as a later one on its data folder."""

    asked = Signal(object)
    """Ask: a later start wants something."""

    def __init__(self, root: Path, answer_s: float = ANSWER_S) -> None:
        """Keep the folder; nothing is locked before `claim`, and nothing opened before `on_ask`."""
        super().__init__()
        self._root, self._answer_s = root, answer_s
        self._lock = instance_lock(root)
        self._server: QLocalServer | None = None
        self._heard: dict[QLocalSocket, bytearray] = {}

    def claim(self) -> bool:
        """Be the first; False where another is."""
        return self._lock.take()

    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        name = address(self._root)
        # Only the holder of the lock comes here, so whatever lies there is of a program that is gone.
        QLocalServer.removeServer(name)
        if not self._server.listen(name):
            logger.warning("a second start will not find this one: %s", self._server.errorString())

    def pass_on(self, ask: StartRequest) -> bool:
        """Hand `ask` to the first; False where that does not answer, at once where it plays in a terminal."""
        if self._lock.is_of_terminal:
            return False
        from PySide6.QtNetwork import QLocalSocket

        if sys.platform == "win32":
            import ctypes

            # The one that was just started may come to the front, and so may say who else may.
            ctypes.WinDLL("user32").AllowSetForegroundWindow(ASFW_ANY)
        until = time.monotonic() + self._answer_s
        while time.monotonic() < until:
            socket = QLocalSocket()
            socket.connectToServer(address(self._root))
            if socket.waitForConnected(CONNECT_MS):
                return self._hand_over(socket, ask, until)
            time.sleep(RETRY_S)
        return False

    @staticmethod
    def _hand_over(socket: QLocalSocket, ask: StartRequest, until: float) -> bool:
        socket.write(msgspec.json.encode(ask) + b"\n")
        socket.flush()
        while (left_s := until - time.monotonic()) > 0 and socket.bytesAvailable() < len(ANSWER):
            if not socket.waitForReadyRead(round(1000 * left_s) + 1):
                break
        return bytes(socket.readAll().data()) == ANSWER

    def on_ask(self, listener: Callable[[StartRequest], object]) -> None:
        """Listen to later ones from now on, and have `listener` called with what they want.

        A later one waits so long as this is still starting.
        """
        self.asked.connect(listener)
        if self._server is None:
            self._listen()

    def close(self) -> None:
        """Listen no more, and let another be the first."""
        for socket in list(self._heard):
            socket.abort()
        if self._server is not None:
            self._server.close()
        self._lock.give()

    def _welcome(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            self._heard[socket] = bytearray()
            # Methods of this object, not functions that hold the socket: those would keep it alive in a ring.
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(self._sweep)
        self._read()
        self._sweep()

    def _sweep(self) -> None:
        """Forget those who have left."""
        from PySide6.QtNetwork import QLocalSocket

        for socket in list(self._heard):
            if socket.state() == QLocalSocket.LocalSocketState.UnconnectedState:
                del self._heard[socket]
                socket.deleteLater()

    def _read(self) -> None:
        for socket, heard in list(self._heard.items()):
            if not socket.bytesAvailable():
                continue
            heard.extend(socket.readAll().data())
            line, end, _ = heard.partition(b"\n")
            if end:
                heard.clear()
                socket.write(ANSWER)
                socket.flush()
                socket.disconnectFromServer()
                self.asked.emit(_understood(bytes(line)))
            elif len(heard) > MOST_BYTES:
                socket.abort()


def _understood(line: bytes) -> StartRequest:
    try:
        return msgspec.json.decode(line, type=StartRequest)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        logger.info("a second start was not understood: %s", error)
        return StartRequest()
