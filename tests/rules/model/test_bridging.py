"""Roles, relief, quarrels, experts, walls, leads, standing, uniformity (M66–M76) against the formulas written out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.model import identity, knowledge, market, relationship, tenders, tensions
from game.rules.model.constants import DEFAULTS as C
from game.rules.model.constants import override

LEVEL = st.floats(0, 1)


def test_m66_every_further_role_of_a_partner_adds_to_performing_tension() -> None:
    one, three = (
        tensions.performing_tension(
            C, cooperate=0.3, compete=0.3, rivalry=0.4, parallel=0, capability=0.25, roles=roles
        )
        for roles in (1, 3)
    )
    assert one == pytest.approx(0.6 * 0.7 * 0.9)
    assert three == pytest.approx(one * 1.3)


def test_m67_effort_for_a_partner_who_left_goes_to_those_who_stay() -> None:
    assert knowledge.effort_with(0.3, 3, 3) == pytest.approx(0.3)
    assert knowledge.effort_with(0.3, 3, 2) == pytest.approx(0.45)
    assert knowledge.effort_with(0.6, 3, 1) == 1
    assert knowledge.effort_with(0.6, 3, 0) == 0


@given(LEVEL, LEVEL, LEVEL, LEVEL)
def test_m68_units_that_quarrel_or_are_apart_and_knit_at_once_cost_attention(
    sep: float, knit: float, home: float, across: float
) -> None:
    lost = tensions.unit_conflict(C, separation=sep, integration=knit, pass_home=home, pass_across=across)
    assert lost == pytest.approx(0.3 * sep * (1 - knit) * abs(home - across) + 0.1 * sep * knit)
    assert tensions.attention(C, 0.2, lost) <= tensions.attention(C, 0.2)


def test_m69_letting_go_of_one_pole_relieves() -> None:
    assert tensions.strain(C, 0.5, 0.5, 0.15) == pytest.approx(tensions.strain(C, 0.5, 0.5, 0.2) - 0.1)


def test_m70_classes_are_learned_and_forgotten_down_to_what_was_known_before() -> None:
    assert tenders.education_next(C, 0.2, 0.5, 0.2) == pytest.approx(0.2 + 0.4 * 0.5 * 0.8)
    assert tenders.education_next(C, 0.7, 0.0, 0.2) == pytest.approx(0.7 - 0.12 * 0.5)


def test_m71_nobody_takes_a_client_for_what_he_cannot_do() -> None:
    assert tenders.poaching_chance(C, 0.8, 0.5, 1.0) == pytest.approx(0.2 * tenders.poaching_chance(C, 0.8, 0.5))


def test_m72_a_joint_bid_passes_leads_on_up_to_a_full_pipe() -> None:
    assert tenders.pipe_with_lead(C, 0.5) == pytest.approx(0.6)
    assert tenders.pipe_with_lead(C, 1.95) == 2


def test_what_a_partner_has_found_is_in_sight_here_as_well() -> None:
    assert tenders.pipe_in_sight(C, 0.5, 0.5) == 0.5
    assert tenders.pipe_in_sight(C, 0.0, 1.0) == pytest.approx(0.6)
    assert tenders.pipe_in_sight(C, 1.0, 0.0) == pytest.approx(0.4)


def test_m73_a_wall_is_believed_less_once_the_core_was_met_and_least_where_it_was_met() -> None:
    assert relationship.wall_disproved(C, 0.5) == pytest.approx(0.2)
    assert relationship.wall_disproved(C, 0.5, 0.5) == pytest.approx(0.35)
    assert relationship.wall_vouched(C, 0.2, C.vouch_wider) == pytest.approx(0.2 + 0.125 * 0.8)


def test_m74_standing_weighs_only_where_nobody_contests() -> None:
    def shares(rivalry: float) -> list[float]:
        return market.market_shares(
            C, strengths=[1, 1], efforts=[0.4, 0.4], rivalries=[rivalry] * 2, standing=[0.75, 0.25]
        )

    assert shares(0.5) == pytest.approx([0.25 * 0.75 + 0.75 * 0.5, 0.25 * 0.25 + 0.75 * 0.5])
    assert shares(1.0) == pytest.approx([0.5, 0.5])


def test_m75_people_at_odds_about_closeness_lower_joint_quality_by_a_tenth_at_most() -> None:
    assert tenders.unevenness(C, [0.4, 0.4, 0.4]) == pytest.approx(0)
    assert tenders.unevenness(C, [0.4, 0.6]) == pytest.approx(0.1 / 0.35)
    assert tenders.unevenness(C, [0.0, 1.0]) == 1
    even, odd = (
        tenders.joint_quality(
            C, solo=0.5, complementarity=1, partner_complementary=0.6, understanding=0, manager=0.5, unevenness=u
        )
        for u in (0, 1)
    )
    assert odd == pytest.approx(0.9 * even)
    assert [identity.declared(C, word) for word in ("arms_length", "guarded", "close")] == [0.3, 0.5, 0.7]


def test_m76_a_head_who_hears_one_sided_talk_has_half_a_heart_for_clients() -> None:
    assert tenders.head_heart(C, 0, 0.2) == 1
    assert tenders.head_heart(C, 1, 0) == pytest.approx(0.6)
    assert tenders.head_heart(C, 1, 1) > tenders.head_heart(C, 1, 0)
    assert tenders.head_heart(override({"head_hears": 0}), 1, 0) == 1
