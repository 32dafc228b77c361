"""The traits by which an exercise is told from others where it is drawn."""

from __future__ import annotations

from typing import Literal

Trait = Literal[
    "slow",
    "hum",
    "own",
    "belly",
    "widening",
    "rests",
    "cushion",
    "hand",
    "hands",
    "blanket",
    "feet",
    "heard",
    "thinning",
    "moment",
    "pictures",
    "counting",
    "downstairs",
    "rising",
    "single",
    "uneven",
    "shelter",
    "gaze",
    "three",
    "heavy",
    "climbing",
    "sinking",
    "stretch",
    "places",
]
"""The first two are of a given rhythm; the others are drawn in place of a wave."""
