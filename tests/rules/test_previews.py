"""What a chip says before a card is played is what the law then does, as a range where the seat cannot know (gamedesign §3)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from game.ids import Component, Seat
from game.moves import (
    AskPartner,
    AuditPartner,
    BuildCore,
    CallHome,
    Card,
    FileMinutes,
    HandBack,
    LockComponent,
    MarkWhatMatters,
    OpenClass,
    PassHome,
    RaiseConcern,
    SetMandate,
    SitIn,
    StudyInsights,
    TellSharedWin,
    TryOddIdea,
    UseInsight,
    VouchWall,
    WalkOver,
)
from game.rules.engine import LAWS
from game.rules.state import State
from tests.rules import play

TMT, ALLY, PROD, LAB = Seat("heron.tmt"), Seat("heron.ally"), Seat("heron.prod"), Seat("heron.eng_a1")
SHOP = Seat("heron.eng_p1")
CORE, THEIRS = Component("curve"), Component("cool")


def told(state: State, seat: Seat, card: Card, chip: str) -> tuple[int, int]:
    """Return the range that a chip of a card shows, in percent."""
    effects: tuple[Any, ...] = LAWS[card.card].effects(state, seat, card)
    reading = next(one.reading for one in effects if one.label.key == f"effect.{chip}")
    assert reading is not None
    assert reading.unit == "percent"
    return reading.low, reading.high


@pytest.mark.parametrize(
    ("seat", "card", "chip", "percent"),
    [
        (TMT, AuditPartner("kestrel"), "digging_found", 30),  # type: ignore[arg-type]  # a firm's name
        (ALLY, SitIn(LAB), "detection", 20),
        (ALLY, PassHome("everything"), "they_may_notice", 25),
        (PROD, LockComponent(CORE), "leaking", -75),
        (PROD, LockComponent(CORE), "stalls", -20),
        (LAB, AskPartner(Component("pack"), "underneath"), "fishing_noticed", 50),
        (LAB, CallHome(), "pace", -8),
        (LAB, FileMinutes("honest"), "traced_often", 80),
        (LAB, FileMinutes("outline"), "traced_rarely", 40),
        (LAB, RaiseConcern("dig", TMT), "found_if_true", 20),
        (LAB, HandBack("1"), "home_loses", -85),
        (TMT, AuditPartner("kestrel"), "leaking", -60),  # type: ignore[arg-type]  # a firm's name
        (ALLY, OpenClass(2), "pride_softens", 40),
        (ALLY, VouchWall(), "they_open_up", 25),
        (SHOP, BuildCore(0, CORE), "core_grows", -40),
        (SHOP, StudyInsights(2), "home_learns", 45),
        (SHOP, TryOddIdea(0), "novelty", -65),
        (SHOP, WalkOver(2, LAB), "guarding", 36),
    ],
)
def test_a_chance_that_the_law_fixes_is_told_as_it_is(seat: Seat, card: Card, chip: str, percent: int) -> None:
    assert told(play.table("tiny"), seat, card, chip) == (percent, percent)


def test_what_catches_on_is_less_where_the_own_top_talks_one_sidedly() -> None:
    assert told(play.table("tiny"), ALLY, TellSharedWin(2), "catching_on") == (30, 50)


def test_an_engineers_work_is_told_as_its_part_of_the_house() -> None:
    state = play.table()
    assert told(state, Seat("itcom.eng_p1"), StudyInsights(0), "home_learns") == (-45, -45), "two engineers work there"


def test_who_walks_nowhere_is_promised_nothing() -> None:
    assert LAWS["F4"].effects(play.table("tiny"), SHOP, WalkOver(0, LAB)) == ()


def test_a_mark_travels_with_up_to_a_quarter_as_that_hangs_on_what_is_said() -> None:
    assert told(play.table("tiny"), PROD, MarkWhatMatters(CORE), "map_travels") == (0, 25)


def test_a_mandate_says_how_much_sharing_it_can_move_and_that_an_unexplained_cut_may_do_half() -> None:
    deep = play.with_firm(play.table("tiny"), 0, mandate=3)
    assert told(deep, TMT, SetMandate("walk_through"), "sharing") == (-30, -15)
    assert told(deep, TMT, SetMandate("documents"), "sharing") == (-65, -32)
    shallow = play.with_firm(deep, 0, mandate=1)
    assert told(shallow, TMT, SetMandate("walk_through"), "sharing") == (0, 100)


@pytest.mark.parametrize(("units", "least", "most"), [(100, 26, 76), (200, 52, 100), (900, 65, 100)])
def test_use_is_noticed_by_what_came_home_and_more_often_when_somebody_looks(units: int, least: int, most: int) -> None:
    state = play.table("tiny")
    at = state.scenario.component_at[THEIRS]
    home = tuple(units if n == at else 0 for n in range(len(state.scenario.components)))
    full = replace(state, came_home=(home, *state.came_home[1:]))
    assert told(full, PROD, UseInsight((THEIRS,)), "noticed") == (least, most)
