"""The soft limiter at the end of the chain: whatever is switched on, no peak is above -12 dBFS.

It has no state, so any block can still be rendered by itself. It changes only what is above its knee, which the sum of
the parts reaches for a few samples at most.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np

from herstel_app.audio.sample_grid import Ears, Samples, linear

CEILING = linear(-12.05)
"""A hair below -12 dBFS, so that rounding to 16 bits stays under it too."""
KNEE = linear(-14.0)

Sound = TypeVar("Sound", Ears, Samples)


def limited(mix: Sound) -> Sound:
    """Bend what is above the knee towards the ceiling; below it nothing changes."""
    if max(mix.max(initial=0.0), -mix.min(initial=0.0)) <= KNEE:
        return mix
    over = np.abs(mix) - KNEE
    bent = KNEE + (CEILING - KNEE) * np.tanh(np.maximum(over, 0.0) / (CEILING - KNEE))
    return np.where(over > 0.0, np.copysign(bent, mix), mix)
