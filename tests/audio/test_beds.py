"""The beds: dark, calm, without a loop or a click, and softly there and gone."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstel_app.audio import beds
from herstel_app.audio.beds import BEDS, LONGEST_WAVE_S, SHORTEST_WAVE_S
from herstel_app.audio.noise import TOP_HZ, chance, frame, hump, joined, uniform, unit
from herstel_app.audio.renderer import Renderer
from herstel_app.audio.sample_grid import FULL_SCALE, GRID_FRAMES, RATE_HZ
from herstel_app.core.sound import Bed, SoundChoice
from tests.audio.rendered_timelines import SLOW, STILL, breathing
from tests.helpers.sound import Sound, crest_db, db, largest_echo, largest_step, loudness_lufs, share_above

pytestmark = pytest.mark.slow

MINUTE = 60 * RATE_HZ // GRID_FRAMES


@lru_cache
def minute(bed: Bed) -> Sound:
    return np.concatenate([BEDS[bed](number).T for number in range(MINUTE)])


@lru_cache
def coarse(bed: Bed) -> Sound:
    """Give two minutes, mono, at a sixteenth of the rate: enough to find a loop by."""
    later = [BEDS[bed](number).T for number in range(MINUTE, 2 * MINUTE)]
    return np.concatenate([minute(bed), *later]).mean(axis=1).reshape(-1, 16).mean(axis=1)


@pytest.fixture(params=sorted(BEDS))
def bed(request: pytest.FixtureRequest) -> Bed:
    found: Bed = request.param
    return found


def test_level_and_crest(bed: Bed) -> None:
    assert loudness_lufs(minute(bed), RATE_HZ) == pytest.approx(-30, abs=0.7)
    assert 10 < crest_db(minute(bed)) < 17


def test_dark(bed: Bed) -> None:
    assert share_above(minute(bed).mean(axis=1), RATE_HZ, 3000) < -40
    assert share_above(minute(bed).mean(axis=1), RATE_HZ, TOP_HZ) < -70


def test_no_rumble_below_what_a_small_speaker_can_do(bed: Bed) -> None:
    above = 10 ** (share_above(minute(bed).mean(axis=1), RATE_HZ, 40) / 10)
    assert above > 0.88


def test_no_click(bed: Bed) -> None:
    steps = np.abs(np.diff(minute(bed), axis=0)).max(axis=1)
    assert steps.max() < 0.019
    # Where frames and blocks meet, steps are no larger than elsewhere.
    seams = steps[GRID_FRAMES - 1 :: GRID_FRAMES]
    assert np.sqrt((seams**2).mean()) < 1.3 * np.sqrt((steps**2).mean())


def test_nothing_comes_back(bed: Bed) -> None:
    sound = coarse(bed)
    assert largest_echo(sound, 5 * RATE_HZ // 16) < 0.3
    looped = np.concatenate([sound[: len(sound) // 2]] * 2)
    assert largest_echo(looped, 5 * RATE_HZ // 16) > 0.99


def test_level_stays_calm(bed: Bed) -> None:
    blocks = minute(bed)[: 118 * RATE_HZ // 2].reshape(118, -1)
    levels = np.array([db(np.sqrt((half_second**2).mean())) for half_second in blocks])
    assert levels.max() - levels.min() < (7.5 if bed == "sea" else 4.5)
    assert np.diff(levels).max() < 2.5


def test_both_ears_hear_nearly_the_same(bed: Bed) -> None:
    left, right = minute(bed).T
    assert 0.5 < np.corrcoef(left, right)[0, 1] < 0.95
    assert abs(db(np.sqrt((left**2).mean()) / np.sqrt((right**2).mean()))) < 0.5


def test_waves_keep_no_step_with_a_breath() -> None:
    starts_s, _, strengths = beds.waves()
    lengths = np.diff(starts_s[:2000])
    assert SHORTEST_WAVE_S <= lengths.min() < 7.2
    assert 13.8 < lengths.max() <= LONGEST_WAVE_S
    for cycle_s in (5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 14.0, 16.0, 20.0):
        phases = np.exp(2j * np.pi * starts_s[:180] / cycle_s)
        assert np.abs(phases.mean()) < 0.4
        assert np.abs(np.average(phases, weights=strengths[:180])) < 0.4
    assert starts_s[0] < 0 < 10 * 3600 < starts_s[-1]


def test_waves_come_in_groups_of_about_six() -> None:
    _, _, strengths = beds.waves()
    heights = strengths[:2000] - strengths[:2000].mean()
    alike = [float((heights[:-lag] * heights[lag:]).mean() / (heights**2).mean()) for lag in range(1, 13)]
    assert alike[0] > 0.2
    assert alike[2] < -0.2
    # A group is now longer, now shorter: a second one keeps little step with the first.
    assert max(alike[4:8]) > 0.1
    assert max(abs(value) for value in alike[9:]) < 0.5


def test_the_sea_comes_and_goes_by_some_decibels() -> None:
    blocks = np.concatenate([beds.sea(number).T for number in range(2 * MINUTE)])
    halves = blocks[: len(blocks) // (RATE_HZ // 2) * (RATE_HZ // 2)].reshape(-1, RATE_HZ)
    levels = np.array([db(float(np.sqrt((half_second**2).mean()))) for half_second in halves])
    low, high = np.percentile(levels, [10, 90])
    assert 3.8 <= high - low <= 5.0
    assert np.diff(levels).max() < 1.5


def test_waves_are_heard() -> None:
    sound = coarse("sea")
    levels = np.sqrt((sound[: len(sound) // 1500 * 1500].reshape(-1, 1500) ** 2).mean(axis=1))
    spectrum = np.abs(np.fft.rfft(levels - levels.mean())) ** 2
    slow = spectrum[np.fft.rfftfreq(len(levels), 0.5) < 1 / 6].sum()
    assert slow > 0.6 * spectrum.sum()


@settings(deadline=None, max_examples=30)
@given(number=st.integers(0, 100_000), name=st.sampled_from(sorted(BEDS)))
def test_any_block_is_made_by_itself(number: int, name: Bed) -> None:
    here = BEDS[name](number)
    for far in range(8):  # so many that nothing is remembered of this one
        BEDS[name](number + 100 + 2 * far)
    assert np.array_equal(BEDS[name](number), here)
    step = np.abs(BEDS[name](number + 1)[:, 0] - here[:, -1]).max()
    assert step < 0.019


def test_chance_is_even_and_never_the_same() -> None:
    assert uniform(1, 0, 4096).mean() == pytest.approx(0.5, abs=0.02)
    assert not np.array_equal(chance(1, 0, 64), chance(1, 1, 64))
    assert not np.array_equal(chance(1, 0, 64), chance(2, 0, 64))
    assert np.array_equal(chance(1, 5, 64), chance(1, 5, 64))


@pytest.mark.parametrize("width", [0.0, 0.5, 1.0])
def test_noise_has_the_level_and_the_width_that_were_asked(width: float) -> None:
    spectrum = unit(hump(600.0, 0.5))
    frames = [frame(7, number, spectrum, width) for number in range(100)]
    sound = np.concatenate([joined(a, b).T for a, b in pairwise(frames)])
    assert np.sqrt((sound**2).mean(axis=0)) == pytest.approx([1.0, 1.0], rel=0.03)
    assert np.corrcoef(sound.T)[0, 1] == pytest.approx(np.cos(width * np.pi / 2), abs=0.05)


def levels_db(sound: Sound, second: int) -> list[float]:
    return [db(np.sqrt((sound[at : at + second] ** 2).mean())) for at in range(0, len(sound) - second + 1, second)]


def test_the_bed_comes_and_goes_softly(bed: Bed) -> None:
    timeline = breathing(("inhale", 4.0), ("exhale", 6.0))
    renderer = Renderer(timeline, SoundChoice(cue="none", cue_percent=0, bed=bed, bed_percent=100))
    sound = renderer.render(0, renderer.frames) / FULL_SCALE
    levels = levels_db(sound, RATE_HZ)
    usual = float(np.median(levels[8:30]))
    assert levels[0] < usual - 20
    assert levels[8] > usual - 7
    assert not sound[-RATE_HZ:].any()
    last = [level - usual for level in levels[-14:-1]]
    assert last[0] > -7
    assert last[-1] < -20
    assert renderer.frames == round(timeline.duration_s * RATE_HZ)


@pytest.mark.parametrize(("minutes", "expected"), [(0, 0), (2, 2), (30, 30), (500, 30), (-3, 0)])
def test_the_bed_goes_on_as_long_as_asked_and_no_longer(minutes: int, expected: int) -> None:
    renderer = Renderer(STILL, SoundChoice(bed="rain", bed_after_minutes=minutes))
    assert renderer.frames == round((STILL.duration_s + 60 * expected) * RATE_HZ)
    assert not renderer.render(renderer.frames - RATE_HZ, 2 * RATE_HZ).any()
    if expected:
        after = renderer.render(round(STILL.duration_s * RATE_HZ) - RATE_HZ, 2 * RATE_HZ)
        assert db(np.sqrt((after.astype(float) ** 2).mean()) / FULL_SCALE) > -55
        steady = renderer.render(renderer.frames - 70 * RATE_HZ, RATE_HZ) if expected > 2 else after
        late = renderer.render(renderer.frames - 3 * RATE_HZ, RATE_HZ)
        assert np.abs(late).max() < 0.1 * np.abs(steady).max()


@pytest.mark.parametrize("choice", [SoundChoice(bed_after_minutes=9), SoundChoice("none", 0, "sea", 0, 9)])
def test_nothing_goes_on_where_there_is_no_bed(choice: SoundChoice) -> None:
    assert Renderer(STILL, choice).frames == round(STILL.duration_s * RATE_HZ)


def test_in_a_long_exercise_it_sinks_for_most_of_a_minute() -> None:
    long = breathing(("inhale", 4.0), ("exhale", 6.0), minutes=10.0)
    renderer = Renderer(long, SoundChoice(cue="none", cue_percent=0, bed="brown"))

    def level(before_end_s: float) -> float:
        heard = renderer.render(renderer.frames - round(before_end_s * RATE_HZ), 4 * RATE_HZ)
        return db(np.sqrt((heard.astype(float) ** 2).mean()))

    assert level(60) - level(50) == pytest.approx(0, abs=1)
    assert 3 < level(60) - level(24) < 9


def test_taken_up_again_it_comes_in_anew() -> None:
    renderer = Renderer(SLOW, SoundChoice(cue="none", bed="brown"), None, 20.0)
    plain = Renderer(SLOW, SoundChoice(cue="none", bed="brown"))
    at = 20 * RATE_HZ
    assert not renderer.render(at - RATE_HZ, RATE_HZ).any()
    assert np.abs(renderer.render(at, RATE_HZ // 10)).max() < 0.1 * np.abs(plain.render(at, RATE_HZ // 10)).max()
    assert np.array_equal(renderer.render(at + 3 * RATE_HZ, 9000), plain.render(at + 3 * RATE_HZ, 9000))
    assert largest_step(renderer.render(at, RATE_HZ) / FULL_SCALE) < 0.01
