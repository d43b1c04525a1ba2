from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.model import scoring
from game.rules.model.constants import DEFAULTS as C
from game.rules.model.goals import GOALS, Goal, Quarter, goal_part
from game.rules.model.scoring import Loyalty, Par

PAR = Par()


@given(st.integers(1, 100), st.integers(-50_000, 50_000), st.integers(-50_000, 50_000), st.integers(1, 30_000))
def test_a_part_runs_from_nothing_to_its_most_and_never_falls(most: int, x: int, low: int, width: int) -> None:
    found = scoring.part(most, x, low, low + width)
    assert 0 <= found <= most
    assert found <= scoring.part(most, x + 1, low, low + width)
    assert scoring.part(most, low, low, low + width) == 0
    assert scoring.part(most, low + width, low, low + width) == most


def test_firm_and_alliance_parts() -> None:
    assert [scoring.firm_part(PAR, keur) for keur in (10_500, 15_500, 25_000)] == [0, 7, 15]
    assert scoring.alliance_part(PAR, 5_000, 2_250) == 5


def test_a_tmt_is_paid_for_the_result_the_balance_and_keeping_its_word_to_itself() -> None:
    rich: dict[str, Any] = {
        "result_keur": 20_500,
        "balanced_bp": 7_000,
        "gap_bp": 0,
        "cooperation_bp": 2_500,
        "competition_bp": 2_500,
    }
    assert scoring.tmt_role(PAR, leaks_found=0, **rich) == 40
    assert scoring.tmt_role(PAR, leaks_found=3, **rich) == 36
    assert scoring.tmt_role(PAR, leaks_found=0, **{**rich, "competition_bp": 2_499}) == 34
    assert scoring.tmt_role(PAR, leaks_found=0, **{**rich, "gap_bp": 1_750}) == 37
    assert scoring.tmt_identity(PAR, result_keur=20_500, trust_bp=5_000) == 21


def test_heads_and_engineers_reach_forty_and_never_fall_below_nothing() -> None:
    assert scoring.alliance_head_role(PAR, joint_share_keur=5_000, agreed=True, won=True, trust_bp=8_000) == 40
    assert scoring.alliance_head_role(PAR, joint_share_keur=2_500, agreed=True, won=False, trust_bp=5_000) == 20
    lead = {"exclusivity_bp": 5_500, "share_bp": 6_000}
    assert scoring.product_head_role(solo_wins=1, joint_wins_led=1, joint_wins_guest=1, **lead) == 40
    assert scoring.product_head_role(solo_wins=0, joint_wins_led=1, joint_wins_guest=1, **lead) == 36
    none = {"solo_wins": 0, "joint_wins_led": 0, "joint_wins_guest": 0}
    assert scoring.product_head_role(exclusivity_bp=4_500, share_bp=5_000, **none) == 13
    assert scoring.product_head_role(exclusivity_bp=4_500, share_bp=2_500, firms=4, **none) == 13, (
        "an even share of four"
    )
    bench: dict[str, Any] = {"solved_bp": 10_000, "gained_units": 35, "breakthrough": True}
    assert scoring.alliance_engineer_role(traced=False, honest=True, **bench) == 40
    assert scoring.alliance_engineer_role(traced=True, honest=True, **bench) == 28
    assert scoring.alliance_engineer_role(traced=True, honest=False, **bench) == 16
    idle: dict[str, Any] = {"solved_bp": 0, "gained_units": 0, "breakthrough": False}
    assert scoring.alliance_engineer_role(traced=True, honest=False, **idle) == 0
    assert scoring.product_engineer_role(core_units=615, novelty_bp=5_100, learned_units=80) == 40
    assert scoring.product_engineer_role(core_units=548, novelty_bp=3_500, learned_units=40) == 20


