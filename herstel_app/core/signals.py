"""The four signals of recovery, as the user's own measure.

Each is tapped on eleven dots, one for each point from 0 to 10, identical before and after, and never totalled. After a
part of a proef there are seven dots, of which the nearest whole reading is kept. The wording is this project's own and
has not been validated: on screen they are called "jouw eigen meting".
Higher always means more recovery, so *head* runs from pressure to room.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

Signal = Literal["softness", "head", "breath", "body"]
Moment = Literal["before", "after"]
SIGNALS: tuple[Signal, ...] = get_args(Signal)
LOWEST, HIGHEST = 0, 10
POINTS = range(LOWEST, HIGHEST + 1)
"""Every reading there is; as one's own measure each has a dot of its own."""
PROEF_DOTS = 7
"""So many places there are to tap a signal after a part of a proef."""

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
    """Give the reading of a dot of a proef, of which the first is place 0: its ends are the ends of the readings."""
    if not 0 <= place < PROEF_DOTS:
        raise ValueError(f"there is no dot {place}")
    return LOWEST + round(place * (HIGHEST - LOWEST) / (PROEF_DOTS - 1))


def place_of(reading: int) -> int:
    """Give the dot of a proef nearest to a reading, which may have been changed since."""
    return min(
        range(PROEF_DOTS), key=lambda place: abs(place * (HIGHEST - LOWEST) / (PROEF_DOTS - 1) - (reading - LOWEST))
    )
