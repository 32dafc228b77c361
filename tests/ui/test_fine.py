"""What fades slowly in the dark: no bands, and the ground as it is."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QLinearGradient
from PySide6.QtWidgets import QApplication

from herstel_app.ui.kit.fine import darker, painting_finely
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.palettes import DAY, NIGHT, Palette

BOX = QRectF(10, 4, 400, 64)


def levels(image: QImage) -> np.ndarray:
    rows = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(rows.constBits(), np.uint8).reshape(rows.height(), rows.width(), 4)[:, :, :3].astype(float)


def faded(palette: Palette, ratio: float = 1.0) -> QImage:
    """Paint a tenth of the accent that fades away to the right, on the background."""
    ground = QColor(palette.background)
    image = QImage(round(420 * ratio), round(72 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(ground)
    shade = QLinearGradient(BOX.left(), 0, BOX.left() + 300, 0)
    for place, alpha in ((0.0, 0.1), (1.0, 0.0)):
        color = QColor(palette.accent)
        color.setAlphaF(alpha)
        shade.setColorAt(place, color)
    with painting(image) as painter, painting_finely(painter, BOX, ground) as finely:
        finely.fillRect(BOX, shade)
    return image


@pytest.mark.parametrize("palette", [NIGHT, DAY])
def test_a_slow_fade_has_no_stripes(palette: Palette, qapp: QApplication) -> None:
    columns = levels(faded(palette))[4:68, 10:410].mean(axis=0)
    assert np.abs(np.diff(columns, axis=0)).max() <= 0.5, "a step of a stripe is one level"
    assert np.abs(columns[0] - columns[-1]).max() > 6


@pytest.mark.parametrize("palette", [NIGHT, DAY])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_where_nothing_is_painted_the_ground_is_as_it_is(palette: Palette, ratio: float, qapp: QApplication) -> None:
    image = faded(palette, ratio)
    right = levels(image)[:, round(312 * ratio) :]
    assert (right == right[0, -1]).all()
    assert image.pixelColor(image.width() - 1, 0) == QColor(palette.background)
    left = levels(image)[:, round(12 * ratio) : round(20 * ratio)].mean(axis=(1, 2))
    assert np.ptp(left[round(5 * ratio) : round(67 * ratio)]) < 1, "it fills its box"
    assert abs(left[round(36 * ratio)] - left[0]) > 3


def test_what_is_darker_is_so_by_half_a_step() -> None:
    assert darker(QColor("#040302")).redF() == pytest.approx(3.5 / 255, abs=1e-4)
    assert darker(QColor("#000000")) == QColor("#000000")
