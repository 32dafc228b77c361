"""The voices that carry a breath: heard on any speaker, told apart by colour, never by growing louder."""

from __future__ import annotations

import itertools
import timeit
from functools import lru_cache

import numpy as np
import pytest

from herstel_app.audio.cues.shape import CueSpan
from herstel_app.audio.cues.voices import VOICES
from herstel_app.audio.renderer import Renderer
from herstel_app.audio.sample_grid import FULL_SCALE, GRID_FRAMES, RATE_HZ
from herstel_app.core.sound import Cue, SoundChoice
from herstel_app.core.timeline import Segment, Timeline
from tests.helpers.sound import SPEAKERS, Sound, db, ears_alike, heard_centre_hz, heard_db, share_above

pytestmark = pytest.mark.slow

RHYTHMS = {"4.5/5.5": (4.5, 5.5), "5.5/5.5": (5.5, 5.5), "4/6": (4.0, 6.0), "12": (2.2, 2.8), "3": (9.0, 11.0)}
"""Seconds in and out; the last two are the fastest and the slowest of someone's own, in breaths a minute."""
LASTS_S = 60.0
WINDOW_S = 0.25
WINDY: frozenset[Cue] = frozenset({"wave"})
STRUCK: frozenset[Cue] = frozenset({"bowl"})
LEVEL_DB = -40.5
"""How loud every voice is on a small speaker, at its full."""
BLOCKS = 230

Breaths = dict[str, list[Sound]]


def breaths_of(inhale_s: float, exhale_s: float, lasts_s: float, guidance: float = 1.0) -> Timeline:
    segments: list[Segment] = []
    at_s = 0.0
    while at_s < lasts_s:
        middle_s, end_s = at_s + inhale_s, at_s + inhale_s + exhale_s
        segments.append(Segment(at_s, middle_s, "breathe", "inhale", None, 0.0, 1.0, guidance=guidance))
        segments.append(Segment(middle_s, end_s, "breathe", "exhale", None, 1.0, 0.0, guidance=guidance))
        at_s = end_s
    return Timeline(tuple(segments))


@lru_cache(maxsize=32)
def rendered(cue: Cue, rhythm: str, lasts_s: float = LASTS_S, guidance: float = 1.0) -> Breaths:
    timeline = breaths_of(*RHYTHMS[rhythm], lasts_s, guidance)
    renderer = Renderer(timeline, SoundChoice(cue=cue))
    sound = renderer.render(0, renderer.frames) / FULL_SCALE
    cut = [sound[round(s.start_s * RATE_HZ) : round(s.end_s * RATE_HZ)] for s in timeline.segments]
    return {"inhale": cut[::2], "exhale": cut[1::2], "whole": [sound]}


def all_of(parts: list[Sound]) -> Sound:
    return np.concatenate(parts)


def windows(sound: Sound, from_s: float, to_s: float, size_s: float) -> list[Sound]:
    size = round(size_s * RATE_HZ)
    return [sound[at : at + size] for at in range(round(from_s * RATE_HZ), round(to_s * RATE_HZ) - size + 1, size)]


def averaged(parts: list[Sound], from_s: float, to_s: float, size_s: float, kind: str) -> Sound:
    """Give the level of each window, the mean power of all breaths."""
    levels = [[heard_db(w, RATE_HZ, kind) for w in windows(part, from_s, to_s, size_s)] for part in parts]
    return np.asarray(10 * np.log10((10 ** (np.array(levels) / 10)).mean(axis=0)))


@pytest.fixture(params=itertools.product(VOICES, RHYTHMS), ids=lambda p: f"{p[0]} {p[1]}", scope="module")
def voice(request: pytest.FixtureRequest) -> tuple[Cue, str, Breaths]:
    cue, rhythm = request.param
    return cue, rhythm, rendered(cue, rhythm)


@pytest.mark.parametrize(
    ("kind", "least_db"), [("headphones", -3), ("macbook", -3), ("350 Hz", -3), ("laptop", -3), ("phone", -4)]
)
def test_an_exhale_is_as_loud_as_an_inhale_on_any_speaker(
    voice: tuple[Cue, str, Breaths], kind: str, least_db: float
) -> None:
    _, _, breaths = voice
    inhale, exhale = (heard_db(all_of(breaths[phase]), RATE_HZ, kind) for phase in ("inhale", "exhale"))
    assert least_db <= exhale - inhale <= 3.0


