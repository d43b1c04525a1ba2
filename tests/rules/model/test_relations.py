"""Relationship and dynamics (M32–M45) against the formulas written out with their numbers, and their limits."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.model import dynamics, relationship
from game.rules.model.constants import DEFAULTS as C
from game.rules.model.constants import override

LEVEL = st.floats(0, 1)


def test_m32_what_came_is_read_against_what_one_expects() -> None:
    assert relationship.received(0.9, partners=1, engineers=2) == pytest.approx(0.45)
    assert relationship.received(9.0, partners=2, engineers=2) == 1
    assert relationship.signal(C, 0.3) == 0
    assert relationship.signal(C, 0.5) == pytest.approx(math.tanh(0.44), abs=1e-6)


def test_m33_violations_add_up_to_one_at_most() -> None:
    assert relationship.violation(C) == 0
    assert relationship.violation(C, alarms=5, probe_seen=True) == pytest.approx(0.22)
    assert relationship.violation(C, grabbed=True, poached=True, used=True) == 1
    assert relationship.goodwill(C, bids=1, wins=1, other=0.04) == pytest.approx(0.54)


@given(LEVEL, st.floats(-1, 1), LEVEL, LEVEL, LEVEL)
def test_m34_to_m36_trust_damage_distrust(trust: float, s: float, near: float, viol: float, other: float) -> None:
    found = relationship.trust_next(C, trust, signal=s, good=0.25, closeness=0.5 + near / 2, damage=0.0, violation=viol)
    gain = 0.12 * (max(s, 0) + 0.25 + 0.25 * near / 2) * (1 - trust)
    assert found == pytest.approx(min(1, max(0, trust + gain - 0.36 * (viol + 0.4 * max(-s, 0)) * trust)))
    damage = relationship.damage_next(C, trust, viol)
    assert damage == pytest.approx(trust + 0.5 * viol * (1 - trust) * 0.5 - 0.03 * trust)
    aware = relationship.awareness(C, integration=near, separation=other, parallel=0.25, salience=0.5)
    assert aware == pytest.approx(0.35 + 0.65 * near * 0.5 + 0.15 + 0.5 * (1 - other) + 0.2)
    distrust = relationship.distrust_next(C, trust, violation=viol, awareness=aware, competition=other, closeness=near)
    expected = trust + 0.3 * (viol + 0.55 * aware * other) * (1 - trust) - 0.12 * (1 + 0.8 * near) * trust
    assert distrust == pytest.approx(min(1, max(0, expected)))


def test_trust_breaks_three_times_as_fast_as_it_grows() -> None:
    still = {"good": 0.0, "closeness": 0.5, "damage": 0.0}
    gain = relationship.trust_next(C, 0.5, signal=1, violation=0, **still) - 0.5
    loss = 0.5 - relationship.trust_next(C, 0.5, signal=0, violation=1, **still)
    assert loss == pytest.approx(3 * gain)


def test_damage_halves_in_twenty_three_quarters() -> None:
    damage = 1.0
    for _ in range(23):
        damage = relationship.damage_next(C, damage, 0)
    assert damage == pytest.approx(0.5, abs=0.01)


def test_coldness_never_lifts_trust_above_a_damaged_ceiling() -> None:
    found = relationship.trust_next(C, 0.8, signal=0, good=0, closeness=0.0, damage=0.6, violation=0)
    assert found == 0.8


def test_rivalry_alone_breeds_distrust_and_closeness_lets_it_fade() -> None:
    calm = {"violation": 0.0, "awareness": 0.8, "closeness": 0.2}
    assert relationship.distrust_next(C, 0.25, competition=0.7, **calm) > 0.25
    assert relationship.distrust_next(C, 0.25, competition=0.0, **calm) < 0.25
    warm = {"violation": 0.0, "awareness": 0.8, "competition": 0.3}
    assert relationship.distrust_next(C, 0.5, closeness=0.9, **warm) < relationship.distrust_next(
        C, 0.5, closeness=0.1, **warm
    )


def test_m37_to_m39_understanding_and_walls() -> None:
    found = relationship.understanding_next(C, 0.2, given=0.5, received=0.32)
    assert found == pytest.approx(0.2 + 0.2 * 0.4 * 0.8 - 0.006)
    assert relationship.understanding_kept(C, 0.8, 0.25) == pytest.approx(1 - 0.3 * 0.8 * 0.75)
    assert relationship.wall_belief_next(C, 0.4, wall=0.6, separation=0.5) == pytest.approx(0.28 + 0.3 * 0.58)
    assert relationship.wall_vouched(C, 0.4) == pytest.approx(0.55)
    assert [relationship.bluff_chance(C, w) for w in (0.0, 0.15, 0.3, 0.9)] == pytest.approx([0.2, 0.1, 0, 0])
    assert relationship.use_noticed_chance(C, 0.1) == pytest.approx(0.26)
    assert relationship.use_noticed_chance(C, 0.9) == 0.65
    assert relationship.inspection_chance(C, 0.9) == 0.7
    assert relationship.betrayed(C, 0.6, 0.2, 0.1, size=0.5) == pytest.approx((0.3, 0.6, 0.37))


def test_m40_and_m41_intensities() -> None:
    assert dynamics.cooperation_next(C, 0.3, given=0.4, received=0.6) == pytest.approx(0.4)
    found = dynamics.competition_next(C, 0.3, compete=0.4, compete_other=0.5, rivalry=0.5, parallel=0.25, extra=0.05)
    assert found == pytest.approx(0.15 + 0.5 * (0.55 * 0.9 * 1.0 + 0.025 + 0.05))


@pytest.mark.parametrize("compete", [[0.4, 0.5], [0.4, 0.5, 0.3], [0.2, 0.4, 0.5, 0.3]])
def test_m42_red_queen_of_two_to_four_firms(compete: list[float]) -> None:
    found = dynamics.red_queen_next(C, 0.2, absorbed=0.05, compete=compete, rivalry=0.5, cooperation=0.3)
    effort = math.prod(compete) ** (2 / len(compete))
    pressed = 1.4 * 0.05 + 0.55 * effort * 4 * 0.5 * (0.4 + 0.6) * 0.5
    assert found == pytest.approx(0.2 + 0.3 * pressed * 0.8 - 0.22 * 0.3 * 0.2 - 0.08 * 0.2, abs=1e-6)


def test_m43_lock_in_grows_with_commitment_and_competition_wakes() -> None:
    released = dynamics.lock_in_released(C, 0.3, competition=0.5, explore=0.2, distrust=0.4, parallel=0.25)
    assert released == pytest.approx(0.45 * 0.3 * (0.3 + 0.1 + 0.12 + 0.05))
    found = dynamics.lock_in_next(C, 0.3, cooperate=0.4, trust=0.5, active=True, released=released)
    assert found == pytest.approx(0.3 + 0.3 * 0.4 * 0.7 * 0.7 - released)
    assert dynamics.lock_in_next(C, 0.3, cooperate=0.4, trust=0.5, active=False, released=0.0) == 0.3


def test_m44_novelty() -> None:
    found = dynamics.search_yield(C, explore=0.2, lock_in=0.3, red_queen=0.4)
    assert found == pytest.approx(0.45 * 0.2 * 0.7 * 0.8 * 0.6)
    assert dynamics.novelty_next(C, 0.2, found=found) == pytest.approx(0.17 + found)
    assert dynamics.novelty_next(C, 0.2, found=found, odd=0) == pytest.approx(0.17 + 0.35 * found)
    assert dynamics.novelty_next(C, 0.2, found=found, odd=2, breakthroughs=1) == pytest.approx(0.21 + 1.0975 * found)
    assert dynamics.novelty_next(C, 0.2, found=found, absorbed=0.05) == pytest.approx(0.2 + found), "what was picked up"
    assert dynamics.novelty_next(C, 1.5, found=1) == 1.5


def test_search_can_be_made_concave_around_its_anchor() -> None:
    bent = override({"search_concavity": 1})
    for explore in (0.05, 0.2, 0.5):
        args: dict[str, Any] = {"explore": explore, "lock_in": 0.0, "red_queen": 0.0}
        ratio = dynamics.search_yield(bent, **args) / dynamics.search_yield(C, **args)
        assert ratio == pytest.approx(math.sqrt(0.2 / explore))


def test_m45_two_low_quarters_in_a_row_put_the_alliance_to_sleep() -> None:
    low = dynamics.low_quarters_next(C, 0, trust=0.21, joint_keur=5_000)
    assert not dynamics.falls_asleep(C, low)
    low = dynamics.low_quarters_next(C, low, trust=0.5, joint_keur=899)
    assert dynamics.falls_asleep(C, low)
    assert dynamics.low_quarters_next(C, low, trust=0.22, joint_keur=900) == 0
    assert dynamics.may_return(C, 0.25, 0.3)
    assert not dynamics.may_return(C, 0.24, 0.9)
