"""The sound of a timeline: the same in any block, soft, slow, and silent at the turns."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from herstel_app.audio.renderer import RATE_HZ, Renderer, gain_of
from herstel_app.core.compiling import compile_timeline
from herstel_app.core.content import (
    BreatheStep,
    Evidence,
    Exercise,
    GuideLine,
    GuideStep,
    Opening,
    PhaseLength,
    QuietStep,
    Step,
)
from herstel_app.core.timeline import Segment, Timeline
from tests.helpers.sound import db, largest_step, loudness_lufs, onsets_s, share_above

PEAK_DB = -12.0


def exercise(*steps: Step, minutes: float = 1.0) -> Exercise:
    return Exercise(
        title="Proef", group="breathing", summary="-", instructions=("-",), posture="-", minutes=(minutes,),
        default_minutes=minutes, opening=Opening(text="-", seconds=6), closing="-", steps=steps, cautions=("-",),
        evidence=Evidence(grade="D", text="-"),
    )  # fmt: skip


def breathing(*phases: tuple[str, float], minutes: float = 1.0) -> Timeline:
    pattern = tuple(PhaseLength(phase, seconds) for phase, seconds in phases)  # type: ignore[arg-type]
    return compile_timeline(exercise(BreatheStep(pattern), minutes=minutes))


SLOW = breathing(("inhale", 4.5), ("exhale", 5.5))
SIGH = breathing(("inhale", 2.5), ("top_up", 1.0), ("exhale", 6.0))
BOX = breathing(("inhale", 4.0), ("hold", 4.0), ("exhale", 4.0), ("hold_out", 4.0))
BODY = compile_timeline(
    exercise(GuideStep((GuideLine("-", 6, "tense"), GuideLine("-", 14, "release")), rounds=3), minutes=1)
)
STILL = compile_timeline(exercise(QuietStep(), minutes=1))
PAUSED = SLOW.resumed_at(7.3).resumed_at(8.9).resumed_at(16.0)
TIMELINES = {"slow": SLOW, "sigh": SIGH, "box": BOX, "body": BODY, "still": STILL, "paused": PAUSED}


def whole(timeline: Timeline) -> NDArray[np.float64]:
    renderer = Renderer(timeline)
    return renderer.render(0, renderer.frames) / 32767.0


@pytest.fixture(params=TIMELINES, scope="module")
def timeline(request: pytest.FixtureRequest) -> Timeline:
    return TIMELINES[request.param]


def part(sound: NDArray[np.float64], segment: Segment) -> NDArray[np.float64]:
    return sound[round(segment.start_s * RATE_HZ) : round(segment.end_s * RATE_HZ)]


@settings(deadline=None, max_examples=40)
@given(data=st.data(), name=st.sampled_from(sorted(TIMELINES)))
def test_blocks_equal_the_whole_to_the_sample(data: st.DataObject, name: str) -> None:
    timeline = TIMELINES[name]
    start = data.draw(st.integers(-5000, Renderer(timeline).frames))
    sizes = data.draw(st.lists(st.integers(1, 30_000), min_size=1, max_size=6))
    expected = Renderer(timeline).render(start, sum(sizes))
    renderer, at, blocks = Renderer(timeline), start, []
    for size in sizes:
        blocks.append(renderer.render(at, size))
        at += size
    assert np.array_equal(np.concatenate(blocks), expected)


def test_silence_outside_the_timeline() -> None:
    renderer = Renderer(SLOW)
    assert not renderer.render(-9000, 9000).any()
    assert not renderer.render(renderer.frames, 9000).any()


def test_peaks_and_steps(timeline: Timeline) -> None:
    sound = whole(timeline)
    assert db(np.abs(sound).max()) <= PEAK_DB
    # The steepest natural slope: 2 pi f A, for the loudest partials of the highest tone.
    steepest = 2 * np.pi * 330 / RATE_HZ * 0.05 * 2
    assert largest_step(sound) < steepest


def test_turns_are_silent(timeline: Timeline) -> None:
    sound = whole(timeline)
    for segment in timeline.segments:
        if segment.phase in ("inhale", "exhale") and segment.duration_s >= 2:
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


def test_attack_and_release() -> None:
    sound = np.abs(whole(SLOW)).max(axis=1)
    for segment in SLOW.segments[1:5]:
        heard = part(sound, segment)
        peaks = heard[: len(heard) // 480 * 480].reshape(-1, 480).max(axis=1)
        reached = peaks / peaks.max()
        assert np.argmax(reached > 0.7) * 0.01 >= 0.2
        assert (np.flatnonzero(reached > 0.02)[-1] - np.flatnonzero(reached > 0.6)[-1]) * 0.01 >= 0.3


def fundamental_hz(mono: NDArray[np.float64]) -> float:
    spectrum = np.abs(np.fft.rfft(mono * np.hanning(len(mono)), 1 << 18))
    return float(np.fft.rfftfreq(1 << 18, 1 / RATE_HZ)[spectrum.argmax()])


@pytest.mark.parametrize(("phase", "direction"), [("inhale", 1), ("exhale", -1)])
def test_pitch_moves_through_the_whole_phase(phase: str, direction: int) -> None:
    sound = whole(SLOW)[:, 0]
    segment = next(s for s in SLOW.segments if s.phase == phase)
    heard = part(sound, segment)
    window = round(0.5 * RATE_HZ)
    pitches = [fundamental_hz(heard[at : at + window]) for at in range(0, len(heard) - window, window)]
    assert all(110 <= pitch <= 330 for pitch in pitches)
    assert all(later * direction > earlier * direction for earlier, later in itertools.pairwise(pitches))
    assert max(pitches) / min(pitches) <= 4 / 3 + 0.01


def test_inhale_and_exhale_differ_in_register_and_timbre() -> None:
    sound = whole(SLOW)[:, 0]
    inhale, exhale = (part(sound, s)[RATE_HZ : 3 * RATE_HZ] for s in SLOW.segments[1:3])
    assert share_above(inhale, RATE_HZ, 260) > share_above(exhale, RATE_HZ, 260) + 6


def test_nothing_shrill(timeline: Timeline) -> None:
    mono = whole(timeline).mean(axis=1)
    assert share_above(mono, RATE_HZ, 3000) < -60
    assert share_above(mono, RATE_HZ, 1000) < -30


def test_loudness() -> None:
    long = breathing(("inhale", 4.5), ("exhale", 5.5), minutes=5)
    assert loudness_lufs(whole(long), RATE_HZ) == pytest.approx(-30, abs=1.5)


def test_level_of_the_inhale_moves_little() -> None:
    heard = part(whole(SLOW)[:, 0], SLOW.segments[1])
    levels = [
        np.sqrt((heard[at : at + 4800] ** 2).mean()) for at in range(round(0.5 * RATE_HZ), round(3.4 * RATE_HZ), 4800)
    ]
    assert db(max(levels) / min(levels)) <= 3.0


def test_cues_fade_towards_the_end() -> None:
    sound = whole(SLOW)
    peaks = [np.abs(part(sound, s)).max() for s in SLOW.segments if s.phase == "exhale"]
    assert db(peaks[-1] / peaks[0]) < -4
    assert all(later <= earlier + 1e-4 for earlier, later in itertools.pairwise(peaks))


def test_onsets_are_where_the_plan_has_them() -> None:
    planned = [s.start_s for s in SLOW.segments if s.phase]
    heard = onsets_s(whole(SLOW).mean(axis=1), RATE_HZ)
    offsets = [min(heard, key=lambda at: abs(at - plan - 0.1)) - plan for plan in planned]
    assert max(offsets) - min(offsets) < 0.015


def test_volume() -> None:
    gains = [gain_of(percent) for percent in range(0, 101, 5)]
    assert (gains[0], gains[-1]) == (0.0, 1.0)
    assert gains == sorted(gains)
    assert gain_of(250) == 1.0
