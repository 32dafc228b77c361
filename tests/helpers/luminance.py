"""How bright a picture is."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage


def linear(image: QImage) -> np.ndarray:
    """Give the relative luminance of each pixel."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    rgb = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3) / 255.0
    parts = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return np.asarray(parts @ np.array([0.2126, 0.7152, 0.0722]))


def mean_luminance(image: QImage) -> float:
    """Give the mean relative luminance of a picture."""
    return float(linear(image).mean())
