"""Asking for a file, in the documents of the user to begin with."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def ask_save(parent: QWidget, title: str, suggested: str, kind: str) -> Path | None:
    """Ask where to save a file of `kind`, as in "PDF (*.pdf)"; None where someone would rather not.

    A name without an ending gets the one of `suggested`.
    """
    name, _ = QFileDialog.getSaveFileName(parent, title, str(_documents() / suggested), kind)
    path = Path(name)
    return None if not name else path if path.suffix else path.with_suffix(Path(suggested).suffix)


def ask_open(parent: QWidget, title: str, kind: str) -> Path | None:
    """Ask which file to open; None where someone would rather not."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(_documents()), kind)
    return Path(name) if name else None
