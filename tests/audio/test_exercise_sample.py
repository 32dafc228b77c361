"""What *hoor* lets be heard of an exercise: each that has the link sounds soon, by itself, without a voice."""

from __future__ import annotations

import numpy as np
import pytest

from herstel_app.audio.renderer import Renderer
from herstel_app.audio.sample_grid import RATE_HZ
from herstel_app.core.heard_part import has_sound, heard_from_s
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from herstel_app.engine.audio.samples import exercise_sample
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library

LIBRARY = load_library(content_dir())
SOUNDING = [name for name, each in LIBRARY.exercises.items() if has_sound(each)]
AUDIBLE_DB = -50.0


@pytest.mark.parametrize("name", SOUNDING)
def test_it_sounds_within_three_seconds(name: str) -> None:
    timeline = compile_timeline(LIBRARY.exercises[name], options=CompileOptions(words=LIBRARY.words, fade=False))
    at_s = heard_from_s(timeline)
    assert at_s is not None
    sample = exercise_sample(name, timeline, at_s)
    assert 0 < sample.seconds <= 10
    renderer = Renderer(timeline, sample.choice(SoundChoice(cue="none", cue_percent=0, voice=True)))
    first = renderer.render(round(at_s * RATE_HZ), 3 * RATE_HZ) / 32768
    assert 20 * np.log10(max(1e-9, np.sqrt((first**2).mean()))) > AUDIBLE_DB
