"""What can be broken around the program: each ends in a clear message and a working app."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from herstel_app.app import NoAnswerError
from herstel_app.assembly import open_journal
from herstel_app.cli import main
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import SessionState
from herstel_app.paths import DataDir
from herstel_app.ui.shell import error_dialog
from herstel_app.ui.shell.error_dialog import ErrorDialog
from tests.helpers.begun import begin_with
from tests.helpers.waiting import comes
from tests.ui.conftest import UiStage, make_stage
from tests.ui.stage_parts import notices

ROOT = Path(__file__).resolve().parents[2]


def works(stage: UiStage) -> bool:
    """Say whether an exercise can be done and noted."""
    window = stage.herstel.window
    begin_with(window.engine, PracticeRequest("slow-breathing", 3), {"head": 3})
    stage.advance(15)
    running = stage.herstel.engine.practice.state is SessionState.RUNNING
    stage.herstel.engine.practice.stop()
    window.open_page("lookback")
    stage.close()
    return running


def test_a_database_that_is_none(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_bytes(b"dit is geen database" * 100)
    stage = make_stage(qapp, tmp_path)
    assert "journal.db" in notices(stage)
    assert works(stage)
    kept = [file for file in tmp_path.iterdir() if file.name.startswith("journal.db.onleesbaar")]
    assert [file.read_bytes()[:20] for file in kept] == [b"dit is geen database"]


def test_a_data_folder_that_cannot_be_made(qapp: QApplication, tmp_path: Path) -> None:
    blocker = tmp_path / "bestand"
    blocker.write_text("geen map")
    stage = make_stage(qapp, blocker / "data")
    told = notices(stage)
    assert "niet bewaard" in told
    assert str(blocker) in told
    assert works(stage)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind here")
def test_a_read_only_data_folder(qapp: QApplication, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o500)
    stage = make_stage(qapp, folder)
    assert "niet bewaard" in notices(stage)
    assert works(stage)


def test_a_read_only_database(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = sqlite3.connect

    def refuse(database: object, *args: object, **kwargs: object) -> sqlite3.Connection:
        if "journal.db" in str(database):
            raise sqlite3.OperationalError("attempt to write a readonly database")
        return real(str(database), *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(sqlite3, "connect", refuse)
    stage = make_stage(qapp, tmp_path)
    assert "niet bewaard" in notices(stage)
    assert works(stage)


def test_a_broken_own_exercise(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "inhoud").mkdir()
    (tmp_path / "inhoud" / "stuk.yaml").write_text("title: [\n", encoding="utf-8")
    stage = make_stage(qapp, tmp_path)
    told = notices(stage)
    assert "stuk.yaml" in told
    assert "regel" in told
    assert "stuk" not in stage.herstel.library.exercises
    assert works(stage)


def test_broken_settings(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"volume": "hard"}', encoding="utf-8")
    stage = make_stage(qapp, tmp_path)
    assert "settings.json" in notices(stage)
    assert works(stage)


def test_killed_in_mid_exercise(tmp_path: Path) -> None:
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "SDL_AUDIODRIVER": "dummy"}
    command = [sys.executable, "-m", "herstel_app", "--data-dir", str(tmp_path), "start", "slow-breathing"]
    process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        assert comes(lambda: _running_rows(tmp_path / "journal.db") == 1, 30.0)
        process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    finally:
        process.kill()
        process.wait()
    journal, told = open_journal(DataDir(tmp_path))
    (entry,) = journal.entries(limit=5)
    journal.close()
    assert told == []
    assert (entry.exercise_id, entry.outcome) == ("slow-breathing", "stopped")


def _running_rows(file: Path) -> int:
    if not file.exists():
        return 0
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        return int(connection.execute("SELECT count(*) FROM entries WHERE outcome = 'running'").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


@pytest.fixture
def errors(stage: UiStage, monkeypatch: pytest.MonkeyPatch) -> ErrorDialog:
    """Errors are caught as in the program that runs."""
    for module in (sys, threading):
        monkeypatch.setattr(module, "excepthook", module.excepthook)  # what is put in its place is taken back
    monkeypatch.setattr(error_dialog, "qInstallMessageHandler", lambda _: None)
    stage.herstel.errors.install()
    return stage.herstel.errors


def answer(label: str) -> list[str]:
    """Press this button in the dialog that is to come; gives, from then on, what it said."""
    said: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press)  # it is still being made
            return
        said.append(box.text())
        next(button for button in box.buttons() if button.text() == label).click()

    QTimer.singleShot(20, press)
    return said


@pytest.mark.parametrize(("label", "closed"), [("Verdergaan", False), ("Sluit Herstel", True), ("Open het log", False)])
def test_an_unforeseen_error_is_told_calmly(stage: UiStage, errors: ErrorDialog, label: str, closed: bool) -> None:
    asked: list[QUrl] = []
    errors.open_url = asked.append
    said = answer(label)
    sys.excepthook(ValueError, ValueError("proef"), None)
    assert said == ["Er ging iets mis in het programma."]
    assert stage.herstel.window.isVisible() is not closed
    assert [url.isLocalFile() for url in asked] == ([True] if label == "Open het log" else [])


@pytest.mark.usefixtures("errors")
def test_after_the_dialog_the_focus_is_where_it_was(stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    window.open_page("tonight")
    link = window.pages.tonight.other_button
    link.setFocus(Qt.FocusReason.TabFocusReason)
    said = answer("Verdergaan")
    QTimer.singleShot(10, lambda: window.rail.pages["help"].setFocus(Qt.FocusReason.OtherFocusReason))
    sys.excepthook(ValueError, ValueError("proef"), None)
    assert said
    assert QTest.qWaitForWindowActive(window)
    assert QApplication.focusWidget() is link


@pytest.mark.usefixtures("errors")
def test_what_had_the_focus_may_be_gone_after_the_dialog(stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    gone = window.pages.tonight.other_button
    gone.setFocus(Qt.FocusReason.TabFocusReason)
    said = answer("Verdergaan")
    QTimer.singleShot(10, lambda: window.rebuild(lambda: None))
    sys.excepthook(ValueError, ValueError("proef"), None)
    assert said
    assert window.isVisible()


@pytest.mark.usefixtures("errors")
def test_an_error_in_a_thread_reaches_the_dialog(stage: UiStage) -> None:
    def fail() -> None:
        raise ValueError("proef")

    said = answer("Verdergaan")
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert said == [], "a dialog is no matter of another thread"
    stage.settle()
    assert said == ["Er ging iets mis in het programma."]


@pytest.mark.parametrize("by_click", [True, False])
def test_what_keeps_it_from_starting_is_told_where_it_can_be_seen(
    by_click: bool,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A first Herstel that hangs: in a terminal a line, and after a click, where nobody reads that line, a dialog."""

    def no_answer(*_: object, **__: object) -> int:
        raise NoAnswerError("Herstel is al open met deze map, en antwoordt niet. Sluit het eerst af.")

    shown: list[str] = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, close)
            return
        shown.append(f"{box.text()} {box.informativeText()}")
        box.buttons()[0].click()

    monkeypatch.setattr("herstel_app.app.run", no_answer)
    with Path(os.devnull).open("w", encoding="utf-8") as unread:
        if by_click:
            monkeypatch.setattr("sys.stderr", unread)
            QTimer.singleShot(20, close)
        assert main(["--data-dir", str(tmp_path)]) == 2
    told = "Herstel is al open met deze map, en antwoordt niet. Sluit het eerst af."
    assert shown == ([f"Herstel kan nu niet starten. {told}"] if by_click else [])
    if not by_click:
        assert "antwoordt niet" in capsys.readouterr().err
