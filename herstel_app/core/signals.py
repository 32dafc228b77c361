"""The four signals of recovery, as the user's own measure.

Each is tapped on seven dots, identical before and after, and never totalled. What is kept is a reading from 0 to 10,
as when there were sliders: a dot has the nearest whole reading, so 0, 2, 3, 5, 7, 8 or 10. The wording is this
project's own and has not been validated: on screen they are called "jouw eigen meting".
Higher always means more recovery, so *head* runs from pressure to room.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

Signal = Literal["softness", "head", "breath", "body"]
Moment = Literal["before", "after"]
SIGNALS: tuple[Signal, ...] = get_args(Signal)
LOWEST, HIGHEST = 0, 10
DOTS = 7
"""So many places there are to tap a signal."""

Readings = Mapping[Signal, int]
"""What was answered; a signal that was left alone is absent."""


def check_readings(readings: Readings) -> None:
    """Raise ValueError where a signal is unknown or a value lies outside 0–10."""
    for signal, value in readings.items():
        if signal not in SIGNALS:
            raise ValueError(f"unknown signal: {signal}")
        if not LOWEST <= value <= HIGHEST:
            raise ValueError(f"{signal} = {value} lies outside {LOWEST}–{HIGHEST}")


def reading_at(place: int) -> int:
    """Give the reading of a dot, the first of which is place 0: the ends are the ends, the middle one the middle."""
    if not 0 <= place < DOTS:
        raise ValueError(f"there is no dot {place}")
    return LOWEST + round(place * (HIGHEST - LOWEST) / (DOTS - 1))


def place_of(reading: int) -> int:
    """Give the dot nearest to a reading, for one that was put on a slider once; two that are as near do not occur."""
    return min(range(DOTS), key=lambda place: abs(place * (HIGHEST - LOWEST) / (DOTS - 1) - (reading - LOWEST)))
