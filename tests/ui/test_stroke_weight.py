"""Small letters are as thin as they are designed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from herstel_app.app import PLAIN_STROKES

INK = """
from PySide6.QtGui import QColor, QImage, QPainter
from herstel_app.app import make_application
from herstel_app.ui.kit.theme import Theme
app = make_application(["herstel"])
image = QImage(200, 40, QImage.Format.Format_Grayscale8)
image.fill(0)
painter = QPainter(image)
painter.setFont(Theme().font(13))
painter.setPen(QColor("white"))
painter.drawText(10, 25, "Terugblik")
painter.end()
print(sum(QColor(image.pixel(x, y)).red() for x in range(200) for y in range(40)) / 255)
"""


def ink(properties: str | None) -> float:
    """Give how much of a word is drawn, in px, where a user has FreeType draw so."""
    env = {name: value for name, value in os.environ.items() if name != "FREETYPE_PROPERTIES"}
    if properties is not None:
        env["FREETYPE_PROPERTIES"] = properties
    done = subprocess.run([sys.executable, "-c", INK], env=env, capture_output=True, text=True, check=True)
    return float(done.stdout)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt draws letters as the system does")
def test_light_letters_on_dark_are_not_thickened_but_where_a_user_asked_for_that() -> None:
    usual = ink(None)
    assert usual == pytest.approx(ink(PLAIN_STROKES), rel=0.01)
    assert ink("cff:darkening-parameters=500,400,1000,275,1667,275,2333,0") >= usual
