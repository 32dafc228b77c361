"""The soft limiter at the end of the chain: whatever is switched on, no peak is above -12 dBFS.

It has no memory, so that any block of the sound can still be made by itself. It bends only what comes above its knee;
the parts are set so low that their sum is there for a few samples, if ever.
"""

from __future__ import annotations

import numpy as np

from herstel_app.audio.sample_grid import Samples, linear

CEILING = linear(-12.05)
"""A hair below -12 dBFS, so that rounding to 16 bits stays under it too."""
KNEE = linear(-15.5)


def limited(mix: Samples) -> Samples:
    """Bend what is above the knee towards the ceiling; below it nothing changes."""
    over = np.abs(mix) - KNEE
    if over.max(initial=0.0) <= 0.0:
        return mix
    bent = KNEE + (CEILING - KNEE) * np.tanh(np.maximum(over, 0.0) / (CEILING - KNEE))
    return np.where(over > 0.0, np.copysign(bent, mix), mix)
