"""A connection to speech-dispatcher, in its own protocol: SSIP, lines of text over a socket."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from herstel_app.voice.run_program import system_environment

logger = logging.getLogger(__name__)
REPLY_TIMEOUT_S = 2.0
LIST_TIMEOUT_S = 10.0
"""espeak-ng lists more than thirteen thousand voices, which takes a second or two."""
SPAWN_TIMEOUT_S = 15.0
INET_PORT = 6560
LONGEST_LINE = 10_000
CHUNK = 65_536
EVENT_CODES = "7"
"""What the lines begin with that come by themselves."""
ENDED = "702"


class SsipError(Exception):
    """There is no speech-dispatcher, or it does not do what it is asked."""


class SsipMissing(SsipError):
    """There is no speech-dispatcher on this computer."""


class SsipLost(SsipError):
    """The connection is of no use any more."""


def address(env: Mapping[str, str]) -> str | tuple[str, int]:
    """Give where the server listens: the path of a socket, or host and port; raises SsipError."""
    method, _, rest = env.get("SPEECHD_ADDRESS", "unix_socket").partition(":")
    if method == "inet_socket":
        host, _, port = rest.partition(":")
        return host or "127.0.0.1", int(port) if port.isdigit() else INET_PORT
    if method != "unix_socket":
        raise SsipError(f"unknown address {method}")
    runtime = env.get("XDG_RUNTIME_DIR") or str(Path(env.get("HOME", "/")) / ".cache")
    return rest or f"{runtime}/speech-dispatcher/speechd.sock"


def connect(env: Mapping[str, str] = os.environ) -> Ssip:
    """Connect; where no server runs one is started, as its own library does. Raises SsipError.

    SsipMissing is raised only where there is none to start: one that hangs, or does not start, is there.
    """
    where = address(env)
    try:
        return Ssip(_open(where))
    except (FileNotFoundError, ConnectionRefusedError):
        if not isinstance(where, str):
            raise SsipError(f"nothing listens at {where}") from None
    except OSError as error:
        raise SsipError(f"{where}: {error}") from error
    _spawn(where, env.get("SPEECHD_CMD", "speech-dispatcher"))
    try:
        return Ssip(_open(where))
    except OSError as error:
        raise SsipError(f"{where}: {error}") from error


def _open(where: str | tuple[str, int]) -> socket.socket:
    if not isinstance(where, str):
        return socket.create_connection(where, REPLY_TIMEOUT_S)
    made = socket.socket(socket.AF_UNIX)
    try:
        made.settimeout(REPLY_TIMEOUT_S)
        made.connect(where)
    except OSError:
        made.close()
        raise
    return made


def _spawn(path: str, program: str) -> None:
    command = [program, "--spawn", "--communication-method", "unix_socket", "--socket-path", path]
    try:
        # What it becomes stays behind and would keep a pipe open, so it gets none.
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=system_environment(),
            timeout=SPAWN_TIMEOUT_S,
            check=False,
        )
    except FileNotFoundError as error:
        raise SsipMissing(str(error)) from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SsipError(str(error)) from error
    if done.returncode:
        raise SsipError(f"{program} did not start: exit {done.returncode}")


class Ssip:
    """One connection; each call sends one command and waits for its reply, up to a limit.

    What the server tells by itself, also in the midst of a reply, is kept until it is asked for.
    """

    def __init__(self, connection: socket.socket) -> None:
        """Talk over an open socket."""
        self._socket = connection
        self._received = bytearray()
        self._event: list[str] = []
        self._ended: set[str] = set()

    def ask(self, command: str, timeout_s: float = REPLY_TIMEOUT_S) -> list[str]:
        """Give the reply but for its last line; raises SsipError where it is no success, SsipLost without it."""
        try:
            until_s = time.monotonic() + timeout_s
            self._socket.settimeout(timeout_s)
            self._socket.sendall(command.encode("utf-8") + b"\r\n")
            lines: list[str] = []
            while True:
                while (line := self._line()) is None:
                    self._socket.settimeout(max(0.001, until_s - time.monotonic()))
                    self._receive()
                if line[3:4] != "-":
                    break
                lines.append(line[4:])
        except OSError as error:
            raise SsipLost(f"{command.split()[0]}: {error}") from error
        if not line.startswith("2"):
            raise SsipError(f"{command}: {line}")
        return lines

    def speak(self, text: str) -> str:
        """Have `text` spoken after what waits already; gives the number of its message, if any; raises SsipError."""
        self.ask("SPEAK")
        plain = " ".join(text.split())
        # A line that is one dot ends the text, so a dot at the start is doubled.
        told = self.ask((f".{plain}" if plain.startswith(".") else plain) + "\r\n.")
        return told[0].strip() if told else ""

    def ended(self) -> set[str]:
        """Give the messages of which the server has told since the last time that they were said; raises SsipLost."""
        try:
            self._socket.settimeout(0)
            while True:
                self._receive()
        except BlockingIOError:
            pass
        except OSError as error:
            raise SsipLost(str(error)) from error
        while (line := self._line()) is not None:
            logger.info("speech-dispatcher told, unasked: %s", line)
        ended, self._ended = self._ended, set()
        return ended

    def _receive(self) -> None:
        data = self._socket.recv(CHUNK)
        if not data or len(self._received) > CHUNK + LONGEST_LINE:
            raise SsipLost("the connection was closed" if not data else "a line without an end")
        self._received += data

    def _line(self) -> str | None:
        """Give the next line of a reply out of what was received, or None where there is none yet."""
        while (at := self._received.find(b"\n")) >= 0:
            line = self._received[:at].decode("utf-8", "replace").rstrip("\r")
            del self._received[: at + 1]
            if not line.startswith(EVENT_CODES):
                return line
            self._event.append(line)
            if line[3:4] != "-":
                if line.startswith(ENDED):
                    self._ended.add(self._event[0][4:].strip())
                self._event = []
        return None

    def close(self) -> None:
        """Say goodbye."""
        try:
            self._socket.settimeout(REPLY_TIMEOUT_S)
            self._socket.sendall(b"QUIT\r\n")
        except OSError:
            pass
        finally:
            self._socket.close()