def test_an_exhale_survives_a_small_speaker(voice: tuple[Cue, str, Breaths]) -> None:
    exhale = all_of(voice[2]["exhale"])
    assert heard_db(exhale, RATE_HZ) - heard_db(exhale, RATE_HZ, "350 Hz") <= 3.5


def test_an_inhale_does_not_loom(voice: tuple[Cue, str, Breaths]) -> None:
    inhales = voice[2]["inhale"]
    to_s = min(3.3, len(inhales[0]) / RATE_HZ - 0.8)
    for kind in ("headphones", "350 Hz"):
        levels = averaged(inhales, 0.5, to_s, WINDOW_S, kind)
        assert levels.max() - levels[0] <= 3.5


def test_colour_opens_with_an_inhale_and_sinks_with_an_exhale(voice: tuple[Cue, str, Breaths]) -> None:
    cue, _, breaths = voice
    if cue in STRUCK:
        pytest.skip("a stroke has one colour")
    for phase, direction in (("inhale", 1), ("exhale", -1)):
        part = breaths[phase]
        length_s = len(part[0]) / RATE_HZ
        for kind in ("macbook", "laptop"):
            first, last = (
                heard_centre_hz(
                    all_of([p[round(a * length_s * RATE_HZ) : round(b * length_s * RATE_HZ)] for p in part]),
                    RATE_HZ, kind,
                )
                for a, b in ((0.05, 0.30), (0.60, 0.85))
            )  # fmt: skip
            assert direction * np.log2(last / first) >= 0.25


def test_flow_is_highest_early(voice: tuple[Cue, str, Breaths]) -> None:
    cue, _, breaths = voice
    spans = ((0.0, 0.5), (0.0, 0.5)) if cue in STRUCK else ((0.2, 0.5), (0.0, 0.35))
    for phase, span in zip(("inhale", "exhale"), spans, strict=True):
        length_s = len(breaths[phase][0]) / RATE_HZ
        size_s = length_s / 20
        levels = averaged(breaths[phase], 0.0, length_s, size_s, "350 Hz")
        smooth = np.convolve(10 ** (levels / 10), np.ones(3), mode="same")
        assert span[0] <= (int(smooth.argmax()) + 0.5) / 20 <= span[1]


def test_nothing_high(voice: tuple[Cue, str, Breaths]) -> None:
    cue, _, breaths = voice
    mono = breaths["whole"][0].mean(axis=1)
    hz, least_db = (3000, -50) if cue in WINDY else (1000, -30)
    assert share_above(mono, RATE_HZ, hz) < least_db


def test_the_ears_differ_a_little_and_are_level(voice: tuple[Cue, str, Breaths]) -> None:
    _, _, breaths = voice
    whole = breaths["whole"][0]
    for phase in ("inhale", "exhale"):
        assert 0.65 <= ears_alike(all_of(breaths[phase])) <= 0.985
    left, right = np.sqrt((whole**2).mean(axis=0))
    assert abs(db(left / right)) <= 0.5


def test_nothing_vanishes_in_mono(voice: tuple[Cue, str, Breaths]) -> None:
    _, rhythm, breaths = voice
    if rhythm == "12":
        pytest.skip("a second of it is attack or release")
    for phase in ("inhale", "exhale"):
        for breath in breaths[phase]:
            levels = [db(float(np.sqrt((w.mean(axis=1) ** 2).mean()))) for w in
                      windows(breath, 0.7, len(breath) / RATE_HZ - 1.8, 1.0)]  # fmt: skip
            assert all(abs(after - before) <= 6 for before, after in itertools.pairwise(levels))


def test_every_voice_is_as_loud_on_a_small_speaker() -> None:
    levels = {cue: heard_db(rendered(cue, "4.5/5.5")["whole"][0], RATE_HZ, "350 Hz") for cue in VOICES}
    assert all(level == pytest.approx(LEVEL_DB, abs=0.75) for level in levels.values()), levels


@pytest.mark.parametrize("cue", ["harp"])
def test_the_harp_has_a_form_over_minutes(cue: Cue) -> None:
    inhales = rendered(cue, "4.5/5.5", 180.0)["inhale"]
    spectra = [np.abs(np.fft.rfft(breath.mean(axis=1), 1 << 16))[300:1800] for breath in inhales]
    alike = [float((spectra[0] * s).sum() / np.sqrt((spectra[0] ** 2).sum() * (s**2).sum())) for s in spectra]
    assert alike[4] < 0.7
    assert all(not np.array_equal(inhales[0], other) for other in inhales[1:])


