"""WAV as the speech programs write it → samples as the sound wants them."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray

from herstel_app.audio.sample_grid import RATE_HZ
from herstel_app.core.wave_format import FLOAT, INTEGER, LEAD_S, SILENT_SHARE, TAIL_S, Wave, parse_wave

Speech = NDArray[np.float32]
"""Mono speech, full scale ±1, shape (n,)."""
SUBTYPES = {
    (INTEGER, 8): "PCM_U8",
    (INTEGER, 16): "PCM_16",
    (INTEGER, 24): "PCM_24",
    (INTEGER, 32): "PCM_32",
    (FLOAT, 32): "FLOAT",
}
"""What libsndfile calls each format that `parse_wave` lets through."""


def read_wave(data: bytes) -> Speech:
    """Give the sound of a WAV file at RATE_HZ, without the silence around it; raises WaveError."""
    wave = parse_wave(data)
    return trimmed(resampled(decode(wave), wave.rate_hz))


def decode(wave: Wave) -> Speech:
    """Give the samples, the channels mixed to one, at the rate that the file has."""
    import soundfile  # type: ignore[import-untyped] # it has no stubs; only now, as it loads a library of its own

    if not wave.frames:
        return np.zeros(0, dtype=np.float32)
    samples, _ = soundfile.read(
        io.BytesIO(wave.body),
        format="RAW",
        subtype=SUBTYPES[wave.kind, wave.bits],
        endian="LITTLE",
        channels=wave.channels,
        samplerate=wave.rate_hz,
        dtype="float32",
        always_2d=True,
    )
    mono: Speech = np.nan_to_num(samples.mean(axis=1, dtype=np.float32))
    return mono


def resampled(sound: Speech, rate_hz: int) -> Speech:
    """Give `sound` at RATE_HZ, through its spectrum: nothing below half the lower rate is touched."""
    if rate_hz == RATE_HZ or not len(sound):
        return sound
    step = rate_hz // np.gcd(rate_hz, RATE_HZ)
    # Silence after it, as the spectrum takes its end to join its beginning.
    padded_frames = -(-(len(sound) + rate_hz // 10) // step) * step
    spectrum = np.fft.rfft(sound, padded_frames)
    frames = padded_frames * RATE_HZ // rate_hz
    wanted = np.zeros(frames // 2 + 1, dtype=np.complex128)
    kept = min(len(wanted), len(spectrum))
    wanted[:kept] = spectrum[:kept]
    result: Speech = np.fft.irfft(wanted, frames).astype(np.float32) * np.float32(frames / padded_frames)
    return result[: len(sound) * RATE_HZ // rate_hz]


def trimmed(sound: Speech) -> Speech:
    """Take off the silence before and after; sound that is silent throughout becomes empty."""
    loud = np.abs(sound)
    peak = float(loud.max(initial=0.0))
    if peak == 0.0:
        return sound[:0]
    heard = np.flatnonzero(loud > SILENT_SHARE * peak)
    first = max(0, int(heard[0]) - round(LEAD_S * RATE_HZ))
    last = int(heard[-1]) + round(TAIL_S * RATE_HZ)
    return sound[first:last]
