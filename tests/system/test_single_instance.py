"""One instance for each data folder, tried with real processes and real sockets."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from herstel_app.core.instance import StartRequest
from herstel_app.system.folder_lock import instance_lock
from herstel_app.system.single_instance import LONGEST_PATH, MOST_BYTES, LocalInstance, address

ROOT = Path(__file__).resolve().parents[2]
FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from herstel_app.system.single_instance import LocalInstance
app = QCoreApplication([])
instance = LocalInstance(Path(sys.argv[1]))
is_first = instance.claim()
instance.on_ask(lambda ask: (print(ask.exercise_id, ask.minutes, flush=True), app.quit()))
print(is_first, flush=True)
app.exec()
"""
HANGS = FIRST.replace("app.exec()", "import time; time.sleep(60)")
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has pipes, which are no files")


@pytest.fixture
def first(qapp: QApplication, tmp_path: Path) -> Iterator[LocalInstance]:
    instance = LocalInstance(tmp_path)
    assert instance.claim()
    instance.on_ask(lambda _: None)
    yield instance
    instance.close()


def process(folder: Path, code: str = FIRST) -> subprocess.Popen[str]:
    started = subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert started.stdout
    assert started.stdout.readline() == "True\n"
    return started


def test_a_second_process_hands_over_what_it_was_to_do(qapp: QApplication, tmp_path: Path) -> None:
    other = process(tmp_path)
    second = LocalInstance(tmp_path)
    assert not second.claim()
    assert second.pass_on(StartRequest("slow-breathing", 3.0))
    assert other.communicate(timeout=20)[0] == "slow-breathing 3.0\n"
    assert other.returncode == 0
    assert second.claim()
    second.close()


@pytest.mark.slow
@posix
def test_a_crash_leaves_nothing_that_stops_the_next(qapp: QApplication, tmp_path: Path) -> None:
    other = process(tmp_path)
    other.send_signal(signal.SIGKILL)
    other.communicate(timeout=20)
    assert Path(address(tmp_path)).exists()
    third = LocalInstance(tmp_path)
    assert third.claim()
    later = process_that_asks(tmp_path)
    assert wait_for_ask(third) == StartRequest("stillness", None, "a")
    assert later.wait(20) == 0
    third.close()


def process_that_asks(folder: Path) -> subprocess.Popen[str]:
    code = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from herstel_app.core.instance import StartRequest
from herstel_app.system.single_instance import LocalInstance
app = QCoreApplication([])
instance = LocalInstance(Path(sys.argv[1]))
sys.exit(0 if not instance.claim() and instance.pass_on(StartRequest("stillness", None, "a")) else 1)
"""
    return subprocess.Popen([sys.executable, "-c", code, str(folder)], text=True, cwd=ROOT)


def wait_for_ask(instance: LocalInstance) -> StartRequest:
    from PySide6.QtCore import QEventLoop, QTimer

    asks: list[StartRequest] = []
    loop = QEventLoop()
    instance.on_ask(asks.append)
    instance.asked.connect(loop.quit)
    QTimer.singleShot(20_000, loop.quit)
    loop.exec()
    return asks[0]


@pytest.mark.slow
def test_one_that_hangs_is_not_waited_for_for_ever(qapp: QApplication, tmp_path: Path) -> None:
    other = process(tmp_path, HANGS)
    second = LocalInstance(tmp_path, answer_s=0.3)
    assert not second.claim()
    assert not second.pass_on(StartRequest())
    other.kill()
    other.communicate(timeout=20)


def test_what_plays_in_a_terminal_is_not_waited_for(qapp: QApplication, tmp_path: Path) -> None:
    terminal, second = instance_lock(tmp_path), LocalInstance(tmp_path)
    assert terminal.take("terminal")
    assert not second.claim()
    began_s = time.monotonic()
    assert not second.pass_on(StartRequest())
    assert time.monotonic() - began_s < 5.0
    terminal.give()
    assert second.claim()
    assert not instance_lock(tmp_path).is_of_terminal
    second.close()


def test_another_folder_is_another_herstel(first: LocalInstance, tmp_path: Path) -> None:
    other = LocalInstance(tmp_path / "ander")
    assert other.claim()
    other.close()


@posix
def test_nobody_else_can_connect(first: LocalInstance, tmp_path: Path) -> None:
    mode = Path(address(tmp_path)).stat().st_mode
    assert stat.S_ISSOCK(mode)
    assert stat.S_IMODE(mode) & 0o077 == 0


@posix
def test_a_folder_with_a_long_name(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Not in tmp_path, which is long itself where tests run side by side.
    runtime = Path(tempfile.mkdtemp(prefix="h-"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    deep = tmp_path / ("lang" * 40)
    name = address(deep)
    assert Path(name).parent == runtime
    assert len(os.fsencode(name)) <= LONGEST_PATH + 30
    instance = LocalInstance(deep)
    assert instance.claim()
    assert not Path(address(deep)).exists(), "nothing is opened before someone listens"
    instance.on_ask(lambda _: None)
    assert Path(address(deep)).exists()
    instance.close()
    shutil.rmtree(runtime)


def test_one_folder_has_one_address_however_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert address(tmp_path / "a") == address(tmp_path / "a" / ".." / "a")
    assert address(tmp_path / "a", "win32") != address(tmp_path, "win32")
    assert "/" not in address(tmp_path, "win32")


@pytest.mark.parametrize("line", [b"dansen\n", b'{"exercise_id": 3}\n', b"\xff\n", b"\n", b"[" * 2000 + b"\n"])
def test_what_is_not_understood_only_brings_the_window_forward(
    first: LocalInstance, qtbot: QtBot, tmp_path: Path, line: bytes
) -> None:
    socket = QLocalSocket()
    socket.connectToServer(address(tmp_path))
    with qtbot.waitSignal(first.asked) as heard:
        socket.write(line)
    assert heard.args == [StartRequest()]
    socket.abort()


def test_who_says_too_much_is_cut_off(first: LocalInstance, qtbot: QtBot, tmp_path: Path) -> None:
    socket = QLocalSocket()
    socket.connectToServer(address(tmp_path))
    with qtbot.waitSignal(socket.disconnected), qtbot.assertNotEmitted(first.asked):
        socket.write(b"x" * (MOST_BYTES + 1))


def test_who_leaves_halfway_is_forgotten(first: LocalInstance, qtbot: QtBot, tmp_path: Path) -> None:
    socket = QLocalSocket()
    socket.connectToServer(address(tmp_path))
    qtbot.waitUntil(lambda: len(first.findChildren(QLocalSocket)) == 1)
    socket.write(b'{"exercise')
    socket.flush()
    socket.abort()
    qtbot.waitUntil(lambda: not first.findChildren(QLocalSocket))


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_cannot_be_written_stops_nobody(qapp: QApplication, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    instance = LocalInstance(tmp_path / "data")
    assert instance.claim()
    instance.on_ask(lambda _: None)
    instance.close()
    tmp_path.chmod(0o700)


def test_a_folder_that_cannot_be_made_stops_nobody(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    blocker = tmp_path / "bestand"
    blocker.write_text("geen map", encoding="utf-8")
    instance = LocalInstance(blocker / "data")
    assert instance.claim()
    instance.on_ask(lambda _: None)
    instance.close()
