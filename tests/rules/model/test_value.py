"""Joint value, market and tenders (M46–M60) against the formulas written out with their numbers, and their limits."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.model import market, tenders
from game.rules.model.constants import DEFAULTS as C
from game.rules.model.constants import override

LEVEL = st.floats(0, 1)


@pytest.mark.parametrize("xs", [[0.5, 0.8], [0.5, 0.8, 0.3], [0.5, 0.8, 0.3, 0.9]])
def test_m46_joint_value_of_two_to_four_firms(xs: list[float]) -> None:
    found = market.joint_value(C, contributions=xs, complementarity=1.2, redundancy=0.4, balance=0.6, capability=0.5)
    together = math.prod(xs) ** (1 / len(xs))
    expected = 11_200 * 1.2 * together * len(xs) / 2 * (1 - 0.28) * (1 + 0.24) * (1 + 0.6 * 0.2)
    assert found == pytest.approx(expected, rel=1e-5)


def test_joint_value_dies_with_the_one_who_brings_nothing() -> None:
    args: dict[str, Any] = {"complementarity": 1.0, "redundancy": 0.0, "balance": 0.0, "capability": 0.3}
    assert market.joint_value(C, contributions=[0.0, 0.9], **args) < 0.02 * market.joint_value(
        C, contributions=[0.9, 0.9], **args
    )


def test_m47_one_grab_moves_45_percent_and_loses_a_fifth() -> None:
    assert market.split(C, [0.5, 0.5], [False, False]) == [0.5, 0.5]
    assert market.split(C, [0.5, 0.5], [True, False]) == pytest.approx([0.5 + 0.225 * 0.8, 0.275])


@pytest.mark.parametrize("firms", [2, 3, 4])
def test_grabs_do_not_depend_on_the_order_of_firms(firms: int) -> None:
    after = market.split(C, [1 / firms] * firms, [True] * firms)
    assert after == pytest.approx([after[0]] * firms)
    assert sum(after) == pytest.approx(1 - 0.45 * 0.2)


def test_m48_temptation() -> None:
    found = market.temptation(
        C, red_queen=0.5, cooperation=0.2, competition=0.6, rivalry=0.8, trust=0.3, restrained=True
    )
    logit = -4.2 + 3.5 * 0.5 + 2.2 * 0.4 + 1.2 * 0.3 + 2.5 * 0.2 - 1.5
    assert found == pytest.approx(1 / (1 + math.exp(-logit)), abs=1e-6)


@pytest.mark.parametrize("firms", [2, 3, 4])
def test_m49_and_m50_strength_and_shares(firms: int) -> None:
    strong = market.strength(C, own_core=0.6, partner_core=0.1, partner_complementary=0.3, novelty=0.2)
    assert strong == pytest.approx(0.6 + 0.6 * 0.25 + 0.1)
    strengths, efforts = [strong - 0.1 * f for f in range(firms)], [0.4 + 0.05 * f for f in range(firms)]
    found = market.market_shares(C, strengths=strengths, efforts=efforts, rivalries=[0.5] * firms)
    weights = [math.exp(3 * (s + 0.4 * z)) for s, z in zip(strengths, efforts, strict=True)]
    expected = [0.25 / firms + 0.75 * w / sum(weights) for w in weights]
    assert found == pytest.approx(expected, abs=1e-5)
    hot = market.market_shares(C, strengths=strengths, efforts=efforts, rivalries=[1.0] * firms)
    assert sum(hot) == pytest.approx(1)  # contested part is held at 1, the equal split never weighs negatively


def test_m51_and_m52_income_and_costs() -> None:
    lead = market.exclusivity([0.6, 0.5, 0.4], [0.2, 0.6, 0.3])
    assert lead == pytest.approx(0.5 / 3)
    found = market.market_income(C, firms=2, share=0.55, quality=0.9, rivalry=0.5, exclusivity=lead)
    assert found == pytest.approx(10_000 * 0.55 * (0.25 + 0.72) + 15_000 * 1.0 * lead)
    cost = market.running_cost(C, red_queen=0.3, compete=0.4, integration=0.5, separation=0.8, wall=0.25, parallel=0.5)
    assert cost == pytest.approx(3_000 * 0.3 * 0.7 + 225 * (0.5 + 0.4 + 0.15) + 150 * (0.25 + 0.32) + 75)
    assert market.paid_quality(C, 0.9, 0.2) == pytest.approx(0.9 - 0.12)
    efforts = market.orchestration_cost(C, story=0.9, listening=0.4, dialogue=1, meta=0.5, classes=1)
    assert efforts == pytest.approx(270 + 40 + 30 + 100)


@given(LEVEL, LEVEL, LEVEL, LEVEL, LEVEL)
def test_m53_to_m55_client_managers(a: float, b: float, d: float, e: float, f: float) -> None:
    afraid = tenders.fear(
        C, distrust=a, strength=0.8, strength_other=b, rivalry=d, wall_other=e, meta=f, complementary=0.5
    )
    raw = 0.7 * a + 0.35 * (b / 0.8 - 0.8) + 0.25 * d - 0.25 - 0.5 * e
    assert afraid == pytest.approx(min(1, max(0, raw)) * (1 - 0.6 * f) * 0.75)
    proud = tenders.independence(0.4, e)
    logit = tenders.invite_logit(
        C, manager=a, trust=b, fear=afraid, habit=d, meta=f, independence=proud, pipe=1.3, demand=0.5,
        complementary=0.5, education=1.0, push=-2,
    )  # fmt: skip
    expected = -0.6 + 3.2 * (a - 0.5) + 2 * (b - 0.5) - 2.2 * afraid - 2.2 * d + 1.4 * f - 1.6 * proud
    expected += 1.2 * 1.3 * (1 - proud) + 1 + 0.3 + 0.4 - 2.4
    assert logit == pytest.approx(expected)
    logit = tenders.accept_logit(
        C, trust=a, distrust=b, wall_inviter=d, habit=e, meta=f, independence=0.3, managers=0.6, demand=0.5
    )
    expected = 0.8 + 2 * (a - 0.5) - 2 * min(1, max(0, 0.7 * b - 0.25 * d)) - 1.5 * e + 1.2 * f - 0.3 + 0.2 + 0.75
    assert logit == pytest.approx(expected)


def test_m56_quality_and_chance_to_win() -> None:
    solo = tenders.solo_quality(C, core=0.6, complementary=0.55, novelty=0.2)
    assert solo == pytest.approx(0.27 + 0.165 + 0.05)
    joint = tenders.joint_quality(
        C, solo=solo, complementarity=1, partner_complementary=0.65, understanding=0.5, manager=0.5,
        harvested=True, outsider=True,
    )  # fmt: skip
    assert joint == pytest.approx((solo + 0.4 * 0.65 * 1.2) * 1.0 * 1.06 * 0.78)
    assert tenders.win_chance(C, 0.62) == pytest.approx(2 / 3)
    assert tenders.win_chance(C, 0) == 0


def test_m57_a_joint_win_pays_less_each_and_more_together() -> None:
    joint, solo = tenders.payment(C, joint=True, won=True), tenders.payment(C, joint=False, won=True)
    assert joint == pytest.approx((3_600, 2_400))
    assert solo == pytest.approx((5_100, 0))
    assert sum(joint) > sum(solo)
    assert tenders.payment(C, joint=True, won=False) == (0, 0)
    assert tenders.payment(C, joint=True, won=True, value_keur=2_000) == pytest.approx((1_200, 800))
    assert tenders.bid_cost(C, True) == (200, 400)
    assert tenders.poaching_chance(C, 0.8, 0.5) == pytest.approx(0.35 * 0.8 * 0.7)


def test_m58_habit_grows_when_nobody_asks_and_rests_when_the_partner_declines() -> None:
    habit: dict[str, Any] = {"joint": False, "won": False, "meta": 0.0}
    assert tenders.habit_next(C, 0.2, invited=False, **habit) == pytest.approx(0.2 + 0.09 * 0.8)
    assert tenders.habit_next(C, 0.2, invited=True, **habit) == 0.2
    assert tenders.habit_next(C, 0.2, invited=True, joint=True, won=False, meta=0) == pytest.approx(0.15)
    assert tenders.habit_next(C, 0.2, invited=True, joint=True, won=True, meta=0.5) == pytest.approx(0.12)


def test_m59_advocacy_warms_the_receptive_and_hardens_the_hostile_until_the_story_has_caught_on() -> None:
    each = tenders.advocacy_each(C, effort=1, dedication=0.5, named=2)
    assert each == pytest.approx(0.425)
    assert tenders.advocacy_each(C, effort=1, dedication=0.5, named=0) == 0
    rest = {"rhetoric": 0.0, "start": 0.5}
    assert tenders.manager_next(C, 0.6, advocacy=each, meta=0, **rest) == pytest.approx(0.6 + 0.085 - 0.001)
    assert tenders.manager_next(C, 0.4, advocacy=each, meta=0, **rest) < 0.4
    assert tenders.manager_next(C, 0.4, advocacy=each, meta=0.9, **rest) > 0.4
    assert tenders.manager_next(C, 0.4, advocacy=0, meta=0, rhetoric=1, start=0.4) == pytest.approx(0.368)


def test_m60_shared_win_classes_and_pipeline() -> None:
    assert tenders.meta_next(C, 0.4, 1.0) == pytest.approx(0.4 + 0.5 * 0.6 - 0.1)
    assert tenders.classes_next(C, 0.4, 0.5) == pytest.approx(0.4 + 0.4 * 0.5 * 0.6 - 0.048)
    found = tenders.pipe_next(C, 0.5, effort=0.9, rhetoric=0.5, dedication=0.5, breakthroughs=1)
    assert found == pytest.approx(0.35 + 0.6 * 0.9 * 0.65 * 0.7 + 0.1)


def test_the_mends_can_be_set_back() -> None:
    old = override({"need_compensation": 1, "specialisation_alone": 1, "specialisation_knit": 0, "viol_alarm": 0.175})
    value = market.joint_value(old, contributions=[1, 1], complementarity=1, redundancy=0, balance=0, capability=0.3)
    assert value == pytest.approx(10_000)
