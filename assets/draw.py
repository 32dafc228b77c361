"""Draws the pictures in this folder again: `python -m assets.draw` (in the development environment).

`python -m assets.draw FOLDER` draws the icon for a menu of Linux instead, in every size, below that folder.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from herstel_app.ui.palettes import NIGHT
from herstel_app.ui.widgets.mark import paint_mark

FOLDER = Path(__file__).parent
SIZES = {"icon.png": 512, "icon.ico": 256, "icon.icns": 512}
MENU_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
MENU_NAME = "nl.herstel.Herstel.png"


def draw_icon(size: int) -> QImage:
    """Draw the mark on a dark disc of `size` px."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(NIGHT.background))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(0, 0, size, size)
    margin = size * 0.06
    paint_mark(painter, QRectF(margin, margin, size - 2 * margin, size - 2 * margin), QColor(NIGHT.accent))
    painter.end()
    return picture


def draw(size: int, file: Path) -> None:
    """Draw the icon in a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not draw_icon(size).save(str(file)):
        raise SystemExit(f"kon {file} niet schrijven")


if __name__ == "__main__":
    app = QGuiApplication([])
    if sys.argv[1:]:
        for pixels in MENU_SIZES:
            draw(pixels, Path(sys.argv[1], f"{pixels}x{pixels}", MENU_NAME))
    else:
        for name, pixels in SIZES.items():
            draw(pixels, FOLDER / name)
