"""How loud a sine is to the ear on a small speaker: by this cues are levelled, and kept from growing louder."""

from __future__ import annotations

import numpy as np

from herstel_app.audio.sample_grid import Samples

SMALL_SPEAKER_HZ = 350.0


def a_weight(hz: Samples) -> Samples:
    """Give the A-weighting (IEC 61672) as a gain, 1 at 1 kHz."""
    f2 = np.maximum(hz, 1e-3) ** 2
    below = np.sqrt((f2 + 107.65265**2) * (f2 + 737.86223**2))
    return np.asarray(1.2589 * 12194.217**2 * f2 * f2 / ((f2 + 20.598997**2) * below * (f2 + 12194.217**2)))


def ear_weight(hz: Samples) -> Samples:
    """Give the A-weighting behind a second-order high-pass at `SMALL_SPEAKER_HZ`, as a gain."""
    ratio = (hz / SMALL_SPEAKER_HZ) ** 2
    return np.asarray(a_weight(hz) * ratio / np.sqrt(1 + ratio * ratio))


def evened(gains: Samples, weight: Samples, level: float, power: Samples | float = 1.0) -> Samples:
    """Bring sines to one level to the ear, so that a change of colour is none of loudness.

    `weight` is the `ear_weight` of their frequencies; `power` is what beats make of the power of each at that moment.
    """
    heard = float(np.sqrt(((gains * weight) ** 2 * power).sum()))
    return np.asarray(gains * (level / max(heard, 1e-3 * level)))
