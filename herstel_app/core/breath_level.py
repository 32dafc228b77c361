"""How large the glow is in each phase of a breath."""

from __future__ import annotations

from collections.abc import Sequence

from herstel_app.core.content import PhaseLength

TOP_UP_SHARE = 0.85
"""Size of the glow where a second, smaller inhale still follows."""


def level_after(pattern: Sequence[PhaseLength], index: int, level: float) -> float:
    """Give the level, 0 to 1, at the end of phase `index` of a breath that was at `level` before it."""
    match pattern[index].phase:
        case "inhale":
            follows_top_up = index + 1 < len(pattern) and pattern[index + 1].phase == "top_up"
            return TOP_UP_SHARE if follows_top_up else 1.0
        case "top_up":
            return 1.0
        case "exhale":
            return 0.0
        case _:
            return level
