"""Twenty minutes of body scan on the dark screen only: nothing jumps in light or sound, and it ends well."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from herstel_app.audio.renderer import Renderer
from herstel_app.audio.sample_grid import FULL_SCALE, RATE_HZ
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import SessionState
from herstel_app.core.timeline import Timeline
from tests.helpers.screens import come_to_rest
from tests.ui.conftest import UiStage

CHOICE = PracticeRequest("body-scan", 20, "long")
SMALL = (480, 312)
STEP_S = 1.0
FINE_S = 1 / 30
BRIGHTEST = 0.01
LARGEST_LIGHT_STEP = 0.0008
"""Of mean relative luminance in a second: the dim glow, of 0.005, goes away in a slow breath."""
WINDOW_S = 0.050
HEARD_DB = -42.0
"""A tone that rises out of silence comes from infinitely far below; what is softer than this is not heard yet."""
LARGEST_SOUND_STEP_DB = 6.0


def luminance(image: QImage) -> float:
    """Give the mean relative luminance of a picture, from a small copy of it: there are thousands."""
    small = image.scaled(60, 40, mode=Qt.TransformationMode.SmoothTransformation)
    image = small.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    rgb = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3) / 255.0
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return float((linear @ np.array([0.2126, 0.7152, 0.0722])).mean())


@pytest.mark.timeout(300)
def test_no_step_of_light_in_twenty_minutes(stage: UiStage) -> None:
    window, driver = stage.herstel.window, stage.herstel.engine.practice
    window.setMinimumSize(0, 0)
    window.resize(*SMALL)
    window.engine.begin_exercise(CHOICE)
    window.dark.cover()
    come_to_rest(window)
    timeline = stage.player.asked[-1][1]
    assert isinstance(timeline, Timeline)
    assert stage.keep_awake.held
    seen: list[float] = []
    while driver.state is SessionState.RUNNING and window.dark.is_down:
        changes_soon = any(abs(driver.at_s - s.start_s) < 1 for s in timeline.segments[:4] + timeline.segments[-3:])
        step_s = FINE_S if changes_soon else STEP_S
        stage.clock.seconds += step_s
        driver.advance()
        if driver.state is SessionState.RUNNING:
            seen.append(luminance(window.dark.grab().toImage()))
    assert max(seen) <= BRIGHTEST
    assert max(abs(a - b) for a, b in pairwise(seen)) <= LARGEST_LIGHT_STEP
    assert driver.at_s == pytest.approx(timeline.duration_s)
    assert stage.herstel.journal.entries(limit=1)[0].outcome == "completed"
    assert not stage.keep_awake.held
    assert not window.dark.is_down
    assert window.dark.cursor().shape().name == "BlankCursor"


@pytest.mark.timeout(300)
def test_no_step_of_sound_in_twenty_minutes(stage: UiStage) -> None:
    stage.herstel.window.engine.begin_exercise(CHOICE)
    timeline = next(item[1] for item in stage.player.asked if item[0] == "play")
    assert isinstance(timeline, Timeline)
    renderer = Renderer(timeline)
    width = round(WINDOW_S * RATE_HZ)
    block = width * 400
    levels: list[np.ndarray] = []
    for start in range(0, renderer.frames, block):
        pcm = renderer.render(start, block).mean(axis=1) / FULL_SCALE
        power = (pcm.reshape(-1, width) ** 2).mean(axis=1)
        levels.append(10 * np.log10(np.maximum(power, 1e-20)))
    db = np.maximum(np.concatenate(levels), HEARD_DB)
    assert db.max() > HEARD_DB + 6, "there is a start and an end to be heard"
    assert np.abs(np.diff(db)).max() <= LARGEST_SOUND_STEP_DB
    assert (np.concatenate(levels)[-20:] < -90).all(), "the last second is silent"
