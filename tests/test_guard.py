"""What ends a start is written in the log first, and then told where someone can read it."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from herstel_app import __version__
from herstel_app.__main__ import main as entry
from herstel_app.cli import main
from herstel_app.paths import DataDir

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]


class OddError(Exception):
    """Of no kind that anyone expects."""


def failing(*_: object, **__: object) -> NoReturn:
    raise OddError("proef")


@pytest.fixture(autouse=True)
def closed_logs() -> Iterator[None]:
    """Take away what a test's log files add to the logging of the whole process."""
    root = logging.getLogger()
    before = list(root.handlers)
    yield
    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)
        handler.close()


def click(*words: object) -> int:
    """Start as by a click: what is said is read by nobody."""
    before = sys.stderr
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        sys.stderr = nowhere
        try:
            return main([str(word) for word in words])
        finally:
            sys.stderr = before


def shown_while(act: Callable[[], object]) -> list[str]:
    """Do something, and give the texts of the dialogs that came; each is closed."""
    shown: list[str] = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            shown.append(f"{box.text()} {box.informativeText()}")
            box.buttons()[0].click()

    look = QTimer()
    look.timeout.connect(close)
    look.start(20)
    act()
    look.stop()
    return shown


def logged(data: Path) -> str:
    return (data / "log" / "herstel.log").read_text(encoding="utf-8")


def test_what_nobody_foresaw_is_logged_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("herstel_app.app.run", failing)
    assert main(["--data-dir", str(tmp_path)]) == 1
    assert "Traceback" in logged(tmp_path)
    assert "OddError: proef" in logged(tmp_path)
    said = capsys.readouterr().err
    file = tmp_path / "log" / "herstel.log"
    assert said == f"herstel: er ging iets mis in het programma (OddError). Wat er gebeurde staat in {file}.\n"


def test_after_a_click_it_is_shown(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("herstel_app.app.run", failing)
    ended: list[int] = []
    shown = shown_while(lambda: ended.append(click("--data-dir", tmp_path)))
    assert ended == [1]
    file = tmp_path / "log" / "herstel.log"
    assert shown == [f"Er ging iets mis in het programma. Wat er gebeurde staat in {file}."]
    assert "OddError: proef" in logged(tmp_path)


def test_a_part_of_the_program_that_cannot_be_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "herstel_app.app", None)
    assert main(["--data-dir", str(tmp_path)]) == 1
    assert "herstel_app.app" in logged(tmp_path)


def test_not_even_the_command_line_can_be_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(tmp_path))
    monkeypatch.setattr("sys.argv", ["herstel"])
    import herstel_app

    monkeypatch.delattr(herstel_app, "cli")
    monkeypatch.setitem(sys.modules, "herstel_app.cli", None)
    assert entry() == 1
    assert "Traceback" in logged(DataDir.default().root)
    assert "Wat er gebeurde staat in" in capsys.readouterr().err


def test_without_a_folder_for_the_log_it_is_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    (tmp_path / "log").write_text("geen map")
    monkeypatch.setattr("tempfile.tempdir", str(elsewhere))
    monkeypatch.setattr("herstel_app.app.run", failing)
    assert main(["--data-dir", str(tmp_path)]) == 1
    assert "OddError: proef" in (elsewhere / "herstel.log").read_text(encoding="utf-8")
    assert str(elsewhere) in capsys.readouterr().err


def test_without_any_log_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "log").write_text("geen map")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "log"))
    monkeypatch.setattr("herstel_app.app.run", failing)
    assert main(["--data-dir", str(tmp_path)]) == 1
    assert "OddError: proef" in capsys.readouterr().err


def test_a_dialog_that_cannot_be_shown_hides_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_dialog(*_: object) -> NoReturn:
        raise RuntimeError("geen dialoog")

    monkeypatch.setattr("herstel_app.app.run", failing)
    monkeypatch.setattr("herstel_app.ui.shell.error_dialog.tell_at_start", no_dialog)
    assert click("--data-dir", tmp_path) == 1
    text = logged(tmp_path)
    assert text.index("OddError: proef") < text.index("geen dialoog")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["start", "bestaat-niet"], "Er is geen oefening 'bestaat-niet'."),
        (["start", "slow-breathing", "--minutes", "500"], "--minutes hoort van"),
        (["--onbekend"], "Deze opdracht klopt niet"),
    ],
)
def test_a_wrong_word_after_a_click(words: list[str], reason: str, qapp: QApplication, tmp_path: Path) -> None:
    ended: list[int] = []
    (shown,) = shown_while(lambda: ended.append(click("--data-dir", tmp_path, *words)))
    assert ended == [2]
    assert shown.startswith(f"Herstel kan nu niet starten. {reason}")
    if words[0] == "start":
        assert reason[1:] in logged(tmp_path)


