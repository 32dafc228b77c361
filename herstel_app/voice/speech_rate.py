"""How fast a line is spoken so that it is done in its room."""

from __future__ import annotations

CHARACTERS_PER_S = 14.0
"""A voice at its own pace, on the careful side: espeak-ng takes 16.7 of them, a good voice about fifteen."""
START_S = 0.15
"""What passes before a voice is heard."""
FASTEST_PERCENT = 60


def estimate_s(text: str, rate_percent: int) -> float:
    """Give how long a voice is busy with `text` at a rate, on the long side, where it does not tell when it is done."""
    return START_S + len(text) / CHARACTERS_PER_S / (1 + rate_percent / 100)


def hurried_percent(text: str, rate_percent: int, room_s: float | None) -> int:
    """Give the rate for `text`: as set, or faster where it would not be done within `room_s`."""
    if room_s is None:
        return rate_percent
    needed = len(text) / CHARACTERS_PER_S / max(room_s - START_S, 0.1)
    return max(rate_percent, min(FASTEST_PERCENT, round((needed - 1) * 100)))
