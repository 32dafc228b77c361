"""What *Hoor* lets be heard of a rhythm of one's own: at once, and silent at its end."""

from __future__ import annotations

import numpy as np
import pytest

from herstel_app.audio.renderer import Renderer
from herstel_app.audio.sample_grid import RATE_HZ
from herstel_app.core.own_exercise import to_hear
from herstel_app.core.own_pattern import OwnPattern
from herstel_app.core.sound import Cue, SoundChoice

AUDIBLE_DB = -50.0
SILENT = 3
"""Samples of 16 bits."""


@pytest.mark.parametrize("cue", ["harp", "hum", "wave", "bowl"])
def test_a_rhythm_is_heard_within_two_seconds(cue: Cue) -> None:
    timeline = to_hear(OwnPattern(4, 2, 6, 0))
    renderer = Renderer(timeline, SoundChoice(cue=cue))
    first = renderer.render(0, 2 * RATE_HZ) / 32768
    assert 20 * np.log10(np.sqrt((first**2).mean())) > AUDIBLE_DB
    assert np.abs(renderer.render(0, 20)).max() <= SILENT
    end = round(timeline.duration_s * RATE_HZ)
    assert renderer.frames == end
    assert np.abs(renderer.render(end - 20, 40)).max() <= SILENT
