"""The beds: sea, rain and brown noise, without end and without a loop.

Each is a pure function of session time, block by block, and dark: little sounds above 3 kHz. The sea's waves come 7 to
14 seconds after each other by chance, in groups of about six, so that they keep step with no breathing pattern.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from herstel_app.audio.noise import BINS_HZ, frame, hump, joined, uniform, unit
from herstel_app.audio.sample_grid import GRID_FRAMES, RATE_HZ, Ears, Samples, raised_cosine
from herstel_app.core.sound import Bed

BROWN, RUMBLE, WASH, SURF, HISS, SWELLS, DROPS, GUSTS = range(100, 108)
"""The numbers of the random streams, one for each independent part of a bed."""

BROWN_LEVEL, SEA_LEVEL, RAIN_LEVEL = 0.0301, 0.0266, 0.0217
"""Each brings its bed to about -30 LUFS."""

WAVES = 8192
"""More than a night of waves."""
SHORTEST_WAVE_S, LONGEST_WAVE_S = 7.0, 14.0
GROUP_WAVES = 6.3
"""Some waves after each other are higher, and then some lower: about so many are one group."""
HEARD_WAVES = 5
_PARTS = 16
_KNOTS = np.linspace(0, GRID_FRAMES, _PARTS + 1)
_PART = np.arange(GRID_FRAMES // _PARTS) / (GRID_FRAMES // _PARTS)
"""What rises and falls slowly is computed at the knots of a block; between them it is a straight line."""
DROPS_A_BLOCK = 2
GUST_S = 7.0
DROP_FRAMES = 2560
DROP_S = DROP_FRAMES / RATE_HZ
_DROP_TIMES = np.arange(DROP_FRAMES) / RATE_HZ
_DROP_GONE = raised_cosine((DROP_S - _DROP_TIMES) / (0.4 * DROP_S))


@cache
def _brown() -> Samples:
    hz = np.maximum(BINS_HZ, 1.0)
    # Each octave up is 6 dB less; what a small speaker can only rattle to, below 40 Hz, is taken out.
    return unit((40.0 / hz) / np.sqrt(1.0 + (40.0 / hz) ** 8) / (1.0 + (hz / 1800.0) ** 4))


@cache
def _rumble() -> Samples:
    return unit(hump(120.0, 0.8))


@cache
def _wash() -> Samples:
    return unit(hump(330.0, 0.8))


@cache
def _surf() -> Samples:
    return unit(hump(820.0, 0.62))


@cache
def _hiss() -> Samples:
    hz = np.maximum(BINS_HZ, 1.0)
    return unit((200.0 / hz) ** 0.4 / np.sqrt(1.0 + (180.0 / hz) ** 6) / (1.0 + (hz / 2050.0) ** 8))


@lru_cache(maxsize=16)
def _frame(stream: int, number: int, spectrum: Callable[[], Samples], width: float) -> Ears:
    return frame(stream, number, spectrum(), width)


def _noise(stream: int, number: int, spectrum: Callable[[], Samples], width: float) -> Ears:
    before, here = _frame(stream, number - 1, spectrum, width), _frame(stream, number, spectrum, width)
    return joined(before, here)


def _lines(heights: Samples) -> NDArray[np.float32]:
    """Give straight lines between heights at the knots of a block, a value for each frame."""
    return np.asarray((heights[:-1, np.newaxis] + np.diff(heights)[:, np.newaxis] * _PART).astype(np.float32).ravel())


def brown(number: int) -> Ears:
    """Give block `number` of the brown noise, shape (2, GRID_FRAMES)."""
    return BROWN_LEVEL * _noise(BROWN, number, _brown, 0.4)


@cache
def waves() -> tuple[Samples, Samples, Samples]:
    """Give of each wave of the sea its start and its rise, in seconds, and its strength."""
    length_s = SHORTEST_WAVE_S + (LONGEST_WAVE_S - SHORTEST_WAVE_S) * uniform(SWELLS, 0, WAVES)
    # The first waves came before the start: there is a sea already.
    starts_s = np.cumsum(length_s) - 2 * LONGEST_WAVE_S
    number = np.arange(WAVES)
    # Now a wave more, now a wave less: a group has no length of its own either.
    group = 0.5 + 0.5 * np.sin(2 * np.pi * (number / GROUP_WAVES + 0.35 * np.sin(number / 17.0)))
    strengths = 0.4 + 0.4 * group + 0.3 * uniform(SWELLS, 2, WAVES)
    return starts_s, length_s * (0.36 + 0.12 * uniform(SWELLS, 1, WAVES)), strengths


def _swell(number: int, late_s: float, steep: float) -> Samples:
    """Give how high the water stands at the knots of block `number`, about 0–1.

    It rises slowly and falls more slowly still, so a few points with straight lines between are enough.
    """
    starts_s, rises_s, strengths = waves()
    times = (number * GRID_FRAMES + _KNOTS) / RATE_HZ
    last = int(np.searchsorted(starts_s + late_s, times[-1]))
    heard = slice(max(0, last - HEARD_WAVES), last)
    x = np.clip((times[:, np.newaxis] - starts_s[heard] - late_s) / rises_s[heard], 0.0, None)
    height: Samples = (strengths[heard] * (x * np.exp(1.0 - x)) ** steep).sum(axis=1)
    return height


def sea(number: int) -> Ears:
    """Give block `number` of the sea, shape (2, GRID_FRAMES)."""
    heard = 0.60 * SEA_LEVEL * _noise(RUMBLE, number, _rumble, 0.2)
    heard += _lines(SEA_LEVEL * (0.34 + 0.66 * _swell(number, 0.0, 2.5))) * _noise(WASH, number, _wash, 0.45)
    heard += _lines(SEA_LEVEL * (0.12 + 0.48 * _swell(number, 0.9, 4.0))) * _noise(SURF, number, _surf, 0.6)
    return heard


@lru_cache(maxsize=8)
def _drops(number: int) -> Ears:
    """Give the drops that fall in block `number`; they ring on into the next. Shape (2, 2 * GRID_FRAMES)."""
    fall, hz, ring, loud, side = uniform(DROPS, number, 5 * DROPS_A_BLOCK).reshape(5, DROPS_A_BLOCK)
    heard = np.zeros((2, 2 * GRID_FRAMES), np.float32)
    for drop in range(DROPS_A_BLOCK):
        x = _DROP_TIMES / (0.0045 + 0.0045 * ring[drop])
        pitch_hz = 380.0 * 2.0 ** (1.4 * hz[drop])
        shape = x * np.exp(1.0 - x) * _DROP_GONE
        sound = 10 ** (-1.1 * loud[drop]) * shape * np.sin(2 * np.pi * pitch_hz * _DROP_TIMES)
        first = int(fall[drop] * GRID_FRAMES)
        pan = 0.5 + 0.3 * (side[drop] - 0.5)
        heard[:, first : first + DROP_FRAMES] += np.outer((np.sqrt(1 - pan), np.sqrt(pan)), sound)
    return heard


@lru_cache(maxsize=8)
def _gust(place: int) -> float:
    return float(uniform(GUSTS, place, 1)[0])


def _gusts(number: int) -> Samples:
    """Give how hard it rains at the knots of block `number`, 0–1: now more, now less, by chance."""
    at = (number * GRID_FRAMES + _KNOTS) / (RATE_HZ * GUST_S)
    first = int(at[0])
    here, next_, after = (_gust(place) for place in range(first, first + 3))
    x = at - first
    strength: Samples = here + (next_ - here) * raised_cosine(x) + (after - next_) * raised_cosine(x - 1.0)
    return strength


def rain(number: int) -> Ears:
    """Give block `number` of the rain, as on a roof, shape (2, GRID_FRAMES)."""
    heard = _lines(RAIN_LEVEL * (0.8 + 0.4 * _gusts(number))) * _noise(HISS, number, _hiss, 0.6)
    heard += 1.5 * RAIN_LEVEL * joined(_drops(number - 1), _drops(number))
    return heard


BEDS: dict[Bed, Callable[[int], Ears]] = {"sea": sea, "rain": rain, "brown": brown}
