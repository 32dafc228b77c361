"""How loud it is: one level to the ear on a small speaker, heard at the volume of the first start, -24 LUFS at most."""

from __future__ import annotations

import itertools
import time
import timeit

import numpy as np
import pytest
from msgspec.structs import replace

from herstel_app.audio.cues.shape import CueSpan
from herstel_app.audio.cues.voices import VOICES
from herstel_app.audio.limiter import KNEE
from herstel_app.audio.renderer import Renderer, gain_of
from herstel_app.audio.sample_grid import FULL_SCALE, GRID_FRAMES, RATE_HZ
from herstel_app.core.settings import Settings
from herstel_app.core.sound import Bed, Cue, SoundChoice
from herstel_app.core.timeline import Timeline
from tests.audio.cue_sounds import MUSCLES, RHYTHMS, Heard, breaths, muscles
from tests.audio.rendered_timelines import BEDS, SLOW, spoken, with_lines
from tests.helpers.old_tones import EXHALE, INHALE, glide
from tests.helpers.sound import db, heard_db, loudness_lufs, rms_above_db

pytestmark = pytest.mark.slow

LEVEL_DB = -34.5
"""How loud every voice is on a small speaker, at its full."""
LEAST_DB, SMALL_HZ = -45.0, 300.0
"""What a phase has to have above this frequency at the volume of the first start."""
LOUDEST_LUFS = -22.0
BLOCKS = 230
LINE = "Laat je handen zwaar worden."


def phases_at_first_start(heard: Heard) -> list[float]:
    volume_db = db(gain_of(Settings().volume))
    return [volume_db + rms_above_db(part, SMALL_HZ) for part in (*heard.first, *heard.second)]


def test_what_is_above_is_measured() -> None:
    t = np.arange(RATE_HZ) / RATE_HZ
    tones = np.stack([np.sin(2 * np.pi * 200 * t) + 0.1 * np.sin(2 * np.pi * 500 * t)] * 2, axis=1)
    assert rms_above_db(tones, 300) == pytest.approx(-23.0, abs=0.1)
    assert rms_above_db(tones, 0) == pytest.approx(-3.0, abs=0.1)


@pytest.mark.parametrize(("cue", "rhythm"), [*itertools.product(VOICES, RHYTHMS)])
def test_every_phase_is_heard_at_the_volume_of_the_first_start(cue: Cue, rhythm: str) -> None:
    assert min(phases_at_first_start(breaths(cue, rhythm))) >= LEAST_DB


@pytest.mark.parametrize("rhythm", MUSCLES)
def test_muscles_are_heard_at_the_volume_of_the_first_start(rhythm: str) -> None:
    assert min(phases_at_first_start(muscles(rhythm))) >= LEAST_DB


def test_every_voice_is_as_loud_on_a_small_speaker() -> None:
    levels: dict[str, float] = {cue: heard_db(breaths(cue, "4.5/5.5").whole, RATE_HZ, "350 Hz") for cue in VOICES}
    levels |= {rhythm: heard_db(muscles(rhythm).whole, RATE_HZ, "350 Hz") for rhythm in MUSCLES}
    assert all(level == pytest.approx(LEVEL_DB, abs=0.75) for level in levels.values()), levels


@pytest.mark.parametrize("cue", VOICES)
def test_no_voice_is_loud_on_headphones(cue: Cue) -> None:
    assert -29 <= loudness_lufs(breaths(cue, "4.5/5.5").whole, RATE_HZ) <= LOUDEST_LUFS


@pytest.mark.parametrize("bed", ["none", *BEDS])
def test_the_whole_with_a_voice_is_24_below_full_scale(bed: Bed) -> None:
    """With the parts as they are at first; the limiter touches one sample in a thousand at most."""
    first, *_ = breaths_s = sorted({s.unit_s for s in SLOW.segments if s.kind == "breathe" and s.unit_s is not None})
    assert len(breaths_s) >= 3
    spoken_once = Timeline(
        tuple(replace(s, line=None) if s.unit_s not in (None, first) else s for s in with_lines(SLOW, LINE).segments)
    )
    renderer = Renderer(spoken_once, SoundChoice(bed=bed, voice=True), {LINE: spoken(2.2)})
    sound = renderer.render(0, renderer.frames) / FULL_SCALE
    assert loudness_lufs(sound, RATE_HZ) == pytest.approx(-24, abs=1)
    assert db(float(np.abs(sound).max())) <= -12
    assert (np.abs(sound) > KNEE).mean() <= 1e-3


def test_the_default_costs_less_than_the_tones_of_before() -> None:
    t = np.arange(GRID_FRAMES) / RATE_HZ
    spans = [CueSpan("inhale" if n % 2 else "exhale", 5.0 * n, 5.0) for n in range(4)]
    at = [(number * GRID_FRAMES / RATE_HZ, spans[number * GRID_FRAMES // (5 * RATE_HZ)]) for number in range(BLOCKS)]

    def tones() -> None:
        for start_s, span in at:
            glide(INHALE if span.phase == "inhale" else EXHALE, t + (start_s - span.start_s), span.length_s)

    def voice() -> None:
        for number, (_, span) in enumerate(at):
            VOICES[SoundChoice().cue](span, number)

    voice()
    # In turn and by the clock of the processor, so that whatever else runs slows neither down more than the other.
    times = [[timeit.timeit(way, timer=time.process_time, number=1) for way in (voice, tones)] for _ in range(9)]
    ours, theirs = np.min(times, axis=0)
    assert ours <= 0.7 * theirs, ours / theirs
