"""Every screen in every state: dark enough, and no text cut off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from herstel_app.app import make_application
from tests.helpers.screens import SIZES, Stage, stage_at, states

BRIGHTEST_NIGHT = 0.06
BRIGHTEST_DARK = 0.01
DARKEST_DAY = 0.45
BY_DAY = (
    (100, "vanavond"), (100, "lezen-inademen"), (100, "oefening-donker"), (100, "instellingen-scherm"),
    (160, "vanavond-kiezen"), (160, "lezen-vooraf"),
)  # fmt: skip
"""A handful: by day only the colours differ."""
STATES = dict(states())


def luminance(image: QImage) -> float:
    """Mean relative luminance (WCAG) of a picture, 0-1."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    rgb = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3) / 255.0
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return float((linear @ np.array([0.2126, 0.7152, 0.0722])).mean())


def cut_off(root: QWidget) -> list[str]:
    """Name the visible labels and buttons that are smaller than their text."""
    found = []
    for label in root.findChildren(QLabel):
        if label.isVisible() and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            wide = label.wordWrap() or label.width() >= label.sizeHint().width()
            if label.height() < needed - 1 or not wide:
                found.append(f"label {label.text()!r}: {label.size()} for {needed}")
    for button in root.findChildren(QAbstractButton):
        if button.isVisible() and button.text() and button.layout() is None:
            text = button.fontMetrics().boundingRect(button.text())
            if button.width() < text.width() or button.height() < text.height():
                found.append(f"button {button.text()!r}: {button.size()} for {text.size()}")
    return found


@pytest.fixture(params=[(scale, name) for scale in SIZES for name in STATES], ids=lambda p: f"{p[0]}-{p[1]}")
def shown(request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path) -> object:
    scale, name = request.param
    stage = stage_at(make_application(["herstel"]), tmp_path / "data", scale)
    show: Callable[[Stage], None] = STATES[name]
    show(stage)
    stage.settle()
    yield name, stage
    stage.close()


def test_screen(shown: tuple[str, Stage]) -> None:
    name, stage = shown
    window = stage.herstel.window
    brightness = luminance(window.grab().toImage())
    assert brightness <= (BRIGHTEST_DARK if name == "oefening-donker" else BRIGHTEST_NIGHT)
    assert cut_off(window) == []
    assert (window.width(), window.height()) in SIZES.values()


@pytest.mark.parametrize(("scale", "name"), BY_DAY)
def test_screen_by_day(scale: int, name: str, qapp: QApplication, tmp_path: Path) -> None:
    stage = stage_at(make_application(["herstel"]), tmp_path / "data", scale, "day")
    STATES[name](stage)
    stage.settle()
    brightness = luminance(stage.herstel.window.grab().toImage())
    gone = cut_off(stage.herstel.window)
    stage.close()
    assert brightness <= BRIGHTEST_DARK if name == "oefening-donker" else brightness >= DARKEST_DAY
    assert gone == []


def test_cut_off_text_is_found(qapp: QApplication) -> None:
    label = QLabel("Een regel die er niet in past")
    label.setFixedSize(20, 8)
    holder = QWidget()
    label.setParent(holder)
    holder.show()
    assert cut_off(holder)
