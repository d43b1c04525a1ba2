from typing import Any

import pytest

from game.rules.model import dynamics, market, meters
from game.rules.model.constants import DEFAULTS as C


def test_e1_and_e2_measure_what_distrust_and_grabs_cost() -> None:
    assert meters.e1_sharing_withheld(0.6, 0.5, scope=0.7, intensity=0.8) == pytest.approx(0.056)
    after = market.split(C, [0.5, 0.5], [True, False])
    assert meters.e2_misappropriated(6_000, [0.5, 0.5], after) == pytest.approx(6_000 * 0.225)
    assert meters.e2_misappropriated(6_000, [0.5, 0.5], [0.5, 0.5]) == 0


def test_e3_b2_and_b4_are_terms_of_the_updates_they_report() -> None:
    args: dict[str, Any] = {"compete": [0.4, 0.4], "rivalry": 0.5, "cooperation": 0.4}
    with_core = dynamics.red_queen_next(C, 0.3, absorbed=0.1, **args)
    without = dynamics.red_queen_next(C, 0.3, absorbed=0.0, **args)
    assert meters.e3_race_fed(C, 0.3, 0.1) == pytest.approx(with_core - without)
    calm = dynamics.red_queen_next(C, 0.3, absorbed=0.0, **{**args, "cooperation": 0.0})
    assert meters.b4_race_avoided(C, 0.3, 0.4) == pytest.approx(calm - without)
    awake = {"competition": 0.5, "explore": 0.2, "distrust": 0.3, "parallel": 0.0}
    assert meters.b2_lock_in_avoided(C, 0.4, **awake) == dynamics.lock_in_released(C, 0.4, **awake)


def test_e4_is_what_search_would_find_without_lock_in() -> None:
    args: dict[str, Any] = {"explore": 0.3, "red_queen": 0.4}
    free = dynamics.search_yield(C, lock_in=0, **args)
    assert meters.e4_search_lost(C, lock_in=0.5, **args) == pytest.approx(
        free - dynamics.search_yield(C, lock_in=0.5, **args)
    )


def test_b1_and_b3_measure_value_in_money() -> None:
    assert meters.b1_spilled_over(6_000, 2, 0.25) == pytest.approx(600)
    assert meters.b3_learned(lambda strength: 1_000 * strength, 0.9, 0.05) == pytest.approx(50)


def test_balance_and_strength() -> None:
    assert meters.balance(C, 0.4, 0.4) == 1
    assert meters.balance(C, 0.0, 0.0) == 1
    assert meters.balanced_strength(C, 0.4, 0.4) == pytest.approx(0.8)
    assert meters.balanced_strength(C, 0.6, 0.2) < meters.balanced_strength(C, 0.4, 0.4)
    assert meters.balanced_strength(C, 0.1, 0.1) < meters.balanced_strength(C, 0.4, 0.4)


def test_gap_is_half_course_and_half_stance() -> None:
    found = meters.gap(C, cooperate=0.4, compete=0.4, cooperation=0.3, competition=0.1, closeness=0.7, stance=0.5)
    assert found == pytest.approx(0.5 * 0.25 + 0.5 * 0.2)


def test_the_cycle_needs_change_and_both_poles() -> None:
    assert meters.cycle_index(C, [0.1, 0.5, 0.55, 0.6, 0.65]) == pytest.approx(0.05)
    assert meters.cycle_index(C, [0.5]) == 0
    assert meters.cycle(C, 0.02, 0.4, 0.35) == "virtuous"
    assert meters.cycle(C, 0.02, 0.4, 0.24) == "open"
    assert meters.cycle(C, 0.02, 0.6, 0.2) == "vicious"
    assert meters.cycle(C, -0.02, 0.4, 0.4) == "vicious"
    assert meters.cycle(C, 0.0, 0.4, 0.4) == "open"
