import math
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.model import curves

GRID = [i / 97 for i in range(-1_600, 1_601)]
POSITIVE = [i / 97 for i in range(1, 1_601)]
UNIT = [i / 20_000 for i in range(5, 19_996)]


def test_the_tables_are_what_the_docstring_says() -> None:
    quantile = NormalDist().inv_cdf
    tails = [2.0 ** -(o + 1) * (1 - s / 32) for o in range(12) for s in range(16)] + [2.0**-13]
    assert tuple(round(math.exp(-i / 256) * curves.SCALE) for i in range(257)) == curves.DECAY
    assert tuple(round(math.log(1 + i / 256) * curves.SCALE) for i in range(257)) == curves.LN
    assert tuple(abs(round(quantile(1 - tail) * curves.SCALE)) for tail in tails) == pytest.approx(curves.TAIL, abs=2)


def test_errors_stay_within_the_stated_bounds() -> None:
    assert max(abs(curves.decay(x) / math.exp(-x) - 1) for x in POSITIVE) < 2e-6
    assert max(abs(curves.sigma(x) - 1 / (1 + math.exp(-x))) for x in GRID) < 5e-7
    assert max(abs(curves.tanh(x) - math.tanh(x)) for x in GRID) < 1e-6
    assert max(abs(curves.logarithm(x) - math.log(x)) for x in POSITIVE) < 2e-6
    assert max(abs(curves.power(x, e) / x**e - 1) for e in (0.3, 1 / 3, 0.6, 0.9) for x in POSITIVE) < 4e-6
    assert max(abs(curves.normal_quantile(u) - NormalDist().inv_cdf(u)) for u in UNIT) < 3e-4


def test_simple_points_are_exact() -> None:
    assert curves.sigma(0.0) == 0.5
    assert curves.tanh(0.0) == 0.0
    assert curves.normal_quantile(0.5) == 0.0
    assert curves.power(0.16, 0.5) == 0.4
    assert curves.power(0.37, 1.0) == 0.37
    assert curves.power(0.0, 0.6) == 0.0
    assert curves.root(16.0, 4) == 2.0
    assert curves.decay(40.0) == 0.0
    assert curves.exponential(-2.5) == curves.decay(2.5)


@given(st.floats(-60, 60), st.floats(-60, 60))
def test_the_logistic_never_falls_and_mirrors(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert curves.sigma(low) <= curves.sigma(high)
    assert curves.sigma(a) + curves.sigma(-a) == pytest.approx(1.0, abs=1e-15)


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_quantile_never_falls_and_keeps_to_its_bounds(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert -3.67 < curves.normal_quantile(low) <= curves.normal_quantile(high) < 3.67


@given(st.lists(st.floats(-20, 20), min_size=2, max_size=4))
def test_shares_sum_to_one_and_keep_the_order(logits: list[float]) -> None:
    shares = curves.softmax(logits)
    assert sum(shares) == pytest.approx(1.0)
    assert shares.index(max(shares)) == logits.index(max(logits)) or max(shares) == shares[logits.index(max(logits))]


def test_the_logarithm_refuses_what_has_none() -> None:
    with pytest.raises(ValueError, match="positive"):
        curves.logarithm(0.0)
