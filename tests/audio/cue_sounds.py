"""What the tests of the cues listen to: breaths in each voice and rhythm, muscles, and the same from a saved MP3."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import get_args

import numpy as np
import soundfile  # type: ignore[import-untyped] # it has no stubs
from scipy import signal  # type: ignore[import-untyped] # it has no types of its own

from herstel_app.audio.cues.voices import VOICES
from herstel_app.audio.export import export
from herstel_app.audio.renderer import Renderer
from herstel_app.audio.sample_grid import FULL_SCALE, RATE_HZ
from herstel_app.core.sound import Cue, SoundChoice
from herstel_app.core.timeline import Phase, Segment, Timeline
from tests.helpers.old_tones import EXHALE, INHALE, RELEASE, TENSE, Glide, glide
from tests.helpers.sound import Sound, heard_db, power_db, spectrum, weighted

SAVED = "mp3"
RHYTHMS = {
    "4.5/5.5": (4.5, 5.5),
    "5.5/5.5": (5.5, 5.5),
    "4/6": (4.0, 6.0),
    "12": (2.2, 2.8),
    "3": (9.0, 11.0),
    SAVED: (4.5, 5.5),
}
"""Seconds in and out; 12 and 3 are the fastest and the slowest of someone's own, in breaths a minute."""
MUSCLES = {"6/10": (6.0, 10.0), "4/8": (4.0, 8.0), SAVED: (6.0, 10.0)}
"""Seconds of tensing and letting go."""
GLIDING: tuple[Cue, ...] = ("harp", "hum", "wave")
LASTS_S = 60.0
BREATH: tuple[Phase, Phase] = ("inhale", "exhale")
BODY: tuple[Phase, Phase] = ("tense", "release")
assert set(VOICES) == {*GLIDING, "bowl"} == set(get_args(Cue)) - {"none"}


@dataclass(frozen=True, eq=False)
class Heard:
    """A minute of sound, and what of it belongs to either phase, one after the other."""

    whole: Sound
    first: list[Sound]
    """The inhales, or the tensing."""
    second: list[Sound]
    """The exhales, or the letting go."""

    @cached_property
    def spectra(self) -> tuple[tuple[Sound, Sound], tuple[Sound, Sound]]:
        """Of each phase: made once, and listened to through every kind of speaker."""
        return spectrum(all_of(self.first), RATE_HZ), spectrum(all_of(self.second), RATE_HZ)


def repeated(phases: tuple[Phase, Phase], lengths_s: tuple[float, float], lasts_s: float, guidance: float) -> Timeline:
    """Give the two phases in turn until `lasts_s` is over."""
    kind = "breathe" if phases == BREATH else "guide"
    segments: list[Segment] = []
    at_s = 0.0
    while at_s < lasts_s:
        for phase, length_s in zip(phases, lengths_s, strict=True):
            segments.append(Segment(at_s, at_s + length_s, kind, phase, None, guidance=guidance))  # type: ignore[arg-type]
            at_s += length_s
    return Timeline(tuple(segments))


def _cut(timeline: Timeline, sound: Sound) -> Heard:
    cut = [sound[round(s.start_s * RATE_HZ) : round(s.end_s * RATE_HZ)] for s in timeline.segments]
    return Heard(sound, cut[::2], cut[1::2])


def _heard(timeline: Timeline, choice: SoundChoice, saved: bool) -> Heard:
    if saved:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "oefening.mp3"
            export(timeline, file, choice)
            saved, rate_hz = soundfile.read(file)
            return _cut(timeline, signal.resample_poly(saved, RATE_HZ // rate_hz, 1))
    renderer = Renderer(timeline, choice)
    return _cut(timeline, renderer.render(0, renderer.frames) / FULL_SCALE)


@lru_cache(maxsize=32)
def breaths(cue: Cue, rhythm: str, lasts_s: float = LASTS_S, guidance: float = 1.0) -> Heard:
    """Give breaths in a voice at its full, in a rhythm of `RHYTHMS`."""
    timeline = repeated(BREATH, RHYTHMS[rhythm], lasts_s, guidance)
    return _heard(timeline, SoundChoice(cue=cue), rhythm == SAVED)


@lru_cache(maxsize=4)
def muscles(rhythm: str) -> Heard:
    """Give what muscles sound like, in a rhythm of `MUSCLES`."""
    return _heard(repeated(BODY, MUSCLES[rhythm], LASTS_S, 1.0), SoundChoice(), rhythm == SAVED)


@lru_cache(maxsize=4)
def old(phases: tuple[Phase, Phase], lengths_s: tuple[float, float]) -> Heard:
    """Give the tones of before."""
    tones: dict[Phase, Glide] = {"inhale": INHALE, "exhale": EXHALE, "tense": TENSE, "release": RELEASE}
    timeline = repeated(phases, lengths_s, LASTS_S, 1.0)
    sound = np.concatenate(
        [
            glide(tones[s.phase], np.arange(round(s.duration_s * RATE_HZ)) / RATE_HZ, s.duration_s)
            for s in timeline.segments
            if s.phase
        ]
    )
    return _cut(timeline, sound)


def all_of(parts: list[Sound]) -> Sound:
    """Join parts."""
    return np.concatenate(parts)


def windows(sound: Sound, from_s: float, to_s: float, size_s: float) -> list[Sound]:
    """Cut what lies between two moments into windows."""
    size = round(size_s * RATE_HZ)
    return [sound[at : at + size] for at in range(round(from_s * RATE_HZ), round(to_s * RATE_HZ) - size + 1, size)]


def averaged(parts: list[Sound], from_s: float, to_s: float, size_s: float, kind: str) -> Sound:
    """Give the level of each window through a kind of speaker, the mean power of all breaths."""
    levels = [[heard_db(w, RATE_HZ, kind) for w in windows(part, from_s, to_s, size_s)] for part in parts]
    return np.asarray(10 * np.log10((10 ** (np.array(levels) / 10)).mean(axis=0)))


def out_minus_in_db(heard: Heard, kind: str) -> float:
    """Give how much louder the second phase is than the first, through a kind of speaker."""
    first, second = (power_db(weighted(hz, power, kind)) for hz, power in heard.spectra)
    return second - first


def loss_db(heard: Heard) -> float:
    """Give what a small speaker takes off the second phase."""
    hz, power = heard.spectra[1]
    return power_db(weighted(hz, power, "headphones")) - power_db(weighted(hz, power, "350 Hz"))


def rise_db(heard: Heard, kind: str) -> float:
    """Give by how much the first phase grows louder after its attack, until its release or for 3.3 s."""
    to_s = min(3.3, len(heard.first[0]) / RATE_HZ - 0.8)
    levels = averaged(heard.first, 0.5, to_s, 0.25, kind)
    return float(levels.max() - levels[0])
