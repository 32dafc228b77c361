"""Asking where to save, in the real dialog of Qt: what is suggested, the ending, and what would be written over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QFileDialog, QLineEdit, QMessageBox, QWidget

from herstel_app.app import make_application
from herstel_app.ui.kit import save_dialogs as files
from herstel_app.ui.kit.save_dialogs import ask_save, ask_save_sound

Ask = Callable[[QWidget], Path | None]


class Hand:
    """Does with each dialog that comes what it was told, one after another; what was seen stands in `seen`."""

    def __init__(self, *acts: Callable[[QWidget], None]) -> None:
        self.acts = list(acts)
        self.seen: list[str] = []
        self._faults: list[Exception] = []
        self._going = True
        QTimer.singleShot(0, self._look)

    def _look(self) -> None:
        if not self._going:
            return
        QTimer.singleShot(5, self._look)  # before the act: what that opens has a loop of its own
        window = QApplication.activeModalWidget()
        if window is None or not window.isVisible():
            return
        try:
            assert self.acts, f"one dialog too many: {window}"
            self.acts.pop(0)(window)
        except Exception as error:  # noqa: BLE001 - raised again by `end`, when no dialog is open any more
            self._faults.append(error)
            self.acts = []
            assert isinstance(window, QDialog)
            window.reject()

    def end(self) -> None:
        self._going = False
        for fault in self._faults:
            raise fault
        assert not self.acts

    def types(self, name: str, kind: str | None = None) -> Callable[[QWidget], None]:
        def act(window: QWidget) -> None:
            assert isinstance(window, QFileDialog)
            field = window.findChildren(QLineEdit)[0]
            self.seen.append(field.text())
            if kind:
                window.selectNameFilter(kind)
                window.filterSelected.emit(kind)
            field.setText(name)
            buttons = window.findChildren(QDialogButtonBox)[0]
            QTest.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton)

        return act

    def presses(self, label: str) -> Callable[[QWidget], None]:
        def act(window: QWidget) -> None:
            assert isinstance(window, QMessageBox), type(window)
            self.seen.append(window.text())
            button = next(item for item in window.buttons() if item.text().replace("&", "") == label)
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

        return act

    def cancels(self, window: QWidget) -> None:
        assert isinstance(window, QFileDialog)
        self.seen.append(window.findChildren(QLineEdit)[0].text())
        window.reject()


@pytest.fixture
def parent(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[QWidget]:
    make_application(["herstel"])
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    widget = QWidget()
    widget.show()
    yield widget
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)
    widget.close()


def sound(widget: QWidget, title: str = "Wat merk ik nu?") -> Path | None:
    return ask_save_sound(widget, title)


def pdf(widget: QWidget) -> Path | None:
    return ask_save(widget, "Bewaar als PDF", "terugblik-2026-11-22.pdf", "PDF (*.pdf)")


def run(widget: QWidget, ask: Ask, make: Callable[[Hand], list[Callable[[QWidget], None]]]) -> tuple[Path | None, Hand]:
    hand = Hand()
    hand.acts = make(hand)
    path = ask(widget)
    hand.end()
    return path, hand


def test_what_is_suggested_can_be_saved_everywhere(parent: QWidget, tmp_path: Path) -> None:
    path, hand = run(parent, sound, lambda hand: [hand.types("rust")])
    assert hand.seen == ["Wat merk ik nu.mp3"]
    assert path == tmp_path / "rust.mp3"


@pytest.mark.parametrize(
    ("ask", "typed", "saved"),
    [
        (sound, "avond 3.5", "avond 3.5.mp3"),
        (sound, "avond.wav", "avond.wav"),
        (sound, "avond.MP3", "avond.MP3"),
        (sound, "avond.", "avond.mp3"),
        (pdf, "avond", "avond.pdf"),
        (pdf, "avond 3.5", "avond 3.5.pdf"),
        (pdf, "week 48. rust", "week 48. rust.pdf"),
    ],
)
def test_a_name_gets_its_ending(parent: QWidget, tmp_path: Path, ask: Ask, typed: str, saved: str) -> None:
    path, _ = run(parent, ask, lambda hand: [hand.types(typed)])
    assert path == tmp_path / saved


def test_the_chosen_kind_gives_the_ending(parent: QWidget, tmp_path: Path) -> None:
    path, _ = run(parent, sound, lambda hand: [hand.types("avond 3.5", "WAV (*.wav)")])
    assert path == tmp_path / "avond 3.5.wav"


@pytest.mark.parametrize("typed", ["bestaat", "bestaat.mp3"])
@pytest.mark.parametrize("yes", [True, False])
def test_a_file_that_is_there_is_asked_about(parent: QWidget, tmp_path: Path, typed: str, yes: bool) -> None:
    (tmp_path / "bestaat.mp3").write_bytes(b"er al")
    path, hand = run(
        parent,
        sound,
        lambda hand: [hand.types(typed), hand.presses("Ja" if yes else "Nee"), *([] if yes else [hand.cancels])],
    )
    assert path == (tmp_path / "bestaat.mp3" if yes else None)
    assert hand.seen[1] == "bestaat.mp3 bestaat al.\nWil je het vervangen?"


@pytest.mark.parametrize("yes", [True, False])
def test_so_is_one_whose_ending_the_dialog_did_not_see(parent: QWidget, tmp_path: Path, yes: bool) -> None:
    (tmp_path / "avond 3.5.mp3").write_bytes(b"er al")
    label = "Vervang" if yes else "Kies een andere naam"
    path, hand = run(
        parent,
        sound,
        lambda hand: [hand.types("avond 3.5"), hand.presses(label), *([] if yes else [hand.cancels])],
    )
    assert path == (tmp_path / "avond 3.5.mp3" if yes else None)
    assert hand.seen[1] == "avond 3.5.mp3 is er al. Wil je het vervangen?"
    if not yes:
        assert hand.seen[2] == "avond 3.5.mp3"


def test_a_name_that_windows_refuses_is_told_with_the_character(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "ON_WINDOWS", True)
    path, hand = run(
        parent,
        sound,
        lambda hand: [hand.types("Hoe was het?"), hand.presses("Kies een andere naam"), hand.types("Hoe was het")],
    )
    assert hand.seen[1:] == ["In de naam van een bestand kan hier geen ? staan.", "Hoe was het.mp3"]
    assert path == tmp_path / "Hoe was het.mp3"


def test_nobody_has_to(parent: QWidget) -> None:
    path, _ = run(parent, sound, lambda hand: [hand.cancels])
    assert path is None
