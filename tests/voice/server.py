"""A speech-dispatcher that only writes down what it is asked, and can be told to fail."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable

VOICES = (
    "Afrikaans\taf\tnone",
    "Dutch\tnl\tnone",
    "Dutch+Robosoft\tnl\tRobosoft",
    "Vlaams\tnl-BE\tnone",
)


class FakeServer:
    """Answers SSIP on connections made with `connect`."""

    def __init__(self, voices: tuple[str, ...] = VOICES) -> None:
        self.voices = voices
        self.modules: tuple[str, ...] = ("espeak-ng",)
        self.asked: list[str] = []
        self.spoken: list[str] = []
        self.refused: tuple[str, ...] = ()
        self.silent = False
        self.unasked: tuple[str, ...] = ()
        """Lines that come in the midst of each reply of several lines."""
        self.connections = 0
        self.heard = threading.Condition()
        self._ends: list[socket.socket] = []

    def connect(self) -> socket.socket:
        """Give the client's end of a new connection."""
        ours, theirs = socket.socketpair()
        theirs.settimeout(2.0)
        self._ends.append(ours)
        self.connections += 1
        threading.Thread(target=self._serve, args=(ours,), daemon=True).start()
        return theirs

    def wait_for(self, what: Callable[[], bool]) -> None:
        """Wait until `what` is so."""
        until_s = time.monotonic() + 5.0
        with self.heard:
            while not what():
                assert time.monotonic() < until_s, self.asked
                self.heard.wait(0.02)  # it may also be so without a word from the client

    def cut(self) -> None:
        """End all connections, as a server that is restarted."""
        for end in self._ends:
            end.shutdown(socket.SHUT_RDWR)
        self._ends = []

    def tell(self, *lines: str) -> None:
        """Tell the last client something it did not ask."""
        self._ends[-1].sendall("".join(f"{line}\r\n" for line in lines).encode())

    def _serve(self, end: socket.socket) -> None:
        file = end.makefile("rwb")
        try:
            while raw := file.readline():
                command = raw.decode("utf-8").rstrip("\r\n")
                if self.silent:
                    continue
                if command == "SPEAK":
                    file.write(b"230 OK RECEIVING DATA\r\n")
                    file.flush()
                    text = []
                    while (line := file.readline().decode("utf-8").rstrip("\r\n")) != ".":
                        text.append(line)
                    self._note(command, "\n".join(text))
                    number = 20 + len(self.spoken)
                    file.write(f"225-{number}\r\n225 OK MESSAGE QUEUED\r\n".encode())
                else:
                    first, *rest = self._reply(command)
                    lines = (first, *(self.unasked if rest else ()), *rest)
                    file.write("".join(f"{line}\r\n" for line in lines).encode())
                    self._note(command)
                file.flush()
        except (OSError, ValueError):
            pass
        finally:
            end.close()

    def _note(self, command: str, text: str | None = None) -> None:
        with self.heard:
            self.asked.append(command)
            if text is not None:
                self.spoken.append(text)
            self.heard.notify_all()

    def _reply(self, command: str) -> list[str]:
        if command in self.refused:
            return ["409 ERR RATE TOO HIGH"]
        if command == "LIST OUTPUT_MODULES":
            return [*(f"250-{name}" for name in self.modules), "250 OK MODULE LIST SENT"]
        if command.startswith("LIST SYNTHESIS_VOICES"):
            return [*(f"249-{row}" for row in self.voices), "249 OK VOICE LIST SENT"]
        return ["200 OK"]
