"""What fades slowly in the dark: no bands, and the ground as it is."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QLinearGradient
from PySide6.QtWidgets import QApplication

from herstel_app.ui.kit.fine import coarse, darker, fine_picture
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.palettes import DAY, NIGHT, Palette

SIZE = QSize(400, 64)


def levels(image: QImage) -> np.ndarray:
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[:, :, :3].astype(float)


@pytest.mark.parametrize("palette", [NIGHT, DAY])
def test_a_slow_fade_has_no_stripes_and_ends_in_its_ground(palette: Palette, qapp: QApplication) -> None:
    ground, fine = QColor(palette.background), fine_picture(SIZE)
    fine.fill(darker(ground))
    shade = QLinearGradient(0, 0, 300, 0)
    for place, alpha in ((0.0, 0.1), (1.0, 0.0)):
        color = QColor(palette.accent)
        color.setAlphaF(alpha)
        shade.setColorAt(place, color)
    with painting(fine) as painter:
        painter.fillRect(0, 0, 300, SIZE.height(), shade)
    seen = coarse(fine)
    columns = levels(seen).mean(axis=0)
    assert np.abs(np.diff(columns, axis=0)).max() <= 0.5, "a step of a stripe is one level"
    assert np.abs(columns[0] - columns[-1]).max() > 6
    assert {seen.pixelColor(x, y).name() for x in range(302, 400) for y in range(64)} == {ground.name()}


def test_what_is_darker_is_so_by_half_a_step() -> None:
    assert darker(QColor("#040302")).redF() == pytest.approx(3.5 / 255, abs=1e-4)
    assert darker(QColor("#000000")) == QColor("#000000")
