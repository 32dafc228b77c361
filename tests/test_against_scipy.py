"""The statistics of the avondproef against those of scipy and numpy, which count in their own way.

Not in tests/core: that has to run where numpy is not installed.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped] # scipy has no types of its own

from herstel_app.core.statistics import LEVEL, Finding, Pair, is_below, judge, noise_band, sign_flip_p

pytestmark = pytest.mark.slow

answers = st.integers(-10, 10).map(float)
fine = st.integers(-1280, 1280).map(lambda parts: parts / 128)  # exact in binary: scipy has no room for rounding


def scipy_p(differences: list[float], alternative: str) -> float:
    """Give the p-value of all sign changes: with one sample, `samples` flips the sign of each value."""
    result = stats.permutation_test(
        (np.array(differences), np.zeros(len(differences))),
        lambda x, y, axis: np.sum(x - y, axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=np.inf,
        alternative=alternative,
    )
    return float(result.pvalue)


@pytest.mark.parametrize("n", range(4, 11))
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_p_of_every_size(n: int, data: st.DataObject) -> None:
    for values in (answers, fine, st.sampled_from([-1.0, 0.0, 1.0]), st.just(2.0)):  # ties, zeros, constant
        differences = data.draw(st.lists(values, min_size=n, max_size=n))
        assert sign_flip_p(differences) == pytest.approx(scipy_p(differences, "two-sided"), abs=1e-12)
        ruled_out = scipy_p([2 - d for d in differences], "greater") <= LEVEL + 1e-12
        assert is_below(differences, 2) == ruled_out


@given(st.lists(fine, min_size=5, max_size=10))
def test_noise_and_median(rests: list[float]) -> None:
    assert noise_band(rests) == pytest.approx(1.96 * np.sqrt(2) * np.std(rests, ddof=1))
    outcome = judge([Pair(0.0, rest) for rest in rests])
    assert outcome.median == pytest.approx(np.median(rests))


@given(st.lists(st.tuples(st.none() | answers, st.none() | answers), min_size=4, max_size=10))
@settings(max_examples=60, deadline=None)
def test_outcomes_with_missing_answers(changes: list[tuple[float | None, float | None]]) -> None:
    outcome = judge([Pair(rest, exercise) for rest, exercise in changes])
    table = np.array(changes, dtype=float)  # None becomes nan
    d = table[:, 1] - table[:, 0]
    d = d[~np.isnan(d)]
    rests = table[:, 0][~np.isnan(table[:, 0])]
    assert outcome.pairs == len(d)
    assert outcome.noise == pytest.approx(1.96 * 2**0.5 * np.std(rests, ddof=1) if len(rests) >= 5 else 2.0)
    if len(d) < 4:
        expected = Finding.TOO_LITTLE
    elif scipy_p(list(d), "two-sided") <= LEVEL + 1e-12:
        expected = Finding.SEEMS_TO_DIFFER
    elif abs(np.median(d)) < 1 and all(scipy_p(list(2 + s * d), "greater") <= LEVEL + 1e-12 for s in (1, -1)):
        expected = Finding.AS_MUCH
    else:
        expected = Finding.MAY_BE_CHANCE
    assert outcome.finding is expected
