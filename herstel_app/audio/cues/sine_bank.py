"""Many sines of fixed frequency at the cost of one small matrix product a block.

A sine that goes on is, at any moment, a sum of the same two rows of a table: sin(a + b) = sin a cos b + cos a sin b.
They run on in session time, whether they are heard or not, so a block does not hang on the one before.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from herstel_app.audio.cues.shape import RAMP
from herstel_app.audio.sample_grid import GRID_FRAMES, RATE_HZ, Ears, Samples


def sines(number: int, hz: tuple[float, ...], phase: Samples, before: Samples, after: Samples) -> Ears:
    """Give block `number`, shape (2, n).

    `phase` (radians at session time 0), `before` and `after` have a column for each ear: the gains where the block
    begins and ends.
    """
    turns = np.asarray(hz) * (number * GRID_FRAMES / RATE_HZ)
    angle = (2 * np.pi * (turns % 1.0))[:, np.newaxis] + phase
    sine, cosine = np.sin(angle), np.cos(angle)
    step = after - before
    at_start = np.concatenate([before * sine, before * cosine])
    change = np.concatenate([step * sine, step * cosine])
    rows = np.concatenate([at_start, change], axis=1).T.astype(np.float32) @ _table(hz)
    both = RAMP * rows[2:]
    both += rows[:2]
    return both


@lru_cache(maxsize=32)
def _table(hz: tuple[float, ...]) -> NDArray[np.float32]:
    angle = 2 * np.pi * np.outer(hz, np.arange(GRID_FRAMES) / RATE_HZ)
    return np.concatenate([np.cos(angle), np.sin(angle)]).astype(np.float32)
