"""The sound of a timeline: the same in any block, soft, slow, and silent at the turns, whatever the cue."""

from __future__ import annotations

import itertools
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from herstel_app.audio.cues.shape import darkness
from herstel_app.audio.renderer import Renderer, gain_of
from herstel_app.audio.sample_grid import FULL_SCALE, RATE_HZ
from herstel_app.core.sound import Bed, Cue, SoundChoice
from herstel_app.core.timeline import Timeline
from tests.audio.rendered_timelines import (
    BEDS,
    BODY,
    CUES,
    FADING,
    PAUSED,
    SLOW,
    TIMELINES,
    part,
    spoken,
    whole,
    with_lines,
)
from tests.helpers.sound import Sound, db, heard_db, largest_step, onsets_s, share_above, steepness

pytestmark = pytest.mark.slow

PEAK_DB = -12.0
ONSETS_S: dict[Cue, float] = {"harp": 0.025, "hum": 0.015, "wave": 0.03, "bowl": 0.015}
"""Within how much time all onsets of a phase are: strings and noise come up a little by chance."""
STEEPEST: dict[Cue, float] = {"harp": 0.065, "hum": 0.065, "wave": 0.09, "bowl": 0.065}
"""The largest step between samples that belongs to the sound itself, as a share of its peak: a click is several times
larger. A sine of 500 Hz has 0.065, and noise more."""
STEEPEST_MUSCLES = 0.085
"""They have seven harmonics, so that a laptop gives them: a sine of 600 Hz has 0.08."""

EVERYTHING = SoundChoice(cue="wave", bed="rain", bed_percent=100, bed_after_minutes=1, voice=True)
GUIDED_TO_THE_END = Timeline(tuple(replace(s, guidance=s.guidance and 1.0) for s in FADING.segments))
SPOKEN = with_lines(BODY, "Maak een vuist.")
PROGRAMMES: dict[str, Renderer] = {
    **{name: Renderer(timeline) for name, timeline in TIMELINES.items()},
    **{f"{cue} {bed}": Renderer(PAUSED, SoundChoice(cue=cue, bed=bed)) for cue in CUES[1:] for bed in BEDS},
    "everything": Renderer(SPOKEN, EVERYTHING, {"Maak een vuist.": spoken(2.2)}),
    "taken up": Renderer(SLOW, SoundChoice(bed="sea"), None, 20.0),
}


@pytest.fixture(params=TIMELINES, scope="module")
def timeline(request: pytest.FixtureRequest) -> Timeline:
    return TIMELINES[request.param]


@pytest.fixture(
    params=[*itertools.product(("slow", "sigh", "body", "paused"), CUES), ("box", "harp"), ("still", "harp")]
)
def heard(request: pytest.FixtureRequest) -> tuple[Timeline, Cue, Sound]:
    name, cue = request.param
    return TIMELINES[name], cue, whole(TIMELINES[name], SoundChoice(cue=cue))


@settings(deadline=None, max_examples=40)
@given(data=st.data(), name=st.sampled_from(sorted(PROGRAMMES)))
def test_blocks_equal_the_whole_to_the_sample(data: st.DataObject, name: str) -> None:
    renderer = PROGRAMMES[name]
    start = data.draw(st.integers(-5000, renderer.frames))
    sizes = data.draw(st.lists(st.integers(1, 20_000), min_size=1, max_size=4))
    expected = renderer.render(start, sum(sizes))
    blocks, ends = [], list(itertools.accumulate(sizes))
    # From the last to the first, so that nothing can follow from what was made before.
    for size, end in reversed(list(zip(sizes, ends, strict=True))):
        blocks.append(renderer.render(start + end - size, size))
    assert np.array_equal(np.concatenate(blocks[::-1]), expected)


def test_silence_outside_the_timeline() -> None:
    for renderer in PROGRAMMES.values():
        assert not renderer.render(-9000, 9000).any()
        assert not renderer.render(renderer.frames, 9000).any()


def test_peaks_and_steps(heard: tuple[Timeline, Cue, Sound]) -> None:
    timeline, cue, sound = heard
    steepest = STEEPEST_MUSCLES if any(s.phase == "tense" for s in timeline.segments) else STEEPEST[cue]
    assert db(np.abs(sound).max()) <= PEAK_DB
    assert 0.01 < steepness(sound) < steepest


def test_turns_are_silent(heard: tuple[Timeline, Cue, Sound]) -> None:
    timeline, _, sound = heard
    for segment in timeline.segments:
        if segment.phase in ("inhale", "exhale", "tense", "release") and segment.duration_s >= 2:
            assert np.abs(part(sound, segment)).max() > 0.005
            assert not part(sound, segment)[-round(0.15 * RATE_HZ) :].any()
            assert np.abs(part(sound, segment)[:48]).max() < 1e-3
        if segment.phase in ("hold", "hold_out") or segment.kind in ("quiet", "lead_in"):
            assert not part(sound, segment).any()


