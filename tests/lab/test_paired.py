"""Differences and their intervals, against numbers worked out by hand and printed tables."""

import pytest

from game.lab.paired import difference, student_975


@pytest.mark.parametrize(("freedom", "quantile"), [(4, 2.776), (10, 2.228), (30, 2.042), (199, 1.972)])
def test_the_quantile_agrees_with_the_printed_table(freedom: int, quantile: float) -> None:
    assert student_975(freedom) == pytest.approx(quantile, abs=0.001)


def test_a_difference_is_that_of_the_pairs() -> None:
    gap = difference([3, 5, 4, 6, 7], [1, 2, 3, 4, 5])
    half = 2.776 * (0.5**0.5) / 5**0.5  # gaps 2 3 1 2 2: mean 2, variance 1/2
    assert (gap.mean, gap.control, gap.pairs) == (2, 3, 5)
    assert gap.low == pytest.approx(2 - half, abs=0.001)
    assert gap.high == pytest.approx(2 + half, abs=0.001)
    assert gap.sign == 1


def test_an_interval_around_nothing_has_no_sign() -> None:
    assert difference([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]).sign == 0
    assert difference([1, 1, 1, 1, 1], [1, 1, 1, 1, 1]).sign == 0
    assert difference([0, 0, 0, 0, 1], [2, 2, 2, 2, 2]).sign == -1


def test_too_few_or_unpaired_games_are_an_error() -> None:
    with pytest.raises(ValueError, match="five"):
        difference([1, 2], [1, 2])
    with pytest.raises(ValueError, match=r"shorter|longer"):
        difference([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5])