def test_a_data_folder_that_is_none_after_a_click(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "bestand"
    file.write_text("geen map")
    ended: list[int] = []
    (shown,) = shown_while(lambda: ended.append(click("--data-dir", file)))
    assert ended == [2]
    assert "geen map" in shown


@pytest.mark.parametrize("words", [["timeline", "bestaat-niet"], ["check", "/bestaat/niet"], ["timeline"]])
def test_a_script_gets_no_dialog(words: list[str], qapp: QApplication) -> None:
    ended: list[int] = []
    assert shown_while(lambda: ended.append(click(*words))) == []
    assert ended == [2]


def test_what_comes_before_the_log_is_in_it(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was logged, and what a thread or a slot of Qt raised with nobody to catch it."""
    monkeypatch.setattr("sys.excepthook", lambda *_: None)
    monkeypatch.setattr("threading.excepthook", lambda *_: None)
    hooks = sys.excepthook, threading.excepthook

    def run(*_: object, **__: object) -> NoReturn:
        logging.getLogger("proef").warning("vooraf")
        thread = threading.Thread(target=failing)
        thread.start()
        thread.join()
        sys.excepthook(KeyError, KeyError("in een slot"), None)
        raise OddError("einde")

    monkeypatch.setattr("herstel_app.app.run", run)
    assert main(["--data-dir", str(tmp_path)]) == 1
    text = logged(tmp_path)
    places = [text.index(part) for part in ("vooraf", "OddError: proef", "in een slot", "OddError: einde")]
    assert places == sorted(places)
    assert text.count("OddError: einde") == 1
    assert (sys.excepthook, threading.excepthook) == hooks


def process(tmp_path: Path, code: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run `code`, as after a click."""
    variables = os.environ | {"QT_QPA_PLATFORM": "offscreen", "SDL_AUDIODRIVER": "dummy"} | env
    variables.pop("PYTHONFAULTHANDLER", None)
    command = [sys.executable, "-c", code, str(tmp_path)]
    nowhere = subprocess.DEVNULL
    return subprocess.run(command, env=variables, cwd=ROOT, stdout=nowhere, stderr=nowhere, check=False, timeout=100)


def test_a_crash_of_python_itself_leaves_its_traceback(tmp_path: Path) -> None:
    code = """
import faulthandler, sys
from herstel_app import app, cli
app.run = lambda *_, **__: faulthandler._sigabrt()
cli.main(["--data-dir", sys.argv[1]])
"""
    assert process(tmp_path, code).returncode != 0
    assert "Fatal Python error: Aborted" in (tmp_path / "log" / "crash.log").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Qt asks in a box of its own there")
def test_a_crash_of_qt_while_it_is_told_hides_nothing(tmp_path: Path) -> None:
    code = """
import sys
from herstel_app import app, cli
def run(*_, **__):
    raise RuntimeError("het eerste")
app.run = run
sys.exit(cli.main(["--data-dir", sys.argv[1]]))
"""
    ended = process(tmp_path, code, QT_QPA_PLATFORM="bestaat-niet")
    assert ended.returncode < 0, "Qt breaks off"
    assert "RuntimeError: het eerste" in logged(tmp_path)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--version"], 0),
        (["--help"], 0),
        (["timeline", "slow-breathing"], 0),
        (["timeline", "bestaat-niet"], 2),
        (["check", "/bestaat/niet"], 2),
    ],
)
def test_without_a_console(words: list[str], status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with pythonw.exe, where both are None."""
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    try:
        ended: object = main(words)
    except SystemExit as error:
        ended = error.code
    assert ended == status
    assert sys.stdout is None
    assert sys.stderr is None


def test_smoke_without_a_console(tmp_path: Path) -> None:
    code = "import sys; sys.stdout = sys.stderr = None; from herstel_app.cli import main; sys.exit(main(['--smoke']))"
    assert process(tmp_path, code).returncode == 0


def test_version_with_a_console(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert __version__ in capsys.readouterr().out
