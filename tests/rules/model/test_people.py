"""Tensions and identities (M1–M16) against the formulas written out with their numbers, and their limits."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.model import identity, tensions
from game.rules.model.constants import DEFAULTS as C
from game.rules.model.constants import override
from game.rules.model.identity import Pulls
from game.rules.model.tensions import Allocation

LEVEL = st.floats(0, 1)
NEAR = 2e-6


def logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x))


@given(LEVEL, LEVEL, LEVEL, LEVEL, LEVEL)
def test_m1_performing_tension(y: float, z: float, rho: float, par: float, cap: float) -> None:
    expected = min(1, 2 * math.sqrt(y * z) * (0.5 + 0.5 * rho) * (1 + 0.3 * par)) * (1 - 0.4 * cap)
    found = tensions.performing_tension(C, cooperate=y, compete=z, rivalry=rho, parallel=par, capability=cap)
    assert found == pytest.approx(expected)


def test_m2_and_m3_strain_costs_tokens() -> None:
    calm, torn = tensions.strain(C, 0.0, 0.5), tensions.strain(C, 1.0, 0.0)
    assert (calm, torn) == (0.0, 1.0)
    assert tensions.attention(C, torn) == 1.0  # 3·(1 − .7) = .9, held at the floor
    assert tensions.tokens(C, tensions.attention(C, torn)) == 2
    assert tensions.tokens(C, tensions.attention(C, calm)) == 5
    assert tensions.attention(C, tensions.strain(C, 1.0, 1.0)) == pytest.approx(3.45)
    assert tensions.strain(C, 0.5, 0.9) < 0  # a paradox mindset is energised


def test_m3_whole_tokens_buy_the_stated_efforts() -> None:
    assert [tensions.story_effort(C, n) for n in range(3)] == [0.0, 0.5, 0.9]
    assert [tensions.listening_effort(C, n) for n in range(3)] == [0.0, 0.4, 0.8]
    assert [tensions.dialogue_effort(C, n) for n in range(3)] == [0.0, 0.5, 0.8]
    assert tensions.head_tokens(C, 0.5) == 4


def test_m4_slips_keep_the_course_in_bounds_and_whole() -> None:
    plan = Allocation(0.4, 0.4, 0.2)
    assert tensions.realised_course(C, plan, slip_cooperate=0, slip_compete=0) == pytest.approx(plan)
    wild = tensions.realised_course(C, plan, slip_cooperate=-3, slip_compete=3)
    assert sum(wild) == pytest.approx(1)
    assert wild == pytest.approx((0.05 / 1.15, 0.9 / 1.15, 0.2 / 1.15))
    assert tensions.blur(C, 0.6) == pytest.approx(0.03)
    assert tensions.blur(C, -0.6) == 0


def test_m5_and_m6_capability_and_structure() -> None:
    found = tensions.capability_next(C, 0.3, dialogue=0.8, diversity=0.5, story_both=0.9)
    assert found == pytest.approx(0.3 + 0.12 * 0.8 * 1.0 * 0.7 + 0.03 * 0.9 * 0.7 - 0.003)
    assert tensions.moved(C, 0.4, 1.0) == pytest.approx(0.7)
    assert tensions.project_form(C, separation=0.3, project=1.0, several=False) == (0.8, 0.5)
    assert tensions.project_form(C, separation=0.3, project=1.0, several=True) == (0.8, 0.0)
    found = tensions.organizing_tension(C, separation=0.5, integration=0.3, cooperation=0.4, competition=0.5)
    assert found == pytest.approx(0.5 * 0.7 * 0.8 + 0.5 * math.sqrt(0.2) * (1 - 0.18) * 1.3)


@given(LEVEL, LEVEL, LEVEL)
def test_m7_immersion(complexity: float, coloc: float, scope: float) -> None:
    found = identity.immersion(C, complexity=complexity, colocation=coloc, scope=scope)
    assert found == pytest.approx(min(1, 0.25 + 0.75 * complexity * (0.5 + 0.5 * coloc) * scope))


@given(*[LEVEL] * 9)
def test_m8_to_m12_boundary_behaviour(
    org: float, unit: float, team: float, prof: float, m: float, sep: float, comp: float, q: float, wall: float
) -> None:
    trust, distrust, talk_partner, talk_own = 0.62, 0.35, 0.2, 0.45
    for in_a in (True, False):
        pulls = identity.pulls(
            C, org=org, unit=unit, team=team, prof=prof, immersion=m, in_alliance_unit=in_a,
            talk_partner=talk_partner, talk_own=talk_own, separation=sep, competition=comp,
        )  # fmt: skip
        pp = team + 0.9 * prof * m * 0.8 + (0.5 * unit * 0.5 if in_a else 0) + 0.5 * talk_partner
        op = (
            0.8 * org + 0.11 + (0 if in_a else 0.5 * unit) + 0.5 * talk_own * (1 - 0.8 * team) + 0.45 * (1 - sep) * comp
        )
        assert pulls == pytest.approx((pp, op))
        near = identity.closeness(C, pulls=pulls, trust=trust, distrust=distrust, wall=wall)
        logit = 2.4 * (pp - op) + 1.2 * (trust - 0.5) - 1.6 * (distrust - 0.25) * (1 - 0.6 * wall) + 0.5 * wall
        assert near == pytest.approx(logistic(logit), abs=NEAR)
        torn = identity.belonging_tension(C, pulls)
        assert torn == pytest.approx((1 - abs(pp - op) / (pp + op)) * min(1, (pp + op) / 2))
        assert identity.openness(C, near, q) == pytest.approx(near + 0.75 * q * (1 - near))
        held = ((1 - near) + 0.75 * q * near) * (1 - 0.3 * torn * (1 - q))
        assert identity.guard(C, closeness=near, salience=q, tension=torn) == pytest.approx(held)


@given(LEVEL, LEVEL)
def test_without_salience_one_is_either_open_or_on_guard(near: float, torn: float) -> None:
    assert identity.openness(C, near, 0) + identity.guard(C, closeness=near, salience=0, tension=torn) <= 1 + 1e-12


@given(LEVEL)
def test_full_salience_allows_both(near: float) -> None:
    both = identity.openness(C, near, 1) + identity.guard(C, closeness=near, salience=1, tension=1)
    assert both == pytest.approx(1 + C.decoupling)


def test_a_partner_without_any_pull_tears_nobody() -> None:
    assert identity.belonging_tension(C, Pulls(0, 0)) == 0
    assert identity.belonging_tension(C, Pulls(0.8, 0)) == 0
    assert identity.belonging_tension(C, Pulls(0.8, 0.8)) == pytest.approx(0.8)
    assert identity.belonging_tension(C, Pulls(1.5, 1.5)) == 1
    assert identity.belonging_tension(C, Pulls(0.8, 0.8), shielded=True) == pytest.approx(0.32)


@given(LEVEL)
def test_m13_the_pull_keeps_its_mean(inclination: float) -> None:
    draws = [(i + 0.5) / 400 for i in range(400)]
    mean = sum(identity.depth(C, identity.pull_rung(C, inclination, d)) for d in draws) / 400
    assert mean == pytest.approx(inclination, abs=0.002)


def test_m13_focus_is_lost_by_the_torn_and_given_back_by_a_colleague() -> None:
    assert [identity.focus(C, 0.34, False), identity.focus(C, 0.35, False), identity.focus(C, 0.9, True)] == [3, 2, 3]


def test_m14_salience_needs_the_same_story_told_heard_and_carried() -> None:
    clear = identity.clarity(C, consistency=0.64, listening=0.8, integration=0.6)
    assert clear == pytest.approx(1.2 * (0.4 + 0.6 * 0.64) * (0.3 + 0.72) * (0.55 + 0.27))
    found = identity.salience_next(C, 0.3, story_both=0.9, clarity=clear)
    assert found == pytest.approx(0.3 + 0.45 * 0.9 * clear * 0.7 - 0.036)
    assert identity.salience_next(C, 0.3, story_both=0, clarity=clear) == pytest.approx(0.264)
    assert identity.salience_next(C, 0.3, story_both=0.9, clarity=clear, shielded=True) < found
    assert identity.consistency_next(C, 0.5, same_side=True, story=0.5) == pytest.approx(0.7)
    assert identity.consistency_next(C, 0.5, same_side=True, story=0.05) == pytest.approx(0.3)


def test_m15_and_m16_identification_follows_its_stimuli() -> None:
    assert identity.team_stimulus(C, volume=0.5, colocation=0.6, trust=0.5) == pytest.approx(0.5 * 0.74 * 0.75)
    org = identity.org_stimulus(
        C, listening=0.4, story_both=0.9, competition=0.5, talk_own=0.3, team=0.25, team_stimulus=0.4
    )
    assert org == pytest.approx(0.10 + 0.06 + 0.315 + 0.0375 + 0.5 * 0.3 * 0.8 - 0.08)
    assert identity.unit_stimulus(C, 0.6) == pytest.approx(0.2)
    assert identity.prof_stimulus(C, 0.7, 0.6) == pytest.approx(0.21)
    assert identity.identification_next(C, 0.4, 0.3, 0.15) == pytest.approx(0.4 + 0.25 * 0.3 * 0.6 - 0.1 * 0.25)
    assert identity.identification_next(C, 0.4, -0.3, 0.15) == pytest.approx(0.4 - 0.25 * 0.3 * 0.4 - 0.1 * 0.25)


def test_participation_of_product_engineers_depends_on_separation_unless_lent() -> None:
    assert identity.participation(C, in_alliance_unit=True, separation=1) == 1
    assert identity.participation(C, in_alliance_unit=False, separation=0.75) == pytest.approx(0.15)
    assert identity.participation(C, in_alliance_unit=False, separation=0.75, lent=True) == 0.6


def test_a_shield_lets_a_fifth_of_onesided_talk_through() -> None:
    assert identity.onesided_talk(C, 0.5, 1.0) == 1.0
    assert identity.onesided_talk(C, 0.5, 1.0, shielded=True) == pytest.approx(0.2)


def test_extra_guard_is_held_at_one() -> None:
    free = override({"depletion": 0})
    assert identity.guard(free, closeness=0, salience=0, tension=1, extra=0.3) == 1
