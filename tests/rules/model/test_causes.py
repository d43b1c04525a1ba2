from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.model.causes import contributions
from game.rules.model.constants import DEFAULTS as C
from game.rules.model.leaks import leak_chance

LEVEL = st.floats(0, 1)
NAMES = ("openness", "immersion", "guard", "probe", "nearness", "lock")


def leak(x: Mapping[str, float]) -> float:
    return leak_chance(
        C, adjacency=x["nearness"], depth=x["openness"], intensity=0.8, immersion=x["immersion"], guard=x["guard"],
        probe=x["probe"], locked=x["lock"] > 0.5,
    )  # fmt: skip


@given(st.lists(LEVEL, min_size=6, max_size=6), st.lists(LEVEL, min_size=6, max_size=6))
def test_causes_sum_exactly_to_the_difference_of_the_rounded_values(now: list[float], then: list[float]) -> None:
    a, b = dict(zip(NAMES, now, strict=True)), dict(zip(NAMES, then, strict=True))
    found = contributions(leak, a, b)
    assert list(found) == list(NAMES)
    assert sum(found.values()) == round(leak(a) * 10_000) - round(leak(b) * 10_000)


def test_terms_of_a_sum_are_their_own_causes() -> None:
    found = contributions(lambda x: x["a"] + 2 * x["b"], {"a": 0.3, "b": 0.2}, {"a": 0.1, "b": 0.5})
    assert found == {"a": 2_000, "b": -6_000}


def test_partners_in_a_product_share_alike_and_the_idle_gets_nothing() -> None:
    now, then = {"a": 1.0, "b": 1.0, "idle": 1.0}, {"a": 0.0, "b": 0.0, "idle": 0.0}
    assert contributions(lambda x: x["a"] * x["b"], now, then) == {"a": 5_000, "b": 5_000, "idle": 0}


def test_money_is_explained_in_its_own_unit_and_groups_may_be_bundles() -> None:
    now, then = {"price": (3, 4), "volume": (10, 0)}, {"price": (1, 1), "volume": (10, 0)}
    assert contributions(lambda x: float(x["price"][0] * x["volume"][0]), now, then, scale=1) == {
        "price": 20,
        "volume": 0,
    }


@pytest.mark.parametrize("now", [{}, {"a": 1.0}, {str(i): 1.0 for i in range(7)}])
def test_other_names_or_too_many_groups_are_refused(now: dict[str, float]) -> None:
    then = {"b": 1.0} if len(now) == 1 else dict(now)
    with pytest.raises(ValueError, match="groups"):
        contributions(lambda _: 0.0, now, then)
