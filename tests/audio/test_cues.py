"""The voices that carry a breath, and muscles: heard on any speaker, told apart by colour, never by growing louder."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from herstel_app.audio.cues.voices import VOICES
from herstel_app.audio.renderer import Renderer
from herstel_app.audio.sample_grid import FULL_SCALE, RATE_HZ
from herstel_app.core.sound import Cue
from herstel_app.core.timeline import Segment, Timeline
from tests.audio.cue_sounds import (
    BODY,
    BREATH,
    GLIDING,
    MUSCLES,
    RHYTHMS,
    SAVED,
    Heard,
    all_of,
    averaged,
    breaths,
    loss_db,
    muscles,
    old,
    out_minus_in_db,
    rise_db,
    windows,
)
from tests.helpers.sound import SPEAKERS, Sound, db, ears_alike, heard_centre_hz, heard_db, share_above, steepness

pytestmark = pytest.mark.slow

OUT_MINUS_IN_DB = {**dict.fromkeys(SPEAKERS, -3.0), "350 Hz": -3.0, "600 Hz": -4.0, "phone": -4.0}
MOST_LOSS_DB = 3.5
MOST_RISE_DB = 3.5
STEEPEST = 0.10
"""The largest step as a share of the peak; a click is several times larger."""

Case = tuple[str, str, Heard]


@pytest.fixture(
    params=[*itertools.product(VOICES, RHYTHMS), *itertools.product(["muscles"], MUSCLES)],
    ids=lambda p: f"{p[0]} {p[1]}",
    scope="module",
)
def case(request: pytest.FixtureRequest) -> Case:
    name, rhythm = request.param
    return name, rhythm, muscles(rhythm) if name == "muscles" else breaths(name, rhythm)


@pytest.mark.parametrize("kind", OUT_MINUS_IN_DB)
def test_an_exhale_is_as_loud_as_an_inhale_on_any_speaker(case: Case, kind: str) -> None:
    assert OUT_MINUS_IN_DB[kind] <= out_minus_in_db(case[2], kind) <= 3.0


def test_an_exhale_survives_a_small_speaker(case: Case) -> None:
    assert loss_db(case[2]) <= MOST_LOSS_DB


@pytest.mark.parametrize("kind", ["headphones", "350 Hz"])
def test_an_inhale_does_not_loom(case: Case, kind: str) -> None:
    assert rise_db(case[2], kind) <= MOST_RISE_DB


def test_colour_opens_with_an_inhale_and_sinks_with_an_exhale(case: Case) -> None:
    name, _, heard = case
    if name == "bowl":
        pytest.skip("a stroke has one colour")
    least = 0.12 if name == "muscles" else 0.25  # muscles are told by how they tremble
    for parts, direction in ((heard.first, 1), (heard.second, -1)):
        length_s = len(parts[0]) / RATE_HZ
        for kind in ("macbook", "laptop"):
            first, last = (
                heard_centre_hz(
                    all_of([p[round(a * length_s * RATE_HZ) : round(b * length_s * RATE_HZ)] for p in parts]),
                    RATE_HZ, kind,
                )
                for a, b in ((0.05, 0.30), (0.60, 0.85))
            )  # fmt: skip
            assert direction * np.log2(last / first) >= least


def test_flow_is_highest_early(case: Case) -> None:
    name, _, heard = case
    if name == "muscles":
        pytest.skip("muscles do not breathe")
    spans = ((0.0, 0.5), (0.0, 0.5)) if name == "bowl" else ((0.2, 0.5), (0.0, 0.35))
    for parts, span in zip((heard.first, heard.second), spans, strict=True):
        length_s = len(parts[0]) / RATE_HZ
        levels = averaged(parts, 0.0, length_s, length_s / 20, "350 Hz")
        smooth = np.convolve(10 ** (levels / 10), np.ones(3), mode="same")
        assert span[0] <= (int(smooth.argmax()) + 0.5) / 20 <= span[1]


def test_nothing_high(case: Case) -> None:
    name, _, heard = case
    hz, least_db = (3000, -50) if name == "wave" else (1000, -30)
    assert share_above(heard.whole.mean(axis=1), RATE_HZ, hz) < least_db


def test_the_ears_differ_a_little_and_are_level(case: Case) -> None:
    heard = case[2]
    for parts in (heard.first, heard.second):
        assert 0.70 <= ears_alike(all_of(parts)) <= 0.97
    left, right = np.sqrt((heard.whole**2).mean(axis=0))
    assert abs(db(left / right)) <= 0.5


def test_nothing_vanishes_in_mono(case: Case) -> None:
    """From one second to the next, or from one third of it to the next where less lies between attack and release."""
    heard = case[2]
    for parts in (heard.first, heard.second):
        length_s = len(parts[0]) / RATE_HZ
        from_s, to_s = min(0.7, 0.2 * length_s), length_s - 0.2 - min(1.6, 0.35 * length_s)
        size_s = min(1.0, (to_s - from_s) / 3)
        for breath in parts:
            levels = [db(float(np.sqrt((w.mean(axis=1) ** 2).mean()))) for w in windows(breath, from_s, to_s, size_s)]
            assert len(levels) > 1
            assert all(abs(after - before) <= 6 for before, after in itertools.pairwise(levels))


def test_no_peak_no_click_and_silence_at_the_turns(case: Case) -> None:
    _, rhythm, heard = case
    assert db(float(np.abs(heard.whole).max())) <= -12
    assert steepness(heard.whole) <= STEEPEST
    for part in (*heard.first, *heard.second):
        assert np.abs(part[:48]).max() < 1e-3
        # What an MP3 spreads around a sound lies far below it.
        assert db(float(np.abs(part[-round(0.15 * RATE_HZ) : -48]).max())) <= (-65 if rhythm == SAVED else -200)


def test_the_tones_of_before_fail() -> None:
    """What is measured here finds the faults for which they went."""
    for phases, lengths_s in ((BREATH, (4.5, 5.5)), (BODY, (6.0, 10.0))):
        heard = old(phases, lengths_s)
        assert out_minus_in_db(heard, "350 Hz") < -6
        assert loss_db(heard) > 10
        assert rise_db(heard, "350 Hz") > 5
    assert ears_alike(all_of(old(BREATH, (4.5, 5.5)).first)) > 0.99


@pytest.mark.parametrize("cue", GLIDING)
def test_a_voice_opens_and_sinks_through_the_whole_phase(cue: Cue) -> None:
    heard = breaths(cue, "4.5/5.5")
    for parts, direction in ((heard.first, 1), (heard.second, -1)):
        part = parts[0][: -RATE_HZ // 2].mean(axis=1)
        quarters = np.array_split(part, 4)
        power = [np.abs(np.fft.rfft(q * np.hanning(len(q)), 1 << 17)) ** 2 for q in quarters]
        hz = np.fft.rfftfreq(1 << 17, 1 / RATE_HZ)
        centres = [float((hz * p).sum() / p.sum()) for p in power]
        assert all(after * direction > before * direction for before, after in itertools.pairwise(centres))
        assert max(centres) / min(centres) > 1.3


def test_the_harp_has_a_form_over_minutes() -> None:
    inhales = breaths("harp", "4.5/5.5", 180.0).first
    spectra = [np.abs(np.fft.rfft(breath.mean(axis=1), 1 << 16))[300:1800] for breath in inhales]
    alike = [float((spectra[0] * s).sum() / np.sqrt((spectra[0] ** 2).sum() * (s**2).sum())) for s in spectra]
    assert alike[4] < 0.7
    assert all(not np.array_equal(inhales[0], other) for other in inhales[1:])


@pytest.mark.parametrize("cue", GLIDING)
def test_fading_guidance_is_darker(cue: Cue) -> None:
    bright, dark = (
        heard_centre_hz(breaths(cue, "4.5/5.5", 20.0, guidance).whole, RATE_HZ, "macbook") for guidance in (1.0, 0.5)
    )
    assert 0.75 < dark / bright < 0.97


def test_strings_pull_apart_while_muscles_hold_and_come_together_after() -> None:
    def swing_db(sound: Sound) -> float:
        levels = [heard_db(w, RATE_HZ) for w in windows(sound, 0.0, len(sound) / RATE_HZ, 0.1)]
        return float(np.abs(np.diff(levels)).mean())

    tense, release = muscles("6/10").first[0], muscles("6/10").second[0]
    assert swing_db(tense[3 * RATE_HZ : 5 * RATE_HZ]) > 2 * swing_db(release[4 * RATE_HZ : 7 * RATE_HZ])


def test_the_start_opens_and_the_end_comes_home() -> None:
    timeline = Timeline((Segment(0.0, 8.0, "settle", None, None), Segment(8.0, 20.0, "closing", None, None)))
    sound = Renderer(timeline).render(0, 20 * RATE_HZ) / FULL_SCALE

    def note_hz(from_s: float) -> float:
        heard = sound[round(from_s * RATE_HZ) : round((from_s + 1.0) * RATE_HZ)].mean(axis=1)
        power = np.abs(np.fft.rfft(heard * np.hanning(len(heard)), 1 << 18))
        return float(np.fft.rfftfreq(1 << 18, 1 / RATE_HZ)[power.argmax()])

    assert note_hz(0.6) == pytest.approx(220.0, abs=2)
    assert note_hz(8.6) == pytest.approx(293.66, abs=2)
    assert note_hz(13.0) == pytest.approx(146.83, abs=2)
    for part in (sound[: 6 * RATE_HZ], sound[8 * RATE_HZ : 17 * RATE_HZ]):
        assert heard_db(part, RATE_HZ, "laptop") > -44
        assert db(float(np.abs(part).max())) <= -12
