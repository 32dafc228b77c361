"""Measuring sound: levels, onsets, steps and spectra of rendered or captured audio."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]

ATTACK_S = 0.30
"""Length of the raised-cosine attack that every sound of the program has."""
FLOOR_DBFS = -76.0
GAP_S = 0.08
SMOOTH_S = 0.020

SHELF_B, SHELF_A = (1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585)
PASS_B, PASS_A = (1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621)
"""The two filters of K-weighting at 48 kHz: ITU-R BS.1770-5, tables 1 and 2."""


def read_wav(path: Path) -> tuple[Samples, int]:
    """Read a 16-bit WAV, also one whose writer was stopped: frames (n, channels) and the rate in Hz."""
    with wave.open(str(path), "rb") as file:
        channels, rate_hz = file.getnchannels(), file.getframerate()
        raw = file.readframes(file.getnframes())
    whole = len(raw) // (2 * channels) * 2 * channels
    return np.frombuffer(raw[:whole], "<i2").reshape(-1, channels) / 32768.0, rate_hz


def db(value: float) -> float:
    """Give 20·log10, −inf for zero."""
    return float(20.0 * np.log10(value)) if value > 0 else -np.inf


def peak_dbfs(samples: Samples) -> float:
    """Give the largest sample in dBFS."""
    return db(float(np.max(np.abs(samples), initial=0.0)))


def envelope(mono: Samples, rate_hz: int, smooth_s: float = SMOOTH_S) -> Samples:
    """Give the running RMS (n,), symmetrical so that nothing shifts in time."""
    width = max(1, round(smooth_s * rate_hz / 2))
    power = np.square(mono)
    for _ in range(2):  # twice a box is a triangle: hardly any ripple of the tone itself
        total = np.concatenate(([0.0], np.cumsum(np.pad(power, (width, width)))))
        power = (total[2 * width : 2 * width + len(mono)] - total[: len(mono)]) / (2 * width)
    return np.sqrt(np.maximum(power, 0.0))


def sounding_spans(mono: Samples, rate_hz: int, floor_dbfs: float = FLOOR_DBFS) -> list[tuple[int, int]]:
    """Give the stretches (first frame, end frame) between silences of at least 80 ms."""
    loud = np.flatnonzero(envelope(mono, rate_hz, 0.01) > 10.0 ** (floor_dbfs / 20.0))
    if not len(loud):
        return []
    breaks = np.flatnonzero(np.diff(loud) > GAP_S * rate_hz)
    firsts = np.concatenate(([loud[0]], loud[breaks + 1]))
    return list(zip(firsts.tolist(), np.concatenate((loud[breaks], [loud[-1]])).tolist(), strict=True))


def onsets_s(mono: Samples, rate_hz: int, floor_dbfs: float = FLOOR_DBFS) -> list[float]:
    """Give where each sound starts, in seconds from the first frame of `mono` (floats, 1.0 = full scale).

    A sound begins after at least 80 ms of silence. Its onset is taken where it has come half-way up to the
    level it has at the end of its attack, less half an attack: so it does not depend on how loud the sound is.
    """
    found: list[float] = []
    smooth = envelope(mono, rate_hz)
    for first, end in sounding_spans(mono, rate_hz, floor_dbfs):
        reach = smooth[first : min(end, first + round(1.1 * ATTACK_S * rate_hz))]
        if len(reach) < ATTACK_S * rate_hz / 2:
            continue  # a click or a scrap, not a sound of ours
        half = 0.5 * float(reach.max())
        after = int(np.argmax(reach >= half))
        step = float(reach[after] - reach[after - 1]) if after else 0.0
        inside = (half - float(reach[after - 1])) / step if step > 0 else 0.0
        found.append((first + after - 1 + inside) / rate_hz - ATTACK_S / 2)
    return found


def loudness_lufs(stereo: Samples, rate_hz: int = 48_000) -> float:
    """Give the integrated, gated loudness of frames (n, 2): ITU-R BS.1770-5, annex 1; −inf for silence."""
    assert rate_hz == 48_000, "the filters are those for 48 kHz"
    power = sum(np.square(_k_weighted(stereo[:, channel])) for channel in range(stereo.shape[1]))
    total = np.concatenate(([0.0], np.cumsum(power)))
    block, hop = round(0.4 * rate_hz), round(0.1 * rate_hz)
    starts = np.arange(0, len(stereo) - block + 1, hop)
    means = (total[starts + block] - total[starts]) / block
    kept = means[means > 10.0 ** ((-70.0 + 0.691) / 10.0)]
    if not len(kept):
        return -np.inf
    kept = kept[kept > kept.mean() / 10.0]
    return float(-0.691 + 10.0 * np.log10(kept.mean()))


def _k_weighted(mono: Samples) -> Samples:
    # In the frequency domain, with a second of zeros for the tails: numpy has no recursive filter.
    size = 1 << (len(mono) + 48_000 - 1).bit_length()
    back = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    spectrum = np.fft.rfft(mono, size)
    for b, a in ((SHELF_B, SHELF_A), (PASS_B, PASS_A)):
        spectrum *= np.polyval(b[::-1], back) / np.polyval(a[::-1], back)
    return np.fft.irfft(spectrum, size)[: len(mono)]


def largest_step(samples: Samples) -> float:
    """Give the largest change from one frame to the next."""
    return float(np.max(np.abs(np.diff(samples, axis=0)), initial=0.0))


def largest_bend(samples: Samples) -> float:
    """Give the largest second difference: a click stands out here long before it does in the step."""
    return float(np.max(np.abs(np.diff(samples, n=2, axis=0)), initial=0.0))


def spectrum(mono: Samples, rate_hz: int) -> tuple[Samples, Samples]:
    """Give frequencies (Hz) and power, Blackman-windowed."""
    power = np.abs(np.fft.rfft(mono * np.blackman(len(mono)))) ** 2
    return np.fft.rfftfreq(len(mono), 1.0 / rate_hz), power


def share_above_db(mono: Samples, rate_hz: int, above_hz: float) -> float:
    """Give the power above a frequency relative to all of it, in dB."""
    frequencies, power = spectrum(mono, rate_hz)
    return float(10.0 * np.log10(power[frequencies >= above_hz].sum() / power.sum() + 1e-30))


def strongest_hz(mono: Samples, rate_hz: int) -> float:
    """Give the frequency of the strongest partial (parabola through the peak)."""
    frequencies, power = spectrum(np.pad(mono, (0, len(mono))), rate_hz)
    at = int(np.argmax(power[1:-1])) + 1
    low, mid, high = np.log(power[at - 1 : at + 2] + 1e-30)
    return float(frequencies[at] + 0.5 * (low - high) / (low - 2 * mid + high) * frequencies[1])
