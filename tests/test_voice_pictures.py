"""The pictures of the voices in docs/klank are there, small, and of what sounds now."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.helpers.voice_pictures import FOLDER, HEIGHT, MOST_BYTES, PICTURES, draw, levels_of, sound_of

pytestmark = pytest.mark.slow
REDRAW = "python -m tests.helpers.voice_pictures"
MOST_OFF_DB = 2


def test_there_is_a_picture_of_each_voice_and_no_other() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == set(PICTURES)
    assert all(path.stat().st_size <= MOST_BYTES for path in FOLDER.glob("*.png"))
    told = (FOLDER.parent / "luisteren.md").read_text(encoding="utf-8")
    assert all(f"klank/{name}.png" in told for name in PICTURES)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_of_what_sounds_now(name: str) -> None:
    drawn = [int(level) for level in QImage(str(FOLDER / f"{name}.png")).text("klank").split()]
    now = levels_of(sound_of(name))
    assert len(drawn) == len(now)
    assert np.abs(np.array(drawn) - now).max() <= MOST_OFF_DB, f"draw it again: {REDRAW}"


def test_a_picture_can_be_drawn(qapp: QApplication) -> None:
    image = draw("windharp")
    assert image.height() > HEIGHT
    assert image.text("klank").split() == [str(level) for level in levels_of(sound_of("windharp"))]
    # Silence is dark, and a note is not.
    shades = {image.pixelColor(x, y).lightness() for x in range(100, 700, 7) for y in range(60, 260, 5)}
    assert min(shades) < 20
    assert max(shades) > 120
