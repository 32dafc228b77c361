"""Any rhythm of one's own, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from herstel_app.core.own_pattern import OwnPattern, refusals


def half_seconds(shortest: float, longest: float) -> st.SearchStrategy[float]:
    """Give lengths in half seconds."""
    return st.integers(round(2 * shortest), round(2 * longest)).map(lambda halves: halves / 2)


patterns = st.builds(
    OwnPattern, half_seconds(0.5, 12), half_seconds(0, 10), half_seconds(0.5, 15), half_seconds(0, 8)
)  # fmt: skip
accepted = st.builds(
    OwnPattern, half_seconds(2, 8), half_seconds(0, 7), half_seconds(2, 12), half_seconds(0, 4)
).filter(lambda pattern: not refusals(pattern))  # fmt: skip
