"""WAV as the speech programs write it → samples as the sound wants them."""

from __future__ import annotations

import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from herstel_app.core.ports import SAMPLES_PER_S

Samples = NDArray[np.float32]
"""Mono speech, full scale ±1, shape (n,)."""

RATE_HZ = SAMPLES_PER_S
EXTENSIBLE = 0xFFFE
SILENT_SHARE = 0.01
"""What is softer than this share of the loudest moment counts as silence at the edges."""
LEAD_S = 0.010
TAIL_S = 0.060
LONGEST_S = 60.0


class WaveError(Exception):
    """These bytes hold no sound that can be read."""


def read_wave(data: bytes) -> Samples:
    """Give the sound of a WAV file at RATE_HZ, without the silence around it; raises WaveError."""
    sound, rate_hz = decode(data)
    return trimmed(resampled(sound, rate_hz))


def decode(data: bytes) -> tuple[Samples, int]:
    """Give the samples, its channels mixed to one, and their rate in Hz; raises WaveError.

    A program that writes to a pipe cannot know the length beforehand: a size that is too large means up to the end.
    """
    if len(data) < 12 or data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise WaveError("no RIFF WAVE file")
    at, form, body = 12, None, None
    while at + 8 <= len(data) and body is None:
        name, size = data[at : at + 4], int(struct.unpack_from("<I", data, at + 4)[0])
        chunk = data[at + 8 : at + 8 + size]
        if name == b"fmt ":
            form = chunk
        elif name == b"data":
            body = chunk
        at += 8 + size + size % 2
    if form is None or body is None or len(form) < 16:
        raise WaveError("no format or no sound in it")
    kind, channels, rate_hz, _, _, bits = struct.unpack_from("<HHIIHH", form)
    if kind == EXTENSIBLE and len(form) >= 26:
        kind = struct.unpack_from("<H", form, 24)[0]
    if not (1 <= channels <= 8 and 4_000 <= rate_hz <= 192_000):
        raise WaveError(f"{channels} channels at {rate_hz} Hz")
    samples = _samples(body, kind, bits)
    whole = len(samples) // channels * channels
    if whole > channels * LONGEST_S * rate_hz:
        raise WaveError("longer than any line")
    mono = samples[:whole].reshape(-1, channels).mean(axis=1, dtype=np.float32)
    return np.nan_to_num(mono), rate_hz


def _samples(body: bytes, kind: int, bits: int) -> Samples:
    width = max(1, bits // 8)
    whole = body[: len(body) // width * width]
    match kind, bits:
        case (1, 8):
            return _scaled(np.frombuffer(whole, np.uint8), 2**7, 2**7)
        case (1, 16):
            return _scaled(np.frombuffer(whole, "<i2"), 2**15)
        case (1, 24):
            # Three bytes at the top of four keep their sign.
            four = np.pad(np.frombuffer(whole, np.uint8).reshape(-1, 3), ((0, 0), (1, 0)))
            return _scaled(four.view("<i4")[:, 0], 2**31)
        case (1, 32):
            return _scaled(np.frombuffer(whole, "<i4"), 2**31)
        case (3, 32):
            return _scaled(np.frombuffer(whole, "<f4"), 1)
        case _:
            raise WaveError(f"format {kind} with {bits} bits")


def _scaled(values: NDArray[Any], full: int, middle: int = 0) -> Samples:
    return ((values.astype(np.float64) - middle) / full).astype(np.float32)


def resampled(sound: Samples, rate_hz: int) -> Samples:
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
    result: Samples = np.fft.irfft(wanted, frames).astype(np.float32) * np.float32(frames / padded_frames)
    return result[: len(sound) * RATE_HZ // rate_hz]


def trimmed(sound: Samples) -> Samples:
    """Take off the silence before and after; sound that is silent throughout becomes empty."""
    loud = np.abs(sound)
    peak = float(loud.max(initial=0.0))
    if peak == 0.0:
        return sound[:0]
    heard = np.flatnonzero(loud > SILENT_SHARE * peak)
    first = max(0, int(heard[0]) - round(LEAD_S * RATE_HZ))
    last = int(heard[-1]) + round(TAIL_S * RATE_HZ)
    return sound[first:last]
