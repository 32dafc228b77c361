"""Measuring sound: onsets, loudness, steps, spectrum. Arrays are float, full scale ±1, mono or (n, 2)."""

from __future__ import annotations

import numpy as np
import pyloudnorm  # type: ignore[import-untyped] # it has no types of its own
from numpy.typing import NDArray
from scipy import signal  # type: ignore[import-untyped] # it has no types of its own

Sound = NDArray[np.float64]

WINDOW_S = 0.010
SILENCE_S = 0.100
LOOK_AHEAD_S = 1.0
ONSET_SHARE = 0.05


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


def steepness(sound: Sound) -> float:
    """Give the largest step as a share of the peak: as loud as it may be, a sine of 1 kHz has 0.13."""
    return largest_step(sound) / float(np.abs(sound).max())


def share_above(mono: Sound, rate_hz: int, hz: float) -> float:
    """Give the energy above `hz` as a share of all, in decibels."""
    size = quick_size(len(mono))
    power = np.abs(np.fft.rfft(mono * np.hanning(len(mono)), size)) ** 2
    above = power[np.fft.rfftfreq(size, 1 / rate_hz) > hz].sum()
    return float(10 * np.log10(max(above / power.sum(), 1e-16)))


def rms_above_db(sound: Sound, hz: float, rate_hz: int = 48_000) -> float:
    """Give the level (RMS) above a frequency, the mean of both ears."""
    power = np.abs(np.fft.rfft(sound, axis=0)) ** 2
    if power.ndim > 1:
        power = power.mean(axis=1)
    above = power[np.fft.rfftfreq(len(sound), 1 / rate_hz) >= hz]
    return float(10 * np.log10(2 * above.sum() / len(sound) ** 2 + 1e-20))


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


SPEAKERS = ("headphones", "macbook", "laptop", "phone")
"""From what gives all to what gives only what lies high: each stands for a class, none for one product."""


def _high_pass(hz: Sound, from_hz: float) -> Sound:
    ratio = (hz / from_hz) ** 2
    return np.asarray(ratio / np.sqrt(1 + ratio * ratio))


def _peak(hz: Sound, at_hz: float, q: float, gain_db: float) -> Sound:
    amplitude = 10 ** (gain_db / 40)
    s = 1j * hz / at_hz
    return np.asarray(np.abs((s * s + s * amplitude / q + 1) / (s * s + s / (amplitude * q) + 1)))


def speaker(kind: str, hz: Sound) -> Sound:
    """Give what a kind of speaker lets through, as a gain; "350 Hz" and "600 Hz" are high-passes of second order."""
    match kind:
        case "headphones":
            return _high_pass(hz, 20)
        case "macbook":
            return _high_pass(hz, 90) * _peak(hz, 180, 1.0, 2.0)
        case "laptop":
            return _high_pass(hz, 350) * _peak(hz, 850, 2.0, 3.0) * _peak(hz, 2600, 1.5, 4.0)
        case "phone":
            return _high_pass(hz, 600) * _peak(hz, 1100, 2.0, 3.0) * _peak(hz, 3000, 1.5, 4.0)
        case _:
            return _high_pass(hz, float(kind.removesuffix(" Hz")))


def a_weight_db(hz: Sound) -> Sound:
    """Give the A-weighting of IEC 61672, whose curve is that of a rational function; 0 at 1 kHz."""
    f2 = np.maximum(hz, 1e-3) ** 2
    response = (12194**2 * f2 * f2) / ((f2 + 20.6**2) * np.sqrt((f2 + 107.7**2) * (f2 + 737.9**2)) * (f2 + 12194**2))
    return np.asarray(20 * np.log10(response) + 2.0)


def spectrum(stereo: Sound, rate_hz: int) -> tuple[Sound, Sound]:
    """Give frequencies and the power there, the mean of both ears."""
    size = min(8192, len(stereo))
    hz, power = signal.welch(stereo, rate_hz, nperseg=size, noverlap=size // 2, axis=0, scaling="spectrum")
    # A window spreads a sine over some bins: what it adds to the sum of them (1.5 for Hann's) is taken off.
    return hz, power.mean(axis=1) / 1.5


def weighted(hz: Sound, power: Sound, kind: str) -> Sound:
    """Give what is heard of the power at each frequency through a kind of speaker: A-weighted."""
    return np.asarray(power * 10 ** (a_weight_db(hz) / 10) * speaker(kind, hz) ** 2)


def heard_power(stereo: Sound, rate_hz: int, kind: str = "headphones") -> tuple[Sound, Sound]:
    """Give frequencies and the A-weighted power there, the mean of both ears, through a kind of speaker."""
    hz, power = spectrum(stereo, rate_hz)
    return hz, weighted(hz, power, kind)


def power_db(power: Sound) -> float:
    """Give the level of the power of all frequencies, in dB of full scale."""
    return float(10 * np.log10(power.sum() + 1e-20))


def heard_db(stereo: Sound, rate_hz: int, kind: str = "headphones") -> float:
    """Give the A-weighted level through a kind of speaker, in dB of full scale."""
    return power_db(heard_power(stereo, rate_hz, kind)[1])


def heard_centre_hz(stereo: Sound, rate_hz: int, kind: str) -> float:
    """Give the centre of what is heard: how bright it is."""
    hz, power = heard_power(stereo, rate_hz, kind)
    return float((hz * power).sum() / power.sum())


def ears_alike(stereo: Sound) -> float:
    """Give the correlation of the ears: 1 is the same in both."""
    left, right = stereo.T
    return float((left * right).sum() / np.sqrt((left**2).sum() * (right**2).sum() + 1e-30))
