"""WAV as the speech programs write it: its format, its samples as bytes, and how long it sounds.

Plain Python, so that the window's process can measure a spoken line without loading numpy.
"""

from __future__ import annotations

import struct
import sys
from array import array
from dataclasses import dataclass

INTEGER, FLOAT, EXTENSIBLE = 1, 3, 0xFFFE
SILENT_SHARE = 0.01
"""What is softer than this share of the loudest moment counts as silence at the edges."""
LEAD_S = 0.010
TAIL_S = 0.060
LONGEST_S = 60.0


class WaveError(Exception):
    """These bytes hold no sound that can be read."""


@dataclass(frozen=True, slots=True)
class Wave:
    """The samples of a WAV file as they stand in it: little-endian, one frame after another."""

    kind: int
    """INTEGER or FLOAT."""
    bits: int
    """Of each sample."""
    channels: int
    rate_hz: int
    body: bytes
    """Whole frames only."""

    @property
    def frames(self) -> int:
        """How many samples each channel has."""
        return len(self.body) // self._frame_bytes

    @property
    def _frame_bytes(self) -> int:
        return self.channels * max(1, self.bits // 8)


def parse_wave(data: bytes) -> Wave:
    """Find format and samples in a WAV file; raises WaveError.

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
    if (kind, bits) not in ((INTEGER, 8), (INTEGER, 16), (INTEGER, 24), (INTEGER, 32), (FLOAT, 32)):
        raise WaveError(f"format {kind} with {bits} bits")
    frame_bytes = channels * bits // 8
    wave = Wave(kind, bits, channels, rate_hz, body[: len(body) // frame_bytes * frame_bytes])
    if wave.frames > LONGEST_S * rate_hz:
        raise WaveError("longer than any line")
    return wave


def sounding_s(wave: Wave) -> float:
    """Give how long it sounds in seconds, without the silence around it; 0 where it is silent throughout.

    Samples that are not integers of 16 bits, which no speech program of ours writes, count whole.
    """
    if (wave.kind, wave.bits) != (INTEGER, 16):
        return wave.frames / wave.rate_hz
    samples = array("h", wave.body)
    if sys.byteorder == "big":
        samples.byteswap()
    peak = max(max(samples, default=0), -min(samples, default=0))
    if peak == 0:
        return 0.0
    loud = SILENT_SHARE * peak
    first = next(at for at, value in enumerate(samples) if abs(value) > loud) // wave.channels
    last = (len(samples) - 1 - next(at for at, value in enumerate(reversed(samples)) if abs(value) > loud)) // (
        wave.channels
    )
    whole_s = wave.frames / wave.rate_hz
    return min(whole_s, last / wave.rate_hz + TAIL_S) - max(0.0, first / wave.rate_hz - LEAD_S)