def test_fading_guidance_is_darker() -> None:
    for cue in VOICES:
        if cue in STRUCK:
            continue
        bright, dark = (
            heard_centre_hz(rendered(cue, "4.5/5.5", 20.0, guidance)["whole"][0], RATE_HZ, "macbook")
            for guidance in (1.0, 0.5)
        )
        assert 0.75 < dark / bright < 0.97


def test_the_default_costs_less_than_the_tones_did() -> None:
    """Tones that glide were made of powers of a turning arrow, and an exhale with a shimmer: the same is done here."""
    t = np.arange(GRID_FRAMES) / RATE_HZ

    def glide(shimmers: bool) -> None:
        x = np.clip(t / 5.0, 0.0, 1.0)
        first = np.exp(2j * np.pi * (147 * x * 5.0 + 49 * 5.0 * (x**3 - x**4 / 2)))
        total, power = np.zeros_like(first), np.ones_like(first)
        for _ in range(4):
            power = power * first
            total += (0.3 + 0.1 * x) * power
        total *= (0.03 + 0.01 * x) * (0.5 - 0.5 * np.cos(np.pi * x))
        shimmer = np.exp(0.25j * np.sin(2 * np.pi * 0.35 * t)) if shimmers else np.complex128(1)
        np.stack([(total * shimmer).imag, (total * shimmer.conj()).imag], axis=1)

    def glides() -> None:
        for number in range(BLOCKS):
            glide(number % 2 > 0)

    spans = [CueSpan("inhale" if n % 2 else "exhale", 5.0 * n, 5.0) for n in range(4)]

    def voice() -> None:
        for number in range(BLOCKS):
            VOICES[SoundChoice().cue](spans[number * GRID_FRAMES // (5 * RATE_HZ)], number)

    voice()
    ours = min(timeit.repeat(voice, number=1, repeat=7)) / BLOCKS
    theirs = min(timeit.repeat(glides, number=1, repeat=7)) / BLOCKS
    assert ours <= 0.7 * theirs


@lru_cache(maxsize=1)
def muscles_heard() -> Breaths:
    ends = np.cumsum([6.0, 10.0] * 4)
    segments = [
        Segment(float(end_s - (10.0 if n % 2 else 6.0)), float(end_s), "guide", "release" if n % 2 else "tense", None)
        for n, end_s in enumerate(ends)
    ]
    sound = Renderer(Timeline(tuple(segments))).render(0, round(ends[-1] * RATE_HZ)) / FULL_SCALE
    cut = [sound[round(s.start_s * RATE_HZ) : round(s.end_s * RATE_HZ)] for s in segments]
    return {"tense": cut[::2], "release": cut[1::2], "whole": [sound]}


def test_muscles_are_heard_as_a_breath_is() -> None:
    heard = muscles_heard()
    tense, release = all_of(heard["tense"]), all_of(heard["release"])
    for kind in SPEAKERS:
        assert -3 <= heard_db(release, RATE_HZ, kind) - heard_db(tense, RATE_HZ, kind) <= 3
    assert heard_db(release, RATE_HZ) - heard_db(release, RATE_HZ, "350 Hz") <= 3.5
    assert heard_db(heard["whole"][0], RATE_HZ, "350 Hz") == pytest.approx(LEVEL_DB, abs=0.75)
    for kind in ("headphones", "350 Hz"):
        levels = averaged(heard["tense"], 0.5, 3.3, WINDOW_S, kind)
        assert levels.max() - levels[0] <= 3.5
    assert abs(db(float(np.sqrt((tense[:, 0] ** 2).mean() / (tense[:, 1] ** 2).mean())))) <= 0.5


def test_strings_pull_apart_while_muscles_hold_and_come_together_after() -> None:
    def swing_db(sound: Sound) -> float:
        levels = [heard_db(w, RATE_HZ) for w in windows(sound, 0.0, len(sound) / RATE_HZ, 0.1)]
        return float(np.abs(np.diff(levels)).mean())

    tense, release = (muscles_heard()[phase][0] for phase in ("tense", "release"))
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
        assert heard_db(part, RATE_HZ, "laptop") > -50
        assert db(float(np.abs(part).max())) <= -12
