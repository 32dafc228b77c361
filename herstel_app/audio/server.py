"""Whether the sound server of a Linux desktop still answers.

SDL goes on as if nothing happened when PulseAudio, or PipeWire in its place, has gone: it waits out each buffer and
throws it away. By its speed that can hardly be told from a device that lives; by its socket it can.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

PATIENCE_S = 0.2


def socket_path() -> Path | None:
    """Give the server's socket; None where there is none, or the server is elsewhere."""
    if sys.platform != "linux" or os.environ.get("PULSE_SERVER"):
        return None
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    path = Path(runtime) / "pulse" / "native" if runtime else None
    return path if path is not None and path.exists() else None


def answers(path: Path) -> bool:
    """Whether somebody listens at `path`; a server that is only busy counts as one that does."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(PATIENCE_S)
        try:
            probe.connect(str(path))
        except (ConnectionRefusedError, FileNotFoundError):
            return False
        except OSError:
            return True
    return True