def test_start_tone_is_gone_before_the_practice(timeline: Timeline) -> None:
    sound = whole(timeline)
    at = round(timeline.practice_start_s * RATE_HZ)
    assert db(np.abs(sound[at - 2000 : at]).max()) < -60
    assert np.abs(sound[:at]).max() > 0.01


def test_end_is_silent_and_the_end_tone_is_heard(timeline: Timeline) -> None:
    sound = whole(timeline)
    assert not sound[-RATE_HZ:].any()
    assert np.abs(sound[round(timeline.practice_end_s * RATE_HZ) :]).max() > 0.01


def test_without_cues_only_the_start_and_the_end_tone_remain() -> None:
    sound = whole(SLOW, SoundChoice(cue="none"))
    start, end = (round(s * RATE_HZ) for s in (SLOW.practice_start_s, SLOW.practice_end_s))
    assert not sound[start:end].any()
    assert np.array_equal(sound[:start], whole(SLOW)[:start])
    assert np.array_equal(sound[end:], whole(SLOW)[end:])


@pytest.mark.parametrize("cue", CUES)
def test_attack_and_release(cue: Cue) -> None:
    sound = np.abs(whole(SLOW, SoundChoice(cue=cue))).max(axis=1)
    for segment in SLOW.segments[1:5]:
        heard = part(sound, segment)
        peaks = heard[: len(heard) // 480 * 480].reshape(-1, 480).max(axis=1)
        reached = peaks / peaks.max()
        assert np.argmax(reached > 0.7) * 0.01 >= 0.18
        assert (np.flatnonzero(reached > 0.02)[-1] - np.flatnonzero(reached > 0.6)[-1]) * 0.01 >= 0.3


def fundamental_hz(mono: Sound, below_hz: float = 24_000.0) -> float:
    spectrum = np.abs(np.fft.rfft(mono * np.hanning(len(mono)), 1 << 18))
    hz = np.fft.rfftfreq(1 << 18, 1 / RATE_HZ)
    return float(hz[np.where(hz < below_hz, spectrum, 0.0).argmax()])


@pytest.mark.parametrize(("phase", "direction"), [("inhale", 1), ("exhale", -1)])
def test_pitch_moves_through_the_whole_phase(phase: str, direction: int) -> None:
    segment = next(s for s in SLOW.segments if s.phase == phase)
    heard = part(whole(SLOW, SoundChoice(cue="hum"))[:, 0], segment)
    window = round(0.5 * RATE_HZ)
    pitches = [fundamental_hz(heard[at : at + window], 260.0) for at in range(0, len(heard) - window, window)]
    assert all(110 <= pitch <= 330 for pitch in pitches)
    assert all(later * direction > earlier * direction for earlier, later in itertools.pairwise(pitches))
    assert max(pitches) / min(pitches) <= 4 / 3 + 0.01


@pytest.mark.parametrize("cue", ["harp", "hum", "wave"])
def test_inhale_and_exhale_differ_in_register(cue: Cue) -> None:
    sound = whole(SLOW, SoundChoice(cue=cue))[:, 0]
    inhale, exhale = (part(sound, s)[2 * RATE_HZ : 4 * RATE_HZ] for s in SLOW.segments[1:3])
    assert share_above(inhale, RATE_HZ, 500) > share_above(exhale, RATE_HZ, 500) + 6


def test_the_bowl_differs_at_both_turns_and_rings_out_before_the_next() -> None:
    sound = whole(SLOW, SoundChoice(cue="bowl"))[:, 0]
    struck = [part(sound, s) for s in SLOW.segments[1:3]]
    inhale_hz, exhale_hz = (fundamental_hz(heard[: 2 * RATE_HZ]) for heard in struck)
    assert 1.2 < inhale_hz / exhale_hz < 1.4
    for heard in struck:
        assert db(np.abs(heard[-RATE_HZ // 2 :]).max() / np.abs(heard).max()) < -20


def test_nothing_shrill(heard: tuple[Timeline, Cue, Sound]) -> None:
    _, cue, sound = heard
    mono = sound.mean(axis=1)
    assert share_above(mono, RATE_HZ, 3000) < (-40 if cue == "wave" else -60)
    if cue != "wave":
        assert share_above(mono, RATE_HZ, 1000) < -30


def test_cues_fade_towards_the_end() -> None:
    sound = whole(SLOW, SoundChoice(cue="bowl"))  # each of its strokes is like the one before
    peaks = [np.abs(part(sound, s)).max() for s in SLOW.segments if s.phase == "exhale"]
    assert db(peaks[-1] / peaks[0]) < -4
    assert all(later <= earlier + 1e-4 for earlier, later in itertools.pairwise(peaks))


@pytest.mark.parametrize("cue", CUES)
def test_fading_guidance_thins_out_and_falls_silent(cue: Cue) -> None:
    choice = SoundChoice(cue=cue)
    fading, guided = whole(FADING, choice), whole(GUIDED_TO_THE_END, choice)
    assert {s.guidance for s in FADING.segments} >= {0.0, 0.5, 1.0}
    for segment in FADING.segments:
        if segment.phase in ("inhale", "exhale") and segment.guidance > 0:
            # Fewer high frequencies is a little softer to the ear; a stroke does not get darker.
            softest = segment.guidance * (1.0 if cue == "bowl" else darkness(segment.guidance))
            usual, heard = (heard_db(part(sound, segment), RATE_HZ, "350 Hz") for sound in (guided, fading))
            assert db(softest) - 0.2 <= heard - usual <= db(segment.guidance) + 0.1
        elif segment.phase in ("inhale", "exhale"):
            assert not part(fading, segment).any()
    assert np.abs(part(fading, FADING.segments[-1])).max() > 0.01


def test_onsets_are_where_the_plan_has_them() -> None:
    for cue in CUES:
        heard = onsets_s(whole(SLOW, SoundChoice(cue=cue)).mean(axis=1), RATE_HZ)
        for phase in ("inhale", "exhale"):
            planned = [s.start_s for s in SLOW.segments if s.phase == phase]
            offsets = [min(heard, key=lambda at: abs(at - plan - 0.1)) - plan for plan in planned]
            assert max(offsets) - min(offsets) < ONSETS_S[cue]
            assert 0.0 < min(offsets) < 0.15


@pytest.mark.parametrize("bed", BEDS)
@pytest.mark.parametrize("cue", get_args(Cue))
def test_beds_and_cues_do_not_change_each_other(cue: Cue, bed: Bed) -> None:
    start, end = (round(s * RATE_HZ) for s in (12.0, 22.0))

    def there(**parts: object) -> Sound:
        return Renderer(SLOW, SoundChoice(**parts)).render(start, end - start).astype(np.float64)  # type: ignore[arg-type]

    # Softer than what is limited.
    soft = {"cue_percent": 60, "bed_percent": 35}
    both, cues, beds = (
        there(**parts, **soft) for parts in ({"cue": cue, "bed": bed}, {"cue": cue}, {"cue": "none", "bed": bed})
    )
    assert np.abs(both - cues - beds).max() <= 1.0
    turns = [round(s.end_s * RATE_HZ) - start for s in SLOW.segments if start < s.end_s * RATE_HZ <= end]
    silent = np.concatenate([np.arange(turn - round(0.15 * RATE_HZ), turn) for turn in turns])
    assert len(turns) == 2
    assert np.array_equal(both[silent], beds[silent])
    assert db(np.abs(there(cue=cue, bed=bed, bed_percent=100)).max() / FULL_SCALE) <= PEAK_DB
    assert db(np.sqrt((beds[silent] ** 2).mean()) / FULL_SCALE) > -60


def test_volumes_of_the_parts() -> None:
    def level(choice: SoundChoice) -> float:
        return float(np.abs(Renderer(SLOW, choice).render(9 * RATE_HZ, RATE_HZ)).max())

    full = level(SoundChoice())
    assert db(level(SoundChoice(cue_percent=50)) / full) == pytest.approx(-12, abs=0.1)
    assert level(SoundChoice(cue_percent=0)) == 0.0
    assert level(SoundChoice(cue_percent=0, bed="sea", bed_percent=0)) == 0.0
    quiet, loud = (level(SoundChoice(cue="none", bed="brown", bed_percent=percent)) for percent in (50, 100))
    assert db(quiet / loud) == pytest.approx(-12, abs=0.2)


def test_even_everything_at_once_has_no_peak() -> None:
    line = "Maak een vuist."
    loud = SoundChoice(cue="bowl", cue_percent=400, bed="sea", bed_percent=400, voice=True, voice_percent=400)
    renderer = Renderer(SPOKEN, loud, {line: spoken(2.2, peak=1.0)})
    sound = renderer.render(0, renderer.frames) / FULL_SCALE
    assert -16 < db(np.abs(sound).max()) <= PEAK_DB
    assert largest_step(sound) < 0.2


def test_volume() -> None:
    gains = [gain_of(percent) for percent in range(0, 101, 5)]
    assert (gains[0], gains[-1]) == (0.0, 1.0)
    assert gains == sorted(gains)
    assert gain_of(250) == 1.0
    assert db(gain_of(1)) == pytest.approx(-30, abs=0.4)
    assert db(gain_of(60)) == pytest.approx(-12, abs=0.01)


def test_where_a_jump_cannot_be_heard() -> None:
    renderer = Renderer(SLOW, SoundChoice(bed="sea"))
    turn = round(SLOW.segments[1].end_s * RATE_HZ)
    assert renderer.is_still(turn - 9000, 8000)
    assert renderer.render(turn - 9000, 8000).any()
    assert not renderer.is_still(turn - 30_000, 8000)
    assert not renderer.is_still(turn - 9000, 20_000)
