"""Habits that wait for a cause: what a conduct lays when there is one, and that it does not when there is none."""

from dataclasses import replace

import pytest

from game.ids import Seat
from game.lab import conduct, temper
from game.lab.levers import NEUTRAL, Levers
from game.lab.policies import BALANCED
from game.lab.sight import Chair, Sight, chairs_of
from game.lab.temper import Memory
from tests.rules import play

TOP, ALLY, PROD, LAB = (Seat(f"itcom.{role}") for role in ("tmt", "ally", "prod", "eng_a1"))


def chair(seat: Seat) -> Chair:
    return next(one for one in chairs_of(play.scenario("itcom-insys")) if one.seat == seat)


def kinds(seat: Seat, sight: Sight, phase: str, **levers: object) -> set[str]:
    conduct_of: Levers = {**NEUTRAL[chair(seat).role], **levers}  # type: ignore[dict-item]  # values of the grid
    wishes = conduct.wishes_of(phase, chair(seat), sight, conduct_of)  # type: ignore[arg-type]  # a phase
    return {str(wish[0].card) for wish in wishes if wish}


@pytest.mark.parametrize(("quarter", "is_told"), [(1, True), (2, False), (3, False), (4, True)])
def test_a_sporadic_story_is_told_in_every_third_quarter(quarter: int, is_told: bool) -> None:
    sight = Sight(quarter, 12, 6, course=(40, 40, 20), stance="guarded", mandate=2, structure=(50, 50, 0))
    assert ("T2" in kinds(TOP, sight, "strategy", story_early="sporadic", story_late=0)) == is_told


def test_a_lab_is_shielded_when_its_top_talks_one_sidedly_and_a_component_locked_where_trust_is_low() -> None:
    for is_loud in (False, True):
        sight = Sight(2, 12, 4, place="visits", moods=(3,) * 6, is_loud=is_loud)
        assert ("A8" in kinds(ALLY, sight, "units", shield="due")) == is_loud
        assert "A8" in kinds(ALLY, sight, "units", shield=1)
    for trust, is_locked in (((3, 2), False), ((3, 1), True)):
        assert ("P5" in kinds(PROD, Sight(2, 12, 4, trust=trust), "units", lock="due")) == is_locked


def test_home_is_called_before_what_lies_next_to_the_own_core() -> None:
    topic = chair(LAB).topics[0]
    calm = Sight(2, 12, 3, partner=Seat("insys.eng_a1"), asked=topic, pull=1, need=2, mandate=3)
    for sight, calls in ((calm, False), (replace(calm, hot=(topic,)), True)):
        for depth, how, is_called in (
            ("documents", "hot", calls),
            ("documents", "spare", calls),
            ("deep_dive", "spare", False),
        ):
            assert ("E3" in kinds(LAB, sight, "encounters", depth=depth, call_home=how)) == is_called


@pytest.mark.parametrize(("memory", "is_robbed", "mandate", "audit"), [
    (Memory(), False, "deep_dive", 0), (Memory(alarm=0.35), False, "walk_through", 1), (Memory(), True, "walk_through", 1),
])  # fmt: skip
def test_a_top_takes_care_after_a_find_or_a_taking(memory: Memory, is_robbed: bool, mandate: str, audit: int) -> None:
    wary = BALANCED.but(tmt={"mandate": "earned", "audit": "due"})
    levers = temper.top(wary, Sight(2, 12, 6, is_robbed=is_robbed), memory, 0.5)
    assert (levers["mandate"], levers["audit"]) == (mandate, audit)
