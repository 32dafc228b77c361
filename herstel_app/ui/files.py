"""Asking for a file, in the documents or the music of the user to begin with."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from herstel_app.ui.sound.saver import ENDINGS

Folder = QStandardPaths.StandardLocation


def _in(folder: Folder, name: str = "") -> str:
    return str(Path(QStandardPaths.writableLocation(folder)) / name)


def ask_save(parent: QWidget, title: str, suggested: str, kind: str) -> Path | None:
    """Ask where to save a file of `kind`, as in "PDF (*.pdf)"; None where someone would rather not.

    A name without an ending gets the one of `suggested`.
    """
    name, _ = QFileDialog.getSaveFileName(parent, title, _in(Folder.DocumentsLocation, suggested), kind)
    path = Path(name)
    return None if not name else path if path.suffix else path.with_suffix(Path(suggested).suffix)


def ask_open(parent: QWidget, title: str, kind: str) -> Path | None:
    """Ask which file to open; None where someone would rather not."""
    name, _ = QFileDialog.getOpenFileName(parent, title, _in(Folder.DocumentsLocation), kind)
    return Path(name) if name else None


def ask_save_sound(parent: QWidget, title: str) -> Path | None:
    """Ask where to save a sound of this title; a name without an ending of ours becomes an MP3."""
    translate = QCoreApplication.translate
    kinds = translate("Files", "Geluid voor je telefoon (*.mp3);;WAV (*.wav)")
    suggested = _in(Folder.MusicLocation, f"{title.replace('/', '-')}.mp3")
    name, kind = QFileDialog.getSaveFileName(parent, translate("Files", "Bewaar als geluid"), suggested, kinds)
    if not name:
        return None
    path = Path(name)
    wanted = ".wav" if "wav" in kind else ".mp3"
    return path if path.suffix.lower() in ENDINGS else path.with_name(path.name + wanted)
