"""A connection to speech-dispatcher, in its own protocol: SSIP, lines of text over a socket."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Mapping
from pathlib import Path

from herstel_app.voice.programs import system_environment

REPLY_TIMEOUT_S = 2.0
LIST_TIMEOUT_S = 10.0
"""espeak-ng lists more than thirteen thousand voices, which takes a second or two."""
SPAWN_TIMEOUT_S = 15.0
INET_PORT = 6560
LONGEST_LINE = 10_000


class SsipError(Exception):
    """There is no speech-dispatcher, or it does not do what it is asked."""


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
    """Connect; where no server runs one is started, as its own library does. Raises SsipError."""
    where = address(env)
    try:
        return Ssip(_open(where))
    except OSError:
        if not isinstance(where, str):
            raise SsipError(f"nothing listens at {where}") from None
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
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SsipError(str(error)) from error
    if done.returncode:
        raise SsipError(f"{program} did not start: exit {done.returncode}")


class Ssip:
    """One connection; each call sends one command and waits for its reply, up to a limit."""

    def __init__(self, connection: socket.socket) -> None:
        """Talk over an open socket."""
        self._socket = connection
        self._file = connection.makefile("rb")

    def ask(self, command: str, timeout_s: float = REPLY_TIMEOUT_S) -> list[str]:
        """Give the reply but for its last line; raises SsipError where it is no success, SsipLost without it."""
        try:
            self._socket.settimeout(timeout_s)
            self._socket.sendall(command.encode("utf-8") + b"\r\n")
            lines: list[str] = []
            while True:
                raw = self._file.readline(LONGEST_LINE)
                if not raw.endswith(b"\n"):
                    raise SsipLost("the connection was closed")
                line = raw.decode("utf-8", "replace").rstrip("\r\n")
                if line[3:4] != "-":
                    break
                lines.append(line[4:])
        except OSError as error:
            raise SsipLost(f"{command.split()[0]}: {error}") from error
        if not line.startswith("2"):
            raise SsipError(f"{command}: {line}")
        return lines

    def speak(self, text: str) -> None:
        """Have `text` spoken after what waits already; raises SsipError."""
        self.ask("SPEAK")
        plain = " ".join(text.split())
        # A line that is one dot ends the text, so a dot at the start is doubled.
        self.ask((f".{plain}" if plain.startswith(".") else plain) + "\r\n.")

    def close(self) -> None:
        """Say goodbye."""
        try:
            self._socket.settimeout(REPLY_TIMEOUT_S)
            self._socket.sendall(b"QUIT\r\n")
        except OSError:
            pass
        finally:
            self._file.close()
            self._socket.close()
