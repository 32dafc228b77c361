"""Measuring sound: onsets, loudness, steps, spectrum. Arrays are float, full scale ±1, mono or (n, 2)."""

from __future__ import annotations

import numpy as np
import pyloudnorm  # type: ignore[import-untyped] # it has no types of its own
from numpy.typing import NDArray

Sound = NDArray[np.float64]

WINDOW_S = 0.010
SILENCE_S = 0.100
LOOK_AHEAD_S = 1.0
ONSET_SHARE = 0.15


def level(mono: Sound, rate_hz: int) -> Sound:
    """Give the level (RMS over 10 ms, centred) of each sample."""
    width = round(WINDOW_S * rate_hz)
    squares = np.concatenate([[0.0], np.cumsum(mono**2)])
    half = width // 2
    index = np.arange(len(mono))
    low, high = np.maximum(0, index - half), np.minimum(len(mono), index + half)
    return np.sqrt((squares[high] - squares[low]) / width)


def onsets_s(mono: Sound, rate_hz: int) -> list[float]:
    """Give the moments at which sound rises out of silence, in seconds.

    An onset is where the level passes a share of what it reaches within the next second, so that a
    softer tone is not found later than a loud one.
    """
    levels = level(mono, rate_hz)
    quiet = levels < 1e-4
    found: list[float] = []
    silence, ahead = round(SILENCE_S * rate_hz), round(LOOK_AHEAD_S * rate_hz)
    edges = np.flatnonzero(np.diff(quiet.astype(np.int8)))
    quiet_from: int | None = 0 if quiet[0] else None
    for edge in edges:
        if quiet[edge + 1]:
            quiet_from = int(edge) + 1
        elif quiet_from is not None and edge - quiet_from >= silence:
            reached = levels[edge : edge + ahead]
            found.append((edge + int(np.argmax(reached > ONSET_SHARE * reached.max()))) / rate_hz)
    return found


def db(value: float) -> float:
    """Give a linear level in decibels."""
    return float(20 * np.log10(max(value, 1e-12)))


def largest_step(sound: Sound) -> float:
    """Give the largest difference between neighbouring samples: a click is a step."""
    return float(np.abs(np.diff(sound, axis=0)).max())


def share_above(mono: Sound, rate_hz: int, hz: float) -> float:
    """Give the energy above `hz` as a share of all, in decibels."""
    size = quick_size(len(mono))
    power = np.abs(np.fft.rfft(mono * np.hanning(len(mono)), size)) ** 2
    above = power[np.fft.rfftfreq(size, 1 / rate_hz) > hz].sum()
    return float(10 * np.log10(max(above / power.sum(), 1e-16)))


def loudness_lufs(stereo: Sound, rate_hz: int) -> float:
    """Give the integrated loudness (ITU-R BS.1770-4), measured by a library that shares nothing with our own meter."""
    # The filters by De Man are those of the standard; the library's usual ones come close to them.
    meter = pyloudnorm.Meter(rate_hz, filter_class="DeMan")
    return float(meter.integrated_loudness(stereo))


def quick_size(least: int) -> int:
    """Give a length of at least `least` of which a spectrum is quickly made."""
    power = 1 << max(4, least).bit_length()
    return next(size for size in (power // 2, power * 5 // 8, power * 3 // 4, power) if size >= least)


def crest_db(sound: Sound) -> float:
    """Give how far the peak stands above the level."""
    return db(float(np.abs(sound).max())) - db(float(np.sqrt((sound**2).mean())))


def largest_echo(mono: Sound, length: int) -> float:
    """Give how much the first `length` samples come back anywhere later: 1 is the same again, 0 is nothing alike."""
    pattern, rest = mono[:length], mono[length:]
    size = quick_size(len(rest) + length)
    spectrum = np.fft.rfft(rest, size) * np.conj(np.fft.rfft(pattern, size))
    alike = np.fft.irfft(spectrum, size)[: len(rest) - length + 1]
    energy = np.concatenate([[0.0], np.cumsum(rest**2)])
    there = energy[length:] - energy[:-length]
    return float(np.abs(alike / np.sqrt(there * (pattern**2).sum())).max())
