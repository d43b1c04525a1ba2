import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.model.rounding import apportion, from_bp, from_units, to_bp, to_keur, to_units


def test_halves_go_to_the_even_neighbour() -> None:
    assert [to_keur(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5)] == [0, 2, 2, 0, -2]
    assert to_bp(0.00005) == 0
    assert to_bp(0.50005) == 5_000


def test_levels_and_mastery_are_held_in_bounds_and_money_is_not() -> None:
    assert (to_bp(-0.2), to_bp(1.2), to_bp(1.7, high=15_000)) == (0, 10_000, 15_000)
    assert (to_units(-0.2), to_units(0.4567), to_units(3.0)) == (0, 457, 1_000)
    assert to_keur(-12_345.6) == -12_346
    assert to_keur(-3.0, low=0) == 0


@given(st.integers(0, 10_000), st.integers(0, 1_000))
def test_integers_come_back_as_they_went(level: int, units: int) -> None:
    assert to_bp(from_bp(level)) == level
    assert to_units(from_units(units)) == units


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=6), st.integers(-1, 1))
def test_parts_sum_exactly_and_none_is_moved_far(parts: list[float], off: int) -> None:
    total = round(sum(parts)) + off
    whole = apportion(parts, total)
    assert sum(whole) == total
    assert all(abs(a - b) <= 2 for a, b in zip(whole, parts, strict=True))


@pytest.mark.parametrize(
    ("parts", "total", "whole"),
    [
        ([0.4, 0.4, 0.2], 1, [1, 0, 0]),
        ([1.5, 1.4, 0.1], 3, [2, 1, 0]),
        ([-0.6, 0.5], 0, [-1, 1]),
        ([2.0, 2.0], 3, [1, 2]),
    ],
)
def test_the_largest_remainder_gets_the_rest(parts: list[float], total: int, whole: list[int]) -> None:
    assert sorted(apportion(parts, total)) == sorted(whole)