def test_what_you_identify_with_is_what_pays_you() -> None:
    firm_fared, team_fared = 2_000, 9_000
    loyal = scoring.identity_part([Loyalty(8_000, firm_fared), Loyalty(2_000, team_fared)])
    drawn = scoring.identity_part([Loyalty(2_000, firm_fared), Loyalty(8_000, team_fared)])
    assert (loyal, drawn) == (8, 19)
    assert scoring.identity_part([Loyalty(5_000, 14_000)]) == 25
    assert scoring.identity_part([Loyalty(0, 9_000)]) == 0


def test_gains_of_units_teams_and_crafts_are_capped() -> None:
    assert scoring.alliance_unit_gain(PAR, joint_share_keur=5_000, joint_tenders_keur=0, credited=False) == 6_000
    assert scoring.alliance_unit_gain(PAR, joint_share_keur=5_000, joint_tenders_keur=5_000, credited=True) == 10_000
    assert scoring.product_unit_gain(exclusivity_bp=5_500, share_bp=4_000, credited=True) == 9_000
    assert scoring.team_gain(PAR, joint_keur=13_000, credited=True) == 10_000
    assert [scoring.mastery_gain(units) for units in (400, 534, 700)] == [0, 4_000, 10_000]
    assert (scoring.word_gain(1, 2), scoring.word_gain(0, 0)) == (5_000, 0)


def test_points_of_a_quarter_stay_within_a_hundred() -> None:
    assert scoring.quarter_points(role=40, goal=10, identity=25, firm=15, alliance=10) == 100
    assert scoring.quarter_points(role=31, goal=5, identity=12, firm=7, alliance=4) == 59


def test_legacy_pays_for_the_relation_on_the_last_day() -> None:
    joint = [9_000, 3_000, 4_000, 5_000]
    assert scoring.legacy(C, joint, trust_bp=6_000, trust_back_bp=5_000) == 3 * 4_000 // 2 // 2
    assert scoring.legacy(C, [4_000], trust_bp=10_000, trust_back_bp=10_000) == 6_000
    assert scoring.legacy(C, [], trust_bp=6_000, trust_back_bp=5_000) == 0
    assert scoring.legacy(C, joint, trust_bp=6_000, trust_back_bp=5_000, firms=3) == 2_000


def test_totals_of_the_alliance_and_of_a_person() -> None:
    assert scoring.alliance_total([4_000, 4_000], life=2, quarters=8, joint_tenders_keur=500) == 5_500
    assert scoring.alliance_total([4_000] * 8, life=8, quarters=8, joint_tenders_keur=0) == 32_000
    assert scoring.final_points(PAR, [50, 60, 70], 5_000) == (92 * 60 + 8 * 50) // 100


@pytest.mark.parametrize(
    ("goal", "quarter", "points"),
    [
        ("core_grows", Quarter(core_change_units=-10), 5),
        ("novelty", Quarter(novelty_change_bp=200), 5),
        ("no_trace", Quarter(traced=True), 0),
        ("credited_by_partner", Quarter(credited=True), 10),
        ("solo_wins", Quarter(bid_alone=True), 4),
        ("joint_wins", Quarter(joint_agreed=True), 5),
        ("most_invited", Quarter(invited=2, inviting=1), 10),
        ("most_invited", Quarter(), 5),
        ("never_two_falls", Quarter(falls=1), 5),
        ("never_two_falls", Quarter(falls=4), 0),
        ("word_kept", Quarter(words_kept=1, words_due=3), 3),
        ("word_kept", Quarter(), 6),
        ("concern_answered", Quarter(concern_raised=True), 5),
        ("first_to_raise", Quarter(raised_first=True), 10),
        ("partner_stays", Quarter(promise_running=True), 10),
        ("partner_stays", Quarter(promise_running=True, notice_given=True), 5),
    ],
)
def test_private_goals(goal: Goal, quarter: Quarter, points: int) -> None:
    assert goal_part(goal, quarter) == points


def test_every_goal_pays_between_nothing_and_ten() -> None:
    assert all(0 <= goal_part(goal, Quarter()) <= 10 for goal in GOALS)
    assert len(GOALS) == 12
