"""Asking for a file, in the documents or the music of the user to begin with.

Invariant: a file that is there is never written over without a question, also where the name only became that of a
file when its ending was added.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from herstel_app.core.file_names import file_name, name_fault, with_ending

Folder = QStandardPaths.StandardLocation
tr = QCoreApplication.translate
ON_WINDOWS = sys.platform == "win32"


def _in(folder: Folder, name: str = "") -> str:
    """Give the place of `name` in a folder of the user; where there is none, in their home."""
    place = Path(QStandardPaths.writableLocation(folder))
    return str((place if place.is_dir() else Path.home()) / name)


def ask_save(parent: QWidget, title: str, suggested: str, kind: str) -> Path | None:
    """Ask where to save a file of `kind`, as in "PDF (*.pdf)"; None where someone would rather not.

    A name without the ending of `suggested` gets it.
    """
    place = Path(suggested)
    name = file_name(place.stem, place.suffix)
    return _ask(parent, title, _in(Folder.DocumentsLocation, name), {kind: place.suffix})


def ask_open(parent: QWidget, title: str, kind: str) -> Path | None:
    """Ask which file to open; None where someone would rather not."""
    name, _ = QFileDialog.getOpenFileName(parent, title, _in(Folder.DocumentsLocation), kind)
    return Path(name) if name else None


def ask_save_sound(parent: QWidget, title: str) -> Path | None:
    """Ask where to save a sound of this title; a name without an ending of ours gets that of the chosen kind."""
    kinds = {tr("Files", "Geluid voor je telefoon (*.mp3)"): ".mp3", tr("Files", "WAV (*.wav)"): ".wav"}
    suggested = _in(Folder.MusicLocation, file_name(title, ".mp3"))
    return _ask(parent, tr("Files", "Bewaar als geluid"), suggested, kinds)


def _ask(parent: QWidget, title: str, suggested: str, kinds: Mapping[str, str]) -> Path | None:
    """Ask for a place of one of the `kinds`, each with its ending, until it can be one or someone would rather not."""
    while True:
        dialog = QFileDialog(parent, title, suggested)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters(list(kinds))
        # With the ending in it the dialog itself asks about a file that is there.
        dialog.setDefaultSuffix(next(iter(kinds.values())))
        dialog.filterSelected.connect(lambda kind, of=dialog: of.setDefaultSuffix(kinds[kind]))
        dialog.selectFile(Path(suggested).name)
        accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
        chosen, kind = dialog.selectedFiles(), dialog.selectedNameFilter()
        dialog.deleteLater()
        if not accepted or not chosen:
            return None
        typed = Path(chosen[0])
        path = typed.with_name(with_ending(typed.name, kinds.get(kind, ""), tuple(kinds.values())))
        fault = name_fault(path.name, ON_WINDOWS)
        if fault:
            _tell(parent, title, fault)
            suggested = str(path.with_name(file_name(path.stem, path.suffix)))
        elif path == typed or not path.exists() or _may_replace(parent, title, path):
            return path
        else:
            suggested = str(path)


def _tell(parent: QWidget, title: str, text: str) -> None:
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, QMessageBox.StandardButton.NoButton, parent)
    box.addButton(tr("Files", "Kies een andere naam"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    box.deleteLater()


def _may_replace(parent: QWidget, title: str, path: Path) -> bool:
    """Ask whether a file that is there may go."""
    text = tr("Files", "{file} is er al. Wil je het vervangen?").format(file=path.name)
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, QMessageBox.StandardButton.NoButton, parent)
    replace = box.addButton(tr("Files", "Vervang"), QMessageBox.ButtonRole.AcceptRole)
    other = box.addButton(tr("Files", "Kies een andere naam"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(other)
    box.setEscapeButton(other)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is replace
