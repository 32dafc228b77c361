"""Draws the pictures in this folder again: `python -m assets.draw` (in the development environment).

`python -m assets.draw FOLDER` draws the icon for a menu of Linux instead, in every size, below that folder.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from herstel_app.ui.kit.mark import paint_mark
from herstel_app.ui.kit.palettes import NIGHT

FOLDER = Path(__file__).parent
SIZES = {"icon.png": 512, "icon.ico": 256}
MENU_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
MENU_NAME = "nl.herstel.Herstel.png"
MAC_NAME = "icon.icns"
MAC_SIZES = {
    b"ic11": 32,
    b"ic12": 64,
    b"ic07": 128,
    b"ic13": 256,
    b"ic08": 256,
    b"ic14": 512,
    b"ic09": 512,
    b"ic10": 1024,
}
"""The pictures in an icon of macOS by their kind: those of 16, 32, 128, 256 and 512, and of twice as many pixels."""


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


def draw_mac_icon(size: int) -> QImage:
    """Draw the mark on a dark tile, with the margin and the round corners that icons of macOS have."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(NIGHT.background))
    painter.setPen(Qt.PenStyle.NoPen)
    # Apple's grid: of 1024 pixels the tile has 824, and its corners a radius of 185.
    side, corner = size * 824 / 1024, size * 185 / 1024
    tile = QRectF((size - side) / 2, (size - side) / 2, side, side)
    painter.drawRoundedRect(tile, corner, corner)
    margin = side * 0.11
    paint_mark(painter, tile.adjusted(margin, margin, -margin, -margin), QColor(NIGHT.accent))
    painter.end()
    return picture


def mac_icon() -> bytes:
    """Give the file of the icon for macOS: a header, and a PNG of each kind behind its name and length."""
    parts = b""
    for kind, size in MAC_SIZES.items():
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        if not draw_mac_icon(size).save(buffer, "PNG"):  # type: ignore[call-overload] # a str will do
            raise SystemExit(f"kon {MAC_NAME} niet maken")
        picture = content.data()
        parts += kind + (len(picture) + 8).to_bytes(4, "big") + picture
    return b"icns" + (len(parts) + 8).to_bytes(4, "big") + parts


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
        (FOLDER / MAC_NAME).write_bytes(mac_icon())
