"""One process of the sound, with a thread that writes to it and one that reads what it says."""

from __future__ import annotations

import contextlib
import queue
import subprocess
import threading
from collections.abc import Callable

from herstel_app.audio.process import messages as m


class ProcessLink:
    """Speaks with one process. Every method returns at once, whatever the process does."""

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        hear: Callable[[ProcessLink, m.ToParent], None],
        gone: Callable[[ProcessLink, int | None], None],
    ) -> None:
        """Keep the process; `hear` and `gone` are called from a thread of this link."""
        self._process, self._hear, self._gone = process, hear, gone
        self._outbox: queue.SimpleQueue[m.ToChild | None] = queue.SimpleQueue()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def open(self) -> None:
        """Start the two threads."""
        for work, name in ((self._write, "herstel-sound-write"), (self._read, "herstel-sound-read")):
            threading.Thread(target=work, name=name, daemon=True).start()

    def send(self, message: m.ToChild) -> None:
        """Send a message after those before it."""
        self._outbox.put(message)

    def kill(self) -> None:
        """End the process at once."""
        with contextlib.suppress(OSError):
            self._process.kill()
        self._outbox.put(None)

    def _write(self) -> None:
        stream = self._process.stdin
        assert stream is not None
        while (message := self._outbox.get()) is not None:
            try:
                m.write(stream, message)  # type: ignore[arg-type] # IO[bytes] is what Popen calls a BinaryIO
            except (OSError, ValueError):
                break
        with contextlib.suppress(OSError, ValueError):
            stream.close()

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        with contextlib.suppress(OSError, ValueError, m.BrokenChannelError):
            while (message := m.read_to_parent(stream)) is not None:  # type: ignore[arg-type] # as above
                self._hear(self, message)
        with contextlib.suppress(OSError):
            self._process.kill()  # it has closed its pipe, or speaks nonsense
        code = self._process.wait()
        self._outbox.put(None)
        with contextlib.suppress(OSError, ValueError):
            stream.close()
        self._gone(self, code)
