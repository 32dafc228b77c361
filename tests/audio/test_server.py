"""Whether a sound server answers, with a real socket."""

from __future__ import annotations

import socket
import sys
import tempfile
from pathlib import Path

import pytest

from herstel_app.audio.server import answers, socket_path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such server")


def test_a_server_that_listens_one_that_died_and_none(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory(prefix="h-") as runtime:  # a socket's path has to be short
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
        monkeypatch.delenv("PULSE_SERVER", raising=False)
        assert socket_path() is None
        path = Path(runtime) / "pulse" / "native"
        path.parent.mkdir()
        server = socket.socket(socket.AF_UNIX)
        server.bind(str(path))
        server.listen()
        assert socket_path() == path
        assert answers(path)
        server.close()
        assert not answers(path)
        path.unlink()
        assert not answers(path)
        monkeypatch.setenv("PULSE_SERVER", "elders")
        assert socket_path() is None
