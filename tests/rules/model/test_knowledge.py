"""Knowledge and leaks (M17–M31) against the formulas written out with their numbers, and their limits."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.model import knowledge, leaks
from game.rules.model.constants import DEFAULTS as C
from game.rules.model.constants import override
from game.rules.model.knowledge import Mastery

LEVEL = st.floats(0, 1)


def test_m17_the_alliance_unit_starts_with_less_core_than_the_product_unit() -> None:
    start = knowledge.starting_mastery
    assert start(C, "core", own=True, overlap=0.4) == (0.45, 0.60)
    assert start(C, "complementary", own=True, overlap=0.4) == (0.65, 0.55)
    assert start(C, "common", own=False, overlap=0.4) == pytest.approx((0.5, 0.5))
    assert start(C, "complementary", own=False, overlap=0.4) == pytest.approx((0.23, 0.23))
    assert start(C, "core", own=False, overlap=0.4) == pytest.approx((0.108, 0.108))


def test_m18_and_m19_overlap_and_absorption() -> None:
    own, other = [0.5, 0.7, 0.6, 0.2], [0.6, 0.5, 0.3, 0.65]
    found = knowledge.overlap(C, own, other, common=2)
    assert found == pytest.approx(1.5 / 2.55 * (0.4 + 0.6 * 0.5 / 0.8))
    taken = knowledge.absorptive_capacity(C, understanding=0.3, overlap=found)
    assert taken == pytest.approx(0.55 * (0.3 + 0.9 * found))
    assert knowledge.absorptive_capacity(C, understanding=1, overlap=1, base=0.9) == pytest.approx(1.2)
    assert knowledge.overlap(C, [0.0], [0.0], common=1) == 0


@given(LEVEL, LEVEL, LEVEL, LEVEL)
def test_m20_and_m21_meeting_and_transfer(y: float, other: float, ded: float, coloc: float) -> None:
    enc = knowledge.intensity(C, cooperate=y, cooperate_other=other, partners=2, participation=0.6, dedication=ded)
    assert enc == pytest.approx(min(1, 2 * math.sqrt(y * other)) / 2 * 0.6 * (0.7 + 0.6 * ded))
    gain = knowledge.transfer(
        C,
        volume=0.7 * enc,
        capacity=0.5,
        tacitness=0.6,
        colocation=coloc,
        giver=0.7,
        taker=0.3,
        engineers=2,
        asked=False,
    )
    assert gain == pytest.approx(0.3 * 0.5 * 0.7 * enc * (1 - 0.3 * (1 - coloc)) * 0.4 / 2 * 0.75)


def test_nobody_learns_from_who_knows_less() -> None:
    gain = knowledge.transfer(C, volume=1, capacity=1, tacitness=0, colocation=1, giver=0.3, taker=0.7, engineers=2)
    assert gain == 0
    assert leaks.leak_amount(C, capacity=1, giver=0.3, taker=0.7) == 0


@given(LEVEL, LEVEL, LEVEL, LEVEL, LEVEL)
def test_m22_leak_chance(x: float, enc: float, m: float, guard: float, probe: float) -> None:
    said = x * enc * (0.2 + 1.8 * x) + 0.38 * probe * enc
    expected = min(0.95, 0.9 * 0.7 * said * (0.4 + 0.8 * m) * (1 - guard) * (1 + 0.6 * probe))
    found = leaks.leak_chance(C, adjacency=0.7, depth=x, intensity=enc, immersion=m, guard=guard, probe=probe)
    assert found == pytest.approx(expected)
    locked = leaks.leak_chance(
        C, adjacency=0.7, depth=x, intensity=enc, immersion=m, guard=guard, probe=probe, locked=True
    )
    assert locked == pytest.approx(expected / 4)
    meant: dict[str, Any] = {
        "adjacency": 0.7,
        "depth": x,
        "intensity": enc,
        "immersion": m,
        "guard": guard,
        "probe": probe,
    }
    assert leaks.leak_chance(C, watched=True, **meant) == pytest.approx(0.4 * expected)
    assert leaks.leak_chance(C, respected=True, **meant) == pytest.approx(0.2 * expected)


def test_leaks_are_convex_in_depth_and_fall_with_guard() -> None:
    def chance(x: float, guard: float = 0.4) -> float:
        return leaks.leak_chance(C, adjacency=0.7, depth=x, intensity=0.8, immersion=0.6, guard=guard)

    assert chance(0.7) > chance(0.35) * 2
    assert chance(1.0) - chance(0.7) > chance(0.7) - chance(0.4)
    assert chance(0.7, guard=1.0) == 0 < chance(0.7, guard=0.8) < chance(0.7, guard=0.2)


def test_m23_and_m24_amount_detection_and_tracing() -> None:
    assert leaks.leak_amount(C, capacity=0.5, giver=0.45, taker=0.1) == pytest.approx(0.75 * 0.5 * 0.35)
    assert leaks.detection_chance(C, 0.0) == pytest.approx(0.12)
    assert leaks.detection_chance(C, 0.8, honest=True, sat_in=True, concern=True) == 1.0
    assert leaks.detection_chance(C, 0.4, honest=True) == pytest.approx(0.45)
    assert (leaks.tracing_chance(C, True), leaks.tracing_chance(C, False)) == (0.8, 0.4)
    assert (leaks.containment_chance(C, False), leaks.containment_chance(C, True)) == (0.7, 0.9)
    assert leaks.mark_travel_chance(C, 0.7, 0.4) == pytest.approx(0.25 * 0.7 * 0.6)


def test_m25_depth_beyond_the_need_is_worth_a_quarter() -> None:
    assert knowledge.useful_depth(C, 0.35, 0.7) == 0.35
    assert knowledge.useful_depth(C, 1.0, 0.35) == pytest.approx(0.35 + 0.25 * 0.65)
    assert knowledge.solved(C, depth=1.0, depth_other=0.35, need=0.7) == pytest.approx(0.5)
    assert knowledge.solved(C, depth=1.0, depth_other=1.0, need=0.7, asked=False) == 0.5
    assert knowledge.solved(C, depth=0.7, depth_other=1.0, need=0.7, called_home=True) == 0.9


def test_m25_contribution_with_every_tactic() -> None:
    work = knowledge.joint_work(
        C, depth=0.7, need=0.7, intensity=0.8, mastery=0.6, tacitness=0.5, colocation=0.2,
        asked=False, called_home=True, built_on_theirs=True, locked=True,
    )  # fmt: skip
    assert work == pytest.approx(0.7 * 0.8 * 0.6 * (1 + 0.8 * (0.25 - 0.4)) * 0.75 * 0.92 * 1.22 * 0.8)
    assert knowledge.specialisation(C, 0.6, 0.5) == pytest.approx(1 + 0.25 * 0.6 * (0.3 + 0.93 * 0.75))
    assert knowledge.specialisation(C, 0.6, 0.0) == pytest.approx(1 + 0.25 * 0.6 * 0.3)
    spill = knowledge.spillover(C, 0.4, 0.45)
    assert spill == pytest.approx(0.5 * 0.4 * 2 * 0.45)
    found = knowledge.contribution(C, work=work, engineers=2, specialisation=1.15, spillover=spill)
    assert found == pytest.approx(work / 1.6 * 1.15 * 1.18)


def test_tacit_work_needs_nearness_unless_that_is_switched_off() -> None:
    near, off = override({"nearness": 1}), override({"nearness": 0})
    args: dict[str, Any] = {"depth": 1.0, "need": 1.0, "intensity": 1.0, "mastery": 1.0, "tacitness": 0.5}
    assert knowledge.joint_work(near, colocation=1.0, **args) == pytest.approx(1.25)
    assert knowledge.joint_work(near, colocation=0.0, **args) == pytest.approx(0.75)
    assert knowledge.joint_work(C, colocation=0.0, **args) == pytest.approx(0.8)
    assert knowledge.joint_work(off, colocation=0.0, **args) == 1.0


def test_m26_documents_never_break_through() -> None:
    args: dict[str, Any] = {"depth": 1.0, "depth_other": 1.0, "intensity": 1.0, "understanding": 1.0}
    assert knowledge.breakthrough_chance(C, need=0.35, **args) == 0
    assert knowledge.breakthrough_chance(C, need=0.7, **args) == 0.8
    args["understanding"], args["depth"] = 0.25, 0.7
    assert knowledge.breakthrough_chance(C, need=0.7, **args) == pytest.approx(0.75 * 0.7 * 0.8)


def test_m27_flow_between_units() -> None:
    channel = knowledge.flow_channel(C, separation=0.8, integration=0.25, belonging=0.6)
    assert channel == pytest.approx(0.55 * 0.4 * 0.8)
    home = knowledge.flow_home(C, channel=channel, willingness=0.5, amnesia=0.4, parallel=0.25, notes=0.5, study=2)
    assert home == pytest.approx(channel * 0.5 * 0.7 * 1.25 * 1.45)
    walked = knowledge.flow_home(C, channel=channel, willingness=0.1, amnesia=0, parallel=0, visits=1.5, outlines=0.5)
    assert walked == pytest.approx(channel * (0.1 + 0.45) * 0.96), (
        "corridors carry what papers do not; outlines keep it"
    )
    open_doors = knowledge.flow_home(C, channel=channel, willingness=1, amnesia=0, parallel=0, visits=2)
    assert open_doors == pytest.approx(channel), "nothing passes more than all"
    assert knowledge.gain_home(C, home, alliance=0.5, product=0.2, wall=0.4) == pytest.approx(home * 0.6 * 0.6 * 0.3)
    assert knowledge.gain_across(0.3, alliance=0.2, product=0.6) == pytest.approx(0.12)
    assert knowledge.gain_home(C, home, alliance=0.2, product=0.5) == 0
    assert [knowledge.willingness(C, choice) for choice in (0, 0.5, 1)] == [0.1, 0.5, 1]
    assert knowledge.default_pass_home(C, 0.6, 0.3) == pytest.approx(1 - 0.6 * 0.6 * 0.7)
    assert knowledge.default_pass_across(C, 0.6, 0.3) == pytest.approx(1 - 0.7 * 0.4 * 0.7)


def test_the_wall_stops_partner_core_altogether() -> None:
    assert knowledge.gain_home(C, 0.5, alliance=0.5, product=0.2, wall=1) == 0


def test_m28_own_core_grows_slower_where_people_drift() -> None:
    assert knowledge.contest_effort(C, 0.4) == pytest.approx(0.4, abs=1e-6)
    assert knowledge.contest_effort(C, 0.1) == pytest.approx(0.4 * 0.25**0.6, rel=1e-5)
    lazy = knowledge.drift(C, closeness=0.7, salience=0.2, built_on_theirs=0.5)
    assert lazy == pytest.approx(0.7 * 0.8 + 0.05)
    found = knowledge.core_growth(C, 0.6, effort=0.4, specialisation=1.1, drift=lazy, build=2)
    assert found == pytest.approx(0.24 * 0.4 * 1.1 * (1 - 0.6 * lazy) * 0.4 * 0.5 * 1.04)
    assert knowledge.core_growth(C, 1.0, effort=1, specialisation=1, drift=0) == 0


def test_m29_to_m31_growth_ageing_and_likeness() -> None:
    grown = knowledge.joint_growth(C, Mastery(0.65, 0.55), 0.4)
    assert grown.alliance == pytest.approx(0.24 * 0.5 * 0.4 * 0.35 * 0.4)
    assert grown.product == pytest.approx(0.02 * (0.65 + grown.alliance - 0.55))
    assert knowledge.ageing(C, 0.2) == pytest.approx((1 - 0.6 * 0.035 * 1.4, 1 - 0.035 * 1.4))
    assert knowledge.redundancy(C, [0.2, 0.8, 0.3], [0.6, 0.6, 0.6]) == pytest.approx(1.1 / 3 / 0.6)
    assert knowledge.redundancy(C, [0.6, 0.7], [0.6, 0.5]) == 1
