"""Finding lines and cues in a recording: by silence where each sounds apart, and by their own sound where mixed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from herstel_app.audio.decoding import read_wave
from herstel_app.audio.spoken_lines import levelled
from herstel_app.core.narration import spoken_lines
from herstel_app.core.settings import Settings
from herstel_app.core.timeline import Timeline
from herstel_app.voice.system_voice import system_synthesiser
from tests.e2e.system import RATE_HZ
from tests.helpers.sound import level

SPEECH_HZ = (1500.0, 7000.0)
"""Where a voice is and a tone is not."""
VOICE = "espeak-ng:Dutch"
ALIKE = 0.9
"""A line that is mixed is itself to the sample (1.0); "Uit." and the "Uit." of a longer line are 0.6 to 0.99."""
FAINT = 1e-4
"""Where less than this share of a line is, it is not looked for."""
FRAME_S = 0.010

Sound = NDArray[np.float64]
Spans = list[tuple[float, float]]


def spans_s(mono: Sound, over: float, gap_s: float) -> Spans:
    """Give from when to when something sounds, in seconds; a shorter silence than `gap_s` is no end."""
    sounding = np.flatnonzero(level(mono, RATE_HZ)[:: round(FRAME_S * RATE_HZ)] > over)
    pieces = np.split(sounding, np.flatnonzero(np.diff(sounding) > gap_s / FRAME_S) + 1)
    return [(piece[0] * FRAME_S, piece[-1] * FRAME_S) for piece in pieces if len(piece)]


def read_lines(timeline: Timeline) -> dict[str, Sound]:
    """Give what each line sounds like, as espeak-ng reads it at the first rate, and as it is mixed."""
    made = system_synthesiser().read(spoken_lines(timeline), VOICE, Settings().voice_rate_percent, lambda: True)
    return {text: levelled(np.asarray(read_wave(line.wave), dtype=np.float64)) for text, line in made.items()}


def speech_band(mono: Sound, size: int) -> NDArray[np.complex128]:
    """Give the spectrum of `mono`, padded to `size`, in the band of speech only."""
    spectrum, hz = np.fft.rfft(mono, size), np.fft.rfftfreq(size, 1 / RATE_HZ)
    return np.where((hz < SPEECH_HZ[0]) | (hz > SPEECH_HZ[1]), 0, spectrum)


def likeness(mono: Sound, line: Sound) -> tuple[Sound, Sound]:
    """Say how much `mono` is like `line` (1 is the same at any level) from each frame on, and how loud that is."""
    size = 1 << (len(mono) + len(line)).bit_length()
    heard, wanted = speech_band(mono, size), speech_band(line, size)
    together = np.fft.irfft(heard * wanted.conj(), size)[: len(mono)]
    power = float(np.sum(np.fft.irfft(wanted, size) ** 2))
    sums = np.concatenate([[0.0], np.cumsum(np.fft.irfft(heard, size) ** 2)])
    energy = sums[len(line) : len(line) + len(mono)] - sums[: len(mono)]
    return together / np.sqrt(power * np.maximum(energy, FAINT * power)), together / power


def told_apart(mono: Sound, read: dict[str, Sound]) -> tuple[dict[float, str], Sound]:
    """Give the lines in `mono` by when they begin, and the sound without them.

    The longest is looked for first, as its first word may be a line by itself.
    """
    found: dict[float, str] = {}
    rest = mono.copy()
    for text in sorted(read, key=len, reverse=True):
        line = read[text]
        while True:
            like, gain = likeness(rest, line)
            first = int(np.argmax(like))
            if like[first] < ALIKE:
                break
            found[first / RATE_HZ] = text
            rest[first : first + len(line)] -= gain[first] * line[: len(rest) - first]
    return dict(sorted(found.items())), rest
