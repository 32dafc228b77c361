"""Two pictures of the same window, laid beside each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

NEARLY = 24
"""Of 255: how far a colour may be off by how letters are drawn."""


def same_picture(real: QImage, twin: QImage) -> float:
    """Give the share of pixels that are nearly the same; 0 where the sizes differ."""
    if real.size() != twin.size():
        return 0.0
    return float((np.abs(_pixels(real) - _pixels(twin)) <= NEARLY).mean())


def _pixels(image: QImage) -> NDArray[np.int16]:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].astype(np.int16)
